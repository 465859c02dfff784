"""The report of a run that asked services says what they said, and what they left open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from healthlint_schemas import schema
from invented_services import InventedServices
from running_online import Check, checking
from serving import Server, StillClock
from shapes import DOI, TITLE

HOSTS = ("api.crossref.org", "eutils.ncbi.nlm.nih.gov", "doi.org", "herbs.example")
LINK = "http://herbs.example/tea/lexicon/ginger"
ARTICLE = f"""\
# Tea before sleep

Some nurses drink ginger tea before they sleep [1]; see [the shop]({LINK}).

## References

1. Quellin M, Tarnby I. {TITLE}. Ann Imag Herbs. 2021;12(3):101-9. doi:{DOI}
"""


@pytest.fixture
def world(server: Server) -> InventedServices:
    world = InventedServices(server)
    world.work(DOI)
    return world


@pytest.fixture
def check(
    world: InventedServices,
    tmp_path: Path,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    (tmp_path / "tea.md").write_text(ARTICLE, encoding="utf-8")
    return checking(tmp_path, world.server, clock, monkeypatch, capsys)


def report(check: Check, option: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(check("tea.md", option, "--select", "CIT11").report)
    jsonschema.validate(data, schema("report"))
    return data


def test_what_services_said_is_counted_and_told_again_without_them(check: Check) -> None:
    asked = report(check, "--online")
    counted = asked["summary"]["references"]
    assert (counted["looked_up"], counted["by_verdict"]) == (1, {"verified": 1})
    assert sum(counted["pages"].values()) == 1
    assert (
        "1 reference seen, judged by form and looked up: 1 verified. 1 page asked for: 1 "
        in asked["summary"]["coverage"]
    )
    assert (asked["network"], asked["registries"]) == ("online", [])
    again = report(check, "--offline")
    assert again["summary"]["references"]["by_verdict"] == counted["by_verdict"]
    assert again["network"] == "remembered"
    assert "No service was asked; what services answered earlier" in again["summary"]["coverage"]


def test_a_report_says_that_no_service_could_be_reached(world: InventedServices, check: Check) -> None:
    for host in HOSTS:
        world.server.unknown[host] = True
    data = report(check, "--online")
    assert set(data["summary"]["references"]["by_verdict"]) == {"unchecked"}
    assert "ClinicalTrials.gov could be asked" in data["summary"]["coverage"]
    assert " No service could be reached, " in data["summary"]["coverage"]
