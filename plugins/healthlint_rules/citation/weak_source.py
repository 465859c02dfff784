"""CIT106: on what does a claim about a treatment rest?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from healthlint import Block, Document, Finding, Match, Rule, Terms
from healthlint.references import Reference, citations_of, references_of

from .links import links_by_block
from .sites import Kind
from .source_kinds import best, is_weak, kind_of_entry, kind_of_target

if TYPE_CHECKING:
    from healthlint_rules.link import Link

_HEADINGS = ("title", "heading")
_UNMEANT = frozenset(("negated", "warned-against", "question", "foreign", "disowned", "work-title"))
_OUTSIDE = ("navigation", "hidden", "button", "reference")
_KINDS: Mapping[Kind, Mapping[str, str]] = {
    "encyclopaedia": {"en": "an encyclopaedia", "zh": "百科词条"},
    "portal": {"en": "a consumer portal", "zh": "健康门户网站"},
    "news": {"en": "a news story", "zh": "新闻报道"},
    "press-release": {"en": "a press release", "zh": "新闻通稿"},
    "social": {"en": "a post or blog", "zh": "社交媒体或博客"},
    "shop": {"en": "a shop", "zh": "商品页面"},
    "preprint": {"en": "a preprint that is not called one", "zh": "未注明的预印本"},
}


class WeakSource(Rule):
    """A claim about a treatment rests only on news, press releases, encyclopaedias, portals, posts or shops.

    Such pages leave out in whom, against what and how well it was tested, and repeat one another. The best
    source of a section counts: a story beside the paper that it reports is welcome.
    """

    code = "CIT106"
    name = "weak-source"
    severity = "info"
    severity_in = {"patient-info": "warning", "clinic": "warning", "product": "warning"}
    scope = ("prose", "reference")
    terms = {"claims": Terms.read(__package__ or "", "words/treatment.toml")["claims"]}
    needs = ("claims",)
    message = {
        "en": "the claim rests on {kind} alone; follow it to the study or guideline and cite that",
        "zh": "这一说法只有{kind}支持；请追溯到原始研究或指南并引用",
    }
    sources = (
        "Wikipedia: identifying reliable sources (medicine)",
        "HealthNewsReview: review criteria, criterion 10 (does not rely on a news release)",
        "FTC: Health Products Compliance Guidance, 2022",
    )
    bad = (
        "Ginger reduces migraine pain, as [⟦WebMD⟧](https://www.webmd.com/ginger) says.",
        "The cells [⟦cured his diabetes⟧](https://www.prnewswire.com/releases/cells-1.html) within weeks.",
        "Nap tea lowers blood pressure ([⟦more⟧](https://en.wikipedia.org/wiki/Nap_tea)).",
        "Zinc prevents infection.\n\n## References\n\n1. ⟦Healthline: https://www.healthline.com/health/zinc⟧",
        "姜可以缓解偏头痛（[⟦详情⟧](https://baike.baidu.com/item/1)）。",
        "该茶能降低血压，见[⟦报道⟧](https://www.sohu.com/a/1)。",
        "這種療法能逆轉糖尿病（[⟦影片⟧](https://www.youtube.com/watch?v=1)）。",
    )
    good = (
        (
            "Ginger reduces migraine pain, as [WebMD](https://www.webmd.com/ginger) says; "
            "see [the trial](https://doi.org/10.1234/g.1)."
        ),
        "The ministry will open ten clinics, [the BBC reports](https://www.bbc.com/news/1).",
        "Ginger does not cure migraine, whatever [WebMD](https://www.webmd.com/ginger) says.",
        "Zinc prevents infection ([NHS](https://www.nhs.uk/zinc)).",
        "A preprint found that naps reduced pain ([Lind](https://www.medrxiv.org/content/1)).",
        "Zinc prevents infection ([our page](https://clinic.example/zinc)).",
        (
            "Zinc prevents infection.\n\n## References\n\n1. Healthline: https://www.healthline.com/health/zinc\n"
            "2. Lind S. Zinc. Sleep. 2020;43(2):1-9. doi:10.1234/z.1"
        ),
        "姜可以缓解偏头痛（[试验](https://doi.org/10.1234/g.1)、[报道](https://www.sohu.com/a/1)）。",
        "市里将新建十家医院，见[报道](https://www.sohu.com/a/1)。",
        "该茶不能治愈糖尿病，[百科](https://baike.baidu.com/item/1)的说法有误。",
        "鋅可預防感染（[世界衛生組織](https://www.who.int/zinc)）。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding for each section, or for the list, whose best known source is weak."""
        links = links_by_block(document)
        # What an article claims takes longest to tell, so that it is asked last.
        if not any(is_weak(kind_of_target(link.target, "")) for each in links.values() for link in each):
            return
        claims = [match for match in document.matches(self, "claims") if _is_meant(self, match)]
        if not claims:
            return
        entries = [entry for entry in references_of(document) if entry.is_entry and not entry.further]
        kinds = {entry.start: kind_of_entry(entry) for entry in entries}
        yield from self._list(entries, kinds)
        if not any(kind is not None and not is_weak(kind) for kind in kinds.values()):
            yield from self._sections(document, claims, links)

    def _list(self, entries: list[Reference], kinds: Mapping[int, Kind | None]) -> Iterator[Finding]:
        """Yield the first entry with an address, where all are weak; those without are unlocatable anyhow."""
        linked = [entry for entry in entries if entry.addresses]
        if linked and all(is_weak(kind) for kind in kinds.values()):
            known = [kind for kind in kinds.values() if kind is not None]
            yield self.finding(
                linked[0].block, kind=self.worded(_KINDS[best(known)], linked[0].block.language)
            )

    def _sections(
        self, document: Document, claims: list[Match], links: Mapping[int, Sequence[Link]]
    ) -> Iterator[Finding]:
        from .label_target import mislabelled

        marked = {document.block_at(mark.start).index for mark in citations_of(document) if mark.certain}
        done: set[int] = set()
        for claim in claims:
            first, last = _section(document, claim.block)
            if first in done:
                continue
            here = [
                (link, kind_of_target(link.target, document.block_at(link.start).folded))
                for index in range(first, last)
                if document.blocks[index].kind not in _OUTSIDE
                for link in links.get(index, ())
            ]
            weak = [(link, kind) for link, kind in here if kind is not None and is_weak(kind)]
            if len(weak) < len(here) or not weak or any(first <= index < last for index in marked):
                continue
            beside = [each for each in weak if document.block_at(each[0].start) is claim.block]
            if not beside or any(mislabelled(document, link) for link, _ in beside):
                continue
            done.add(first)
            link, kind = beside[0]
            match = Match(document, link.start, link.end)
            yield self.finding(match, kind=self.worded(_KINDS[kind], match.sentence.language))


def _is_meant(rule: Rule, match: Match) -> bool:
    return rule.reads(match.block) and _UNMEANT.isdisjoint(match.statuses)


def _section(document: Document, block: Block) -> tuple[int, int]:
    """Return the blocks from the heading over a block to the next one, as a range of indices."""
    blocks = document.blocks
    first = last = block.index
    while first > 0 and blocks[first].kind not in _HEADINGS:
        first -= 1
    last += 1
    while last < len(blocks) and blocks[last].kind not in _HEADINGS:
        last += 1
    return first, last
