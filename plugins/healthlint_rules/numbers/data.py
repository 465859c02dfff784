"""Where are the tables of analytes and units?"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def read_data(name: str) -> dict[str, Any]:
    """Return a TOML file of the folder words/; raises FileNotFoundError."""
    import tomli

    return tomli.loads(Path(__file__).parent.joinpath("words", name).read_text("utf-8"))
