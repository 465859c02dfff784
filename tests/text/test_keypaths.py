from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.keypaths import locate, places

SOURCE = '''\
# [tool.wrong] key = "comment"
top = 1
a.b."c.d" = "dotted"   # a.b.x = 1

[tool.lint]
"quoted key" = 'lite"ral'
select = ["A", # "no"
    "B",
    { code = "C", deep = [1, [2, 3]] },
]
text = """
fake = "value"
[not.a.table]
""\\"still"""
raw = \'\'\'
other = 'x'\'\'\'
when = 1979-05-27 07:32:00
inline = { x = 1, y.z = "two", "q" = [] }

[[rule]]
code = "one"
  [rule.options]
  level = 1
[[rule]]
code = "two"
  [[rule.part]]
  name = "p"
  [rule.options]
  level = 2
["odd.name".'x']
é = true
'''
PLACES: dict[tuple[str | int, ...], tuple[str, str]] = {
    ("top",): ("top", "1"),
    ("a", "b", "c.d"): ('"c.d"', '"dotted"'),
    ("tool", "lint"): ("lint", "[tool.lint]"),
    ("tool", "lint", "quoted key"): ('"quoted key"', "'lite\"ral'"),
    ("tool", "lint", "select", 1): ('"B"', '"B"'),
    ("tool", "lint", "select", 2, "code"): ("code", '"C"'),
    ("tool", "lint", "select", 2, "deep", 1, 0): ("2", "2"),
    ("tool", "lint", "text"): ("text", '"""\nfake = "value"\n[not.a.table]\n""\\"still"""'),
    ("tool", "lint", "raw"): ("raw", "'''\nother = 'x''''"),
    ("tool", "lint", "when"): ("when", "1979-05-27 07:32:00"),
    ("tool", "lint", "inline", "y", "z"): ("z", '"two"'),
    ("rule", 0, "code"): ("code", '"one"'),
    ("rule", 1, "code"): ("code", '"two"'),
    ("rule", 1): ("rule", "[[rule]]"),
    ("rule", 0, "options", "level"): ("level", "1"),
    ("rule", 1, "options", "level"): ("level", "2"),
    ("rule", 1, "part", 0, "name"): ("name", '"p"'),
    ("odd.name", "x", "é"): ("é", "true"),
}


@pytest.mark.parametrize(
    ("path", "expected"), PLACES.items(), ids=[".".join(map(str, path)) for path in PLACES]
)
def test_a_key_and_its_value_are_located(path: tuple[str | int, ...], expected: tuple[str, str]) -> None:
    place = locate(SOURCE, path)
    assert place is not None
    assert place.path == path
    assert (SOURCE[slice(*place.key)], SOURCE[slice(*place.value)]) == expected


def test_of_two_tables_each_is_found_at_its_own_place() -> None:
    first, second = locate(SOURCE, ["rule", 0, "code"]), locate(SOURCE, ["rule", 1, "code"])
    assert first is not None
    assert second is not None
    assert SOURCE.index('"one"') == first.value.start < second.value.start == SOURCE.rindex('"two"')


def test_a_missing_key_leads_to_the_table_around_it() -> None:
    place = locate(SOURCE, ["tool", "lint", "missing", "deeper"])
    assert place is not None
    assert place.path == ("tool", "lint")
    assert SOURCE[slice(*place.value)] == "[tool.lint]"
    assert locate(SOURCE, ["nothing"]) is None
    assert locate(SOURCE, []) is None


def test_a_line_that_is_no_toml_hides_no_other() -> None:
    place = locate("a = [1,\nb = = 2\nc = 3\n", ["c"])
    assert place is not None
    assert place.value == (20, 21)


KEYS = st.sampled_from(["a", "b", "c-d", "1", '"e.f"', "'g'", '"\\u00e9"', '"中"'])
SCALARS = st.sampled_from(
    [
        "1",
        "-2.5",
        "true",
        "nan",
        "1979-05-27",
        "07:32:00",
        "1979-05-27 07:32:00Z",
        '"x"',
        "'y'",
        '"a # \\" ="',
        '"""\nk = "v"\n"""',
        "'''\n[t]\n'''",
        '"""a""b"""',
        "'''''q'''",
        "0xff",
        '"]}"',
        '"😀"',
    ]
)
GAPS = st.sampled_from(["", " ", "\t"])
LINES = st.sampled_from(["\n", "\n", "\r\n", " # a = 1\n", "\n\n# [x]\n"])


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> str:
    kind = draw(st.integers(0, 9)) if depth < 3 else 9
    if kind == 0:
        items = draw(st.lists(values(depth + 1), max_size=3))
        gap = draw(st.sampled_from(["", " ", "\n", " # ]\n"]))
        return "[" + gap + ("," + gap).join(item + gap for item in items) + "]"
    if kind == 1:
        keys = draw(st.lists(KEYS, max_size=3, unique=True))
        return "{ " + ", ".join(f"{key} = {draw(values(depth + 1))}" for key in keys) + " }"
    return draw(SCALARS)


@st.composite
def documents(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        keys = ".".join(draw(st.lists(KEYS, min_size=1, max_size=3)))
        header = draw(st.sampled_from(["", "[{}]", "[[{}]]", "[ {} ]"]))
        if header:
            parts.append(header.format(keys) + draw(LINES))
        for _ in range(draw(st.integers(0, 3))):
            key = (draw(GAPS) + "." + draw(GAPS)).join(draw(st.lists(KEYS, min_size=1, max_size=2)))
            parts.append(f"{draw(GAPS)}{key}{draw(GAPS)}={draw(GAPS)}{draw(values())}{draw(LINES)}")
    return "".join(parts)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, each in enumerate(value) for leaf in leaves(each, (*path, index))]
    return [(path, value)]


@settings(max_examples=200, deadline=None)
@given(documents())
def test_every_located_value_reads_as_the_value_that_the_parser_found(source: str) -> None:
    try:
        parsed = tomli.loads(source)
    except tomli.TOMLDecodeError:
        places(source)
        return
    for path, value in leaves(parsed):
        place = locate(source, path)
        assert place is not None
        assert place.path == path
        again = tomli.loads("k = " + source[slice(*place.value)])["k"]
        assert again == value or again != again


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(list("ab.=[]{}\"'\\#,\n\r 1")), max_size=40).map("".join))
def test_no_text_makes_the_scanner_raise(source: str) -> None:
    for path, place in places(source).items():
        assert place.path == path
        assert 0 <= place.key.start <= place.key.end <= len(source)
        assert 0 <= place.value.start <= place.value.end <= len(source)
