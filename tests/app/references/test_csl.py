"""The csl-json form is what Zotero, pandoc and others import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.app.references.conftest import References

from healthlint.app.references.csl_item import Ids, item_of
from healthlint.references.works import Cited, IdentifierKind, Name

Item = dict[str, Any]

# What the input schema of citationstyles.org, 1.0.2, has for these.
TYPES = {
    *("article", "article-journal", "article-newspaper", "book", "chapter", "dataset", "document"),
    *("patent", "report", "standard", "thesis", "webpage"),
}
TEXTS = {
    *("id", "type", "title", "container-title", "publisher", "volume", "issue", "page", "number"),
    *("DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "language", "note"),
}


def items_of(references: References, *arguments: str) -> list[Item]:
    """Return the works that articles refer to."""
    items: list[Item] = json.loads("\n".join(references("-f", "csl-json", *arguments)))
    return items


def named(items: list[Item], identity: str) -> Item:
    """Return an item by its id."""
    return next(item for item in items if item["id"] == identity)


def check(item: Item) -> None:
    """Fail where an item has what the schema of CSL does not know."""
    assert item["type"] in TYPES
    assert item["id"]
    for name, value in item.items():
        if name == "author":
            for author in value:
                assert author.keys() in ({"family", "given"}, {"literal"})
                assert all(author.values())
        elif name == "issued":
            (parts,) = value["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        else:
            assert name in TEXTS
            assert isinstance(value, str)
            assert value


def test_all_items_are_as_the_schema_has_them(references: References, registry: str) -> None:
    for arguments in ((), ("--registry", registry), ("--registry", registry, "--registered")):
        items = items_of(references, *arguments)
        for item in items:
            check(item)
        assert len({item["id"] for item in items}) == len(items)


def test_a_journal_article_keeps_its_fields(references: References) -> None:
    item = named(items_of(references, "sleep.md"), "ruiz2019")
    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Ruiz", "given": "A"}, {"family": "Kim", "given": "H"}]
    assert item["issued"] == {"date-parts": [[2019]]}
    assert (item["volume"], item["issue"], item["page"]) == ("12", "1", "3-7")
    assert item["container-title"] == "Ann Shift Care"
    assert item["DOI"] == "10.5555/mag.2019.07"


def test_works_are_told_as_registers_do_on_request(references: References, registry: str) -> None:
    arguments = ("sleep.md", "naps.md", "--registry", registry)
    cited = named(items_of(references, *arguments), "ruiz2019")
    registered = named(items_of(references, *arguments, "--registered"), "ruiz2019")
    assert cited["author"][0]["given"] == "A"
    assert registered["author"][0]["given"] == "Ana"
    assert registered["container-title"] == "Annals of Shift Care"


def test_a_work_to_which_a_wrong_identifier_leads_is_never_told_instead(
    references: References, registry: str
) -> None:
    item = named(items_of(references, "--registry", registry, "--registered"), "toivonen2018")
    assert item["title"] == "Camomile tea and the time to fall asleep"
    assert "other-work" in item["note"]


def test_an_entry_without_identifier_gets_that_of_the_registered_work(
    references: References, registry: str
) -> None:
    (item,) = items_of(references, "naps.md", "--registry", registry, "--registered")
    assert item["DOI"] == "10.5555/nap.2021.14"
    assert "DOI" not in items_of(references, "naps.md", "--registry", registry)[0]


def test_a_chinese_name_stays_whole(references: References) -> None:
    item = items_of(references, "wushui.md")[0]
    assert item["author"] == [{"literal": "林若安"}, {"literal": "周立新"}]
    assert item["language"] == "zh"
    assert item["container-title"] == "睡眠与健康"


def test_a_work_that_several_articles_cite_is_there_once(references: References) -> None:
    items = items_of(references)
    assert [item["note"] for item in items if item["title"].startswith("Short naps")] == [
        "healthlint: naps.md:5; sleep.md:10; sleep.md:14"
    ]
    assert sum(item["id"].startswith("林若安") for item in items) == 1


def test_two_works_beside_one_identifier_are_both_there(references: References) -> None:
    titles = {item["title"] for item in items_of(references) if item.get("DOI") == "10.5555/nap.2021.14"}
    assert titles == {"Short naps and alertness in ward nurses", "Camomile tea and the time to fall asleep"}


def test_two_identifiers_beside_one_title_are_two_works(references: References, shelf: Path) -> None:
    entry = "Falk I. Notes on tea. Invented Trials. 2020;3(1):1-9. doi:10.5555/tea."
    text = f"# Tea\n\nIt helps [1, 2].\n\n## References\n\n1. {entry}1\n2. {entry}2\n"
    (shelf / "twice.md").write_text(text, encoding="utf-8")
    assert [item["id"] for item in items_of(references, "twice.md")] == ["falk2020", "falk2020-2"]


def test_a_note_says_what_warns_of_a_work(references: References, registry: str) -> None:
    note = named(items_of(references, "--registry", registry), "ruiz2019")["note"]
    assert note.startswith("healthlint: sleep.md:15 | retracted: this work was retracted (2023-05-04, ")


def test_a_page_is_a_web_page_by_its_address(references: References) -> None:
    item = next(item for item in items_of(references, "sleep.md") if item["type"] == "webpage")
    assert item["URL"] == "https://ward.example/naps/how-to"
    assert item["title"] == "page of the hospital"


@pytest.mark.parametrize(
    ("kind", "identifiers", "container", "expected"),
    [
        ("", (("doi", "10.5555/a"),), "", "article-journal"),
        ("", (("isbn", "9783161484100"),), "", "book"),
        ("", (("arxiv", "2401.00001"),), "", "article"),
        ("", (("nct", "NCT00000001"),), "", "webpage"),
        ("", (), "Invented Trials", "document"),
        ("chapter", (("isbn", "9783161484100"),), "A book", "chapter"),
        ("thesis", (), "", "thesis"),
        ("newspaper", (), "The Gazette", "article-newspaper"),
        ("preprint", (("doi", "10.5555/a"),), "", "article"),
        ("data", (), "", "dataset"),
        ("standard", (), "", "standard"),
        ("patent", (), "", "patent"),
        ("web", (), "", "webpage"),
    ],
)
def test_the_type_is_that_of_the_work(
    kind: str, identifiers: tuple[tuple[IdentifierKind, str], ...], container: str, expected: str
) -> None:
    cited = Cited("A work.", title="A work", container=container, kind=kind, identifiers=identifiers)
    item = item_of(cited, cited.text, Ids())
    check(item)
    assert item["type"] == expected


def test_a_body_is_a_name_in_one() -> None:
    cited = Cited("WHO.", title="Sleep", authors=(Name("World Health Organization"),))
    assert item_of(cited, cited.text, Ids())["author"] == [{"literal": "World Health Organization"}]


def test_a_doi_is_not_told_again_as_an_address() -> None:
    pairs: tuple[tuple[IdentifierKind, str], ...] = (("doi", "10.5555/a"),)
    addresses = ("https://doi.org/10.5555/a",)
    cited = Cited("A.", title="A", identifiers=pairs, addresses=addresses)
    assert "URL" not in item_of(cited, cited.text, Ids())


def test_ids_are_the_same_from_run_to_run(references: References) -> None:
    assert items_of(references) == items_of(references)
