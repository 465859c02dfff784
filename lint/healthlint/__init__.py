"""What the author of rules, readers and formats needs, and nothing else.

`Rule` is what a rule derives from, in Python, or what `declared_rules` makes of TOML files; `Terms` are
the words it looks for. It is given a `Document` of `Block`, `Sentence`, `Match` and `Span` and yields
`Finding`. A reader makes documents with a `DocumentBuilder`. `hookimpl` marks what a plugin adds, as
`healthlint.hooks` describes; `healthlint.testing` tries it.
"""

from healthlint.hooks import hookimpl
from healthlint.rule.base import Rule
from healthlint.rule.declared import declared_rules
from healthlint.rule.finding import Finding
from healthlint.rule.terms import Terms
from healthlint.text.builder import DocumentBuilder
from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.prose import Span

__all__ = [
    "Block",
    "Document",
    "DocumentBuilder",
    "Finding",
    "Match",
    "Rule",
    "Sentence",
    "Span",
    "Terms",
    "declared_rules",
    "hookimpl",
]
