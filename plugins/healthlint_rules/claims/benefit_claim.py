"""Is something that is for sale said to work, in plain words and without a figure?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from healthlint import Document, Finding, Match, Rule, Sentence, Terms

_WORDS = Terms.read(__package__ or "", "words/benefit.toml")
_WANTED = Terms.read(__package__ or "", "words/wanted.toml")["wanted"]
# How far after its subject a verb may stand, in code points.
_CLOSE = {"en": 70, "zh": 24}
_LOOKED_FOR = ("plain", "praise", "subject", "wares", "house", "tone")
# Where a benefit stands without its subject, how long such an item is, and how soon it names the benefit.
_LISTED = frozenset(("list-item", "table-cell", "heading", "caption"))
_SHORT = {"en": 90, "zh": 30}
_FIRST = {"en": 28, "zh": 10}
_SIGNS = 2
_MEANT = ("asserted", "hedged", "cited")


class BenefitClaim(Rule):
    """A seller says in plain words that a thing works: it restores, melts away, satisfies everybody.

    Who speaks of what he sells leaves out those whom it did not help. How much changed, in how
    many people, against what and for how long is what readers need. Medicine that tells what a
    treatment does, and whoever gives a figure, a study or a doubt, is left alone.
    """

    code = "CLM116"
    name = "benefit-claim"
    context = "claim"
    rank = 0
    supersedes = ("PRO",)
    message = {
        "en": "“{match}” says that it works; write how much it changed, in how many people, against what",
        "zh": "“{match}”只说有效；请写明改变了多少、多少人、与什么相比",
    }
    sources = (
        "FTC: Health Products Compliance Guidance, 2022 (express and implied benefit claims)",
        "CAP Code, section 12.1: objective claims must be backed by evidence",
        "HealthNewsReview: review criteria, criterion 2 (benefits are quantified)",
        "中华人民共和国广告法 第十六条（一）（表示功效的断言）",
    )
    terms = {name: terms for name, terms in _WORDS.items() if name in _LOOKED_FOR}
    needs = ("plain", "praise", "subject", "wares")
    bad = (
        "Our enzyme cream ⟦repairs⟧ worn cartilage.",
        "The method ⟦is proving very effective⟧ in early hair loss.",
        "Try it: it ⟦really works⟧.",
        "Our ⟦clients are extremely happy⟧ with the new look.",
        "⟦We have seen wonderful improvements⟧ in our guests.",
        "⟦Watch the belly fat disappear⟧ while you sleep.",
        "本品能⟦修复⟧受损的胃黏膜。",
        "我院采用的三联疗法，⟦效果很好⟧。",
        "⟦顾客都很满意⟧，还介绍了邻居。",
        "⟦让您远离⟧腰酸背痛。",
        "這款膏貼可⟦疏通⟧全身筋骨。",
        "天然草本，⟦輕鬆排毒⟧。",
        "Can a lamp lift your mood? ⟦Yes, it absolutely can⟧.",
        "Cupping is a ⟦great way to banish⟧ cellulite.",
        "⟦More women are flocking to⟧ the needle-free lift.",
        "This insole ⟦can end knee pain⟧.",
        "去角质仪⟦让肌肤恢复净白⟧。",
        "本店顾客的好评：⟦重新点燃⟧体内的火焰。",
        "本店顾客的好评：热气⟦打开毛孔⟧。",
    )
    good = (
        "Insulin lowers the level of sugar in the blood.",
        "The surgeon repairs the torn ligament with a graft.",
        "Bone is rebuilt throughout life.",
        "There is no evidence that it really works.",
        "In the trial, our cream relieved itching in 31 of 60 adults and placebo in 24.",
        "The treatment stops the ovaries from releasing an egg.",
        "二甲双胍可改善胰岛素抵抗。",
        "溶栓药物可溶解血栓，恢复血流。",
        "足三里位于小腿外侧，有疏通经络的作用。",
        "这种产品的效果很好吗？",
        "彻底清除坏死组织后再缝合。",
        "規律運動可以改善睡眠。",
        "Swimming is a great way to keep fit.",
        "You absolutely can breastfeed while you have a cold.",
        "More people are choosing to give birth at home.",
        "明确病因是有效缓解症状的前提。",
        "Our clients ask one thing. Most shoppers want a cream that repairs the skin.",
        "本店客户好评如潮。淡化斑点需要多久？",
        "本店客户的口碑很好。美白已成为消费者的核心诉求。",
        "本店顾客的好评。艾灸是点燃艾叶，在皮肤上方燃烧艾条。",
        "本店顾客的好评。请重新填写地址。",
        "本店顾客的好评。炎症反应被激活后体温升高。",
        "本院药物咨询窗口提醒：该药经皮吸收率低，疗效较差。",
        "For this group of patients nothing else really works.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield praise of an outcome, and verbs of benefit behind what a seller offers."""
        reported: list[Match] = []
        for match in self._claims(document):
            if any(match.start < other.end and other.start < match.end for other in reported):
                continue
            reported.append(match)
            yield from self.report(match)

    def _claims(self, document: Document) -> Iterator[Match]:
        # What a sign means in its sentence takes time to tell: not asked where it would change nothing.
        wares = self._signs(document, "wares", "plain")
        sells = wares == _SIGNS or (wares > 0 and self._signs(document, "house") == _SIGNS)
        praise = document.matches(self, "praise")
        praises = sells or (bool(praise) and wares + self._signs(document, "tone") >= _SIGNS)
        for match in chain(document.matches(self, "plain"), praise if praises else ()):
            if not _WORDS["doubt"].stand_in(match.sentence.folded):
                yield match
        subjects = document.matches(self, "subject")
        if not sells:
            yield from _after(subjects, [_WORDS["strong"]])
            return
        yield from _after([*subjects, *_neutral(document)], [_WORDS["strong"], _WORDS["mild"]])
        yield from _items(document)
        yield from self._verbs(document)

    def _verbs(self, document: Document) -> Iterator[Match]:
        """Yield the first strong verb of each sentence."""
        strong = _WORDS["strong"]
        standing = [start for start, _ in strong.places_between(document, 0, len(document.prose))]
        for sentence in dict.fromkeys(map(document.sentence_at, standing)):
            places = strong.places(sentence.folded) if self.reads(sentence.block) else ()
            if places and not _is_sober(sentence):
                start, end = places[0]
                yield Match(document, sentence.start + start, sentence.start + end, "")

    def _signs(self, document: Document, *names: str) -> int:
        """Count the different words of lists that the author means, up to those that are enough."""
        count = 0
        for name in names:
            meant: set[str] = set()
            for match in document.matches(self, name):
                text = match.text.lower()
                if text not in meant and match.status in _MEANT:
                    meant.add(text)
                    count += 1
                    if count == _SIGNS:
                        return count
        return count


