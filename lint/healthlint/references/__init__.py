"""What does an article refer to, and is that what it says it is?

For rules about references: `references_of` a document, the marks in its text that point to them
(`citations_of`), and the source that is given for a sentence (`sourcing_of`), in it or in its
`Surroundings`. A rule that asks `Rule.judged` gets each `Reference` with the verdict of those who were
asked, as a `JudgedReference`; what its examples cite is told by `KnownWorks` made of `Record`.
"""

from typing import TYPE_CHECKING

from healthlint.references.answers import Missing, Page
from healthlint.references.extraction.citations import Citation, citations_of
from healthlint.references.extraction.homes import is_home_page
from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import identifiers_of, references_of
from healthlint.references.extraction.sourcing import Sourcing, gives_sources, own_sourcing_of, sourcing_of
from healthlint.references.extraction.surroundings import Surroundings
from healthlint.references.identifiers import Fault, Identifier, identifiers
from healthlint.references.identifiers.kinds import kind_name
from healthlint.references.judging.judge import JudgedReference
from healthlint.references.works import Cited, Name, Notice, Record

if TYPE_CHECKING:
    from healthlint.references.comparing.journals import journal_key
    from healthlint.references.judging.sources import lack_of
    from healthlint.references.known import KnownWorks

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


def __getattr__(name: str) -> object:
    """Import what compares titles when it is first asked for: rules that go by form alone need none of it."""
    if name == "KnownWorks":
        from healthlint.references.known import KnownWorks

        return KnownWorks
    if name == "journal_key":
        from healthlint.references.comparing.journals import journal_key

        return journal_key
    if name == "lack_of":
        from healthlint.references.judging.sources import lack_of

        return lack_of
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
