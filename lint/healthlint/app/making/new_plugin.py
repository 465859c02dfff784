"""How does somebody start a package of rules?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthlint.app.streams import write
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command("new-plugin")
@click.argument("name")
@click.option(
    "--family", metavar="ABC", help="The letters with which the codes begin.  [default: guessed from NAME]"
)
@click.option(
    "--in",
    "parent",
    default=".",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Where to make the plugin's folder.  [default: here]",
)
def new_plugin(name: str, family: str | None, parent: Path) -> None:
    """Start a package of rules that others can install: healthlint-NAME, complete, with tests.

    Nothing is overwritten. For rules that only one repository of articles needs, new-rule will do.
    """
    from healthlint.app.making.filling import quoted
    from healthlint.app.making.names import OWN_FAMILY, checked_family, guessed_family, plugin_name
    from healthlint.app.making.taken import families
    from healthlint.rule.toml_file import shown

    name = plugin_name(name)
    distribution = f"healthlint-{name}"
    taken = {OWN_FAMILY: "the rules that a single repository has of its own", **families(but=distribution)}
    origin = "" if family else f" (guessed from {name})"
    letters = checked_family(family or guessed_family(name), taken, origin)
    target = parent / distribution
    _write(target, _files(name, distribution, letters))
    write(
        [
            f"{shown(target)} is a package with two rules, {letters}101 and {letters}102, and their tests."
            " Its README says how it goes on. Type:\n\n"
            f"    cd {quoted(shown(target))}\n"
            '    python -m pip install --editable ".[test]"\n'
            "    pytest\n"
        ]
    )


def _files(name: str, distribution: str, family: str) -> Mapping[str, str]:
    """Return the texts of a package, by their paths in it."""
    from importlib.metadata import version

    from healthlint.app.making.filling import filled
    from healthlint.hooks import API

    package = distribution.replace("-", "_")
    running = version("healthlint").partition("+")[0]
    about = {
        "name": name,
        "title": name.replace("-", " ").title(),
        "distribution": distribution,
        "package": package,
        "family": family,
        "api": str(API),
        "version": running,
        "at_least": running,
        "below": str(int(running.partition(".")[0]) + 1),
    }
    words = {"code": f"{family}101", "name": f"{name}-people-first"}
    python = {"code": f"{family}102", "name": f"{name}-loud-heading", "class_name": "LoudHeading"}
    return {
        "pyproject.toml": filled("plugin/pyproject.toml", **about),
        "README.md": filled("plugin/README.md", **about),
        ".gitignore": filled("plugin/gitignore"),
        f"{package}/__init__.py": filled("plugin/package/__init__.py", **about),
        f"{package}/py.typed": "",
        f"{package}/people_first.toml": filled("rule/rule.toml", **words),
        f"{package}/loud_heading.py": filled("rule/rule.py", **python),
        "tests/test_rules.py": filled("plugin/tests/test_rules.py", **about),
    }


def _write(target: Path, files: Mapping[str, str]) -> None:
    """Write a folder beside its place and put it there when it is whole."""
    import shutil

    from healthlint.app.making.filling import write_all, writing
    from healthlint.rule.toml_file import shown

    if not target.parent.is_dir():
        raise UsageError(f"there is no folder {shown(target.parent)}; make it first")
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with writing(target):
            empty = target.is_dir() and not target.is_symlink() and not any(target.iterdir())
            if os.path.lexists(target) and not empty:
                raise FileExistsError
            write_all({beside / name: text for name, text in files.items()})
            if empty:
                target.rmdir()
            beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
