"""Are the readers and formats that a plugin brings what they should be?

Their names are looked at when plugins are loaded. What they do is watched while they work, and what
goes wrong in them names the plugin: a reader costs its own article (HL902), a format the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from healthlint.run.errors import UsageError
from healthlint.run.failure import failure, shown
from healthlint.run.printing import PrintsToStderr
from healthlint.text.expression import Expression
from healthlint.text.readers import BY_SUFFIX

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding
    from healthlint.run.plugins.discovery import Plugin
    from healthlint.text.model import Document

_SUFFIX = Expression(r"\.[^\W_][\w+~-]*")
_FORMAT = Expression(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_END = object()


class PluginReader:
    """A reader of a plugin, which says whose it is."""

    def __init__(self, plugin: Plugin, suffix: str, function: Callable[[str, str], Document]) -> None:
        self.plugin = plugin
        self.suffix = suffix
        self.function = function

    def __call__(self, source: str, path: str) -> Document:
        """Return the document of a source."""
        return self.function(source, path)

    def __str__(self) -> str:
        return f"the reader for {self.suffix} of {self.plugin}"


class PluginReporter:
    """A format of a plugin; it raises UsageError where that fails or yields what is no text."""

    def __init__(self, plugin: Plugin, name: str, function: Callable[[Iterable[Finding]], Any]) -> None:
        self.plugin = plugin
        self.name = name
        self.function = function

    def __call__(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Yield the report; all findings are gone through, for the exit code depends on them."""
        given = _Findings(findings)
        try:
            with PrintsToStderr():
                pieces = self._pieces(self.function(given))
            while True:
                with PrintsToStderr():
                    piece = next(pieces, _END)
                if piece is _END:
                    break
                if not isinstance(piece, str):
                    raise UsageError(f"{self} yielded {shown(piece)}, which is no text")
                yield piece
        except (UsageError, KeyboardInterrupt, GeneratorExit):
            raise
        except BaseException as error:  # SystemExit, too, is no end of the run
            if given.failure is None:
                raise UsageError(f"{self} failed: {failure(error)}") from error
        given.finish()

    def _pieces(self, report: Any) -> Iterator[Any]:
        if isinstance(report, str):
            return iter((report,))
        if isinstance(report, Iterable) and not isinstance(report, bytes | bytearray | memoryview | Mapping):
            return iter(report)
        raise UsageError(f"{self} returned {shown(report)}, which is no text")

    def __str__(self) -> str:
        return f"the format {self.name} of {self.plugin}"


class _Findings:
    """The findings of a run as a format gets them; remembers what went wrong before they came to it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._rest = iter(findings)
        self._begun = False
        self.failure: Exception | None = None

    def __iter__(self) -> Iterator[Finding]:
        if self._begun:
            raise RuntimeError("the findings can be gone through once; make a list of them first")
        self._begun = True
        return self._walk()

    def _walk(self) -> Iterator[Finding]:
        try:
            for finding in self._rest:  # noqa: UP028  `yield from` would end the run with the format's interest
                yield finding
        except Exception as error:
            self.failure = error
            raise

    def finish(self) -> None:
        """Go through what the format left; raises what the engine raised, even if the format caught it."""
        if self.failure is not None:
            raise self.failure
        for _ in self._rest:
            pass


def readers_of(plugin: Plugin, brought: Any) -> dict[str, PluginReader]:
    """Return what the reader hook of a plugin returned, watched; raises UsageError for a wrong thing."""
    readers = {}
    for suffix, function in _items(plugin, "healthlint_readers", brought, "suffixes"):
        if not (isinstance(suffix, str) and _SUFFIX.fullmatch(suffix) and suffix == suffix.lower()):
            raise UsageError(
                f"{plugin}: healthlint_readers: {shown(suffix)} is no suffix; "
                "write a dot and lower-case signs: '.rst'"
            )
        if suffix in BY_SUFFIX:
            raise UsageError(
                f"{plugin}: healthlint_readers: healthlint reads {suffix} itself; leave that suffix out"
            )
        _must_be_function(plugin, f"healthlint_readers: the reader for {suffix}", function)
        readers[suffix] = PluginReader(plugin, suffix, function)
    return readers


def reporters_of(plugin: Plugin, brought: Any) -> dict[str, PluginReporter]:
    """Return what the format hook of a plugin returned, watched; raises UsageError for a wrong thing."""
    from healthlint.report.formats import BY_NAME

    reporters = {}
    for name, function in _items(plugin, "healthlint_reporters", brought, "format names"):
        if not (isinstance(name, str) and _FORMAT.fullmatch(name)):
            raise UsageError(
                f"{plugin}: healthlint_reporters: {shown(name)} is no name of a format; "
                "write it in kebab case: 'my-format'"
            )
        if name in BY_NAME:
            raise UsageError(
                f"{plugin}: healthlint_reporters: healthlint has the format {name} itself; "
                "give yours another name"
            )
        _must_be_function(plugin, f"healthlint_reporters: the format {name}", function)
        reporters[name] = PluginReporter(plugin, name, function)
    return reporters


def _items(plugin: Plugin, hook: str, brought: Any, keys: str) -> Iterable[tuple[Any, Any]]:
    if not isinstance(brought, Mapping):
        raise UsageError(f"{plugin}: {hook} returned {shown(brought)}, not a mapping of {keys} to functions")
    return brought.items()


def _must_be_function(plugin: Plugin, what: str, function: Any) -> None:
    if not callable(function):
        raise UsageError(f"{plugin}: {what} is {shown(function)}, not a function")
