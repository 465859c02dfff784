"""A run keeps no document that it has done with, and takes none from a stranger who may."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from distributions import install
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text.lines import Lines
from healthlint.text.prose import OffsetTable

TEXT = "# Tea\n\nA miracle cure for all knees, a nurse wrote [1]. It costs 3 pence.\n\n> 神药。\n"
KEEPING = """
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1


class Keeping(Rule):
    '''Two articles begin alike.'''

    code = "KEE101"
    name = "begun-alike"
    message = "“{match}” begins like an earlier article"
    sources = ["House style, page 4"]
    bad = ["The ⟦kettle⟧ boils."]
    good = ["The cup is full."]
    terms = Terms(en=["knees"])
    first = None

    def check(self, document):
        cls = type(self)
        if cls.first is None:
            cls.first = document
        elif cls.first.blocks[0].text == document.blocks[0].text and cls.first.matches(self):
            for match in document.matches(self):
                yield from self.report(match)


@hookimpl
def healthlint_rules():
    return [Keeping]
"""


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def living(*kinds: type) -> int:
    return sum(type(each) in kinds for each in gc.get_objects())


@pytest.mark.usefixtures("no_collector")
def test_a_document_goes_with_its_parts_before_the_collector_comes() -> None:
    session = Session(Request(paths=("tea.md",), isolated=True))
    session.lint_text(TEXT, "tea.md")
    before = living(Lines, OffsetTable)
    for number in range(3):
        assert session.lint_text(TEXT, f"tea-{number}.md").findings
    assert living(Lines, OffsetTable) == before


def test_a_rule_of_a_stranger_can_read_the_document_of_an_earlier_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    ours = [*entry_points(group="healthlint")]
    monkeypatch.syspath_prepend(site)
    theirs = install(site, "keeping", "1.0", "KEE", "keeping_documents", KEEPING)
    invalidate_caches()
    try:
        installed = load_plugins([*ours, *theirs])
        session = Session(Request(paths=("tea.md",), isolated=True, select=("KEE",)), installed)
        assert not session.lint_text(TEXT, "first.md").findings
        (finding,) = session.lint_text(TEXT, "second.md").findings
    finally:
        sys.modules.pop("keeping_documents", None)
    assert finding.message == "“knees” begins like an earlier article"
