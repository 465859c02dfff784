"""The page of each family lies beside its rules and says what they declare.

After a wanted change: `pytest tests/app/test_manual.py --update-reports`, and read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.app.cli import run
from healthlint.run.plugins.installed import load_plugins

FAMILIES = [
    (plugin.family, plugin.module.rpartition(".")[2])
    for plugin in load_plugins().plugins
    if plugin.module.startswith("healthlint_rules.")
]


def page_of(family: str, capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    run(["explain", family, "--isolated"])
    return capfdbinary.readouterr().out.decode()


@pytest.mark.parametrize(("family", "folder"), FAMILIES)
def test_the_page_of_a_family_lies_beside_its_rules(
    family: str,
    folder: str,
    repository: Path,
    request: pytest.FixtureRequest,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    page = page_of(family, capfdbinary)
    kept = repository / "plugins" / "healthlint_rules" / folder / "RULES.md"
    if request.config.getoption("--update-reports"):
        kept.write_text(page, encoding="utf-8", newline="\n")
    assert page == kept.read_text("utf-8")


def test_a_page_names_each_rule_with_its_reason_and_examples(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    page = page_of("SAF", capfdbinary)
    for rule in load_plugins().rules:
        if rule.code.startswith("SAF"):
            assert f"\n## {rule.code} {rule.name}\n\n{rule().summary}\n" in page
            assert rule().reason in page
            assert all(example in page for example in (*rule.bad, *rule.good))
            assert all(f"- {source}\n" in page for source in rule.sources)


def test_the_page_of_a_family_is_known_in_small_letters_too(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert page_of("saf", capfdbinary) == page_of("SAF", capfdbinary)
