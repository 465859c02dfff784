"""What is wrong with the texts of a rule: its sources, examples and messages?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from healthlint.rule.marks import CLOSE, OPEN, is_marked
from healthlint.rule.terms import term_lists
from healthlint.run.failure import failure, shown
from healthlint.text.language.detection import Language

if TYPE_CHECKING:
    from healthlint.rule.base import Rule

LANGUAGES: tuple[str, ...] = get_args(Language)
_TEXTS = ("sources", "bad", "good")


def texts_fault(rule: type[Rule]) -> str | None:
    """Say what is wrong with the sources and examples of a rule, or nothing."""
    for key in _TEXTS:
        values: Any = getattr(rule, key)
        fault = no_list(key, values)
        if fault is not None:
            return fault
        try:
            together = "".join(values)  # the quickest way to ask whether all of them are texts
        except TypeError:
            wrong = next(value for value in values if not isinstance(value, str))
            return f"its {key} has {shown(wrong)}, which is no text"
        if not together.strip() or not all(values):
            return f"its {key} has an empty text"
        if key == "good" and (OPEN in together or CLOSE in together):
            marked = next(text for text in values if OPEN in text or CLOSE in text)
            return f"the good example {shown(marked)} has {OPEN} or {CLOSE}; nothing must be found in it"
    for text in rule.bad:
        if not is_marked(text):
            return f"the bad example {shown(text)} must have {OPEN} and {CLOSE} around what is to be found"
    return None


def message_fault(rule: type[Rule]) -> str | None:
    """Say what is wrong with the message of a rule, or nothing."""
    message: Any = rule.message
    if not isinstance(message, str | Mapping):
        return f"its message is {shown(message)}; it must be a text, or one for each language"
    if isinstance(message, Mapping):
        for language, text in message.items():
            if language not in LANGUAGES:
                return f"its message has the language {shown(language)}; known are {', '.join(LANGUAGES)}"
            if not isinstance(text, str) or not text.strip():
                return f"its message for {language} is {shown(text)}; it must be a text"
        if "en" not in message and not _spoken(rule) <= message.keys():
            return 'its message has no text for "en"'
    for text in (message,) if isinstance(message, str) else message.values():
        if "{" in text or "}" in text:
            try:
                text.format_map(_Anything())
            except Exception as error:  # ValueError, and what odd fields raise
                return (
                    f"the braces in its message {shown(text)} cannot be filled in ({failure(error)});"
                    " write {match} or another name, and {{ for a brace itself"
                )
    return None


class _Anything(dict[str, Any]):
    """Fills any field of a message."""

    def __missing__(self, key: str) -> Any:
        return "" if key in ("match", "suggestion") else self

    def __getattr__(self, name: str) -> _Anything:
        return self

    def __format__(self, spec: str) -> str:
        return ""


def _spoken(rule: type[Rule]) -> set[str]:
    """Return the languages in which a rule may find something."""
    if rule.languages:
        return set(rule.languages)
    lists = term_lists(rule.terms).values()
    found = {language for terms in lists for language in LANGUAGES if getattr(terms, language)}
    return found or set(LANGUAGES)


def no_list(key: str, values: object) -> str | None:
    """Say why what stands under a key is no list, or nothing."""
    if isinstance(values, str):
        return f"its {key} is one text, which would be read letter by letter; write [{shown(values)}]"
    if not isinstance(values, Sequence | frozenset | set):
        return f"its {key} is {shown(values)}; it must be a list of texts"
    return None
