"""BAL103: is a handful of patients said to be a handful?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule, Terms

from .presence import section_says

_WORDS = Terms.read(__package__ or "", "words/small.toml")
_NUMBER = Expression(r"\d[\d,]*")
_RATE = Expression(r"(?:\b(?:in|of|every|per)\s(?:every\s)?|每\s?)$")
_TEN = Expression(
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\b|[两三四五六七八九十]|(?:10|[2-9])(?!\d)"
)
# The next sentence goes on about the same people.
_SAME = Expression(r"\b(?:they|their|them|all|both|most)\b|他们|她们|其中|均|都|全部")
_READ = frozenset(("title", "heading", "paragraph", "list-item", "quote", "caption"))
_EXCUSED = frozenset(("negated", "warned-against", "question", "foreign", "work-title", "conditional"))
_LEAST = 3  # one patient or two are an anecdote, which is CLM106's


class SmallStudyUnqualified(Rule):
    """A treatment is said to have worked in a few people, and the section says not how little that proves.

    Of twenty people some get better by chance. One case or two are single-case-evidence.
    """

    code = "BAL103"
    name = "small-study-unqualified"
    severity_in = {"blog": "info"}
    context = "attribution"
    terms = {"small": _WORDS["small"]}
    needs = ("small",)
    options = {
        "most-people": {
            "type": "integer",
            "default": 50,
            "minimum": 3,
            "description": "a study of up to so many people is small",
        }
    }
    message = {
        "en": "“{match}” are too few to show that it works; say in the same breath that it was a small study",
        "zh": "“{match}”人数太少，不足以证明有效；请同时写明样本量小、结论有限",
    }
    sources = (
        "HealthNewsReview: review criteria, criterion 4 (quality of evidence)",
        "Science Media Centre: guidelines for science and health reporting (size of a study)",
        "FTC: Health Products Compliance Guidance, 2022 (sample size)",
    )
    bad = (
        "⟦Several patients⟧ now live without their braces, thanks to the therapy.",
        "⟦Twelve volunteers⟧ took the extract and slept better.",
        "In the trial, pain improved in 14 of ⟦20 patients⟧ after the injection.",
        "⟦A handful of patients⟧ regained their sight with the implant.",
        "⟦数名患者⟧接受治疗后血压恢复正常。",
        "⟦12例患者⟧注射后疼痛明显缓解。",
        "研究中⟦五名受試者⟧移植後恢復行走。",
        "⟦八位志愿者⟧服用后睡眠改善。",
        "⟦Eleven people⟧ wore the device for a month. They all slept better.",
    )
    good = (
        "Three patients improved after the injection, too few to draw conclusions.",
        "Twelve volunteers took the extract and slept better. The study was small and had no control group.",
        "Pain improved in 140 of 200 patients after the injection.",
        "Several patients left the study because of rashes.",
        "Ten people can stay in the waiting room.",
        "The tablets cure hepatitis C in nine of ten people.",
        "该药可使每10名患者中的9名恢复正常。",
        "In 12 healthy volunteers the level in the blood peaked after two hours.",
        "Four people were cured of hepatitis C; the trial in 1,200 people had shown the same.",
        "数名患者治疗后血压恢复正常，但样本量小，尚不能下结论。",
        "12例患者注射后疼痛缓解。研究没有对照组，仍需更大规模的试验。",
        "120例患者注射后疼痛缓解。",
        "三名患者因皮疹退出研究。",
        "五名護理師負責衛教。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first small count of a block that tells success, unless its section qualifies it."""
        done: set[int] = set()  # blocks, by index
        successful: dict[int, bool] = {}  # whether a block may tell of success, by its index
        judged: set[int] = set()  # sentences, by where they start
        for match in document.matches(self, "small"):
            block = match.block
            if block.kind not in _READ or block.index in done or not self._is_few(match):
                continue
            if block.index not in successful:
                successful[block.index] = _may_tell_success(block)
            if not successful[block.index]:
                continue
            sentence = match.sentence
            if sentence.start in judged:
                continue
            judged.add(sentence.start)
            if not _tells_success(match) or not _EXCUSED.isdisjoint(match.statuses):
                continue
            if any(self._is_many(each[0]) for each in _NUMBER.finditer(sentence.folded)):
                continue
            if section_says(block, "limits") or _WORDS["qualified"].stand_in(block.folded):
                continue
            done.add(block.index)
            yield from self.report(match)

    def _is_few(self, match: Match) -> bool:
        folded = match.document.folded
        if _TEN.match(folded, match.start) and _RATE.search(folded[max(0, match.start - 14) : match.start]):
            return False  # nine in ten people is a rate
        number = _NUMBER.search(folded, match.start, match.end)
        if number is None:
            return True
        before = folded[max(0, match.start - 1) : match.start]
        counted = int(number[0].replace(",", ""))
        return before not in (".", ",", "-", "%") and _LEAST <= counted <= int(self.settings["most-people"])

    def _is_many(self, number: str) -> bool:
        plain = number.replace(",", "")
        return (
            len(plain) < 10
            and int(plain or 0) > int(self.settings["most-people"])
            and not 1900 < int(plain) < 2100
        )


def _may_tell_success(block: Block) -> bool:
    """Tell whether somebody got better in a block; it is quicker to tell than where its sentences end."""
    folded = block.folded
    return _WORDS["better"].stand_in(folded) and _WORDS["treated"].stand_in(folded)


def _tells_success(match: Match) -> bool:
    """Tell whether those people are said, there or just behind, to have got better by a treatment."""
    sentence = match.sentence
    told = sentence.folded
    if sentence.next is not None and _SAME.search(sentence.next.folded):
        told = f"{told} {sentence.next.folded}"
    return _WORDS["better"].stand_in(told) and not _WORDS["worse"].stand_in(told)
