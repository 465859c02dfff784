import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from healthlint.app.cli import run
from healthlint.app.registry.download import downloaded
from healthlint.app.registry.telling import BuildProgress
from healthlint.online.transport.client import Client
from healthlint.registry.building.updating import update_notices
from healthlint.registry.errors import RegistryError
from healthlint.registry.registry import Registry
from registering import article, build, lines, pubmed, watched
from serving import HERE, Said, Server, StillClock, moved, page

WORKS = [
    {"doi": "10.5555/1", "title": "Green tea and sleep", "authors": "Falk, Ines", "year": 2019},
    {"doi": "10.5555/2", "title": "Black tea and sleep", "authors": "Wu, Min", "year": 2020},
]
HOST = "www.clinicaltrials.gov"  # one that the client of tests may ask without TLS
TABLE = f"http://{HOST}/retraction_watch.csv"


def row(doi: str, number: str = "1", nature: str = "Retraction") -> dict[str, str]:
    return {
        "Record ID": number,
        "Title": "Green tea and sleep",
        "OriginalPaperDOI": doi,
        "RetractionNature": nature,
    }


@pytest.fixture
def works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return lines(tmp_path / "works.jsonl", WORKS)


@pytest.fixture
def built(works: Path, tmp_path: Path) -> Path:
    return build(tmp_path / "works.registry", works, watched(tmp_path / "rw.csv", row("10.5555/1")))


def test_build_tells_what_it_built(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["registry", "build", "-o", "new.registry", str(works), "--snapshot", "crossref=2026-01-31"]) == 0
    )
    out, err = capsys.readouterr()
    assert out.startswith("new.registry: 2 works, 0 notices, 0 journals; full, built ")
    assert out.endswith("data of 2026-01-31\n")
    assert err == ""


def test_build_takes_the_kind_of_a_file_as_it_is_told(tmp_path: Path, works: Path) -> None:
    xml = pubmed(tmp_path / "p.xml", article(7, "Milk"))
    options = ["--form", "compact", "--crossref-jsonl", str(works), "--pubmed-xml", str(xml)]
    assert run(["registry", "build", "-o", "new.registry", *options]) == 0
    with Registry.open("new.registry") as registry:
        assert (registry.info().form, registry.info().works) == ("compact", 3)


def test_what_a_file_is_told_to_be_counts_in_its_folder_too(tmp_path: Path, works: Path) -> None:
    (tmp_path / "names.csv").write_text("Annals of Invented Medicine\n", encoding="utf-8")
    assert run(["registry", "build", "-o", "new.registry", ".", "--journals", "names.csv"]) == 0
    with Registry.open("new.registry") as registry:
        assert [each.source for each in registry.info().inputs] == ["journals", "crossref"]


