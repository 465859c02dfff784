"""The services are opened with a contact, a budget and a cache, and need nothing while they are not asked."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from healthlint.online.answers import Unchecked
from healthlint.online.opening import agent, open_online
from healthlint.online.transport.faults import MissingExtraError


def test_the_program_introduces_itself_by_its_version() -> None:
    assert re.fullmatch(r"healthlint/\d+(\.\w+)*", agent())


@pytest.mark.parametrize(
    "contact",
    ["desk", "desk@", "a@b", "desk@herbs.example\r\nX: y", "a b@herbs.example", "desk@herbs.example, b@c.de"],
)
def test_a_contact_that_is_no_address_is_an_error(contact: str) -> None:
    with pytest.raises(ValueError, match="e-mail"):
        open_online(None, contact=contact)


def test_without_its_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'healthlint\[online\]'"):
        open_online(None)


@pytest.mark.parametrize("version", ["1.26.20", "2.1.0"])
def test_a_library_that_is_too_old_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: version)
    with pytest.raises(MissingExtraError):
        open_online(None)


def test_a_replay_needs_no_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with open_online(tmp_path, offline=True) as replay:
        answer = replay.pmid("31234567")
    assert isinstance(answer, Unchecked)
    assert answer.cause == "offline"


PROGRAM = """
import sys
from healthlint.online.opening import open_online
with open_online(None) as online:
    print(sorted({"urllib3", "ssl", "http.client"} & set(sys.modules)))
"""


def test_nothing_of_the_network_is_loaded_before_something_is_asked() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
