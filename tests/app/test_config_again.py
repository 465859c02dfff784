"""What `config show` prints means what it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint.app.settings.page import key_in_toml, page_of, toml
from healthlint.app.settings.standing import Standing
from healthlint.run.config.config import FIELDS, Config
from healthlint.run.config.configs import Configs

OPTIONS: dict[str, Any] = {
    **dict.fromkeys(("config", "profile", "jurisdictions", "preset", "message_language")),
    **dict.fromkeys(("fail_on", "min_severity")),
    **dict.fromkeys(("disable_plugin", "select", "ignore"), ()),
    "isolated": False,
}
CODES = st.sampled_from(["PRO", "PRO101", "miracle-term", "HL912", "cta1", "ALL"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6).filter(str.strip)
PATTERNS = st.sampled_from(["诊所/**", "a b/*.md", "/x.md", 'quo"ted/', "back\\slash"])
LAWS = st.lists(st.sampled_from(["UK", "CN", "TW"]), max_size=2)
SEVERITIES = st.sampled_from(["error", "warning", "info"])
OF_FILES = {
    "profile": st.sampled_from(["clinic", "blog"]),
    "jurisdictions": LAWS,
    "select": st.lists(CODES, max_size=2),
    "ignore": st.lists(CODES, min_size=1, max_size=2),
    "severity": st.dictionaries(CODES, SEVERITIES, min_size=1, max_size=2),
    "disclaimer_provided_by": st.just("template"),
    "max-age-months": st.integers(1, 99),
}
OF_ALL = {
    **OF_FILES,
    "extend-select": st.lists(CODES, max_size=2),
    "extend_ignore": st.lists(CODES, max_size=2),
    "exclude": st.lists(PATTERNS, max_size=2),
    "extend-exclude": st.lists(PATTERNS, max_size=2),
    "names": st.lists(TEXTS, max_size=3),
    "preset": st.sampled_from(["strict", "uk", ["strict", "EU"], []]),
    "min-severity": SEVERITIES,
    "fail-on": SEVERITIES,
    "per-file": st.dictionaries(
        PATTERNS, st.fixed_dictionaries({}, optional=OF_FILES).filter(bool), max_size=2
    ),
}
TABLES = st.fixed_dictionaries({}, optional=OF_ALL)


@contextmanager
def _at(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield


def _text(table: dict[str, Any]) -> str:
    return "".join(f"{key_in_toml(key)} = {toml(value)}\n" for key, value in table.items())


def _meant(config: Config) -> dict[str, Any]:
    said = {key: getattr(config, key) for key in FIELDS}
    for key in ("path", "extends", "files", "origins", "settings"):
        del said[key]
    levels = (config.min_severity, config.fail_on)
    return {**said, "jurisdictions": set(config.laws), "preset": set(config.preset) | {"recommended"}} | {
        # A run that fails on what it does not show shows it; this is said outright.
        "min_severity": max(levels, key=["error", "warning", "info"].index)
        if config.fail_on == "info"
        else config.min_severity,
        "severity": list(config.severity.items()),
        "per_file": [
            each._replace(settings={}, severity=list(each.severity.items())) for each in config.per_file
        ],
        "options": [config.settings.get("max-age-months", 36)]
        + [each.settings.get("max-age-months") for each in config.per_file],
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES, TABLES)
def test_what_is_printed_can_be_read_again_and_means_the_same(
    tmp_path: Path, house: dict[str, Any], own: dict[str, Any]
) -> None:
    with _at(tmp_path):
        Path(".git").mkdir(exist_ok=True)
        Path("house.toml").write_text(_text(house), encoding="utf-8")
        config = Path(".healthlint.toml")
        config.write_text(_text({"extends": ["house.toml"], **own}), encoding="utf-8")
        standing = Standing(".", OPTIONS)
        page = "".join(page_of(standing))
        config.write_text(page, encoding="utf-8")
        again = Configs(standing.session.options).of(".")
    assert _meant(again) == _meant(standing.config)
