"""CIT102: on whom are the claims hung?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from healthlint import Document, Expression, Finding, Match, Rule, Sentence, Terms

from .attribution import Attribution
from .cover import Cover, VagueClaim, cover_of
from .stakes import STAKES, at_stake

# Who thinks, suggests or estimates does not claim to have found; where things are sold, it is meant as proof.
_CAUTIOUS = Expression(
    r"\b(?:thinks?|thought|believes?|believed|suspect(?:s|ed)?|hypothesi[sz]ed?|theori[sz]ed?|estimates?|estimated"
    r"|hopes?)\b"
    r"|\b(?:researchers|scientists|experts|doctors|officials)\b.*\bsuggest"
    r"|认为|估计|估算|怀疑|推测|推断"
)
_SUGGESTING = Expression(r"\bsuggest|提示")
_UNSURE = Expression(r"\b(?:may|might|could|possibl[ey]|perhaps)\b|可能|或许|也许")
_Reader = Callable[[str, int, int], Attribution | None]  # of folded text, and where the words stand
_WIDE = "\u3000"
_LONGEST_MENTION = 32  # code points from the words to the closing mark
WORDS = Terms.read(__package__, "words/attribution.toml")


def vague_claims(rule: Rule, document: Document, cover: Cover) -> list[VagueClaim]:
    """Return what a document hangs on sources that it does not name, in its order.

    The rule must have WORDS among its terms. Rules that ask one after another share the answer.
    """
    if cover.vague is None:
        cover.vague = list(_vague_claims(rule, document, cover))
    return cover.vague


def _vague_claims(rule: Rule, document: Document, cover: Cover) -> Iterator[VagueClaim]:
    for attribution in _attributions(rule, document):
        match = Match(document, attribution.start, attribution.end, "")
        if not rule.reads(match.block):
            continue
        sentence = match.sentence
        if _is_mentioned(match):
            continue
        if not _excused(attribution, sentence, cover):
            yield VagueClaim(match, attribution.faint)


def _is_cautious(match: Match) -> bool:
    """Tell whether somebody is said to think, or something to suggest what may be."""
    folded = match.document.folded
    if _CAUTIOUS.search(folded, match.start, match.end):
        return True
    suggests = _SUGGESTING.search(folded, match.start, match.end) is not None
    return suggests and _UNSURE.search(match.sentence.folded) is not None


def _is_mentioned(match: Match) -> bool:
    """Tell whether the words stand in quotation marks of their own: they are spoken about."""
    folded = match.document.folded
    before = folded[max(0, match.start - 2) : match.start]
    if '"' not in before:
        return False
    close = folded.find('"', match.end, match.end + _LONGEST_MENTION)
    return close >= 0 and "\n" not in folded[match.end : close]


def _excused(attribution: Attribution, sentence: Sentence, cover: Cover) -> bool:
    if cover.sourced(sentence) or cover.later(sentence):
        return True
    if attribution.single and cover.identifies_its_study:
        return True
    if attribution.taken_up and cover.earlier(sentence):
        return True
    block = sentence.block
    heads = block.kind in ("title", "heading", "metadata") and not block.text.endswith((":", "："))
    return heads and not cover.empty


def _attributions(rule: Rule, document: Document) -> list[Attribution]:
    """Return the attributions to nobody in particular, in order; those that overlap are one."""
    folded = document.folded
    found: list[Attribution | None] = []
    for name in ("studies", "people", "crowd", "works", "numbered"):
        for match in document.matches(rule, name):
            start = match.start
            found.append(_readers(folded[start] > _WIDE)[name](folded, start, match.end))
    for match in document.matches(rule, "basis"):
        if folded[match.start] > _WIDE:
            found.append(_readers(True)["basis"](folded, match.start, match.end))
        else:
            from . import english_studies

            found.append(english_studies.basis(folded, document.prose, match.start, match.end))
    found += [Attribution(match.start, match.end) for match in document.matches(rule, "phrases")]
    found += [Attribution(match.start, match.end, faint=True) for match in document.matches(rule, "faint")]
    return _joined(sorted(filter(None, found)))


@cache
def _readers(chinese_words: bool) -> Mapping[str, _Reader]:
    """Return what looks at the words of each list; what reads a language is imported when it is met."""
    if chinese_words:
        from . import chinese

        return {
            "people": chinese.people,
            "crowd": chinese.crowd,
            "works": chinese.work,
            "numbered": chinese.counted,
            "basis": chinese.basis,
        }
    from . import english_people, english_studies

    return {
        "studies": english_studies.study,
        "people": english_people.people,
        "crowd": english_people.crowd,
    }


def _joined(attributions: Iterable[Attribution]) -> list[Attribution]:
    joined: list[Attribution] = []
    for new in attributions:
        if joined and new.start < joined[-1].end:
            old = joined.pop()
            new = Attribution(
                old.start, max(old.end, new.end), old.single and new.single, False, old.faint and new.faint
            )
        joined.append(new)
    return joined


class VagueAttribution(Rule):
    """A claim rests on studies, experts or data that the article does not name.

    Readers cannot check a claim that nobody in particular makes, and borrowed authority sounds like proof.
    """

    code = "CIT102"
    name = "vague-attribution"
    severity_in = {"blog": "info"}
    # “Clinically proven” without a study is an attribution to nobody; so is a figure that it gives.
    supersedes = ("CLM113", "CIT108")
    context = "attribution"
    terms = {**WORDS, "stakes": STAKES}
    needs = tuple(WORDS)
    message = {
        "en": "“{match}” leads to no source; say who found it, where and when, and link to it",
        "zh": "“{match}”没有可查的出处；请写明作者或机构、刊物和年份，并附链接或参考文献",
    }
    sources = (
        "Wikipedia Manual of Style: unsupported attributions",
        "DISCERN instrument, question 4: is it clear what sources were used",
        "Science Media Centre: guidelines for science and health reporting, guideline 1",
        "Association of Health Care Journalists: statement of principles",
    )
    bad = (
        "⟦Studies show⟧ that ginger calms the stomach.",
        "⟦Scientists in Norway have developed⟧ a patch that ends migraine.",
        "⟦Experts agree⟧ that this tea lowers blood pressure.",
        "⟦According to a recent study⟧, naps protect the heart.",
        "The serum is ⟦clinically proven⟧ to smooth scars.",
        "⟦In several small studies⟧, patients slept better.",
        "⟦多项研究表明⟧，姜黄可以缓解关节疼痛。",
        "⟦专家指出⟧，这种茶能降血压。",
        "⟦据统计⟧，每三个成年人就有一个失眠。",
        "⟦近年來的研究發現⟧，益生菌能改善皮膚。",
        "⟦一项新研究⟧让偏头痛患者看到了变化。",
        "⟦大量临床试验证实⟧，针灸有效。",
        "⟦权威机构一致认可⟧这种疗法。",
        "⟦据临床统计⟧，多数病人免疫力偏低。",
        "不少肿瘤⟦专家越来越认识到⟧情绪与肿瘤有关。",
        "⟦A study in South Korea found⟧ that tea lowers blood pressure.",
        "China's ⟦research shows⟧ that needles heal.",
    )
    good = (
        "Studies show that ginger calms the stomach [4].",
        "A trial in 212 women (Okafor et al., 2021) found less nausea with ginger.",
        "Researchers in Leeds have developed a patch. The study was published in The Lancet in 2023.",
        "More studies are needed to show whether it works.",
        "There is no evidence that the tea lowers blood pressure.",
        (
            "The World Health Organization says that one in eight people lives with a mental "
            "disorder, and experts agree."
        ),
        "Ask whether studies show a benefit for people like you.",
        "Your doctor may recommend a scan.",
        "2022年发表于《中华护理杂志》的一项研究显示，姜可缓解孕吐。",
        "研究表明，姜可缓解孕吐[2]。",
        "目前没有研究表明该茶能降血压。",
        "世界衛生組織指出，研究顯示每八人中就有一人有精神健康問題。",
        "体检报告显示血脂偏高时，请复查。",
        "市人民医院心内科主任医师周立新指出，研究显示少盐有益。",
        "仍需更多研究证实其疗效。",
        "请听从医生建议。",
        "根据相关法律规定，医师应当告知风险。",
        "后来的事众所周知。",
        "权威机构常设在首都。",
        "Order your free trial: trial bottles through our links ship on Monday.",
        "## 专家介绍",
        "据市疾控中心统计，去年报告流感两千例。",
        "Dr Ana Kao led the work. Kao's study also showed that capsules were easier to take.",
        "A 2008 study in Clinical Sleep Research found that naps help.",
        "The firm touted what it claims are scientifically proven benefits.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the attributions that nothing in the article clears; cautious ones as `info`."""
        cover = cover_of(document)
        for claim in vague_claims(self, document, cover):
            cautious = claim.faint or (_is_cautious(claim.match) and not at_stake(self, document, cover))
            yield from self.report(claim.match, severity="info" if cautious else None)
