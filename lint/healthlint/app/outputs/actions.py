"""Is this a step of a GitHub Actions workflow, and where does it keep its summary?

What the runner says of itself: docs.github.com/actions, "Variables reference".
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def on_actions(environ: Mapping[str, str]) -> bool:
    """Tell whether GitHub Actions runs this."""
    return environ.get("GITHUB_ACTIONS", "").lower() == "true"


def step_summary(environ: Mapping[str, str]) -> Path | None:
    """Return the file whose Markdown stands on the page of the run; each step appends to its own.

    A container that was not given the folder of that file has none.
    """
    path = environ.get("GITHUB_STEP_SUMMARY")
    return Path(path) if path and Path(path).parent.is_dir() else None
