"""Which lines of plain text speak to healthlint, and are no words of the article?

Text has no comments: a line that begins with `healthlint: disable-next-line` is one, and so is what
people bring along from Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from healthlint.text.readers.plain.lines import Line

_DIRECTIVE = Expression(
    r"(?:<!--+|\{\s*/\*+|\[(?://|comment)\]:\s*\S*\s*[\"'(]|[#/;%*]+)?\s*"
    r"healthlint\s*(?:[-_:：]\s*(?:dis|en|ign|sup|skip|off|next)"
    r"|\s(?:disable|enable)\b(?=[\s:：-]*(?:$|next|line|file|[A-Z]{2,4}\d)))",
    re.IGNORECASE,
)


def without_directives(lines: list[Line]) -> tuple[list[Line], list[Span]]:
    """Return the lines of the article, as if the others were not there, and where those stand."""
    kept: list[Line] = []
    spans: list[Span] = []
    blank = False
    for line in lines:
        if _DIRECTIVE.match(line.text):
            spans.append(Span(line.start, line.end))
            blank = blank or line.after_blank
            continue
        if blank:
            line.after_blank = True
            blank = False
        kept.append(line)
    return kept, spans
