"""What a run takes over from earlier ones changes how long it takes, and nothing else."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text import expression, packaged

ARTICLE = """# A new tea

Studies show that this miracle tea cures diabetes in 90% of people. Stop taking your tablets and drink it.
Buy now! 研究表明，这种神奇的茶百分之百有效，无任何副作用。
"""
PLUGIN = """
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1
WORDS = Terms.read(__name__, "words.toml")


class Tea(Rule):
    \"\"\"The article is about tea.\"\"\"

    code = "TEA101"
    name = "tea"
    message = "{match}"
    severity = "warning"
    sources = ("a book",)
    bad = ("A new ⟦tea⟧.",)
    good = ("A new coat.",)
    terms = WORDS["tea"]


@hookimpl
def healthlint_rules():
    return [Tea]
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with an article, and beside it a plugin of two files and an empty cache."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "tea.md").write_text(ARTICLE, "utf-8")
    package = tmp_path / "plugins" / "tea_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(PLUGIN, "utf-8")
    (package / "words.toml").write_text('[tea]\nen = ["tea"]\n', "utf-8")
    described = tmp_path / "plugins" / "tea_rules-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: tea-rules\nVersion: 1.0\n", "utf-8")
    (described / "entry_points.txt").write_text("[healthlint]\nTEA = tea_rules\n", "utf-8")
    return tmp_path


def command(place: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "healthlint", "check", "tea.md", "-f", "json-lines", "-q", *more]


def environment(place: Path) -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(place / "plugins"), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "HEALTHLINT_CACHE_DIR": str(place / "cache")}


def check(place: Path, *more: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        command(place, *more), cwd=place / "site", env=environment(place), capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def tea(findings: list[dict[str, Any]]) -> list[str]:
    return [finding["message"] for finding in findings if finding["code"] == "TEA101"]


def kept(place: Path) -> set[str]:
    return {file.name.partition("-")[0] for file in (place / "cache").iterdir()}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(cut, id="truncated"),
        pytest.param(lambda data: data[:-9] + b"corrupted", id="corrupt"),
        pytest.param(lambda _: b"{}", id="foreign"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_damaged_cache_is_worked_out_anew(place: Path, damage: Callable[[bytes], bytes]) -> None:
    first = check(place)
    before = kept(place)
    assert {"expressions", "lists", "examined", "plugins", "words"} <= before
    for file in (place / "cache").iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert check(place) == first
    assert check(place) == first
    assert kept(place) == before


def test_files_that_changed_places_are_passed_over(place: Path) -> None:
    first = check(place)
    files = sorted((place / "cache").iterdir())
    contents = [file.read_bytes() for file in files]
    for file, content in zip(files, [*contents[1:], contents[0]], strict=True):
        file.write_bytes(content)
    assert check(place) == first


def test_a_changed_word_list_of_a_plugin_counts_at_once(place: Path) -> None:
    assert set(tea(check(place))) == {"tea"}
    (place / "plugins" / "tea_rules" / "words.toml").write_text('[tea]\nen = ["buy"]\n', "utf-8")
    assert set(tea(check(place))) == {"Buy"}


def test_a_rule_that_has_come_to_be_wrong_is_found_out_at_once(place: Path) -> None:
    check(place)
    check(place)
    module = place / "plugins" / "tea_rules" / "__init__.py"
    module.write_text(PLUGIN.replace('severity = "warning"', 'severity = "fearful"'), "utf-8")
    done = subprocess.run(
        command(place),
        cwd=place / "site",
        env=environment(place),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "TEA101 tea: its severity is 'fearful'" in done.stderr


def test_a_changed_config_counts_at_once(place: Path) -> None:
    assert tea(check(place))
    (place / "site" / ".healthlint.toml").write_text('ignore = ["TEA101"]\n', "utf-8")
    assert not tea(check(place))


def test_without_a_cache_nothing_is_read_or_written(place: Path) -> None:
    first = check(place, "--no-cache")
    assert not (place / "cache").exists()
    check(place)
    files = {file: file.read_bytes() for file in (place / "cache").iterdir()}
    for file in files:
        file.write_bytes(b"not read")
    assert check(place, "--no-cache") == first
    assert {file.read_bytes() for file in (place / "cache").iterdir()} == {b"not read"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_may_only_be_read_is_no_error(place: Path) -> None:
    first = check(place)
    folder = place / "cache"
    for file in folder.iterdir():
        file.unlink()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert check(place) == first
    finally:
        folder.chmod(stat.S_IRWXU)


def test_a_cache_that_cannot_be_made_is_no_error(place: Path) -> None:
    (place / "cache").write_text("in the way")
    assert check(place) == check(place, "--no-cache")


def test_runs_at_once_share_a_cache(place: Path) -> None:
    runs = [
        subprocess.Popen(
            command(place),
            cwd=place / "site",
            env=environment(place),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    reports = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [1, 1, 1], reports
    assert len({out for out, _ in reports}) == 1
    assert [json.loads(line) for line in reports[0][0].splitlines()] == check(place)


@pytest.fixture
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process know of no expression and no list; what it works out is forgotten afterwards."""
    for module, name in (
        (expression, "_kept"),
        (expression, "_compiled"),
        (packaged, "_kept"),
        (packaged, "_new"),
    ):
        monkeypatch.setattr(module, name, {})


SELECTORS = st.lists(st.sampled_from(["ALL", "PRO", "CIT1", "CLM101", "BAL", "hype-term", "TRN"]), max_size=3)


@pytest.mark.usefixtures("_cold")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    select=SELECTORS,
    ignore=SELECTORS,
    preset=st.sampled_from([None, ("strict",)]),
    profile=st.sampled_from([None, "clinic", "product"]),
    law=st.sampled_from([None, ("CN",), ("US",)]),
)
def test_findings_are_the_same_with_and_without_it(
    tmp_path_factory: pytest.TempPathFactory,
    select: list[str],
    ignore: list[str],
    preset: tuple[str, ...] | None,
    profile: str | None,
    law: tuple[str, ...] | None,
) -> None:
    folder = tmp_path_factory.getbasetemp() / "plan-articles"
    folder.mkdir(exist_ok=True)
    (folder / "tea.md").write_text(ARTICLE, "utf-8")
    request = Request(
        paths=(str(folder),),
        isolated=True,
        select=tuple(select),
        ignore=tuple(ignore),
        preset=preset,
        profile=profile,
        jurisdictions=law,
        jobs=1,
    )
    reports: list[list[object]] = []
    for cached in (False, True, True):
        session = Session(request._replace(cached=cached))
        try:
            reports.append([article.findings for article in session.lint()])
        except UsageError as error:
            reports.append([str(error)])
        session.remember()
    assert reports[0] == reports[1] == reports[2]
