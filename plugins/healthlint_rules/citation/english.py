"""Where does an English sentence hang a claim on studies or people that it does not name?

Each function looks at one noun and at what stands before and behind it, in folded text; it returns where
the attribution begins and ends, or None.
"""

from __future__ import annotations

import re

from healthlint import Terms
from healthlint_rules.expression import Expression

from .attribution import Attribution

_WORDS = Terms.read(__package__, "words/english.toml")
_WORD = Expression(r"[\w'%.]+")
_ADJECTIVES = frozenset(_WORDS["adjectives"].en)
_DEFINITE = frozenset(_WORDS["definite"].en)
_ASKING = frozenset(_WORDS["asking"].en)
_OUTCOMES = ("reports", "findings", "results", "analysis", "advances")
_ARTICLES = frozenset(("a", "an", "one", "another"))
_EARLY = frozenset(("early", "initial", "preliminary", "first", "recent"))
_SETTING = frozenset(_WORDS["setting"].en)
_SHOWING = (
    r"shows?|shown|showed|suggests?|suggested|indicates?|indicated|finds?|found|demonstrates?"
    r"|demonstrated|reveals?|revealed|proves?|proved|proven|confirms?|confirmed|reports?|reported"
    r"|concludes?|concluded|links?|linked|links|points? to|pointed to|supports?|supported|backs?"
    r"|backed|establishe[sd]|highlights?"
    r"|highlighted|hints?|hinted|say|says|said|estimates?|estimated|associated|tells? us|yielded|produced"
)
_NOT_SHOWING = (
    r"(?:needed|need|needs|should|must|will|would|could|might|may|can|cannot|required|if|whether"
    r"|(?<!connected )(?<!linked )to|until|before|not|never"
    r"|that|which|who|but|yet|do|does|did|is being|being|failed|fails)\b"
)
_LAST_STOP = Expression(r"(?s).*[\n.!?;,:()\"]")
_FILL = rf"(?: (?!{_NOT_SHOWING})[\w'%/()]+){{0,9}}?"
_AUXILIARY = (
    r"(?:,? (?:have|has|had|also|now|clearly|consistently|repeatedly|even|already|strongly|is|are"
    r"|all|long|recently|further))"
)
_SHOWS = Expression(
    rf"(?:{_FILL}{_AUXILIARY}{{0,3}}) (?:{_SHOWING})\b(?! (?:no|little|that no|up)\b)"
    r"| (?:is|are)(?: now| also)? (?:showing|confirming|proving|revealing|finding|suggesting)\b"
)
_RESULTS_ARE = Expression(
    r"(?: (?:from|of|in) [\w' ]{3,40}?)? (?:are|were|have been|look|have|has)(?: \w+ly| very| so"
    r"| quite| more)?"
    r" (?:promising|encouraging|impressive|remarkable|amazing|exciting|astonishing|dramatic|been"
    r"|shown|demonstrated)\b"
)
_IN_A_STUDY = Expression(r"(?: (?:of|in|on|with|from|involving|at|conducted|published) [^,.;:!?\n]{2,70})?,")
_PLANNED = Expression(
    r"[^.;,!?\n]{0,60}?\b(?:need(?:s|ed)?|required|should|must|will|would|could|might|may|planned"
    r"|under ?way|recruiting|begun|due"
    r"|ongoing|warranted)\b"
)
_SAYING = (
    r"say|says|said|agree|agrees|agreed|believe|believes|believed|claims?|claimed|warn|warned"
    r"|caution|cautioned|stress|stressed"
    r"|emphasi[sz]e|emphasi[sz]ed|point out|pointed out|notes?|noted|argue|argued|suggest"
    r"|suggested|recommend|recommended|advise"
    r"|advised|urge|urged|predict|predicted|expect|conclude|concluded|insist|maintain|acknowledge"
    r"|explain|explained"
    r"|consider|report|reported|estimate|estimated|found|discovered|showed|demonstrated|identified"
    r"|revealed|proved|uncovered"
    r"|confirm|confirmed|observed|announced|developed|swear by|praise|hail|endorse|attribute"
    r"|regard|prefer|describe"
)
_ACHIEVED = (
    r"found|discovered|shown|developed|made|created|identified|proved|proven|confirmed|revealed"
    r"|reversed|cured|restored|used|linked"
    r"|uncovered|reported|demonstrated|achieved|generated|improved|called|warned|suggested"
    r"|recommended|praised|hailed|known|said"
    r"|concluded|noted|observed|established|turned|grown|transplanted|managed|succeeded|announced"
    r"|unveiled|pioneered"
)
# What practitioners do besides their work.
_CLAIMS = Expression(
    r"\b(?:found|discovered|claim|claimed|agree|swear by|praise|hail|hopeful|optimistic|calling|hailing"
    r"|praising|recommending|prescribing)$"
    r"|\b(?:have|has)\b.* (?:found|discovered|shown|developed|proved|proven|confirmed|revealed|reversed|cured"
    r"|restored|linked|uncovered|reported|demonstrated|achieved|called|praised|hailed)$"
)
_PLACE = (
    r"(?: (?:in|at|from|of|worldwide|around|across|connected|with|and|behind|based)\b[^.;:!?,\n]{0,90}?)?"
    r"(?:,? (?:including|led by|based|from|at) [^.;:!?,\n]{2,90}?,?)?"
)
_DOES = Expression(
    rf"{_PLACE} (?:also |now |all |often |widely |generally |increasingly |still |recently |even "
    rf"|strongly |then )?(?:{_SAYING})\b"
    rf"|{_PLACE},? (?:have|has)(?: \w+ly| now| also| long| already| even"
    rf"| recently){{0,2}} (?:{_ACHIEVED})\b"
    r"|(?: \w+){0,3}? (?:are|remain|is|remains|have been|feel)(?: \w+ly| very| so| increasingly| also)?"
    r" (?:hopeful|optimistic|excited|careful|cautious|convinced|calling|recommending|prescribing"
    r"|hailing|praising|thrilled"
    r"|confident|impressed)\b"
)
_CLINICAL = frozenset(_WORDS["clinical"].en)
_MANY = frozenset(_WORDS["many"].en)
_SOURCES = Expression(
    r"(?: (?:a|an|one|some|several|many|most|recent|new|the|latest|early|various|numerous|multiple"
    r"|leading|top|medical|health|scientific"
    r"|clinical|industry|market|government|official|peer|reviewed|international|published|current"
    r"|available|estimates?)){0,5}"
    r" (?:stud(?:y|ies)|research(?:ers)?|reports?|experts?|scientists?|doctors?|specialists?"
    r"|surveys?|statistics|data|estimates"
    r"|sources|figures|analysts?|literature|trials?|polls?|professionals|nutritionists?)\b"
)
_BY_NAME = Expression(
    r"[^.;,]{0,30}? (?:by|from|of|in|at) (?:the )?(?!China|Japan|America|Europe|Chinese|Western)[A-Z]\w+"
)
_CAUTION = Expression(
    r"\b(?:caution|cautious|careful|preliminary|too (?:early|soon)|(?:more|further"
    r"|larger) (?:\w+ ){0,2}(?:research|trials?|stud)"
    r"|not (?:yet|all|a|be|to|enough)|still (?:early|needed|necessary)|limit(?:ed|ations)"
    r"|necessary|uncertain|unclear)\b"
)


