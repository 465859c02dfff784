"""DIS105: who reads that it may be an emergency, is he told where help is?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/emergency.toml")
# In code points: what is looked at before an emergency, and how far from it the words may end that
# say that the reader may have it.
_BEFORE = {"en": 70, "zh": 24}
_GAP = {"en": 28, "zh": 8}
_GAP_OF_FEELING = {"en": 14, "zh": 6}
_CLAUSE = Expression(r"[,;:.!?、]")
_NAMED = frozenset((*_WORDS["condition"].en, *_WORDS["condition"].zh))
_UNREAD = ("reference", "navigation", "hidden", "metadata", "alt")
_MANY = 40  # of so many emergencies one would have been told to the reader
_ADDRESSES = Expression(r"\byou(?:r|rself)?\b|[您你请若]")
_SHOWS = Expression(
    r" (?:warning )?(?:symptoms?|signs?)\b|.{0,20}\bis (?:a|an) (?:medical )?emergency"
    r"|.{0,3}(?:早期|典型|常见|主要|临床)?(?:症状|征兆|前兆|先兆|信号|表现|预兆|征象|警号)|发作|的时候"
)
_SELF_HARM = Expression(r"suicid|kill|harm|ending your|自杀|轻生|自伤|结束")
_NEAR_AT_HAND = ("asserted", "hedged", "conditional", "question", "warned-against", "scare-quoted")


class MissingEmergencySignpost(Rule):
    """Readers are told that they may have an emergency, and nowhere where to get help at once.

    Whoever is frightened does not look for a number on another page, and with a stroke, an
    allergic shock or thoughts of suicide minutes count. One number or service is enough.
    """

    code = "DIS105"
    name = "missing-emergency-signpost"
    severity_in = {"news": "info", "clinic": "info", "product": "off", "press-release": "off", "blog": "info"}
    terms = {name: _WORDS[name] for name in ("condition", "symptom")}
    needs = ("condition", "symptom")
    message = {
        "en": (
            "“{match}” may be an emergency, and frightened readers look for help here; name the number "
            "or service, such as 999 or 911"
        ),
        "zh": "“{match}”可能是急症，读者此刻需要知道去哪里求助；请在旁边写明电话或去处，如120、119、急诊",
    }
    sources = (
        "NHS standard for creating health content",
        "CDC Clear Communication Index: call to action",
        "DISCERN instrument: support for shared decision-making",
        "WHO: Preventing suicide, a resource for media professionals, 2023",
    )
    bad = (
        "If your breath smells fruity and you feel confused, you may have ⟦ketoacidosis⟧.",
        "# Warning signs\n\nLearn the signs of a ⟦stroke⟧. A drooping mouth is one of them.",
        "If you are having ⟦thoughts of suicide⟧, remember that they pass.",
        "A rash that does not fade under a glass could mean that your child has ⟦meningitis⟧.",
        "Stop the drip if you have ⟦trouble breathing⟧ and rest for an hour.",
        "Pain low on one side in early pregnancy could be an ⟦ectopic pregnancy⟧, so watch yourself.",
        "# Gallstones\n\n## When to worry\n\n- ⟦chest pain⟧\n- a fever\n\nWrite down what you feel.",
        "孩子高烧、脖子发硬，要警惕⟦脑膜炎⟧。",
        "您突然口齿不清、一侧手脚无力，很可能是⟦中风⟧，先躺下休息。",
        "如果出现⟦胸痛⟧，说明您运动过量，请减少强度。",
        "吃完花生後嘴唇腫脹、頭暈，可能是⟦過敏性休克⟧，請多喝水。",
        "若产生⟦自杀念头⟧，请出门散散步。",
        "# ⟦熱射病⟧的先兆\n\n您會先停止出汗，然後頭暈。",
    )
    good = (
        "If your breath smells fruity and you feel confused, call 999: this can be ketoacidosis.",
        "Stroke fell by two points per 1,000 person-years in the tablet group.",
        "High blood pressure raises your risk of a heart attack.",
        "He had a stroke in 2011 and learned to walk again.",
        "Call an ambulance if you have chest pain.",
        "If you are having thoughts of suicide, ring the Samaritans on 116 123.",
        "Complications include sepsis and kidney failure.",
        "If you think your baby has meningitis, go straight to A&E.",
        "In your first week after a stroke, nurses check that you can swallow.",
        "You cannot get meningitis from this vaccine.",
        "出现意识模糊、呼吸有烂苹果味时，请立即拨打120。",
        "高血压会增加中风的风险，您应限盐。",
        "研究显示，心肌梗死的发病率逐年下降。",
        "若有自杀念头，请拨打心理援助热线12356。",
        "您突然口齿不清，可能是中风，请马上去急诊。",
        "接种疫苗可以预防脑膜炎。",
        "中風後的復健要循序漸進，您不必著急。",
        "如有胸痛，請儘快就醫。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first emergency that readers are told of, where no help is named."""
        found = [*document.matches(self, "condition"), *document.matches(self, "symptom")]
        for match in found[:_MANY]:
            if self._is_the_readers(match):
                if not _names_help(document):
                    yield self.finding(match)
                return

    @staticmethod
    def _is_the_readers(match: Match) -> bool:
        """Tell whether the sentence says that the reader, or who is with him, may have it."""
        sentence, block, document = match.sentence, match.block, match.document
        if block.kind in _UNREAD:
            return False
        folded = document.folded
        before = folded[max(sentence.start, match.start - _BEFORE[sentence.language]) : match.start]
        behind = folded[match.end : min(sentence.end, match.end + 40)]
        alarming = _is_under_alarm(block)
        named = match.term in _NAMED
        words = _WORDS["suspicion" if named else "feeling"]
        nearest = len(before) - (_GAP if named else _GAP_OF_FEELING)[sentence.language]
        if not (
            alarming
            or any(end >= nearest for _, end in words.places(before))
            or (named and _SHOWS.match(behind))
            or (block.kind == "heading" and _SELF_HARM.search(document.folded, match.start, match.end))
        ):
            return False
        border = _CLAUSE.search(behind)
        if _WORDS["distant"].stand_in(f"{before} | {behind[: border.start()] if border else behind}"):
            return False
        if not named and not alarming and _WORDS["doctor"].stand_in(sentence.folded):
            return False
        # What a heading is about, the text below it says to the reader.
        told = folded if alarming or block.kind in ("title", "heading") else block.folded
        if not (_ADDRESSES.search(told) or _WORDS["address"].stand_in(sentence.folded)):
            return False
        return match.status in _NEAR_AT_HAND


def _names_help(document: Document) -> bool:
    """Tell whether a reader sees a number or service; looked for only where he needs one."""
    if any(link.target.startswith("tel:") for link in document.links):
        return True
    return any(block.kind != "hidden" and _WORDS["help"].stand_in(block.folded) for block in document.blocks)


def _is_under_alarm(block: Block) -> bool:
    """Tell whether the heading over a block says when to seek help."""
    over = (each for each in reversed(block.document.blocks[: block.index]) if each.kind == "heading")
    heading = next(over, None)
    return heading is not None and _WORDS["heading"].stand_in(heading.folded)
