"""How is a text written where SARIF wants a message?

Braces are doubled, for they would be placeholders (3.11.5), and what would be a link is broken (3.11.6).
GitHub takes at most 1024 signs of most texts, and refuses a file with an empty one.
"""

from __future__ import annotations

from collections.abc import Sequence

from healthlint.report.markup import escaped

_LONGEST = 1024  # code points
_CUT = "…"


def message(text: str, instead: str, evidence: Sequence[str] = ()) -> dict[str, str]:
    """Return a message object of one line; where there is no text it has another one.

    Where the finding rests on `evidence`, that stands below the line in Markdown, as far as there is room.
    """
    line = " ".join(text.split()) or instead
    written = doubled(cut(line))
    plain = {"text": written if len(written) <= _LONGEST else doubled(cut(line, _LONGEST // 2))}
    below = [doubled(f"- {escaped(told)}") for told in evidence]
    head = doubled(escaped(line))
    while below and len(markdown := "\n".join((head, "", *below))) > _LONGEST:
        below.pop()
    return {**plain, "markdown": markdown} if below else plain


def doubled(text: str) -> str:
    """Return a text in which no brace begins a placeholder, and no bracket a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def cut(text: str, longest: int = _LONGEST) -> str:
    """Return as much of a text as is taken, with … where something is left out."""
    return text if len(text) <= longest else text[: longest - len(_CUT)] + _CUT
