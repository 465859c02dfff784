"""How are settings shown as a config that can be used again?"""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING, Any

from healthlint.app.settings.off import by_reason
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.app.settings.rows import Row
    from healthlint.app.settings.standing import Standing

_BARE = Expression(r"[A-Za-z0-9_-]+")


def page_of(standing: Standing) -> Iterator[str]:
    """Yield what holds for a file or folder, in TOML, each line with its origin as a comment."""
    yield from (f"# {_in_a_line(sentence)}\n" for sentence in _head(standing))
    yield "\n"
    for tables, rows in groupby(standing.rows, lambda row: row.keys[:-1]):
        if tables:
            yield f"\n[{'.'.join(map(key_in_toml, tables))}]\n"
        for row in rows:
            yield from _lines(row)


def _head(standing: Standing) -> Iterator[str]:
    config, request = standing.config, standing.session.request
    named = "this folder" if standing.name == "." else standing.name
    if standing.governor is not None:
        yield f"{named} is governed by {standing.governor}"
    elif request.isolated:
        yield f"{named} is governed by no config file, as --isolated says"
    else:
        yield f"{named} is governed by no config file; there is none in its folder or above"
    if len(config.files) > 1:
        yield f"read: {', '.join(config.files)}; later ones go before earlier ones"
    for name, value in standing.environment.items():
        yield f"environment: {name} is {json.dumps(value, ensure_ascii=False)}"
    for pattern, place in standing.covering:
        yield f"covered by per-file.{key_in_toml(pattern)} ({place})"
    if standing.left_out is not None:
        yield f"left out: {standing.left_out}"
    if standing.advice is not None:
        yield standing.advice
    if standing.fault is None:
        known = len(standing.on) + len(standing.off)
        yield f"{len(standing.on)} of {known} rules are on; `healthlint rules` lists them"
        yield from by_reason(standing.off)


def _lines(row: Row) -> Iterator[str]:
    key = key_in_toml(row.keys[-1])
    origins = list(dict.fromkeys(row.origins))
    if row.value is None:
        yield f"# {key} is not set\n"
    elif key == "extends":
        yield f"# extends = {toml(row.value)}  # {_said(origins)}{_TOLD if row.value else ''}\n"
    elif len(origins) < 2 or not isinstance(row.value, list):
        yield f"{key} = {toml(row.value)}  # {_said(origins)}\n"
    else:
        yield f"{key} = [\n"
        for item, origin in zip(row.value, row.origins, strict=True):
            yield f"  {toml(item)},  # {_said([origin])}\n"
        yield "]\n"


_TOLD = "; what it says is among the values here"


def _said(origins: Sequence[str]) -> str:
    named = ", ".join(map(_in_a_line, origins))
    return named if named == "default" else f"from {named}"


def _in_a_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def key_in_toml(key: str) -> str:
    """Return a key as TOML has it."""
    return key if _BARE.fullmatch(key) else toml(key)


def toml(value: Any) -> str:
    """Return a value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key_in_toml(str(key))} = {toml(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else f"{'-' * (value < 0)}inf"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
