"""How are word lists of other tools imported on the command line?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from healthlint.app.options import one_of
from healthlint.app.streams import say, write
from healthlint.rule.effects import Context
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.making.importing.writing import Written


@click.command("import-rules")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where the rules go; the folder to name under rule-paths in the config.",
)
@click.option(
    "--family",
    default="HOU",
    show_default=True,
    metavar="ABC",
    help="The letters with which the codes begin.",
)
@click.option(
    "--first",
    type=click.IntRange(1, 999),
    metavar="N",
    help="The number of the first code.  [default: the next one that is free in FOLDER]",
)
@click.option(
    "--context",
    default="document",
    callback=one_of(*get_args(Context)),
    show_default=True,
    metavar="CONTEXT",
    help="What negation, quotation and the like excuse: nothing (document), or as in rules of style, claim …",
)
@click.option("--dry-run", is_flag=True, help="Print the rules instead of writing them.")
@click.option("--force", is_flag=True, help="Write over rules that are there; they keep their codes.")
@click.pass_context
def import_rules(
    ctx: click.Context,
    sources: tuple[str, ...],
    folder: Path | None,
    family: str,
    first: int | None,
    context: str,
    dry_run: bool,
    force: bool,
) -> None:
    """Make rules of word lists: of Vale's, or plain ones.

    SOURCE is a rule of Vale (.yml) that is a list of words (existence, substitution), a folder of
    such rules, or a plain list: one term a line (.txt), perhaps with what to write instead behind a
    tab (.txt, .tsv) or comma (.csv).

    Exit code 0: all is imported, 1: something is left out, and said, 2: nothing is written (a wrong
    option, an unreadable list, a file that exists).
    """
    if not sources:
        raise UsageError("there is nothing to import; name a Vale rule, a folder of them or a word list")
    if folder is None and not dry_run:
        raise UsageError("where should the rules go? name a folder with -o FOLDER, or look with --dry-run")
    from healthlint.app.making.importing.draft import Draft, Left
    from healthlint.app.making.importing.parting import parted
    from healthlint.app.making.importing.sources import drafts_of
    from healthlint.app.making.importing.writing import Numbering, rules_for, unsound, write_rules
    from healthlint.app.making.names import checked_family
    from healthlint.rule.toml_file import shown

    target = folder or Path()
    numbering = Numbering(checked_family(family, {}), first)
    found = drafts_of(sources)
    drafts = [part for each in found if isinstance(each, Draft) for part in parted(each)]
    rules = rules_for(drafts, target, numbering, context)
    if not dry_run:
        _refuse_existing(rules, force=force)
        write_rules(rules)
    left = [each for each in found if isinstance(each, Left)]
    left += [each for draft in drafts for each in draft.left]
    left += unsound(rules, written=not dry_run)
    for each in left:
        say(str(each))
    if dry_run:
        write(f"# {'-' * 20} {shown(rule.path)}\n{rule.text}\n" for rule in rules)
    else:
        write(_overview(rules))
    lost = sum(each.lost for each in left)
    if lost:
        say(f"{lost} not imported, or not as {'it was' if lost == 1 else 'they were'}; see above")
    ctx.exit(1 if lost else 0)


def _refuse_existing(rules: list[Written], *, force: bool) -> None:
    from healthlint.rule.toml_file import shown

    for rule in rules:
        if rule.path.exists() and not force:
            raise UsageError(
                f"{shown(rule.path)} exists already; write over it with --force, or name another -o"
            )


def _overview(rules: list[Written]) -> list[str]:
    from healthlint.rule.toml_file import shown

    lines = [f"{shown(rule.path)}: {rule.code} {rule.name}, {_counted(rule)}\n" for rule in rules]
    if rules:
        folder = shown(rules[0].path.parent)
        lines.append(f'\nTo apply them, in .healthlint.toml: rule-paths = ["{folder}"]\n')
    return lines


def _counted(rule: Written) -> str:
    parts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((rule.terms, "term"), (rule.patterns, "pattern"))
        if number
    ]
    return ", ".join(parts)
