"""Who speaks in the quotations of an article, and do they belong to what it is about?

A speaker belongs where the text calls him author or leader of the study, founder or officer of the
company, or one of ours. Of whom it says nothing of the kind may be independent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Block, Document, Expression, NamedTuple, Sentence
from healthlint_rules.places import blocks_at, places_of
from healthlint_rules.signs import Signs

_SAID = (
    r"(?:said|says|say|explain(?:s|ed)|add(?:s|ed)|not(?:es|ed)|told|tells|stat(?:es|ed)|comment(?:s|ed)"
    r"|stress(?:es|ed)"
    r"|emphasi[sz](?:es|ed)|conclud(?:es|ed)|remark(?:s|ed)|according to|believes)"
)
_SAYING = Signs(  # one of these stands in each
    "said", "say", "explain", "adds", "added", "note", "told", "tells", "state", "comment", "stress",
    "emphasi", "conclud", "remark", "according to", "believes",
)  # fmt: skip
_NAME = (
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame)\.? )?(?:[A-Z][\w’'-]+"
    r"|[A-Z]\.)(?: (?:[A-Z]\.|van|von|de|da|el|bin|al"
    r"|[A-Z][\w’'-]+)){0,3}"
)
_AFTER = Expression(
    rf"[”\"],? (?:\w+ ){{0,2}}?(?:{_SAID} (?:\w+ ){{0,5}}?(?P<first>{_NAME})"
    rf"|(?P<second>{_NAME})(?:,[^.“\"]{{0,90}},)? {_SAID})"
)
_BEFORE = Expression(
    rf"(?P<first>{_NAME})(?:,[^.“”\"]{{0,120}},| [^.,“”\"]{{0,40}})? {_SAID}[^.“”\"]{{0,60}}[:,]? ?[“\"]"
)
_SPEAKER_ZH = Expression(
    r"(?P<first>[^,.;:!?\"\n]{2,44}?)(?:在[^,.]{0,14}|向[^,.]{0,10}"
    r"|对[^,.]{0,8})?(?:表示|说道|说|指出|介绍|介绍说|强调|称|认为|坦言|透露|解释"
    r"|补充)"
    r"(?:道|称)?\s?[:,]?\s?\""
)
_INSIDER = Expression(
    r"\b(?:(?:lead|senior|study|first|co|corresponding)[ -]?(?:author|investigator|researcher)|co-?author"
    r"|principal investigator"
    r"|(?:who|and) (?:led|leads|headed|heads|developed|invented|founded|designed|conducted|ran|carried out)"
    r"|study (?:leader|lead|chair|director)"
    r"|leader of the (?:study|trial|team)|head of the (?:study|trial|team)|one of the (?:authors"
    r"|researchers)|author of the (?:study|paper)"
    r"|(?:co-?)?founder|ceo|chief (?:executive|medical|scientific|operating|science)|chairman|chairwoman"
    r"|president (?:and|of the company)"
    r"|managing director|spokes(?:person|man|woman)|our (?:medical director|team|lead|head|doctor|surgeon"
    r"|specialist|chief)"
    r"|medical director|inventor|developer|the company's|vice president)\b"
    r"|课题组|团队(?:负责人|带头人|领头人|成员)|(?:研究|项目|试验)负责人|通讯作者|通信作者|第一作者"
    r"|论文作者|共同作者|主要研究者|首席|创始人|创办人"
    r"|董事长|总经理|总裁|总监|发言人|带头人|领衔|牵头|我院|本院|我们医院|公司|研发者|发明人|研究团队|研究者之一|执行长",
    re.IGNORECASE,
)
_HE = Expression(r"(?:他|她|其|該|该|他们|此外)[^说]{0,6}$")
_QUOTES = '“"「'
_READ = ("paragraph", "list-item", "quote")


class Speaker(NamedTuple):
    """Somebody who is quoted; offsets are those of the prose."""

    start: int
    end: int
    name: str
    belongs: bool  # to the study, the company or the publisher


def speakers_in(document: Document) -> Iterator[Speaker]:
    """Yield those who are quoted and named, in the order of the text."""
    insiders: dict[str, bool] = {}  # by name
    for block in blocks_at(document, places_of(_QUOTES, document.prose)):
        if block.kind in _READ:
            yield from _in_block(block, insiders)


def _in_block(block: Block, insiders: dict[str, bool]) -> Iterator[Speaker]:
    if block.language == "zh":
        for found in _SPEAKER_ZH.finditer(block.simplified):
            name = found["first"].strip()
            if _HE.search(name):
                continue
            start = block.start + found.start("first")
            yield Speaker(
                start, start + len(found["first"]), name, _belongs(block.document, name[-3:], name, insiders)
            )
        return
    if not _SAYING.stand_in(block.text):
        return
    for expression in (_AFTER, _BEFORE):
        for found in expression.finditer(block.text):
            group = "first" if found["first"] else "second"
            name = found[group]
            if name.lower() in ("he", "she", "they", "it", "the", "we", "i"):
                continue
            start = block.start + found.start(group)
            around = block.document.sentence_at(start).text
            yield Speaker(
                start, start + len(name), name, _belongs(block.document, name.split()[-1], around, insiders)
            )


def _belongs(document: Document, name: str, around: str, insiders: dict[str, bool]) -> bool:
    """Tell whether the words around a quotation, or around the name elsewhere, tie a speaker to it all."""
    if _INSIDER.search(around):
        return True
    if name not in insiders:
        insiders[name] = any(_INSIDER.search(sentence.text) for sentence in _naming(document, name))
    return insiders[name]


def _naming(document: Document, name: str) -> Iterator[Sentence]:
    prose = document.simplified
    at = prose.find(name)
    while at >= 0:
        sentence = document.sentence_at(at)
        yield sentence
        at = prose.find(name, max(sentence.end, at + 1))
