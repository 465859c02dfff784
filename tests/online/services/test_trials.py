"""ClinicalTrials.gov knows its trials by the numbers that they have and had."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Known, NotRegistered, Unchecked
from healthlint.online.online import Online
from healthlint.references.works import Name
from serving import Said, Server, data, moved, page
from shapes import trial

HOST, ROOT = "clinicaltrials.gov", "/api/v2/studies"
NCT = "NCT01234567"


def test_a_trial_is_read(server: Server, online: Online) -> None:
    server.say(HOST, f"{ROOT}/{NCT}", data(trial()))
    known = online.trial(NCT)
    assert isinstance(known, Known)
    record = known.record
    assert record.source == "clinicaltrials.gov"
    assert record.title == "Ginger Tea Before Sleep"
    assert record.other_titles == ("A Randomised Trial of Ginger Tea Before Sleep in Adults", "GINGERLY")
    assert record.authors == (Name("Kettle Institute"),)
    assert record.years == (2017, 2018)
    assert (record.kind, record.identifiers) == ("trial", (("nct", NCT),))


def test_a_number_that_was_given_up_leads_to_the_one_that_stands_for_it(
    server: Server, online: Online
) -> None:
    server.say(HOST, f"{ROOT}/NCT00000102", moved(f"{ROOT}/{NCT}", 301))
    server.say(HOST, f"{ROOT}/{NCT}", data(trial(nctIdAliases=["NCT00000102"])))
    known = online.trial("NCT00000102")
    assert isinstance(known, Known)
    assert known.record.identifiers == (("nct", NCT), ("nct", "NCT00000102"))


@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_a_number_that_was_never_given_is_not_registered(server: Server, online: Online, kind: str) -> None:
    server.say(HOST, f"{ROOT}/{NCT}", Said(404, b"NCT number NCT01234567 not found", kind))
    assert isinstance(online.trial(NCT), NotRegistered)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(page(404), id="404 with a page"),
        pytest.param(Said(404), id="404 with nothing"),
        pytest.param(Said(404, b'{"message": "no Route matched"}'), id="404 of a gateway"),
        pytest.param(Said(404, b"NCT number NCT07654321 not found", "text/plain"), id="404 of another"),
        pytest.param(data(trial("NCT07654321")), id="another trial"),
        pytest.param(data({"studies": []}), id="no trial"),
        pytest.param(data({}, 400), id="400"),
        pytest.param(moved("https://www.evil.example/", 301), id="a redirect elsewhere"),
    ],
)
def test_what_is_no_answer_of_the_register_leaves_a_trial_unchecked(
    server: Server, online: Online, said: Said
) -> None:
    server.say(HOST, f"{ROOT}/{NCT}", said)
    assert isinstance(online.trial(NCT), Unchecked)


@pytest.mark.parametrize(
    "nct", ["NCT0123456", "NCT00000000", "nct01234567", "NCT01234567/..", "ChiCTR1234567890"]
)
def test_no_address_is_made_of_another_number(server: Server, online: Online, nct: str) -> None:
    assert isinstance(online.trial(nct), Unchecked)
    assert server.asked == []


def test_one_trial_a_second_is_asked_for(server: Server, online: Online) -> None:
    for number in (NCT, "NCT07654321", "NCT07654322"):
        server.say(HOST, f"{ROOT}/{number}", data(trial(number)))
        online.trial(number)
    assert online._client is not None
    assert online._client.clock.monotonic() == 2.0
