"""What the author of rules, readers and formats needs, and nothing else.

`Rule` is what a rule derives from, in Python, or what `declared_rules` makes of TOML files; `Terms` are
the words it looks for. It is given a `Document` of `Block`, `Sentence`, `Match` and `Span` and yields
`Finding`, which may have a `Fix` made of `Edit`. A reader makes documents with a `DocumentBuilder`.
An `Expression` is a regular expression that is compiled when it is needed, and a `NamedTuple` that of
`typing`, made more quickly.
`hookimpl` marks what a plugin adds, as `healthlint.hooks` describes; `healthlint.testing` tries it.
"""

import sys as _sys

# `python -m healthlint` puts the current folder first on the import path, and that is the folder to be
# checked: a click.py or json.py in it would run. This module is the first that such a start executes, with
# just "-m" for a name, and it imports nothing before this. `python -m` of another package that
# imports this one, and `python -P`, which adds no folder, are left alone.
if _sys.argv[:1] == ["-m"] and not _sys.flags.safe_path:
    _started = _sys.orig_argv[-len(_sys.argv)]  # `healthlint`, or with flags before it, as in `-Bmhealthlint`
    if _started == "healthlint" or (_started[:1] == "-" and _started.endswith("mhealthlint")):
        del _sys.path[0]

from typing import TYPE_CHECKING as _TYPE_CHECKING

if _TYPE_CHECKING:
    from healthlint.hooks import hookimpl
    from healthlint.rule.base import Rule
    from healthlint.rule.declared import declared_rules
    from healthlint.rule.finding import Edit, Finding, Fix
    from healthlint.rule.terms import Terms
    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.expression import Expression
    from healthlint.text.model import Block, Document, Match, Sentence
    from healthlint.text.named_tuple import NamedTuple
    from healthlint.text.prose import Span

__all__ = [
    "Block",
    "Document",
    "DocumentBuilder",
    "Edit",
    "Expression",
    "Finding",
    "Fix",
    "Match",
    "NamedTuple",
    "Rule",
    "Sentence",
    "Span",
    "Terms",
    "declared_rules",
    "hookimpl",
]

# Each is imported when somebody asks for it: a run that knows from an earlier one what there is to tell
# needs none of them.
_PLACES = {
    "Block": "text.model",
    "Document": "text.model",
    "DocumentBuilder": "text.builder",
    "Edit": "rule.finding",
    "Expression": "text.expression",
    "Finding": "rule.finding",
    "Fix": "rule.finding",
    "Match": "text.model",
    "NamedTuple": "text.named_tuple",
    "Rule": "rule.base",
    "Sentence": "text.model",
    "Span": "text.prose",
    "Terms": "rule.terms",
    "declared_rules": "rule.declared",
    "hookimpl": "hooks",
}

if not _TYPE_CHECKING:
    from healthlint.text.on_demand import on_demand as _on_demand

    __getattr__, __dir__ = _on_demand(__name__, _PLACES)
