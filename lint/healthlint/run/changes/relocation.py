"""How is a finding told on other lines than those of its words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.lines import Lines

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding

_LONGEST = 60  # signs of the words that are repeated
_TOLD = {
    "en": (
        "{message} (line {line}, because of this change)",
        "{message} (the whole article, because of this change)",
    ),
    "zh": ("{message}（第{line}行，由此处的改动引起）", "{message}（全文，由此处的改动引起）"),
}


def relocated(finding: Finding, source: str, span: tuple[int, int], language: str) -> Finding:
    """Return a finding on the lines that are to blame for it; the message says where the words stand.

    `span` are the offsets of those lines. What might be written instead belongs to the words and is left out.
    """
    start, end = span
    of_words, of_whole = _TOLD["zh" if language == "zh" else "en"]
    whole = finding.scope == "document"
    words = " ".join(finding.text.split())
    shown = f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
    note = "about the article as a whole" if whole else f"about line {finding.line}"
    return finding._replace(
        scope="text",
        **Lines(source).extent(start, end)._asdict(),
        offset=start,
        end_offset=end,
        message=(of_whole if whole else of_words).format(message=finding.message, line=finding.line),
        text=source[start:end],
        anchor=start,
        related=(f"{note}: {shown}" if shown else note, *finding.related),
        suggestions=(),
    )
