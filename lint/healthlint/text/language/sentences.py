"""Where does a sentence end?

One regular expression finds every stop that could end a sentence, for English and Chinese alike,
and a few looks around each decide. The text of a block comes in with its soft line breaks joined,
so no line end is met here.

The approach is that of Grefenstette and Tapanainen (1994): a stop after a known abbreviation ends
a sentence only where what follows says so. Every look is bounded, so time grows with the length
of the text and with nothing else.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression, compiled
from healthlint.text.language.abbreviations import BEFORE_NUMBERS, MAY_END, NEVER_END, STARTERS, TAKES_LETTER
from healthlint.text.language.han import is_han

# Quotes, brackets, emphasis and citation marks belong to the sentence whose stop they follow.
_CANDIDATE = Expression(
    r"[.!?;。！？；｡．…⋯]+((?:[”’」』\"'）)\]】〉》*_¹²³⁰⁴-⁹]|\s?\[\d[\d,，、–-]{0,20}\](?![(:]))*+)"
)
_CHINESE_SIGNS = frozenset("“”「」『』（）《》【】％，、：")
_LABEL = Expression(r"[(（\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_NEXT_WORD = Expression(r"\s*[\"'“‘«(（\[*_]*([^\s,.;:!?，。；：！？\"'”’)）\]]{0,40})")
_DOTTED = Expression(r"(?:[A-Za-z]\.)+[A-Za-z]")
# `iPSCs`, `mRNA`, `eGFR` and their like open a sentence as they are.
_CAMEL = Expression(r"[a-z]{1,3}[A-Z]|p53\b")
# Scraped text has lost the blank after a stop, or keeps a raised citation number as a plain one.
_LOST_BLANK = Expression(r"[A-Z][a-z]+[\s,]|(\d{1,2}(?:[,–-]\d{1,2})*)\s+[A-Z]")
# After a closing quote: signs by which the sentence goes on, or words that say whose words these were.
_GOES_ON_ZH = (
    r"[,，、;；:：）)》的是等和與与或之]"
    r"|[^，。！？；,!?;“「]{0,24}?(?:[说說称稱道问問]|表示|指出|介[绍紹]|[强強][调調]|[认認][为為]|坦言|[补補]充|解[释釋]|告[诉訴]|[写寫]道|回答|提醒)"
)
_GOES_ON_EN = (
    r"\s*(?:(?:[A-Z][\w.’'-]{0,40}|of|de|van|von|the|a)\s+){1,5}"
    r"(?:said|says|told|asked|asks|added|adds|explained|explains|wrote|writes|warned|warns|noted|notes)\b"
)
_LATIN_END = Expression(r"(?:(?![(\[\"'“‘*_])[\x00-\u2e7f])*\Z")
_WORD_END = Expression(r"[a-z]{3}\Z")
_QUOTES = frozenset("”’」』\"'")
_ABBREVIATIONS = NEVER_END | BEFORE_NUMBERS | MAY_END
_NO_LABEL = 8  # what is so long before a stop is no label, in code points
_WORD_REACH = 32  # no abbreviation is longer, in code points
_ASIDE_REACH = 80  # nor an aside in brackets with a stop in it
_QUOTE_REACH = 2000
_SPEAKER_REACH = 260


def split(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence of a block, white space around it left out."""
    found: list[tuple[int, int]] = []
    start = 0
    length = len(text)
    for candidate in _CANDIDATE.finditer(text):
        stop, end = candidate.span()
        if end < length:
            end = _end_of_sentence(text, start, stop, end, candidate.start(1))
            if end < 0:
                continue
        _add_trimmed(found, text, start, end)
        start = end
    if start < length:
        _add_trimmed(found, text, start, length)
    return found


def _end_of_sentence(text: str, start: int, stop: int, end: int, closing_at: int) -> int:
    """Return where the sentence begun at `start` ends if it does so at the stop at `stop`, else -1.

    `closing_at` to `end` are the closing quotes, brackets and citation marks behind the stop.
    """
    sign, after = text[stop], text[end]
    if sign < "\x7f":
        before = text[stop - 1] if stop else " "
        if not (is_han(after) or (before > "\x7f" and _is_chinese(before))):
            if after.isspace():
                return end if sign != ";" and _ends_english(text, start, stop, end, closing_at) else -1
            return _end_without_blank(text, stop, end)
        if sign == "." and not _is_chinese(before):
            # `1.血糖` and `J.` are labels and initials
            return end if _WORD_END.search(text, max(0, stop - 3), stop) else -1
        if sign == "." and not (after.isspace() or _is_chinese(after)):
            return -1
    elif sign == "．" and not (stop and _is_chinese(text[stop - 1])):
        return -1
    elif sign in "…⋯" and not (stop and _is_chinese(text[stop - 1])):
        return end if after.isspace() and _ends_english(text, start, stop, end, closing_at) else -1
    return _end_chinese(text, start, stop, end, closing_at)


