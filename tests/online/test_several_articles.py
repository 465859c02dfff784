"""Articles that are checked together ask together, and an article that is read again asks nothing anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import commit_all
from invented_services import InventedServices
from running_online import Check
from serving import Server, page
from shapes import TITLE

CROSSREF, EUTILS = "api.crossref.org", "eutils.ncbi.nlm.nih.gov"


@pytest.fixture(autouse=True)
def world(server: Server) -> InventedServices:
    world = InventedServices(server)
    for number in range(60):
        world.work(f"10.5555/tea.{number}")
        world.article(str(31000000 + number), f"10.5555/tea.{number}")
    return world


def article(*numbers: int, text: str = "Some nurses drink ginger tea before they sleep.") -> str:
    markers = ", ".join(str(place) for place in range(1, len(numbers) + 1))
    listed = "".join(
        f"{place}. Quellin M, Tarnby I, The Kettle Group. {TITLE}. Ann Imag Herbs. 2021;12(3):101-9."
        f" doi:10.5555/tea.{number}\n"
        for place, number in enumerate(numbers, 1)
    )
    return f"# Tea before sleep\n\n{text} [{markers}]\n\n## References\n\n{listed}"


def test_twenty_articles_ask_as_one_would(world: InventedServices, check: Check, tmp_path: Path) -> None:
    for number in range(20):
        numbers = (3 * number, 3 * number + 1, 3 * number + 2)
        (tmp_path / f"{number}.md").write_text(article(*numbers), encoding="utf-8")
    outcome = check(".", "--online", "--select", "CIT11")
    assert (outcome.code, outcome.findings) == (0, [])
    assert "60 verified" in outcome.report
    assert world.requests(CROSSREF) == 2
    assert world.requests(EUTILS) == 4


def test_an_article_that_cannot_be_read_keeps_no_other_from_learning(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(article(1, 2), encoding="utf-8")
    (tmp_path / "b.md").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.md").write_text(article(3, 4), encoding="utf-8")
    outcome = check(".", "--online", "--select", "CIT11")
    assert outcome.code == 2
    assert "4 verified" in outcome.report
    assert world.requests(CROSSREF) == 1


def test_articles_whose_rules_ask_nothing_ask_nobody(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(article(1, 2, 3), encoding="utf-8")
    assert check(".", "--online", "--select", "PRO").code == 0
    assert world.server.asked == []


def test_what_is_found_does_not_depend_on_which_thread_was_quicker(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    for number in range(6):
        links = f"See [one](http://one{number}.example/a/b) and [two](http://two{number}.example/a/b)."
        text = article(number, 100 + number, number + 20, text=links)
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    reports = set()
    for _ in range(3):
        (tmp_path / "cache" / "online.sqlite").unlink(missing_ok=True)
        outcome = check(".", "--online", "--online-budget", "10000", "--select", "CIT11")
        assert outcome.codes.count("CIT117") == 12
        assert outcome.codes.count("CIT115") == 6
        reports.add(str(outcome.findings))
    assert len(reports) == 1


@pytest.fixture
def linked(world: InventedServices) -> InventedServices:
    """Return a world in which each request for a page is one of the page."""
    world.server.say("herbs.example", "/tea/ginger", page())
    return world


BAD = "Our neighbours call this tea a miracle cure.\n"
OLD_FORM = "See [the shop](http://herbs.example/tea/ginger), and [this](http://dx.doi.org/10.5555/tea.7)."


def test_fixes_are_made_without_asking_again(linked: InventedServices, check: Check, tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text(article(1, 2, 3, text=OLD_FORM), encoding="utf-8")
    check("tea.md", "--online", "--select", "CIT", "--fix")
    asked = [(asked.host, asked.path, str(asked.query)) for asked in linked.server.asked]
    assert "dx.doi.org" not in (tmp_path / "tea.md").read_text("utf-8")
    assert len(asked) == len(set(asked))
    assert linked.requests(CROSSREF) == 1


def test_changes_are_told_apart_without_asking_again(
    linked: InventedServices, check: Check, tmp_path: Path
) -> None:
    paragraphs = "".join(f"Cup {number} was warm. {BAD}\n" for number in range(12))
    (tmp_path / "tea.md").write_text(article(1, 2, text=paragraphs), encoding="utf-8")
    commit_all(tmp_path, "Begin")
    changed = article(1, 2, 101, text=paragraphs.replace("warm", "hot"))
    (tmp_path / "tea.md").write_text(changed, encoding="utf-8")
    outcome = check("tea.md", "--online", "--since", "HEAD")
    assert outcome.codes.count("CIT115") == 1
    asked = [(asked.host, asked.path, str(asked.query)) for asked in linked.server.asked]
    assert len(asked) == len(set(asked))


def test_suppressed_findings_are_asked_about_once(
    linked: InventedServices, check: Check, tmp_path: Path
) -> None:
    hushed = "<!-- healthlint-disable CIT115 -- known to be on its way -->\n\n" + article(1, 101)
    (tmp_path / "tea.md").write_text(hushed, encoding="utf-8")
    outcome = check("tea.md", "--online", "--select", "CIT11")
    assert "CIT115" not in outcome.codes
    asked = [(asked.host, asked.path, str(asked.query)) for asked in linked.server.asked]
    assert len(asked) == len(set(asked))


def test_a_list_of_the_references_of_several_articles_asks_as_one_would(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    for number in range(20):
        numbers = (3 * number, 3 * number + 1, 3 * number + 2)
        (tmp_path / f"{number}.md").write_text(article(*numbers), encoding="utf-8")
    outcome = check(".", "--online", command="references")
    assert outcome.code == 0
    assert outcome.report.count('"verified"') >= 60
    assert world.requests(CROSSREF) == 2
