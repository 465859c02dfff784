"""NUM101: by how much does a risk change in people, not only in per cent?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Finding, Match, Rule

from .signed_blocks import blocks_with, holds_risk, holds_risk_zh

_READ = ("paragraph", "list-item", "quote", "title", "heading", "caption", "metadata")
_HEADINGS = ("title", "heading")
_BEFORE, _BEHIND = 1, 2  # blocks of the section


class RelativeRiskOnly(Rule):
    """A change of risk is told as a percentage or a multiple, and nowhere near how great the risk is.

    “50% lower” may mean 40 people fewer in a hundred or one fewer in a million; relative figures alone
    make readers overrate a benefit, and fear a danger too much. Told dangers without a number are `info`.
    """

    code = "NUM101"
    name = "relative-risk-only"
    severity_in = {"blog": "info"}
    context = "style"
    message = {
        "en": "“{match}” says not how great the risk is; add how many in 100 or 1,000 with it and without",
        "zh": "“{match}”只给出相对变化；请补充每100或1000人中的人数：采取与不采取各多少",
    }
    sources = (
        "Science Media Centre: guidelines for science and health reporting (absolute risk)",
        "HealthNewsReview: review criteria, criterion 2 (benefits are quantified)",
        "IPDAS: presenting quantitative information, 10.1186/1472-6947-13-S2-S7",
        "CDC Clear Communication Index, part D",
    )
    bad = (
        "The tablets ⟦cut the risk of gout attacks by 40%⟧.",
        "Walkers had a ⟦35% lower risk⟧ of stroke.",
        "# New jab ⟦halves risk⟧ of shingles",
        "The programme led to a ⟦30 percent reduction in falls⟧ among residents.",
        "Users of the patch were ⟦three times more likely⟧ to stop smoking.",
        "The ⟦risk of fracture was reduced by 28%⟧ with the drug.",
        "这种药可使卒中⟦风险降低40%⟧。",
        "常吃坚果能⟦降低心脏病死亡率25%⟧。",
        "吸烟者患肺癌的⟦风险是不吸烟者的20倍⟧。",
        "接種者重症⟦風險下降達70%⟧。",
        "该方案⟦减少了30%的复发风险⟧。",
        "早睡使患病⟦几率减半⟧。",
        "The new regimen ⟦quadrupled the odds⟧ of a live birth.",
        "熬夜使中风⟦风险增加了3成⟧。",
    )
    good = (
        "The tablets cut the risk of gout attacks by 40%: from 10 to 6 in every 100 people a year.",
        "Stroke was 35% less likely: 13 per 1,000 walkers had one and 20 per 1,000 others.",
        "The relative risk fell by half, the absolute risk by 1 percentage point.",
        "HbA1c fell by 14% and the price by 30%.",
        "In the trial 4% of the vaccine group and 8% of the placebo group fell ill, a 50% lower risk.",
        "The drug does not cut the risk of stroke by 40%.",
        "Your risk is 5%.",
        "The heart rate rose by 20%.",
        "风险降低40%，即每100人中由10人降至6人。",
        "卒中发生率从5%降至3%，风险降低40%。",
        "血糖下降了30%，价格降低50%。",
        "試驗組有4%發病，對照組為8%，風險降低50%。",
        "死亡率为5%。",
        "该药能使卒中风险降低40%吗？",
        (
            "Attacks occurred in 0.51 percent of people on aspirin and 0.57 percent of those without. "
            "That is a 20 percent lower risk of a heart attack."
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the relative figures without an absolute one in their block or beside it."""
        told: set[str] = set()
        for block in blocks_with(document, "risk"):
            folded = block.folded
            if block.kind not in _READ or not (holds_risk(folded) or holds_risk_zh(folded)):
                continue
            # Few articles come here.
            from .risks import relative_risks, tells_absolute_risk

            risks = list(relative_risks(block))
            if not risks or any(tells_absolute_risk(near) for near in _near(block)):
                continue
            for risk in risks:
                figure = _figure(document.folded[risk.start : risk.end])
                if figure in told:
                    continue
                told.add(figure)
                match = Match(document, risk.start, risk.end, "")
                yield from self.report(match, severity=None if risk.is_benefit else "info")


def _figure(words: str) -> str:
    """Return what stays of the words for one figure when a lead tells it again."""
    return " ".join(word.rstrip("sd").rstrip("e") for word in words.split())


def _near(block: Block) -> Iterator[Block]:
    """Yield a block and those of its section that are close; of a headline, those that follow."""
    yield block
    blocks = block.document.blocks
    for at in range(block.index + 1, min(len(blocks), block.index + 1 + _BEHIND)):
        if blocks[at].kind in _HEADINGS:
            break
        yield blocks[at]
    if block.kind in _HEADINGS:
        return
    for at in range(block.index - 1, max(-1, block.index - 1 - _BEFORE), -1):
        if blocks[at].kind in _HEADINGS:
            break
        yield blocks[at]
