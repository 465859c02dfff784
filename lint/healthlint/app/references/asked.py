"""What does the command line ask of a listing?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.app.outputs.outputs import Outputs
    from healthlint.run.config.given import GivenConfig


class Asked(NamedTuple):
    """A listing as the command line asks for it."""

    paths: tuple[str, ...]
    outputs: Outputs
    verdict: tuple[str, ...]
    listed_only: bool
    registered: bool
    quiet: bool
    verbose: bool
    color: str
    message_language: str | None
    registry: Path | None
    online: bool
    offline: bool
    contact: str | None
    online_budget: float | None
    config: GivenConfig | None
    isolated: bool
    disable_plugin: tuple[str, ...]
    stdin_filename: str | None
