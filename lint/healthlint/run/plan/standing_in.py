"""What stands in for a rule whose module is not imported yet?

A class that has of the rule what the engine asks before an article is known to concern it: what it is called,
weighs and needs, and the lists of its terms. Its module is imported when it is to check an article in which
one of the lists stands that it needs, or when something else is asked of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document

# Kinds of rules: one with a `check` of its own or inherited, one of words only, which may be made without the
# strict ones, and one that looks at the settings when it is made, and is loaded for that.
PLAIN, DECLARED, MADE_OF_SETTINGS = range(3)
_STRICT = "strict"  # the list of words of a declared rule that only the strict preset reports


class _Standing(type):
    """A class that loads another one when it is asked for something that it does not know itself."""

    _load: Callable[[], type[Rule]]

    def __getattr__(cls, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return getattr(cls._loaded(), name)

    def _loaded(cls) -> type[Rule]:
        """Return the class for which this one stands in."""
        return cls._load()


class StandIn(Rule, metaclass=_Standing):
    """Stands in for a rule; each has a class of its own, as rules have."""

    _kind: ClassVar[int] = PLAIN
    _real: Rule | None = None

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        """Take the settings of a run."""
        super().__init__(settings)
        self._given = settings

    def check(self, document: Document) -> Iterator[Finding]:
        """Return what the rule finds; it is loaded where it may find something."""
        real = self._real
        if real is None:
            # A list that is not there now was left out with its words.
            needed = [name for name in self.needs if name in self._names]
            if needed and not any(document.matches(self, name) for name in needed):
                return iter(())
            real = self.loaded()
        real._judge = self._judge
        real._dropped = self._dropped
        return real.check(document)

    def loaded(self) -> Rule:
        """Return the rule itself."""
        if self._real is None:
            real = type(self)._loaded()(self._given)
            real._severity, real._owner, real._speaks = self._severity, self._owner, self._speaks
            real._judge = self._judge
            self._real = real
        return self._real

    @property
    def _names(self) -> Iterable[str]:
        return ("",) if isinstance(self.terms, Terms) else self.terms or ()

    @classmethod
    def without_strict(cls) -> type[Rule]:
        """Return what stands in for the rule without the words that only the strict preset reports."""
        terms = cls.terms
        if cls._kind != DECLARED or terms is None or isinstance(terms, Terms) or _STRICT not in terms:
            return cls
        left = {name: each for name, each in terms.items() if name != _STRICT}
        whole = cls._load

        def load() -> type[Rule]:
            declared: Any = whole()
            return declared.without_strict()  # type: ignore[no-any-return]

        body = {"terms": left, "__doc__": cls.__doc__, "_load": staticmethod(load)}
        loosened: Any = _Standing(cls.__name__, (cls,), body)
        return loosened  # type: ignore[no-any-return]  # a class of Rule, for all that its metaclass is

    @classmethod
    def before_made(cls) -> type[Rule]:
        """Return the class to be made: this one, or the rule itself where that looks at the settings."""
        return cls._loaded() if cls._kind == MADE_OF_SETTINGS else cls

    def __getattr__(self, name: str) -> Any:
        """Return what only the rule itself has."""
        if name[:1] == "_":
            raise AttributeError(name)
        return getattr(self.loaded(), name)


def stand_in(name: str, known: Mapping[str, Any], load: Callable[[], type[Rule]], kind: int) -> type[Rule]:
    """Return what stands in for a rule of which some attributes are known; `load` returns the rule."""
    made: Any = _Standing(name, (StandIn,), {**known, "_load": staticmethod(load), "_kind": kind})
    return made  # type: ignore[no-any-return]  # as above
