"""Of what kind is the source that an entry of a list of references names?"""

from __future__ import annotations

from collections.abc import Sequence

from healthlint import Expression
from healthlint.references import Reference

from . import sites
from .sites import Kind

# Prefixes under which preprint servers register their DOIs.
_PREPRINTS = ("10.1101/", "10.48550/", "10.21203/", "10.20944/", "10.2139/", "10.31219/")
_MARKED = Expression(r"\[(?P<kind>[jmdcspn])(?:/ol)?\]")  # GB/T 7714
_PAGED = Expression(r"(?:19|20)\d\d[^.]{0,12}[;,] ?\d{1,4} ?(?:\(|:)|\d{1,4} ?\(\d{1,3}\)[:,] ?e?\d+")
_RELEASE = Expression(r"\b(?:press|news|media) releases?\b|新闻稿|通稿")
_FIELD = Expression(r"[.,:;|()\[\]]| {1,2}(?:via|on|at) |\n")
_LABELLED_PREPRINT = Expression(
    r"pre ?prints?|not (?:yet )?(?:been )?peer reviewed|预印本|未经同行评议|尚未经?同行评审"
)


def kind_of_entry(entry: Reference) -> Kind | None:
    """Return the kind of an entry; None where nothing in it tells.

    Asked are identifier, address, the mark of GB/T 7714, pages and the publisher, in this order.
    """
    folded = entry.folded
    kinds = [kind for target in entry.addresses if (kind := kind_of_target(target, folded))]
    kinds.extend(
        "preprint" if found.value.startswith(_PREPRINTS) or found.kind == "arxiv" else "journal"
        for found in entry.identifiers
        if found.fault is None and not found.hidden  # of an address, its site tells more
    )
    if kinds:
        return best(kinds)
    marked = _MARKED.search(folded)
    if marked:
        return "news" if marked["kind"] == "n" else "journal"
    if entry.addresses:
        return None  # a page that the table does not know
    if _PAGED.search(folded):
        return "journal"
    if _RELEASE.search(folded):
        return "press-release"
    known = [
        site.kind
        for field in _FIELD.sub("\n", folded).split("\n")
        if (site := sites.named(field.strip(' "')))
    ]
    return best(known) if known else None


def kind_of_target(target: str, around: str) -> Kind | None:
    """Return the kind of what a link leads to; a preprint that is called one is as good as a paper."""
    site = sites.site_of(target)
    if site is None:
        return None
    if site.kind == "preprint":
        return "journal" if _LABELLED_PREPRINT.search(around) else "preprint"
    if site.publisher == "DOI" and any(prefix in target for prefix in _PREPRINTS):
        return "journal" if _LABELLED_PREPRINT.search(around) else "preprint"
    return site.kind


def best(kinds: Sequence[Kind]) -> Kind:
    """Return the strongest of several kinds."""
    return min(kinds, key=lambda kind: (kind in sites.WEAK, kind == "preprint"))


def is_weak(kind: Kind | None) -> bool:
    """Tell whether no claim about a treatment should rest on such a source; unknown ones are spared."""
    return kind is not None and (kind in sites.WEAK or kind == "preprint")
