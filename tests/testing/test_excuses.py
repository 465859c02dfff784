"""Does what excuses a match agree with what the engine reports?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint import Rule
from healthlint.rule.marks import unmarked
from healthlint.run.plugins.installed import load_plugins
from healthlint.testing import examples_of
from healthlint.testing.excuses import Excuses
from healthlint.testing.lists import reported_lists
from healthlint.testing.trial import trial_of
from testing.probes import probe

BUILT_IN = [rule for rule in load_plugins().rules if reported_lists(rule())]


def disagreements(rule: Rule | type[Rule], text: str) -> list[str]:
    trial = trial_of(rule)
    document = trial.document(text)
    reported = {(each.offset, each.end_offset) for each in trial.findings(document)}
    excuses = Excuses(trial.rule, document)
    told: list[str] = []
    seen: set[tuple[int, int]] = set()
    for name in reported_lists(trial.rule) or ():
        for match in document.matches(trial.rule, name):
            excuse = excuses.of(match, name)
            if (excuse is None) is not (match.span in reported) and match.span not in seen:
                told.append(f"{match} of {name!r} in {match.sentence}: {excuse}")
            seen.add(match.span)
    return told


@pytest.mark.parametrize("rule", BUILT_IN, ids=lambda rule: rule.code)
def test_the_built_in_rules_report_what_nothing_excuses(rule: type[Rule], repository: Path) -> None:
    texts = [unmarked(example.text) for example in examples_of(rule)]
    texts += [path.read_text("utf-8") for path in sorted((repository / "examples").glob("*.md"))]

    assert [told for text in texts for told in disagreements(rule, text)] == []


def test_a_rule_with_all_conditions_reports_what_nothing_excuses() -> None:
    rule = probe(
        "⟦probe⟧",
        terms={"en": ["long probe"], "zh": ["探针"]},
        mild={"en": ["probe", "kettle"]},
        ordinary={"en": ["fine"]},
        company={"en": ["cream"]},
        unless={"en": ["tame"]},
        unless_in="paragraph",
        requires={"en": ["ask a nurse"], "in": "section"},
        scope=["paragraph", "~references"],
        languages=["en"],
        ignore_statuses=["quoted"],
        context="claim",
        per="match",
    )
    text = (
        "# A long probe\n\nA long probe and a kettle. A fine cream, and not a probe. 一个探针。\n\n"
        "- A probe\n\nA fine day. A tame long probe.\n\n## More\n\nAsk a nurse. A long probe.\n\n"
        '## Then\n\n"A long probe," said Ines Falk. A fine cream is a probe.\n\n## References\n\nA probe.\n'
    )

    assert disagreements(rule, text) == []
