"""How does somebody start a rule?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthlint.app.streams import say, write
from healthlint.rule.finding import letters_of
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from healthlint.app.making.homes import Home


@click.command("new-rule")
@click.argument("name")
@click.option(
    "--family",
    metavar="ABC",
    help="The letters with which the code begins.  [default: the plugin's; HOU in a repository of articles]",
)
@click.option("--code", metavar="ABC102", help="The code.  [default: the next one of its family]")
@click.option(
    "--python", "in_python", is_flag=True, help="Write it in Python, for what words cannot say; plugins only."
)
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A plugin's project, or the folder of rules to write it into.  [default: here]",
)
def new_rule(name: str, family: str | None, code: str | None, in_python: bool, folder: Path | None) -> None:
    """Start a rule: a file that works, with notes that say what to change.

    In the project of a plugin it goes into its package, elsewhere into the first folder of
    rule-paths, as the config has it. Nothing is overwritten.
    """
    from healthlint.app.making.filling import filled, quoted, write_all, writing
    from healthlint.app.making.homes import home_of
    from healthlint.app.making.names import class_name, rule_name
    from healthlint.rule.toml_file import shown

    name = rule_name(name, python=in_python)
    code, wanted = _wanted(code, family)
    home = home_of(folder or Path(), given=folder is not None, family=wanted)
    if in_python and home.hook is None:
        raise UsageError(
            f"{shown(home.folder)} is in a repository of articles, from which no Python is run;"
            " leave out --python, or start a plugin with `healthlint new-plugin NAME`"
        )
    code = _free_code(home, name, code, wanted)
    suffix = ".py" if in_python else ".toml"
    path = home.file(name, suffix)
    values = {"code": code, "name": name}
    if in_python:
        values["class_name"] = class_name(name)
    files = {path: filled(f"rule/rule{suffix}", **values)}
    if home.config is not None and not home.config.exists():
        files[home.config] = f"{home.line}\n"
    with writing():
        write_all(files)
    said = f"{shown(path)} is new: {code} {name}, an example that works. Its notes say what to change.\n"
    if home.config in files:
        said += f"{shown(home.config)} is new: it names the folder, so `healthlint check` applies the rule.\n"
    test = "pytest" if in_python else f"healthlint test {quoted(shown(path))}"
    write([f"{said}Try it:\n\n    {test}\n"])
    undone = _undone(home, path, files)
    if undone:
        say(f"the rule is NOT APPLIED YET: {undone}")


def _wanted(code: str | None, family: str | None) -> tuple[str | None, str | None]:
    """Return the code and the family that the user asks for; raises UsageError."""
    from healthlint.app.making.names import checked_code

    letters = family.strip().upper() if family else None
    if code is None:
        return None, letters
    code, begin = checked_code(code)
    if letters not in (None, begin):
        raise UsageError(
            f"--code {code} does not begin with {letters}, as --family says; leave out one of them"
        )
    return code, begin


def _free_code(home: Home, name: str, code: str | None, family: str | None) -> str:
    """Return a code that is free for a rule of this name; raises UsageError."""
    from healthlint.app.making.names import OWN_FAMILY, checked_family, next_code
    from healthlint.app.making.taken import families, installed_rules, written_in

    written = written_in((home.folder, *home.others))
    if home.family is None:
        common = {letters_of(code) for code in written if code.isupper()}
        family = checked_family(family or (common.pop() if len(common) == 1 else OWN_FAMILY), families())
    try:
        taken = {**installed_rules(), **written}
    except UsageError as error:  # it may be the author's own plugin that is broken
        say(f"whether an installed rule has this name is not known: {error}")
        taken = written
    for word, what in ((name, "is called"), (code, "has the code")):
        if word in taken:
            raise UsageError(f"a rule in {taken[word]} {what} {word} already; choose another")
    return code or next_code(home.family or family or OWN_FAMILY, taken)


def _undone(home: Home, path: Path, files: Mapping[Path, str]) -> str:
    """Say what the user must do before the rule is applied, if anything."""
    from healthlint.app.making.names import class_name
    from healthlint.rule.toml_file import shown

    if home.config is not None and home.config not in files:
        table = "right below [tool.healthlint]" if home.config.name == "pyproject.toml" else "at the top"
        there = f"in place of the {home.line.partition(' ')[0]} of" if home.others else f"{table} of"
        return f"write this line {there} {shown(home.config)}: {home.line}"
    if home.hook is None:
        return ""
    hook = f"{shown(home.hook)}: healthlint_rules() must"
    if path.suffix == ".py":
        rule = class_name(path.stem.replace("_", "-"))
        return (
            f"in {hook} import the rule (from .{path.stem} import {rule}) and return it ({rule}, in its list)"
        )
    if "declared_rules" not in home.hook.read_text(encoding="utf-8", errors="replace"):
        return f"in {hook} return what declared_rules(__name__) returns"
    return ""
