"""Which names can plugins and rules have, and which letters can their codes begin with?"""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PREFIX = "healthlint-"
_LONGEST = 40  # so that lines of code with the name in them stay short enough
_NAME = Expression(r"[a-z0-9]+(-[a-z0-9]+)*")
_RULE_NAME = Expression(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FAMILY = Expression(r"[A-Z]{2,4}")
_CODE = Expression(r"([A-Z]{2,4})(\d{3})")
# healthlint-rules would bring the package healthlint_rules, which is ours.
_OURS = frozenset(("rules", "schemas"))
# What a rule's module has names for already.
_IMPORTED = frozenset(("Document", "Finding", "Iterator", "Rule"))
_RESERVED = {
    **dict.fromkeys(("DIS", "PRO", "CIT", "CTA", "CLM"), "belongs to the rules that come with healthlint"),
    **dict.fromkeys(("NUM", "BAL", "TRN", "SAF"), "is kept for rules that are to come with healthlint"),
    "HL": "belongs to healthlint itself",
}
OWN_FAMILY = "HOU"  # of the rules of a single repository: the house


def plugin_name(written: str) -> str:
    """Return the name of a plugin without `healthlint-`, normalised as PEP 503 has it; raises UsageError."""
    name = re.sub(r"[-_.\s]+", "-", written.strip()).lower()
    name = name.removeprefix(_PREFIX)
    if not _NAME.fullmatch(name) or name == "healthlint":
        raise UsageError(
            f"{written!r} is no name for a package; use letters from a to z, digits and hyphens: acme-news"
        )
    _refuse_long(name)
    if name in _OURS:
        raise UsageError(f"healthlint-{name} is a part of healthlint itself; choose another name")
    return name


def rule_name(written: str, *, python: bool = False) -> str:
    """Return the name of a rule in kebab-case; raises UsageError where there is none in it.

    The name of a rule in Python must also do for a module and a class.
    """
    name = re.sub(r"[-_\s]+", "-", written.strip()).lower()
    if not _RULE_NAME.fullmatch(name):
        raise UsageError(
            f"{written!r} is no name for a rule; use letters from a to z, digits and hyphens,"
            " beginning with a letter, as in no-detox"
        )
    _refuse_long(name)
    if python and (
        keyword.iskeyword(name) or keyword.iskeyword(class_name(name)) or class_name(name) in _IMPORTED
    ):
        raise UsageError(
            f"{name} is a word of Python's own, or of healthlint's; say more, as in {name}-in-title"
        )
    return name


def class_name(name: str) -> str:
    """Return the name of a class for a rule: `no-detox` is `NoDetox`."""
    return "".join(part.capitalize() for part in name.split("-"))


def guessed_family(name: str) -> str:
    """Return letters for the codes of a plugin: the first of three words, or the first three of fewer.

    Raises UsageError where the name has fewer than two letters.
    """
    words = [word for word in re.sub(r"\d", "", name).split("-") if word]
    letters = "".join(word[0] for word in words) if len(words) > 2 else "".join(words)
    if len(letters) < 2:
        raise UsageError(
            f"{name} gives no letters for the codes; choose them with --family, as in --family ABC"
        )
    return letters[:3].upper()


def checked_family(written: str, taken: Mapping[str, str], origin: str = "") -> str:
    """Return a family that is free; raises UsageError.

    `taken`: who has which. `origin`: where the family comes from when nobody wrote it.
    """
    family = written.strip().upper()
    if not _FAMILY.fullmatch(family):
        raise UsageError(
            f"--family {written} is no family; it is two to four letters from A to Z, best three"
        )
    why = _RESERVED.get(family) or (f"is taken by {taken[family]}" if family in taken else "")
    if why:
        raise UsageError(
            f"the family {family}{origin} {why}; choose other letters with --family, as in --family ABC"
        )
    return family


def checked_code(written: str) -> tuple[str, str]:
    """Return a code and the family with which it begins; raises UsageError."""
    parts = _CODE.fullmatch(written.strip().upper())
    if parts is None:
        raise UsageError(
            f"--code {written} is no code; it is the letters of the family and three digits, as in ABC102"
        )
    return parts[0], parts[1]


def next_code(family: str, codes: Iterable[str]) -> str:
    """Return the code after the highest of a family, or its first one; raises UsageError after 999."""
    numbers = [int(parts[2]) for code in codes if (parts := _CODE.fullmatch(code)) and parts[1] == family]
    number = max(numbers, default=100) + 1
    if number > 999:
        raise UsageError(f"{family}999 is taken, and no higher code is left; choose a free one with --code")
    return f"{family}{number:03}"


def _refuse_long(name: str) -> None:
    if len(name) > _LONGEST:
        raise UsageError(f"{name} is too long for a name; {_LONGEST} signs are the most")
