"""Codes, a reason, a day and a name are told apart, however they are written."""

from __future__ import annotations

import datetime

import pytest

from healthlint.run.suppressions.reading.head import head_of
from healthlint.run.suppressions.reading.parsing import said_in

DAY = datetime.date(2027, 1, 31)

SAID = {
    "nothing": ("", [], "", "", None),
    "one-code": ("PRO101", ["PRO101"], "", "", None),
    "commas": ("PRO101, CTA1", ["PRO101", "CTA1"], "", "", None),
    "blanks": ("PRO101 CTA1", ["PRO101", "CTA1"], "", "", None),
    "full-width-commas": ("PRO101，CTA1、DIS；CLM", ["PRO101", "CTA1", "DIS", "CLM"], "", "", None),
    "full-width-letters": ("ＰＲＯ１０１", ["PRO101"], "", "", None),
    "a-name": ("miracle-term", ["miracle-term"], "", "", None),
    "a-name-with-underscores": ("Miracle_Term", ["miracle-term"], "", "", None),
    "reason": ("PRO101 -- a title", ["PRO101"], "a title", "", None),
    "reason-without-blanks": ("PRO101--a title", ["PRO101"], "a title", "", None),
    "reason-behind-three-hyphens": ("PRO101 --- a title", ["PRO101"], "a title", "", None),
    "reason-behind-a-chinese-dash": ("PRO101——书名", ["PRO101"], "书名", "", None),
    "reason-behind-a-dash": ("PRO101 — a title", ["PRO101"], "a title", "", None),
    "reason-behind-a-half-dash": ("PRO101 – a title", ["PRO101"], "a title", "", None),
    "reason-with-a-dash-in-it": ("PRO101 -- one -- two", ["PRO101"], "one -- two", "", None),
    "day-and-name-before": ("PRO101 until=2027-01-31 by=kim -- x", ["PRO101"], "x", "kim", DAY),
    "day-and-name-behind": ("PRO101 -- x until=2027-01-31 by=kim", ["PRO101"], "x", "kim", DAY),
    "day-and-name-between": ("PRO1 -- one (until=2027-01-31, by=kim) two", ["PRO1"], "one two", "kim", DAY),
    "day-in-brackets": ("PRO101 -- one (until=2027-01-31)", ["PRO101"], "one", "", DAY),
    "day-in-chinese": ("PRO101——书名，until=2027-01-31，by=编辑部", ["PRO101"], "书名", "编辑部", DAY),
    "blanks-around-the-sign": ("PRO101 until = 2027-01-31 -- x", ["PRO101"], "x", "", DAY),
    "name-in-quotes": ('PRO101 by="Kim Lee" -- x', ["PRO101"], "x", "Kim Lee", None),
    "other-signs-of-equality": ("PRO101 -- n=12, p<0.05, http://a.example/?by=me", ["PRO101"],
                                "n=12, p<0.05, http://a.example/?by=me", "", None),
    "lines-of-a-quotation": ("PRO101\n> -- x", ["PRO101"], "x", "", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "codes", "reason", "owner", "until"), SAID.values(), ids=SAID)
def test_what_is_said_is_understood(
    text: str, codes: list[str], reason: str, owner: str, until: datetime.date | None
) -> None:
    said = said_in(text, 0, len(text))
    assert [each.key for each in said.selectors] == codes
    assert (said.reason, said.owner, said.until, said.faults) == (reason, owner, until, ())


@pytest.mark.parametrize(
    "text", ["PRO101, CTA1 -- x", "ＰＲＯ１０１，CTA1——x", "by=a PRO101 until=2027-01-31 CTA1"]
)
def test_each_code_knows_its_place(text: str) -> None:
    for selector in said_in(text, 0, len(text)).selectors:
        assert text[selector.start : selector.end] == selector.text


FAULTS = {
    "month-of-thirteen": ("PRO101 until=2027-13-01", "bad-date", "2027-13-01"),
    "day-that-is-none": ("PRO101 -- x until=2027-02-29", "bad-date", "2027-02-29"),
    "day-in-another-order": ("PRO101 until=31-01-2027", "bad-date", "31-01-2027"),
    "day-without-noughts": ("PRO101 until=2027-1-1", "bad-date", "2027-1-1"),
    "chinese-day": ("PRO101 until=2027年1月31日", "bad-date", "2027年1月31日"),
    "slip-in-a-key": ("PRO101 untill=2027-01-31", "meant-key", "untill"),
    "slip-in-a-key-of-the-reason": ("PRO101 -- x expires=2027-01-31", "meant-key", "expires"),
    "unknown-key": ("PRO101 ticket=12", "unknown-key", "ticket"),
    "key-twice": ("PRO101 by=kim by=lee", "key-twice", "by=lee"),
    "empty-key": ("PRO101 until= -- x", "empty-key", "until="),
}


@pytest.mark.parametrize(("text", "key", "where"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_its_place(text: str, key: str, where: str) -> None:
    (fault,) = said_in(text, 0, len(text)).faults
    assert (fault.key, text[fault.start : fault.end].strip()) == (key, where)


HEADS = {
    "hyphen": ("healthlint-disable-next-line PRO1", "next-line", None),
    "colon": ("healthlint: disable-line PRO1", "line", None),
    "blank": ("healthlint disable PRO1", None, "healthlint-disable"),
    "blank-within-the-name": ("healthlint-disable next-line PRO1", None, "healthlint-disable-next-line"),
    "blanks-all-over": ("healthlint disable next line PRO1", None, "healthlint-disable-next-line"),
    "hyphen-left-out": ("healthlint-disable-nextline PRO1", None, "healthlint-disable-next-line"),
    "letter-left-out": ("healthlint-diable PRO1", None, "healthlint-disable"),
    "word-of-another-linter": ("healthlint-ignore-next-line PRO1", None, "healthlint-disable-next-line"),
    "underscore": ("healthlint_disable PRO1", None, "healthlint-disable"),
}


@pytest.mark.parametrize(("text", "action", "meant"), HEADS.values(), ids=HEADS)
def test_a_name_is_known_or_the_one_that_was_meant_is_named(
    text: str, action: str | None, meant: str | None
) -> None:
    head = head_of(text, 0, len(text))
    assert head is not None
    assert head.action == action
    assert (head.fault.words[1] if head.fault else None) == meant


@pytest.mark.parametrize(
    "text", ["healthlint", "healthlint is a linter", "healthlint: reviewed", "healthlint-rules"]
)
def test_other_words_about_it_are_no_directive(text: str) -> None:
    assert head_of(text, 0, len(text)) is None
