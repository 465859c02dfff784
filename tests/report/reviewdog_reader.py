"""How does reviewdog read its Diagnostic Format?

Written after the fields and types of its documentation (proto/rdf); it refuses what that does not name.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

SEVERITIES = ("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")


class Diagnostic(NamedTuple):
    """What reviewdog would comment, and where."""

    path: str
    start: tuple[int, int | None]
    end: tuple[int, int | None] | None
    message: str
    severity: str
    code: str
    source: str | None
    suggestions: list[tuple[tuple[int, int | None], tuple[int, int | None], str]]
    original_output: str


def read_result(text: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return what stands at the head of a DiagnosticResult, and its diagnostics."""
    data = json.loads(text)
    head = _checked(data, {"diagnostics": list, "source": dict, "severity": str})
    if "severity" in head:
        assert head["severity"] in SEVERITIES
    if "source" in head:
        _checked(head["source"], {"name": str, "url": str})
    return head, [_diagnostic(each) for each in data["diagnostics"]]


def read_lines(text: str) -> list[Diagnostic]:
    """Return the diagnostics of a stream; only line feeds end a line of it."""
    *lines, last = text.split("\n")
    assert last == ""
    return [_diagnostic(json.loads(line)) for line in lines]


def stretch(source: str, start: tuple[int, int | None], end: tuple[int, int | None] | None) -> bytes:
    """Return what stands in a range of a file in UTF-8."""
    first, last = _offset(source, start), _offset(source, end or start)
    return source.encode()[first:last]


def taken(source: str, suggestion: tuple[tuple[int, int | None], tuple[int, int | None], str]) -> str:
    """Return a file in UTF-8 in which somebody has taken a suggestion."""
    start, end, text = suggestion
    data = source.encode()
    return (data[: _offset(source, start)] + text.encode() + data[_offset(source, end) :]).decode()


def _offset(source: str, position: tuple[int, int | None]) -> int:
    lines = source.encode().split(b"\n")
    line, column = position
    assert column is not None
    assert 1 <= column <= len(lines[line - 1]) + 1
    return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1


def _diagnostic(data: Any) -> Diagnostic:
    fields = _checked(
        data,
        {
            "message": str,
            "location": dict,
            "severity": str,
            "source": dict,
            "code": dict,
            "suggestions": list,
            "original_output": str,
        },
    )
    assert fields["severity"] in SEVERITIES
    location = _checked(fields["location"], {"path": str, "range": dict})
    start, end = _range(location["range"])
    suggestions = []
    for each in fields.get("suggestions", []):
        suggestion = _checked(each, {"range": dict, "text": str})
        begin, finish = _range(suggestion["range"])
        assert finish is not None
        suggestions.append((begin, finish, suggestion["text"]))
    source = fields.get("source")
    return Diagnostic(
        location["path"],
        start,
        end,
        fields["message"],
        fields["severity"],
        _checked(fields["code"], {"value": str, "url": str})["value"],
        None if source is None else _checked(source, {"name": str, "url": str})["name"],
        suggestions,
        fields["original_output"],
    )


def _range(data: Any) -> tuple[tuple[int, int | None], tuple[int, int | None] | None]:
    fields = _checked(data, {"start": dict, "end": dict})
    return _position(fields["start"]), _position(fields["end"]) if "end" in fields else None


def _position(data: Any) -> tuple[int, int | None]:
    fields = _checked(data, {"line": int, "column": int})
    assert all(number >= 1 for number in fields.values())
    return fields["line"], fields.get("column")


def _checked(data: Any, types: dict[str, type]) -> dict[str, Any]:
    assert isinstance(data, dict)
    assert set(data) <= set(types)
    for key, value in data.items():
        assert type(value) is types[key], key
    return data
