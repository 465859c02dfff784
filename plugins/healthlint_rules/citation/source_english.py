"""Which works, bodies and persons does an English text name?

Read in its own capitals. Words are looked up in sets; an expression is compiled only where one of its words
stands.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint import Expression, NamedTuple, Terms

_WORDS = Terms.read(__package__, "words/source.toml")
_BODIES, _LENDING = frozenset(_WORDS["bodies"].en), frozenset(_WORDS["lending"].en)
_ENDS, _OFFICES = frozenset(_WORDS["ends"].en), frozenset(_WORDS["offices"].en)
_WORKS, _POSTS = frozenset(_WORDS["works"].en), frozenset(_WORDS["posts"].en)
JOURNALS = _WORDS["journals"].en
# Without one of these, or a journal, or a year, no work is named.
SIGNS = (*_WORDS["works"].en, "trial", "study", "survey", "cohort", "ublish", "riting", "ppear", "ournal")
_TITLES = frozenset(("Dr", "Prof", "Professor", "Sir", "Dame"))
_PUBLISHING = frozenset(("published", "publishing", "writing", "appears", "appeared", "journal"))
_TRIALS = frozenset(("trial", "study", "survey", "cohort"))
_NO_NAME = frozenset(
    "In The This Our An Each One Another Clinical Recent New Every For Case That Early Human A Your".split()
)
_IN_A_NAME = frozenset(("of", "for", "and", "on", "the"))
_TOKEN = Expression(r"[\w’'-]+")
# Trials go by long names in capitals, often with a number; genes, drugs and viruses have shorter ones.
_TRIAL_NAME = Expression(
    r"(?<![A-Za-z-])(?P<name>[A-Z]{5,})(?:-?\d{1,3}(?![\dA-Za-z%])|(?=\s?(?:研究|临床|臨床|试验|試驗)))"
)
_NO_TRIALS = frozenset(
    "COVID OMEGA NOTCH VITAMIN FIGURE TABLE COENZYME CASPASE CRISPR HIV AIDS DNA RNA MRI IVF CBD THC NMN NAD"
    " PRP HRT ADHD USA BMI".split()
)
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|In|By|Since|Until|From|During|Of|About|Before|After"
_COUNTRY = (
    r"China|Japan|Korea|India|America|Europe|Africa|Asia|Britain|England|Germany|France|Italy|Spain|Canada"
    r"|Australia|English|Chinese|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
YEAR = Expression(r"(?:19|20)\d\d")
_AUTHOR_AND_YEAR = Expression(
    rf"[(（](?!(?:{_MONTH}|{_COUNTRY})\b)[A-Z][\w.’'-]+[, ][^()（）]{{0,80}}?(?:19|20)\d\d"
    r"[^()（）]{0,30}[)）]"
    rf"|\b(?!(?:{_MONTH}))[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+| & [A-Z][\w'’-]+)?,? \(?(?:19|20)\d\d[a-z]?[)）]"
)
_PUBLISHED = Expression(
    rf"\b[Pp]ublish(?:ed|ing)(?: online)?(?: \w+){{0,4}}? in (?:the )?(?:journals? )?"
    rf"[*_“\"]?(?!{_COUNTRY})[A-Z]"
    rf"|\b(?:[Ww]riting|[Aa]ppear(?:s|ed)) in (?:the )?(?:journal )?[*_“\"]?(?!{_COUNTRY})[A-Z]"
    r"|\bjournal [*_“\"]?[A-Z]|\b[A-Z]\w+ (?:Medical )?Journal\b"
)
# “A 2008 study in Clinical Cancer Research”: few places end as journals do.
_JOURNALS_END = (
    "Research", "Medicine", "Oncology", "Cardiology", "Neurology", "Psychiatry", "Pediatrics",
    "Epidemiology", "Nutrition", "Surgery", "Therapeutics", "Pharmacology", "Reports", "Letters",
    "Review", "Reviews", "Archives", "Annals", "Investigation", "Endocrinology", "Urology", "Radiology",
    "Immunology", "Genetics",
)  # fmt: skip
_ENDS_OF_JOURNALS = frozenset(_JOURNALS_END)
_IN_A_JOURNAL = Expression(
    r"\b(?:study|trial|paper|review|analysis|article)s? in (?:the )?[*_“\"]?"
    r"(?:[A-Z][\w-]+ (?:of |and |in |& )?){1,5}?"
    rf"(?:{'|'.join(_JOURNALS_END)})\b"
)
_NAME = r"[A-Z][\w’'-]*[a-z]\.?(?: [A-Z]\.)?(?: (?:de |van |von |al-|el-)?[A-Z][\w’'-]+){1,2}"
_NAME_BEFORE = Expression(rf"{_NAME}(?:,? \(|, )(?:[^.;]{{0,50}} )?$")
_NAME_BEHIND = Expression(rf"(?: by| to)? {_NAME}")
_PERSON_REACH = 110


class _Tokens(NamedTuple):
    """The words of a text, in order, and as a set; where each begins."""

    words: tuple[str, ...]
    all: frozenset[str]
    starts: tuple[int, ...]


@lru_cache(maxsize=64)  # one sentence is asked about its works, bodies and persons
def _tokens(text: str) -> _Tokens:
    found = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    words = tuple(word for word, _ in found)
    return _Tokens(words, frozenset(words), tuple(start for _, start in found))


def names_a_work(text: str) -> bool:
    """Tell whether text names a work: author and year, a journal, a study that goes by a name."""
    if any(match["name"] not in _NO_TRIALS for match in _TRIAL_NAME.finditer(text)):
        return True
    if YEAR.search(text) and _AUTHOR_AND_YEAR.search(text):
        return True
    if any(name in text for name in JOURNALS):
        return True
    if not any(sign in text for sign in SIGNS):
        return False
    tokens = _tokens(text)
    if not tokens.all.isdisjoint(_WORKS) and any(_is_titled(tokens, at) for at in _places(tokens, _WORKS)):
        return True
    if not tokens.all.isdisjoint(_TRIALS) and any(
        _has_acronym(tokens, at) for at in _places(tokens, _TRIALS)
    ):
        return True
    if not tokens.all.isdisjoint(_ENDS_OF_JOURNALS) and _IN_A_JOURNAL.search(text):
        return True
    publishing = not _PUBLISHING.isdisjoint(map(str.lower, tokens.words)) or "Journal" in tokens.all
    return publishing and _PUBLISHED.search(text) is not None


def names_a_body(text: str) -> bool:
    """Tell whether text names a body that publishes what it says, and not only as the seal on a product."""
    tokens = _tokens(text)
    words = tokens.words
    for at in _places(tokens, _BODIES):
        if at + 1 == len(words) or words[at + 1] not in _LENDING:
            return True
    if any(name in text for name in _WORDS["named_bodies"].en):
        return True
    if any(_is_titled(tokens, at) for at in _places(tokens, _ENDS)):
        return True
    return any(
        words[at + 1] in ("of", "for", "on") and words[at + 2][:1].isupper()
        for at in _places(tokens, _OFFICES)
        if at + 2 < len(words)
    )


def names_a_person(text: str) -> bool:
    """Tell whether text names a person with a title or a post."""
    tokens = _tokens(text)
    words = tokens.words
    if any(
        words[at + 1][:1].isupper() and len(words[at + 1]) > 1
        for at in _places(tokens, _TITLES)
        if at + 1 < len(words)
    ):
        return True
    for at in _places(tokens, _POSTS):
        start = tokens.starts[at]
        if _NAME_BEHIND.match(text, start + len(words[at])):
            return True
        if _NAME_BEFORE.search(text, max(0, start - _PERSON_REACH), start):
            return True
    return False


def _places(tokens: _Tokens, wanted: frozenset[str]) -> list[int]:
    if tokens.all.isdisjoint(wanted):
        return []
    return [at for at, word in enumerate(tokens.words) if word in wanted]


def _is_titled(tokens: _Tokens, at: int) -> bool:
    """Tell whether words with a capital stand before the last word of a name."""
    words = tokens.words
    at -= 1
    while at > 0 and words[at] in _IN_A_NAME:
        at -= 1
    return at >= 0 and words[at][:1].isupper() and words[at] not in _NO_NAME


def _has_acronym(tokens: _Tokens, at: int) -> bool:
    before = tokens.words[max(0, at - 2) : at]
    return any(
        len(word) > 2
        and word[:2].isupper()
        and word[:2].isalpha()
        and word == word.upper()
        and word.partition("-")[0] not in _NO_TRIALS
        for word in before
    )
