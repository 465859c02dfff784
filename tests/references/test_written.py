import pytest

from healthlint.references.comparing.comparison import compare
from healthlint.references.comparing.digests import author_digest, title_digest
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.comparing.written import (
    begins_with,
    has_journal,
    has_names,
    is_whole_title,
    sentences_of,
)
from healthlint.references.works import Cited, Digests, Name, Record
from salt_and_sleep import BLOOD, SALT

ENTRY = (
    "[3] Okafor T, Lind S, Sato Y. Salt intake and sleep in night nurses: a cohort study. "
    "Journal of Sleep Examples. 2021;4(2):101-10."
)
FORM = comparable_title(SALT.title)


@pytest.mark.parametrize(
    "name",
    [Name("Okafor", "Tobi"), Name("okafor", ""), Name("T", "Okafor"), Name("-", "T Okafor")],
    ids=["the family name", "in small letters", "the parts exchanged", "whole in one part"],
)
def test_an_entry_begins_with_its_first_author_behind_its_number(name: Name) -> None:
    assert begins_with(ENTRY, name)


@pytest.mark.parametrize("name", [Name("Lind", "S"), Name("Oka", ""), Name("Salt", "I"), Name("林若安")])
def test_an_entry_begins_with_no_other_name(name: Name) -> None:
    assert not begins_with(ENTRY, name)


def test_a_chinese_entry_begins_with_its_first_author() -> None:
    assert begins_with("[1]林若安,周立新.高血压与睡眠[J].", Name("林若安"))
    assert not begins_with("[1]林若安,周立新.高血压与睡眠[J].", Name("周立新"))


def test_names_stand_in_an_entry_only_where_all_of_them_do() -> None:
    assert has_names(ENTRY, SALT.authors)
    assert not has_names(ENTRY, (*SALT.authors, Name("Brandt", "K")))


def test_a_journal_stands_in_an_entry_beside_the_title_and_never_in_it() -> None:
    assert has_journal(ENTRY, ["Journal of Sleep Examples"], SALT.title)
    assert not has_journal(ENTRY, ["Sleep"], SALT.title)
    assert not has_journal(ENTRY, ["Night Nurses"], SALT.title)


@pytest.mark.parametrize(
    "read",
    [f"Brandt-Oka É, Sato Y. {SALT.title}", f"Lind S, et al. {SALT.title}", f"{SALT.title}. J.S.E"],
    ids=["authors before it", "et al. before it", "initials of the journal behind it"],
)
def test_a_title_read_with_what_stands_beside_it_is_whole(read: str) -> None:
    assert is_whole_title(FORM, read, "J.S.E. Archives of Sleep")


@pytest.mark.parametrize(
    "read", [f"Comment. {SALT.title}", f"{SALT.title}. A reply", f"Early {SALT.title}", SALT.title[:-6]]
)
def test_a_title_with_other_words_about_it_is_not(read: str) -> None:
    assert not is_whole_title(FORM, read, "Archives of Sleep")


def test_sentences_of_an_entry_are_told_alone_and_together() -> None:
    assert [each.strip() for each in sentences_of("Lind S. Salt. A trial.")] == [
        "Lind S.",
        "Lind S. Salt.",
        "Lind S. Salt. A trial.",
        "Salt.",
        "Salt. A trial.",
        "A trial.",
    ]


MISREAD = Cited(
    ENTRY,
    title="Sato Y. Salt intake and sleep in night nurses: a cohort study",
    authors=(Name("T", "Okafor Lind"), Name("S", "")),
    container="Sleep Examples",
)
KEPT = Record("x", digests=Digests((title_digest(SALT.title),), author_digest("Okafor")))


@pytest.mark.parametrize("field", ["title", "first-author", "authors", "container"])
def test_what_was_misread_is_not_held_against_an_entry_that_is_right(field: str) -> None:
    assert compare(MISREAD, SALT).agrees(field)  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["title", "first-author"])
def test_neither_is_it_by_a_register_of_digests(field: str) -> None:
    assert compare(MISREAD, KEPT).agrees(field)  # type: ignore[arg-type]


@pytest.mark.parametrize("record", [SALT, KEPT], ids=["words", "digests"])
def test_an_entry_that_is_wrong_stays_wrong(record: Record) -> None:
    text = ENTRY.replace("nurses", "bakers").replace("Okafor", "Brandt")
    comparison = compare(
        Cited(text, title=SALT.title.replace("nurses", "bakers"), authors=(Name("Brandt", "T"),)), record
    )
    assert [each.field for each in comparison.differing][:2] == ["title", "first-author"]


def test_a_chinese_title_is_found_in_its_entry() -> None:
    cited = Cited(
        f"林若安,周立新.{BLOOD.title}[J].中华睡眠示例杂志,2022,55(4):301-306.", title="林若安,周立新"
    )
    assert compare(cited, BLOOD).agrees("title")
