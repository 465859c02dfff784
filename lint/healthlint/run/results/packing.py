"""How is what was found in an article written down, and read back as it was?

As plain values that `marshal` knows. Where a stranger's rule has put anything else into a finding, nothing is
written down; what is read was written here, as its checksum says.
"""

from __future__ import annotations

import datetime
import marshal
from itertools import starmap
from typing import TYPE_CHECKING, Any

from healthlint.rule.coverage import Coverage
from healthlint.rule.finding import Edit, Finding, Fix
from healthlint.rule.publication import Publication
from healthlint.run.article import Article
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.run.config.config import Config

_FIXES, _PROPOSALS = Finding._fields.index("fixes"), Finding._fields.index("proposals")


class Result(NamedTuple):
    """What was found in an article, and what it was taken to be."""

    article: Article
    publication: Publication


def packed(article: Article, publication: Publication) -> bytes | None:
    """Return a result without the source of the article; None where it cannot be written down."""
    if article.unchanged or article.failed:
        return None
    path = article.path
    try:
        return marshal.dumps(
            (
                path,
                tuple(publication),
                [_plain(each, path) for each in article.findings],
                [at for at, each in enumerate(article.findings) if each.fixes or each.proposals],
                None if article.dropped is None else [tuple(each) for each in article.dropped],
                article.advice,
                [
                    (
                        _plain(each.finding, path),
                        each.by,
                        each.reason,
                        each.owner,
                        _day(each.until),
                        each.line,
                    )
                    for each in article.withheld
                ],
                article.guess,
                tuple(article.coverage),
                [(*each[:7], _day(each.until), *each[8:]) for each in article.suppressions],
                None
                if article.sketches is None
                else [(key, *each) for key, each in article.sketches.items()],
            )
        )
    except (ValueError, TypeError, AttributeError):
        return None


def unpacked(data: bytes, config: Config) -> Result | None:
    """Return a result, governed by a config and without source; None for what is none."""
    try:
        path, publication, found, mended, dropped, advice, accepted, guess, coverage, said, drawn = (
            marshal.loads(data)
        )
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
        return Result(article, Publication(*publication))
    except (ValueError, TypeError, EOFError, IndexError, AttributeError, OverflowError, MemoryError):
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
