"""Where does an English sentence hang a claim on studies that it does not name?

In folded text; each function looks at one noun and at what stands before and behind it.
"""

from __future__ import annotations

from healthlint import Expression

from .attribution import Attribution
from .phrase import WORDS, behind, head

_OUTCOMES = frozenset(("reports", "findings", "results", "analysis", "advances"))
_SINGLE = frozenset(("study", "trial", "survey", "experiment", "review", "meta analysis", "poll"))
_ARTICLES = frozenset(("a", "an", "one", "another"))
_EARLY = frozenset(
    (
        "early",
        "initial",
        "preliminary",
        "first",
        "recent",
        "laboratory",
        "lab",
        "clinical",
        "scientific",
        "latest",
    )
)
_FRESH = frozenset(("recent", "new", "latest", "landmark", "groundbreaking"))
_ONLY_ARTICLE = frozenset(("a", "an", "clinical", "research", "trials", "study", "studies"))
_SHOWING, _STOPPING, _AUXILIARY = WORDS["showing"], WORDS["stopping"], WORDS["auxiliary"]
_SHOWING_NOW = frozenset(
    (
        "building",
        "mounting",
        "growing",
        "showing",
        "confirming",
        "proving",
        "revealing",
        "finding",
        "suggesting",
    )
)
_SHOWN_WITHIN = 130  # code points
_NOTHING = frozenset(("no", "little", "up"))
_LINKING = frozenset(("connected", "linked", "related"))
_MUST_FOLLOW = {"point": "to", "points": "to", "pointed": "to", "tell": "us", "tells": "us", "put": "the"}
_COMPLEMENT = frozenset(("from", "of", "in"))
_KNOWN = frozenset(("this", "these", "our", "that", "your"))
# What belongs to one of these belongs to nobody: “today's research shows”, “China's data show”.
_NOBODYS = frozenset((
    "today's", "yesterday's", "year's", "week's", "month's", "decade's", "century's", "world's",
    "nature's", "country's", "nation's", "it's", "that's", "there's", "here's", "what's", "let's",
    "who's", "she's", "he's", "somebody's", "someone's", "everybody's", "china's", "japan's", "korea's",
    "india's", "germany's", "france's", "italy's", "spain's", "britain's", "england's", "america's",
    "europe's", "russia's", "canada's", "australia's", "israel's", "sweden's", "science's",
    "industry's",
))  # fmt: skip
_PASSIVE = frozenset(("was", "were"))
_FILL = 11  # words between the noun and what it shows
_RESULTS_ARE = Expression(
    r"(?: (?:from|of|in) [\w' ]{3,40}?)? (?:are|were|have been|look|have|has)(?: \w+ly| very| so"
    r"| quite| more)?"
    r" (?:promising|encouraging|impressive|remarkable|amazing|exciting|astonishing|dramatic|been"
    r"|shown|demonstrated)\b"
)
_IN_A_STUDY = Expression(r"(?: (?:of|in|on|with|from|involving|at|conducted|published) [^,.;:!?\n]{2,70})?,")
# What a trial found, with a figure; not how often a side effect was seen.
_RESULT = Expression(
    r",(?![^.;!?\n]*\b(?:side effect|adverse|reaction|nausea|headache|common))[^.;!?\n]{0,60}"
    r"\b(?:lost|improved|reduced|lowered|cut|gained|showed|had|saw|achieved|responded|recovered|experienced)\b"
    r"[^.;!?\n]{0,60}\d"
)
_TO_THE_END = Expression(r"[^.;:!?\n]{3,}")
_PLANNED = Expression(
    r"[^.;,!?\n]{0,60}?\b(?:need(?:s|ed)?|required|should|must|will|would|could|might|may|planned"
    r"|under ?way|recruiting|begun|due|ongoing|warranted)\b"
)
_SOURCES = Expression(
    r"(?: (?:a|an|one|some|several|many|most|recent|new|the|latest|early|various|numerous|multiple"
    r"|leading|top|medical|health|scientific"
    r"|clinical|industry|market|government|official|peer|reviewed|international|published|current"
    r"|available|estimates?)){0,5}"
    r" (?:stud(?:y|ies)|research(?:ers?)?|reports?|experts?|scientists?|doctors?|specialists?"
    r"|surveys?|statistics|data|estimates"
    r"|sources|figures|analysts?|literature|trials?|polls?|professionals|nutritionists?)\b"
)
# Names one study that was spoken of, or claims that there is one.
_KNOWN_ONE = Expression(
    r"^ the (?:(?:new|latest|same|recent) )?(?:study|trial|survey|report|poll|research|data|researchers)$"
)
_ONE = Expression(r"^ (?:an?|one)\b.*\b(?:study|trial|survey|report|poll|review)$")
_BY_NAME = Expression(
    r"[^.;,]{0,30}? (?:by|from|of|in|at) (?:the )?(?!China|Japan|America|Europe|Chinese|Western)[A-Z]\w+"
)


