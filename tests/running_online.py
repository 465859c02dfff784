"""How does a test run the whole command against a server of its own?

The policy that lets it do so is an argument of the client, which no option, variable or config can give.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from healthlint.app.cli import run
from healthlint.online import opening
from healthlint.online.cache import FILE, AnswerCache
from healthlint.online.online import Online
from healthlint.online.transport.client import Client
from healthlint.online.transport.clock import Clock
from serving import HERE, PLAIN, Server, StillClock


class Outcome(NamedTuple):
    """What came of a command."""

    code: int
    findings: list[dict[str, Any]]
    report: str  # as it was written
    said: str  # on stderr

    @property
    def codes(self) -> list[str]:
        """Return the codes of the findings about what was looked up, in their order."""
        return [finding["code"] for finding in self.findings]

    def message(self, code: str) -> str:
        """Return the message of the one finding of a code."""
        (finding,) = (finding for finding in self.findings if finding["code"] == code)
        return str(finding["message"])


Check = Callable[..., Outcome]


def opening_at(
    server: Server, clock: Clock, file: Path, timeouts: tuple[float, float] = (5.0, 500.0)
) -> Callable[..., Online]:
    """Return what stands for `open_online`, with the services on this machine.

    By a clock that goes on whenever a thread waits by it, an answer may seem to take minutes.
    """

    def opened(_folder: Path | None, **asked: Any) -> Online:
        cache = AnswerCache(file, clock, replay=asked["offline"])
        if asked["offline"]:
            return Online(None, cache)
        client = Client(
            agent="healthlint/0",
            contact=asked["contact"],
            budget=asked["budget"],
            timeouts=timeouts,
            policy=HERE,
            clock=clock,
            find=server.find,
            chance=lambda: 1.0,
        )
        return Online(client, cache, contact=asked["contact"], ncbi_key=asked["ncbi_key"], endpoints=PLAIN)

    return opened


def checking(
    folder: Path,
    server: Server,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Check:
    """Return what checks the articles of a folder in this process; the arguments are those of `check`."""
    monkeypatch.setattr(opening, "open_online", opening_at(server, clock, folder / "cache" / FILE))
    monkeypatch.chdir(folder)

    def check(*arguments: str, command: str = "check") -> Outcome:
        capsys.readouterr()
        code = run([command, "--output-format", "json", *arguments])
        written = capsys.readouterr()
        findings = json.loads(written.out).get("findings", []) if written.out else []
        return Outcome(code, findings, written.out, written.err)

    return check
