"""What do the runners of GitHub and Azure make of the lines of a log?

Both published runners read their logs like this: a line is a command where it begins with `::`, or has
`##[` (GitHub) or `##vso[` (Azure) anywhere; properties end at the first mark behind them that is not escaped.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_GITHUB = re.compile(r"::(?P<name>[^\s:]+)(?: (?P<properties>.*?))?::(?P<data>.*)")
_GITHUB_OLD = re.compile(r"##\[(?P<name>[^\s\]]+)(?: (?P<properties>[^\]]*))?\](?P<data>.*)")
_AZURE = re.compile(r"##vso\[(?P<name>[^\s\]]+)(?: (?P<properties>[^\]]*))?\](?P<data>.*)")


class Command(NamedTuple):
    """A command as a runner understands it."""

    name: str
    properties: dict[str, str]
    data: str


def github_command(line: str) -> Command | None:
    """Return the command that GitHub's runner takes a line for."""
    found = _GITHUB.fullmatch(line.strip()) or _GITHUB_OLD.search(line)
    if found is None:
        return None
    properties = (each.partition("=") for each in (found["properties"] or "").split(",") if each)
    data = {
        key: _read(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}) for key, _, value in properties
    }
    return Command(found["name"], data, _read(found["data"], {"%0D": "\r", "%0A": "\n"}))


def azure_command(line: str) -> Command | None:
    """Return the command that Azure's agent takes a line for."""
    found = _AZURE.search(line)
    if found is None:
        return None
    properties = (each.partition("=") for each in (found["properties"] or "").split(";") if each)
    signs = {"%0D": "\r", "%0A": "\n", "%3B": ";", "%5D": "]"}
    data = {key.strip(): _read(value, signs, "%AZP25") for key, _, value in properties}
    return Command(found["name"], data, _read(found["data"], {"%0D": "\r", "%0A": "\n"}, "%AZP25"))


def _read(text: str, signs: dict[str, str], percent: str = "%25") -> str:
    for written, sign in signs.items():
        text = text.replace(written, sign)
    return text.replace(percent, "%")
