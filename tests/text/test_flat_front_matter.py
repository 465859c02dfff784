"""Does front matter without depth mean the same whether PyYAML is asked or not?"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from healthlint.text.frontmatter import flat, yaml
from healthlint.text.frontmatter.reader import find
from healthlint.text.prose import Span

KEYS = st.sampled_from("title headline description answers date lang seo_title 摘要 on No y null e5".split())
PIECES = [
    *("Sleep", "咳嗽", "two", "no", "true", "True", "null", "y", "n", "e", "x", "_", "7", "0", "12", "1_000"),
    *("2024-02-30", "2024-05-21", "2024-5-1", "2024-05-21 10:00:00", "0x1f", "0b1", "1e3", "1.5", "12:30"),
    *(
        " ",
        "  ",
        ":",
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "?",
        "&a",
        "*a",
        "!b",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "=",
        "<<",
    ),
    *("'", '"', "''", "\\", "\\n", "[", "]", "{", "}", ",", ", ", "“", "”", "’", "。", "：", "　", "😀"),
    *("\t", "\xa0", "\x85", "\u2028", "\ufeff", "\x07", "\ud800", "\n", "\r", "\r\n", "\n ", "\n  - "),
]
VALUES = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
QUOTED = st.tuples(st.sampled_from("'\""), VALUES).map(lambda each: each[0] + each[1] + each[0])
FLOW = st.lists(VALUES | QUOTED, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
LISTS = st.tuples(st.sampled_from(["", " ", "  "]), st.lists(VALUES | QUOTED, min_size=1, max_size=3)).map(
    lambda each: "".join(f"\n{each[0]}- {item}" for item in each[1])
)
LINES = st.tuples(KEYS, VALUES | QUOTED).map(": ".join)
LISTED = st.tuples(KEYS, FLOW.map(" ".__add__) | LISTS).map(":".join)
TEXTS = st.tuples(st.lists(LINES | LISTED, max_size=4), st.sampled_from(["\n", "\r\n", "\n\n", " \n"])).map(
    lambda each: "".join(entry + each[1] for entry in each[0])
)


def typed(value: Any) -> Any:
    """Return a value with its types, since True is 1."""
    if isinstance(value, dict):
        return [(typed(key), typed(each)) for key, each in value.items()]
    return [typed(each) for each in value] if isinstance(value, list) else (type(value), value)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("title: Sleep: two\n")
@example("title: 7 咳嗽\ndate: 2024-05-21\ndraft: false\n")
@example("answers:\n- One\n- 'Two'\nlang: en\n")
@example("answers: [One, 'Two', 3]\n")
def test_what_is_read_without_pyyaml_is_what_pyyaml_reads(text: str) -> None:
    source = f"---\n{text}---\n"
    place = Span(4, 4 + len(text))
    read = flat.read(source, place)
    if read is not None:
        values, texts = yaml.read(source, place)
        assert typed(read[0]) == typed(values)
        assert read[1] == texts


@pytest.mark.parametrize(
    "text",
    [
        "title: Sore knees\nauthor: 'Ada Quill'\ndate: 2024-05-21\nlang: en\n",
        'title: "How long does a cough last?"\r\nweight: 30\r\ndraft: true\r\n',
        "title: 3 weeks of coughing\n\ntags: [cough, 'cold']\nimage: https://example.org/a.png\n",
        "标题: 咳嗽多久才好？\n摘要: 三周：多数人\ntags:\n  - 咳嗽\n  - cold\n",
    ],
    ids=["plain values", "quotes and CRLF", "a list in brackets", "a list on lines"],
)
def test_most_front_matter_is_read_without_pyyaml(text: str) -> None:
    assert flat.read(f"---\n{text}---\n", Span(4, 4 + len(text))) is not None


@pytest.mark.parametrize(
    "text",
    [
        "seo:\n  title: One\n",
        "title: One\n  two\n",
        "title: One # two\n",
        "title: One: two\n",
        "title: yes\n",
        "title: 12:30\n",
        "title: &t One\n",
        "title: 'It''s'\n",
        'title: "A \\"new\\" cure"\n',
        "title: One\ntitle: Two\n",
        "answers:\n- One\n - Two\n",
        "date: 2024-02-30\n",
        "- One\n",
        "{}\n",
    ],
)
def test_what_may_mean_something_else_is_left_to_pyyaml(text: str) -> None:
    assert flat.read(f"---\n{text}---\n", Span(4, 4 + len(text))) is None


def test_flat_front_matter_does_not_import_pyyaml() -> None:
    program = (
        "import sys\n"
        "from healthlint.text.readers.markdown.reader import read\n"
        "document = read('---\\ntitle: Sore knees\\ndate: 2024-05-21\\n---\\nText', 'a.md')\n"
        "assert document.title.text == 'Sore knees'\n"
        "assert 'yaml' not in sys.modules\n"
        "read('---\\nseo:\\n  title: One\\n---\\n', 'a.md')\n"
        "assert 'yaml' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_place_of_a_value_is_that_of_its_characters() -> None:
    source = "---\ntitle: 'Sore knees'\ndescription: Rest.  \n---\n"
    front = find(source)
    assert front is not None
    assert [source[value.start : value.end] for value in front.values] == ["Sore knees", "Rest."]
