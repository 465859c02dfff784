"""What does an article refer to, and is that what it says it is?

For rules about references: `references_of` a document, the marks in its text that point to them
(`citations_of`), and the source that is given for a sentence (`sourcing_of`), in it or in its
`Surroundings`. A rule that asks `Rule.judged` gets each `Reference` with the verdict of those who were
asked, as a `JudgedReference`; what its examples cite is told by `KnownWorks` made of `Record`.
"""

from typing import TYPE_CHECKING as _TYPE_CHECKING

# Not on demand, as a module has the same name.
from healthlint.references.identifiers import identifiers

if _TYPE_CHECKING:
    from healthlint.references.answers import Missing, Page
    from healthlint.references.comparing.journals import journal_key
    from healthlint.references.extraction.citations import Citation, citations_of
    from healthlint.references.extraction.homes import is_home_page
    from healthlint.references.extraction.reference import Reference
    from healthlint.references.extraction.references import identifiers_of, references_of
    from healthlint.references.extraction.sourcing import (
        Sourcing,
        gives_sources,
        own_sourcing_of,
        sourcing_of,
    )
    from healthlint.references.extraction.surroundings import Surroundings
    from healthlint.references.identifiers import Fault, Identifier
    from healthlint.references.identifiers.kinds import kind_name
    from healthlint.references.judging.judge import JudgedReference
    from healthlint.references.judging.sources import lack_of
    from healthlint.references.known import KnownWorks
    from healthlint.references.works import Cited, Name, Notice, Record

__all__ = [
    "Citation",
    "Cited",
    "Fault",
    "Identifier",
    "JudgedReference",
    "KnownWorks",
    "Missing",
    "Name",
    "Notice",
    "Page",
    "Record",
    "Reference",
    "Sourcing",
    "Surroundings",
    "citations_of",
    "gives_sources",
    "identifiers",
    "identifiers_of",
    "is_home_page",
    "journal_key",
    "kind_name",
    "lack_of",
    "own_sourcing_of",
    "references_of",
    "sourcing_of",
]

# Each is imported when somebody asks for it: most rules go by what an article says of its sources, and need
# nothing of what compares works and asks about them.
_PLACES = {
    "Citation": "extraction.citations",
    "Cited": "works",
    "Fault": "identifiers",
    "Identifier": "identifiers",
    "JudgedReference": "judging.judge",
    "KnownWorks": "known",
    "Missing": "answers",
    "Name": "works",
    "Notice": "works",
    "Page": "answers",
    "Record": "works",
    "Reference": "extraction.reference",
    "Sourcing": "extraction.sourcing",
    "Surroundings": "extraction.surroundings",
    "citations_of": "extraction.citations",
    "gives_sources": "extraction.sourcing",
    "identifiers_of": "extraction.references",
    "is_home_page": "extraction.homes",
    "journal_key": "comparing.journals",
    "kind_name": "identifiers.kinds",
    "lack_of": "judging.sources",
    "own_sourcing_of": "extraction.sourcing",
    "references_of": "extraction.references",
    "sourcing_of": "extraction.sourcing",
}

if not _TYPE_CHECKING:
    from healthlint.text.on_demand import on_demand as _on_demand

    __getattr__, __dir__ = _on_demand(__name__, _PLACES)
