"""Which words of a list can stand in one rule?

An exception under `besides` excuses all the words of its rule. Where a list excuses “dialog” in
“dialog box” and looks for “dialog box” as well, it takes two rules to say so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from healthlint.text.language.folding import fold, simplify

if TYPE_CHECKING:
    from healthlint.app.making.importing.draft import Draft, Place
    from healthlint.app.making.importing.wording import Wording

    Placed = tuple[Place, Wording]


def parted(draft: Draft) -> list[Draft]:
    """Return the rules that a draft takes, one of them as a rule; the first has what was noted so far."""
    parts: list[list[Placed]] = [[]]
    for placed in _merged(draft.wordings):
        wording = placed[1]
        for part in parts:
            if not any(_clash(wording, other) or _clash(other, wording) for _, other in part):
                part.append(placed)
                break
        else:
            parts.append([placed])
    return [
        replace(
            draft,
            wordings=part,
            exceptions=dict(draft.exceptions),
            left=draft.left if number == 1 else [],
            part=number,
        )
        for number, part in enumerate(parts, 1)
    ]


def _merged(wordings: list[Placed]) -> list[Placed]:
    """Let terms that are listed twice have the suggestions of both."""
    merged: dict[str, Placed] = {}
    for place, wording in wordings:
        key = wording.text if wording.is_pattern else fold(wording.text)
        if key not in merged:
            merged[key] = (place, wording)
            continue
        first, known = merged[key]
        # Excused by one and not by the other: it is found.
        merged[key] = (
            first,
            replace(
                known,
                suggestions=tuple(dict.fromkeys(known.suggestions + wording.suggestions)),
                besides=tuple(term for term in known.besides if term in wording.besides),
                excused=tuple(text for text in known.excused if text in wording.excused),
            ),
        )
    return list(merged.values())


def _clash(wording: Wording, other: Wording) -> bool:
    """Tell whether what excuses one wording would excuse another, too."""
    if not wording.excused:
        return False
    texts = [_padded(text) for text in other.shown]
    for phrase in wording.excused:
        padded = _padded(phrase)
        if any(text in padded or padded.rstrip() in text for text in texts):
            return True
    return other.is_pattern and _finds(other.text, wording.excused)


def _finds(pattern: str, phrases: tuple[str, ...]) -> bool:
    from healthlint.rule.expressions import Expressions

    expressions = Expressions([pattern])
    return any(expressions.stand_in(simplify(phrase)) for phrase in phrases)


def _padded(text: str) -> str:
    return f" {fold(text).strip()} "