def _neutral(document: Document) -> Iterator[Match]:
    """Yield words for a treatment that anybody may use, which say something where one is sold."""
    for place in _WORDS["neutral"].places_between(document, 0, len(document.prose)):
        yield Match(document, *place)


def _items(document: Document) -> Iterator[Match]:
    """Yield the benefits that stand alone: “Lowers cholesterol”, “No more bloating” in a list."""
    standing = [start for start, _ in _WORDS["item"].places_between(document, 0, len(document.prose))]
    for block in dict.fromkeys(map(document.block_at, standing)):
        if block.kind not in _LISTED or len(block.text) > _SHORT[document.language]:
            continue
        end = block.start + _FIRST[document.language]
        places = _WORDS["item"].places_between(document, block.start, min(block.end, end))
        if places and not _is_sober(document.sentence_at(places[0][0])):
            yield Match(document, *places[0], "")


def _after(subjects: list[Match], verbs: list[Terms]) -> Iterator[Match]:
    """Yield the first verb of benefit behind each subject."""
    for subject in subjects:
        sentence = subject.sentence
        document = subject.document
        end = min(sentence.end, subject.end + _CLOSE[sentence.language])
        behind = document.folded[subject.end : end]
        places = sorted(place for terms in verbs for place in terms.places(behind))
        if places and not _is_sober(sentence):
            start, stop = places[0]
            yield Match(document, subject.end + start, subject.end + stop, subject.term)


def _is_sober(sentence: Sentence) -> bool:
    folded = sentence.folded
    if _WANTED.stand_in(folded):
        return True
    return "%" in folded or _WORDS["doubt"].stand_in(folded) or _WORDS["sober"].stand_in(folded)
