"""Which number is the value of which analyte, in prose?

A number belongs to the analyte named before it where nothing stands between but words that lead to
a value: “was”, “fell from”, “控制在”. What leads to a difference does not: “fell by”, “per”, 下降了.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Expression, NamedTuple

from .analytes import Analyte, last_named
from .quantities import Quantity, Series, series_in

_WHEN = frozenset(
    ("空腹", "餐后", "餐后2小时", "餐后两小时", "餐后2h", "postprandial", "fasting level", "fasting levels")
)
_REACH = 90  # code points between a name and its number, at most
_BEHIND = 20
_TURNS = (
    r"(?:f[ae]ll(?:s|en|ing)?|dropp?(?:s|ed|ing)?|ris(?:es?|en|ing)|rose|went|goes|go|gone|c[ao]me(?:s)?"
    r"|climb(?:s|ed)?|decreas(?:es?|ed|ing)"
    r"|increas(?:es?|ed|ing)|declin(?:es?|ed|ing)|improv(?:es?|ed|ing)|reduc(?:es?|ed|ing)|lower(?:s|ed"
    r"|ing)?|rais(?:es?|ed|ing)|chang(?:es?|ed|ing)"
    r"|return(?:s|ed)?|brought|normali[sz]ed|settled)(?: \w+ly| back| down| up| again)* (?:from|to|below"
    r"|above|under|towards?)"
)
# Possessive: what may be read in two ways must not be tried in all their combinations.
_LEADS = Expression(
    r"(?:[\s:=<>≤≥~≈()\[\]\"'“”*,|]|-(?=\s)|\b(?:blood|serum|plasma|levels?|values?|readings?|results?"
    r"|concentrations?"
    r"|counts?|tests?|measurements?|mean|average|median|baseline|initial|normal|high|higher|low|lower|very"
    r"|targets?|goals?|range[sd]?"
    r"|usually|typically|normally|often|still|only|just|now|then|already|about|around|approximately|roughly"
    r"|nearly"
    r"|almost|over|under|below|above|between|from|of|at|to|is|was|were|are|be|been|being|should|must|can"
    r"|could|may"
    r"|might|will|would|has|have|had|reach(?:es|ed|ing)?|exceed(?:s|ed|ing)?|stay(?:s|ed)?|remain(?:s|ed)?"
    r"|less|more|least|most"
    r"|greater|than|equal|or|up|as|a|an|the|it|him|her|their|your|after|before|breakfast|meals?|eating"
    r"|fasting|overnight|measur(?:es|ed|ing)|recorded|found|kept|keep|stable|stands?|stood|show(?:s|ed|n)"
    r"|averag(?:es|ed|ing)"
    r"|within|ideally|generally|in|men|women|adults|people|patients|with|without|diabetes|two|admission"
    r"|presentation"
    r"|hba1c|a1c|ldl|hdl|fpg|bp|cholesterol|if|when|that|which|and|for|most|not"
    rf"|{_TURNS}|\d+ ?-?(?:h|hours?|minutes?|weeks?|months?|years?|days?))\b"
    r"|由|从|自|为|是|至|到|约|达|在|较|于|以|及|和|的|了(?=\d|约|近)|、|上|下|内|间|时|可|就|则|应|宜|均"
    r"|仅|已|值|[到至]|之"
    r"|(?:治疗|用药|手术|术|餐|饭|干预|入院|服药|移植|输注|运动|睡)[前后时]|空腹|餐后|随机|\d+\s?(?:个?小时"
    r"|h|周|天|个?月|年|分钟)"
    r"|[一二两三六]个?(?:小时|月|周|年)|降至|降到|降为|升至|升到|升为|(?:下降|上升|升高|降低|回落|恢复|改善"
    r"|增加|减少|提高|增高|控制|维持|保持|稳定|波动|处于|徘徊|达标)(?:[到至在于]|为)"
    r"|超过|不超过|低于|高于|大于|小于|等于|不低于|不高于|达到|高达|仅为|平均|均值|水平|浓度|数值|指标|结果"
    r"|目标|正常|范围|参考|标准|一般|通常|测得|测量|检测|显示"
    r"|患者|成人|男性|女性|左右|以[上下内]|如果|当|其|他|她|曾|一度|最高|最低|需|要|尽量|建议)*+"
)
_PRONOUN = Expression(
    r"\b(?:it|this (?:level|value|reading|result)|the (?:level|value|reading|result))\b|其|该值|此值"
)
_JOINS = Expression(r"[\s(\[,=/]*(?:or|and|i\.e\.|equivalent to|about|或|即|约|相当于|等于|,)?[\s(\[=/]*")
_DIFFERS = Expression(
    r"[\s)]*(?:higher|lower|more|less|greater|increases?|decreases?|reductions?|drops?|falls?|rises?"
    r"|changes?|differences?|gain"
    r"|points?|per\b|improvements?|increments?|of (?:the |all |our |these )?(?:patients|people|participants"
    r"|adults|women|men|children|those|cases)"
    r"|的?(?:差|降幅|升幅|增幅|变化|降低|下降|升高|增加|减少)|的?(?:患者|人|病人|受试|病例|参与))"
)
# What follows is told from that value: “收缩压以上20～30mmHg”, “高于基础心率10次/分”.
_FROM_IT = Expression(r"(?:值|水平)?(?:之|以)[上下]约?")
_TOLD_FROM = Expression(
    r"(?:高于|低于|快于|慢于|大于|小于|超过|比|提高|升高|增加|降低|降)(?:血清|血浆|基础|静息|平时|正常|原来?)?(?:的)?$"
)
# “1 mmHg = 0.133 kPa” turns one unit into another.
_CONVERTS = Expression(r"(?<![\d.])1\s?[a-z/μµ]{2,8}\s?[=＝≈]\s?$")
_CONVERTED = Expression(r"(?<![\d.])1\s?[a-z/μµ]{2,8}(?=\s?[=＝≈])")
# Not of the blood of a grown person; or no measurement at all.
_ELSEWHERE = Expression(
    r"\b(?:csf|cerebrospinal|spinal fluid|urin\w*|saliva\w*|sweat|pleural|ascit\w*|peritoneal|synovial"
    r"|amniotic|gastric|stool|fa?ecal"
    r"|tears?|cord|portal|pulmonary|ventricular|end|intracranial|intraocular|eye|venous|pulse|skin|room"
    r"|water|air|ankle|toe|dietary"
    r"|urea|corrected|difference|differences|change|changes|variation|variability|reduction|increase"
    r"|decrease|drop|rise|fall)[\s-]*(?:\w+[\s-]){0,3}$"
    r"|(?:脑脊液|游离|尿液?|尿中|尿微量|唾液|汗液|胸水|腹水|羊水|胃液|粪便?|脐带?血?|门静脉|肺动脉|肺|室|颅内?"
    r"|眼|静脉|脉|每|差|踝部?|饮食|皮肤|变化|波动|运动后)[^,;]{0,3}$"
)
_OTHER_BEINGS = (
    "newborn", "neonat", "preterm", "premature bab", "fetus", "foetus", "fetal", "mice", "mouse", "rats",
    " rat ", "dogs", " dog ", "cats",
    " cat ", "rabbit", "pigs", "monkey", "culture", "medium", "in vitro", "solution", "saline",
    "rehydration", "infusion of", "dialysate",
    "lethal", "fatal", "impossible", "incompatible", "kills", "record", "typo", "unit error", "wash",
    "laundry", "oven", "cook", "boil",
    "sterili", "store ", "stored", "water at", "sauna", "food", "device", "meter range", "detection limit",
    "accuracy", "measuring range",
    "新生儿", "早产", "胎儿", "小鼠", "大鼠", "动物", "犬", "培养", "溶液", "补液", "透析液", "致死",
    "致命", "不可能", "错误", "误写", "单位混",
    "清洗", "水温", "煮", "蒸", "消毒", "灭菌", "储存", "保存", "食物", "仪器", "测量范围", "检测限",
    "检出限", "误差", "室温", "烹", "加热",
)  # fmt: skip


class Measurement(NamedTuple):
    """A value of an analyte; offsets are those of the prose."""

    analyte: Analyte
    quantity: Quantity
    start: int
    end: int


def measurements_in(block: Block) -> Iterator[Measurement]:
    """Yield the values that a block of prose tells, in order."""
    document = block.document
    text = document.simplified[block.start : block.end].lower().replace("\u2011", "-")
    analyte: Analyte | None = None
    last = 0  # where the numbers of that analyte end
    for series in series_in(text):
        if not any(quantity.unit for quantity in series.quantities) and not _may_be_bare(text, series):
            continue
        behind = text[series.end : series.end + _BEHIND]
        if _CONVERTS.search(text[max(0, series.start - 14) : series.start]) or _CONVERTED.match(
            text, series.start
        ):
            continue
        first = max(last, series.start - _REACH)
        between = text[first : series.start].replace("-", " ")
        named = last_named(between)
        if named is not None:
            named = _of_what(between, named, series)
            analyte, start, end = named
            at = first + start
            before = text[max(0, at - 30) : at].replace("-", " ")
            told_from = _TOLD_FROM.search(before) or _FROM_IT.fullmatch(between[end:])
            if told_from or _ELSEWHERE.search(before):
                analyte = None
            elif not _LEADS.fullmatch(between, end):
                analyte = _taken_up(between)
        elif first != last or not _JOINS.fullmatch(between):
            analyte = _taken_up(text[max(0, series.start - 2 * _REACH) : series.start].replace("-", " "))
        last = series.end
        if analyte is None or _DIFFERS.match(behind):
            continue
        sentence = document.sentence_at(block.start + series.start)
        if any(word in sentence.folded for word in _OTHER_BEINGS):
            continue
        for quantity in series.quantities:
            if quantity.unit in analyte.units and any(quantity.values):  # 0 begins a range
                yield Measurement(analyte, quantity, block.start + quantity.start, block.start + quantity.end)


def _of_what(between: str, named: tuple[Analyte, int, int], series: Series) -> tuple[Analyte, int, int]:
    """Return what is measured where the name says no more than when: “血酮正常空腹范围”."""
    _, start, end = named
    if between[start:end] in _WHEN:
        other = last_named(between[:start])
        if other is not None and any(each.unit in other[0].units for each in series.quantities if each.unit):
            return other[0], start, end
    return named


def _taken_up(before: str) -> Analyte | None:
    """Return the analyte that was named last, where a pronoun takes it up before a number."""
    pronouns = list(_PRONOUN.finditer(before))
    if not pronouns or not _LEADS.fullmatch(before, pronouns[-1].end()):
        return None
    named = last_named(before[: pronouns[-1].start()])
    return named[0] if named and not _ELSEWHERE.search(before[: named[1]]) else None


def _may_be_bare(text: str, series: Series) -> bool:
    """Tell whether an analyte that needs no unit is named close before a number."""
    named = last_named(text[max(0, series.start - 40) : series.start].replace("-", " "))
    return named is not None and "" in named[0].units
