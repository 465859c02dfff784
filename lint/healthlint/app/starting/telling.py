"""What is the user told of a start?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.starting.written import CONFIG
from healthlint.rule.toml_file import shown

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.app.starting.survey import Survey
    from healthlint.app.starting.wording import Wording
    from healthlint.app.starting.written import Written
    from healthlint.report.summary import Summary


def what_was_written(files: list[Written], words: Wording, *, dry_run: bool) -> list[str]:
    """Say what was written, or show what would be."""
    lines = []
    for each in files:
        new = each.addition is None
        if not dry_run:
            lines.append((words.is_new if new else words.got_the_hook).format(file=shown(each.path)))
            continue
        lines.append((words.would_be_new if new else words.would_get_the_hook).format(file=shown(each.path)))
        lines.append("\n" + (each.text if each.addition is None else each.addition))
    return lines


def what_is_there(seen: Survey, words: Wording) -> list[str]:
    """Say what is there, and what the user should look at."""
    lines = [words.articles_there(seen)]
    if seen.left_out:
        lines.append(words.left_out.format(folders=", ".join(f"{each.folder}/" for each in seen.left_out)))
    for folder, profile in seen.profiles.items():
        lines.append(words.look_like.format(folder=f"{folder}/" if folder else words.all, profile=profile))
    if seen.disclaimer is not None:
        lines.append(words.disclaimer_seems.format(place=seen.disclaimer, file=CONFIG))
    return lines


def what_to_type(commands: list[str], summary: Summary | None, words: Wording) -> list[str]:
    """Say what to type next, and why; `summary` is that of a check, where there was one."""
    if not commands:
        return []
    if summary is not None and summary.shown:
        found, all_ = words.findings(summary.shown.total()), words.of(summary.files)
        why = words.found.format(findings=found, some=f"{summary.with_findings:,}", articles=all_)
    else:
        why = words.then if summary is None or not summary.files else words.nothing_found
    return [why, "", *(f"    {command}" for command in commands)]


def typed(path: Path) -> str:
    """Return a path as it is typed in a shell."""
    from healthlint.app.making.filling import quoted

    return quoted(shown(path))
