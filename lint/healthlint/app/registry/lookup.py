"""What does a registry know of a work or a journal?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from healthlint.app.options import one_of
from healthlint.app.registry.telling import in_a_sentence
from healthlint.app.streams import write
from healthlint.app.works import notice_data, record_data
from healthlint.report.visible import in_one_line
from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.references.works import Record
    from healthlint.registry.registry import KnownJournal, Registry

_DOI = Expression(r"(?:https?://(?:www\.|dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = Expression(r"(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)?(\d{1,8})/?", re.IGNORECASE)
_ARTICLES = r"https?://(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pmc)/articles/"
_PMCID = Expression(rf"(?:{_ARTICLES}|pmcid:?\s*)?(PMC\d+)/?", re.IGNORECASE)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--author", default="", help="Family name of the first author, beside a title.")
@click.option("--year", type=int, help="Year, beside a title.")
@click.option("--journal", is_flag=True, help="WORDS are a journal's title, abbreviation or ISSN.")
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@click.pass_context
def lookup(
    ctx: click.Context,
    /,
    file: Path,
    words: Sequence[str],
    author: str,
    year: int | None,
    journal: bool,
    output_format: str,
) -> None:
    """Look into the registry FILE for WORDS: a DOI, a PMID, a PMCID, or a title.

    For a title, the works are shown that may be meant, the likeliest first.

    Exit code 1: it is not in this registry. That does not mean that there is no such work.
    """
    from healthlint.registry.registry import Registry

    asked = " ".join(words).strip()
    identifier = None if journal else _identifier(asked)
    if journal or identifier:
        for name, given in (("author", bool(author)), ("year", year is not None)):
            if given:
                what = "the title of a journal or its ISSN" if journal else f"{asked}, an identifier"
                raise UsageError(f"--{name} goes with a title of a work, not with {what}; leave it out")
    records: Sequence[Record] = ()
    known: KnownJournal | None = None
    with in_a_sentence(), Registry.open(file) as registry:
        if journal:
            known = registry.journal(asked)
        elif identifier:
            record = registry.record(*identifier)
            records = [record] if record else []
        else:
            records = _of_title(registry, asked, author, year)
        told = registry.info()
    found = bool(known or records)
    if output_format == "json":
        from healthlint.report.data.record import dumped

        data = [known._asdict()] if known else [record_data(record) for record in records]
        write([dumped(data, indent=2) + "\n"])
    elif found:
        blocks = [_of_journal(known)] if known else map(_of_work, records)
        write("\n".join(map(_block, blocks)))
    else:
        what = _counted(told.journals, "journals") if journal else _counted(told.works, "works")
        where = f"{in_one_line(told.name)} ({what}, data of {told.snapshot})"
        write([f"not in {where}, which says nothing of what there is\n"])
    ctx.exit(0 if found else 1)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}"


def _identifier(asked: str) -> tuple[str, str] | None:
    """Return the kind and the value of an identifier, None for a title."""
    for kind, expression in (("doi", _DOI), ("pmid", _PMID), ("pmcid", _PMCID)):
        if match := expression.fullmatch(asked):
            return kind, match[1]
    return None


def _of_title(registry: Registry, title: str, author: str, year: int | None) -> list[Record]:
    from healthlint.references.works import Cited, Name

    authors = (Name(author),) if author else ()
    return registry.candidates(Cited(title, title=title, authors=authors, year=year))


def _of_work(record: Record) -> Iterator[tuple[str, str]]:
    yield "source", record.source
    yield from (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid))
    yield "title", record.title
    yield "other titles", "; ".join(record.other_titles)
    yield "authors", "; ".join(f"{name.family} {name.given}".strip() for name in record.authors)
    yield "years", "; ".join(map(str, record.years))
    yield "journal", record.container
    yield "also called", "; ".join(record.containers)
    yield from (("volume", record.volume), ("issue", record.issue), ("pages", record.pages))
    yield "kind", record.kind
    yield "is a notice", "yes" if record.is_notice else ""
    for notice in record.notices:
        yield "notice", "; ".join(filter(None, map(str, notice_data(notice).values())))


def _of_journal(journal: KnownJournal) -> Iterator[tuple[str, str]]:
    yield from (
        ("title", journal.title),
        ("also called", "; ".join(journal.others)),
        ("source", journal.source),
    )


def _block(lines: Iterable[tuple[str, str]]) -> str:
    told = [(name, in_one_line(value)) for name, value in lines if value]
    width = max(len(name) for name, _ in told)
    return "".join(f"{name:{width}}  {value}\n" for name, value in told)
