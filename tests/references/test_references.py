from __future__ import annotations

import pytest

from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.references.judging.verdict import judge
from healthlint.references.wording import message
from healthlint.text.readers import BY_FORMAT


def references(source: str, form: str = "markdown") -> tuple[Reference, ...]:
    return references_of(BY_FORMAT[form](source, "article"))


def pairs(reference: Reference) -> list[tuple[str, str]]:
    return [(each.kind, each.value) for each in reference.identifiers]


def test_an_identifier_stands_where_the_prose_has_it() -> None:
    source = "## References\n\n1. Lind C. Sleep by day. Nap Medicine. 2020. doi:10.5555/Nap.12\n"
    (entry,) = references(source)
    (doi,) = entry.identifiers
    assert entry.block.document.prose[doi.start : doi.end] == "10.5555/Nap.12"
    assert entry.cited.identifiers == (("doi", "10.5555/nap.12"),)


def test_an_address_out_of_sight_gives_its_identifier_at_its_link() -> None:
    source = (
        "## References\n\n- Lind C. [Sleep by day](https://doi.org/10.5555/nap.12). Nap Medicine. 2020.\n"
    )
    (entry,) = references(source)
    assert pairs(entry) == [("doi", "10.5555/nap.12")]
    assert entry.addresses == ("https://doi.org/10.5555/nap.12",)
    (doi,) = entry.identifiers
    assert entry.block.document.prose[doi.start : doi.end] == "Sleep by day"


def test_what_text_and_address_both_say_is_said_once() -> None:
    source = (
        "## References\n\n- Lind C. Sleep by day. 2020. [10.5555/nap.12](https://doi.org/10.5555/nap.12)\n"
    )
    (entry,) = references(source)
    assert entry.cited.identifiers == (("doi", "10.5555/nap.12"),)


def test_a_page_of_a_publisher_stands_for_its_work() -> None:
    source = "References\n\n1. Nature: https://www.nature.com/articles/d99999-024-00001-3\n"
    (entry,) = references(source, "plain")
    assert entry.cited.identifiers == (("doi", "10.1038/d99999-024-00001-3"),)
    assert (entry.cited.container, entry.cited.title) == ("Nature", "")


def test_the_end_of_a_line_in_a_doi_is_none_of_its_signs() -> None:
    source = (
        "## References\n\n1. Lind C. Sleep. Naps. 2020. https://doi.org/10.5555/s41586-\n   021-00001-2\n"
    )
    (entry,) = references(source)
    assert pairs(entry) == [("doi", "10.5555/s41586-021-00001-2")]
    assert entry.identifiers[0].fault is None
    assert entry.addresses == ("https://doi.org/10.5555/s41586-021-00001-2",)


def test_a_blank_in_a_doi_is_a_fault_with_its_repair() -> None:
    source = "## References\n\n1. Lind C. Sleep. Nap Medicine. 2020. doi:10.5555/s41586- 021-00001-2\n"
    (doi,) = references(source)[0].identifiers
    assert (doi.value, doi.fault, doi.repair) == ("", "broken", "10.5555/s41586-021-00001-2")


MALFORMED = {
    "a check digit": ("ISBN 978-3-16-148410-1", [("isbn", "978-3-16-148410-1", "check-digit", "")]),
    "a letter for a digit": ("doi:l0.5555/nap.12", [("doi", "l0.5555/nap.12", "shape", "10.5555/nap.12")]),
    "a blank": ("doi:10.5555/nap- 021", [("doi", "10.5555/nap- 021", "broken", "10.5555/nap-021")]),
    "a path upwards": ("doi:10.5555/../nap", [("doi", "10.5555/../nap", "unsafe", "")]),
    "one out of sight": (
        "[ISRCTN](https://www.isrctn.com/ISRCTN1234567)",
        [("isrctn", "ISRCTN1234567", "length", "")],
    ),
    "the same one in sight and out of it": (
        "[NCT0123456](https://clinicaltrials.gov/study/NCT0123456)",
        [("nct", "NCT0123456", "length", "")],
    ),
    "two of them": (
        "PMID: 312345678; ISSN 0378-5954",
        [("pmid", "312345678", "length", ""), ("issn", "0378-5954", "check-digit", "")],
    ),
    "none": ("doi:10.5555/nap.12", []),
}


