"""Does a page say a text that the law words, and what is different where it says nearly that?

Compared are words and Chinese characters: case, punctuation, glyphs and line ends are as free as on
a label. Differences are found by Ratcliff and Obershelp's way of matching sequences (`difflib`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from healthlint import Document, Expression, NamedTuple, Sentence, Span, Terms

_UNSEEN = ("hidden", "metadata", "alt", "reference")
_TOKEN = Expression(r"[a-z0-9]+|[\u4e00-\u9fff]")
_SHOWN = 2  # differences that a message tells
_LONGEST = 30  # code points of one that it quotes


class Alteration(NamedTuple):
    """A passage that comes close to a wording, and how it departs from it."""

    span: Span  # in the source
    wording: str  # what it should be
    difference: Mapping[str, str]  # for a message, by language: “lacks …”, “… instead of …”
    language: str  # of the passage, `en` or `zh`


def says(document: Document, wordings: Iterable[str]) -> bool:
    """Tell whether readers see one of the wordings, which are in Simplified Chinese or English."""
    page = f" {' '.join(_tokens(_in_sight(document)))} "
    return any(f" {' '.join(_tokens(wording.lower()))} " in page for wording in wordings)


def alteration(document: Document, wordings: Sequence[str], near: Terms) -> Alteration | None:
    """Return the first passage in sight that comes near to one of the wordings, as `near` knows them."""
    sentences = [each for block in document.blocks if block.kind not in _UNSEEN for each in block.sentences]
    for number, sentence in enumerate(sentences):
        if not near.stand_in(sentence):
            continue
        passage = [sentence]
        for following in sentences[number + 1 : number + 3]:
            if not near.stand_in(following):
                break
            passage.append(following)
        return _compared(document, passage, wordings)
    return None


def _compared(document: Document, passage: Sequence[Sentence], wordings: Sequence[str]) -> Alteration:
    from difflib import SequenceMatcher

    found = _tokens(" ".join(sentence.folded for sentence in passage))
    matchers = [SequenceMatcher(None, _tokens(each.lower()), found, autojunk=False) for each in wordings]
    best = max(range(len(wordings)), key=lambda number: matchers[number].ratio())
    wording = _tokens(wordings[best].lower())
    language = passage[0].language
    opcodes = matchers[best].get_opcodes()
    # What stands around the statement on the page is not part of it.
    inner = [
        each for number, each in enumerate(opcodes) if each[0] != "insert" or 0 < number < len(opcodes) - 1
    ]
    blank = "" if language == "zh" else " "
    changes = [
        (_quoted(blank.join(wording[start:end])), _quoted(blank.join(found[first:last])))
        for kind, start, end, first, last in inner
        if kind != "equal"
    ]
    return Alteration(
        document.span(passage[0].start, passage[-1].end),
        wordings[best],
        {
            "en": _joined([_in_english(*change) for change in changes], "; "),
            "zh": _joined([_in_chinese(*change) for change in changes], "；"),
        },
        language,
    )


def _in_english(wanted: str, written: str) -> str:
    if not written:
        return f"lacks {wanted}"
    return f"{written} instead of {wanted}" if wanted else f"{written} is too much"


def _in_chinese(wanted: str, written: str) -> str:
    if not written:
        return f"缺少{wanted}"
    return f"{written}应为{wanted}" if wanted else f"多出{written}"


def _joined(told: Sequence[str], mark: str) -> str:
    return mark.join(told[:_SHOWN]) + ("…" if len(told) > _SHOWN else "")


def _quoted(text: str) -> str:
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1].rstrip() + "…"
    return f"“{text}”" if text else ""


def _in_sight(document: Document) -> str:
    return "\n".join(block.folded for block in document.blocks if block.kind not in _UNSEEN)


def _tokens(folded: str) -> list[str]:
    return [found.group() for found in _TOKEN.finditer(folded)]
