"""Which linter reads the articles of a config that are of one profile and under one law?"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.notation import literals_of
from healthlint.rule.publication import severity_for
from healthlint.run.config.presets import is_strict
from healthlint.run.errors import UsageError
from healthlint.run.linter import Linter
from healthlint.run.plan.standing_in import StandIn
from healthlint.run.plugins.examination import made
from healthlint.run.selection import check_known, is_named, names_own, nothing_left, selected
from healthlint.run.selectors import family_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Severity
    from healthlint.rule.publication import Publication
    from healthlint.rule.scan import Memory
    from healthlint.run.config.config import Config
    from healthlint.run.looking_up import LookingUp
    from healthlint.run.request import Request
    from healthlint.run.rulebook import Rulebook
    from healthlint.run.severities import Weighed
    from healthlint.run.timing import Clock

    Place = tuple[Config, Publication]

_OURS = "healthlint"  # the distribution whose rules and readers print nothing and keep no document


class Linters:
    """The linters of a run; each is built once, when the first article is for it."""

    def __init__(
        self,
        request: Request,
        rulebook: Rulebook,
        memory: Memory | None,
        looking_up: LookingUp,
        clock: Clock | None = None,
    ) -> None:
        """Take what the command line asks for, the rules, who may be asked about references, and a clock."""
        self._clock = clock
        self._looking_up = looking_up
        self._request = request
        self._book = rulebook
        self._memory = memory
        self._linters: dict[tuple[Path | None, int, Publication], Linter] = {}  # by path and variant
        # What one config knows another need not.
        self._excused = {*request.select, *request.ignore}
        # Rules that configs declare in files are data, and do nothing by themselves.
        self.are_ours = all(plugin.distribution == _OURS for plugin in rulebook.plugins)

    @property
    def rules_applied(self) -> frozenset[str]:
        """The codes of the rules that were ready for at least one article."""
        return frozenset(rule.code for linter in self._linters.values() for rule in linter.rules)

    def load(self) -> None:
        """Load all rules that are ready, so that processes that are forked share them."""
        for linter in self._linters.values():
            for rule in linter.rules:
                if isinstance(rule, StandIn):
                    with suppress(Exception):  # it is told of the first article that it concerns
                        rule.loaded()
        if len(self._linters) == 1:  # of several it is not known for which of them many articles are
            linter.prepare()
        literals_of.cache_clear()  # the terms that are looked for have been read

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
            for config in {config.path: config for config, _ in places}.values():
                self._check_tables(config)
        made_now = []
        for config, publication in places:
            linter = self._linter(config, publication, expecting=not config.per_file)
            self._linters[config.path, config.variant, publication] = linter
            made_now.append(linter)
        if self._request.trusted or any(linter.rules for linter in made_now):
            return
        if any(names_own(self._selectors(config)[0]) for config, _ in places):
            return
        first, _ = next(iter(places))
        raise UsageError(nothing_left(self._book.of(first), *self._selectors(first)))

    def _check_tables(self, config: Config) -> None:
        """Raise UsageError for what the tables of a config name and no rule has, whatever they cover."""
        if not config.severity and not config.per_file:
            return
        rules, off = self._book.of(config), self._book.families_off(config)

        def check(key: str, selectors: Iterable[str], where: Callable[[str, str], str]) -> None:
            named = [each for each in selectors if family_of(each) not in off]
            check_known(rules, named, key, where)

        check("severity", config.severity, config.where)
        for number, said in enumerate(config.per_file):
            for key in ("select", "ignore", "severity"):
                check(key, getattr(said, key) or (), partial(config.where_in_table, number))

    def of(self, config: Config, publication: Publication) -> Linter:
        """Return the linter of the articles of a config that are this publication; raises UsageError."""
        key = (config.path, config.variant, publication)
        linter = self._linters.get(key)
        if linter is None:
            if not any(path == config.path for path, _, _ in self._linters):
                self.prepare([(config, publication)])
            else:  # front matter says what the article is, and no rule need be for that
                self._linters[key] = self._linter(config, publication, expecting=False)
            linter = self._linters[key]
        return linter

    def _linter(self, config: Config, publication: Publication, *, expecting: bool) -> Linter:
        """Make a linter; where rules are not expected it may have none."""
        select, ignore = self._selectors(config)
        off = self._book.families_off(config)
        excused = {*self._excused, *(each for each in (*select, *ignore) if family_of(each) in off)}
        strict = is_strict(self._request.preset or config.preset)
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
        judge = self._looking_up.judge_for(config) if any(rule.looks_up for rule in chosen) else None
        if judge is None:
            chosen = tuple(rule for rule in chosen if rule.by_form or not rule.looks_up)
        rules = [self._made(rule, config, publication, strict=strict) for rule in chosen]
        hiding = frozenset() if strict else {rule.code for rule in chosen if not is_named(rule, select)}
        with self._book.blaming(rules):
            return Linter(
                rules,
                names=config.names,
                memory=self._memory,
                sure=hiding,
                severities=_severities(rules, config.severity),
                judge=judge,
                clock=self._clock,
                among_ours=self.are_ours,
            )

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
        return self._request.select or config.selecting, (*config.ignoring, *self._request.ignore)


def _severities(rules: Iterable[Rule], table: Mapping[str, Severity]) -> dict[str, Weighed]:
    """Return by code what rules weigh to which a config gives another severity."""
    if not table:
        return {}
    from healthlint.run.severities import severity_said

    said = ((rule, severity_said(rule, table)) for rule in rules)
    return {rule.code: (rule.severity_here, severity) for rule, severity in said if severity is not None}


def in_preset(rule: type[Rule], *, strict: bool) -> type[Rule]:
    """Return a rule with the words that a preset reports; one that is strict as a whole keeps its own."""
    if issubclass(rule, StandIn):
        rule = rule.before_made()
    if strict or rule.strict or not issubclass(rule, DeclaredRule | StandIn):
        return rule
    return rule.without_strict()
