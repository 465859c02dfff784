"""CIT112: is an identifier written as it is to be written?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from healthlint import Document, Edit, Expression, Finding, Fix, Match, Rule, Terms
from healthlint.references import identifiers_of
from healthlint_rules.written import written

from .forms import TERMS, Form, joined, of_address, of_dois, of_words

if TYPE_CHECKING:
    from healthlint_rules.link import Link

# No DOI ends with one of these, so that what follows in the next line belongs to it.
_CUT = Expression(r"[/_(-] ")


class IdentifierForm(Rule):
    """An identifier leads to its work, and is not written as it should be: an old resolver, full-width signs.

    Search engines and reference managers know the standard form; others have to be mended by hand, by every
    reader who wants to look the work up.
    """

    code = "CIT112"
    name = "identifier-form"
    severity = "info"
    scope = ("prose", "reference")
    terms = Terms(en=TERMS)
    message = {
        "en": "“{match}” is better written {repair}: so readers and programs find the work",
        "zh": "“{match}”宜写作 {repair}，便于读者和检索工具查找",
    }
    address = {
        "en": "“{match}” leads to its work by an address that is better written {repair}",
        "zh": "“{match}”的链接地址宜写作 {repair}",
    }
    sources = (
        "Crossref DOI display guidelines, 2017",
        "DOI Handbook; ISO 26324",
        "NLM: Citing Medicine (PMID, PMCID)",
        "ICMJE Recommendations: clinical trial registration",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        "See ⟦http://dx.doi.org/10.1234/nap.12⟧ for the trial.",
        "See [⟦the trial⟧](http://doi.org/10.1234/nap.12).",
        "See [⟦the trial⟧](https://doi.org/10.1234/nap.12.).",
        "⟦doi:⟧https://doi.org/10.1234/nap.12 has the figures.",
        "See [⟦the trial⟧](https://doi.org/10.1234%2Fnap.12).",
        "## References\n\n1. Lind S. Naps. Sleep Health. 2021;7(3):512-9. ⟦pmid:33456789⟧",
        "The trial is registered (⟦NCT 01234567⟧).",
        "The trial has the number ⟦isrctn 12345678⟧.",
        "## References\n\n1. Lind S. Naps. Sleep Health. 2021;7(3):512-9. ⟦PMCID: 7654321⟧",
        "Look it up at ⟦dx.doi.org/⟧10.1234/nap.12.",
        "Free to read as ⟦pmc7654321⟧.",
        "详见⟦１０．１２３４／ｎａｐ．１２⟧。",
        "本试验已登记（⟦NCT：01234567⟧）。",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.⟦PMID：33456789⟧",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.⟦DOI：⟧10.1234/nap.2020.01.",
        "注册号：⟦ChiCTR 2000029308⟧。",
        "全文见[⟦这里⟧](https://dx.doi.org/10.1234/nap.12)。",
    )
    good = (
        "See https://doi.org/10.1234/nap.12 for the trial.",
        "See [the trial](https://doi.org/10.1234/nap.12).",
        "See doi:10.1234/nap.12 for the trial.",
        "See [the trial](https://doi.org/10.1234/S0140-6736(20)30183-5).",
        "## References\n\n1. Lind S. Naps. Sleep Health. 2021;7(3):512-9. PMID: 33456789; PMCID: PMC7654321.",
        "The trial is registered (NCT01234567).",
        "Write `http://dx.doi.org/10.1234/nap.12` no more.",
        "Ask at https://pubmed.example/?pmid=33456789 or https://pmc.example/articles/pmc7654321/.",
        "详见 DOI：10.1234/nap.12。",
        "详见10.1234/nap.12（２０２０年第３期）。",
        "本试验已登记（NCT01234567），由林若安主持。",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.DOI:10.1234/nap.2020.01.",
        "注册号：ChiCTR2000029308。",
        "PMC 患者共 12 例，NCT 组 30 例。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what leads to its work and is untidy, with the edits that tidy it up."""
        addresses = [(link.start, link.end) for link in document.links if _is_shown(document, link)]
        forms = list(_forms(document, self, [*document.code, *addresses]))
        for link in document.links:
            if "doi.org/" not in link.target or link.image or link.end <= link.start:
                continue
            form = of_address(link.target)
            if form is not None:
                inside = [each for each in forms if each.start < link.end and link.start < each.end]
                forms = [each for each in forms if each not in inside]
                edits = [edit for each in inside for edit in _edits(document, each)]
                edits += (
                    place.edit(*edit)
                    for place in written(document, link)
                    if (own := of_address(place.text)) is not None
                    for edit in own.edits
                )
                match = Match(document, link.start, link.end)
                yield from self._found(match, form, sorted(edits), hidden="://" not in match.text)
        for form in forms:
            match = Match(document, form.start, form.end)
            if form.in_lists and match.block.kind != "reference":
                continue
            yield from self._found(match, form, _edits(document, form))

    def _found(
        self, match: Match, form: Form, edits: Sequence[Edit], *, hidden: bool = False
    ) -> Iterator[Finding]:
        block = match.block
        if not self.reads(block) or block.repeats is not None:
            return
        from .repairs import WRITE

        language = match.sentence.language
        does = self.worded(WRITE, language).replace("{repair}", form.repair)
        finding = self.finding(
            match,
            self.worded(self.address if hidden else self.message, language),
            repair=form.repair,
            fixes=[Fix(does, tuple(edits))] if edits else [],
        )
        yield finding._replace(anchor=finding.offset)  # each identifier of a sentence has a fix of its own


def _is_shown(document: Document, link: Link) -> bool:
    """Tell whether the text of a link is its address, or a picture."""
    return link.image or "://" in document.prose[link.start : link.end]


def _forms(document: Document, rule: Rule, taken: list[tuple[int, int]]) -> Iterator[Form]:
    """Yield what is untidy in the prose, each stretch once, besides those that are no text."""
    prose = document.prose
    found = (of_words(match.term, prose, match.start) for match in document.matches(rule))
    cut = (
        joined(prose, each.start, each.end)
        for each in identifiers_of(document)
        if each.fault is None and each.kind == "doi" and _CUT.search(prose, each.start, each.end)
    )
    for form in (*found, *of_dois(prose, document.folded), *cut):
        if form is not None and not any(start < form.end and form.start < end for start, end in taken):
            taken.append((form.start, form.end))
            yield form


def _edits(document: Document, form: Form) -> list[Edit]:
    """Return the edits of what is untidy in the prose; none where its source shows something else."""
    start, end = form.start, max(form.end, form.edits[-1][1])
    span = document.span(start, end)
    if document.source[span.start : span.end].split() != document.prose[start:end].split():
        return []
    return [Edit(*document.span(first, last), text) for first, last, text in form.edits]
