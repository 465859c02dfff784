"""Does the label of a link name a better source than the one that it leads to?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from healthlint import Document, Expression, NamedTuple
from healthlint.references import identifiers

from . import sites
from .sites import Site

if TYPE_CHECKING:
    from healthlint_rules.link import Link

Fault = Literal["other-publisher", "repository", "news-of-the-journal", "no-study", "other-address"]

_AUTHORITIES = ("agency", "journal", "register")
_REPOSITORIES = ("PubMed Central", "PubMed", "Europe PMC", "NCBI Bookshelf")
_NIH = "National Institutes of Health"
_ADDRESS = Expression(
    r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|int|info|io|eu|uk|cn|tw|hk|au|ca|de|fr|jp|us)(?:\.[a-z]{2})?)"
    r"(?::\d+)?(?:[/?#]\S*)?",
    2,
)
# Behind these stands another address, and one cannot tell from outside which.
_RESOLVERS = (
    "doi.org", "handle.net", "bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "archive.org", "archive.ph",
    "google.com", "l.facebook.com", "outlook.com", "proofpoint.com", "n9.cl", "rebrand.ly", "lnkd.in", "t.cn",
    "url.cn", "w3id.org", "purl.org", "linkedin.com", "mailchi.mp", "list-manage.com", "anrdoezrs.net",
    "shareasale.com", "awin1.com",
)  # fmt: skip
_BEFORE = Expression(r"(?:^|[.;。；\n]\s?)(?P<label>[^.;:：。；\n]{2,60}?)\s?[:：,，–—|-]?\s?[(（<]?$")
_NUMBER = Expression(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[①-⑳])\s*")
_AROUND = Expression(
    r"^(?:the |(?:sources?|via|from|see|read|by|来源|出处|资料来源|据|见)[: ]+)"
    r"|[ ,]*(?:\(?(?:19|20)\d\d\)?|websites?|articles?|reports?|guidelines?|study|studies|trial"
    r"|research|paper|官网|网站|研究|报告|指南)$"
)
_STUDY = Expression(
    r"(?:(?:a|an|the|this|that|one|these|some|many|several|recent|new|latest|clinical|scientific|published|independent"
    r"|peer reviewed|our|large|major|landmark|(?:19|20)\d\d)\s)*"
    r"(?:stud(?:y|ies)|trials?|research(?: paper| article)?|papers?|journal articles?"
    r"|meta analyses|meta analysis|systematic reviews?|clinical evidence)"
    r"(?: (?:results|shows?|proves?|found))?"
    r"|(?:一项|这项|该|多项|最新|临床|科学|相关|原始|新)*(?:研究|试验|论文|文献|综述|荟萃分析)"
    r"(?:报告|论文|结果|证明)?"
)
_NO_STUDIES = ("shop", "social", "encyclopaedia")


class Mislabel(NamedTuple):
    """A label that promises more than its target holds."""

    fault: Fault
    start: int  # of the label, in the prose
    end: int
    host: str  # where the link leads
    site: Site | None  # what is known of that


def mislabelled(document: Document, link: Link) -> Mislabel | None:
    """Return what is wrong with the label of a link, None where nothing is or nothing is known."""
    target = link.target
    site = sites.site_of(target)
    text = document.prose[link.start : link.end].strip()
    shown = _ADDRESS.fullmatch(text) if "." in text and " " not in text else None
    if shown is not None and text != target:
        host = sites.parts_of(target)[0]
        if host and _differ(text, shown["host"].lower(), target, host):
            return Mislabel("other-address", link.start, link.end, host, site)
    if site is None:  # as of most
        return None
    if shown is None:
        start, label = link.start, document.folded[link.start : link.end]
    else:
        start, label = _before(document, link)
    fault = _fault(label.strip(' "*_'), site) if label.strip() else None
    if fault is None:
        return None
    return Mislabel(fault, start, start + len(label), sites.parts_of(target)[0] or target, site)


def _fault(label: str, site: Site) -> Fault | None:
    if site.kind in _NO_STUDIES and _STUDY.fullmatch(label):
        return "no-study"
    claimed = _claimed(label)
    if claimed is None or claimed.kind not in _AUTHORITIES:
        return None
    if site.kind == "news" and site.publisher in (claimed.publisher, f"{claimed.publisher} News"):
        return "news-of-the-journal"
    if claimed.publisher == site.publisher:
        return None
    if claimed.publisher == _NIH and site.publisher in _REPOSITORIES:
        return "repository"
    if site.kind in sites.WEAK and site.kind != "social":  # authorities have accounts of their own
        return "other-publisher"
    return None


def _claimed(label: str) -> Site | None:
    """Return the publisher that a label names, and names alone: a headline may speak of anybody."""
    for _ in range(3):
        site = sites.named(label)
        shorter = _AROUND.sub("", label, count=1).strip(" ,")
        if site is not None or shorter == label:
            return site
        label = shorter
    return sites.named(label)


def _before(document: Document, link: Link) -> tuple[int, str]:
    """Return the label before an address that stands in the text, and where it begins."""
    block = document.block_at(link.start)
    text = document.prose[block.start : link.start]
    number = _NUMBER.match(text)
    first = number.end() if number else 0
    found = _BEFORE.search(text[first:])
    if found is None:
        return link.start, ""
    start = block.start + first + found.start("label")
    return start, document.folded[start : start + len(found["label"])]


def _differ(text: str, shown: str, target: str, host: str) -> bool:
    """Tell whether a link shows one address and leads to another site, or one DOI and leads to another."""
    dois = [
        {found.value for found in identifiers(each) if found.kind == "doi" and found.value}
        for each in (text, target)
    ]
    if all(dois):
        return dois[0].isdisjoint(dois[1])
    if any(host.endswith(each) or shown.endswith(each) for each in _RESOLVERS) or "…" in text or ".." in text:
        return False
    return _owner(shown) != _owner(host)


def _owner(host: str) -> str:
    """Return what names the owner of a host, however the suffix is: `example` of www.example.co.uk."""
    parts = [part for part in host.split(".") if part != "www"]
    while len(parts) > 1 and (len(parts[-1]) < 4 or parts[-1] in ("info",)):
        parts.pop()
    return parts[-1]
