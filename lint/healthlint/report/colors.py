"""Which colour has what?"""

from __future__ import annotations

from typing import Any

_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "path": {"bold": True},
    "frame": {"fg": "blue"},
    "faint": {"dim": True},
}


def styled(role: str, text: str) -> str:
    """Return a text in the colours of its role, ended where it ends."""
    import click

    return click.style(text, **_STYLES[role])


def plain(text: str) -> str:
    """Return what stands between coloured parts, drawn back."""
    return styled("faint", text)
