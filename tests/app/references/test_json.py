"""The json form of a list of references is what references.schema.json describes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from tests.app.references.conftest import References

from healthlint.references.answers import Why
from healthlint.references.comparing.compared import Field, State
from healthlint.references.extraction.entries import Origin
from healthlint.references.judging.evidence import Note
from healthlint.references.judging.judgement import VERDICTS
from healthlint.references.works import IdentifierKind, Nature
from healthlint_schemas import schema

Data = dict[str, Any]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Return what says whether data are as the schema has them."""
    return jsonschema.Draft202012Validator(schema("references"))


@pytest.fixture
def data(references: References, registry: str) -> Data:
    """Return the references of all articles, looked up."""
    return listed(references, "--registry", registry)


def listed(references: References, *arguments: str, code: int = 0) -> Data:
    """Return the references of articles."""
    data: Data = json.loads("\n".join(references("-f", "json", *arguments, code=code)))
    return data


def of(data: Data, path: str, mark: str | None) -> Data:
    """Return a reference of an article by its mark."""
    found: Data = next(
        reference
        for article in data["articles"]
        if article["path"] == path
        for reference in article["references"]
        if reference["mark"] == mark
    )
    return found


def test_it_is_valid(data: Data, validator: jsonschema.Draft202012Validator) -> None:
    validator.validate(data)


def test_it_is_valid_where_nobody_was_asked(
    references: References, validator: jsonschema.Draft202012Validator
) -> None:
    data = listed(references)
    validator.validate(data)
    assert data["registries"] == []
    assert data["network"] == "none"
    assert data["counts"]["looked_up"] == 0
    assert data["not_asked"] == ["registry", "crossref", "doi.org", "pubmed"]


def test_it_is_valid_where_services_are_quoted_as_they_answered(
    references: References, validator: jsonschema.Draft202012Validator
) -> None:
    data = listed(references, "--offline")
    validator.validate(data)
    assert data["network"] == "remembered"


def test_its_schema_is_closed(validator: jsonschema.Draft202012Validator) -> None:
    for described in _objects(schema("references")):
        assert described["additionalProperties"] is False
        assert described["required"] == list(described["properties"])


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (VERDICTS, ["verdict"]),
        (get_args(Origin), ["reference", "properties", "origin"]),
        (get_args(IdentifierKind), ["identifier_kind"]),
        (get_args(Nature), ["notice", "properties", "nature"]),
        (get_args(Note), ["evidence", "properties", "notes", "items"]),
        (get_args(Field), ["evidence", "properties", "fields", "items", "properties", "field"]),
        (get_args(State), ["evidence", "properties", "fields", "items", "properties", "state"]),
        ((*get_args(Why), "found"), ["evidence", "properties", "asked", "items", "properties", "answer"]),
    ],
    ids=["verdicts", "origins", "identifiers", "natures", "notes", "fields", "states", "answers"],
)
def test_its_schema_has_all_words_that_there_are(words: tuple[str, ...], names: list[str]) -> None:
    described = schema("references")["$defs"]
    for name in names:
        described = described[name]
    assert sorted(described["enum"]) == sorted(words)


def test_a_reference_says_where_it_stands(data: Data) -> None:
    found = of(data, "sleep.md", "[2]")
    text = Path("sleep.md").read_text(encoding="utf-8")
    assert text[found["offset"] : found["end_offset"]] == found["text"]
    assert (found["line"], found["column"]) == (15, 4)
    assert found["origin"] == "list"
    assert found["cited_at"] == [7, 8]


def test_a_footnote_is_cited_where_its_mark_stands(data: Data) -> None:
    found = of(data, "naps.md", "[^nap]")
    assert found["origin"] == "footnote"
    assert found["cited_at"] == [3]


def test_a_reference_says_what_is_cited(data: Data) -> None:
    cited = of(data, "sleep.md", "[2]")["cited"]
    assert cited["title"] == "Magnesium before bed: a randomised trial"
    assert cited["authors"] == [{"family": "Ruiz", "given": "A"}, {"family": "Kim", "given": "H"}]
    assert (cited["year"], cited["volume"], cited["issue"], cited["pages"]) == (2019, "12", "1", "3-7")
    assert cited["identifiers"] == [{"kind": "doi", "value": "10.5555/mag.2019.07"}]


def test_a_verdict_comes_with_its_evidence_and_the_record(data: Data) -> None:
    found = of(data, "sleep.md", "[2]")
    assert found["verdict"] == "retracted"
    assert found["hard"] is True
    (notice,) = found["evidence"]["notices"]
    assert notice["doi"] == "10.5555/mag.2023.99"
    assert notice["date"] == "2023-05-04"
    assert found["evidence"]["asked"][0]["answer"] == "found"
    assert found["record"]["title"] == "Magnesium before bed: a randomised trial"


def test_another_work_comes_with_the_one_that_is_meant(data: Data) -> None:
    found = of(data, "sleep.md", "[3]")
    assert found["verdict"] == "other-work"
    assert found["record"]["doi"] == "10.5555/nap.2021.14"
    assert [each["record"]["doi"] for each in found["evidence"]["suggestions"]] == ["10.5555/tea.2018.01"]
    differing = {each["field"] for each in found["evidence"]["fields"] if each["state"] == "differs"}
    assert {"title", "first-author", "year"} <= differing


def test_a_malformed_identifier_is_told_as_it_is_written(data: Data) -> None:
    (malformed,) = of(data, "sleep.md", "[4]")["cited"]["malformed"]
    assert malformed["kind"] == "isbn"
    assert malformed["fault"] == "check-digit"


def test_messages_are_in_the_language_of_the_article(data: Data) -> None:
    assert "登记" in of(data, "wushui.md", "[1]")["message"]
    assert "work" in of(data, "sleep.md", "[2]")["message"]


def test_counts_are_of_all_references_and_those_shown_of_some(references: References, registry: str) -> None:
    data = listed(references, "--registry", registry, "--verdict", "retracted")
    counts = data["counts"]
    assert (counts["articles"], counts["references"], counts["shown"]) == (5, 10, 1)
    assert counts["verdicts"]["retracted"] == 1
    assert sum(counts["verdicts"].values()) == 10
    assert [(each["path"], each["found"]) for each in data["articles"] if each["references"]] == [
        ("sleep.md", 6)
    ]


def test_the_registry_says_what_it_is(data: Data) -> None:
    (told,) = data["registries"]
    assert told["name"] == "works.registry"
    assert {source["name"] for source in told["sources"]} == {"crossref", "retraction-watch"}
    assert data["network"] == "none"


def test_a_file_that_cannot_be_read_is_among_the_data(references: References, shelf: Path) -> None:
    (shelf / "broken.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (unreadable,) = listed(references, "broken.md", code=2)["unreadable"]
    assert unreadable["path"] == "broken.md"


def _objects(described: Any) -> Iterator[Data]:
    if isinstance(described, dict):
        if described.get("type") == "object":
            yield described
        for each in described.values():
            yield from _objects(each)
    elif isinstance(described, list):
        for each in described:
            yield from _objects(each)
