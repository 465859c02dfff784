"""A list of references shows what has become of the pages to which an article leads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from healthlint_schemas import schema
from invented_services import InventedServices
from running_online import Check, checking
from serving import Said, Server, StillClock, moved, page

THERE, GONE, AWAY = (f"http://herbs.example/{name}" for name in ("tea/there", "tea/gone", "tea/away"))
TEXT = f"# Tea\n\nIt [is there]({THERE}), it [is gone]({GONE}), and it [went away]({AWAY}).\n"
CHINESE = f"# 茶\n\n这一页[还在]({THERE})，那一页[已经没有了]({GONE})，另一页[搬走了]({AWAY})。\n"


@pytest.fixture
def listed(
    server: Server,
    tmp_path: Path,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    for name in ("HEALTHLINT_CONTACT", "NCBI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    server = InventedServices(server).server
    server.say("herbs.example", "/tea/there", page())
    server.say("herbs.example", "/tea/gone", Said(404))
    server.say("herbs.example", "/tea/away", moved("http://herbs.example/"))
    server.say("herbs.example", "/", page())
    (tmp_path / "tea.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "cha.md").write_text(CHINESE, encoding="utf-8")
    return checking(tmp_path, server, clock, monkeypatch, capsys)


def test_a_table_tells_which_pages_are_gone(listed: Check, tmp_path: Path) -> None:
    outcome = listed("tea.md", "--online", "-f", "table:list.txt", command="references")
    lines = (tmp_path / "list.txt").read_text(encoding="utf-8").splitlines()
    assert outcome.code == 0
    told = [re.split(r"\s{2,}", line.strip())[2] for line in lines[2:5]]
    assert told == ["page reached", "page gone", "page moved"]
    assert lines[-1] == "3 references in 1 article: 1 page reached, 1 page moved, 1 page gone"


def test_a_table_tells_it_in_chinese(listed: Check, tmp_path: Path) -> None:
    listed("cha.md", "--online", "-f", "table:list.txt", command="references")
    text = (tmp_path / "list.txt").read_text(encoding="utf-8")
    for said in ("网页可打开", "网页已失效", "网页已跳转"):
        assert said in text


def test_what_came_in_place_of_a_page_is_told(listed: Check, tmp_path: Path) -> None:
    listed("tea.md", "--online", "-f", "full:list.txt", command="references")
    lines = (tmp_path / "list.txt").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if " page gone: " in line)
    assert line.endswith(f" page gone: {GONE}: the page is not there: 404")


def test_pages_that_are_gone_can_be_asked_for(listed: Check) -> None:
    outcome = listed("tea.md", "--online", "--verdict", "dead", command="references")
    data = json.loads(outcome.report)
    jsonschema.validate(data, schema("references"))
    (article,) = data["articles"]
    assert [reference["pages"][0]["address"] for reference in article["references"]] == [GONE]
    assert data["counts"]["pages"] == {"reachable": 1, "moved": 1, "dead": 1, "unchecked": 0}
    assert data["network"] == "online"


def test_a_replay_tells_what_was_learnt(listed: Check) -> None:
    listed("tea.md", "--online", command="references")
    data = json.loads(listed("tea.md", "--offline", command="references").report)
    jsonschema.validate(data, schema("references"))
    (article,) = data["articles"]
    assert article["references"][0]["pages"][0]["state"] == "reachable"
    assert data["network"] == "remembered"
