"""What does SARIF say about the tool, its plugins and their rules?

The engine's own rules and those that come with it are the driver's. Each plugin of somebody else is an
extension, and so are the rules that the repository declares itself, all together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from healthlint.report.base import DescribedRule
from healthlint.report.sarif.messages import message
from healthlint.report.sarif.pages import page_of
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.rule.finding import Confidence, Finding, Severity

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_URGENCY: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
_PRECISION: dict[Confidence, str] = {"high": "high", "medium": "medium", "low": "low"}
_DRIVER = "healthlint"
_OWN_RULES = "rules of this repository"
# What semver.org calls a version; a Python one may be something else.
_SEMANTIC = Expression(
    r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?"
)


class Components:
    """The tool of a run, to which results refer; a rule that nobody has described is added as it occurs."""

    def __init__(self, tool: dict[str, Any], rules: Sequence[DescribedRule]) -> None:
        """Take what a report says about its tool, and its rules."""
        versions = {_DRIVER: tool.get("version", "")}
        versions |= {plugin["distribution"]: plugin["version"] for plugin in tool.get("plugins", ())}
        self._versions: dict[str, str] = versions
        self._driver = _component(_DRIVER, versions[_DRIVER])
        self._extensions: dict[str, dict[str, Any]] = {}
        self._places: dict[str, tuple[int | None, int]] = {}  # extension, and the rule's place in it
        for rule in rules:
            self._add(rule)

    def reference(self, finding: Finding) -> dict[str, Any]:
        """Return the properties by which a result names its rule."""
        if finding.code not in self._places:
            summary = finding.name.replace("-", " ").capitalize()
            self._add(
                DescribedRule(finding.code, finding.name, finding.severity, finding.confidence, summary, "")
            )
        extension, number = self._places[finding.code]
        if extension is None:
            return {"ruleId": finding.code, "ruleIndex": number}
        component = {"index": extension}
        return {
            "ruleId": finding.code,
            "rule": {"id": finding.code, "index": number, "toolComponent": component},
        }

    def as_data(self) -> dict[str, Any]:
        """Return the tool object."""
        tool: dict[str, Any] = {"driver": self._driver}
        if self._extensions:
            tool["extensions"] = list(self._extensions.values())
        return tool

    def _add(self, rule: DescribedRule) -> None:
        if rule.code in self._places:  # two configs declare it, each in its own way
            return
        if rule.owner == _DRIVER:
            component, number = self._driver, None
        else:
            name = rule.owner if rule.owner in self._versions else _OWN_RULES
            component = self._extensions.setdefault(name, _component(name, self._versions.get(name, "")))
            number = list(self._extensions).index(name)
        self._places[rule.code] = number, len(component["rules"])
        component["rules"].append(_descriptor(rule))


def _component(name: str, version: str) -> dict[str, Any]:
    component: dict[str, Any] = {"name": name}
    if version:
        component["version"] = version
    if _SEMANTIC.fullmatch(version):
        component["semanticVersion"] = version
    return {**component, "rules": []}


def _descriptor(rule: DescribedRule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": message(rule.summary, rule.name),
        "fullDescription": message(rule.why, rule.summary or rule.name),
        "help": page_of(rule),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": _PRECISION[rule.confidence],
            "problem.severity": _URGENCY[rule.severity],
            "tags": ["health-content", rule.code.rstrip("0123456789")],
        },
    }
