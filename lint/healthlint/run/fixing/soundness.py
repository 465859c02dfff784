"""Can a fix or a proposal of a rule be made in the article that it is for?

An edit that is wrong about its place would destroy an article.
"""

from __future__ import annotations

from itertools import pairwise

from healthlint.rule.finding import Edit, Fix
from healthlint.run.failure import shown

_SURROGATES = range(0xD800, 0xE000)


def fault_of(change: object, source: str) -> str | None:
    """Say what is wrong with something that stands among the changes of a finding, or nothing."""
    if type(change) is not Fix:
        return f"a finding of it has {shown(change)} among its changes, which is not a Fix"
    if type(change.message) is not str or not change.message.strip():
        return "a fix of it has no message"
    if type(change.edits) is not tuple or not change.edits:
        return f"a fix of it ({shown(change.message)}) has no edits; it must have a tuple of them"
    for edit in change.edits:
        fault = _wrong_edit(edit, source)
        if fault is not None:
            return fault
    for one, other in pairwise(change.edits):
        if other.offset < one.end_offset or other[:2] == one[:2]:
            return (
                f"a fix of it has edits from offset {one.offset} to {one.end_offset} and from {other.offset}"
                f" to {other.end_offset}; they must not overlap, and come in the order of the source"
            )
    return None


def _wrong_edit(edit: object, source: str) -> str | None:
    if type(edit) is not Edit:
        return f"a fix of it has {shown(edit)} among its edits, which is not an Edit"
    start, end, text = edit
    if tuple(map(type, edit)) != (int, int, str):
        return f"a fix of it has the edit {shown(edit)}; an Edit is two whole numbers and a text"
    if not 0 <= start <= end <= len(source):
        return (
            f"a fix of it has an edit from offset {start} to {end} in an article of {len(source)} code points"
        )
    if source[start:end] == text:
        return f"a fix of it has an edit at offset {start} that changes nothing"
    if not text.isascii() and any(ord(sign) in _SURROGATES for sign in text):
        return f"a fix of it writes {shown(text)}, which is no text"
    return None
