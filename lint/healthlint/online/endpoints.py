"""Where are the services?"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from healthlint.online.transport.etiquette import ETIQUETTE
from healthlint.online.transport.request import Request


class Endpoints(NamedTuple):
    """The roots of the services; tests put a server of their own in place of them."""

    crossref: str = "https://api.crossref.org"
    doi_org: str = "https://doi.org"
    datacite: str = "https://api.datacite.org"
    eutils: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    pmc: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
    trials: str = "https://clinicaltrials.gov/api/v2/studies"


# Other hosts that a service may redirect to.
_ALSO = {"pmc": frozenset({"www.ncbi.nlm.nih.gov"}), "trials": frozenset({"www.clinicaltrials.gov"})}


def to_service(root: str, path: str, lane: str, **private: str) -> Request:
    """Return a request to a service: it stays with the service's hosts, redirects included.

    `private`: what goes into the query and not into evidence.
    """
    origin = urlsplit(root).netloc
    return Request(
        root + path,
        lane=lane,
        etiquette=ETIQUETTE[lane],
        allowed=frozenset({origin}) | _ALSO.get(lane, frozenset()),
        private=private,
    )
