"""CIT117: is the page still there that the article leads to?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule, Span

from .judged import language_of

if TYPE_CHECKING:
    from healthlint.references import KnownWorks, Page, Reference

_SAID: Mapping[str, Mapping[str, str]] = {
    "dead": {
        "en": "the page is not there any more ({why}); link to where it is now, or to an archived copy",
        "zh": "该网页已失效（{why}）；请改为现在的网址或存档网址",
    },
    "moved": {
        "en": "the link now leads to the home page {why}; link to the page that says so",
        "zh": "该链接现在转到首页 {why}；请改为所依据页面的网址",
    },
}
_WHY: Mapping[str, Mapping[str, str]] = {
    "no such host": {"en": "there is no such site", "zh": "找不到该网站"},
}


class DeadLink(Rule):
    """A link leads to a page that is gone, or that sends readers on to a home page.

    A source that nobody can open supports nothing. Pages are looked at with --online only, twice before one
    is called dead; a page that bars programs, or is slow, is not spoken of.
    """

    code = "CIT117"
    name = "dead-link"
    rank = 5
    looks_up = True
    message = _SAID["dead"]
    sources = (
        "HTTP Semantics, RFC 9110 (404 Not Found, 410 Gone)",
        "JAMA benchmarks: attribution",
        "W3C: Cool URIs don't change",
    )
    bad = (
        "Read [⟦the leaflet⟧](https://clinic.example/leaflets/gone) first.",
        "Read [⟦the leaflet⟧](https://clinic.example/leaflets/moved) first.",
        "## References\n\n1. Example Clinic. Sleep well. ⟦https://clinic.example/leaflets/gone⟧",
        "Sleep.[^s]\n\n[^s]: Sleep Institute. [⟦Sleep well⟧](https://clinic.example/leaflets/gone). 2021.",
        "请先阅读[⟦患者须知⟧](https://clinic.example/leaflets/gone)。",
        "## 参考资料\n\n1. 示例医院：[⟦睡眠指南⟧](https://clinic.example/leaflets/moved)",
        "詳見 ⟦https://clinic.example/leaflets/gone⟧ 。",
    )
    good = (
        "Read [the leaflet](https://clinic.example/leaflets/here) first.",
        "Read [the leaflet](https://clinic.example/leaflets/barred) first.",
        "Read [the leaflet](https://clinic.example/) first.",
        "Read [the leaflet](/leaflets/gone) first.",
        "![A sleeper](https://clinic.example/leaflets/gone)",
        "Write to `https://clinic.example/leaflets/gone`.",
        "请先阅读[患者须知](https://clinic.example/leaflets/here)。",
        "## 参考资料\n\n1. 示例医院：[睡眠指南](https://clinic.example/leaflets/barred)",
        "詳見 https://clinic.example/leaflets/here 。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the links whose pages are gone."""
        for judged in self.judged(document):
            for page in judged.pages:
                if page.state in _SAID:
                    yield self._gone(judged.reference, page)

    def _gone(self, reference: Reference, page: Page) -> Finding:
        language = language_of(self, reference)
        detail = self.worded(_WHY.get(page.detail, page.detail), language)
        told = [detail, page.when.isoformat() if page.when and page.state == "dead" else ""]
        return self.finding(
            _link(reference, page),
            _SAID[page.state][language],
            document=reference.block.document,
            why=(", " if language == "en" else "，").join(filter(None, told)),
            evidence=[_evidence(page)],
        )

    def known_works(self) -> KnownWorks:
        """Return what has become of the pages of the examples."""
        from .known_works import pages

        return pages()


def _link(reference: Reference, page: Page) -> Span:
    """Return where the words of the link to a page stand; of what is no link, the reference."""
    document = reference.block.document
    for link in document.links:
        if link.target == page.address and reference.start <= link.start < reference.end and not link.image:
            return document.span(link.start, link.end)
    return reference.span


def _evidence(page: Page) -> str:
    """Return what was asked, what came and when, which needs no words of any language."""
    became = f"{page.address} → {page.detail}" if page.state == "moved" else f"{page.address}: {page.detail}"
    return f"{became} ({page.when.isoformat()})" if page.when else became
