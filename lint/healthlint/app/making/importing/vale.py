"""What does a rule of Vale (vale.sh) say, as far as our rules can say it?

`existence` and `substitution` are lists of words; the other kinds count, compare or parse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.app.making.importing.context import excused
from healthlint.app.making.importing.draft import Draft, Left, Place
from healthlint.app.making.importing.expression import parsed
from healthlint.app.making.importing.nodes import ExpressionError
from healthlint.app.making.importing.scopes import ScopeError, scope_for
from healthlint.app.making.importing.spelling import all_written, spellings
from healthlint.app.making.importing.wording import Reading, without_edges, without_ending, wordings
from healthlint.app.making.importing.yaml_file import YamlRule
from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from healthlint.app.making.importing.nodes import Sequence

_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}
_KINDS = ("existence", "substitution")
_NO_EFFECT = frozenset(
    "extends message level ignorecase nonword tokens raw swap exceptions scope link description action"
    " append capitalize vocab name path".split()
)
_BARRED = {
    "pos": "parts of speech are not told apart: the words are reported as whatever part they stand",
    "limit": "the number of findings is not limited",
}
_PRINTF = Expression(r"%(?:\[(\d)\])?s|%%")
_NOTHING = "(nothing)"  # what is suggested in place of a word that is to go


def draft_of(path: Path, shown: str) -> Draft | Left:
    """Return the rule that a YAML file of Vale describes, or why it cannot be had.

    Raises UsageError where the file cannot be read, or is no rule of Vale.
    """
    rule = YamlRule(path, shown)
    extends = rule.text("extends")
    if not extends:
        return Left(Place(shown), "", "is no rule of Vale, it has no `extends`")
    if extends not in _KINDS:
        return Left(
            Place(shown, rule.line("extends")), "", f"the kind {extends} is not imported; a list of words is"
        )
    try:
        scope, notes = scope_for([entry.text for entry in rule.items("scope")])
    except ScopeError as error:
        return Left(Place(shown, rule.line("scope")), "", str(error))
    draft = _begun(path, shown, rule, substitution=extends == "substitution")
    draft.scope = scope
    draft.left += [Left(Place(shown, rule.line("scope"), "scope"), "", note) for note in notes]
    for key in sorted(rule.keys - _NO_EFFECT):
        draft.left.append(Left(Place(shown, rule.line(key), key), "", _BARRED.get(key, "has no counterpart")))
    reading = Reading(
        ignore_case=rule.flag("ignorecase"),
        whole_words=not rule.flag("nonword"),
        by_sentence=[entry.text for entry in rule.items("scope")] == ["sentence"],
    )
    for place, source, replacement in _sought(rule, draft):
        _take(draft, place, source, reading, replacement)
    _take_exceptions(draft, rule)
    if not draft.wordings and not draft.left:
        raise UsageError(f"{shown}: lists no words; add them, or leave the file out")
    return draft


def reject_list(path: Path, shown: str, lines: list[tuple[int, str]]) -> Draft:
    """Return the rule that the `reject.txt` of a vocabulary amounts to (Vale.Avoid)."""
    draft = Draft(
        path,
        shown,
        title=f"{path.parent.name} reject.txt",
        message="Avoid using “{match}”.",
        summary=f"Words that the vocabulary {path.parent.name} rejects",
        why=f"The vocabulary {path.parent.name} (Vale, {path.name}) rejects these words and gives no reason.",
        sources=[f"{path.parent.name}/{path.name}, a vocabulary for Vale"],
        severity="error",
    )
    for line, source in lines:
        _take(draft, Place(shown, line), source, Reading(), None)
    return draft


def _begun(path: Path, shown: str, rule: YamlRule, *, substitution: bool) -> Draft:
    title = f"{path.parent.name}.{path.stem}" if path.parent.name else path.stem
    message = rule.text("message")
    if not message:
        raise UsageError(f"{shown}: has no message; add one, as Vale wants it too")
    level = rule.text("level") or "warning"
    if level not in _SEVERITIES:
        raise UsageError(
            f"{shown}:{rule.line('level')}: level {level} is none of Vale's;"
            " write error, warning or suggestion"
        )
    told = " ".join(_filled(rule.text("description"), ("…", "…")).split())
    said = told or " ".join(_filled(message, ("…", "…")).split())
    links = [entry.text for entry in rule.items("link")]
    return Draft(
        path,
        shown,
        title=title,
        message=_message(message, substitution=substitution),
        summary=f"What {title} flags: {told}" if told else f"Words that {title} flags",
        why=f"Imported from {title}, a rule for Vale, which gives no reason beyond its message: {said}",
        sources=links or [f"{title}, a rule for Vale"],
        severity=_SEVERITIES[level],
        # Each match has a suggestion of its own.
        per="match" if substitution else "sentence",
    )


def _sought(rule: YamlRule, draft: Draft) -> Iterator[tuple[Place, str, str | None]]:
    """Yield place, expression and replacement of all that a rule looks for."""
    shown = draft.shown
    for number, (key, value) in enumerate(rule.pairs("swap"), 1):
        yield Place(shown, key.line, f"swap[{number}]"), key.text, value.text
    tokens = [
        (Place(shown, entry.line, f"tokens[{number}]"), entry.text)
        for number, entry in enumerate(rule.items("tokens"), 1)
        if entry.text.strip()
    ]
    raw = rule.items("raw")
    if not raw:
        yield from ((place, text, None) for place, text in tokens)
        return
    # Vale strings the raw expressions together, and puts the tokens behind or, if so asked, before.
    source = "".join(entry.text for entry in raw)
    usable = [text for place, text in tokens if _can_be_joined(draft, place, text)]
    if usable:
        edge = "" if rule.flag("nonword") else r"\b"
        words = f"{edge}(?:{'|'.join(usable)}){edge}"
        source = words + source if rule.flag("append") else source + words
    yield Place(shown, raw[0].line, "raw"), source, None


def _can_be_joined(draft: Draft, place: Place, source: str) -> bool:
    """Tell whether RE2 has what an expression asks for; what it lacks is noted."""
    try:
        all_written((parsed(source),))
    except ExpressionError as error:
        draft.left.append(Left(place, source, str(error)))
        return False
    return True


def _take(draft: Draft, place: Place, source: str, reading: Reading, replacement: str | None) -> None:
    if place.what == "raw":
        reading = reading._replace(whole_words=False)
    if replacement is not None and not replacement.strip():
        replacement = _NOTHING
    try:
        found = wordings(source, reading, replacement)
    except ExpressionError as error:
        draft.left.append(Left(place, source, str(error)))
        return
    for wording in found:
        draft.wordings.append((place, wording))
        if wording.note:
            draft.left.append(Left(place, source, wording.note))


def _take_exceptions(draft: Draft, rule: YamlRule) -> None:
    for number, entry in enumerate(rule.items("exceptions"), 1):
        place = Place(draft.shown, entry.line, f"exceptions[{number}]")
        try:
            for option in parsed(entry.text.removeprefix("(?i)")).options:
                draft.exceptions |= {**_excused(option), **draft.exceptions}
        except ExpressionError as error:
            draft.left.append(Left(place, entry.text, f"this exception does not hold: {error}"))


def _excused(option: Sequence) -> dict[str, str]:
    nodes, ending = without_ending(without_edges(option))
    found = spellings(nodes)
    if found is None:
        raise ExpressionError("it is more than words, and cannot be listed under besides")
    return excused((text for text, _ in found), open_end=ending)


def _message(message: str, *, substitution: bool) -> str:
    plain = message.replace("{", "{{").replace("}", "}}")
    fields = ("{suggestion}", "{match}") if substitution else ("{match}", "{match}")
    return " ".join(_filled(plain, fields).split())


def _filled(message: str, fields: tuple[str, str]) -> str:
    """Fill in %s in turn, %[2]s by number, as Go's Sprintf does."""
    turn = 0

    def field(found: re.Match[str]) -> str:
        nonlocal turn
        if found[0] == "%%":
            return "%"
        turn = int(found[1]) if found[1] else turn + 1
        return fields[turn - 1] if 0 < turn <= len(fields) else ""

    return _PRINTF.sub(field, message)
