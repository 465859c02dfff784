"""Can a rule find anything: are its terms terms, and can its check be called?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import FunctionType
from typing import Any

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms
from healthlint.run.failure import shown

_COROUTINE = 0x80 | 0x100 | 0x200  # CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR
_VARARGS = 0x04
_OF_FILES = ("per", "unless", "company", "requires")


def terms_fault(rule: type[Rule]) -> str | None:
    """Say what is wrong with the terms of a rule, or nothing; whether each can be read is found out later."""
    terms: Any = rule.terms
    if terms is None or (not terms and isinstance(terms, Mapping)):
        return None
    lists = terms if isinstance(terms, Mapping) else {"": terms}
    for name, each in lists.items():
        if type(name) is not str:
            return f"one of its lists of terms is called {shown(name)}, which is no text"
        if not isinstance(each, Terms):
            return f"its terms are {shown(each)}; write Terms(en=[…], zh=[…])"
        written = (*each._all, *each.patterns)
        try:
            "".join(written)  # the quickest way to ask whether all of them are texts
        except TypeError:
            wrong = next(term for term in written if not isinstance(term, str))
            return f"its terms have {shown(wrong)}, which is no text"
        if not all(written):
            return "its terms have an empty one, which would stand everywhere"
        if len(each.en) > 1 and len(each.en[0]) == 1 and max(map(len, each.en)) == 1:
            return (
                "its terms are single letters: a text stands where a list of texts must stand;"
                f' write Terms(en=["{"".join(each.en)}"])'
            )
    return None


def needs_fault(rule: type[Rule]) -> str | None:
    """Say what is wrong with the lists that a rule needs, or nothing."""
    needs: Any = rule.needs
    if isinstance(needs, str) or not isinstance(needs, Collection):
        return f"its needs are {shown(needs)}; write the names of lists of its terms: ({shown(needs)},)"
    terms: Any = rule.terms
    lists = terms if isinstance(terms, Mapping) else () if terms is None else ("",)
    # The lists of rules of words alone are those that their file has, and needed where they are there.
    if (
        "needs" in vars(rule)
        and (strange := next((name for name in needs if name not in lists), None)) is not None
    ):
        return f"it needs {shown(strange)}, which is no list of its terms"
    return None


def check_fault(rule: type[Rule]) -> str | None:
    """Say why the check of a rule cannot be called with a document, or nothing."""
    check: Any = rule.check
    if check is Rule.check:
        idle = next((name for name in _OF_FILES if hasattr(rule, name)), None)
        if idle is not None:
            return (
                f"its {idle} means something in rule files only; a rule in Python needs a check that reads it"
            )
        made_later = rule.__init__ is not Rule.__init__
        return None if rule.terms or made_later else "it has neither terms nor a check, so it finds nothing"
    if not callable(check):
        return f"its check is {shown(check)}; it must be a method that takes a document"
    if not isinstance(check, FunctionType) or isinstance(_own(rule, "check"), staticmethod | classmethod):
        return None if not isinstance(check, type) else "its check is a class; it must be a method"
    code = check.__code__
    if code.co_flags & _COROUTINE:
        return "its check is asynchronous; write it with def, without async"
    least = code.co_argcount - len(check.__defaults__ or ())
    if least > 2 or (code.co_argcount < 2 and not code.co_flags & _VARARGS):
        return "its check must take a document, as in def check(self, document)"
    if code.co_kwonlyargcount > len(check.__kwdefaults__ or ()):
        return "its check must take a document and nothing else, as in def check(self, document)"
    return None


def _own(rule: type[Rule], name: str) -> object:
    return next((vars(each)[name] for each in rule.__mro__ if name in vars(each)), None)
