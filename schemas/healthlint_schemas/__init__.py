"""JSON Schemas as data: the config and the report."""

from __future__ import annotations

import json
import os
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """Return a schema (JSON Schema, Draft 2020-12) such as `config`; raises FileNotFoundError."""
    # importlib.resources takes longer to import than a config takes to be checked.
    path = os.path.join(os.path.dirname(__file__), f"{name}.schema.json")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        loaded: dict[str, Any] = json.load(file)
    return loaded
