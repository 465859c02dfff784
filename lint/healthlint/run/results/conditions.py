"""What does the result of an article depend on, besides what the article holds?

On what is asked, on the config that governs it, on the rules and what they are made of, on the registry,
the interpreter and the day. Where one of these cannot be told, nothing is remembered. The day counts always:
rules of strangers look at the clock without saying so.
"""

from __future__ import annotations

import datetime
import os
import sys
import time
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import TomlFileError
from healthlint.run.config.config import FIELDS
from healthlint.run.errors import UsageError
from healthlint.run.results.contents import ChangedError, TooMuchError, digest_of
from healthlint.run.today import today
from healthlint.text.stamp import stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.run.config.config import Config
    from healthlint.run.request import Request
    from healthlint.run.results.contents import Contents
    from healthlint.run.session import Session

FORM = 4  # raised when results are written otherwise
# What a config says that changes nothing of what is found in an article: what is shown of it and what fails,
# which files are articles, and whence the config is. A number for its variant is one of this run alone.
_NO_MATTER = frozenset(
    "min_severity fail_on exclude extend_exclude extends required_plugins contact files origins"
    " variant".split()
)


def kind_of(request: Request) -> str:
    """Return a name for runs that ask for the same in the same folder; each kind has a file of its own."""
    return _digest(
        FORM,
        sys.implementation.cache_tag,
        os.getcwd(),  # noqa: PTH109
        request.select,
        request.ignore,
        request.disable_plugins,
        request.profile,
        request.jurisdictions,
        request.preset,
        request.message_language,
        request.telling,
        request.guessing,
        request.baselined,
        request.baseline is not None,
        str(request.registry),
    ).hex()


class Conditions:
    """The digests of what results depend on, one a config."""

    def __init__(self, session: Session, contents: Contents, environment: bytes) -> None:
        """Take the run, what files hold, and the digest of the plugins."""
        self._session = session
        self._contents = contents
        self._known: dict[object, bytes | None] = {}
        self._environment = environment.hex()

    def of(self, config: Config) -> bytes | None:
        """Return the digest for the articles of a config; None where their results must not be remembered."""
        key = (config.path, config.covering)
        if key not in self._known:
            try:
                self._known[key] = self._of(config)
            except (OSError, TooMuchError, ChangedError, TomlFileError, UsageError):
                self._known[key] = None
            self._contents.remember()
        return self._known[key]

    def _of(self, config: Config) -> bytes | None:
        said = [(name, repr(getattr(config, name))) for name in FIELDS if name not in _NO_MATTER]
        registry = self._registry(config)
        if registry is None:
            return None
        return _digest(self._environment, said, self._rule_files(config), registry, _days(config))

    def _rule_files(self, config: Config) -> list[tuple[str, str]]:
        if not config.rule_paths:
            return []
        from healthlint.rule.declared.load import rule_files

        paths: Iterable[str] = (file for item in config.rule_paths for file in rule_files(config.root / item))
        return [(path, self._contents.of(path, self._session.begun)) for path in paths]

    def _registry(self, config: Config) -> str | None:
        """Return what tells the registry of a config from others, empty where there is none.

        None: it has just been written, and its times do not tell it from what is written next.
        """
        request = self._session.request
        path = request.registry
        if path is None:
            if config.registry is None:
                return ""
            path = config.root / config.registry
        seen, stamp = time.time_ns(), stamp_of(str(path))
        if stamp is None or not stamp.settled(seen):
            return None
        return repr((os.path.abspath(path), stamp, self._session.looking_up.infos.get(path)))  # noqa: PTH100


def _days(config: Config) -> tuple[str, str]:
    """Return the day that rules are to go by, and that of the clock where none is given."""
    day = today(config)
    given = config.settings.get("today") or os.environ.get("SOURCE_DATE_EPOCH", "").isdecimal()
    return str(day), "" if given else str(datetime.date.today())


def _digest(*parts: object) -> bytes:
    return digest_of(repr(parts).encode("utf-8", "surrogatepass"))
