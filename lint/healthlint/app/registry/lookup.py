"""What does a registry know of a work or a journal?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import one_of
from healthlint.app.registry.telling import in_a_sentence
from healthlint.app.streams import write
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from healthlint.references.works import Notice, Record
    from healthlint.registry.registry import KnownJournal, Registry

_DOI = Expression(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMID = Expression(r"(?:pmid:?\s*)?(\d{1,8})", re.IGNORECASE)
_PMCID = Expression(r"(?:pmcid:?\s*)?(PMC\d+)", re.IGNORECASE)


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
    found: list[dict[str, Any]] = []
    with in_a_sentence(), Registry.open(file) as registry:
        if journal:
            known = registry.journal(asked)
            found = [_journal(known)] if known else []
        else:
            found = [_work(record) for record in _records(registry, asked, author, year)]
        told = registry.info()
    if output_format == "json":
        from healthlint.report.data.record import dumped

        write([dumped(found, indent=2) + "\n"])
    elif found:
        write("\n".join(_lines(each)) + "\n" for each in found)
    else:
        what = _counted(told.journals, "journals") if journal else _counted(told.works, "works")
        write(
            [f"not in {told.name} ({what}, data of {told.snapshot}), which says nothing of what there is\n"]
        )
    ctx.exit(0 if found else 1)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}"


def _records(registry: Registry, asked: str, author: str, year: int | None) -> list[Record]:
    from healthlint.references.works import Cited, Name

    for kind, expression in (("doi", _DOI), ("pmid", _PMID), ("pmcid", _PMCID)):
        if match := expression.fullmatch(asked):
            record = registry.record(kind, match[1])
            return [record] if record else []
    authors = (Name(author),) if author else ()
    return registry.candidates(Cited(asked, title=asked, authors=authors, year=year))


def _work(record: Record) -> dict[str, Any]:
    return {
        "source": record.source,
        "doi": record.doi,
        "pmid": record.pmid,
        "pmcid": record.pmcid,
        "title": record.title,
        "other titles": list(record.other_titles),
        "authors": [f"{name.family} {name.given}".strip() for name in record.authors],
        "years": list(record.years),
        "journal": record.container,
        "also called": list(record.containers),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "kind": record.kind,
        "is a notice": record.is_notice,
        "notices": [_notice(notice) for notice in record.notices],
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {
        "nature": notice.nature,
        "source": notice.source,
        "doi": notice.doi,
        "pmid": notice.pmid,
        "date": notice.date.isoformat() if notice.date else "",
        "number": notice.number,
    }


def _journal(journal: KnownJournal) -> dict[str, Any]:
    return {"title": journal.title, "also called": list(journal.others), "source": journal.source}


def _lines(found: dict[str, Any]) -> Iterator[str]:
    width = max(map(len, found))
    for name, value in found.items():
        if name == "notices":
            for notice in value:
                yield f"{'notice':{width}}  {'; '.join(filter(None, notice.values()))}"
        elif isinstance(value, list):
            if value:
                yield f"{name:{width}}  {'; '.join(map(str, value))}"
        elif value:
            yield f"{name:{width}}  {'yes' if value is True else value}"
    yield ""
