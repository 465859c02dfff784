import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.references.comparing.comparison import compare
from healthlint.references.comparing.titles import title_ratio
from healthlint.references.works import Cited, Name, Record
from salt_and_sleep import BLOOD, SALT, citing

WORDS = st.lists(
    st.sampled_from("salt sleep nurse trial cohort night early of in a β-cell 睡眠 盐".split()), max_size=9
)


def test_every_field_of_a_work_agrees_with_itself() -> None:
    comparison = compare(citing(SALT, SALT.doi), SALT)
    assert {each.field for each in comparison.fields if each.state == "equal"} == {
        *("title", "first-author", "authors", "year", "container", "volume", "issue", "pages", "doi")
    }
    assert comparison.title_ratio == 1.0


def test_what_one_side_leaves_out_contradicts_nothing() -> None:
    comparison = compare(Cited("x", title=SALT.title), SALT)
    assert {each.state for each in comparison.fields[1:]} == {"absent"}


def test_a_title_is_found_among_the_others_of_a_work() -> None:
    record = SALT._replace(title="Salt intake", other_titles=(SALT.title, "Salzkonsum und Schlaf"))
    assert compare(citing(SALT), record).agrees("title")


def test_a_register_that_knows_the_first_author_only_contradicts_no_others() -> None:
    comparison = compare(citing(SALT), SALT._replace(authors=SALT.authors[:1]))
    assert comparison.state("authors") == "abridged"
    assert comparison.agrees("first-author")


def test_an_author_more_than_a_register_lists_is_noticed() -> None:
    assert (
        compare(citing(SALT, authors=(*SALT.authors, Name("Brandt", "K"))), SALT).state("authors")
        == "partial"
    )


def test_authors_in_order_are_an_abridged_list_and_picked_ones_are_not() -> None:
    assert compare(citing(SALT, authors=SALT.authors[:2]), SALT).state("authors") == "abridged"
    assert compare(citing(SALT, authors=SALT.authors[::2]), SALT).state("authors") == "partial"


def test_names_in_a_form_of_their_own_are_found_at_the_beginning_of_the_entry() -> None:
    text = f"{SALT.authors[0].family}-K (T), et al. {SALT.title}."
    cited = citing(SALT, authors=())._replace(text=text, et_al=True)
    assert compare(cited, SALT).agrees("first-author")
    assert compare(cited, BLOOD).state("first-author") == "absent"


def test_names_that_were_taken_apart_wrongly_are_found_in_the_entry() -> None:
    first, second = SALT.authors[:2]
    text = f"{first.given} {first.family}, {second.given} {second.family}. {SALT.title}."
    taken = (Name(f"{first.given} {first.family}", f"{second.given} {second.family}"), Name("Salt", "S"))
    assert compare(citing(SALT, authors=taken)._replace(text=text), SALT).state("authors") == "abridged"
    other = text.replace(second.family, "Moreau")
    assert compare(citing(SALT, authors=taken)._replace(text=other), SALT).state("authors") == "differs"


def test_one_name_that_was_taken_for_two_is_still_that_name() -> None:
    record = SALT._replace(authors=(Name("Okafor de Lind", "Tobi Sergio"),))
    cited = citing(record, authors=(Name("de Lind", "Okafor"), Name("Sergio", "Tobi")))
    assert compare(cited, record).state("authors") == "abridged"


def test_an_issn_is_enough_for_a_journal() -> None:
    cited = citing(SALT, container="JSE")._replace(identifiers=(("issn", "1234-5679"),))
    assert compare(cited, SALT).agrees("container")


@pytest.mark.parametrize(
    ("container", "state"), [("bioRxiv 2021.02.03.429999", "equal"), ("Sleep 2021.02.03", "differs")]
)
def test_the_number_of_a_preprint_behind_its_server_is_no_other_server(container: str, state: str) -> None:
    record = SALT._replace(container="bioRxiv", containers=(), kind="preprint")
    assert compare(citing(SALT, container=container), record).state("container") == state


def test_a_body_that_is_not_the_first_author_may_still_be_an_author() -> None:
    record = SALT._replace(authors=(*SALT.authors, Name("Sleep Study Group")))
    assert compare(citing(SALT, authors=(Name("Sleep Study Group"),)), record).agrees("first-author")


def test_titles_of_two_languages_are_not_compared() -> None:
    comparison = compare(citing(BLOOD), SALT)
    assert comparison.state("title") == "incomparable"
    assert comparison.title_ratio is None


def test_one_changed_word_leaves_titles_alike_and_unequal() -> None:
    comparison = compare(citing(SALT, title=SALT.title.replace("nurses", "bakers")), SALT)
    assert comparison.state("title") == "differs"
    assert comparison.title_ratio is not None
    assert comparison.title_ratio > 0.9


@pytest.mark.parametrize(
    "behind",
    [
        *(", 2nd edn", ", Second Edition", " (3rd ed.)", "（第2版）", " 第二版"),
        " [published correction appears in Sleep Ex. 2021;9(1):12]",
        " [retracted in: Sleep Ex. 2023;6(1):9]",
        " (Retraction published 2023, Sleep Examples, 6, 9)",
    ],
)
def test_an_edition_and_what_became_of_a_work_are_no_part_of_its_title(behind: str) -> None:
    longer = SALT._replace(title=SALT.title + behind)
    assert compare(citing(SALT, title=longer.title), SALT).agrees("title")
    assert compare(citing(SALT), longer).agrees("title")
    assert not compare(citing(SALT, title=f"Sugar {longer.title}"), SALT).agrees("title")


def test_two_editions_are_two_books() -> None:
    second, third = (f"{SALT.title}, {edition} edition" for edition in ("2nd", "3rd"))
    assert not compare(citing(SALT, title=second), SALT._replace(title=third)).agrees("title")


@pytest.mark.parametrize("title", ["Salt intake and sleep in night nurses", "A cohort study"])
def test_a_part_of_a_title_is_a_part_where_a_sign_divides_it(title: str) -> None:
    assert compare(citing(SALT, title=title), SALT).state("title") == "partial"


@pytest.mark.parametrize("title", ["Salt intake and sleep in night", "Salt intake"])
def test_words_that_no_sign_divides_are_another_title(title: str) -> None:
    assert compare(citing(SALT, title=title), SALT).state("title") == "differs"


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_titles_are_equal_just_where_nothing_differs(one: list[str], other: list[str]) -> None:
    ours, theirs = " ".join(one), " ".join(other)
    there = compare(Cited("", title=ours), Record("x", title=theirs))
    back = compare(Cited("", title=theirs), Record("x", title=ours))
    assert there.agrees("title") == back.agrees("title")
    assert there.title_ratio == back.title_ratio
    assert title_ratio(ours, ours) == (1.0 if one else None)
    assert not there.agrees("title") or there.title_ratio == 1.0
