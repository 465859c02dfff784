"""A check that looked references up says so in whatever it writes, and one that did not says that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from tests.app.conftest import Command
from tests.report.markdown_reader import blocks
from tests.report.reviewdog_reader import read_result
from tests.report.sarif_schema import LOG

from changing import Repository
from healthlint_schemas import schema
from registering import build, lines, watched

ARTICLE = """\
# Milk and sleep

Warm milk makes people sleep [1], or so it was hoped [2,3]; see doi:10.5555/salt.1, too.

## References

1. Doe J. Warm milk before bed: a pilot trial. J Nowhere. 2020;1(1):2-3. doi:10.5555/milk.2
2. Falk I. Salt at night and the sleep of older adults. J Nowhere. 2019;12(3):101-9. doi:10.5555/salt.1
3. Poe M. Tea and dreams in a village. J Nowhere. 2018;1(1):2-3. doi:10.5555/tea.9
"""
WORKS: list[dict[str, Any]] = [
    {
        "doi": "10.5555/salt.1",
        "title": "Salt at night and the sleep of older adults",
        "authors": ["Falk, Ines"],
        "year": 2019,
        "journal": "J Nowhere",
    },
    {
        "doi": "10.5555/milk.2",
        "title": "Warm milk before bed: a pilot trial",
        "authors": ["Doe, Jan"],
        "year": 2020,
        "journal": "J Nowhere",
    },
]
NOTICE = {
    "Record ID": "77",
    "Title": "Warm milk before bed: a pilot trial",
    "RetractionDate": "3/2/2022 0:00",
    "RetractionDOI": "10.5555/notice.2",
    "OriginalPaperDOI": "10.5555/milk.2",
    "RetractionNature": "Retraction",
}
LOOKED_UP = "3 references looked up (1 verified, 1 retracted, 1 not in the registry)"
HELD = "(3 works, 1 notice); no service was asked\n"
FILES = tuple("json sarif code-scanning junit checkstyle rdjson markdown gitlab json-lines".split())
Reports = Callable[..., dict[str, str]]


@pytest.fixture
def shelf(site: Path) -> Path:
    """Return the current folder, with an article and a registry of most of what that refers to."""
    for name in ("bad.md", "clean.md"):
        (site / name).unlink()
    (site / "milk.md").write_text(ARTICLE, encoding="utf-8", newline="\n")
    (site / ".healthlint.toml").write_text('select = ["CIT110", "PRO102"]\n', encoding="utf-8")
    sources = site / "sources"
    sources.mkdir()
    build(
        site / "works.registry",
        lines(sources / "works.jsonl", WORKS),
        watched(sources / "retraction_watch.csv", NOTICE),
    )
    return site


@pytest.fixture
def reports(shelf: Path, command: Command) -> Reports:
    """Return what checks the article and gives every report that goes to a file, and what was said."""

    def made(*options: str) -> dict[str, str]:
        formats = ",".join(["text", *(f"{name}:out.{name}" for name in FILES)])
        done = command("check", "milk.md", "-f", formats, *options)
        told = {name: (shelf / f"out.{name}").read_text("utf-8") for name in FILES}
        return {**told, "text": done.stdout.decode(), "stderr": done.stderr.decode()}

    return made


def test_every_report_of_a_run_that_looked_up_says_so(reports: Reports) -> None:
    told = reports("--registry", "works.registry")
    assert LOOKED_UP in told["stderr"]
    assert told["stderr"].endswith(HELD)
    data = json.loads(told["json"])
    jsonschema.validate(data, schema("report"))
    assert data["summary"]["references"] == {
        "seen": 3,
        "judged": 0,
        "looked_up": 3,
        "by_verdict": {"not-in-registry": 1, "retracted": 1, "verified": 1},
        "pages": {},
    }
    assert data["network"] == "none"
    (registry,) = data["registries"]
    assert (registry["name"], registry["works"], registry["notices"]) == ("works.registry", 3, 1)
    assert [source["name"] for source in registry["sources"]] == ["crossref", "retraction-watch"]
    assert [config["registry"] for config in data["config"]] == ["works.registry"]
    for name in ("sarif", "code-scanning"):
        log = json.loads(told[name])
        jsonschema.validate(log, LOG)
        properties = log["runs"][0]["properties"]
        assert properties["references"] == data["summary"]["references"]
        assert properties["registries"] == data["registries"]
        assert properties["coverage"] == data["summary"]["coverage"]
    held = [each.get("value", "") for each in ET.fromstring(told["junit"]).iter("property")]
    assert any(value.startswith("works.registry of ") for value in held)
    for name in ("checkstyle", "markdown"):
        assert "Registry works.registry, built " in told[name]
        assert "1 verified, 1 retracted, 1 not in the registry" in told[name]
    assert any("registry: works.registry" in text for _, text in blocks(told["markdown"]))


def test_every_report_with_room_for_it_shows_what_the_finding_rests_on(reports: Reports) -> None:
    told = reports("--registry", "works.registry")
    (finding,) = json.loads(told["json"])["findings"]
    jsonschema.validate(json.loads(told["json-lines"]), schema("report-line"))
    assert json.loads(told["json-lines"]) == finding
    evidence = finding["evidence"]
    assert any("10.5555/notice.2" in line for line in evidence)
    (result,) = json.loads(told["sarif"])["runs"][0]["results"]
    assert result["properties"]["evidence"] == evidence
    assert [text for kind, text in blocks(result["message"]["markdown"]) if kind == "Item"] == evidence
    _, (diagnostic,) = read_result(told["rdjson"])
    assert diagnostic.message.splitlines()[1:] == [f"- {line}" for line in evidence]
    texts = [text for _, text in blocks(told["markdown"])]
    at = texts.index("What this rests on:")
    assert texts[at + 1 : at + 1 + len(evidence)] == evidence
    (issue,) = json.loads(told["gitlab"])
    assert [text for _, text in blocks(issue["content"]["body"])] == evidence
    assert evidence[0] in told["junit"]
    assert told["text"].count("\n") == 1


def test_every_report_of_a_run_without_a_registry_says_that_nothing_was_looked_up(reports: Reports) -> None:
    told = reports()
    assert told["stderr"] == "no findings in 1 file; 3 references, none judged\n"
    data = json.loads(told["json"])
    jsonschema.validate(data, schema("report"))
    assert data["summary"]["references"] == {
        "seen": 3,
        "judged": 0,
        "looked_up": 0,
        "by_verdict": {},
        "pages": {},
    }
    assert (data["registries"], data["network"]) == ([], "none")
    assert [config["registry"] for config in data["config"]] == [None]
    log = json.loads(told["sarif"])
    jsonschema.validate(log, LOG)
    assert log["runs"][0]["properties"]["registries"] == []
    for name in ("json", "sarif", "code-scanning", "checkstyle", "markdown"):
        assert "3 references seen; no rule judged them" in told[name]
        assert "works.registry" not in told[name]


@pytest.mark.parametrize("name", ["text", "full", "grouped"])
def test_people_are_told_below_the_findings_who_was_asked(shelf: Path, command: Command, name: str) -> None:
    done = command("check", "milk.md", "--registry", "works.registry", "-f", name)
    summary, asked = done.stderr.decode().splitlines()
    assert summary == f"1 error in 1 of 1 file; {LOOKED_UP}"
    assert asked.startswith("registry works.registry of ")
    assert f"{asked}\n".endswith(HELD)
    assert ("  = " in done.stdout.decode()) is (name != "text")
    assert command("check", "milk.md", "--registry", "works.registry", "-f", name, "-q").stderr == b""


def test_the_page_of_a_job_says_it(shelf: Path, command: Command, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    command("check", "milk.md", "--registry", "works.registry", "-f", "github", GITHUB_STEP_SUMMARY=str(page))
    texts = [text for _, text in blocks(page.read_text(encoding="utf-8"))]
    assert texts[0].endswith(LOOKED_UP)
    assert "Registry works.registry, built " in texts[1]
    assert "No service on the network was asked." in texts[1]


def test_more_is_told_where_more_is_asked_for(shelf: Path, command: Command) -> None:
    told = command("check", "milk.md", "--registry", "works.registry", "--verbose").stderr.decode()
    assert "3 references seen and looked up: 1 verified, 1 retracted, 1 not in the registry." in told
    assert "Retraction Watch of " in told
    assert "facts, in which Crossref asserts no rights" in told
    assert "\nregistry works.registry" not in told


def test_a_registry_of_the_config_is_told_of_as_well(shelf: Path, command: Command) -> None:
    config = shelf / ".healthlint.toml"
    config.write_text(config.read_text(encoding="utf-8") + 'registry = "works.registry"\n', encoding="utf-8")
    (shelf / "sub").mkdir()
    (shelf / "sub" / "milk.md").write_text(ARTICLE, encoding="utf-8")
    data = json.loads(command("check", "sub", "-f", "json").stdout)
    assert [config["registry"] for config in data["config"]] == ["works.registry"]
    assert data["summary"]["references"]["looked_up"] == 3
    assert [registry["name"] for registry in data["registries"]] == ["works.registry"]


def test_a_registry_that_no_rule_asks_is_no_part_of_what_was_looked_into(
    shelf: Path, command: Command
) -> None:
    options = ("check", "milk.md", "--registry", "works.registry", "--select", "PRO102")
    done = command(*options, "-f", "json")
    data = json.loads(done.stdout)
    assert (data["registries"], data["summary"]["references"]["looked_up"]) == ([], 0)
    assert "none was looked up, as no rule that does so was on" in data["summary"]["coverage"]
    assert command(*options).stderr.decode() == (
        "no findings in 1 file; 3 references, none judged, none looked up (no rule that does so is on)\n"
    )


@pytest.mark.parametrize(
    ("option", "network", "said"),
    [
        ("--offline", "remembered", "no service was asked, only what they had answered before\n"),
        ("--online", "online", "services on the network could be asked\n"),
    ],
)
def test_answers_of_earlier_runs_and_the_network_are_told_apart(
    shelf: Path, command: Command, option: str, network: str, said: str
) -> None:
    (shelf / "tea.md").write_text("# Tea\n\nTea is mostly water.\n", encoding="utf-8")
    done = command("check", "tea.md", option, "--no-cache")
    assert done.stderr.decode() == f"no findings in 1 file\n{said}"
    data = json.loads(command("check", "tea.md", option, "-f", "json").stdout)
    jsonschema.validate(data, schema("report"))
    assert (data["network"], data["registries"]) == (network, [])


def test_of_changes_the_whole_article_is_looked_up(shelf: Path, command: Command) -> None:
    repository = Repository(shelf)
    repository.commit({"milk.md": ARTICLE})
    repository.stage({"milk.md": ARTICLE.replace("or so it was hoped", "or so they say")})
    done = command("check", "--staged", "--registry", "works.registry", "-f", "json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["findings"]) == (0, [])
    assert data["summary"]["findings"]["unchanged"] == 1
    assert data["summary"]["references"]["by_verdict"] == {
        "not-in-registry": 1,
        "retracted": 1,
        "verified": 1,
    }
    repository.commit({})
    repository.write({"milk.md": ARTICLE + "4. Roe K. Naps. J Nowhere. 2017;1(1):4-5.\n"})
    data = json.loads(
        command("check", "--since", "main", "--registry", "works.registry", "-f", "json").stdout
    )
    assert data["summary"]["references"]["looked_up"] == 4


@pytest.fixture
def many(shelf: Path) -> int:
    """Return how many articles there are, enough for several processes."""
    number = 301
    for each in range(number):
        (shelf / f"a{each}.md").write_text(ARTICLE, encoding="utf-8")
    (shelf / "milk.md").unlink()
    return number


def test_what_workers_look_up_is_counted(many: int, command: Command) -> None:
    done = command("check", ".", "--registry", "works.registry", "--jobs", "2", "-f", "json", "--no-cache")
    data = json.loads(done.stdout)
    assert data["summary"]["references"] == {
        "seen": 3 * many,
        "judged": 0,
        "looked_up": 3 * many,
        "by_verdict": {"not-in-registry": many, "retracted": many, "verified": many},
        "pages": {},
    }
    assert [registry["works"] for registry in data["registries"]] == [3]
    assert all(finding["evidence"] for finding in data["findings"])


def test_a_registry_that_is_damaged_for_workers_ends_the_run_in_a_sentence(
    shelf: Path, many: int, command: Command
) -> None:
    (shelf / "works.registry").write_bytes(_damaged((shelf / "works.registry").read_bytes()))
    done = command("check", ".", "--registry", "works.registry", "--jobs", "2", "-f", "text,json:out.json")
    assert (done.returncode, done.stdout) == (2, b"")
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("healthlint: works.registry: the registry is damaged (")
    assert not (shelf / "out.json").exists()


def _damaged(data: bytes) -> bytes:
    """Return a database that can be opened, with the table that leads from DOIs to works destroyed."""
    import sqlite3

    with sqlite3.connect(":memory:") as database:
        database.deserialize(data)
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'dois'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    start = (page - 1) * size
    return data[:start] + b"\xff" * size + data[start + size :]
