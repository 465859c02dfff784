"""A baseline is read as merging and editors leave it, and written so that they have little to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.run.baseline.entry import Entry, EntryError, entry_in, mark_line
from healthlint.run.baseline.file import read_baseline, write_baseline
from healthlint.run.baseline.sketch import Sketch
from healthlint.run.errors import UsageError
from healthlint_schemas import schema

MARK = '{"healthlint-baseline": 1}\n'
TEA = Sketch("PRO102", "00112233445566aa", "This tea is a ⟦miracle cure⟧.", ("abcdef", "123456"))
茶 = Sketch("PRO102", "00112233445566bb", "邻居说它是⟦灵丹妙药⟧。")
WHOLE = Sketch("DIS101", "00112233445566cc", article="aaaaaabbbbbb")
ENTRIES = [
    Entry("b/茶 水.md", 茶),
    Entry("b/茶 水.md", WHOLE),
    Entry("a.md", TEA, 3),
]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    write_baseline(file, ENTRIES)
    assert read_baseline(file) == sorted(ENTRIES, key=lambda entry: entry.order)


def test_lines_are_sorted_and_readable_and_end_in_line_feeds(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    write_baseline(file, ENTRIES)
    mark, *lines = file.read_bytes().decode().split("\n")
    assert mark + "\n" == MARK
    assert lines.pop() == ""
    assert [json.loads(line)["path"] for line in lines] == ["a.md", "b/茶 水.md", "b/茶 水.md"]
    assert "⟦灵丹妙药⟧" in lines[2]


def test_the_order_of_entries_makes_no_difference_to_the_file(tmp_path: Path) -> None:
    write_baseline(tmp_path / "one", ENTRIES)
    write_baseline(tmp_path / "other", ENTRIES[::-1])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_name_that_is_no_unicode_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    write_baseline(file, [Entry("caf\udce9.md", TEA)])
    assert read_baseline(file) == [Entry("caf\udce9.md", TEA)]


def test_there_may_be_no_file_and_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert read_baseline(tmp_path / "none") is None
    assert read_baseline(tmp_path / "empty") == []


def test_marks_line_ends_and_blank_lines_of_windows_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    write_baseline(file, ENTRIES)
    data = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") + b"\r\n")
    assert read_baseline(file) == sorted(ENTRIES, key=lambda entry: entry.order)


def test_of_a_line_that_is_there_twice_the_higher_count_holds(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    lines = [mark_line(), Entry("a.md", TEA, 2).line(), mark_line(), Entry("a.md", TEA, 3).line()]
    file.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    assert read_baseline(file) == [Entry("a.md", TEA, 3)]


UNFINISHED = f"""{MARK}<<<<<<< HEAD
{ENTRIES[0].line()}
||||||| base
=======
{ENTRIES[2].line()}
>>>>>>> other
"""

GOOD = ENTRIES[0].line()
FAULTY = {
    "conflict": (UNFINISHED, "b.jsonl:2: a merge was not finished here"),
    "broken line": (
        f'{MARK}{GOOD}\n{{"path": "a.md", "co\n',
        "b.jsonl:3: this line of the baseline is broken",
    ),
    "no object": (f"{MARK}[1]\n", "b.jsonl:2: this line of the baseline is no entry"),
    "half a line": (f'{MARK}{{"path": "a.md"}}\n', "b.jsonl:2: this line of the baseline has no proper code"),
    "another form": ('{"healthlint-baseline": 2}\n', "b.jsonl:1: the baseline has form 2"),
    "foreign JSON": ('{"path": "a.md"}\n', "b.jsonl:1: is no baseline of healthlint"),
    "foreign text": ("# Tea\n", "b.jsonl:1: is no baseline of healthlint"),
    "no text at all": ("\x00\xff", "b.jsonl:1: is no baseline of healthlint"),
    "entries without a mark": (f"{GOOD}\n", "b.jsonl:1: is no baseline of healthlint"),
    "too deep": (f"{MARK}{'[' * 100_000}\n", "b.jsonl:2: this line of the baseline is broken"),
}


@pytest.mark.parametrize(("text", "said"), FAULTY.values(), ids=FAULTY.keys())
def test_what_is_no_baseline_is_told_with_file_and_line(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.jsonl").write_bytes(text.encode())
    with pytest.raises(UsageError) as raised:
        read_baseline(Path("b.jsonl"))
    assert str(raised.value).startswith(said)
    assert ";" in str(raised.value)  # and what to do


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the baseline cannot be read"):
        read_baseline(tmp_path)
    with pytest.raises(UsageError, match="is a folder"):
        write_baseline(tmp_path, ENTRIES)


def test_a_baseline_in_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        write_baseline(tmp_path / "none" / "b.jsonl", ENTRIES)


def test_both_sides_of_a_conflict_are_taken_where_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "b.jsonl"
    file.write_text(UNFINISHED, encoding="utf-8")
    assert read_baseline(file, unmerged=True) == [ENTRIES[0], ENTRIES[2]]


LINE = json.loads(Entry("a.md", TEA, 3).line())
CHANGES: dict[str, dict[str, Any]] = {
    "unknown key": {"line": 3},
    "empty path": {"path": ""},
    "path of another type": {"path": 3},
    "code without digits": {"code": "PRO"},
    "short hash": {"hash": "ab"},
    "hash in capitals": {"hash": "00112233445566AA"},
    "count of zero": {"count": 0},
    "count of another type": {"count": "3"},
    "count that is true": {"count": True},
    "neighbours of another form": {"near": "abc"},
    "empty text": {"text": ""},
    "text and article": {"article": ""},
    "null": {"text": None},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_reader_and_schema_refuse_the_same_lines(change: dict[str, Any]) -> None:
    line = {**LINE, **change}
    assert not jsonschema.Draft202012Validator(schema("baseline-line")).is_valid(line)
    with pytest.raises(EntryError):
        entry_in(line)


ENTRY = st.builds(
    Entry,
    st.text(min_size=1),
    st.one_of(
        st.builds(
            Sketch,
            st.from_regex(r"[A-Z]{2,4}[0-9]{3}", fullmatch=True),
            st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
            st.text(min_size=1),
            st.lists(st.from_regex(r"[0-9a-f]{6}", fullmatch=True), max_size=2).map(tuple),
            article=st.just(""),
        ),
        st.just(Sketch("DIS101", "00112233445566cc", article="abcdef" * 16)),
    ),
    st.integers(1, 9),
)


@settings(max_examples=100, deadline=None)
@given(ENTRY)
def test_every_entry_is_one_line_that_the_schema_knows(entry: Entry) -> None:
    line = entry.line()
    assert "\n" not in line
    jsonschema.Draft202012Validator(schema("baseline-line")).validate(json.loads(line))
    assert entry_in(json.loads(line)) == entry


def test_the_mark_is_a_line_that_the_schema_knows() -> None:
    jsonschema.Draft202012Validator(schema("baseline-line")).validate(json.loads(mark_line()))
