"""What the verdicts will want to know is asked ahead, for many references with few requests."""

from __future__ import annotations

from collections import Counter

import pytest

from healthlint.online.answering import OnlineAnswers
from healthlint.online.online import Online
from healthlint.references.answers import Found, Missing
from healthlint.references.judging.verdict import judge
from healthlint.references.works import Cited, IdentifierKind, Name
from invented_services import InventedServices
from serving import Said, Server, StillClock, data, page
from shapes import update

SEARCH, SUMMARY = "/entrez/eutils/esearch.fcgi", "/entrez/eutils/esummary.fcgi"
CROSSREF, EUTILS, DOI_ORG = "api.crossref.org", "eutils.ncbi.nlm.nih.gov", "doi.org"


@pytest.fixture
def world(server: Server) -> InventedServices:
    return InventedServices(server)


def cited(number: int, *identifiers: tuple[IdentifierKind, str], **changes: object) -> Cited:
    """Return a reference to the work of a number."""
    work = Cited(
        f"Quellin M. Cup {number} of warm ginger tea in the evening of nurses. Ann Imag Herbs. 2021.",
        title=f"Cup {number} of warm ginger tea in the evening of nurses",
        authors=(Name("Quellin", "M"),),
        et_al=True,
        container="Ann Imag Herbs",
        year=2021,
        volume="12",
        issue="3",
        pages="101-9",
        identifiers=identifiers,
    )
    return work._replace(**changes)  # type: ignore[arg-type]


def known(world: InventedServices, number: int, **changes: object) -> str:
    """Let Crossref and PubMed hold the work of a number, and return its DOI."""
    doi = f"10.5555/tea.{number}"
    title = f"Cup {number} of warm ginger tea in the evening of nurses"
    world.work(doi, **{"title": [title], **changes})
    world.article(str(31000000 + number), doi, title=title)
    return doi


def judged(online: Online, works: list[Cited]) -> Counter[str]:
    answers = OnlineAnswers(online)
    answers.learn(works, ())
    return Counter(judge(work, answers).verdict for work in works)


def test_a_hundred_dois_take_a_dozen_requests(world: InventedServices, online: Online) -> None:
    works = [cited(number, ("doi", known(world, number))) for number in range(100)]
    assert judged(online, works) == {"verified": 100}
    assert world.requests(CROSSREF) == 3
    assert world.requests(EUTILS) <= 8
    assert len(world.server.asked) <= 11


def test_a_hundred_numbers_of_pubmed_take_a_handful(world: InventedServices, online: Online) -> None:
    works = []
    for number in range(100):
        known(world, number)
        works.append(cited(number, ("pmid", str(31000000 + number))))
    assert judged(online, works) == {"verified": 100}
    assert len(world.server.asked) <= 4


def test_a_hundred_numbers_of_pubmed_central_take_a_handful(world: InventedServices, online: Online) -> None:
    works = []
    for number in range(100):
        doi = known(world, number)
        world.pmc[f"PMC{7000000 + number}"] = {"pmid": str(31000000 + number), "doi": doi}
        works.append(cited(number, ("pmcid", f"PMC{7000000 + number}")))
    assert judged(online, works) == {"verified": 100}
    assert len(world.server.asked) <= 6


def test_an_article_that_pubmed_central_does_not_list_is_asked_for_by_itself(
    world: InventedServices, online: Online
) -> None:
    for number in range(3):
        world.pmc[f"PMC{7000000 + number}"] = {"pmid": str(31000000 + number), "doi": known(world, number)}
    works = [cited(number, ("pmcid", f"PMC{7000000 + number}")) for number in range(3)]
    unknown = cited(4, ("pmcid", "PMC7999999"), title="")
    assert judged(online, [*works, unknown])["verified"] == 3
    asked = [asked.query["ids"] for asked in world.server.asked if "ids" in asked.query]
    assert asked == ["PMC7000000,PMC7000001,PMC7000002,PMC7999999", "PMC7999999"]


def test_a_hundred_titles_take_a_search_each_and_little_more(world: InventedServices, online: Online) -> None:
    works = [cited(number) for number in range(100)]
    for number in range(100):
        known(world, number)
    assert judged(online, works) == {"matched": 100}
    assert world.requests(CROSSREF) == 100
    assert world.requests(EUTILS) <= 8


