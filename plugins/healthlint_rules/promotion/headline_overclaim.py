"""Does the headline claim more than the text below it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/headline.toml")
_STEPS = ("cures", "reverses")  # from strong to weak
_MEANT = ("asserted", "scare-quoted", "cited")
# A text of fewer sentences is a teaser, which says nothing about what the article says.
_LEAST = 2


class HeadlineOverclaim(Rule):
    """The headline claims a cure or a reversal that the text below it never claims.

    Headlines travel alone: most readers see nothing else. What the strongest sentence of the text
    does not say, no headline may say for it.
    """

    code = "PRO109"
    name = "headline-overclaim"
    severity = "error"
    severity_in = {"patient-info": "warning", "blog": "warning"}
    context = "claim"
    rank = 5
    message = {
        "en": "“{match}” in the headline claims more than the text does; bring it down to the strongest"
        " sentence that you can cite",
        "zh": "标题中的“{match}”超出正文所述；请以正文中有依据的最强表述为准",
    }
    sources = (
        "Science Media Centre: guidelines for science and health reporting (headlines)",
        "Sumner et al., BMJ 2014;349:g7015 (exaggeration in press releases and news)",
        "HealthNewsReview: review criteria, criterion 10 (unjustified, sensational language)",
    )
    terms = {step: _WORDS[step] for step in _STEPS}
    bad = (
        "# Garlic tablets ⟦cure⟧ deafness\n\nTen people took tablets for a month. Two heard a little better.",
        "# Rowing ⟦reverses⟧ gout\n\nRowers had fewer attacks. Nobody knows why.",
        "# 姜片⟦根治⟧偏头痛\n\n十二人参加了观察。其中三人的疼痛有所减轻。",
        "# 跳绳⟦逆轉⟧痛風\n\n二十人跳繩一個月。尿酸略有下降。",
    )
    good = (
        "# Tablets eased deafness in two of ten people\n\nTen people took them. Two heard better.",
        "# Can garlic cure deafness?\n\nTen people took it. It did not help.",
        "# The search for a cure for deafness\n\nThere is none yet. Trials go on.",
        "# New tablets cure hepatitis C\n\nThe virus was gone in 95 of 100. Side effects were few.",
        "# 偏头痛能根治吗\n\n目前还不能。药物可以减轻发作。",
        "# 警惕“根治痛风”的广告\n\n这类产品没有批准文号。请到医院就诊。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the strongest claim of the title where the body makes none as strong."""
        title = document.title
        if title is None or _WORDS["protected"].stand_in(title.folded):
            return
        for step, name in enumerate(_STEPS):
            claims = [match for match in document.matches(self, name) if match.block is title]
            if claims and claims[0].status in _MEANT:
                if _has_body(document, title) and not self._is_borne_out(document, title, step):
                    yield from self.report(claims[0])
                return

    def _is_borne_out(self, document: Document, title: Block, step: int) -> bool:
        """Tell whether the text claims as much as the title; what it hedges or denies does not count."""
        return any(
            _is_below(match, title) and match.status in _MEANT
            for name in _STEPS[: step + 1]
            for match in document.matches(self, name)
        )


def _is_below(match: Match, title: Block) -> bool:
    block = match.block
    return block is not title and block.kind not in ("metadata", "alt") and block.text != title.text


def _has_body(document: Document, title: Block) -> bool:
    """Tell whether there are sentences enough below the title to compare it with."""
    below = 0
    for block in document.blocks[title.index + 1 :]:
        if block.kind in ("paragraph", "list-item"):
            below += len(block.sentences)
            if below >= _LEAST:
                return True
    return False