def study(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to a study, or to studies, named at an offset."""
    adjectives, first, governed = head(folded, start)
    noun = folded[start:end]
    if noun in _OUTCOMES or (noun in ("data", "evidence") and _EARLY & adjectives):
        if not _EARLY & adjectives or governed in WORDS["asking"]:
            return None
        results = _RESULTS_ARE.match(folded, end)
        shown = results.end() if results else _shown(folded, end)
        return Attribution(first, shown) if shown else None
    if governed in WORDS["definite"]:
        return None
    if governed.endswith("'s") and governed not in _NOBODYS:
        return None  # somebody's, who is named
    single = noun in _SINGLE
    within = governed == "in" and WORDS["setting"] & adjectives and not adjectives <= _ONLY_ARTICLE
    if governed == "in" and noun == "trials" and "clinical" in adjectives and _RESULT.match(folded, end):
        return Attribution(max(first - 3, 0), end)
    if within and (
        _IN_A_STUDY.match(folded, end) or (first <= 3 and _TO_THE_END.match(folded, end) is not None)
    ):
        return Attribution(max(first - 3, 0), end, single and noun != "review")
    shown = _shown(folded, end)
    if shown:
        return Attribution(first, shown, single or (noun == "research" and "new" in adjectives))
    if noun in ("study", "trial") and _FRESH & adjectives and _ARTICLES & adjectives:
        return None if _PLANNED.match(folded, end) else Attribution(first, end, single=True)
    return None


def basis(folded: str, prose: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of “according to” at an offset."""
    unnamed = _SOURCES.match(folded, end)
    if unnamed is None or _BY_NAME.match(prose, unnamed.end()):
        return None
    known = _KNOWN_ONE.search(unnamed.group()) is not None
    one = known or _ONE.search(unnamed.group()) is not None
    return Attribution(start, unnamed.end(), single=one, taken_up=known)


def _shown(folded: str, end: int) -> int:
    """Return where the words end that say what was shown, or 0."""
    before = last = waiting = ""
    waiting_end = 0
    for count, (text, text_end, sign) in enumerate(behind(folded, end, _SHOWN_WITHIN)):
        if waiting:
            wanted = _MUST_FOLLOW.get(waiting)
            if (text == wanted) if wanted else (text not in _NOTHING):
                return waiting_end
            waiting = ""
        if count > _FILL or (last == "," and text not in _AUXILIARY):
            return 0
        if text in _STOPPING or (text == "to" and before not in _LINKING):
            return 0
        if count == 1 and before in _COMPLEMENT and text in _KNOWN:
            return 0
        if text in _SHOWING_NOW and before in ("is", "are", "now", "also"):
            return text_end
        if (
            text in _SHOWING
            and not (before in _PASSIVE and text == "found")
            and not (text in ("find", "report", "reports") and before in ("a", "an", "the", "case"))
        ):
            if sign:
                return text_end if text not in _MUST_FOLLOW else 0
            waiting, waiting_end = text, text_end
        before, last = text, sign
        if last in ("(", ")", '"'):
            last = ""
    return waiting_end if waiting and waiting not in _MUST_FOLLOW else 0