def test_nothing_is_asked_any_more_when_the_verdicts_are_made(
    world: InventedServices, online: Online
) -> None:
    chinese = "10.3760/cma.j.cn999999-20231008-00670"
    world.elsewhere[chinese] = "ISTIC"
    world.article("31999999", title="A work of no DOI")
    world.pmc["PMC7654321"] = {"pmid": "31000001", "doi": "10.5555/tea.1"}
    works = [
        cited(1, ("doi", known(world, 1))),
        cited(1, ("pmcid", "PMC7654321")),
        cited(2, ("pmid", "31000002"), ("doi", known(world, 2))),
        cited(3, ("doi", chinese)),
        cited(4, ("doi", "10.5555/never.given"), title="Steel kettles of the north"),
        cited(5, ("pmid", "39999999")),
        cited(6, ("nct", "NCT01234567")),
        cited(7, ("isbn", "9780000000002")),
        cited(8),
        cited(9, title=""),
        cited(10, ("doi", "10.48550/arxiv.2101.00001")),
    ]
    known(world, 7), known(world, 8)
    answers = OnlineAnswers(online)
    answers.learn(works, ["http://herbs.example/tea"])
    asked = len(world.server.asked)
    verdicts = [judge(work, answers).verdict for work in works]
    assert verdicts[4] == verdicts[5] == "not-registered"
    assert answers.page("http://herbs.example/tea").state == "dead"
    assert world.server.asked[asked:] == []


def test_a_work_that_is_not_in_the_list_is_asked_for_by_itself(
    world: InventedServices, online: Online
) -> None:
    dois = [known(world, number) for number in range(5)]
    world.elsewhere["10.5555/of.another"] = "mEDRA"
    answers = OnlineAnswers(online)
    works = [cited(7, ("doi", doi)) for doi in (*dois, "10.5555/of.another", "10.5555/never.given")]
    answers.learn(works, ())
    assert {"/works/10.5555/of.another", "/works/10.5555/never.given"} < {*world.server.paths()}
    missing = answers.record("doi", "10.5555/never.given")
    assert isinstance(missing, Missing)
    assert missing.why == "not-registered"
    assert "/api/handles/10.5555/never.given" in world.server.paths()
    assert isinstance(answers.record("doi", "10.5555/of.another"), Found)


def test_a_service_that_refuses_lists_is_asked_for_each(world: InventedServices, online: Online) -> None:
    world.refuses_lists = True
    works = [cited(number, ("doi", known(world, number))) for number in range(5)]
    assert judged(online, works) == {"verified": 5}
    assert world.requests(CROSSREF) == 1 + 5


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(data({"status": "ok", "message": {"items": "none"}}), id="of a wrong type"),
        pytest.param(data({"status": "ok", "message": {"items": [{"DOI": ["x"]}, 7]}}), id="of wrong items"),
        pytest.param(page(), id="a page"),
        pytest.param(Said(body=b'{"status"', length=500), id="cut off"),
    ],
)
def test_a_list_that_cannot_be_read_teaches_nothing(
    world: InventedServices, online: Online, answer: Said
) -> None:
    works = [cited(number, ("doi", known(world, number))) for number in range(4)]
    world.server.say(CROSSREF, "/works", answer)
    assert judged(online, works) == {"verified": 4}


def test_a_list_with_the_record_of_another_doi_teaches_nothing_of_those_that_were_asked_for(
    world: InventedServices, online: Online
) -> None:
    works = [cited(number, ("doi", known(world, number))) for number in range(4)]
    known(world, 50, title=["Another work"])
    stray = {"status": "ok", "message": {"items": [world.crossref["10.5555/tea.50"]] * 4}}
    world.server.say(CROSSREF, "/works", data(stray))
    assert judged(online, works) == {"verified": 4}


def test_a_retraction_that_pubmed_alone_knows_is_found_in_a_list(
    world: InventedServices, online: Online
) -> None:
    works = [cited(number, ("doi", known(world, number))) for number in range(6)]
    world.pubmed["31000004"]["pubtype"] = ["Retracted Publication"]
    assert judged(online, works) == {"verified": 5, "retracted": 1}


