from __future__ import annotations

import pytest

from healthlint.references.identifiers import of_address

STANDS_FOR = {
    "PubMed": ("https://pubmed.ncbi.nlm.nih.gov/31234567/", ("pmid", "31234567")),
    "PubMed, the old way": ("http://www.ncbi.nlm.nih.gov/pubmed/31234567", ("pmid", "31234567")),
    "PubMed Central": ("https://pmc.ncbi.nlm.nih.gov/articles/PMC7123456/", ("pmcid", "PMC7123456")),
    "PubMed Central, the old way": (
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7123456/pdf/x.pdf",
        ("pmcid", "PMC7123456"),
    ),
    "Europe PMC": ("https://europepmc.org/article/MED/31234567", ("pmid", "31234567")),
    "Nature": (
        "https://www.nature.com/articles/s99999-021-00001-2.pdf",
        ("doi", "10.1038/s99999-021-00001-2"),
    ),
    "Nature News": (
        "https://www.nature.com/articles/d99999-024-00001-3",
        ("doi", "10.1038/d99999-024-00001-3"),
    ),
    "The Lancet": (
        "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)39999-5/fulltext",
        ("doi", "10.1016/s0140-6736(20)39999-5"),
    ),
    "The Lancet, percent-encoded": (
        "https://www.thelancet.com/article/S0140-6736%2820%2939999-5/fulltext",
        ("doi", "10.1016/s0140-6736(20)39999-5"),
    ),
    "Cell, before it had DOIs of its own": (
        "https://www.cell.com/fulltext/S0092-8674(00)89999-9",
        ("doi", "10.1016/s0092-8674(00)89999-9"),
    ),
    "BMJ": ("https://www.bmj.com/content/372/bmj.n9999", ("doi", "10.1136/bmj.n9999")),
    "BMJ, the full text": (
        "https://www.bmj.com/content/372/bmj.n9999.full.pdf",
        ("doi", "10.1136/bmj.n9999"),
    ),
    "eLife": ("https://elifesciences.org/articles/99999", ("doi", "10.7554/elife.99999")),
    "SSRN": ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=9999999", ("doi", "10.2139/ssrn.9999999")),
    "the register of the European Union": (
        "https://euclinicaltrials.eu/search-for-clinical-trials/?EUCT=2023-501234-12-00",
        ("euct", "2023-501234-12-00"),
    ),
}
STANDS_FOR_NOTHING = [
    "https://www.cell.com/cell/fulltext/S0092-8674(24)09999-5",
    "https://www.thelancet.com/journals/eclinm/article/PIIS2589-5370(20)39999-5/fulltext",
    "https://www.nature.com/nature/",
    "https://www.nature.com",
    "https://pubmed.ncbi.nlm.nih.gov/?term=naps",
    "https://naps.example/articles/12345",
    "mailto:editor@naps.example",
    "/articles/12345",
    "",
]


@pytest.mark.parametrize(("address", "expected"), STANDS_FOR.values(), ids=STANDS_FOR)
def test_an_address_stands_for_a_work(address: str, expected: tuple[str, str]) -> None:
    assert of_address(address) == expected


@pytest.mark.parametrize("address", STANDS_FOR_NOTHING)
def test_an_address_of_no_known_form_stands_for_nothing(address: str) -> None:
    assert of_address(address) is None
