"""Entries as sites write them that follow no style of a journal."""

from __future__ import annotations

import pytest

from healthlint.references.parsing import parse

TITLE = "Naps in adults: a trial, and more"
WHOLE = "Okafor Bola; Lind Cora; Moss Dan"
ENTRIES = {
    "names in full": (f"Bola Okafor, Cora Lind, Dan Moss. {TITLE}. Nap Medicine. 2020;12(3):1-9.", WHOLE),
    "names in full, and the year": (
        f"Bola Okafor, Cora Lind & Dan Moss (2020). {TITLE}. Nap Medicine, 12(3), 1-9.",
        WHOLE,
    ),
    "names in full, and the year without brackets": (
        f"Bola Okafor, Cora Lind and Dan Moss. 2020. {TITLE}. Nap Medicine, 12(3), 1-9.",
        WHOLE,
    ),
    "names in full before a quoted title": (
        f"Bola Okafor, Cora Lind, and Dan Moss, “{TITLE},” Nap Medicine, vol. 12, no. 3, pp. 1-9, 2020.",
        WHOLE,
    ),
    "a doctor": (
        f"Dr. Bola Okafor, “{TITLE},” Nap Medicine, vol. 12, no. 3, pp. 1-9, 2020.",
        "Okafor Bola",
    ),
    "particles, initials and hyphens": (
        f"Bola T. van der Okafor, Cora-Li Lind, Dan Moss. {TITLE}. Nap Medicine. 2020;12(3):1-9.",
        "van der Okafor Bola T.; Lind Cora-Li; Moss Dan",
    ),
    "two names and others": (
        f"Bola Okafor, Cora Lind et al. {TITLE}. Nap Medicine. 2020;12(3):1-9.",
        "Okafor Bola; Lind Cora",
    ),
    "one family name and others": (f"Okafor et al., “{TITLE}”, Nap Medicine 12(3) (2020): 1-9", "Okafor"),
    "the title first": (f"{TITLE}. Okafor B, Lind C. Nap Medicine. 2020;12(3):1-9.", "Okafor B; Lind C"),
    "Harvard with a comma": (
        f"Okafor, B. & Lind, C., 2020. {TITLE}. Nap Medicine, 12(3), pp.1-9.",
        "Okafor B; Lind C",
    ),
    "a former MLA": (
        f"Okafor, Bola, and Cora Lind. “{TITLE}.” Nap Medicine 12.3 (2020): 1-9. Print.",
        "Okafor Bola; Lind Cora",
    ),
    "a former MLA with others": (
        f"Okafor, Bola et al. “{TITLE}.” Nap Medicine 12.3 (2020): 1-9. Print.",
        "Okafor Bola",
    ),
    "initials first and names in full": (
        f"B. da S. Okafor, Cora Lind, and D. Moss, “{TITLE},” Nap Medicine, vol. 12, no. 3, pp. 1-9, 2020.",
        "Okafor B. da S.; Lind Cora; Moss D",
    ),
    "a translated title": (
        f"Okafor B, Lind C. [{TITLE}]. Nap Medicine. 2020;12(3):1-9. Chinese.",
        "Okafor B; Lind C",
    ),
    "a language in brackets": (
        f"OKAFOR B, LIND C. {TITLE}[J]. Nap Medicine, 2020, 12(3): 1-9. (in Chinese with English abstract)",
        "OKAFOR B; LIND C",
    ),
    "accents that stand apart": (
        f"O\u0308kafor B, Lind C. {TITLE}. Nap Medicine. 2020;12(3):1-9.",
        "Ökafor B; Lind C",
    ),
}


@pytest.mark.parametrize(("entry", "authors"), ENTRIES.values(), ids=ENTRIES)
def test_an_entry_is_read(entry: str, authors: str) -> None:
    cited = parse(entry)
    assert (cited.title, cited.year, cited.pages) == (TITLE, 2020, "1-9")
    assert cited.container.startswith("Nap Medicine")
    assert "; ".join(f"{each.family} {each.given}".strip() for each in cited.authors) == authors


def test_the_volume_and_issue_of_a_chinese_entry_are_read_in_words() -> None:
    cited = parse("林若安, 郑知远. 午睡与心脏的关系. 中华午睡杂志 2020年第46卷第5期1-5页")
    assert (cited.title, cited.container) == ("午睡与心脏的关系", "中华午睡杂志")
    assert (cited.year, cited.volume, cited.issue, cited.pages) == (2020, "46", "5", "1-5")


def test_a_site_stands_where_an_author_could() -> None:
    cited = parse("Harbour Health (2020). How to nap well. Nap Pages.")
    assert (cited.authors[0].family, cited.title, cited.year) == ("Harbour Health", "How to nap well", 2020)


def test_roman_pages_are_pages() -> None:
    cited = parse("Okafor B. Of naps by day and night. Nap Medicine. 2020;12(3):iv-xii.")
    assert (cited.container, cited.volume, cited.pages) == ("Nap Medicine", "12", "iv-xii")


@pytest.mark.parametrize(
    "head",
    ["World Nap Organization, Harbour Office", "Nap Medicine and Heart Health"],
)
def test_what_only_looks_like_names_is_not_taken_apart(head: str) -> None:
    cited = parse(f"{head}. A book of naps. Harbour: Nap Press; 2020.")
    assert all(name.family not in ("Organization", "Health", "Medicine") for name in cited.authors)


def test_names_in_full_stand_in_an_entry_by_gb_t_7714() -> None:
    cited = parse(f"Bola Okafor, Cora Lind. {TITLE}[J]. Nap Medicine, 2020, 12(3): 1-9.")
    assert [name.family for name in cited.authors] == ["Okafor", "Lind"]
    assert cited.title == TITLE


def test_a_review_of_a_book_is_found_in_its_journal() -> None:
    title = "The nap book. Edited by C. Lind. Harbour Press, 2019. ISBN 978-0-306-40615-7"
    cited = parse(f"Okafor B. {title}. Nap Medicine. 2020;12(3):1-9.")
    assert (cited.title, cited.container, cited.pages) == (title, "Nap Medicine", "1-9")


def test_the_number_of_a_book_ends_what_is_told_of_it() -> None:
    cited = parse("Okafor B. The nap book. Lagos: Harbour Press; 2019. ISBN 978-0-306-40615-7")
    assert (cited.title, cited.publisher, cited.year) == ("The nap book", "Harbour Press", 2019)
