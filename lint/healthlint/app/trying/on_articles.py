"""How do rules fare on a user's articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.app.progress import Progress
from healthlint.app.streams import say, write
from healthlint.app.trying.survey import Survey
from healthlint.app.trying.survey_facts import facts_of
from healthlint.run.files.articles import find_articles
from healthlint.run.request import Request
from healthlint.run.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from healthlint.rule.base import Rule


def try_on_articles(
    paths: tuple[Path, ...],
    folders: tuple[str, ...],
    select: tuple[str, ...],
    *,
    config: Path | None,
    isolated: bool,
    disable_plugin: tuple[str, ...],
    output_format: str,
    verbose: bool,
    **_: Any,
) -> int:
    """Try rules on articles, tell what came of it, and return the exit code; raises UsageError.

    With `paths` these rules are tried, and beside them run those of the configs, to see what
    overlaps; else all rules that a check would apply are tried.
    """
    request = Request(
        paths=folders,
        config=config,
        isolated=isolated,
        select=() if paths else select,
        disable_plugins=disable_plugin,
    )
    own: dict[str, Rule] = {}
    broken: list[str] = []
    if paths:
        from healthlint.app.trying.which import Tried

        tried = Tried(paths, select)
        own = {rule.code: rule for rule in tried.rules}
        broken = tried.broken
    session = Session(request)
    found = find_articles(folders, tuple(session.readers), config_for=session.config_for)
    survey = Survey(session, own)
    survey.prepare(found.articles)
    for sentence in (*session.warnings, *broken):
        say(sentence)
    progress = Progress()
    try:
        for done, path in enumerate(found.articles, 1):
            survey.read(path)
            progress(done, len(found.articles))
    finally:
        progress.finish()
    for skipped in found.skipped:
        if verbose or skipped.failed:
            say(f"{skipped.path}: {skipped.reason}")
    errors = [*broken, *survey.unreadable, *survey.failures.values()]
    for sentence in errors[len(broken) :]:
        say(sentence)

    def owner_of(rule: Rule) -> str:
        plugin = None if rule.code in own else session.rulebook.plugin_of(rule)
        return plugin.distribution if plugin else rule.origin

    from healthlint.app.trying.survey_report import as_json, as_text

    facts = facts_of(survey, own or survey.rules, owner_of)
    if output_format == "json":
        write(as_json(survey, facts, owner_of, errors))
    else:
        write(as_text(survey, facts, owner_of, verbose=verbose))
    return 2 if errors or any(skipped.failed for skipped in found.skipped) else 0
