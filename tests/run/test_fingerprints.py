"""A finding is known again by what it is about, not by where it stands."""

from __future__ import annotations

import pytest

from healthlint.run.fingerprints import letters
from healthlint.run.request import Request
from healthlint.run.session import Session

RULES = ("PRO102", "CIT", "CTA")


def prints(source: str, path: str = "tea.md") -> list[str]:
    session = Session(Request(isolated=True, select=RULES))
    return [finding.fingerprint for finding in session.lint_text(source, path).findings]


PLAIN = "# Tea\n\nTea is wet. Our neighbours call this tea a miracle cure for colds.\n\nIt is brown.\n"
CHINESE = "# 茶\n\n茶是湿的。邻居说这种茶是灵丹妙药，喝了就好。\n\n茶是棕色的。\n"

KEEPING = {
    "wrapped elsewhere": (
        "# Tea\n\nTea is wet. Our neighbours\ncall this tea a miracle\ncure for colds.\n\nIt is brown.\n"
    ),
    "words in bold": (
        "# Tea\n\nTea is wet. Our neighbours call this tea a **miracle** _cure_ for colds.\n\nIt is brown.\n"
    ),
    "words in a link": "# Tea\n\nOur neighbours call this tea a [miracle cure](b.md) for colds.\n",
    "words with tags": "# Tea\n\nOur neighbours call this tea a <b>miracle</b> <i>cure</i> for colds.\n",
    "an entity between the words": "# Tea\n\nOur neighbours call this tea a miracle&nbsp;cure for colds.\n",
    "line feeds of Windows": PLAIN.replace("\n", "\r\n"),
    "moved to the end": (
        "# Tea\n\nIt is brown.\n\nTea is wet. Our neighbours call this tea a miracle cure for colds.\n"
    ),
    "lines added above": "# Tea\n\nSome tea is green.\n\nSome is black.\n" + PLAIN.partition("\n")[2],
    "in a list": "# Tea\n\n- Tea is wet.\n- Our neighbours call this tea a miracle cure for colds.\n",
    "in a quote": "# Tea\n\n> Our neighbours call this tea\n> a miracle\n> cure for colds.\n",
    "behind a footnote of its own": (
        "# Tea\n\nTea is wet.[^1]\n\n[^1]: A footnote stands elsewhere on the page.\n\n"
        "Our neighbours call this tea a miracle cure for colds.\n"
    ),
    "with other signs": "# Tea\n\nOur neighbours call this tea a “miracle-cure” for colds!\n",
}


@pytest.mark.parametrize("source", KEEPING.values(), ids=KEEPING.keys())
def test_what_leaves_words_and_sentence_alone_keeps_the_fingerprint(source: str) -> None:
    assert prints(source) == prints(PLAIN) != []


KEEPING_CHINESE = {
    "wrapped elsewhere": "# 茶\n\n茶是湿的。邻居说这种茶是灵丹\n妙药，喝了就好。\n",
    "words in bold": "# 茶\n\n茶是湿的。邻居说这种茶是**灵丹妙药**，喝了就好。\n",
    "traditional characters": "# 茶\n\n茶是濕的。鄰居說這種茶是靈丹妙藥，喝了就好。\n",
    "half-width signs": "# 茶\n\n茶是湿的。邻居说这种茶是灵丹妙药,喝了就好。\n",
    "line feeds of Windows": CHINESE.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("source", KEEPING_CHINESE.values(), ids=KEEPING_CHINESE.keys())
def test_chinese_keeps_its_fingerprint_too(source: str) -> None:
    assert prints(source) == prints(CHINESE) != []


CHANGING = {
    "another sentence around the same words": PLAIN.replace("for colds", "against colds"),
    "other words in the same sentence": PLAIN.replace("miracle cure", "wonder drug"),
}


@pytest.mark.parametrize("source", CHANGING.values(), ids=CHANGING.keys())
def test_other_words_or_another_sentence_have_another_fingerprint(source: str) -> None:
    assert len(prints(source)) == 1
    assert prints(source) != prints(PLAIN)


def test_one_sentence_said_three_times_has_three_fingerprints() -> None:
    once, *_ = prints(PLAIN)
    thrice = prints(PLAIN + PLAIN + PLAIN)
    assert thrice[0] == once
    assert len(set(thrice)) == 3


def test_a_file_has_the_same_fingerprint_under_another_name() -> None:
    assert prints(PLAIN, "a/tea.md") == prints(PLAIN, "b/茶.md")


def test_findings_without_a_sentence_have_fingerprints_of_sixteen_digits() -> None:
    session = Session(Request(isolated=True, select=("TRN102",)))
    source = "# Gout\n\n" + "Gout often begins in the big toe, and it hurts. " * 30
    (finding,) = session.lint_text(source, "gout.md").findings
    assert finding.scope == "document"
    assert len(finding.fingerprint) == 16
    assert int(finding.fingerprint, 16) >= 0


@pytest.mark.parametrize("beside", ["", "é", "茶"], ids=["ascii", "latin", "chinese"])
def test_letters_and_digits_are_left_of_a_text_whatever_stands_beside_them(beside: str) -> None:
    ascii_signs = "".join(map(chr, range(128)))
    left = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    assert letters(ascii_signs + beside) == left + beside
