"""Where was this healthlint installed from, so that pre-commit can install it from there too?"""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

_VERSION = Expression(r"v?\d+(?:\.\d+)+\S*")
_COMMIT = Expression(r"[0-9a-f]{40}")


class Origin(NamedTuple):
    """A repository that others reach as well, and what to check out of it."""

    url: str
    rev: str


def origin() -> Origin | None:
    """Return the repository that pip installed healthlint from, as the installation tells (PEP 610).

    None where it came from an index, a file or a folder, or where only this machine or user gets at it.
    """
    try:
        written = distribution("healthlint").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    if not written:
        return None
    try:
        return origin_in(json.loads(written))
    except ValueError:
        return None


def origin_in(direct_url: Any) -> Origin | None:
    """Return what the content of a direct_url.json says.

    A tag is taken as it is; of a branch, which moves, the commit that was installed.
    """
    if not isinstance(direct_url, dict) or not isinstance(direct_url.get("vcs_info"), dict):
        return None
    info, url = direct_url["vcs_info"], str(direct_url.get("url", ""))
    parts = urlsplit(url)
    if info.get("vcs") != "git" or parts.scheme not in ("https", "http", "ssh", "git") or parts.password:
        return None
    if parts.scheme.startswith("http") and parts.username:  # a token, most likely
        return None
    wanted, commit = str(info.get("requested_revision") or ""), str(info.get("commit_id") or "")
    rev = wanted if _VERSION.fullmatch(wanted) else commit
    if not (_VERSION.fullmatch(rev) or _COMMIT.fullmatch(rev)) or re.search(r"[\s'\"#]", url):
        return None
    return Origin(url, rev)