def study(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to a study, or to studies, named at an offset."""
    before, first, governed = _before(folded, start)
    noun = folded[start:end]
    if noun in _OUTCOMES or (noun in ("data", "evidence") and _EARLY & set(before)):
        if not _EARLY & set(before):
            return None
        shown = _RESULTS_ARE.match(folded, end) or _SHOWS.match(folded, end)
        return Attribution(first, shown.end()) if shown and governed not in _ASKING else None
    if governed in _DEFINITE:
        return None
    if governed == "in" and _SETTING & set(before) and not _only_article(before):
        shown = _IN_A_STUDY.match(folded, end) or (
            re.compile(r"[^.;:!?\n]{3,}").match(folded, end) if first - 3 <= 0 else None
        )
        if shown:
            single = noun in ("study", "trial", "survey", "experiment")
            return Attribution(max(first - 3, 0), end, single)
    single = noun in ("study", "trial", "survey", "experiment", "review", "meta analysis")
    shown = _SHOWS.match(folded, end)
    if shown:
        single = single or (noun == "research" and "new" in before)
        return Attribution(first, shown.end(), single)
    fresh = {"recent", "new", "latest", "landmark", "groundbreaking"} & set(before)
    if noun in ("study", "trial") and fresh and _ARTICLES & set(before):
        return None if _PLANNED.match(folded, end) else Attribution(first, end, single=True)
    return None


def people(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to unnamed people named at an offset."""
    before, first, governed = _before(folded, start)
    if governed in _DEFINITE and not (governed == "the" and folded.endswith("community", start, end)):
        return None
    does = _DOES.match(folded, end)
    if does is None:
        return None
    noun = folded[start:end].rstrip("s")
    if noun == "team" and "research" not in before and not folded.startswith((" at ", " of ", " from "), end):
        return None
    if noun in _CLINICAL and not (_MANY & set(before) or _found_something(does.group())):
        return None
    rest = folded[does.end() : _sentence_end(folded, does.end())]
    single = noun in ("scientist", "researcher", "team", "investigator") and not (
        {"many", "most", "some", "several", "top", "leading"} & set(before)
    )
    faint = (
        _CAUTION.search(rest) is not None or re.search(r" (?:careful|cautious)$", does.group()) is not None
    )
    if not _MANY & set(before) and re.search(r" (?:recommend|recommended|advise|advised)$", does.group()):
        faint = True  # what a guideline says, more often than not
    return Attribution(first, does.end(), single, single and not before, faint)


def basis(folded: str, prose: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of “according to” at an offset."""
    unnamed = _SOURCES.match(folded, end)
    if unnamed is None or _BY_NAME.match(prose, unnamed.end()):
        return None
    return Attribution(start, unnamed.end())


def _before(folded: str, start: int) -> tuple[list[str], int, str]:
    """Return the adjectives before a noun, where the first stands, and the word that governs them."""
    near = folded[max(0, start - 90) : start]
    cut = _LAST_STOP.match(near)
    found = list(_WORD.finditer(folded, start - len(near) + (cut.end() if cut else 0), start))
    adjectives: list[str] = []
    first = start
    for word in reversed(found):
        if word.group() not in _ADJECTIVES:
            return adjectives, first, word.group()
        adjectives.append(word.group())
        first = word.start()
    return adjectives, first, ""


def _only_article(words: list[str]) -> bool:
    return set(words) <= {"a", "an", "clinical", "research", "trials", "study", "studies"}


def _found_something(does: str) -> bool:
    return _CLAIMS.search(does) is not None


def _sentence_end(folded: str, start: int) -> int:
    end = re.compile(r"[.!?;\n]").search(folded, start)
    return end.start() if end else len(folded)
