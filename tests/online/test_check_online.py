"""A whole check asks the services, says what they say, and says of what they fail to say that it is open."""

from __future__ import annotations

import importlib.util
import socket
from pathlib import Path

import pytest

from healthlint.online import opening
from healthlint.online.transport.policy import PUBLIC
from invented_services import InventedServices
from running_online import Check, Outcome
from serving import Said, Server, StillClock, data, moved, page
from shapes import DOI, TITLE, update

CROSSREF, EUTILS, DOI_ORG = "api.crossref.org", "eutils.ncbi.nlm.nih.gov", "doi.org"
CHINESE = "10.3760/cma.j.cn999999-20231008-00670"
NEVER = "10.5555/never.given"
LINK = "http://herbs.example/tea/lexicon/ginger"
WORK = f"Quellin M, Tarnby I. {TITLE}. Ann Imag Herbs. 2021;12(3):101-9. doi:{DOI}"
UNKNOWN = f"Zimmer O. Steel kettles of the north. Ann Imag Herbs. 2020;11(2):11-19. doi:{NEVER}"
OF_ISTIC = f"林若安,周立新. 睡前饮茶与手冷[J]. 虚构草药学报,2022,55(4):301-306. doi:{CHINESE}"
PLACEHOLDER = "Author A. Title of the article. Journal name. 2020. doi:10.1234/xxxxx"


def article(*entries: str, text: str = "Some nurses drink ginger tea before they sleep.") -> str:
    listed = "".join(f"{number}. {entry}\n" for number, entry in enumerate(entries, 1))
    markers = ", ".join(str(number) for number in range(1, len(entries) + 1))
    return f"# Tea before sleep\n\n{text} [{markers}]\n\n## References\n\n{listed}"


@pytest.fixture(autouse=True)
def world(server: Server) -> InventedServices:
    world = InventedServices(server)
    world.work(DOI)
    world.elsewhere[CHINESE] = "ISTIC"
    return world


def online(check: Check, tmp_path: Path, text: str, *more: str) -> Outcome:
    (tmp_path / "tea.md").write_text(text, encoding="utf-8")
    return check("tea.md", "--online", "--select", "CIT11", "--min-severity", "info", *more)


