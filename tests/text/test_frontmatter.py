from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.frontmatter.reader import ERROR, find
from healthlint.text.readers.markdown.reader import read


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, "a.md").blocks]


CASES = {
    "a YAML title": ("---\ntitle: Sore knees\n---\nText", [("title", "Sore knees"), ("paragraph", "Text")]),
    "a list of titles": (
        '---\ntitle: [Sore knees, "Sore hips"]\n---\n# Head',
        [("title", "Sore knees"), ("metadata", "Sore hips"), ("heading", "Head")],
    ),
    "titles below one another": (
        "+++\ntitle = ['Sore knees']\n[seo]\ntitle = ['Knees']\n+++\n",
        [("title", "Sore knees"), ("metadata", "Knees")],
    ),
    "a title makes the first heading a heading": (
        "---\ntitle: Sore knees\n---\n# Head",
        [("title", "Sore knees"), ("heading", "Head")],
    ),
    "a heading is the title where there is no other": (
        "---\nlayout: post\n---\n# Head",
        [("title", "Head")],
    ),
    "texts of search results": (
        "---\ndescription: One.\ntags: [two]\nseo:\n  title: Three\n  meta_description: Four\n---\n",
        [("metadata", "One."), ("metadata", "Three"), ("metadata", "Four")],
    ),
    "quotes and escapes": (
        "---\ntitle: \"A \\\"new\\\" \\u5948\\x41\\tcure\"\nsummary: 'It''s new'\n---\n",
        [("title", 'A "new" 奈A cure'), ("metadata", "It's new")],
    ),
    "a folded text": (
        "---\nsummary: >-\n  One\n  two.\n\n  Three.\ntitle: T\n---\n",
        [("metadata", "One two."), ("metadata", "Three."), ("title", "T")],
    ),
    "a literal text": ("---\nexcerpt: |2 # kept\n  One\n  two.\n---\n", [("metadata", "One two.")]),
    "a plain text over two lines": ("---\ntitle: One\n  two # no\n---\n", [("title", "One two")]),
    "an anchor before the text": ('---\ntitle: &t "One"\ndescription: *t\n---\n', [("title", "One")]),
    "questions and answers": (
        "---\nfaq:\n  - question: Does it help?\n    answer: No.\n---\n",
        [("question", "Does it help?"), ("metadata", "No.")],
    ),
    "an image text": (
        "---\ncover:\n  alt: A knee\n  caption: Fig. 1\n---\n",
        [("alt", "A knee"), ("caption", "Fig. 1")],
    ),
    "numbers and dates are no texts": ("---\ntitle: 2024\ndescription: 2024-01-02\n---\n", []),
    "TOML": (
        '+++\ntitle = "A \\"new\\" cure"\n[params]\ndescription = \'One\'\n+++\nText',
        [("title", 'A "new" cure'), ("metadata", "One"), ("paragraph", "Text")],
    ),
    "a TOML text over several lines": (
        '+++\nsummary = """\nOne\ntwo \\\n   three.\n\nFour"""\n+++\n',
        [("metadata", "One two three."), ("metadata", "Four")],
    ),
    "JSON": (
        '{\n  "title": "A \\"new\\" \\u836f\\/tea",\n\t"seo": {"description": "One", "x": "2"}\n}\n\nText',
        [("title", 'A "new" 药/tea'), ("metadata", "One"), ("paragraph", "Text")],
    ),
    "JSON in a line": ('{"title": "标题"}\nText', [("title", "标题"), ("paragraph", "Text")]),
    "JSON with Windows line ends": (
        '{\r\n"title": "One"\r\n}\r\nText',
        [("title", "One"), ("paragraph", "Text")],
    ),
    "an object in a sentence is no front matter": (
        '{"title": 1} is an object',
        [("paragraph", '{"title": 1} is an object')],
    ),
    "broken JSON is text": ('{"title": One}\n', [("paragraph", '{"title": One}')]),
    "Windows line ends": ("---\r\ntitle: One\r\n---\r\nText", [("title", "One"), ("paragraph", "Text")]),
    "old Macintosh line ends": ("---\rtitle: One\r---\rText", [("title", "One"), ("paragraph", "Text")]),
    "a closing line of dots": ("---\ntitle: One\n...\nText", [("title", "One"), ("paragraph", "Text")]),
    "a break at the start is no front matter": ("---\n\nText\n\n---\n", [("paragraph", "Text")]),
    "front matter that is never closed is text": ("+++\nText", [("paragraph", "+++ Text")]),
    "broken YAML is no prose": ("---\ntitle: [One\n---\nText", [("paragraph", "Text")]),
    "broken TOML is no prose": ("+++\ntitle = One\n+++\nText", [("paragraph", "Text")]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_what_readers_see_of_front_matter(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_values_are_metadata() -> None:
    document = read("---\ntags: [a, b]\ndraft: true\nlang: zh-Hant\n---\n", "a.md")
    assert document.metadata == {"tags": ["a", "b"], "draft": True, "lang": "zh-Hant"}
    assert document.declared_language == "zh-Hant"


@pytest.mark.parametrize(
    "source", ["---\na: [\n---\n", "+++\na = \n+++\n", "---\na: 2024-99-99\n---\n", "---\na: \x00\n---\n"]
)
def test_a_syntax_error_is_noted(source: str) -> None:
    document = read(source, "a.md")
    assert list(document.metadata) == [ERROR]
    assert document.metadata[ERROR]


STYLES = {
    "plain": "---\ntitle: ⟦⟧\n---\n",
    "single": "---\nx: '😀'\ntitle: '中 ⟦⟧ b'\n---\n",
    "double": '---\ntitle: "\\u4e2d 😀 ⟦⟧ \\n b"\n---\n',
    "folded": "---\nsummary: >\n  a 😀\n  b ⟦⟧\n  c\n---\n",
    "literal": "---\nsummary: |-\n    中\n    ⟦⟧\n---\n",
    "nested": "---\nseo: {title: 'It''s ⟦⟧'}\n---\n",
    "toml basic": '+++\ntitle = "\\u4e2d 😀 ⟦⟧ b"\n+++\n',
    "toml multi-line": '+++\ndescription = """\n中\n⟦⟧ \\\n  b"""\n+++\n',
    "toml literal": "+++\nx = 1 # title = 'no'\ntitle = '中 ⟦⟧'\n+++\n",
    "toml table": "+++\n[[cover]]\nalt = 'no'\n[[cover]]\nalt = '''⟦⟧'''\n+++\n",
}


@pytest.mark.parametrize("template", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_words_of_front_matter_lead_to_their_place(template: str, line_end: str) -> None:
    before, after = template.replace("\n", line_end).split("⟦⟧")
    document = read(before + "zqcure" + after, "a.md")
    start = document.prose.index("zqcure")
    assert document.span(start, start + 6) == (len(before), len(before) + 6)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["---", "+++"]),
    st.lists(
        st.sampled_from(
            [
                "title: ",
                "title = ",
                "'",
                '"',
                '"""',
                "[",
                "]",
                "{",
                "}",
                "\n",
                "\r",
                "- ",
                "  ",
                "|",
                ">",
                "&a ",
                "*a",
                "!!x ",
                "\\",
                "中",
                "\x00",
                "\ud800",
                "#",
                "=",
                ".",
            ]
        ),
        max_size=25,
    ).map("".join),
)
def test_no_front_matter_makes_it_raise(fence: str, text: str) -> None:
    source = f"{fence}\n{text}\n{fence}\n"
    front = find(source)
    assert front is None or front.end <= len(source)
    for block in read(source, "a.md").blocks:
        assert 0 <= block.span.start <= block.span.end <= len(source)
