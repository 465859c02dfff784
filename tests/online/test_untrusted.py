"""No answer of a service, whatever it holds, stops a run."""

from __future__ import annotations

import datetime
import json
from typing import Any
from xml.etree import ElementTree as Xml

from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.online.answers import Known, Unchecked
from healthlint.online.services import crossref as of_crossref
from healthlint.online.services import datacite as of_datacite
from healthlint.online.services import pubmed_notices, pubmed_summary, trials
from healthlint.online.services.paths import doi_path
from healthlint.online.stored import read, written
from healthlint.online.transport.bodies import Reply, json_of, xml_of
from healthlint.online.transport.limits import limits, retry_after
from healthlint.references.works import Record
from shapes import crossref, datacite, summary, trial

WHEN = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
TEXT = st.text(max_size=20) | st.sampled_from(
    ["retraction", "10.5555/x", "2021", "\ud800", "<i>", "&amp;amp;"]
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
JSON = st.recursive(PLAIN, lambda more: st.lists(more, max_size=3) | st.dictionaries(TEXT, more, max_size=3))


def changed(whole: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a record with some of its fields, or parts of them, put in place of by anything."""
    inner = sorted({key for value in whole.values() for key in _keys(value)})
    anything = JSON | st.lists(st.dictionaries(st.sampled_from([*inner, "x"]), JSON, max_size=4), max_size=3)
    return st.dictionaries(st.sampled_from(sorted(whole)), anything, max_size=5).map(
        lambda some: whole | some
    )


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for each in value.values() for key in _keys(each))]
    return [key for each in value for key in _keys(each)] if isinstance(value, list) else []


def is_sound(record: Record) -> bool:
    """Tell whether a record can be shown, written and read again."""
    answer = Known(record, "x", WHEN)
    return read(written(answer).encode().decode()) == answer


WORK = crossref(
    updated_by=[
        {"DOI": "10.5555/r", "type": "retraction", "source": "x", "updated": {"date-parts": [[1, 2, 3]]}}
    ]
)["message"]


@settings(max_examples=150, deadline=None)
@given(changed(WORK))
def test_a_record_of_crossref_is_read_whatever_its_fields_hold(work: dict[str, Any]) -> None:
    assert is_sound(of_crossref.record_of(work))


@settings(max_examples=100, deadline=None)
@given(changed(datacite()["data"]["attributes"]))
def test_a_record_of_datacite_is_read_whatever_its_fields_hold(work: dict[str, Any]) -> None:
    assert is_sound(of_datacite.record_of(work))


RELATED = [{"reftype": "Retraction in", "pmid": 5, "refsource": "2021 Feb 30"}]


@settings(max_examples=100, deadline=None)
@given(changed(summary("1", references=RELATED)["result"]["1"]))
def test_a_summary_of_pubmed_is_read_whatever_its_fields_hold(work: dict[str, Any]) -> None:
    assert is_sound(pubmed_summary.record_of("1", work))


@settings(max_examples=100, deadline=None)
@given(changed(trial()["protocolSection"]), changed(trial()["protocolSection"]["identificationModule"]))
def test_a_trial_is_read_whatever_its_fields_hold(section: dict[str, Any], about: dict[str, Any]) -> None:
    assert is_sound(trials.record_of(section, about))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="2019 JanFeb0123456789;:().doi 10.5555/x", max_size=60))
def test_the_source_of_a_notice_is_read_whatever_it_says(source: str) -> None:
    assert pubmed_notices.notice("retraction", source, "1").source == "pubmed"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["application/json", "text/xml", "", "text/html"]))
def test_a_body_of_any_bytes_is_read_or_refused(body: bytes, kind: str) -> None:
    reply = Reply("x", "x", 200, {"content-type": kind}, body, WHEN)
    value = json_of(reply)
    assert isinstance(value, Unchecked) or repr(value) == repr(json.loads(body))
    assert isinstance(xml_of(reply), Unchecked | Xml.Element)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=10))
def test_headers_of_any_text_are_read(value: str, interval: str) -> None:
    told = limits(
        {"x-rate-limit-limit": value, "x-rate-limit-interval": interval, "x-concurrency-limit": value}
    )
    assert told.gap is None or told.gap >= 0
    seconds = retry_after({"retry-after": value}, WHEN)
    assert seconds is None or seconds >= 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_no_doi_leads_out_of_its_path(suffix: str, is_upwards: bool) -> None:
    path = doi_path(f"10.5555/{suffix}{'/../x' if is_upwards else ''}")
    assert path is None or not is_upwards
    if path is not None:
        assert path.isascii()
        assert not {".", ".."} & set(path.split("/"))
        assert not set("?#&,;:<>\\ %") & set(path.replace("%", "", path.count("%")))
