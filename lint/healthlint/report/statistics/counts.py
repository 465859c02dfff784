"""What was found in many articles, as figures?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.report.statistics.tally import Tally
from healthlint.rule.finding import TROUBLE, letters_of

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding

UNREADABLE = "HL902"
_MOST_FILES = 1_000  # each is met once, so that the first ones are exact


class RuleKey(NamedTuple):
    """A rule, with the severity that some of its findings have."""

    code: str
    name: str
    severity: str


class Counts:
    """The figures of a run; those of its parts can be added up, in any order."""

    def __init__(self) -> None:
        self.articles = 0  # met, readable or not
        self.unreadable = 0
        self.with_findings = 0
        self.rules: Counter[RuleKey] = Counter()  # findings
        self.rule_articles: Counter[str] = Counter()  # by code: articles with a finding of the rule
        self.family_articles: Counter[str] = Counter()
        self.languages = Tally()  # of the words that were found
        self.sites = Tally()  # by host
        self.files = Tally(_MOST_FILES)

    def add(self, path: str, findings: Sequence[Finding], site: str = "") -> None:
        """Count an article; `site` is the host that it was read from, where that is known."""
        self.articles += 1
        if not findings:
            return
        self.with_findings += 1
        languages: Counter[str] = Counter()
        for finding in findings:
            self.rules[RuleKey(finding.code, finding.name, finding.severity)] += 1
            if finding.code not in TROUBLE:  # which is about no words
                languages[finding.language] += 1
        codes = {finding.code for finding in findings}
        self.unreadable += UNREADABLE in codes
        self.rule_articles.update(codes)
        self.family_articles.update({letters_of(code) for code in codes})
        for language, count in languages.items():
            self.languages.add(language, count)
        if site:
            self.sites.add(site, len(findings))
        self.files.add(path, len(findings))

    def take(self, other: Counts) -> None:
        """Count what another has counted."""
        self.articles += other.articles
        self.unreadable += other.unreadable
        self.with_findings += other.with_findings
        self.rules.update(other.rules)
        self.rule_articles.update(other.rule_articles)
        self.family_articles.update(other.family_articles)
        for mine, theirs in (
            (self.languages, other.languages),
            (self.sites, other.sites),
            (self.files, other.files),
        ):
            mine.take(theirs)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.rules.total()

    def severities(self) -> Counter[str]:
        """Return how many findings there are of each severity."""
        found: Counter[str] = Counter()
        for key, count in self.rules.items():
            found[key.severity] += count
        return found

    def families(self) -> dict[str, Counter[str]]:
        """Return how many findings of each severity each family has."""
        found: dict[str, Counter[str]] = {}
        for key, count in self.rules.items():
            found.setdefault(letters_of(key.code), Counter())[key.severity] += count
        return found

    def by_rule(self) -> dict[tuple[str, str], Counter[str]]:
        """Return how many findings of each severity each rule has, by code and name."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for key, count in self.rules.items():
            found.setdefault((key.code, key.name), Counter())[key.severity] += count
        return found

    def data(self) -> dict[str, Any]:
        """Return all figures as JSON knows them."""
        return {
            "articles": self.articles,
            "unreadable": self.unreadable,
            "with_findings": self.with_findings,
            "rules": [[*key, count] for key, count in self.rules.items()],
            "rule_articles": dict(self.rule_articles),
            "family_articles": dict(self.family_articles),
            "languages": self.languages.data(),
            "sites": self.sites.data(),
            "files": self.files.data(),
        }

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> Counts:
        """Return the figures that `data` has told."""
        counts = cls()
        counts.articles = data["articles"]
        counts.unreadable = data["unreadable"]
        counts.with_findings = data["with_findings"]
        for code, name, severity, count in data["rules"]:
            counts.rules[RuleKey(code, name, severity)] = count
        counts.rule_articles = Counter(data["rule_articles"])
        counts.family_articles = Counter(data["family_articles"])
        counts.languages = Tally.of_data(data["languages"])
        counts.sites = Tally.of_data(data["sites"])
        counts.files = Tally.of_data(data["files"], _MOST_FILES)
        return counts
