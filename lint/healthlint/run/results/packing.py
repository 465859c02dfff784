"""How is what was found in an article written down, and read back as it was?

As plain values that `marshal` knows. Where a stranger's rule has put anything else into a finding, nothing is
written down; what is read was written here, as its checksum says.
"""

from __future__ import annotations

import datetime
import marshal
from itertools import starmap
from typing import TYPE_CHECKING, Any

from healthlint.report.brief import Brief, brief_of
from healthlint.rule.coverage import Coverage
from healthlint.rule.finding import Edit, Finding, Fix
from healthlint.run.article import Article
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.rule.publication import Publication
    from healthlint.run.config.config import Config

_FIELDS = Finding._fields
_FIXES, _PROPOSALS = _FIELDS.index("fixes"), _FIELDS.index("proposals")
_NOTHING_ELSE: tuple[Any, ...] = (None, [], [], None)  # dropped, withheld, suppressions, sketches
# What comes of bytes that were not written here.
_UNLIKE = (ValueError, TypeError, EOFError, IndexError, AttributeError, OverflowError, MemoryError)


class Result(NamedTuple):
    """What was found in an article, and what it was taken to be: the fields of a `Publication`."""

    article: Article
    publication: tuple[Any, ...]


def packed(article: Article, publication: Publication) -> tuple[bytes, bytes] | None:
    """Return a result without the source of the article; None where it cannot be written down.

    In two pieces: what a line of a report tells, and the rest, which can be left unread.
    """
    if article.unchanged or article.failed:
        return None
    path, findings = article.path, article.findings
    try:
        rest = (
            [_plain(each, path) for each in findings],
            [at for at, each in enumerate(findings) if each.fixes or each.proposals],
            None if article.dropped is None else [tuple(each) for each in article.dropped],
            [
                (_plain(each.finding, path), each.by, each.reason, each.owner, _day(each.until), each.line)
                for each in article.withheld
            ],
            [(*each[:7], _day(each.until), *each[8:]) for each in article.suppressions],
            None if article.sketches is None else [(key, *each) for key, each in article.sketches.items()],
        )
        told: Any = (
            path,
            tuple(publication),
            tuple(brief_of(path, findings)),
            article.advice,
            article.guess,
            tuple(article.coverage),
            rest[2:] == _NOTHING_ELSE,
        )
        return marshal.dumps(told), marshal.dumps(rest)
    except (ValueError, TypeError, AttributeError):
        return None


def briefly(told: bytes, config: Config) -> Result | None:
    """Return a result with a `Brief` in place of its findings; None where more was found than findings."""
    try:
        path, publication, brief, advice, guess, coverage, is_all = marshal.loads(told)
        if not is_all:
            return None
        of = Coverage(*coverage)
        article = Article(path, (), config, advice=advice, guess=guess, coverage=of, brief=Brief(*brief))
    except _UNLIKE:
        return None
    return Result(article, publication)


def unpacked(pieces: tuple[bytes, bytes], config: Config) -> Result | None:
    """Return a result, governed by a config and without source; None for what is none."""
    try:
        path, publication, _, advice, guess, coverage, _ = marshal.loads(pieces[0])
        found, mended, dropped, accepted, said, drawn = marshal.loads(pieces[1])
        for at in mended:
            found[at] = _with_fixes(found[at])
        article = Article(
            path,
            tuple(map(Finding._make, found)),
            config,
            None,
            None if dropped is None else _dropped(dropped),
            advice,
            _withheld(accepted) if accepted else (),
            guess,
            Coverage(*coverage),
            _suppressions(said) if said else (),
            None if drawn is None else _sketches(drawn),
        )
        return Result(article, publication)
    except _UNLIKE:
        return None


# Those of the fields of a Finding, in their order.
_PLAIN_TYPES = (str, str, *(int,) * 6, *(str,) * 8, int, *(tuple,) * 3, str, *(tuple,) * 2)


def _plain(finding: Finding, path: str) -> tuple[Any, ...]:
    if finding.path != path or tuple(map(type, finding)) != _PLAIN_TYPES:
        raise ValueError(finding)
    plain: list[Any] = [path, *finding[1:]]  # the same object in all of them is written down once
    for at in (_FIXES, _PROPOSALS):
        if plain[at]:
            plain[at] = tuple((fix.message, tuple(map(tuple, fix.edits))) for fix in plain[at])
    return tuple(plain)


def _with_fixes(plain: tuple[Any, ...]) -> list[Any]:
    values = list(plain)
    for at in (_FIXES, _PROPOSALS):
        if values[at]:
            values[at] = tuple(Fix(message, tuple(starmap(Edit, edits))) for message, edits in values[at])
    return values


def _dropped(plain: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    from healthlint.rule.dropped import Dropped

    return tuple(starmap(Dropped, plain))


def _withheld(plain: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    from healthlint.rule.withheld import Withheld

    return tuple(
        Withheld(Finding._make(_with_fixes(finding)), by, reason, owner, _date(until), line)
        for finding, by, reason, owner, until, line in plain
    )


def _suppressions(plain: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    from healthlint.run.suppressions.record import Suppression

    return tuple(Suppression._make((*each[:7], _date(each[7]), *each[8:])) for each in plain)


def _sketches(plain: Iterable[tuple[Any, ...]]) -> Mapping[str, Any]:
    from healthlint.run.baseline.sketch import Sketch

    return {key: Sketch(*fields) for key, *fields in plain}


def _day(date: datetime.date | None) -> int | None:
    return None if date is None else date.toordinal()


def _date(day: int | None) -> datetime.date | None:
    return None if day is None else datetime.date.fromordinal(day)
