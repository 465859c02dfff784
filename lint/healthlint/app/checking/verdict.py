"""What of the findings is shown, and does the run pass?

What is not shown fails no run. A `--fail-on` that asks for more than is shown shows more.
"""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from healthlint.app.checking.asking import registry_of, tell_who_was_asked
from healthlint.report.base import ShownArticle
from healthlint.report.brief import UNTOLD
from healthlint.report.summary import Summary
from healthlint.rule.finding import SEVERITIES, TROUBLE
from healthlint.run.config.presets import volume_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from healthlint.report.brief import Brief
    from healthlint.rule.coverage import Unapplied
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.config.config import Config
    from healthlint.run.request import Request
    from healthlint.run.session import Session

NEVER = "never"
_RANK: dict[str, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
# By severity, those that weigh as much or more; nothing fails where the level is `never`.
_FROM: dict[str, frozenset[str]] = {
    **{severity: frozenset(SEVERITIES[: rank + 1]) for severity, rank in _RANK.items()},
    NEVER: frozenset(),
}


class Levels(NamedTuple):
    """The least severity that is shown, and the least that fails the run (or `never`)."""

    shown: str
    failing: str


class Verdict:
    """Goes along with the articles of a run and knows at the end how it came out."""

    def __init__(
        self,
        fail_on: str | None = None,
        min_severity: str | None = None,
        max_warnings: int | None = None,
        *,
        exit_zero: bool = False,
    ) -> None:
        """Take what the command line says; what it leaves open the config of each article decides."""
        self.fail_on = fail_on
        self.min_severity = min_severity
        self.max_warnings = max_warnings
        self.exit_zero = exit_zero
        self.summary = Summary()
        self.configs: dict[Path | None, Config] = {}  # that governed an article
        self.warnings = 0  # shown or not, where their number is limited
        self.advice: list[str] = []  # about what articles say of themselves, a sentence each
        self.troubles: list[Finding] = []  # why the run ends with 2, as far as articles are the matter
        self._guesses: Counter[str] = Counter()
        self._failed = False
        self._trouble = False

    def levels(self, config: Config) -> Levels:
        """Return the levels that hold for the articles of a config."""
        failing = self.fail_on or config.fail_on
        shown = self.min_severity or config.min_severity
        # `info` is nobody's default: a config that says it means it.
        meant = self.fail_on is not None or (failing == "info" and self.min_severity is None)
        if meant and failing != NEVER and _below(failing, shown):
            shown = failing
        return Levels(shown, failing)

    def shows(self, config: Config, severity: str) -> bool:
        """Tell whether findings of a severity are shown in the articles of a config."""
        return not _below(severity, self.levels(config).shown)

    def over(self, session: Session, articles: Iterable[Article]) -> Iterator[ShownArticle]:
        """Yield what is shown of each article of a session."""
        config: Config | None = None
        for article in articles:
            if article.config is not config:  # mostly it is that of the article before
                config = article.config
                self.configs.setdefault(config.path, config)
                levels = self.levels(config)
                seen, failing = _FROM[levels.shown], _FROM[levels.failing]
                if self.max_warnings is not None:
                    failing -= {"warning"}
            if article.brief is not None:
                yield self._told(article, article.brief, seen, failing)
                continue
            findings = article.findings
            shown = tuple([finding for finding in findings if finding.severity in seen])
            hidden = [finding for finding in findings if finding.severity not in seen]
            if self.max_warnings is not None:
                self.warnings += sum(finding.severity == "warning" for finding in findings)
            if not self._failed:
                self._failed = not failing.isdisjoint([finding.severity for finding in shown])
            if article.failed:
                self._trouble = True
                self.troubles += (finding for finding in article.findings if finding.code in TROUBLE)
            self.summary.add(shown, hidden, article.withheld, article.coverage)
            if hidden and self.min_severity is None:  # --fix would mend these, too
                self.summary.fixable += sum([bool(finding.fixes) for finding in hidden])
            if article.unchanged:
                self.summary.unchanged += sum(each.severity in seen for each in article.unchanged)
            self._note_said(article)
            dropped = () if article.dropped is None else _with_hidden(article.dropped, hidden)
            yield ShownArticle(article.path, shown, article.source, dropped, article.withheld)
        self.summary.rules = len(session.rules_applied)
        tell_who_was_asked(self.summary, session, self.configs.values())
        self.summary.unapplied = partial(_unapplied, session, self.configs)
        self.summary.left_out = [
            each._replace(path=each.path.replace(os.sep, "/")) for each in session.skipped
        ]
        if session.changes is not None:
            self.summary.compared = session.changes.told
            self.summary.untouched = session.changes.untouched
        self._trouble |= any(skipped.failed for skipped in session.skipped)

    def _told(
        self, article: Article, brief: Brief, seen: frozenset[str], failing: frozenset[str]
    ) -> ShownArticle:
        """Return what is shown of an article that is told in brief."""
        shown, hidden = brief, [UNTOLD] * brief.untold
        if self.max_warnings is not None:
            self.warnings += sum(severity == "warning" for _, severity in brief.kinds)
        if "warning" not in seen:
            shown = brief.seen(seen)
            hidden += [severity for _, severity in brief.kinds if severity not in seen]
        if not self._failed:
            self._failed = not failing.isdisjoint([severity for _, severity in shown.kinds])
        fixable = sum(shown.fixable)
        if self.min_severity is None:  # as above
            fixable = sum(brief.fixable) + brief.untold_fixable
        self.summary.add_kinds(shown.kinds, hidden, fixable, article.coverage)
        self._note_said(article)
        return ShownArticle(article.path, (), brief=shown)

    def _note_said(self, article: Article) -> None:
        if article.advice is not None:
            self.advice.append(f"{article.path}: {article.advice}")
        if article.guess is not None:
            self._guesses[article.guess] += 1

    @property
    def too_many_warnings(self) -> bool:
        """Tell whether there are more warnings than allowed."""
        return self.max_warnings is not None and self.warnings > self.max_warnings

    @property
    def exit_code(self) -> int:
        """0: passed, 1: findings, 2: an article could not be read or a rule failed."""
        if self._trouble:
            return 2
        return int(not self.exit_zero and (self._failed or self.too_many_warnings))

    def guesses(self) -> Iterator[str]:
        """Yield sentences on what articles look like of which nobody has said what they are."""
        for profile, number in sorted(self._guesses.items()):
            looking = "1 article looks" if number == 1 else f"{number} articles look"
            them = "it" if number == 1 else "them"
            yield f'{looking} like {_PLURAL[profile]}; set profile = "{profile}" for {them}'

    def config_data(self, request: Request) -> list[dict[str, Any]]:
        """Return what governed the run, command line included, one entry a config."""
        from healthlint.rule.toml_file import shown as shown_path
        from healthlint.run.publications import Publications

        publications = Publications(request.profile, request.jurisdictions, request.preset)
        return [
            {
                "path": shown_path(path) if path is not None else None,
                "select": list(request.select or config.selecting),
                "ignore": [*config.ignoring, *request.ignore],
                "exclude": [*config.exclude, *config.extend_exclude],
                "min_severity": self.levels(config).shown,
                "fail_on": self.levels(config).failing,
                "preset": volume_of(request.preset or config.preset),
                "profile": request.profile or config.profile,
                "jurisdictions": list(dict.fromkeys(publications.laws_of(config))),
                "registry": registry_of(config, request),
            }
            for path, config in self.configs.items()
        ]


def _unapplied(session: Session, configs: Mapping[Path | None, Config]) -> Unapplied:
    from healthlint.app.checking.unapplied import unapplied

    return unapplied(session, configs.values())


_PLURAL = {
    "news": "news",
    "patient-info": "information for patients",
    "clinic": "pages of a clinic",
    "product": "shop pages",
    "press-release": "press releases",
    "blog": "posts of a blog",
}


def _with_hidden(dropped: Iterable[Dropped], hidden: Iterable[Finding]) -> tuple[Dropped, ...]:
    """Return what was dropped together with the findings that weigh too little to be shown."""
    from healthlint.rule.dropped import dropped_finding

    unseen = {(finding.code, finding.offset, finding.end_offset): finding for finding in hidden}
    told = []
    for each in dropped:
        lowered = unseen.pop((each.code, each.offset, each.end_offset), None)
        told.append(each if lowered is None else each._replace(severity=None, detail=f"only {each.severity}"))
    for finding in unseen.values():
        severity = finding.severity
        told.append(
            dropped_finding(finding, "min-severity", f"{severity}, which --min-severity {severity} shows")
        )
    return tuple(sorted(told, key=lambda each: each.order))


def _below(one: str, other: str) -> bool:
    return _RANK[one] > _RANK[other]
