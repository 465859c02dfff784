"""Can a pattern or a term hang a run?

Each is searched for in the text that is worst for it, in a process of its own whose end is awaited
for two minutes. That is no measurement: with an engine that tries one way after the other, each of
these takes longer than the sun will shine.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from declaring import declared
from healthlint.rule.expressions import Expressions, check_expression
from healthlint.rule.pattern import TermError
from healthlint.rule.terms import Terms
from healthlint.run.linter import Linter
from healthlint.text.language.folding import fold
from healthlint.text.readers import BY_FORMAT

_PATIENCE = 120  # seconds
_SIZE = 100_000  # code points

PATTERNS = {
    # pattern: the piece that its worst text repeats, and the end of that text
    r"(a+)+$": ("a", "!"),
    r"(a|aa)+$": ("a", "!"),
    r"(a|a?)+b": ("a", "!"),
    r"(a*)*b": ("a", "!"),
    r"(.*a){20}b": ("a", "!"),
    r"([a-zA-Z]+)*$": ("a", "1"),
    r"([a-zA-Z]+)*2$": ("a", "1"),
    r"(x+x+)+y": ("x", "!"),
    r"(?:(?:a?){30})a{30}b": ("a", "!"),
    r"(?:a{0,30}){30}b": ("a", "!"),
    r"(?:(?:a{1,9}){1,9}){1,9}b": ("a", "!"),
    r"(\w+\s?)*\.$": ("word ", "!"),
    r"^(([a-z])+.)+[A-Z]([a-z])+$": ("a", "!"),
    r"([a-z0-9]+([._-][a-z0-9]+)*)+@([a-z0-9]+\.)+[a-z]{2,}$": ("a.", "@"),
    r"<(\w+)(\s+\w+=(\"[^\"]*\"|'[^']*'))*\s*/?>": ("<a b='", "<"),
    r"<!--(.|\s)*-->": ("<!-- ", "!"),
    r"(\d+,?)+元$": ("1,", "美"),
    r"(疗|疗疗|疗+)+效$": ("疗", "药"),
    r"(.+)+\1": ("a", "!"),
    r"(?=(a+))a*b": ("a", "!"),
    r"(?<=a)+b": ("a", "!"),
    r"(?>a+)+b": ("a", "!"),
    r"(a++)+b": ("a", "!"),
    r"(?:(?:(?:a{1,40}){1,40}){1,40})b": ("a", "!"),
    r"[a-z]{1,1000}[0-9]{1,1000}!": ("a", "1"),
    r"a{1,1001}b": ("a", "!"),
}
REFUSED = {
    r"([a-zA-Z]+)*$": "empty text",
    r"(.+)+\1": "back references",
    r"(?=(a+))a*b": "lookahead",
    r"(?<=a)+b": "lookbehind",
    r"(?>a+)+b": "atomic groups",
    r"(a++)+b": "possessive",
    r"(?:(?:(?:a{1,40}){1,40}){1,40})b": "too large",
    r"[a-z]{1,1000}[0-9]{1,1000}!": "too large",
    r"a{1,1001}b": "too large",
}
TERMS = {
    # term: the piece that its worst text repeats, and the end of that text
    "aa ... bb": ("aa ", ", bb"),
    "aa" + " ... aa" * 9 + " ... bb": ("aa ", "bb"),
    "aa" + " ... aa" * 9 + " ... bbb": ("aa " * 30 + "x" * 45 + " bb ", "bbb"),
    "aa" + " ... b" * 9 + " ... cc": ("aa" + " b" * 20, ", cc"),
    "保证" + "...保证" * 9 + "...治愈": ("保证", "。治愈"),
    "ab*" + " ... ab*" * 5 + " ... cd": ("abc ", "x"),
    "(not|no ... is|no ... are) ... (safe|free ... risk) ... xyz": ("no safe is free risk ", ". xyz"),
    "#% ... #% ... #% ... of patients": ("5% of ", "x"),
    "(ab|abab)(ab|abab)(ab|abab)(ab|abab)(ab|abab)(ab|abab)(ab|abab)(ab|abab)(ab|abab)x": ("ab", "!"),
    "(aa|)" * 9 + "bx": ("aa", "b"),
    "ab ##x": ("1", " ab 1"),
}
TOO_MANY = {
    "numbers": "ab ##########x",
    "endings": "ab****x",
    "numbers with signs between": "ab#.#.#.#x",
    "choices that begin one another": "(ab|abab)" * 20 + "x",
    "words that may be missing": "(aa|)" * 20 + "bx",
    "spellings": "(a|b|c|d)" * 12,
}


def searched() -> None:
    """Search for all of them; what a process of its own does."""
    for pattern, (piece, end) in PATTERNS.items():
        if pattern not in REFUSED:
            list(Expressions([pattern]).places(piece * (_SIZE // len(piece)) + end))
    for term, (piece, end) in TERMS.items():
        Terms([term]).places(fold(piece * (_SIZE // len(piece)) + end))


def test_none_of_them_hangs() -> None:
    done = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        timeout=_PATIENCE,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr, done.returncode) == ("done\n", "", 0)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_of_them_is_either_taken_or_refused_with_a_remedy(pattern: str) -> None:
    if pattern not in REFUSED:
        check_expression(pattern)
        return
    with pytest.raises(TermError, match=REFUSED[pattern]):
        check_expression(pattern)


@pytest.mark.parametrize("term", TOO_MANY.values(), ids=TOO_MANY)
def test_a_term_that_could_be_read_in_too_many_ways_is_refused(term: str) -> None:
    with pytest.raises(TermError, match=r"too many ways|spellings"):
        Terms([term]).places("tea")


GAPS = {
    # term, text with ⟦ ⟧ where it stands
    "the nearest end": ("aa ... bb", "⟦aa x bb⟧ bb"),
    "one blank only": ("aa ... bb", "⟦aa bb⟧, aabb"),
    "the first beginning": ("aa ... bb", "⟦aa aa bb⟧"),
    "a later beginning where the first is too far": ("aa ... bb", f"aa {'x' * 39} ⟦aa bb⟧"),
    "a middle word that is nearer to the end": (
        "aa ... bb ... cc",
        f"⟦aa bb {'x' * 20} bb {'x' * 30} cc⟧",
    ),
    "just as far as may be": ("aa ... bb", f"⟦aa {'x' * 40} bb⟧"),
    "farther": ("aa ... bb", f"aa {'x' * 41} bb"),
    "just as far as may be in Chinese": ("保证...治愈", f"⟦保证{'能' * 12}治愈⟧"),
    "farther in Chinese": ("保证...治愈", f"保证{'能' * 13}治愈"),
    "a comma between": ("aa ... bb", "aa x, bb"),
    "ten gaps": ("aa" + " ... aa" * 10, "⟦" + "aa x " * 10 + "aa⟧"),
    "a gap in a choice": ("(not|no ... is) safe", "it is ⟦not safe⟧ and ⟦no pill is safe⟧"),
    "a sign of a clause in the fixed part": ("delight, ... gone", "to my ⟦delight, it is gone⟧"),
    "words that overlap": ("治治...治好", "⟦治治治好⟧"),
    "an ending": ("cur* ... cancer", "it ⟦cured his cancer⟧"),
    "a plural": ("first ... patient", "the ⟦first of our patients⟧ and impatient"),
}


@pytest.mark.parametrize(("term", "text"), GAPS.values(), ids=GAPS)
def test_a_gap_is_as_wide_as_its_documentation_says(term: str, text: str) -> None:
    plain = re.sub("[⟦⟧]", "", text)
    wanted = [
        (found.start() - 2 * number, found.end() - 2 * number - 2)
        for number, found in enumerate(re.finditer("⟦[^⟧]*⟧", text))
    ]

    assert sorted(set(Terms([term]).places(fold(plain)))) == wanted


def test_a_large_automaton_misses_nothing_that_a_direct_search_finds() -> None:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    chance = random.Random(1)
    noise = "".join(chance.choice("ab") for _ in range(20_000))
    # More states than RE2 keeps in memory, so that it must go on without its cache of them.
    patterns = [r"[ab]{0,90}a[ab]{300}x\d", r"[a-z]{1,300}x\d{1,300}", r"\bdetox\b"]
    text = f"{noise} detox {'a' * 400}x1 {noise}"
    expressions = Expressions(patterns)

    assert sorted({number for _, _, number in expressions.places(text)}) == [0, 1, 2]
    for number, pattern in enumerate(patterns):
        direct = [found.span() for found in re2.compile(pattern, options).finditer(text)]
        assert direct == [(start, end) for start, end, each in expressions.places(text) if each == number]


def test_two_thousand_patterns_at_once_find_what_each_finds_alone() -> None:
    patterns = [rf"(tea|brew){number}\w* no\. {number}\b" for number in range(1990)]
    patterns += [
        r"\d{3}%",
        r"[a-z]+-[a-z]+",
        ".!",
        "(x|y)z",
        r"^brew",
        r"no\. 7$",
        "é+",
        "排毒.",
        r"\?\?",
        "zz",
    ]
    text = "brew17er no. 17, tea7 no. 77. Tea1989 no. 1989! 100% de-tox: 排毒茶 ééé\nbrew no. 7\nyz"
    expressions = Expressions(patterns)
    # The first texts are searched for each of them, later ones for those whose fixed parts stand there.
    together, *later = [sorted(expressions.places(text)) for _ in range(6)]
    alone = [
        (start, end, number)
        for number, pattern in enumerate(patterns)
        for start, end, _ in Expressions([pattern]).places(text)
    ]

    assert together == sorted(alone)
    assert later == [together] * 5
    assert len(expressions.possible_in(text)) < len(patterns) // 2
    assert {17, 1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997} <= {number for *_, number in together}


NOT_TO_BE_HAD = {
    "lookahead": (r"detox(?= tea)", "write what follows into the pattern itself"),
    "what must not follow": (r"detox(?! clinic)", "write the exception under besides or unless"),
    "lookbehind": (r"(?<=green )tea", "write the exception under besides or unless"),
    "what must not stand before": (r"(?<!green )tea", "write the exception under besides or unless"),
    "an atomic group": (r"(?>tea)s", "a plain group (?:…) is as fast"),
    "a back reference": (r"(tea) and \1", "write the alternatives out"),
    "a named back reference": (r"(?P<t>tea) and (?P=t)", "write the alternatives out"),
    "another named back reference": (r"(?P<t>tea) and \k<t>", "write the alternatives out"),
    "possessive repetition": (r"tea++", "a plain + is as fast"),
    "a comment": (r"tea(?#drink)", "write a comment of TOML, behind #"),
    "free spacing": (r"(?x) tea # drink", "write the pattern without blanks between its parts"),
    "a number of a character": (r"\uFFFD", r"a character by its number is \x{4e00}"),
    "the end of the text": (r"tea\Z", "the end of a block is $"),
    "a byte": (r"\C\C", "write . instead"),
    "a line break": (r"tea\ntime", "write a blank"),
    "nothing": (r"(tea)?", "ask for one sign at least"),
    "nothing at a border": (r"\b", "ask for one sign at least"),
    "many of a large class": (r"\pL{1,300}", "repeat fewer times"),
    "too many": (r"a{5000}", "repeat fewer times"),
    "half a character": ("tea\ud800", "write the whole one"),
    "a border before a Chinese word": (r"\b神药", r"\b is no border beside '神'; leave it out there"),
    "a border behind a Chinese word": (r"[a-z]+神药\b", "leave it out there"),
    "a border before Chinese words": (r"\b(?:神药|cure)", "leave it out there"),
    "a border before a class": (r"\b[神灵]药", "leave it out there"),
    "a border behind a group": (r"(cure|神药)\b", "leave it out there"),
    "a border before a Greek letter": (r"\bβ-glucan", "leave it out there"),
}


@pytest.mark.parametrize(("pattern", "remedy"), NOT_TO_BE_HAD.values(), ids=NOT_TO_BE_HAD)
def test_what_patterns_cannot_say_is_told_with_a_remedy(pattern: str, remedy: str) -> None:
    with pytest.raises(TermError) as caught:
        check_expression(pattern)
    assert remedy in str(caught.value)


ALLOWED = [
    r"\(?=a\)",
    r"a\\1",
    r"\\Ca",
    r"(?P<tea>a)",
    r"(?<tea>a)",
    r"(?i)a|b",
    r"\pN",
    r"\p{Han}{2,20}",
    r"\x00",
    r"\bDNA\b.?检测",
    r"神\\b",
    r"\b“cure”\b",
]


@pytest.mark.parametrize("pattern", ALLOWED)
def test_what_only_looks_like_it_is_taken(pattern: str) -> None:
    check_expression(pattern)


ODD_TEXTS = {
    "half a character": "a\ud800 detox \udfff",
    "a NUL": "a\0 detox \0",
    "signs beyond the first plane": "𝒂😀 detox 😀",
    "unassigned": "\uffff\U0010ffff detox",
    "nothing": "",
}


@pytest.mark.parametrize("format", BY_FORMAT)
@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_signs_in_a_text_stop_no_search_and_shift_no_place(text: str, format: str) -> None:  # noqa: A002
    rule = declared(
        "[terms]\nen = ['detox']\nzh = ['排毒']\npatterns = ['tox \\S']\n", context='context = "document"'
    )
    found = Linter([rule]).lint(text, "a.md", BY_FORMAT[format])

    assert [(each.code, each.text) for each in found] == [("HOU101", "detox")] * ("detox" in text)


if __name__ == "__main__":
    searched()
    print("done")
