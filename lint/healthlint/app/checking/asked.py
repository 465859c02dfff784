"""What does the command line ask of a check?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.app.outputs.outputs import Outputs
    from healthlint.run.config.given import GivenConfig


class Asked(NamedTuple):
    """A check as the command line asks for it."""

    paths: tuple[str, ...]
    outputs: Outputs
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: str | None
    fail_on: str | None
    max_warnings: int | None
    exit_zero: bool
    quiet: bool
    verbose: bool
    color: str
    config: GivenConfig | None
    isolated: bool
    disable_plugin: tuple[str, ...]
    stdin_filename: str | None
    jobs: int
    no_cache: bool
    show_dropped: bool
    timings: bool
    message_language: str | None
    profile: str | None
    jurisdictions: tuple[str, ...] | None
    preset: tuple[str, ...] | None
    fix: bool
    diff: bool
    since: str | None
    staged: bool
    changed: bool
    baseline: Path | None
    no_baseline: bool
    write_baseline: bool
    accept_new: bool
    registry: Path | None
    online: bool
    offline: bool
    contact: str | None
    online_budget: float | None
    add_suppressions: bool
    reason: str | None
    until: str | None
    by: str | None
    statistics: bool
    statistics_file: tuple[Path, ...]
