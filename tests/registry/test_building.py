import gzip
import hashlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from healthlint.registry.building import builder as building
from healthlint.registry.building.builder import Builder
from healthlint.registry.building.plan import plan
from healthlint.registry.errors import RegistryError
from healthlint.registry.reading import parts
from healthlint.registry.reading.kinds import inputs_of
from healthlint.registry.registry import Registry
from registering import article, build, die, lines, pubmed, registry, watched


def works(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        yield {
            "doi": f"10.5555/{number}",
            "title": f"Tea number {number}",
            "authors": "Falk, I.",
            "year": 2019,
        }


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that is in a registry, but when it was built."""
    database = sqlite3.connect(path)
    try:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {
            name: database.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
            for name in tables
            if not name.startswith("title_words")
        }
        if "title_words" in tables:
            database.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, title_words, instance)")
            kept["words"] = database.execute("SELECT * FROM temp.words ORDER BY term, doc").fetchall()
    finally:
        database.close()
    kept["meta"] = [row for row in kept["meta"] if row[0] != "built"]
    return kept


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    table = watched(
        tmp_path / "rw.csv",
        *(
            {"OriginalPaperDOI": f"10.5555/{n}", "RetractionNature": "Retraction", "Record ID": str(n)}
            for n in range(40)
        ),
    )
    file = pubmed(tmp_path / "p.xml", *(article(n, f"Sleep {n}") for n in range(1, 41)))
    return [lines(tmp_path / "works.jsonl", works(60)), file, table]


class KilledError(Exception):
    """Stands for the death of the process."""


@pytest.mark.parametrize("form", ["full", "compact"])
@pytest.mark.parametrize("after", [1, 4, 7, 11, 15, 19])
def test_a_build_that_is_broken_off_goes_on_without_doubles_or_losses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[Path], form: Any, after: int
) -> None:
    monkeypatch.setattr(parts, "CHUNK", 700)
    monkeypatch.setattr(building, "_COMMIT", 14)
    whole = build(tmp_path / "whole", *inputs, form=form)
    calls = 0

    def die(_read: int, _all: int, _entries: int) -> None:
        nonlocal calls
        calls += 1
        if calls == after:
            raise KilledError

    target = tmp_path / "again"
    with pytest.raises(KilledError):
        build(target, *inputs, form=form, progress=die)
    assert not target.exists()
    seen: list[int] = []
    build(target, *inputs, form=form, progress=lambda _read, _all, entries: seen.append(entries))
    assert dump(target) == dump(whole)
    assert after < 4 or seen[0] > 7
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("again")] == ["again"]


def test_a_build_whose_process_is_killed_goes_on(tmp_path: Path, inputs: list[Path]) -> None:
    program = """
import os, sys
from pathlib import Path
from healthlint.registry.building import builder
from healthlint.registry.reading import parts
from registering import build
parts.CHUNK, builder._COMMIT = 700, 14
build(*map(Path, sys.argv[1:]), progress=lambda _r, _a, entries: entries > 100 and os._exit(9))
"""
    target = tmp_path / "again"
    path = [str(Path(__file__).parent.parent), *sys.path]
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{program}", str(target)]
    done = subprocess.run([*command, *map(str, inputs)], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert not target.exists()
    build(target, *inputs)
    with Registry.open(target) as built:
        assert [source.works for source in built.info().sources] == [60, 40, 0]
        assert built.info().notices == 40
    assert dump(target) == dump(build(tmp_path / "whole", *inputs))


def test_what_was_begun_of_other_files_is_not_gone_on_with(tmp_path: Path, inputs: list[Path]) -> None:
    def die(_read: int, _all: int, _entries: int) -> None:
        raise KilledError

    target = tmp_path / "works.registry"
    with pytest.raises(KilledError):
        build(target, *inputs, progress=die)
    with registry(tmp_path, lines(tmp_path / "others.jsonl", works(3))) as built:
        assert built.info().works == 3


def test_the_old_registry_stays_till_the_new_one_is_whole(tmp_path: Path, inputs: list[Path]) -> None:
    target = build(tmp_path / "r", lines(tmp_path / "few.jsonl", works(3)))
    before = target.read_bytes()

    def die(_read: int, _all: int, _entries: int) -> None:
        assert target.read_bytes() == before
        raise KilledError

    with pytest.raises(KilledError):
        build(target, *inputs, progress=die)
    assert target.read_bytes() == before


def test_another_file_is_not_replaced(tmp_path: Path, inputs: list[Path]) -> None:
    target = tmp_path / "article.md"
    target.write_text("# Tea\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"article\.md: is another file and no registry"):
        build(target, *inputs)
    assert target.read_text(encoding="utf-8") == "# Tea\n"


def test_two_builds_of_one_registry_do_not_meet(tmp_path: Path, inputs: list[Path]) -> None:
    target = tmp_path / "r"
    others = lines(tmp_path / "others.jsonl", works(3))

    def second(read: int, everything: int, _entries: int) -> None:
        for files in (inputs, [others]):
            if read < everything:
                with pytest.raises(RegistryError, match="is being built by another command"):
                    build(target, *files)

    build(target, *inputs, progress=second)
    with Registry.open(target) as built:
        assert built.info().works == 100


def test_a_registry_that_is_open_stays_what_it_was_while_another_takes_its_place(
    tmp_path: Path, inputs: list[Path]
) -> None:
    target = build(tmp_path / "r", lines(tmp_path / "few.jsonl", works(3)))
    with Registry.open(target) as before:
        build(target, *inputs)
        with Registry.open(target) as after:
            assert (before.info().works, after.info().works) == (3, 100)
            assert before.record("doi", "10.5555/2") is not None
            assert before.record("doi", "10.5555/50") is None
            assert after.record("doi", "10.5555/50") is not None


FAULTS = {
    "the file is in use": ("pathlib.Path.replace", PermissionError(13, "Access is denied")),
    "the disk is full": ("os.fsync", OSError(28, "No space left on device")),
}


@pytest.mark.parametrize(("call", "error"), FAULTS.values(), ids=FAULTS)
def test_what_fails_at_the_end_leaves_the_old_registry_and_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[Path], call: str, error: OSError
) -> None:
    target = build(tmp_path / "r", lines(tmp_path / "few.jsonl", works(3)))
    before = target.read_bytes()

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as context:
        context.setattr(call, fail)
        with pytest.raises(RegistryError, match=f"r: cannot be written: {error.strerror}"):
            build(target, *inputs)
    assert target.read_bytes() == before
    entries: list[int] = []
    build(target, *inputs, progress=lambda _read, _all, count: entries.append(count))
    assert entries[0] == 140
    with Registry.open(target) as built:
        assert built.info().works == 100
    assert sorted(path.name for path in tmp_path.glob("r*")) == ["r", "rw.csv"]


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "works.jsonl").touch()
    with pytest.raises(RegistryError, match=r"works\.jsonl: is empty"):
        build(tmp_path / "r", tmp_path / "works.jsonl")


def test_a_process_that_reads_and_ends_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[Path]
) -> None:
    monkeypatch.setattr(building, "_SMALL", 0)
    monkeypatch.setattr("healthlint.registry.building.reading.read_and_prepared", die)
    planned = plan([each for path in inputs for each in inputs_of(path)], "full", {})
    with pytest.raises(RegistryError, match="a process that read for the build has ended"):
        Builder(tmp_path / "r", planned, lambda *_: None, jobs=2).build()


BROKEN = {
    "no JSON": "{broken",
    "no record": "[1, 2]",
    "nothing to know it by": '{"type": "journal-article"}',
    "a title of another type": '{"DOI": "10.5555/x", "title": 3}',
    "a year in words": '{"title": "x", "year": "last"}',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_line_is_told_and_counted_and_others_are_read(tmp_path: Path, broken: str) -> None:
    file = lines(tmp_path / "works.jsonl", works(3))
    file.write_text(file.read_text("utf-8") + broken + "\n" + json.dumps({"title": "Last"}) + "\n", "utf-8")
    told: list[tuple[str, int]] = []
    target = build(tmp_path / "r", file, tell=lambda path, line, _why: told.append((path.name, line)))
    assert told == [("works.jsonl", 4)]
    with Registry.open(target) as built:
        assert built.info().works == 4
        assert built.info().inputs[0].broken == 1


def test_a_file_of_which_nothing_can_be_read_ends_the_build(tmp_path: Path) -> None:
    file = tmp_path / "works.jsonl"
    file.write_text("{broken\n{again\n\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"works\.jsonl: nothing in it can be read: line 1 is no JSON"):
        build(tmp_path / "r", file, tell=lambda *_: None)
    assert not (tmp_path / "r").exists()


def test_a_packed_file_that_is_cut_short_is_told(tmp_path: Path) -> None:
    file = lines(tmp_path / "works.jsonl", works(4000))
    packed = tmp_path / "works.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes())[:-3000])
    told: list[str] = []
    target = build(tmp_path / "r", packed, tell=lambda _path, _line, why: told.append(why))
    assert "not whole" in told[-1]
    with Registry.open(target) as built:
        assert 0 < built.info().works < 4000


UNKNOWN = {"a page": b"<!DOCTYPE html><p>Log in", "prose": b"Just words\n", "other bytes": b"\x00\x01,\x02"}


@pytest.mark.parametrize("content", UNKNOWN.values(), ids=UNKNOWN)
def test_a_file_of_no_known_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "what"
    file.write_bytes(content)
    with pytest.raises(RegistryError, match="what: is none of"):
        build(tmp_path / "r", file)


def test_a_folder_means_the_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "baseline"
    folder.mkdir()
    pubmed(folder / "2.xml", article(7, "Green tea"))
    pubmed(folder / "1.xml", article(7, "Tea"), article(8, "Milk"))
    (folder / "md5sums.txt").write_text("none of it", encoding="utf-8")
    with registry(tmp_path, folder) as built:
        assert [each.name for each in built.info().inputs] == ["1.xml", "2.xml"]
        record = built.record("pmid", "7")
        assert record is not None
        assert record.title == "Green tea"


def test_the_registry_says_what_it_was_made_of(tmp_path: Path, inputs: list[Path]) -> None:
    with registry(tmp_path, *inputs) as built:
        info = built.info()
    assert (info.works, info.notices, info.form) == (100, 40, "full")
    assert [source.name for source in info.sources] == ["crossref", "pubmed", "retraction-watch"]
    assert all(source.licence and source.snapshot for source in info.sources)
    for each, path in zip(info.inputs, inputs, strict=True):
        assert each.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert each.size == path.stat().st_size
    assert str(tmp_path) not in str(dump(tmp_path / "works.registry"))


def test_files_that_others_read_ahead_make_the_same_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[Path]
) -> None:
    with inputs[0].open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    files = [each for path in inputs for each in inputs_of(path)]
    told: list[list[tuple[str, int]]] = [[], []]
    monkeypatch.setattr(building, "_SMALL", 0)
    for jobs, faults in enumerate(told, start=1):
        Builder(
            tmp_path / str(jobs),
            plan(files, "full", {}),
            lambda path, line, _why, faults=faults: faults.append((path.name, line)),  # type: ignore[misc]
            jobs=jobs * 2 - 1,
        ).build()
    assert told[0] == told[1] == [("works.jsonl", 61)]
    assert dump(tmp_path / "1") == dump(tmp_path / "2")


def test_what_others_cannot_read_ends_the_build_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[Path]
) -> None:
    monkeypatch.setattr(building, "_SMALL", 0)
    planned = plan([each for path in inputs for each in inputs_of(path)], "full", {})
    inputs[1].unlink()
    with pytest.raises(RegistryError, match=r"p\.xml: cannot be read"):
        Builder(tmp_path / "r", planned, lambda *_: None, jobs=2).build()
