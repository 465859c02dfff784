"""What a rule author needs, and nothing else."""

from healthlint.hooks import hookimpl
from healthlint.rule.base import Rule
from healthlint.rule.declared import declared_rules
from healthlint.rule.finding import Finding
from healthlint.rule.terms import Terms
from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.prose import Span

__all__ = [
    "Block",
    "Document",
    "Finding",
    "Match",
    "Rule",
    "Sentence",
    "Span",
    "Terms",
    "declared_rules",
    "hookimpl",
]
