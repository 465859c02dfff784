"""Does a match stand in the title of somebody else's work, in an address or in code? Is a source named?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.language.han import count_han

if TYPE_CHECKING:
    from healthlint.text.model import Block, Sentence

_TITLE_WORDS, _TITLE_HAN = 5, 10
_NAME = 60  # no name reaches farther, in code points
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Early|Late"
    "|Spring|Summer|Autumn|Winter)"
)
# As strings: `re` compiles them when a text first asks for them, which most do not.
_CHINESE_TITLE = "《[^》\n]{1,120}》|〈[^〉\n]{1,120}〉"
_QUOTED_TITLE = (
    r"[“\"]([^”\"\n]{12,220})[”\"]\s*[,.]?\s*(?:\(|in\s+(?:the\s+)?)?"
    r"[A-Z][^“”\".;]{2,80}?[,\s(]\s*(?:19|20)\d\d\b"
)
# the proper name of a body, law, award or study: “the Miracle Foundation”, “21st Century Cures Act”
_BODIES = (
    r"(?:Act|Regulations?|Bill|Directive|Foundation|Charity|Network|Society|Association|Federation|Fund|Registry"
    r"|Designation|designation|Trial|trial|Initiative|Committee|Commission|Appeal|Awards?|Prize|Orchestra|War)"
)
_NAMED = rf"(?:[A-Z0-9][\w’'-]*(?: (?:of|for|the|and|in))? ){{1,5}}{_BODIES}\b(?! [A-Z])"
_CHINESE_NAMED = (
    '[“"「][^”"」\n]{2,12}[”"」](?:基金会|慈善会|协会|学会|行动|工程|公益|项目|计划|号|奖|程序|认定|试验)'
)
_BREAKS = frozenset('，。；：、（）()[]【】<>“”"')  # as blanks do, they end what an address can be part of
_OF_ADDRESSES = "@", ".", "://"
_ADDRESS = (
    r"://|^www\.|\w@\w|\.(?:com|org|net|gov|edu|cn|uk|io|info|tw|hk|eu|au"
    r"|pdf|docx?|html?|md|jpe?g|png|svg|webp|mp4)\b"
)
_MARKER = (
    r"\[\^?\d{1,3}(?:\s*[-–,，、]\s*\d{1,3})*\]|【\d{1,3}】|［\d{1,3}］"
    r"|\bdoi\b|\b10\.\d{4,9}/|\bPMID\b|\bPMC\d|\bNCT\d{8}|\bChiCTR|\bISRCTN"
    r"|\b[A-Z][\w’'-]+\s+et\s+al\b"
)
# in the folded text: no such marker is without one of these
_OF_MARKERS = "[", "10.", "doi", "et al", "pmid", "pmc", "nct", "chictr", "isrctn"
_RAISED = "[¹²³⁴⁵⁶⁷⁸⁹]"
_DATED = (
    r"\([A-Z][\w’'-]+(?:\s+(?:et\s+al\.?|(?:and|&)\s+[A-Z][\w’'-]+))?,?\s+(?:19|20)\d\d[a-z]?\)"
    rf"|\b[Ii]n\s+(?:the\s+)?(?!{_MONTHS}\b)[A-Z][\w&]*(?:\s+(?:of|the|for|and|in|[A-Z][\w&]*)){{1,8}}"
    rf",?\s+\(?(?:in\s+)?(?:{_MONTHS}\s+)?(?:19|20)\d\d"
    r"|《[^》]{2,60}》[^。；;]{0,40}(?:19|20)\d\d|(?:19|20)\d\d\s*年[^。；;]{0,40}《[^》]{2,60}》"
)
_TO_A_SOURCE = ("http://", "https://", "#fn", "#ref", "#cite")
_START = attrgetter("start")


@lru_cache(maxsize=4)
def _titles_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the titles in a text begin and end."""
    found = []
    if "《" in text or "〈" in text:
        found += [(title.start(), title.end() - 1) for title in compiled(_CHINESE_TITLE).finditer(text)]
    if ("”" in text or '"' in text) and ("19" in text or "20" in text):
        found += [(title.start(), title.end(1)) for title in compiled(_QUOTED_TITLE).finditer(text)]
    return tuple(found)


def in_work(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the prose from `start` to `end` is part of a title, a link to a work, an address, code."""
    block = sentence.block
    document = block.document
    if block.kind == "reference" or block.section == "references":
        return True
    text = block.text
    at, to = start - block.start, end - block.start
    for begins, ends in _titles_in(text):
        if begins < at and to <= ends:
            return True
    if _in_name(block, at, to) or _in_address(text, at, to):
        return True
    for code in document.code:
        if code[0] <= start and end <= code[1]:
            return True
    for link in document.links:
        if link.start > start:
            break
        if end <= link.end and not link.image and link.target.startswith(("http://", "https://", "//")):
            words = document.prose[link.start : link.end]
            if end - start < len(words.strip()) and (
                count_han(words) >= _TITLE_HAN or len(words.split()) >= _TITLE_WORDS
            ):
                return True
    return False


def _in_name(block: Block, at: int, to: int) -> bool:
    """Tell whether the words are part of a proper name; in a heading all words may have capitals."""
    text = block.text
    if text[at : at + 1].isupper():  # the text of a link may begin where its block ends
        if block.kind in ("title", "heading", "button"):
            return False
        pattern = _NAMED
    elif at and text[at - 1] in '“"「':
        pattern, text = _CHINESE_NAMED, block.folded
    else:
        return False
    around = text[max(0, at - _NAME) : to + _NAME]
    at, to = min(at, _NAME), min(at, _NAME) + to - at
    return any(name.start() <= at and to <= name.end() for name in re.finditer(pattern, around))


def _in_address(text: str, at: int, to: int) -> bool:
    """Tell whether the words are joined with others to a web or mail address, or the name of a file."""
    if not any(map(text.__contains__, _OF_ADDRESSES)):
        return False
    before, after = at, to
    while before and not _ends_token(text[before - 1]):
        before -= 1
    while after < len(text) and not _ends_token(text[after]):
        after += 1
    return after - before > to - at + 2 and compiled(_ADDRESS).search(text[before:after]) is not None


def _ends_token(sign: str) -> bool:
    return sign in _BREAKS or sign.isspace()


def cites(sentence: Sentence) -> bool:
    """Tell whether the sentence has a marker, a link or a name by which a reader finds its source."""
    text, folded = sentence.text, sentence.folded
    if any(map(folded.__contains__, _OF_MARKERS)) and compiled(_MARKER).search(text):
        return True
    if not text.isascii() and compiled(_RAISED).search(text):
        return True
    if ("19" in text or "20" in text) and compiled(_DATED).search(text):
        return True
    document = sentence.block.document
    start, end = sentence.start, sentence.end
    for marker in document.markers:
        if start <= marker.position <= end:
            return True
    links = document.links
    return any(
        not link.image and link.target.startswith(_TO_A_SOURCE)
        for link in links[bisect_left(links, start, key=_START) : bisect_left(links, end, key=_START)]
    )
