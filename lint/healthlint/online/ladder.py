"""What is known of a DOI, when all who could know are asked in turn?

That a DOI is registered nowhere is said at the end only: Crossref does not hold it, doi.org names no agency
for it, the handle server answers that it knows no such handle, and then a repaired form is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from healthlint.online.agencies import likely
from healthlint.online.answers import Absent, Exists, Known, Lookup, NotRegistered, Unchecked
from healthlint.online.repairs import repairs

CROSSREF, DATACITE = "Crossref", "DataCite"


class Registers(Protocol):
    """Those who can be asked about a DOI."""

    def crossref(self, doi: str) -> Known | Absent | Unchecked:
        """Ask Crossref for its record."""

    def datacite(self, doi: str) -> Known | Absent | Unchecked:
        """Ask DataCite for its record."""

    def agency(self, doi: str) -> Exists | Absent | Unchecked:
        """Ask doi.org with whom a DOI is registered."""

    def agencies(self, dois: Sequence[str]) -> dict[str, Exists | Absent | Unchecked]:
        """Ask doi.org with whom each of some DOIs is registered, at once."""

    def handle(self, doi: str) -> Exists | NotRegistered | Unchecked:
        """Ask doi.org whether a DOI exists."""


def resolve(registers: Registers, doi: str) -> Lookup:
    """Return what is known of a DOI: a record, that it exists, that it does not, or why that is unknown."""
    asked = likely(doi) or CROSSREF
    first = _of_agency(registers, doi, asked)
    if isinstance(first, Known) or (isinstance(first, Unchecked) and first.cause == "identifier"):
        return first
    agency = registers.agency(doi)
    if isinstance(agency, Exists):
        if first is None or agency.agency != asked:
            first = _of_agency(registers, doi, agency.agency)
        return first if isinstance(first, Known | Unchecked) else agency
    handle = registers.handle(doi)
    if isinstance(handle, NotRegistered):
        return _repaired(registers, doi, handle)
    if isinstance(handle, Exists) and isinstance(first, Unchecked):
        return first
    return handle


def _of_agency(registers: Registers, doi: str, agency: str) -> Known | Absent | Unchecked | None:
    """Return the record of an agency; None of those whose records are not read, as ISTIC and CNKI."""
    if agency == CROSSREF:
        return registers.crossref(doi)
    if agency == DATACITE:
        return registers.datacite(doi)
    return None


def _repaired(registers: Registers, doi: str, answer: NotRegistered) -> NotRegistered:
    """Ask once more, for the forms that may have been meant, and add the first that is registered."""
    forms = repairs(doi)
    if not forms:
        return answer
    agencies = registers.agencies(forms)
    for form in forms:
        found = agencies.get(form)
        if isinstance(found, Exists):
            record = _of_agency(registers, form, found.agency)
            return answer._replace(nearest=record if isinstance(record, Known) else found)
    return answer
