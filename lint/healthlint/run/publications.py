"""What is each article, as the command line, its front matter and its config say?

A profile is what somebody has said; nothing is ever guessed here.
"""

# A run asks this for every article, and pathlib is slow:
# ruff: noqa: PTH100, PTH109, PTH120
from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from healthlint.rule.publication import PROFILES, Publication

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.run.config.config import Config, PerFile
    from healthlint.run.files.gitignore import Patterns

_FENCES = ("---", "+++")
_BYTE_ORDER_MARK = "\ufeff"
# Compiled where an article asks, which few do.
_KEY = r"""(?im)^[ \t]*["']?content[_-]?type["']?[ \t]*[:=]"""
_SEPARATORS = r"[\s_-]+"


class Publications:
    """What the articles of a run are; the front matter of an article speaks before its config."""

    def __init__(self, profile: str | None = None, jurisdictions: tuple[str, ...] | None = None) -> None:
        """Take what the command line says: it has the last word about all articles."""
        self._profile = profile
        self._jurisdictions = None if jurisdictions is None else tuple(sorted(set(jurisdictions)))
        self._known: dict[Path | None, Publication] = {}
        self._here = os.getcwd()
        self._patterns: dict[tuple[Path | None, str], list[tuple[Patterns, PerFile]]] = {}

    def of_config(self, config: Config) -> Publication:
        """Return what the articles of a config are where nothing else is said of them."""
        known = self._known.get(config.path)
        if known is None:
            known = self._known[config.path] = self._settled(config.profile, config.jurisdictions)
        return known

    def of_path(self, config: Config, path: str) -> Publication:
        """Return what the config says that the article of a path is."""
        if not config.per_file:
            return self.of_config(config)
        profile, jurisdictions = config.profile, config.jurisdictions
        whole = os.path.abspath(path)
        for patterns, said in self._patterns_of(config, whole):
            if _covers(patterns, whole):
                profile = said.profile or profile
                jurisdictions = jurisdictions if said.jurisdictions is None else said.jurisdictions
        return self._settled(profile, jurisdictions)

    def of_article(self, config: Config, path: str, source: str) -> tuple[Publication, str | None]:
        """Return what an article is, and what to tell the user about its front matter."""
        publication = self.of_path(config, path)
        if not source.startswith(_FENCES) and source[:1] != _BYTE_ORDER_MARK:
            return publication, None
        profile, advice = declared_in(source)
        if profile is not None and self._profile is None:
            publication = publication._replace(profile=profile)
        return publication, advice

    def _settled(self, profile: str | None, jurisdictions: tuple[str, ...]) -> Publication:
        if self._jurisdictions is not None:
            return Publication(self._profile or profile, self._jurisdictions)
        return Publication(self._profile or profile, tuple(sorted(set(jurisdictions))))

    def _patterns_of(self, config: Config, path: str) -> list[tuple[Patterns, PerFile]]:
        """Return the patterns of a config for an absolute path, seen from its folder.

        Where the config stands elsewhere (`--config`) they are seen from the current folder, as its
        `exclude` is.
        """
        from healthlint.run.files.exclusion import patterns_of_user, with_separator

        root = str(config.root)
        if not path.startswith(with_separator(root)):
            root = self._here
        if (config.path, root) not in self._patterns:
            self._patterns[config.path, root] = [
                (patterns_of_user(root, [said.pattern], lambda _: "per-file"), said)
                for said in config.per_file
            ]
        return self._patterns[config.path, root]


def declared_in(source: str) -> tuple[str | None, str | None]:
    """Return the profile that front matter names (`content_type: clinic`), or advice where it almost does."""
    source = source.removeprefix(_BYTE_ORDER_MARK)
    end = source.find(f"\n{source[:3]}", 3)
    # Most front matter has no such key, and parsing it takes longer than all rules together.
    if source[:3] not in _FENCES or "ontent" not in source[:end].lower() or not re.search(_KEY, source[:end]):
        return None, None
    from healthlint.text.frontmatter.reader import find

    front = find(source)
    for key, value in (front.metadata if front is not None else {}).items():
        if re.sub(_SEPARATORS, "", str(key)).lower() == "contenttype" and isinstance(value, str):
            return _named(value)
    return None, None


def _named(value: str) -> tuple[str | None, str | None]:
    """Return the profile of a name; other tools have content types of their own, and mean no profile."""
    name = re.sub(_SEPARATORS, "-", value.strip()).lower()
    if name in PROFILES:
        return name, None
    from healthlint.rule.suggest import did_you_mean

    meant = did_you_mean(name, PROFILES)
    return None, f"content_type is {name}, which is no profile{meant}" if meant else None


def _covers(patterns: Patterns, path: str) -> bool:
    """Tell whether patterns cover the file of an absolute path, or a folder above it."""
    if patterns.verdict(path):
        return True
    folder = os.path.dirname(path)
    while len(folder) > len(patterns.root):
        if patterns.verdict(folder, folder=True):
            return True
        folder = os.path.dirname(folder)
    return False
