"""How often may each service be asked?

What the services publish, and where they publish nothing, what has been seen to be borne.
"""

from __future__ import annotations

from typing import NamedTuple


class Etiquette(NamedTuple):
    """Seconds between two requests and how many may be under way, without and with a contact address."""

    gap: float
    gap_with_contact: float
    at_once: int
    at_once_with_contact: int


ETIQUETTE = {
    "crossref": Etiquette(0.2, 0.1, 1, 3),  # pools of 2025-12
    "crossref-list": Etiquette(1.0, 0.334, 1, 3),
    "doi.org": Etiquette(0.3, 0.3, 2, 2),  # publishes none
    "datacite": Etiquette(0.6, 0.3, 2, 2),  # 500 in five minutes, 1000 with an address
    "eutils": Etiquette(0.35, 0.35, 2, 2),  # three a second
    "eutils-key": Etiquette(0.1, 0.1, 2, 2),  # ten a second
    "pmc": Etiquette(0.35, 0.35, 1, 1),
    "trials": Etiquette(1.0, 1.0, 1, 1),  # publishes none; its robots.txt asks for a second
}
PAGES = Etiquette(0.5, 0.5, 1, 1)  # of any other host
PAGES_AT_ONCE = 8  # on all hosts together
