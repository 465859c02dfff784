"""A run finds the same with what earlier runs have found and without, whatever is edited in between."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from again import CALM, CURE, Run, lint
from declaring import HEAD, TERMS

ARTICLES = ("a.md", "b.md", "blog/c.md", "blog/d.html")
TEXTS = (
    CURE,
    CALM,
    f"---\ncontent_type: product\n---\n\n{CURE}",
    "# Tea\n\n<!-- healthlint: disable-next-line PRO102 until=2030-01-31 -- so -->\nA miracle cure.\n",
    "# 茶\n\n这是一种神药。\n",
    "# Tea\n\nA debug tea and a detox tea. Buy now! Updated 2 March 2021.\n",
    "<p>A miracle cure for <b>all</b> knees.</p>\n",
)
CONFIGS = (
    "",
    'ignore = ["PRO102"]\n',
    'ignore = ["PRO103"]\n',
    'names = ["miracle cure"]\n',
    'rule-paths = ["rules"]\n',
    'rule-paths = ["rules"]\n[per-file."blog/"]\nprofile = "blog"\nseverity = {HOU = "info"}\n',
    'message-language = "zh"\npreset = "strict"\n',
    'today = "2031-01-01"\nmin-severity = "error"\nrule-paths = ["rules"]\n',
    'baseline = "accepted.jsonl"\n',
)
RULES = (
    HEAD + TERMS,
    (HEAD + TERMS).replace("detox", "debug"),
    (HEAD + TERMS).replace("{match}", "{match}!"),
)
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"quoting": True},
    {"telling": True},
    {"guessing": True},
    {"select": ("PRO", "HL")},
    {"message_language": "en", "profile": "clinic"},
)

Step = Callable[[Path, Path], dict[str, Any] | None]


def writing(name: str, text: str, *, secretly: bool = False) -> Step:
    def step(site: Path, _: Path) -> None:
        file = site / name
        before = file.stat() if file.exists() else None
        file.write_text(text, encoding="utf-8")
        if secretly and before is not None:  # as what restores times does
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return step


def removing(name: str) -> Step:
    return lambda site, _: (site / name).unlink(missing_ok=True)


def asking(asked: dict[str, Any]) -> Step:
    return lambda *_: asked


def damaging(at: int, *, cut: bool) -> Step:
    def step(_: Path, cache: Path) -> None:
        for file in cache.glob("results-*"):
            data = file.read_bytes()
            where = at % (len(data) + 1)
            rest = b"" if cut else bytes(each ^ 255 for each in data[where : where + 1]) + data[where + 1 :]
            file.write_bytes(data[:where] + rest)

    return step


STEPS = st.one_of(
    st.builds(writing, st.sampled_from(ARTICLES), st.sampled_from(TEXTS), secretly=st.booleans()),
    st.builds(writing, st.just(".healthlint.toml"), st.sampled_from(CONFIGS), secretly=st.booleans()),
    st.builds(writing, st.just("rules/house.toml"), st.sampled_from(RULES), secretly=st.booleans()),
    st.builds(removing, st.sampled_from(ARTICLES)),
    st.builds(asking, st.sampled_from(ASKED)),
    st.builds(damaging, st.integers(0, 20_000), cut=st.booleans()),
)


def told(run: Run) -> tuple[object, ...]:
    """Return all of a run but how much of it was remembered."""
    return run[:-1]


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with TemporaryDirectory() as folder:
        monkeypatch.setenv("HEALTHLINT_CACHE_DIR", folder)
        yield


@pytest.mark.usefixtures("cache")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=3, max_size=6))
def test_what_is_remembered_changes_no_finding(steps: list[Step]) -> None:
    cache = Path(os.environ["HEALTHLINT_CACHE_DIR"])
    with TemporaryDirectory() as folder:
        site = Path(folder)
        for name in ("blog", "rules"):
            (site / name).mkdir()
        (site / "rules" / "house.toml").write_text(RULES[0], encoding="utf-8")
        for name, text in zip(ARTICLES, TEXTS, strict=False):
            (site / name).write_text(text, encoding="utf-8")
        asked: dict[str, Any] = {}
        lint(site)
        for step in steps:
            asked = step(site, cache) or asked
            assert told(lint(site, **asked)) == told(lint(site, forgetful=True, **asked))