def test_build_tells_the_first_broken_lines_and_how_many_follow(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with works.open("a", encoding="utf-8") as file:
        file.write("{broken\n" * 8 + "".join(json.dumps(w) + "\n" for w in WORKS * 9))
    assert run(["registry", "build", "-o", "new.registry", str(works)]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6
    assert said[0].startswith(f"healthlint: {works}:3: is no JSON")
    assert said[-1] == f"healthlint: {works}: 3 more entries could not be read and are left out"


MISTAKES = {
    "nothing to build from": (["build", "-o", "new"], "there is nothing to build a registry from"),
    "no such input": (["build", "-o", "new", "none.xml"], "none.xml: cannot be read"),
    "a form": (["build", "-o", "new", "--form", "ful", "works.jsonl"], "did you mean full"),
    "a source": (["build", "-o", "new", "--snapshot", "x=2026-01-31", "works.jsonl"], "there is no source x"),
    "a day of no file": (
        ["build", "-o", "new", "--snapshot", "pubmed=2026-01-31", "works.jsonl"],
        "no file of pubmed is among the inputs",
    ),
    "a day": (["build", "-o", "new", "--snapshot", "pubmed=soon", "works.jsonl"], "is no day"),
    "a folder": (["build", "-o", ".", "works.jsonl"], "is a folder"),
    "a registry as input": (["build", "-o", "new", "works.registry"], "works.registry: is none of"),
    "no registry": (["info", "works.jsonl"], "is no registry"),
    "no file": (["lookup", "none", "tea"], "none: there is no such registry"),
    "an author beside a DOI": (["lookup", "none", "10.5555/1", "--author", "Wu"], "--author goes with"),
    "a year beside a journal": (["lookup", "none", "Tea", "--journal", "--year", "2020"], "--year goes with"),
    "an update of another file": (["update", "works.jsonl", "--url", TABLE], "is no registry"),
    "an update of a folder": (["update", "."], "is a folder; name a file in it\n"),
    "a deed": (["buidl"], "did you mean build"),
}


@pytest.mark.parametrize(("arguments", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_sentence(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["registry", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_info_tells_sources_and_files(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "info", str(built)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("works.registry: 3 works, 1 notice, 0 journals; full, built ")
    assert "The Retraction Watch Database" in out
    assert "rw.csv" in out


def test_info_is_told_as_data(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "info", str(built), "-f", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["works"], data["notices"], data["version"]) == (3, 1, 1)
    assert [each["name"] for each in data["sources"]] == ["crossref", "retraction-watch"]
    assert all(len(each["sha256"]) == 64 for each in data["inputs"])


@pytest.mark.parametrize(
    ("words", "doi"),
    [
        (["https://doi.org/10.5555/2"], "10.5555/2"),
        (["https://www.doi.org/10.5555/2"], "10.5555/2"),
        (["DOI", "10.5555/2"], "10.5555/2"),
        (["Green", "tea", "and", "sleep"], "10.5555/1"),
        (["Black tea and dreams", "--author", "Wu", "--year", "2020"], "10.5555/2"),
    ],
)
def test_lookup_finds_works(
    built: Path, capsys: pytest.CaptureFixture[str], words: list[str], doi: str
) -> None:
    assert run(["registry", "lookup", str(built), *words, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["doi"] == doi


@pytest.mark.parametrize(
    "words",
    [
        ["7"],
        ["PMID:", "7"],
        ["https://pubmed.ncbi.nlm.nih.gov/7/"],
        ["https://pmc.ncbi.nlm.nih.gov/articles/PMC5/"],
    ],
)
def test_lookup_finds_articles_of_pubmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    target = build(
        tmp_path / "p.registry",
        pubmed(tmp_path / "p.xml", article(7, "Milk", data='<ArticleId IdType="pmc">PMC5</ArticleId>')),
    )
    assert run(["registry", "lookup", str(target), *words, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["pmid"] == "7"


def test_lookup_shows_signs_that_would_act_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = {"doi": "10.5555/9", "title": "Tea \x1b[31mred\nand milk"}
    target = build(tmp_path / "t.registry", lines(tmp_path / "t.jsonl", [record]))
    assert run(["registry", "lookup", str(target), "10.5555/9"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Tea \u241b[31mred and milk\n" in out


def test_lookup_shows_notices(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "lookup", str(built), "10.5555/1"]) == 0
    assert "retraction; retraction-watch" in capsys.readouterr().out


def test_a_miss_is_said_to_be_one_of_this_registry(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "lookup", str(built), "10.5555/3"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("not in works.registry (3 works, data of ")
    assert "says nothing of what there is" in out


def test_a_registry_gets_the_notices_of_another_day(built: Path, tmp_path: Path) -> None:
    later = watched(tmp_path / "later.csv", row("10.5555/2"), row("10.5555/9%3C1%3E", "2"))
    update_notices(built, later, lambda *_: None)
    with Registry.open(built) as registry:
        assert registry.notices(doi="10.5555/1") == ()
        assert [notice.nature for notice in registry.notices(doi="10.5555/2")] == ["retraction"]
        assert registry.record("doi", "10.5555/1") is not None
        assert [(each.name, each.notices) for each in registry.info().sources] == [
            ("crossref", 0),
            ("retraction-watch", 2),
        ]
        assert [each.name for each in registry.info().inputs] == ["works.jsonl", "later.csv"]
    assert not list(tmp_path.glob("*.whole*"))


def test_a_table_without_notices_leaves_the_registry_as_it_was(built: Path, tmp_path: Path) -> None:
    before = built.read_bytes()
    with pytest.raises(RegistryError, match="tells of no notice"):
        update_notices(built, watched(tmp_path / "none.csv"), lambda *_: None)
    assert built.read_bytes() == before


def test_without_a_registry_one_of_notices_is_built(tmp_path: Path) -> None:
    target = tmp_path / "new.registry"
    for number in ("1", "2"):
        update_notices(target, watched(tmp_path / "rw.csv", row(f"10.5555/{number}")), lambda *_: None)
        with Registry.open(target) as registry:
            assert registry.record("doi", f"10.5555/{number}") is not None
            assert (registry.info().works, registry.info().notices) == (1, 1)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def client(server: Server) -> Client:
    return Client(policy=HERE, clock=StillClock(), find=server.find, chance=lambda: 1.0)


def test_the_table_is_downloaded(server: Server, tmp_path: Path) -> None:
    body = watched(tmp_path / "rw.csv", row("10.5555/1")).read_bytes()
    server.say(HOST, "/retraction_watch.csv", Said(body=body, kind="text/csv"))
    with downloaded(client(server), TABLE, 1_000_000) as path:
        assert path.read_bytes() == body
    assert not path.exists()


FAULTS = {
    "a page": (page(200), "a web page came"),
    "a table of something else": (
        Said(body=b"a,b\n1,2\n", kind="text/csv"),
        "is no table of Retraction Watch",
    ),
    "not there": (page(404), "status 404"),
    "overload": (page(503), "cannot be downloaded"),
    "too large": (Said(body=b"x" * 3000, kind="text/csv"), "cannot be downloaded"),
    "cut short": (Said(body=b"Record ID", kind="text/csv", length=500), "cannot be downloaded"),
    "moved to this machine": (moved("http://127.0.0.1/rw.csv"), "cannot be downloaded"),
}


@pytest.mark.parametrize(("answer", "said"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_table_is_one_error(server: Server, answer: Said, said: str) -> None:
    server.say(HOST, "/retraction_watch.csv", answer)
    with pytest.raises(RegistryError, match=said), downloaded(client(server), TABLE, 2000):
        pass


def test_update_goes_to_public_hosts_only(
    built: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    before = built.read_bytes()
    url = f"http://127.0.0.1:{server.port}/retraction_watch.csv"
    assert run(["registry", "update", str(built), "--url", url]) == 2
    assert server.asked == []
    assert "cannot be downloaded" in capsys.readouterr().err
    assert built.read_bytes() == before


def test_progress_is_shown_on_a_terminal_only() -> None:

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown, file = Terminal(), io.StringIO()
    for stream in (shown, file):
        progress = BuildProgress(stream, patience=0)
        progress(50, 100, 1234)
        progress.finish()
    assert "1,234 entries" in shown.getvalue()
    assert file.getvalue() == ""
