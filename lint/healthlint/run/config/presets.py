"""What does a preset switch on: how much is reported, and under whose law?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.publication import JURISDICTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

RECOMMENDED, STRICT = "recommended", "strict"
PRESETS = (RECOMMENDED, STRICT, *JURISDICTIONS)
_BY_FOLDED = {preset.casefold(): preset for preset in PRESETS}


def spelled(name: str) -> str:
    """Return the name of a preset as the schema writes it; one that is unknown stays as it is."""
    return _BY_FOLDED.get(name.strip().casefold(), name)


def is_strict(presets: Iterable[str]) -> bool:
    """Tell whether also what is often innocent is reported."""
    return STRICT in presets


def volume_of(presets: Iterable[str]) -> str:
    """Return how much is reported: `recommended` or `strict`."""
    return STRICT if is_strict(presets) else RECOMMENDED


def jurisdictions_in(presets: Iterable[str]) -> tuple[str, ...]:
    """Return the jurisdictions among presets, whose law they add."""
    return tuple(preset for preset in presets if preset in JURISDICTIONS)
