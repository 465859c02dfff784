"""How is a suppression written down?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.run.errors import UsageError
from healthlint.run.suppressions.reading.directive import WRITTEN, Action
from healthlint.run.suppressions.reading.head import head_of
from healthlint.run.suppressions.reading.parsing import said_in
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

# html: a comment of Markdown and HTML; xml: of XHTML, in which two hyphens may not stand; mdx: of MDX;
# hash: of front matter; plain: a line of plain text
Marks = Literal["html", "xml", "mdx", "hash", "plain"]
_ENDS = ("-->", "--!>", "*/", "<!--")
_PLAIN_NAME = Expression(r"[^\s,，、;；\"'“”「」)）。]+")


class Note(NamedTuple):
    """Why findings are accepted, until when, and who answers for it."""

    reason: str
    until: datetime.date | None = None
    owner: str = ""

    def written(self, action: Action, codes: Collection[str], marks: Marks) -> str:
        """Return a suppression in one line, with its marks."""
        name = f"healthlint-{WRITTEN[action]}" if marks != "plain" else f"healthlint: {WRITTEN[action]}"
        parts = [name, ", ".join(sorted(codes))]
        if self.until is not None:
            parts.append(f"until={self.until.isoformat()}")
        if self.owner:
            parts.append(f"by={self.owner}" if _PLAIN_NAME.fullmatch(self.owner) else f'by="{self.owner}"')
        said = " ".join(parts)
        if marks == "xml":
            return f"<!-- {said} — {re.sub('-{2,}', '—', self.reason)} -->"
        said += f" -- {self.reason}"
        if marks == "html":
            return f"<!-- {said} -->"
        if marks == "mdx":
            return f"{{/* {said} */}}"
        return f"# {said}" if marks == "hash" else said


def note_of(reason: str, until: datetime.date | None, owner: str) -> Note:
    """Return a note that is read as it is written; raises UsageError where it could not be."""
    note = Note(" ".join(reason.split()), until, " ".join(owner.split()))
    if not note.reason:
        raise UsageError("--reason is empty; say why the findings are accepted")
    for end in _ENDS:
        if end in note.reason + note.owner:
            raise UsageError(f"{end} would end the comment in which it is written; say it in other words")
    written = note.written("line", ("PRO101",), "plain")
    head = head_of(written, 0, len(written))
    said = said_in(written, head.end if head else 0, len(written))
    if said.faults or (said.reason, said.until, said.owner) != note:
        raise UsageError(
            "what --reason and --by say cannot be told apart once it is written; leave out signs such as"
            " quotes, until= and by="
        )
    return note
