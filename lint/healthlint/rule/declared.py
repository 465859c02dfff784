"""How does a TOML file become a rule?

Besides the keys of a rule a file has tables of terms (`en`, `zh`, `besides`):

    [terms]     reported wherever they stand
    [mild]      the same, as an `info`
    [ordinary]  reported only in the company of a word of [company], close by in the same sentence
                (with `company_in = "sentence"`: anywhere in it)
    [unless]    words that clear every term of a sentence in which they stand
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import tomli

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms, term_lists
from healthlint.text.packaged import data_files, read_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document, Match

_TERM_KEYS = ("en", "zh", "besides", "open_end")
# How far away company may stand, in code points: about eight words.
_CLOSE = {"en": 50, "zh": 16}


class DeclaredRule(Rule):
    """A rule that is made of words only."""

    company: ClassVar[Terms]
    company_in: ClassVar[str]
    unless: ClassVar[Terms]

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the terms that nothing in their sentence clears; the milder tables add only what is new."""
        reported: list[Match] = []
        for table in term_lists(self.terms):
            for match in document.matches(self, table):
                if any(match.start < other.end and other.start < match.end for other in reported):
                    continue
                if table == "ordinary" and not self._has_company(match):
                    continue
                if self.unless.stand_in(match.sentence.folded):
                    continue
                if table != "mild":
                    reported.append(match)
                yield from self.report(match, severity="info" if table == "mild" else None)

    def _has_company(self, match: Match) -> bool:
        sentence = match.sentence
        if self.company_in == "sentence":
            return self.company.stand_in(sentence.folded)
        close = _CLOSE[sentence.language]
        start = max(sentence.start, match.start - close)
        end = min(sentence.end, match.end + close)
        folded = match.document.folded
        # Company that is cut off at the edge stands for nothing; the term itself is no company.
        return self.company.stand_in(folded[start : match.start]) or self.company.stand_in(
            folded[match.end : end]
        )


def declared_rules(package: str) -> list[type[Rule]]:
    """Return the rules that the TOML files of a package declare, by file name.

    Raises ValueError, with the file's name in front, where a file is not TOML, lacks a key or has
    a term that cannot be read.
    """
    found = []
    for name in data_files(package, ".toml"):
        try:
            found.append(declared_rule(tomli.loads(read_data(package, name))))
        except (ValueError, KeyError) as error:
            raise ValueError(f"{package}/{name}: {error}") from error
    return found


def declared_rule(table: dict[str, Any]) -> type[Rule]:
    """Return the rule that a parsed TOML file declares."""
    reported = {
        name: _terms(table[key])
        for name, key in (("", "terms"), ("ordinary", "ordinary"), ("mild", "mild"))
        if key in table
    }
    body: dict[str, Any] = {
        "__doc__": table["summary"],
        "code": table["code"],
        "name": table["name"],
        "message": table["message"],
        "why": table["why"],
        "sources": tuple(table["sources"]),
        "bad": tuple(table["bad"]),
        "good": tuple(table["good"]),
        "terms": reported,
        "company": _terms(table.get("company", {})),
        "company_in": table.get("company_in", "close"),
        "unless": _terms(table.get("unless", {})),
        "context": table.get("context", "style"),
        "severity": table.get("severity", "warning"),
        "confidence": table.get("confidence", "high"),
        "rank": table.get("rank", 0),
    }
    if "kinds" in table:
        body["kinds"] = frozenset(table["kinds"])
    return type(_class_name(table["name"]), (DeclaredRule,), body)


def _terms(table: dict[str, Any]) -> Terms:
    return Terms(**{key: table[key] for key in _TERM_KEYS if key in table})


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
