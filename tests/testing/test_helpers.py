"""Do the helpers do what tests of a plugin need?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.rule.declared import rules_in
from healthlint.testing import check_example, check_examples, examples_of, findings_of, marked_by
from house import house_rule, write
from testing.probes import probe

GOOD = probe(["A ⟦probe⟧.", "一个⟦探针⟧。"], "A rope.", terms={"en": ["probe"], "zh": ["探针"]})
WRONG = probe("A ⟦prob⟧.", "A rope.", terms={"en": ["probe"]})

pytest_plugins = ("pytester",)


def test_examples_have_readable_ids() -> None:
    assert list(map(str, examples_of(GOOD))) == ["PRB101-bad-1", "PRB101-bad-2", "PRB101-good-1"]


@pytest.mark.parametrize("given", [GOOD, type(GOOD), [GOOD], iter([type(GOOD)])])
def test_rules_are_given_as_instances_or_classes_one_or_several(given: object) -> None:
    assert len(examples_of(given)) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("example", examples_of(GOOD), ids=str)
def test_an_example_as_marked_passes(example: object) -> None:
    check_example(example)  # type: ignore[arg-type]


def test_an_example_that_differs_fails_with_the_explanation_of_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = house_rule().replace("A ⟦detox⟧ tea.", "A ⟦detx⟧ tea.")
    (rule,) = rules_in(write(tmp_path / "rules" / "house.toml", text))

    with pytest.raises(AssertionError) as caught:
        check_examples(rule)

    assert str(caught.value).splitlines() == [
        "rules/house.toml:7: HOU101 no-detox: bad[1] differs",
        "  expected: A ⟦detx⟧ tea.",
        "              ^^^^^^",
        "  found:    A detx tea.",
        "              ^^^^",
        '  “detx”: no term of the rule finds it; the nearest is terms.en[1] "detox"',
    ]


def test_all_examples_that_differ_are_told_at_once() -> None:
    rule = probe(["A ⟦prob⟧.", "A ⟦prbe⟧."], "A probe.", terms={"en": ["probe"]})

    with pytest.raises(AssertionError) as caught:
        check_examples(type(rule))

    labels = [line.rpartition(": ")[2] for line in str(caught.value).splitlines() if line[:1] != " "]
    assert labels == ["bad[1] differs", "bad[2] differs", "good[1] differs"]


def test_what_a_rule_raises_is_not_taken_for_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = probe("A ⟦probe⟧.", terms={"en": ["probe"]})
    monkeypatch.setattr(type(rule), "check", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        check_examples(rule)


def test_findings_and_marks_are_those_of_the_rule() -> None:
    assert [(each.line, each.text) for each in findings_of(GOOD, "A rope.\n\nA probe.")] == [(3, "probe")]
    assert marked_by(WRONG, "A ⟦rope⟧ and a probe.") == "A rope and a ⟦probe⟧."
    assert marked_by(GOOD, "<p>A <b>probe</b></p>", "html") == "<p>A <b>⟦probe⟧</b></p>"


def test_the_helpers_serve_pytest_as_the_documentation_shows(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        '''
        import pytest
        from healthlint import Rule, Terms
        from healthlint.testing import check_example, check_examples, examples_of, uncovered

        class Probe(Rule):
            """A probe is named."""
            code = "PRB301"
            name = "probe"
            message = "no"
            sources = ["none"]
            bad = ["A ⟦probe⟧.", "A ⟦prob⟧."]
            good = ["A rope."]
            terms = Terms(en=["probe", "kettle"])

        RULES = [Probe]

        @pytest.mark.parametrize("example", examples_of(RULES), ids=str)
        def test_examples_are_as_marked(example):
            check_example(example)

        def test_each_term_has_an_example():
            assert not uncovered(RULES)
        '''
    )

    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*test_examples_are_as_marked?PRB301-bad-2?*",
            "*no term of the rule finds it*",
            "*kettle*",
        ]
    )