@pytest.mark.parametrize(("words", "expected"), MALFORMED.values(), ids=MALFORMED)
def test_what_cannot_be_right_is_told_as_it_is_written(
    words: str, expected: list[tuple[str, str, str, str]]
) -> None:
    (entry,) = references(f"## References\n\n1. Lind C. Sleep by day. Nap Medicine. 2020. {words}\n")
    assert [tuple(each) for each in entry.cited.malformed] == expected


@pytest.mark.parametrize("text", ["Naps help (NCT0123456).", "[A trial](https://x.example/NCT0123456)."])
def test_in_the_text_it_is_told_too(text: str) -> None:
    (reference,) = references(f"# Naps\n\n{text}\n")
    assert [each.text for each in reference.cited.malformed] == ["NCT0123456"]


def test_a_faulty_identifier_alone_is_malformed_with_the_nearest_that_would_be_right() -> None:
    (entry,) = references("## References\n\n1. Lind C. Sleep by day. 2020. doi:10.5555/nap- 021\n")
    judgement = judge(entry.cited)
    assert judgement.verdict == "malformed"
    assert "10.5555/nap-021" in message(judgement, "en")


def test_a_sound_identifier_beside_a_faulty_one_is_that_of_the_verdict() -> None:
    (entry,) = references(
        "## References\n\n1. Lind C. Sleep by day. Naps. 2020. doi:10.5555/nap.021. PMID: 312345678\n"
    )
    judgement = judge(entry.cited)
    assert judgement.verdict == "unchecked"
    assert "malformed-identifier" in judgement.evidence.notes


def test_an_entry_points_to_its_block_or_to_its_part_of_one() -> None:
    source = "## References\n\n[1] Lind C. Sleep. Naps. 2020;1:2-3.\n[2] Okafor B. Tea. Naps. 2021;2:3-4.\n"
    assert [entry.where.text for entry in references(source)] == [
        "[1] Lind C. Sleep. Naps. 2020;1:2-3.",
        "[2] Okafor B. Tea. Naps. 2021;2:3-4.",
    ]
    (single,) = references("## References\n\n1. Lind C. Sleep. Naps. 2020;1:2-3.\n")
    assert single.where is single.block
    assert single.words == "lind c. sleep. naps. 2020;1:2 3."


def test_the_heading_of_a_list_stands_above_those_that_part_it() -> None:
    source = "## References\n\n### Sleep\n\n1. Lind C. 2020.\n\n### Tea\n\n2. Okafor B. 2021.\n"
    assert [entry.heading.text for entry in references(source) if entry.heading] == ["References"] * 2


def test_links_and_numbers_in_the_text_are_references() -> None:
    source = "# Naps\n\nA [trial of naps](https://naps.example/trial) (NCT01234567) is under way.\n"
    link, trial = references(source)
    assert (link.origin, link.text, link.addresses) == (
        "link",
        "trial of naps",
        ("https://naps.example/trial",),
    )
    assert (trial.origin, trial.cited.identifiers) == ("text", (("nct", "NCT01234567"),))
    assert not link.listed
    assert not trial.listed
    assert link.cited.title == ""


@pytest.mark.parametrize(
    "source", ["", "[](https://naps.example/NCT0123456)", "![](https://naps.example/a.png)"]
)
def test_an_article_without_words_has_none(source: str) -> None:
    assert references(source) == ()


def test_links_of_menus_and_pictures_are_no_references() -> None:
    source = (
        "<nav><a href='https://naps.example/'>Home</a></nav><p>Naps help.</p>"
        "<img src='https://naps.example/a.png' alt='A nap'>"
    )
    assert references(source, "html") == ()


def test_lost_blanks_are_told_where_they_stand() -> None:
    source = (
        "References\n\n[1] Lind, C. (2020). Sleep by day.?Nap Medicine,?6(1), 29-31."
        "?https://doi.org/10.5555/nap.0999?1157\n"
    )
    (entry,) = references(source, "plain")
    assert [entry.block.document.prose[at + 1] for at in entry.damaged] == ["N", "6", "h"]
    cited = entry.cited
    assert (cited.title, cited.container, cited.volume) == ("Sleep by day", "Nap Medicine", "6")
    assert cited.identifiers == (("doi", "10.5555/nap.0999?1157"),)
