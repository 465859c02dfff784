"""Which work does the address of a page stand for?

Rules of publishers that make the address of a page from the identifier of its work. Those of which this is
not sure give nothing: Cell Press, for one, has had DOIs since 2004 that do not hold the number of the
address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.references.works import IdentifierKind


class _Rule(NamedTuple):
    """The path of a page, and what it says of the work."""

    path: Expression  # behind the host, with the query
    kind: IdentifierKind
    value: Callable[[str], str]  # of the first group


_HOST = Expression(r"(?:https?:)?//(?:www\.|m\.|amp\.)?(?P<host>[^/:?#\s]+)(?::\d+)?(?P<path>/[^\s]*)?", 2)
# Journals of The Lancet with DOIs of another form: eClinicalMedicine, eBioMedicine, the regional ones.
_NOT_BY_PII = r"(?!2589-5370|2352-3964|2666-6065|2666-7762|2667-193x|2772-3682|2666-5247|2666-7568)"


def _elsevier(pii: str) -> str:
    return "10.1016/" + pii.lower()


def _prefixed(prefix: str) -> Callable[[str], str]:
    return lambda number: prefix + number.lower()


_PMCID = _Rule(
    Expression(r"/(?:pmc/)?articles/(?:pmc)?(\d{4,8})(?![\w])", 2), "pmcid", lambda number: "PMC" + number
)
_PUBMED = Expression(r"/(?:pubmed/)?(\d{1,8})(?:[/?#]|$)", 2)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "pubmed.ncbi.nlm.nih.gov": (_Rule(_PUBMED, "pmid", str),),
    "pubmed.gov": (_Rule(_PUBMED, "pmid", str),),
    "ncbi.nlm.nih.gov": (
        _Rule(Expression(r"/pubmed/(?:\?term=)?(\d{1,8})(?:[/?#]|$)", 2), "pmid", str),
        _PMCID,
    ),
    "pmc.ncbi.nlm.nih.gov": (_PMCID,),
    "europepmc.org": (
        _Rule(Expression(r"/(?:article|abstract)/med/(\d{1,8})(?![\w])", 2), "pmid", str),
        _Rule(
            Expression(r"/(?:article/pmc|articles)/(?:pmc)?(\d{4,8})(?![\w])", 2),
            "pmcid",
            lambda number: "PMC" + number,
        ),
    ),
    "nature.com": (
        _Rule(
            Expression(r"/articles/([a-z][\w.-]*?\d[\w-]*|\d{5,7}[a-z]\d)(?:\.pdf|/.*|[?#].*)?$", 2),
            "doi",
            _prefixed("10.1038/"),
        ),
    ),
    "thelancet.com": (
        _Rule(
            Expression(r"/.*?/(?:pii)?s" + _NOT_BY_PII + r"(?<=s)(\d{4}-\d{3}[\dx]\(\d\d\)\d{5}-[\dx])", 2),
            "doi",
            lambda pii: _elsevier("s" + pii),
        ),
    ),
    "cell.com": (
        _Rule(
            Expression(r"/.*?/(?:pii)?(s\d{4}-\d{3}[\dx]\((?:9\d|0[0-3])\)\d{5}-[\dx])", 2), "doi", _elsevier
        ),
    ),
    "bmj.com": (
        _Rule(
            Expression(
                r"/content/\d{3}/(bmj[.-][\w.-]*?\w)(?:\.(?:full|long|abstract|short)\b.*|/.*|[?#].*)?$", 2
            ),
            "doi",
            _prefixed("10.1136/"),
        ),
    ),
    "elifesciences.org": (
        _Rule(Expression(r"/articles/(\d{5,6})(?![\w])"), "doi", _prefixed("10.7554/elife.")),
    ),
    "peerj.com": (_Rule(Expression(r"/articles/(\d{1,6})(?![\w-])"), "doi", _prefixed("10.7717/peerj.")),),
    "papers.ssrn.com": (
        _Rule(Expression(r"/.*[?&]abstract_id=(\d{5,8})(?!\d)", 2), "doi", _prefixed("10.2139/ssrn.")),
    ),
    "ssrn.com": (_Rule(Expression(r"/abstract=(\d{5,8})(?!\d)", 2), "doi", _prefixed("10.2139/ssrn.")),),
    "researchsquare.com": (
        _Rule(Expression(r"/article/(rs-\d{4,8}/v\d{1,2})(?!\d)", 2), "doi", _prefixed("10.21203/rs.3.")),
    ),
    "euclinicaltrials.eu": (_Rule(Expression(r"/.*?(20\d\d-5\d{5}-\d\d(?:-\d\d)?)(?![\d-])"), "euct", str),),
    "clinicaltrialsregister.eu": (
        _Rule(Expression(r"/ctr-search/.*?((?:19|20)\d\d-\d{6}-\d\d)(?!\d)"), "eudract", str),
    ),
    "isrctn.com": (
        _Rule(Expression(r"/(?:isrctn)?(\d{8})(?!\d)", 2), "isrctn", lambda number: "ISRCTN" + number),
    ),
    "search.worldcat.org": (_Rule(Expression(r"/isbn/(97[89]\d{10})(?!\d)", 2), "isbn", str),),
}


def of_address(address: str) -> tuple[IdentifierKind, str] | None:
    """Return what the address of a page stands for by the rules of its publisher.

    None where no rule is known; identifiers that stand in an address as they are (a DOI, a trial number) are
    found by `identifiers`.
    """
    parts = _HOST.match(address)
    if parts is None or not parts["path"]:
        return None
    rules = _RULES.get(parts["host"].lower())
    if rules is None:
        return None
    path = unquote(parts["path"])
    for rule in rules:
        found = rule.path.match(path)
        if found is not None:
            return rule.kind, rule.value(found[1])
    return None