def test_a_retraction_that_crossref_tells_of_in_a_list_or_a_search_is_one(
    world: InventedServices, online: Online
) -> None:
    told = [update("retraction", "10.5555/tea.r", "retraction-watch", "40")]
    works = [cited(number, ("doi", known(world, number, updated_by=told))) for number in range(4)]
    known(world, 4, updated_by=told)
    answers = OnlineAnswers(online)
    answers.learn([*works, cited(4)], ())
    judgements = [judge(work, answers) for work in (*works, cited(4))]
    assert [each.verdict for each in judgements] == [*["retracted"] * 4, "matched"]
    assert {notice.doi for each in judgements for notice in each.evidence.notices} == {"10.5555/tea.r"}
    assert all(each.evidence.notices for each in judgements)
    assert set(world.server.paths()) <= {"/works", SEARCH, SUMMARY}


def test_a_search_of_pubmed_that_finds_nothing_at_all_is_not_believed(
    world: InventedServices, online: Online
) -> None:
    works = [cited(number, ("doi", known(world, number))) for number in range(3)]
    world.pubmed["31000001"]["pubtype"] = ["Retracted Publication"]
    nothing = data({"esearchresult": {"count": "0", "idlist": []}})
    found = [data({"esearchresult": {"idlist": ["31000001"]}})]
    world.server.say(EUTILS, SEARCH, nothing, *found)
    assert judged(online, works)["retracted"] == 1


def test_a_doi_that_two_records_of_pubmed_have_is_nobodys(world: InventedServices, online: Online) -> None:
    dois = [known(world, number) for number in range(3)]
    world.article("32000000", dois[1], pubtype=["Retraction of Publication", "Retracted Publication"])
    assert judged(online, [cited(number, ("doi", doi)) for number, doi in enumerate(dois)]) == {"verified": 3}


def test_a_doi_with_signs_of_a_list_is_asked_for_by_itself(world: InventedServices, online: Online) -> None:
    odd = "10.5555/tea,cup:1"
    world.work(odd, title=[cited(9).title])
    works = [cited(number, ("doi", known(world, number))) for number in range(3)]
    assert judged(online, [*works, cited(9, ("doi", odd))]) == {"verified": 4}
    listed = next(asked for asked in world.server.asked if "filter" in asked.query)
    assert odd not in listed.query["filter"]


def test_pages_do_not_wait_for_works_nor_works_for_pages(
    world: InventedServices, online: Online, clock: StillClock
) -> None:
    import threading

    both = threading.Barrier(2)
    world.server.say("herbs.example", "/", page()._replace(before=lambda: both.wait(5.0)))
    world.server.say(CROSSREF, "/works/10.5555/tea.1", NOT_THERE._replace(before=lambda: both.wait(5.0)))
    answers = OnlineAnswers(online)
    answers.learn([cited(1, ("doi", "10.5555/tea.1"))], ["http://herbs.example/"])
    assert answers.page("http://herbs.example/").state == "reachable"
    assert not both.broken


def test_many_pages_of_one_host_hold_up_no_other(world: InventedServices, online: Online) -> None:
    addresses = [f"http://herbs.example/{number}" for number in range(20)] + ["http://tea.example/"]
    for address in addresses:
        host, _, path = address.removeprefix("http://").partition("/")
        world.server.say(host, f"/{path}", page())
    OnlineAnswers(online).learn([], addresses)
    assert [asked.host for asked in world.server.asked].index("tea.example") < 10
    assert len(world.server.asked) == 21


NOT_THERE = Said(404, b"Resource not found.", "text/plain")


def test_how_far_it_is_is_told_and_ends_with_all(world: InventedServices, online: Online) -> None:
    told: list[tuple[int, int]] = []
    online.watch = lambda done, total: told.append((done, total))
    works = [cited(number, ("doi", known(world, number))) for number in range(7)]
    OnlineAnswers(online).learn([*works, works[0]], ["http://herbs.example/", "http://herbs.example/"])
    assert {total for _, total in told} == {8}
    assert told == sorted(told)
    assert told[-1] == (8, 8)


def test_a_service_that_is_down_is_not_asked_again_by_the_next_article(
    world: InventedServices, online: Online
) -> None:
    for host in (CROSSREF, DOI_ORG, EUTILS):
        world.down[host] = Said(403)
    works = [cited(number, ("doi", f"10.5555/tea.{number}")) for number in range(5)]
    assert judged(online, works) == {"unchecked": 5}
    asked = len(world.server.asked)
    assert judged(online, works) == {"unchecked": 5}
    assert len(world.server.asked) == asked
