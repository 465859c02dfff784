"""How does an identifier become part of an address?

What an article says is not to be trusted: no identifier may lead out of the path that it is put into.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x1f\x7f-\x9f]{1,1000}")
_PMID = re.compile(r"[1-9][0-9]{0,7}")
_PMCID = re.compile(r"PMC[1-9][0-9]{0,8}")
_NCT = re.compile(r"NCT(?!0{8})[0-9]{8}")


def doi_path(doi: str) -> str | None:
    """Return a DOI as the end of a path; None where none can be made of it.

    `/` stays as it is, which the handle server insists on and the other services accept; all else that has a
    meaning in addresses is escaped, commas too, as they part DOIs in a list.
    """
    if not _DOI.fullmatch(doi) or not {".", ".."}.isdisjoint(doi.split("/")):
        return None
    try:
        return quote(doi, safe="/")
    except UnicodeEncodeError:  # half of a surrogate pair
        return None


def is_pmid(value: str) -> bool:
    """Tell whether a text is a number of PubMed."""
    return bool(_PMID.fullmatch(value))


def is_pmcid(value: str) -> bool:
    """Tell whether a text is a number of PubMed Central, with its letters."""
    return bool(_PMCID.fullmatch(value))


def is_nct(value: str) -> bool:
    """Tell whether a text is a number of ClinicalTrials.gov, in capitals."""
    return bool(_NCT.fullmatch(value))
