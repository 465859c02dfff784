"""Which sentences show that an imported rule finds what it is to find, and nothing else?

They are made of the terms themselves and a few plain words; a frame in which the rule finds
something of its own is passed over. The rule has the last word: a sentence is an example when the
rule reports it, and the marks stand where it does.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from healthlint.app.making.importing.notation import spread
from healthlint.rule.scan import Scanner
from healthlint.testing import CLOSE, OPEN, marked_by
from healthlint.text.expression import Expression
from healthlint.text.language.han import WIDE
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.readers import BY_FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from healthlint.app.making.importing.wording import Wording
    from healthlint.rule.base import Rule

_LATIN = ("Page three has {} in it.", "{} stands on page three.", "Our tea: {}.", "{}")
_HAN = ("第三页有{}。", "{}在第三页。", "{}")
_CLEAN = ("Tea is mostly water.", "The kettle is on the stove.", "A cup of tea", "kettle", "茶里主要是水。")
# How a sentence stands in a part of an article.
_PARTS = {
    "title": "# {}",
    "heading": "## {}",
    "list": "- {}",
    "quote": "> {}",
    "table": "| Tea |\n| --- |\n| {} |",
    "alt": "![{}](kettle.png)",
    "caption": "<figure><figcaption>{}</figcaption></figure>",
}
_MARKUP = Expression(r"([\\`*_{}\[\]<>()#+.!|~-])")
_ALIKE = 3  # so many spellings are tried for each frame
_TOGETHER = 10  # sentences in one example, where there are many
_ATTEMPTS = 6  # so many texts of patterns are tried with a phrase in them
_FEW = 12  # so many terms have an example each


class Shown(NamedTuple):
    """A sentence in which a wording is found, with marks."""

    example: str
    by_itself: bool  # the match is that of this wording, not that of a longer one


class Trial:
    """Tries sentences on a rule."""

    def __init__(self, rule: Rule, scope: Sequence[str]) -> None:
        """Take a rule, and the names of its scope."""
        self._rule = rule
        self._scanner = Scanner([rule])
        wanted = [name for name in scope if not name.startswith("~")]
        self._parts = [_PARTS[name] for name in wanted if name in _PARTS] or ["{}"]

    def shown(self, wording: Wording) -> list[Shown]:
        """Return sentences in which a wording is found, each of its choices in one of them."""
        spelt = [] if wording.is_pattern or "(" not in wording.text else spread(wording.text)
        tried = [[text] for text in spelt] or [list(wording.shown[:_ALIKE])]
        return [shown for texts in tried if (shown := self._shown(wording, texts)) is not None]

    def _shown(self, wording: Wording, spelt: list[str]) -> Shown | None:
        second: Shown | None = None
        for text in self._texts(spelt):
            found = self._found(text)
            if found is None:
                continue
            marked, terms, findings = found
            by_itself = wording.text in terms
            if by_itself and findings == 1:
                return Shown(marked, True)
            if second is None or (by_itself and not second.by_itself):
                second = Shown(marked, by_itself)
        return second

    def clean(self) -> str | None:
        """Return a sentence that the rule passes over, or None."""
        return next(
            (text for part in self._parts for text in map(part.format, _CLEAN) if not self._found(text)), None
        )

    def passed_over(self, sentences: Iterable[str]) -> str | None:
        """Return the first of some sentences that the rule passes over, or None."""
        return next((text for text in sentences if not self._found(text)), None)

    def flagged(self, phrase: str, wordings: Sequence[Wording]) -> Iterator[str]:
        """Yield sentences that are reported, with a phrase in them or in what a pattern finds."""
        flagged = False
        for spelt in (phrase, phrase.lower(), phrase.swapcase()):
            for text in filter(self._found, self._framed(spelt)):
                flagged = True
                yield text
        if flagged:
            return
        found = (text for each in wordings if each.is_pattern for text in each.shown[:_ALIKE])
        for text in islice(found, _ATTEMPTS):
            for word in text.split():
                yield from filter(self._found, self._framed(" ".join(text.replace(word, phrase).split())))

    def _texts(self, spelt: list[str]) -> Iterator[str]:
        for text in spelt:
            yield from self._framed(text)
            if _MARKUP.search(text):
                yield from self._framed(_MARKUP.sub(r"\\\1", text))

    def _framed(self, text: str) -> Iterator[str]:
        frames = _HAN if max(text, default="") >= WIDE else _LATIN
        for part in self._parts:
            for frame in frames:
                yield part.replace("{}", frame.replace("{}", text))

    def _found(self, text: str) -> tuple[str, set[str], int] | None:
        """Return a text with marks where the rule reports, the terms it found and how often it reports."""
        document = BY_FORMAT["markdown"](text, "example")
        self._scanner.scan(document)
        findings = sorted(self._rule.check(document), key=lambda finding: finding.order)
        if not findings:
            return None
        marked = text
        for finding in reversed(findings):
            start, end = finding.offset, finding.end_offset
            marked = marked[:start] + OPEN + marked[start:end] + CLOSE + marked[end:]
        return marked, {match.term for match in document.matches(self._rule)}, len(findings)


def compact(rule: Rule, examples: list[str]) -> list[str]:
    """Return examples, put together as lists where they are many."""
    plain = [text for text in examples if "\n" not in text and text[:1] not in "#>|-!<" and text.strip()]
    if len(examples) <= _FEW or len(plain) < len(examples):
        return examples
    together: list[str] = []
    for first in range(0, len(plain), _TOGETHER):
        some = plain[first : first + _TOGETHER]
        listed = "\n".join(f"- {text}" for text in some)
        together += [listed] if marked_by(rule, listed) == listed else some
    return together


def failures(rule: Rule) -> Iterable[str]:
    """Yield what is wrong with the examples of a rule that was written."""
    for example in rule.bad:
        if (found := marked_by(rule, example)) != example:
            yield f"its example {example!r} is reported as {found!r}"
    for example in rule.good:
        if (found := marked_by(rule, example)) != example:
            yield f"its example {example!r} should not be reported, and is: {found!r}"
