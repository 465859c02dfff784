"""What are imported rules called, where are they written, and do they work?"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.app.making.importing.completion import completed
from healthlint.app.making.importing.draft import Draft, Left, Place
from healthlint.app.making.importing.examples import failures
from healthlint.app.making.importing.toml import toml
from healthlint.app.making.names import next_code
from healthlint.app.making.taken import installed_rules, written_in
from healthlint.app.streams import write_file
from healthlint.rule.declared import RuleFileError, rules_in
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError
from healthlint.testing import uncovered
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_RULES = {"pyproject", "healthlint"}  # files of these names are passed over
_LONGEST = 40  # signs of a name
_CODE = Expression(r"[A-Z]{2,4}[0-9]{3}")
_HUMP = Expression(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Numbering(NamedTuple):
    """How imported rules get their codes."""

    family: str
    first: int | None  # None: after the highest of the folder


class Written(NamedTuple):
    """A rule as it is written."""

    path: Path
    text: str
    code: str
    name: str
    terms: int
    patterns: int


def rules_for(drafts: list[Draft], folder: Path, numbering: Numbering, context: str) -> list[Written]:
    """Return the files of complete rules; what is left out is noted in the drafts. Raises UsageError."""
    known = written_in([folder]) if folder.is_dir() else {}
    installed = installed_rules()
    codes = {word for word in (*known, *installed) if _CODE.fullmatch(word)}
    names = set(installed) - codes | _NO_RULES
    rules = []
    for draft in drafts:
        name = _name(draft, folder, known, names)
        path = folder / f"{name}.toml"
        # A list that is imported again keeps its code: findings are accepted by it.
        mine = [word for word, file in known.items() if file == shown(path) and _CODE.fullmatch(word)]
        code = mine[0] if mine else _code(numbering, codes)
        table = completed(draft, code, name, context)
        if table is None:
            continue
        codes.add(code)
        names.add(name)
        rules.append(_written(path, table, draft))
    return rules


def write_rules(rules: Iterable[Written]) -> None:
    """Write files beside their places and put them there when they are whole. Raises UsageError."""
    for rule in rules:
        try:
            rule.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"{shown(rule.path.parent)}: cannot be made: {error.strerror or error}"
            ) from error
        write_file([rule.text], rule.path)


def unsound(rules: Iterable[Written], *, written: bool) -> list[Left]:
    """Return what is wrong with rules, as the loader and their examples say."""
    found = []
    with tempfile.TemporaryDirectory() as elsewhere:
        for rule in rules:
            path = rule.path
            if not written:
                path = Path(elsewhere) / rule.path.name
                path.write_text(rule.text, encoding="utf-8", newline="\n")
            place = Place(shown(rule.path))
            try:
                loaded = rules_in(path)
            except RuleFileError as error:
                found.append(Left(place, "", f"cannot be loaded ({error}); mend it by hand"))
                continue
            for each in loaded:
                found += [
                    Left(place, "", f"{said}; mend the term or take it out") for said in failures(each())
                ]
                found += [
                    Left(place, "", f"{part.part}: {part.fault}; add one or take it out", lost=False)
                    for part in uncovered(each)
                ]
    return found


def _written(path: Path, table: dict[str, Any], draft: Draft) -> Written:
    import tomli

    notes = [f"Imported from {draft.title} by healthlint import-rules."]
    if draft.left:
        notes += ["Not imported, or not as it was:", *(f"    {_short(left)}" for left in draft.left)]
    text = toml(table, notes)
    if tomli.loads(text) != table:
        raise RuntimeError(f"{path.name} is not written as it is meant")
    terms = table["terms"]
    count = len(terms.get("en", ())) + len(terms.get("zh", ()))
    return Written(path, text, table["code"], table["name"], count, len(terms.get("patterns", ())))


def _short(left: Left) -> str:
    return str(left._replace(place=left.place._replace(file=Path(left.place.file).name)))


def _code(numbering: Numbering, codes: set[str]) -> str:
    if numbering.first is None:
        return next_code(numbering.family, codes)
    for number in range(numbering.first, 1000):
        code = f"{numbering.family}{number:03}"
        if code not in codes:
            return code
    raise UsageError(
        f"no code from {numbering.family}{numbering.first:03} on is free;"
        " choose a lower --first, or another --family"
    )


def _name(draft: Draft, folder: Path, known: dict[str, str], taken: set[str]) -> str:
    """Return a name that no other rule has: that of the file, of folder and file, or one with a number."""
    stem = draft.path.stem + (f"-{draft.part}" if draft.part > 1 else "")
    plain = _kebab(stem)
    longer = _kebab(f"{draft.path.parent.name} {stem}")
    # A file name in Chinese gives none: names of rules are typed on every keyboard.
    bases = [name for name in (plain, longer) if plain and name[:1].isalpha()]
    bases = bases or [f"list-{plain}".rstrip("-")]
    candidates = [*bases, *(f"{bases[-1][: _LONGEST - 3]}-{number}" for number in range(2, 1000))]
    for name in candidates:
        elsewhere = known.get(name)
        if name not in taken and elsewhere in (None, shown(folder / f"{name}.toml")):
            return name
    raise UsageError(f"{draft.shown}: no name is left for its rule; rename the file")


def _kebab(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", _HUMP.sub("-", text).lower()).strip("-")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
