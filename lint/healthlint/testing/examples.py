"""Which examples does a rule have, and in which file and line does each stand?"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from healthlint.rule.base import Rule
from healthlint.rule.toml_file import TomlFile, TomlFileError, read_toml, shown
from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from healthlint.text.keypaths import KeyPlace
    from healthlint.text.lines import Lines

Kind = Literal["bad", "good"]
KINDS: tuple[Kind, ...] = ("bad", "good")


class Example(NamedTuple):
    """One example of a rule; its text is the id that pytest shows: `HOU101-bad-2`."""

    rule: Rule
    kind: Kind
    number: int  # from 1; 0 where the rule has none of this kind
    text: str  # with its marks

    @property
    def label(self) -> str:
        """Where it stands in its rule: `bad[2]`."""
        return f"{self.kind}[{self.number}]" if self.number else self.kind

    def __str__(self) -> str:
        return f"{self.rule.code}-{self.kind}-{self.number}"


def examples_of(rules: Rule | type[Rule] | Iterable[Rule | type[Rule]]) -> list[Example]:
    """Return the examples of a rule or of several, bad ones first, each rule's together.

    For `@pytest.mark.parametrize("example", examples_of(RULES), ids=str)`.
    """
    given = [rules] if isinstance(rules, Rule | type) else rules
    return [
        Example(rule, kind, number, text)
        for rule in (_supposing(trial_of(each).rule) for each in given)
        for kind in KINDS
        for number, text in enumerate(getattr(rule, kind, ()), 1)
    ]


@lru_cache(maxsize=64)
def _supposing(rule: Rule) -> Rule:
    """Return a rule with the settings that its examples suppose; always the same one, which stays ready."""
    if not rule.example_settings:
        return rule
    return type(rule)({**rule.settings, **rule.example_settings})


class Place(NamedTuple):
    """A line of a file, counted from 1; 0 where the file cannot be had."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Places:
    """Where the parts of a rule are written down: the keys of its file, or its class."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def of(self, keys: Sequence[str | int]) -> Place:
        """Return the place of a key path in the file of a declared rule, or of the class of any other."""
        if not self._rule.origin:
            return self._of_class
        if self._file is None:
            return Place(self._rule.origin, 0)
        for length in range(len(keys), 0, -1):
            found = self._keys.get(tuple(keys[:length]))
            if found is not None:
                return Place(self._file.name, self._lines.position(found.key.start)[0])
        return Place(self._file.name, 1)

    @cached_property
    def _file(self) -> TomlFile | None:
        try:
            return read_toml(self._rule.origin, "the rule")
        except TomlFileError:  # it has gone, or came from a folder that is the current one no more
            return None

    @cached_property
    def _keys(self) -> Mapping[tuple[str | int, ...], KeyPlace]:
        from healthlint.text.keypaths import places

        return places(self._file.source) if self._file else {}

    @cached_property
    def _lines(self) -> Lines:
        from healthlint.text.lines import Lines

        return Lines(self._file.source if self._file else "")

    @cached_property
    def _of_class(self) -> Place:
        import inspect

        described = type(self._rule)
        try:
            return Place(shown(inspect.getfile(described)), inspect.getsourcelines(described)[1])
        except (OSError, TypeError):  # made without a file, or packed without its source
            return Place(described.__module__, 0)
