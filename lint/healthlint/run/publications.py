"""What is each article, as the command line, its front matter and its config say?

A profile is what somebody has said; nothing is ever guessed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.publication import PROFILES, Publication
from healthlint.run.config.presets import jurisdictions_in
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.run.config.config import Config

_FENCES = ("---", "+++")
_BYTE_ORDER_MARK = "\ufeff"
# Compiled where an article asks, which few do.
_KEY = r"""(?im)^[ \t]*["']?content[_-]?type["']?[ \t]*[:=]"""
_SEPARATORS = r"[\s_-]+"


class Publications:
    """What the articles of a run are; the front matter of an article speaks before its config."""

    def __init__(
        self,
        profile: str | None = None,
        jurisdictions: tuple[str, ...] | None = None,
        preset: tuple[str, ...] | None = None,
    ) -> None:
        """Take what the command line says: it has the last word about all articles."""
        self._profile = profile
        self._jurisdictions = jurisdictions
        self._preset = preset
        self._known: dict[tuple[Path | None, tuple[int, ...]], Publication] = {}

    def of_config(self, config: Config) -> Publication:
        """Return what the articles of a config are where their front matter says nothing else."""
        key = (config.path, config.covering)
        known = self._known.get(key)
        if known is None:
            laws = set(self.laws_of(config))
            known = self._known[key] = Publication(self._profile or config.profile, tuple(sorted(laws)))
        return known

    def laws_of(self, config: Config) -> tuple[str, ...]:
        """Return the jurisdictions whose law holds for the articles of a config."""
        if self._jurisdictions is not None:
            return (*self._jurisdictions, *jurisdictions_in(self._preset or ()))
        if self._preset is not None:
            return (*config.jurisdictions, *jurisdictions_in(self._preset))
        return config.laws

    def of_article(self, config: Config, source: str) -> tuple[Publication, str | None]:
        """Return what an article of a config is, and what to tell the user about its front matter."""
        publication = self.of_config(config)
        if not source.startswith(_FENCES) and source[:1] != _BYTE_ORDER_MARK:
            return publication, None
        profile, advice = declared_in(source)
        if profile is not None and self._profile is None:
            publication = publication._replace(profile=profile)
        return publication, advice


def declared_in(source: str) -> tuple[str | None, str | None]:
    """Return the profile that front matter names (`content_type: clinic`), or advice where it almost does."""
    source = source.removeprefix(_BYTE_ORDER_MARK)
    end = source.find(f"\n{source[:3]}", 3)
    # Most front matter has no such key, and parsing it takes longer than all rules together.
    if (
        source[:3] not in _FENCES
        or "ontent" not in source[:end].lower()
        or not compiled(_KEY).search(source[:end])
    ):
        return None, None
    from healthlint.text.frontmatter.reader import find

    front = find(source)
    for key, value in (front.metadata if front is not None else {}).items():
        if compiled(_SEPARATORS).sub("", str(key)).lower() == "contenttype" and isinstance(value, str):
            return _named(value)
    return None, None


def _named(value: str) -> tuple[str | None, str | None]:
    """Return the profile of a name; other tools have content types of their own, and mean no profile."""
    name = compiled(_SEPARATORS).sub("-", value.strip()).lower()
    if name in PROFILES:
        return name, None
    from healthlint.rule.suggest import did_you_mean

    meant = did_you_mean(name, PROFILES)
    return None, f"content_type is {name}, which is no profile{meant}" if meant else None
