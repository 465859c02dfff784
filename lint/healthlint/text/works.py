"""Does a match stand in the title of somebody else's work, in an address or in code? Is a source named?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.text.model import Sentence

_TITLE_WORDS, _TITLE_HAN = 5, 10
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CHINESE_TITLE = re.compile("《[^》\n]{1,120}》|〈[^〉\n]{1,120}〉")
_QUOTED_TITLE = re.compile(
    r"[“\"]([^”\"\n]{12,220})[”\"]\s*[,.]?\s*(?:\(|in\s+(?:the\s+)?)?[A-Z][^“”\".;]{2,80}?[,\s(]\s*(?:19|20)\d\d\b"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s，。；）)\]】>”\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|cn|uk|io|info|tw|hk|eu|au|pdf|docx?|html?|md|jpe?g|png|svg|webp|mp4)\b(?:/[^\s，。；）)]*)?"
)
_MARKER = re.compile(
    r"\[\^?\d{1,3}(?:\s*[-–,，、]\s*\d{1,3})*\]|【\d{1,3}】|［\d{1,3}］|[¹²³⁴⁵⁶⁷⁸⁹]|\bdoi\b|10\.\d{4,9}/|PMID|PMC\d|NCT\d{8}|ChiCTR|ISRCTN"
    r"|\((?:[A-Z][\w’'-]+(?:\s+(?:et\s+al\.?|and|&)(?:\s+[A-Z][\w’'-]+)?)?),?\s+(?:19|20)\d\d[a-z]?\)|\b[A-Z][\w’'-]+\s+et\s+al\b"
    r"|\b(?:in|In)\s+(?:the\s+)?(?:[A-Z][\w&]+\s?(?:of\s|the\s|for\s|and\s|in\s)*){1,6},?\s*\(?(?:in\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?:19|20)\d\d"
    r"|《[^》]{2,60}》[^。；;]{0,40}(?:19|20)\d\d|(?:19|20)\d\d\s*年[^。；;]{0,40}《[^》]{2,60}》",
)
_NOT_A_JOURNAL = re.compile(
    r"^[Ii]n\s+(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Early|Late|China|Japan|Europe|America|Germany|France|England|Britain|London|Beijing|Shanghai|Spring|Summer|Autumn|Winter)\b"
)


def in_work(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the prose from `start` to `end` is part of a title, a link to a work, an address, code."""
    block = sentence.block
    document = block.document
    if block.kind == "reference" or block.section == "references":
        return True
    text = block.text
    at, to = start - block.start, end - block.start
    if "《" in text or "〈" in text:
        for title in _CHINESE_TITLE.finditer(text):
            if title.start() < at and to < title.end():
                return True
    if ("”" in text or '"' in text) and ("19" in text or "20" in text):
        for title in _QUOTED_TITLE.finditer(text):
            if title.start() < at and to <= title.end(1):
                return True
    if "." in text:
        low = max(0, at - 200)
        for address in _ADDRESS.finditer(text, low, min(len(text), to + 60)):
            if address.start() <= at and to <= address.end():
                return True
    if any(code[0] <= start and end <= code[1] for code in document.code):
        return True
    for link in document.links:
        if link.start > start:
            break
        if end <= link.end and not link.image and link.target.startswith(("http://", "https://", "//")):
            words = document.prose[link.start : link.end]
            if end - start < len(words.strip()) and (
                len(_HAN.findall(words)) >= _TITLE_HAN or len(words.split()) >= _TITLE_WORDS
            ):
                return True
    return False


def cites(sentence: Sentence) -> bool:
    """Tell whether the sentence has a marker, a link or a name by which a reader finds its source."""
    for marker in _MARKER.finditer(sentence.text):
        if not _NOT_A_JOURNAL.match(marker.group()):
            return True
    document = sentence.block.document
    if any(sentence.start <= marker.position <= sentence.end for marker in document.markers):
        return True
    return any(
        sentence.start <= link.start < sentence.end
        and not link.image
        and link.target.startswith(("http://", "https://", "#fn", "#ref", "#cite"))
        for link in document.links
    )
