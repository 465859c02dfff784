"""Whom can a run ask?"""

from __future__ import annotations

from typing import NamedTuple

from healthlint.online.endpoints import Endpoints
from healthlint.online.services.crossref import Crossref
from healthlint.online.services.datacite import DataCite
from healthlint.online.services.doi_org import DoiOrg
from healthlint.online.services.links import Links
from healthlint.online.services.pmc import IdConverter
from healthlint.online.services.pubmed import PubMed
from healthlint.online.services.trials import Trials
from healthlint.online.transport.client import Client


class Services(NamedTuple):
    """The services of one client, and the hosts of pages."""

    crossref: Crossref
    doi_org: DoiOrg
    datacite: DataCite
    pubmed: PubMed
    pmc: IdConverter
    trials: Trials
    links: Links


def services_of(client: Client, places: Endpoints, contact: str, ncbi_key: str) -> Services:
    """Return the services at some places, whom a client asks and who may write to a contact."""
    return Services(
        Crossref(client, places.crossref, contact),
        DoiOrg(client, places.doi_org),
        DataCite(client, places.datacite, contact),
        PubMed(client, places.eutils, contact, ncbi_key),
        IdConverter(client, places.pmc, contact),
        Trials(client, places.trials),
        Links(client),
    )
