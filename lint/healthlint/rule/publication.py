"""What is an article, whose law holds for it, and how much does a fault weigh there?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from healthlint.rule.finding import SEVERITIES
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Severity

Profile = Literal["news", "patient-info", "clinic", "product", "press-release", "blog"]
Jurisdiction = Literal["US", "UK", "EU", "CN", "TW", "HK", "AU"]
Setting = Literal["error", "warning", "info", "off"]

PROFILES: tuple[str, ...] = get_args(Profile)
JURISDICTIONS: tuple[str, ...] = get_args(Jurisdiction)
OFF = "off"
SETTINGS: tuple[str, ...] = (*SEVERITIES, OFF)  # from grave to none


class Publication(NamedTuple):
    """What an article is, and whose law holds for it."""

    profile: str | None = None
    jurisdictions: tuple[str, ...] = ()


def severity_for(rule: type[Rule] | Rule, publication: Publication) -> Severity | None:
    """Return what a finding of a rule weighs in a publication; None where the rule is off there.

    Of the keys of `severity_in` that hold, the one with the most conditions decides; of equally many
    the one with more jurisdictions, which is law; then the gravest. Where none holds, `severity` does.
    """
    settings = rule.severity_in
    if not settings:
        return rule.severity
    setting = _deciding(settings, publication)
    if setting is None:
        return rule.severity
    return None if setting == "off" else setting


def fault_of_key(key: str) -> str | None:
    """Say what is wrong with a key of `severity_in`, and the remedy, or nothing."""
    from healthlint.rule.suggest import did_you_mean

    words = key.split()
    known = (*PROFILES, *JURISDICTIONS)
    if not words:
        return f"is empty; name one of {', '.join(known)}"
    for word in words:
        if word not in known:
            meant = did_you_mean(word, known) or f"; known are {', '.join(known)}"
            return f"there is no profile or jurisdiction {word!r}{meant}"
    if sum(word in PROFILES for word in words) > 1:
        return "names two profiles, and an article has one; write a line for each"
    if len(set(words)) < len(words):
        return "says something twice; remove one of the two"
    return None


def _deciding(settings: Mapping[str, Setting], publication: Publication) -> Setting | None:
    profile, jurisdictions = publication
    if profile is None and not jurisdictions:
        return None
    best: tuple[int, int, int] | None = None
    for key, setting in settings.items():
        words = key.split()
        law = sum(word in jurisdictions for word in words)
        if law + (profile in words) == len(words):
            weight = (len(words), law, -SETTINGS.index(setting))
            if best is None or weight > best:
                best, decided = weight, setting
    return None if best is None else decided
