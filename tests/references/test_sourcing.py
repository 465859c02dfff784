from __future__ import annotations

import pytest

from healthlint.references.extraction.sourcing import Sourcing, gives_sources, own_sourcing_of, sourcing_of
from healthlint.text.model import Document
from healthlint.text.readers import BY_FORMAT

LIST = """
## References

1. Okafor B. Naps and the heart. Nap Medicine. 2021;9:1-5. doi:10.5555/nap.1
2. Lind C. Sleep by day. Nap Medicine. 2020;8:7-9.
3. Harbour Gazette. Naps at work. 2020. https://gazette.example/naps
"""


def document(text: str) -> Document:
    return BY_FORMAT["markdown"](f"# Naps\n\n{text}\n{LIST}", "article")


def sourcing(text: str, words: str = "Naps help") -> Sourcing:
    read = document(text)
    return sourcing_of(next(each for each in read.sentences if words.lower() in each.text.lower()))


GRADES = {
    "a mark of a work with an identifier": ("Naps help the heart [1].", "identified"),
    "a mark behind the full stop": ("Naps help the heart.[1] Who sleeps by night needs none.", "identified"),
    "a mark of a work without one": ("Naps help the heart [2].", "named"),
    "a mark of a page": ("Naps help the heart [3].", "linked"),
    "a link": ("Naps help, [a study](https://naps.example/study) says.", "linked"),
    "a link to a DOI": ("Naps help, [a study](https://doi.org/10.5555/nap.7) says.", "identified"),
    "the number of a trial": ("Naps help, says NCT01234567.", "identified"),
    "the end of the paragraph": ("Naps help the heart. They help the mind [1].", "section"),
    "the heading": ("## Naps and the heart [1]\n\nNaps help the heart.", "section"),
    "a source line below": ("Naps help the heart.\n\nSource: Harbour Sleep Institute, 2021.", "section"),
    "the middle of the paragraph": (
        "Naps help the heart. They help the mind [1]. They cost nothing.",
        "section",
    ),
    "the first paragraph of its section": (
        "## Heart\n\nA trial was made [1].\n\nNaps help the heart.",
        "section",
    ),
    "the list that it announces": ("Naps help:\n\n- the heart\n- the mind [1]", "section"),
    "a name and a year at its head": ("Lind (2020) says that naps help.", "named"),
    "a mark behind a blank": ("Naps help the heart. [2] Who sleeps by night needs none.", "named"),
    "a mark that no entry answers to": ("Naps help the heart [9].", "marked"),
    "a link to a note": ("Naps help the heart[a](#ref-9).", "marked"),
    "a link to a shop": ("Naps help, [buy a pillow](https://shop.example.com/pillows).", "none"),
    "the number of a journal": ("Naps help, says the journal (ISSN 0378-5955).", "none"),
    "nothing": ("Naps help the heart. They help the mind.", "none"),
    "a source line that stands under another paragraph": (
        "Naps help the heart.\n\nOr not.\n\nSource: Harbour Sleep Institute, 2021.",
        "none",
    ),
    "a source line under its list": (
        "- Naps help the heart.\n- Or not.\n\nSource: Harbour Sleep Institute, 2021.",
        "section",
    ),
    "a source line that names nobody": ("Naps help the heart.\n\nSource: the internet.", "none"),
    "a source line of another section": (
        "Naps help the heart.\n\n## Mind\n\nOr not.\n\nSource: Harbour Sleep Institute, 2021.",
        "none",
    ),
}


@pytest.mark.parametrize(("text", "grade"), GRADES.values(), ids=GRADES)
def test_a_sentence_has_the_source_that_the_article_gives_it(text: str, grade: str) -> None:
    assert sourcing(text).grade == grade


def test_a_mark_behind_a_full_stop_is_not_that_of_the_next_sentence() -> None:
    read = document("Naps help the heart.[1] Who sleeps by night needs none.")
    grades = [own_sourcing_of(each).grade for each in read.blocks[1].sentences]
    assert grades[0] == "identified"
    assert grades[-1] == "none"


def test_the_references_that_give_the_source_are_told() -> None:
    assert [entry.number for entry in sourcing("Naps help the heart [1,2].").references] == [1, 2]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        pytest.param("Naps help the heart.", False, id="none"),
        pytest.param("Naps help [the shop](https://shop.example.com/).", False, id="a shop"),
        pytest.param("Naps help ([a study](https://naps.example/study)).", True, id="a link"),
        pytest.param("Naps help, says NCT01234567.", True, id="a number"),
        pytest.param("Naps help [9].", True, id="a mark"),
        pytest.param(f"Naps help.\n{LIST}", True, id="a list"),
        pytest.param("Naps help.\n\nSource: Harbour Sleep Institute, 2021.", True, id="a source line"),
    ],
)
def test_an_article_gives_sources_or_none(text: str, given: bool) -> None:
    assert gives_sources(BY_FORMAT["markdown"](f"# Naps\n\n{text}\n", "naps.md")) is given