def _end_chinese(text: str, start: int, stop: int, end: int, closing_at: int) -> int:
    closing, after = text[closing_at:end], text[end]
    straight = closing[:1] == '"' and not after.isspace()
    if straight and text.count('"', max(start, stop - _QUOTE_REACH), stop) % 2 == 0:
        return closing_at  # it looks the same at both ends: the second of a pair closes
    if not closing:
        return -1 if after in ",，、:：）)》" else end
    if "》" in closing or "〉" in closing:  # the stop is part of the title of a work
        return -1
    if not _QUOTES.isdisjoint(closing):
        return -1 if compiled(_GOES_ON_ZH).match(text[end : end + _SPEAKER_REACH]) else end
    if closing[-1] in "）)":
        near = max(start, stop - _ASIDE_REACH)
        opened = max(text.rfind("（", near, stop), text.rfind("(", near, stop))
        if opened >= 0 and not text[start:opened].isspace() and opened > start:
            return -1  # a stop in an aside, in the midst of the sentence
    return end


def _end_without_blank(text: str, stop: int, end: int) -> int:
    """Return where a sentence ends whose stop has no blank behind it, or -1."""
    if end != stop + 1 or text[stop] == ";":
        return -1
    lost = _LOST_BLANK.match(text, end)
    if lost is None:
        return -1
    word = text[max(0, stop - 3) : stop].lstrip("(")
    if not (word[-1:] == ")" or (word.isalpha() and word.islower() and len(word) == 3)):
        return -1
    if lost.group(1) is None and "." in text[max(0, stop - _WORD_REACH) : stop].split(" ")[-1]:
        return -1  # a host name, a file name
    return lost.end(1) if lost.group(1) else end


def _ends_english(text: str, start: int, stop: int, end: int, closing_at: int) -> bool:
    if (
        text[stop] == "."
        and stop + 1 == end
        and stop - start >= _NO_LABEL
        and text[end + 1 : end + 2].isupper()
    ):
        # As most: an ordinary word before, a capital behind.
        near = max(start, stop - _WORD_REACH)
        word = text[max(near, text.rfind(" ", near, stop) + 1) : stop]
        if len(word) > 1 and word.isalpha() and word.isascii() and word.lower() not in _ABBREVIATIONS:
            return True
    following = _group(_NEXT_WORD.match(text, end), 1)
    small = following[:1].islower() and not _CAMEL.match(following)
    if closing_at < end:
        if small:
            return text[closing_at:end].isalnum() and text[stop] in "!?"
        if not _QUOTES.isdisjoint(text[closing_at:end]) and compiled(_GOES_ON_EN).match(
            text[end : end + _SPEAKER_REACH]
        ):
            return False
    if text[stop] in "!?":
        return True
    if small:
        return False
    if closing_at - stop > 1 or text[stop] != ".":
        return True
    return not _is_abbreviation(text, start, stop, end, following)


def _is_abbreviation(text: str, start: int, stop: int, end: int, following: str) -> bool:
    """Tell whether the full stop at `stop` is that of an abbreviation, an initial or a list label."""
    words = text[max(start, stop - _WORD_REACH) : stop].split()
    if not words:
        return False
    if stop - start < _NO_LABEL and len(words) == 1 and _LABEL.fullmatch(words[0]):
        return True
    word = words[-1]
    if not (word.isascii() and word.isalnum()):
        word = _group(_LATIN_END.search(word), 0)
    low = word.lower()
    digit = following[:1].isdigit()
    if low in BEFORE_NUMBERS and not (len(word) == 1 and word.isupper()):
        return digit
    if low in NEVER_END:
        return True
    if len(word) == 1 and word.isalpha():
        named = len(words) > 1 and words[-2].lower().lstrip("(") in TAKES_LETTER
        return word.isupper() and not named and following not in STARTERS
    if low in MAY_END or _DOTTED.fullmatch(word):
        if digit or "(" in text[end : end + 2]:
            return True
        return low != "etc" and bool(following) and following not in STARTERS
    return False


def _group(match: re.Match[str] | None, number: int) -> str:
    return match.group(number) if match else ""


def _is_chinese(sign: str) -> bool:
    return is_han(sign) or sign in _CHINESE_SIGNS


def _add_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
