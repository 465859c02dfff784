"""A question is asked once, and in a replay not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.online.answers import (
    Dead,
    Known,
    Reachable,
    Unchecked,
)
from healthlint.online.cache import AnswerCache
from healthlint.online.online import Online
from healthlint.online.transport.client import Client
from serving import HERE, PLAIN, Said, Server, StillClock, data
from shapes import DOI, agency, crossref, handle, summary, unknown_pmid


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "online.sqlite"


def test_a_question_is_asked_once(server: Server, online: Online) -> None:
    server.say("api.crossref.org", f"/works/{DOI}", data(crossref()))
    assert online.crossref(DOI) == online.crossref(DOI)
    assert len(server.asked) == 1


class AnotherRun(Online):
    """A later run over the same cache."""

    def __init__(self, server: Server, clock: StillClock, file: Path) -> None:
        client = Client(policy=HERE, clock=clock, find=server.find)
        super().__init__(client, AnswerCache(file, clock), endpoints=PLAIN)


@pytest.mark.parametrize(
    "said",
    [Said(503), Said(body=b"<html>"), Said(429, headers={"Retry-After": "1"}), Said(body=b"{", length=9)],
)
def test_that_nothing_was_learnt_is_remembered_for_the_run_alone(
    server: Server, client: Client, clock: StillClock, file: Path, said: Said
) -> None:
    server.say("api.crossref.org", f"/works/{DOI}", said)
    with Online(client, AnswerCache(file, clock), endpoints=PLAIN) as online:
        first = online.crossref(DOI)
        asked = len(server.asked)
        assert isinstance(first, Unchecked)
        assert online.crossref(DOI) is first
        assert len(server.asked) == asked
    server.say("api.crossref.org", f"/works/{DOI}", data(crossref()))
    clock.advance(60.0)
    with AnotherRun(server, clock, file) as online:
        assert isinstance(online.crossref(DOI), Known)


def test_that_a_page_is_dead_is_remembered_for_the_run_alone(
    server: Server, client: Client, clock: StillClock, file: Path
) -> None:
    server.say("herbs.example", "/tea", Said(404), Said(404), Said(200))
    with Online(client, AnswerCache(file, clock), endpoints=PLAIN) as online:
        assert isinstance(online.link("http://herbs.example/tea"), Dead)
        assert isinstance(online.link("http://herbs.example/tea#brewing"), Dead)
        assert len(server.asked) == 2
    with AnotherRun(server, clock, file) as online:
        assert isinstance(online.link("http://herbs.example/tea"), Reachable)


def test_a_replay_asks_nobody(server: Server, client: Client, clock: StillClock, file: Path) -> None:
    server.say("api.crossref.org", f"/works/{DOI}", data(crossref()))
    server.say(
        "doi.org", "/doiRA/10.5555/a,10.5555/b", data([agency("10.5555/a", "CNKI"), agency("10.5555/b")])
    )
    server.say("doi.org", "/api/handles/10.5555/a", data(handle("10.5555/a")))
    server.say("eutils.ncbi.nlm.nih.gov", "/entrez/eutils/esummary.fcgi", data(summary("31234567")),
               data(unknown_pmid("39999999")))  # fmt: skip
    with Online(client, AnswerCache(file, clock), endpoints=PLAIN) as online:
        first = online.doi(DOI), online.pmid("31234567"), online.pmid("39999999")
        agencies = online.agencies(["10.5555/a", "10.5555/b"])
    asked = len(server.asked)
    with Online(None, AnswerCache(file, clock, replay=True)) as replay:
        assert (replay.doi(DOI), replay.pmid("31234567"), replay.pmid("39999999")) == first
        assert replay.agencies(["10.5555/a", "10.5555/b"]) == agencies
        unknown = replay.pmid("31111111"), replay.doi("10.5555/c"), replay.link("http://herbs.example/")
        more = replay.agencies(["10.5555/c"])["10.5555/c"]
    assert {answer.cause for answer in (*unknown, more) if isinstance(answer, Unchecked)} == {"offline"}
    assert len(server.asked) == asked
