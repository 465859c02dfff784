"""DIS104: is “results may vary” all that qualifies a story of success?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from healthlint import Block, Document, Expression, Finding, Match, Rule, Terms

from .stories import is_story_told

_WORDS = Terms.read(__package__ or "", "words/results.toml")
_LINES = 15  # how far a story may stand from the line that qualifies it
# How many of how many: what the usual result is.
_DENOMINATOR = Expression(
    r"\b\d+ (?:out )?of (?:the |these |all |our )?\d|\bn ?= ?\d|\b\d+ ?/ ?\d+ (?:people|patients|women|men)"
    r"|\d+(?:\.\d+)?(?:%| per ?cent) of (?:the )?(?:\d|people|patients|participants|adults|women|men|those)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:three|four|five|six|ten|\d)"
    r"|\d+(?:名|例|位|人)[^。!?\n]{0,30}?(?:其中|有|中)[^。!?\n]{0,12}?\d+(?:名|例|位|人|%)|每\d+人"
)


class ResultsVaryBoilerplate(Rule):
    """“Results may vary” is all that qualifies a testimonial or one patient's story.

    The line does not tell how it usually goes, and readers go by the story. The usual result, with
    how many of how many, does; so does leaving the story out.
    """

    code = "DIS104"
    name = "results-vary-boilerplate"
    severity = "info"
    severity_in = {
        "patient-info": "off",
        "clinic": "warning",
        "product": "error",
        "press-release": "off",
        "blog": "warning",
    }
    terms = _WORDS["boilerplate"]
    needs = ("",)
    message = {
        "en": (
            "“{match}” does not undo the story that readers go by; "
            "give the usual result: how many of how many"
        ),
        "zh": "“{match}”抵消不了个例的影响，读者仍会以为自己也能如此；请写出一般结果：多少人中有多少人",
    }
    sources = (
        "16 CFR 255.2 (consumer endorsements)",
        "FTC: Health Products Compliance Guidance, 2022",
        "CAP Code, section 12: medicines, medical devices, health-related products and beauty products",
    )
    bad = (
        "Maria now lives without insulin. ⟦Individual results may vary⟧.",
        "“This tea changed my life”, says Uwe.\n\n*⟦Results may vary⟧.*",
        "## Success stories\n\nBefore and after pictures of our guests.\n\n⟦Results are not typical⟧.",
        "She lost twenty pounds by Easter. ⟦Your results may differ⟧.",
        "A 61 year old woman walked again after one treatment. ⟦No guarantee of results⟧.",
        "I tried everything until I found the lamp. ⟦Results vary from person to person⟧.",
        "王阿姨停了药。⟦效果因人而异⟧。",
        "客户见证：用了两盒，皱纹就淡了。⟦以实际效果为准⟧。",
        "抱着试试看的心态做了一次，腰不疼了。⟦疗效存在个体差异⟧。",
        "治疗前后对比照片如下。\n\n⟦不代表所有患者⟧。",
        "成功案例：李先生三個月後恢復正常。⟦結果因人而異⟧。",
        "一位奶奶貼了兩週，膝蓋好了。⟦僅代表個人體驗⟧。",
    )
    good = (
        "In the trial 6 of 30 patients could stop insulin; the other 24 could not. Results may vary.",
        "How fast the tablets work differs: results may vary with the dose and with kidney function.",
        "Results may vary between laboratories.",
        "Maria now lives without insulin.",
        "Test results may vary a little from one week to the next.",
        "Maria now lives without insulin, as do 3 out of 20 who were treated. Individual results may vary.",
        "Recovery takes two to six weeks. Individual results may vary.",
        "药效个体差异较大，需监测血药浓度。",
        "恢复时间因人而异，通常为两到六周。",
        "王阿姨停了药。",
        "30名患者中有6名停用胰岛素，王阿姨是其中之一。效果因人而异。",
        "检测结果因人而异，请结合参考值解读。",
        "術後恢復的效果因人而異。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the lines near a story in whose section no figure says how it usually goes."""
        told: dict[tuple[int, int], bool] = {}  # by stretch
        usual: dict[tuple[int, int], bool] = {}  # by section
        for match in document.matches(self):
            if match.block.kind in ("hidden", "reference", "navigation"):
                continue
            if _WORDS["pharmacology"].stand_in(match.sentence.folded):
                continue
            near = _near(match)
            if near not in told:
                told[near] = is_story_told(document, *near)
            if not told[near]:
                continue
            section = _section(match)
            if section not in usual:
                usual[section] = _DENOMINATOR.search(document.folded[slice(*section)]) is not None
            if not usual[section]:
                yield from self.report(match)


def _near(match: Match) -> tuple[int, int]:
    """Return the stretch of prose that begins and ends so few lines away."""
    document = match.document
    line = document.lines.position(match.span.start)[0]
    near = [block for at, block in _on_lines(document) if abs(at - line) <= _LINES]
    return near[0].start if near else match.block.start, match.block.end if not near else near[-1].end


@lru_cache(maxsize=1)
def _on_lines(document: Document) -> list[tuple[int, Block]]:
    """Return the blocks that are not hidden, each with its line."""
    position = document.lines.position
    return [(position(block.span.start)[0], block) for block in document.blocks if block.kind != "hidden"]


def _section(match: Match) -> tuple[int, int]:
    """Return where the text between the headings around a match begins and ends."""
    document, block = match.document, match.block
    borders = [each.start for each in document.headings]
    start = max((at for at in borders if at <= block.start), default=0)
    end = min((at for at in borders if at > block.start), default=len(document.prose))
    return start, end
