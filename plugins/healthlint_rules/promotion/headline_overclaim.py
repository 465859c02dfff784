"""Does the headline claim more than the text below it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from healthlint import Block, Document, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/headline.toml")
_STEPS = ("cures", "reverses")  # from strong to weak
_BAITS = ("bait", "mild_bait")
_SOUGHT = (*_STEPS, "causes", *_BAITS)
_MEANT = ("asserted", "scare-quoted", "cited")
# A text of fewer sentences is a teaser, which says nothing about what the article says.
_LEAST = 2
_TAKEN_BACK = {
    "en": "“{match}” in the headline is taken back by the text; write there what the text stands by",
    "zh": "标题中的“{match}”被正文否定或限定；标题应与正文的结论一致",
}
_ONLY_LINKED = {
    "en": "“{match}” in the headline names a cause where the text knows a link; write “linked to”",
    "zh": "标题中的“{match}”说成因果，正文只有相关；请改写为“与……相关”",
}
_BAIT = {
    "en": "“{match}” lures readers and tells them nothing; let the headline say what was found",
    "zh": "“{match}”是吸引点击的写法，没有内容；标题请直接写明结论",
}


class HeadlineOverclaim(Rule):
    """The headline claims more than the text below it: a cure, a reversal, a cause; or it is click-bait.

    Headlines travel alone: most readers see nothing else. What the strongest sentence of the text
    does not say, or takes back, no headline may say for it.
    """

    code = "PRO109"
    name = "headline-overclaim"
    severity = "error"
    severity_in = {"patient-info": "warning", "blog": "warning"}
    context = "claim"
    rank = 5
    supersedes = ("CLM101", "CLM104", "CLM108")
    message = {
        "en": "“{match}” in the headline claims more than the text does; bring it down to the strongest"
        " sentence that you can cite",
        "zh": "标题中的“{match}”超出正文所述；请以正文中有依据的最强表述为准",
    }
    sources = (
        "Science Media Centre: guidelines for science and health reporting (headlines)",
        "Sumner et al., BMJ 2014;349:g7015 (exaggeration in press releases and news)",
        "HealthNewsReview: review criteria, criterion 10 (unjustified, sensational language)",
        "ISSCR Guidelines for Stem Cell Research and Clinical Translation (2021), section 4: communications",
    )
    terms = {name: _WORDS[name] for name in _SOUGHT}
    needs = (*_STEPS, "causes", *_BAITS)
    bad = (
        "# Garlic tablets ⟦cure⟧ deafness\n\nTen people took tablets for a month. Two heard a little better.",
        "# Rowing ⟦reverses⟧ gout\n\nRowers had fewer attacks. Nobody knows why.",
        "# How sound waves ⟦cure⟧ tinnitus\n\nSound waves cure tinnitus, they say.\n\nIt is not yet a cure.",
        "# ⟦Breakthrough⟧ drops for deaf ears\n\nThe drops are a breakthrough. Several patients heard better."
        " Larger trials are needed.",
        "# Walnuts ⟦slash your risk⟧ of dementia\n\nWalnuts were linked to fewer cases. It was a survey.",
        "# ⟦You won't believe⟧ what beetroot does\n\nIt is a vegetable. It is red.",
        "# 姜片⟦根治⟧偏头痛\n\n十二人参加了观察。其中三人的疼痛有所减轻。",
        "# 跳绳⟦逆轉⟧痛風\n\n二十人跳繩一個月。尿酸略有下降。",
        "# 細胞貼片⟦攻克⟧耳聾\n\n貼片攻克耳聾。目前還不能治癒，樣本量很小。",
        "# 每天吃核桃⟦预防痴呆⟧\n\n吃核桃与发病较少相关。这是一项问卷调查。",
        "# ⟦震惊⟧！甜菜根的作用\n\n甜菜根是一种蔬菜。颜色是红的。",
        "# 睡前⟦只需一招⟧，血壓聽話\n\n量血壓前請休息五分鐘。手臂與心臟同高。",
    )
    good = (
        "# Tablets eased deafness in two of ten people\n\nTen people took them. Two heard better.",
        "# Can garlic cure deafness?\n\nTen people took it. It did not help.",
        "# The search for a cure for deafness\n\nThere is none yet. Trials go on.",
        "# Charity walk to cure deafness\n\nMore research is needed. Walkers raised money.",
        "# New tablets cure hepatitis C\n\nThe virus was gone in 95 of 100. Side effects were few.",
        "# Walnuts linked to a lower risk of dementia\n\nIt was a survey. It cannot show cause and effect.",
        "# Stopping smoking cuts your risk of a stroke\n\nStopping smoking cuts your risk within a year."
        " Smoking is linked to strokes.",
        "# Warning: sellers say “you won't believe it”\n\nBeware of such adverts. They are a scam.",
        "# Myths about cures\n\nThere is no cure for gout. Tablets prevent attacks.",
        "# 偏头痛能根治吗\n\n目前还不能。药物可以减轻发作。",
        "# 警惕“根治痛风”的广告\n\n这类产品没有批准文号。请到医院就诊。",
        "# 核桃与痴呆风险降低相关\n\n这是一项观察性研究。不能证明因果。",
        "# 戒烟降低中风风险\n\n戒烟可降低中风的风险。吸烟与中风密切相关。",
        "# 辟谣：震惊体文章的套路\n\n这些说法没有依据。请勿转发。",
        "# 干细胞治疗耳聋：目前证据说明了什么\n\n样本量很小。还需更多研究。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the strongest claim of the title that the body does not make or takes back; else its bait."""
        title = document.title
        # Most articles have such words somewhere, and few in their titles.
        if title is None or not any(_WORDS[name].stand_in(title) for name in self.needs):
            return
        if not _has_body(document, title):
            return
        found = list(self._overclaims(document, title))
        yield from found or self._baits(document, title)

    def _overclaims(self, document: Document, title: Block) -> Iterator[Finding]:
        for step, name in enumerate(_STEPS):
            claim = self._claim_in(document, title, name)
            if claim is None:
                continue
            if _WORDS["protected"].stand_in(title.folded):
                return
            if not self._is_borne_out(document, title, _STEPS[: step + 1]):
                yield from self.report(claim)
            elif _stand_below("takes_back", title):
                yield from self.report(claim, self._say(_TAKEN_BACK, title))
            return
        claim = self._claim_in(document, title, "causes")
        if claim is None or any(_WORDS[name].stand_in(title.folded) for name in ("about_claims", "linked")):
            return
        if _stand_below("linked", title) and not self._is_borne_out(document, title, (*_STEPS, "causes")):
            yield from self.report(claim, self._say(_ONLY_LINKED, title), self._milder())

    def _baits(self, document: Document, title: Block) -> Iterator[Finding]:
        for name in _BAITS:
            for match in _standing_in(title, document.matches(self, name)):
                if not _WORDS["about_claims"].stand_in(title.folded):
                    severity = self._milder() if name == "bait" else "info"
                    yield from self.report(match, self._say(_BAIT, title), severity)
                    return

    def _claim_in(self, document: Document, title: Block, name: str) -> Match | None:
        claims = _standing_in(title, document.matches(self, name))
        if not claims or claims[0].status not in _MEANT:
            return None
        return claims[0]

    def _is_borne_out(self, document: Document, title: Block, steps: tuple[str, ...]) -> bool:
        """Tell whether the text claims as much as the title; what it hedges or denies does not count."""
        return any(
            _is_below(match.block, title) and match.status in _MEANT
            for name in steps
            for match in document.matches(self, name)
        )

    def _milder(self) -> Literal["error", "warning", "info"]:
        return "warning" if self.severity_here == "error" else self.severity_here

    def _say(self, message: dict[str, str], title: Block) -> str:
        return self.worded(message, title.language)


def _standing_in(title: Block, matches: list[Match]) -> list[Match]:
    return [match for match in matches if title.start <= match.start < title.end]


def _stand_below(name: str, title: Block) -> bool:
    """Tell whether words stand in the text that are looked for only where the title claims something."""
    document = title.document
    places = _WORDS[name].places_between(document, 0, len(document.prose))
    return any(_is_below(document.block_at(start), title) for start, _ in places)


def _is_below(block: Block, title: Block) -> bool:
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
