"""Are results in animals, cells or computers told as a benefit for people?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Finding, Match, Rule, Sentence, Terms

_WORDS = Terms.read(__package__ or "", "words/preclinical.toml")
_MEANT = ("asserted", "scare-quoted", "cited", "quoted", "quoted-anonymously", "reported")
_READ = ("paragraph", "list-item", "caption", "quote", "heading")
_CONCLUDED = {
    "en": (
        "“{match}” concludes from animals or cells what people can expect; say that it has not been shown"
        " in people"
    ),
    "zh": "“{match}”由动物或细胞实验推及人；请写明尚未在人体证实",
}


class PreclinicalAsClinical(Rule):
    """Results in animals, cells or computers are presented as a benefit for people.

    Nine of ten treatments that help mice fail in people. A headline without its mice raises hopes that the
    study cannot carry.
    """

    code = "CLM108"
    name = "preclinical-as-clinical"
    severity = "error"
    severity_in = {"patient-info": "warning", "clinic": "warning", "blog": "warning"}
    context = "style"  # “could” does not turn mice into people
    rank = 4
    terms = {"model": _WORDS["model"]}
    needs = ("model",)
    message = {
        "en": (
            "“{match}” in the headline was seen in animals or cells only; write “in mice” in headline and"
            " first sentence"
        ),
        "zh": "标题中的“{match}”仅见于动物或细胞实验；请在标题和首句写明“在小鼠中”等",
    }
    sources = (
        "Sumner et al., BMJ 2014;349:g7015 (exaggeration in press releases and news)",
        "Science Media Centre: guidelines for science and health reporting (stage of the research)",
        "FTC: Health Products Compliance Guidance (2022)",
        "HealthNewsReview: review criteria, criterion 4 (quality of the evidence)",
    )
    bad = (
        "# New pill ⟦lets diabetics⟧ skip injections\n\nThe team gave the pill to mice for six weeks."
        " Their sugar fell.",
        "# Moss extract ⟦reverses deafness⟧\n\nThe laboratory study used hair cells in a dish. Half of"
        " them grew back.",
        "# ⟦Treatment for baldness⟧ found in oak bark\n\nShaved rats grew fur within a month. The bark is"
        " cheap.",
        "Tests in mice prove that ⟦patients will⟧ never need a hearing aid again.",
        "The drug worked in pigs. This means ⟦people can⟧ soon regrow a finger.",
        "# 苔藓提取物⟦逆转耳聋⟧\n\n研究人员给小鼠喂食提取物六周。它们的听力有所恢复。",
        "# 新藥⟦讓患者⟧不再打針\n\n動物實驗持續八週。大鼠的血糖下降。",
        "小鼠实验证明，⟦患者从此⟧不用打针。",
        "细胞实验显示该成分有效，因此⟦人们可以⟧放心服用。",
        "體外研究表明它能殺死癌細胞。這意味著⟦患者有救⟧了。",
    )
    good = (
        "# Moss extract reverses deafness in mice\n\nThe team fed mice for six weeks. Their hearing"
        " returned.",
        "# Can a pill replace injections?\n\nThe team gave it to mice. Trials in people have not begun.",
        "# New pill lets diabetics skip a dose\n\nAfter work in mice, 300 patients took part in a"
        " randomised trial."
        " Most skipped a dose.",
        "# Treatment for baldness\n\nYour doctor may offer a cream. Side effects are rare.",
        "In mice, the compound lowered glucose; it has not been tested in people.",
        "Tests in mice do not prove that people will benefit.",
        "The drug worked in rats, but whether patients can expect the same is unknown.",
        "People can catch hantavirus from mice and rats.",
        "Patients can have in vitro fertilisation after the operation.",
        "# 苔藓提取物改善小鼠听力\n\n研究人员给小鼠喂食六周。听力有所恢复。",
        "# 新藥讓患者少打一針\n\n在動物實驗之後，300名患者參加了隨機對照試驗。多數人少打了一針。",
        "该成分在小鼠中有效，尚未在人体中验证。",
        "动物实验不能证明患者可以获益。",
        "体外受精后，患者可以正常活动。",
        "体外碎石后患者可多饮水。",
        "老鼠可传播汉坦病毒，人们可通过灭鼠预防。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the benefit of a title over a body of mice, and what is concluded from mice for people."""
        found = document.matches(self, "model")
        blocks = {each.block for each in found}
        studies = {block for block in blocks if _WORDS["study"].stand_in(block)}
        models = [each for each in found if each.block in studies]
        if not models:
            return
        title = document.title
        if title is not None and any(each.block.kind in _READ and each.block is not title for each in models):
            yield from self._in_title(document, title)
        done = -1
        for model in models:
            if model.start < done or model.block is title:
                continue
            sentence = model.sentence
            done = sentence.end
            yield from self._concluded(model, sentence)

    def _in_title(self, document: Document, title: Block) -> Iterator[Finding]:
        folded = title.folded
        if _WORDS["model"].stand_in(title) or _WORDS["caution"].stand_in(folded):
            return
        # Most articles name people, and few of them mice: looked for here.
        people = _WORDS["human"].places_between(document, 0, len(document.prose))
        if any(Match(document, *place).status not in ("negated", "warned-against") for place in people):
            return
        claim = _benefit_in(title, title.start, title.end, "people", "disease")
        if claim is not None:
            yield from self.report(claim)

    def _concluded(self, model: Match, sentence: Sentence) -> Iterator[Finding]:
        """Yield what the sentence, or the next one of its paragraph, makes of it for people."""
        block = sentence.block
        if _WORDS["human"].stand_in(block):
            return
        following = sentence.next
        for each, start in ((sentence, model.end), (following, following.start if following else 0)):
            if each is None or _WORDS["caution"].stand_in(_beyond(each, sentence, model)):
                continue
            claim = _benefit_in(block, start, each.end, "people")
            if claim is None or claim.status not in _MEANT:
                continue
            if _WORDS["therefore"].places_between(block.document, start, claim.start + 1):
                yield from self.report(claim, self.worded(_CONCLUDED, each.language))
                return


def _beyond(sentence: Sentence, of_model: Sentence, model: Match) -> str:
    """Return the sentence without the words of the model, which would say “in mice” themselves."""
    if sentence is not of_model:
        return sentence.folded
    return sentence.folded[model.end - sentence.start :]


def _benefit_in(block: Block, start: int, end: int, *kinds: str) -> Match | None:
    """Return the first and longest words of a benefit between two places of the prose."""
    places = [place for kind in kinds for place in _WORDS[kind].places_between(block.document, start, end)]
    if not places:
        return None
    return Match(block.document, *min(places, key=lambda place: (place[0], -place[1])))
