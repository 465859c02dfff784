"""Which linter reads the articles of a config that are of one profile and under one law?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.publication import severity_for
from healthlint.run.config.config import STRICT
from healthlint.run.errors import UsageError
from healthlint.run.linter import Linter
from healthlint.run.plugins.examination import made
from healthlint.run.selection import check_known, family_of, is_named, nothing_left, selected

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from healthlint.rule.base import Rule
    from healthlint.rule.publication import Publication
    from healthlint.rule.scan import Memory
    from healthlint.run.config.config import Config
    from healthlint.run.rulebook import Rulebook
    from healthlint.run.session import Request

    Place = tuple[Config, Publication]


class Linters:
    """The linters of a run; each is built once, when the first article is for it."""

    def __init__(self, request: Request, rulebook: Rulebook, memory: Memory) -> None:
        """Take what the command line asks for, and the rules."""
        self._request = request
        self._book = rulebook
        self._memory = memory
        self._linters: dict[tuple[Path | None, Publication], Linter] = {}
        # What one config knows another need not.
        self._excused = {*request.select, *request.ignore}

    @property
    def rules_applied(self) -> frozenset[str]:
        """The codes of the rules that were ready for at least one article."""
        return frozenset(rule.code for linter in self._linters.values() for rule in linter.rules)

    def prepare(self, places: Collection[Place]) -> None:
        """Make the linters of configs and publications, whose rules the command line may name.

        Raises UsageError for what it names and none of them has, and where none is left a rule.
        """
        if not places:
            return
        asked = (("select", self._request.select), ("ignore", self._request.ignore))
        if not self._request.trusted:
            rules = [*{rule: None for config, _ in places for rule in self._book.of(config)}]
            for key, selectors in asked:
                check_known(rules, selectors, key, off=self._book.off)
        made_now = []
        for config, publication in places:
            linter = self._linter(config, publication, expecting=not config.per_file)
            self._linters[config.path, publication] = linter
            made_now.append(linter)
        if self._request.trusted or any(linter.rules for linter in made_now):
            return
        first, _ = next(iter(places))
        raise UsageError(nothing_left(self._book.of(first), *self._selectors(first)))

    def of(self, config: Config, publication: Publication) -> Linter:
        """Return the linter of the articles of a config that are this publication; raises UsageError."""
        linter = self._linters.get((config.path, publication))
        if linter is None:
            if not any(path == config.path for path, _ in self._linters):
                self.prepare([(config, publication)])
            else:  # front matter says what the article is, and no rule need be for that
                self._linters[config.path, publication] = self._linter(config, publication, expecting=False)
            linter = self._linters[config.path, publication]
        return linter

    def _linter(self, config: Config, publication: Publication, *, expecting: bool) -> Linter:
        """Make a linter; where rules are not expected it may have none."""
        select, ignore = self._selectors(config)
        off = self._book.families_off(config)
        excused = {*self._excused, *(each for each in (*select, *ignore) if family_of(each) in off)}
        strict = (self._request.preset or config.preset) == STRICT
        chosen = selected(
            self._book.of(config),
            select,
            ignore,
            where=config.where,
            profile=publication.profile,
            jurisdictions=publication.jurisdictions,
            strict=strict,
            excused=excused,
            any_left=expecting,
        )
        rules = [self._made(rule, config, publication, strict=strict) for rule in chosen]
        hiding = frozenset() if strict else {rule.code for rule in chosen if not is_named(rule, select)}
        with self._book.blaming(rules):
            return Linter(rules, names=config.names, memory=self._memory, sure=hiding)

    def _made(self, rule: type[Rule], config: Config, publication: Publication, *, strict: bool) -> Rule:
        settings = {**publication._asdict(), **config.settings}  # a rule of several laws asks which hold
        owner = self._book.owner_of(rule)
        instance = made(in_preset(rule, strict=strict), settings, owner)
        instance._owner = owner
        language = self._request.message_language or config.message_language
        if rule.severity_in:
            instance._severity = severity_for(rule, publication)
        if language != "auto":
            instance._speaks = language
        return instance

    def _selectors(self, config: Config) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self._request.select or config.select, (*config.ignore, *self._request.ignore)


def in_preset(rule: type[Rule], *, strict: bool) -> type[Rule]:
    """Return a rule with the words that a preset reports; one that is strict as a whole keeps its own."""
    if strict or rule.strict or not issubclass(rule, DeclaredRule):
        return rule
    return rule.without_strict()
