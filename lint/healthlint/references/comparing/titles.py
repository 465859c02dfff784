"""Is the title that is cited a title of the record?

Equality decides; the ratio only chooses among candidates and words what is said of a difference, since one
word changed in ten leaves two titles more than 0.9 alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from healthlint.references.comparing.compared import Compared, State
from healthlint.references.comparing.digests import title_digest
from healthlint.references.comparing.normal import comparable_title, without_markup
from healthlint.references.comparing.spelling import one_spelling
from healthlint.references.comparing.tongues import are_of_two_tongues
from healthlint.references.comparing.written import has_title, is_whole_title, sentences_of
from healthlint.references.works import Cited, Record
from healthlint.text.expression import Expression
from healthlint.text.language.han import count_han

_SPELT_APART = 8  # code points by which two spellings of one title differ in length
_TRANSLATED = 0.75  # two titles that are less alike may be one in two languages
_LONGEST = 1_000  # code points of a title
# What stands behind a title and is no part of it: the edition of a book, in brackets what became of a paper.
_BEHIND = Expression(
    r"(?:,? ?\(?\b(?:\d+(?:st|nd|rd|th)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th|revised)"
    r" (?:revised |international )?ed(?:n|ition)?\b\.?\)?"
    r"|[，, ]*[(（]?第[\d一二三四五六七八九十]{1,3}版[)）]?"
    r"|\.? ?[\[(](?:published )?(?:correction|corrected|errat(?:um|a)|corrigend(?:um|a)|retract(?:ed|ion)"
    r"|(?:editorial )?expression of concern)\b[^\])]*\d[^\])]*(?:\([^()]*\)[^\])]*)?[\])])[. ]*$",
    re.IGNORECASE,
)


def title_ratio(one: str, other: str) -> float | None:
    """Return how alike two titles are, 0 to 1; None of two scripts or where there is no word."""
    return _ratio(comparable_title(one), comparable_title(other))


def _ratio(one: str, other: str) -> float | None:
    if not one or not other or _is_han(one) != _is_han(other):
        return None
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) / 100


def _is_han(comparable: str) -> bool:
    """Tell whether a title is Chinese, whatever names of substances stand in it."""
    han = count_han(comparable)
    return bool(han) and han * 3 >= sum(map(str.isalpha, comparable)) - han


def compare_titles(cited: Cited, record: Record) -> tuple[Compared, float | None]:
    """Return how the titles agree, with that title of the record which fits best, and how alike they are."""
    if len(cited.title) > _LONGEST:  # something else was taken for the title
        cited = cited._replace(title="")
    ours = comparable_title(cited.title)
    titles = [record.title, *record.other_titles] if record.title else list(record.other_titles)
    if not titles:
        return _digested_title(cited, record)
    theirs = [(form, title) for title in titles if (form := comparable_title(title))]
    if not ours:
        found = next((title for form, title in theirs if has_title(cited.text, form)), None)
        if found is None:
            return Compared("title", "absent", cited.title, record.title), None
        return Compared("title", "equal", found, found), 1.0
    for form, title in theirs:
        if form == ours or form.replace(" ", "") == ours.replace(" ", ""):  # blanks get lost, as do hyphens
            state: State = "script" if _other_script(cited.title, title) else "equal"
            return Compared("title", state, cited.title, title), 1.0
    bare = comparable_title(_BEHIND.sub("", cited.title))
    for form, title in theirs:
        if bare == form or ours == comparable_title(_BEHIND.sub("", title)):
            return Compared("title", "equal", title, title), 1.0
    for form, title in theirs:
        if is_whole_title(form, cited.title, record.container):
            return Compared("title", "equal", title, title), 1.0
        if _is_part(ours, form, title) or _is_part(form, ours, cited.title):
            return Compared("title", "partial", cited.title, title), _ratio(ours, form)
    for form, title in theirs:
        if form not in ours and has_title(cited.text, form):  # something else was taken for the title
            return Compared("title", "equal", title, title), 1.0
    if ours.isascii():
        spelt = one_spelling(ours)
        for form, title in theirs:
            if abs(len(form) - len(ours)) <= _SPELT_APART and one_spelling(form) == spelt:
                return Compared("title", "equal", cited.title, title), 1.0
    rated = [(ratio, title) for form, title in theirs if (ratio := _ratio(ours, form)) is not None]
    if not rated:
        return Compared("title", "incomparable" if theirs else "absent", cited.title, record.title), None
    ratio, title = max(rated)
    if ratio < _TRANSLATED and any(are_of_two_tongues(cited.title, each) for each in titles):
        return Compared("title", "incomparable", cited.title, record.title), None
    return Compared("title", "differs", cited.title, title), ratio


def _digested_title(cited: Cited, record: Record) -> tuple[Compared, float | None]:
    if record.digests is None or not record.digests.titles:
        return Compared("title", "absent", cited.title, ""), None
    for title in (cited.title, *sentences_of(cited.text)):
        if title_digest(title) in record.digests.titles:
            return Compared("title", "equal", title, ""), 1.0
    if not cited.title:
        return Compared("title", "absent", "", ""), None
    return Compared("title", "differs", cited.title, ""), None


@lru_cache(maxsize=256)
def _plain_han(title: str) -> str:
    return "".join(sign for sign in without_markup(title) if count_han(sign))


def _other_script(cited: str, registered: str) -> bool:
    return bool(count_han(cited)) and _plain_han(cited) != _plain_han(registered)


def _is_part(short: str, long: str, written: str) -> bool:
    """Tell whether a title is that which stands before or behind the sign that parts another one."""
    if not (long.startswith(short) or long.endswith(short)) or len(short) < 8:
        return False
    written = without_markup(written)
    ends = [
        at for at, sign in enumerate(written) if sign in ":.?!—–：。？！(（" or written[at : at + 3] == " - "
    ]
    return any(
        comparable_title(part) == short
        for at in ends
        for part in (written[: at + 1], written[:at], written[at + 1 :])
    )
