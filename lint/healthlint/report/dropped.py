"""What was found and is not reported, in a line that says what excuses it."""

from __future__ import annotations

from healthlint.report.colors import plain
from healthlint.report.visible import in_one_line
from healthlint.rule.dropped import Dropped

_LONGEST = 60  # code points of words that a line quotes
_SAID = {
    "scope": "the rule does not read this place",
    "language": "the rule is for another language",
    "unless": "cleared by",
    "requires": "the article says what it asks for",
    "accepted-name": "an accepted name",
    "low-confidence": "low confidence, which --preset strict shows",
    "min-severity": "",
}


def line_of(dropped: Dropped, *, color: bool) -> str:
    """Return the line of a text report; the words are quoted last, cut where they are long."""
    done = "not reported" if dropped.severity is None else f"lowered to {dropped.severity}"
    said = _SAID.get(dropped.reason, dropped.reason)
    detail = f"“{dropped.detail}”" if dropped.reason == "unless" else dropped.detail
    if detail and said and dropped.reason != "unless":
        detail = f"({detail})"
    why = " ".join(part for part in (said, detail) if part)
    place = f"{in_one_line(dropped.path)}:{dropped.line}:{dropped.column}"
    text = dropped.text if len(dropped.text) <= _LONGEST else dropped.text[: _LONGEST - 1] + "…"
    quoted = f": “{text}”" if text else ""
    line = in_one_line(f"{place}: {dropped.code} {done}: {why}{quoted}")
    return (plain(line) if color else line) + "\n"
