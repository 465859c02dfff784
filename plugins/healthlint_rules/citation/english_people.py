"""Where does an English sentence hang a claim on people whom it does not name?

In folded text; each function looks at one noun and at what stands before and behind it.
"""

from __future__ import annotations

from healthlint import Expression

from .attribution import Attribution
from .phrase import WORDS, behind, head

_SAYING, _ACHIEVED, _FEELING = WORDS["saying"], WORDS["achieved"], WORDS["feeling"]
_PLACE, _ADVERBS, _MANY = WORDS["place"], WORDS["adverbs"], WORDS["many"]
_HAVE = frozenset(("have", "has", "had"))
_BE = frozenset(("are", "is", "remain", "remains", "feel"))
_RELYING = frozenset(("rely", "trust", "use", "choose", "take", "swear", "love"))
_RECOMMENDING = frozenset(("recommend", "recommended", "recommends", "advise", "advised"))
_WORLD = frozenset(("worldwide", "everywhere", "world", "globe", "countries"))
_THE_LOT = frozenset(("thousands", "hundreds", "top", "leading", "most", "many"))
_CAREFUL = frozenset(("careful", "cautious", "caution", "cautions", "cautioned"))
_FINDS = frozenset(("that", "a way", "a link", "a new", "evidence", "out", "the cause", "the key", "a cure"))
_HOUSES = frozenset(("clinic", "hospital"))
# Figures that a house keeps, and no claim.
_KEPT = Expression(r"[^.;!?\n]{0,50}\b(?:rates?|figures|data|numbers|waiting times?|results)\b")
_REPORTING = frozenset(("report", "reports", "reported", "note", "estimate"))
_SINGLE = frozenset(("scientist", "researcher", "team", "investigator"))
_PLURAL_ENOUGH = frozenset(("many", "most", "some", "several", "top", "leading"))
_TELLING = frozenset(
    ("reported", "report", "said", "say", "told", "swear", "noticed", "claim", "claimed", "love")
)
_NOT_YET = frozenset(
    ("should", "may", "might", "can", "could", "must", "will", "need", "not", "if", "whether")
)
_ASIDE = frozenset(("including", "led", "based", "from", "at", "in"))
_FOLLOWING = _SAYING | _HAVE | _BE | _PLACE | _ADVERBS | _RELYING | frozenset(("very", "so", "been", ""))
_REACH = 16  # words of a phrase that says where they are
_CAUTION = Expression(
    r"\b(?:caution|cautious|careful|preliminary|too (?:early|soon)|(?:more|further"
    r"|larger) (?:\w+ ){0,2}(?:research|trials?|stud)"
    r"|not (?:yet|all|a|be|to|enough)|still (?:early|needed|necessary)|limit(?:ed|ations)"
    r"|necessary|uncertain|unclear)\b"
)
_SENTENCE_END = Expression(r"[.!?;\n]")


def people(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to unnamed people named at an offset."""
    if folded[end : end + 1] == " ":
        following = folded[end + 1 : end + 20].split(None, 1)
        word = following[0].rstrip(',.;:!?"') if following else ""
        if word not in _FOLLOWING and word[-2:] != "ly":
            return None  # most of them: looked at first, as it is the cheapest
    adjectives, first, governed = head(folded, start)
    noun = folded[start:end]
    community = noun.startswith(("medical ", "scientific ", "research "))
    if governed in WORDS["definite"] and not (governed == "the" and community):
        return None
    done = _does(folded, end, _THE_LOT & adjectives)
    if done is None:
        return None
    verb, verb_end, abroad = done
    singular = noun.rstrip("s")
    if (
        singular == "team"
        and "research" not in adjectives
        and not folded.startswith((" at ", " of ", " from "), end)
    ):
        return None
    if singular in _HOUSES and verb in _REPORTING and _KEPT.match(folded, verb_end):
        return None  # the figures that they keep
    many = abroad or bool(_MANY & adjectives)
    if singular in WORDS["clinical"] and not many and not _is_claim(folded, verb, verb_end):
        return None
    single = (singular in _SINGLE and not _PLURAL_ENOUGH & adjectives) or (
        singular in WORDS["clinical"] and not adjectives and verb in ("found", "discovered")
    )
    faint = verb in _CAREFUL or (not many and verb in _RECOMMENDING)
    if not faint:
        stop = _SENTENCE_END.search(folded, verb_end)
        faint = _CAUTION.search(folded, verb_end, stop.start() if stop else len(folded)) is not None
    return Attribution(first, verb_end, single, single and not adjectives, faint)


def crowd(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to those who tried something, named at an offset up to their “who tried”."""
    _, _, governed = head(folded, start)
    if governed in WORDS["definite"]:
        return None
    for count, (text, text_end, _) in enumerate(behind(folded, end)):
        if text in _TELLING:
            return Attribution(start, text_end)
        if count > _REACH or text in _NOT_YET:
            return None
    return None


def _does(folded: str, end: int, uses: object) -> tuple[str, int, bool] | None:
    """Return the word for what they do with a claim, its end, and whether they are all over the world."""
    placed = abroad = have = are = False
    last = sign = ""
    adverbs = 0
    aside = False
    for count, (text, text_end, following) in enumerate(behind(folded, end)):
        if count > _REACH:
            return None
        if sign == "," and not aside:
            aside = text in _ASIDE
            if not aside and text not in _HAVE and text not in _ADVERBS:
                return None
        elif sign == ",":
            aside = False
        sign = following
        if aside:
            last = text
            continue
        if have and text in _ACHIEVED:
            return text, text_end, abroad
        if are and text in _FEELING:
            return text, text_end, abroad
        if text in _HAVE or text in _BE:
            have, are = text in _HAVE, text in _BE
        elif text in _SAYING and not are and not have:
            if text not in ("report", "note", "estimate", "claim") or last not in ("a", "an", "the"):
                return text, text_end, abroad
        elif uses and count < 2 and text in _RELYING:
            return text, text_end, abroad
        elif placed:
            abroad = abroad or text in _WORLD
        elif text in _PLACE or (count == 0 and not text):
            placed = True
            abroad = text in _WORLD
        elif text in _ADVERBS or text.endswith("ly") or text in ("very", "so", "been"):
            adverbs += 1
            if adverbs > 3:
                return None
        else:
            return None
        last = text
    return None


def _is_claim(folded: str, verb: str, end: int) -> bool:
    """Tell whether practitioners do more with it than their work."""
    if verb in WORDS["claiming"]:
        return True
    after = folded[end + 1 : end + 24]
    before = folded[max(0, end - len(verb) - 24) : end - len(verb)].split()
    if verb in _ACHIEVED and _HAVE & set(before[-3:]) and verb not in ("used", "made", "managed", "said"):
        return True
    return verb == "found" and after.startswith(tuple(_FINDS))
