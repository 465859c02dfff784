"""By what is it known that a command is the one whose run was stopped?"""

from __future__ import annotations

import hashlib
import inspect
import json
import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source
    from healthlint.arrow.engine import Engine, Options
    from healthlint.arrow.record import Columns


def identity_of(
    inputs: Sequence[str], sources: Iterable[Source], columns: Columns, options: Options, engine: Engine
) -> dict[str, Any]:
    """Return what findings depend on, as JSON knows it; each key is called as a message calls it.

    How many processes there are makes no difference, nor does the day: a run may last over midnight.
    """
    from importlib.metadata import version

    asked = options.request._replace(jobs=0, cached=True, trusted=False)
    identity: dict[str, Any] = {
        "inputs": [_digest(inputs), _digest(sources)],
        "columns": _digest(columns),
        "options": _digest([*asked, options.min_severity]),
        "config": _digest(_settled(engine)),
        "plugins": _digest(
            [(str(plugin), plugin.version) for plugin in engine.installed.plugins] + _rules_of(engine)
        ),
        "healthlint": version("healthlint"),
    }
    return identity


def _settled(engine: Engine) -> list[Any]:
    """Return what the config says, and of which content the file is in which references are looked up."""
    config = engine.config
    registries = [engine.request.registry, config.registry and config.root / config.registry]
    return [repr(config), [_state(str(path)) for path in registries if path]]


def _rules_of(engine: Engine) -> list[Any]:
    """Return where the rules are declared, and when that was last changed."""
    files = set()
    for rule in engine.rulebook.of(engine.config):
        files.add(rule.origin or "")
        try:
            files.add(inspect.getfile(rule))
        except (TypeError, OSError):  # made by a program
            files.add(f"{rule.__module__}.{rule.__qualname__}")
    return sorted(_state(file) for file in files)


def _state(path: str) -> list[Any]:
    try:
        state = os.stat(path)  # noqa: PTH116  it may be no path at all
    except (OSError, ValueError):
        return [path, 0, 0]
    return [path, state.st_size, state.st_mtime_ns]


def _digest(value: Any) -> str:
    told = json.dumps(value, default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:16]
