"""With a registry and the services, the registry is asked first, and the services for what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from invented_services import InventedServices
from registering import build, lines
from running_online import Check
from serving import Server
from shapes import TITLE, update

HELD = "10.5555/held.1"
TEXT = f"""\
# Tea

Nurses drink tea [1, 2, 3].

## References

1. Quellin M. {TITLE}. Ann Imag Herbs. 2021. doi:{HELD}
2. Quellin M, Tarnby I, The Kettle Group. {TITLE}. Ann Imag Herbs. 2021;12(3):101-9. doi:10.5555/tea.2
3. Zimmer O. Steel kettles of the north and the sleep of nurses. Ann Imag Herbs. 2020;11(2):11-19.
"""


@pytest.fixture(autouse=True)
def world(server: Server) -> InventedServices:
    world = InventedServices(server)
    world.work("10.5555/tea.2")
    return world


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    """Put an article there, and a registry that lacks the second of the works that it cites."""
    works = [
        {"doi": HELD, "title": TITLE, "authors": "Quellin, Mara", "year": 2021, "journal": "Ann Imag Herbs"},
        {
            "doi": "10.5555/held.2",
            "title": "Steel kettles of the north and the sleep of nurses",
            "authors": "Zimmer, Olga",
            "year": 2020,
            "journal": "Ann Imag Herbs",
            "volume": "11",
        },
    ]
    build(tmp_path / "works.registry", lines(tmp_path / "works.jsonl", works))
    (tmp_path / "tea.md").write_text(TEXT, encoding="utf-8")


def test_services_are_asked_for_what_the_registry_lacks(world: InventedServices, check: Check) -> None:
    outcome = check("tea.md", "--online", "--registry", "works.registry", "--select", "CIT11")
    assert outcome.code == 0
    assert "2 verified" in outcome.report
    assert "1 matched" in outcome.report or "without identifier" in outcome.report
    assert not any("query.bibliographic" in asked.query for asked in world.server.asked)


def test_a_retraction_that_is_newer_than_the_registry_is_found(world: InventedServices, check: Check) -> None:
    told = [update("retraction", "10.5555/tea.r", "retraction-watch", "40")]
    world.work(HELD, updated_by=told)
    outcome = check("tea.md", "--online", "--registry", "works.registry", "--select", "CIT110")
    assert "10.5555/tea.r" in outcome.message("CIT110")
    asked = [(asked.host, asked.path, str(asked.query)) for asked in world.server.asked]
    assert len(asked) == len(set(asked))


def test_nothing_is_asked_when_the_verdicts_are_made(
    world: InventedServices, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    from healthlint.online.answering import OnlineAnswers

    asked: list[int] = []
    learn = OnlineAnswers.learn

    def learning(self: OnlineAnswers, *about: object) -> None:
        learn(self, *about)  # type: ignore[arg-type]
        asked.append(len(world.server.asked))

    monkeypatch.setattr(OnlineAnswers, "learn", learning)
    check("tea.md", "--online", "--registry", "works.registry", "--select", "CIT11")
    assert asked == [len(world.server.asked)]