def test_a_retracted_work_is_an_error_with_its_notice(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    world.work(DOI, updated_by=[update("retraction", "10.5555/tea.r", "retraction-watch", "40")])
    outcome = online(check, tmp_path, article(WORK))
    assert outcome.code == 1
    assert "10.5555/tea.r" in outcome.message("CIT110")
    assert "Retraction Watch" in outcome.message("CIT110")


def test_a_doi_that_nobody_registered_is_told_with_the_day(check: Check, tmp_path: Path) -> None:
    outcome = online(check, tmp_path, article(UNKNOWN))
    assert "checked 2026-03-01" in outcome.message("CIT115")


def test_a_chinese_work_that_exists_is_accused_of_nothing(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    outcome = online(check, tmp_path, article(OF_ISTIC))
    assert (outcome.code, outcome.findings) == (0, [])
    assert world.requests(CROSSREF) == 0


def test_a_work_that_is_as_it_is_cited_is_no_finding(check: Check, tmp_path: Path) -> None:
    outcome = online(check, tmp_path, article(WORK))
    assert (outcome.code, outcome.findings) == (0, [])
    assert "1 verified" in outcome.report


BROKEN = [
    pytest.param(Said(429, headers={"Retry-After": "2"}), id="too often"),
    pytest.param(Said(429, headers={"Retry-After": "86400"}), id="come back tomorrow"),
    pytest.param(Said(500), id="fails"),
    pytest.param(Said(body=b'{"status": "ok"', length=500), id="cut off"),
    pytest.param(data(["ok"]), id="of a wrong type"),
    pytest.param(Said(body=b"\x00\x01", kind="application/octet-stream"), id="of a wrong kind"),
    pytest.param(page(), id="a page in place of data"),
    pytest.param(page(403), id="a robot check"),
    pytest.param(moved("http://127.0.0.1/admin"), id="leads to this machine"),
    pytest.param(moved("http://inside.example/"), id="leads to another host"),
]


@pytest.mark.parametrize("said", BROKEN)
def test_services_that_are_all_broken_leave_references_open_and_what_form_shows_stands(
    world: InventedServices, check: Check, tmp_path: Path, said: Said
) -> None:
    for host in (CROSSREF, EUTILS, DOI_ORG):
        world.down[host] = said
    (tmp_path / "tea.md").write_text(article(WORK, UNKNOWN, OF_ISTIC, PLACEHOLDER), encoding="utf-8")
    plain = check("tea.md", "--select", "CIT")
    outcome = check("tea.md", "--online", "--select", "CIT")
    assert plain.codes
    assert outcome.codes == plain.codes
    assert outcome.code == plain.code == 1
    assert "left open by services" in outcome.said
    assert "no service could be reached" not in outcome.said
    assert "--online-budget" not in outcome.said


def test_a_service_that_is_slow_uses_the_time_up_and_the_run_ends(
    world: InventedServices, check: Check, tmp_path: Path, clock: StillClock
) -> None:
    world.server.say(CROSSREF, f"/works/{DOI}", Said(body=b"{}", before=lambda: clock.advance(200.0)))
    outcome = online(check, tmp_path, article(WORK, UNKNOWN), "--online-budget", "30")
    assert (outcome.code, outcome.findings) == (0, [])
    assert "--online-budget" in outcome.said
    assert "2 left open" in outcome.report
    assert clock.monotonic() < 300.0


def test_what_was_answered_before_the_time_was_used_up_is_not_asked_again(
    world: InventedServices, check: Check, tmp_path: Path, clock: StillClock
) -> None:
    world.server.say(DOI_ORG, f"/doiRA/{CHINESE}", data([{"DOI": CHINESE, "RA": "ISTIC"}])._replace(
        before=lambda: clock.advance(200.0)))  # fmt: skip
    online(check, tmp_path, article(WORK, OF_ISTIC), "--online-budget", "100")
    first = world.server.paths().count(f"/works/{DOI}")
    online(check, tmp_path, article(WORK, OF_ISTIC))
    assert world.server.paths().count(f"/works/{DOI}") == first


@pytest.mark.parametrize("may_pass", [True, False], ids=["names cannot be looked up", "names do not exist"])
def test_without_a_network_a_sentence_says_so(
    world: InventedServices, check: Check, tmp_path: Path, may_pass: bool
) -> None:
    for host in (CROSSREF, EUTILS, DOI_ORG, "herbs.example"):
        world.server.unknown[host] = may_pass
    outcome = online(check, tmp_path, article(WORK, UNKNOWN, text=f"See [the shop]({LINK})."))
    assert (outcome.code, outcome.findings) == (0, [])
    assert outcome.said.count("no service could be reached") == 1


def test_a_page_that_is_gone_and_one_that_leads_home_are_told(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    world.server.say("herbs.example", "/old", Said(410))
    world.server.say("tea.example", "/deep/page", moved("http://tea.example/"))
    world.server.say("tea.example", "/", page())
    text = "See [the shop](http://herbs.example/old) and [the tea](http://tea.example/deep/page)."
    outcome = online(check, tmp_path, article(WORK, text=text))
    assert [finding["text"] for finding in outcome.findings] == ["the shop", "the tea"]
    assert set(outcome.codes) == {"CIT117"}


def test_a_page_that_leads_to_a_private_address_is_left_alone(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    world.server.elsewhere["inside.example"] = ["10.0.0.1"]
    world.server.say("herbs.example", "/tea/lexicon/ginger", moved("http://inside.example/admin"))
    outcome = online(check, tmp_path, article(WORK, text=f"See [the shop]({LINK})."))
    assert outcome.findings == []
    assert "/admin" not in world.server.paths()


def test_a_replay_finds_the_same_and_opens_no_socket(
    world: InventedServices, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.work(DOI, updated_by=[update("retraction", "10.5555/tea.r", "retraction-watch", "40")])
    world.server.say("herbs.example", "/tea/lexicon/ginger", moved("http://herbs.example/"))
    world.server.say("herbs.example", "/", page())
    text = article(WORK, UNKNOWN, OF_ISTIC, WORK.partition(" doi:")[0], text=f"See [the shop]({LINK}).")
    first = online(check, tmp_path, text)
    assert {"CIT110", "CIT115", "CIT117"} <= {*first.codes}

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    again = check("tea.md", "--offline", "--select", "CIT11", "--min-severity", "info")
    assert again.findings == first.findings
    assert again.code == first.code


def test_a_second_run_asks_nothing_again(world: InventedServices, check: Check, tmp_path: Path) -> None:
    text = article(WORK, UNKNOWN, OF_ISTIC)
    first = online(check, tmp_path, text)
    asked = len(world.server.asked)
    assert online(check, tmp_path, text).findings == first.findings
    assert len(world.server.asked) == asked


def test_what_several_articles_cite_is_asked_once(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(article(WORK, UNKNOWN, text=f"See [it]({LINK})."), encoding="utf-8")
    outcome = check(".", "--online", "--select", "CIT11")
    assert outcome.codes.count("CIT115") == 3
    assert (
        len(world.server.asked)
        == len({(asked.host, asked.path, str(asked.query)) for asked in world.server.asked}) + 1
    )
    assert world.server.paths().count("/tea/lexicon/ginger") == 2  # twice, as a 404 may be a slip


def test_a_list_of_references_asks_as_a_check_does(
    world: InventedServices, check: Check, tmp_path: Path
) -> None:
    (tmp_path / "tea.md").write_text(article(WORK, UNKNOWN), encoding="utf-8")
    outcome = check("tea.md", "--online", command="references")
    assert outcome.code == 0
    assert '"verified"' in outcome.report
    assert '"not-registered"' in outcome.report


@pytest.mark.parametrize("command", ["check", "references"])
def test_a_contact_is_for_the_services(
    world: InventedServices, check: Check, tmp_path: Path, command: str
) -> None:
    (tmp_path / "tea.md").write_text(article(WORK, text=f"See [it]({LINK})."), encoding="utf-8")
    outcome = check("tea.md", "--online", "--contact", "desk@herbs.example", command=command)
    told = {asked.host for asked in world.server.asked if "desk@herbs.example" in str(asked)}
    assert outcome.code in (0, 1)
    assert {CROSSREF, EUTILS} <= told
    assert "herbs.example" not in told
    assert "desk@herbs" not in outcome.report


def test_the_key_for_pubmed_goes_to_pubmed_alone(
    world: InventedServices, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NCBI_API_KEY", "k123456")
    outcome = online(check, tmp_path, article(WORK, text=f"See [it]({LINK})."))
    assert {asked.host for asked in world.server.asked if "k123456" in str(asked)} == {EUTILS}
    assert "k123456" not in outcome.report + outcome.said


class TestWhatCannotBeAsked:
    """Ends with 2 and one sentence, before anything is read."""

    @pytest.mark.parametrize(
        ("arguments", "environment", "config", "said"),
        [
            pytest.param(
                ["--contact", "desk"], {}, "", "--contact: 'desk' is no e-mail address", id="an option"
            ),
            pytest.param(
                [], {"HEALTHLINT_CONTACT": "x y"}, "", "HEALTHLINT_CONTACT: 'x y' is no", id="a variable"
            ),
            pytest.param([], {}, 'contact = "desk"\n', "healthlint.toml", id="a config"),
        ],
    )
    def test_a_contact_that_is_no_address(
        self,
        world: InventedServices,
        check: Check,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        environment: dict[str, str],
        config: str,
        said: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        (tmp_path / ".healthlint.toml").write_text(config, encoding="utf-8")
        outcome = online(check, tmp_path, article(WORK), *arguments)
        assert outcome.code == 2
        assert said in outcome.said
        assert outcome.said.count("\n") == 1
        assert world.server.asked == []

    @pytest.mark.parametrize("command", ["check", "references"])
    def test_a_network_without_its_library(
        self, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        (tmp_path / "tea.md").write_text("# Tea\n", encoding="utf-8")
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        outcome = check("tea.md", "--online", command=command)
        assert outcome.code == 2
        assert "pip install 'healthlint[online]'" in outcome.said
        assert outcome.said.count("\n") == 1

    @pytest.mark.parametrize(
        "arguments", [["--online", "--offline"], ["--contact", "a@b.example"], ["--online-budget", "5"]]
    )
    def test_options_that_contradict_each_other(self, check: Check, arguments: list[str]) -> None:
        assert check(".", *arguments).code == 2


def test_no_option_and_no_variable_opens_the_policy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened = opening.open_online(tmp_path, contact="desk@herbs.example", budget=1.0)
    assert opened._client is not None
    assert opened._client.policy is PUBLIC
    opened.close()
