"""Who is likely to have registered a DOI?

Only a guess of whom to ask first: most Chinese DOIs are none of Crossref's, which would be asked in vain.
"""

from __future__ import annotations

import re

# Registrants whose agency has been looked up at doi.org.
_REGISTRANTS = {
    "10.3760": "ISTIC",  # 中华医学会
    "10.3969": "ISTIC",
    "10.11821": "ISTIC",
    "10.13209": "CNKI",
    "10.16511": "CNKI",
    "10.1360": "Crossref",
    "10.5281": "DataCite",
    "10.5061": "DataCite",
    "10.6084": "DataCite",
    "10.17605": "DataCite",
    "10.48550": "DataCite",  # arXiv
}
# Theses, newspapers and proceedings of CNKI, whatever the registrant.
_CNKI = re.compile(r"[dnc]\.cnki\.")


def likely(doi: str) -> str:
    """Return the agency that a DOI is likely registered with; empty where nothing speaks for any."""
    registrant, _, suffix = doi.partition("/")
    known = _REGISTRANTS.get(registrant)
    return known or ("CNKI" if _CNKI.match(suffix.lower()) else "")
