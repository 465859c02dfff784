"""JSON Schemas as data: the config and the report."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """Return a schema (JSON Schema, Draft 2020-12) such as `config`; raises FileNotFoundError."""
    loaded: dict[str, Any] = json.loads(files(__name__).joinpath(f"{name}.schema.json").read_text("utf-8"))
    return loaded
