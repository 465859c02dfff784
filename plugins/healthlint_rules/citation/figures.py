"""Which figures about people, risks and effects need a source?

Not doses, ages, dates, laboratory values, shares of a substance, discounts or confidence intervals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Block, Document, Match
from healthlint_rules.expression import Expression

from .cover import Cover

# Two expressions, each with a fixed set of first signs: the engine then skips what cannot begin one.
_DIGITS = Expression(
    r"\d[\d,.]*(?:\s?(?:to|~|至|到| )\s?\d[\d,.]*)?\s?"
    r"(?:%|percent\b|per cent\b|million\b|billion\b|万亿|亿|千万|百万|万|(?:in"
    r"|out of) (?:every )?\d[\d,]*\b)"
)
_IN_WORDS = Expression(
    r"(?:one|two|three) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|\d[\d,]*)\b"
    r"|每\s?[\d两二三四五六七八九十百千]+\s?[个名人位例][^,.;\n]{0,10}(?:就有|中有|里有|有|便有"
    r"|就)\s?[\d一二三]"
    r"|百分之[一二三四五六七八九十百零两]+|三分之[一二]|四分之[一三]|[一二两三四五六七八九]成(?!功"
    r"|立|为|本|人|熟|分|不|群|型|天|长)"
)
_PEOPLE = Expression(
    r"\s?(?:%|of)?\s?(?:of )?(?:all |the |our |these |new |older |young |pregnant |us "
    r"|u\.s\. )*(?:[\w']+ ){0,3}?(?:people|patients|adults|americans|britons|europeans|children"
    r"|women|men"
    r"|cases|deaths|individuals|participants|users|customers|sufferers|babies|pregnancies|seniors"
    r"|teenagers|teens|adolescents|students|workers|mothers"
    r"|births|trials|studies|of us|households|diabetics|smokers|survivors|subjects|volunteers"
    r"|respondents|doctors|population|those)\b"
)
_PEOPLE_ZH = Expression(
    r"\s?(?:以上|左右|多|余)?的?[^,.;:\n]{0,8}?(?:人(?!民|均|次元)|患者|病人|病例|名|例|成人"
    r"|成年人|儿童|女性|男性|人口|人群|家庭|孕妇|产妇|老人|老年人|婴儿|青少年|受试者|用户|消费者"
    r"|居民|妇女|职场人)"
)
_WORLD = Expression(
    r"\b(?:worldwide|globally|around the world|population|nationwide|each year|every year"
    r"|annually)\b|全球|全国|我国|中国|世界|每年"
)
_RATE_BEFORE = Expression(
    r"\b(?:success|survival|cure|response|remission|recurrence|relapse|mortality|death|prevalence"
    r"|incidence|effectiveness|efficacy|satisfaction|pregnancy"
    r"|fatality|graft|complication|implantation|effective|recovery"
    r"|adherence) ?rates?\b[^.;:\n]{0,24}$|\b(?:effective|successful|accurate) in[^.;\n]{0,18}$"
    r"|(?:患病|发病|死亡|有效|治愈|成功|生存|存活|缓解|复发|满意|感染|病死|妊娠|怀孕|好转|显效"
    r"|控制|检出|知晓|达标|准确|致残|总有效|逆转|停药|康复|改善|受孕|着床)率[^,.;:\n]{0,12}$"
)
_RATE_AFTER = Expression(
    r"\s?(?:success|survival|cure|response|remission|recurrence|satisfaction|effective"
    r"|effectiveness|accuracy|recovery|pregnancy)\b(?: rate)?"
)
_EFFECT_BEFORE = Expression(
    r"\b(?:reduc\w+|lower\w*|cuts?|cutting|increas\w+|rais\w+|rose|risen|improv\w+|decreas\w+"
    r"|drop\w*|fell|fall\w*|grew|grown|boost\w*|declin\w+|slash\w*|shr\w+k|doubl\w+)\b"
    r"[^.;:\n]{0,60}\b(?:by|of|to)?\s?(?:up to |about |around |nearly |almost |more than |over "
    r"|as much as |roughly |approximately |an average of )?$"
    r"|(?:降低|减少|下降|提高|提升|增加|改善|缩短|上升|增长|减轻|增高|升高|高出|低)[^,.;:\n]{0,8}$"
)
_RISK_AFTER = Expression(
    r"\s?(?:higher|lower|greater|more likely|less likely|increase|reduction|decrease|decline|drop"
    r"|improvement|rise|increased|reduced|fewer|more|less|chance|risk)\b"
    r"|的?(?:风险|几率|概率|可能性|下降|提升|改善|提高)"
)
# What is measured rather than counted, and what everybody may say.
_MEASURED = Expression(
    r"\b(?:hba1c|a1c|glucose|haemoglobin|hemoglobin|saturation|oxygen|confidence|ci|interval"
    r"|solution|saline|cream|gel|ointment|alcohol|deet|humidity|discount|off|calorie\w*|energy"
    r"|maximum|heart rate|ejection|body weight|daily value|rdi|of your|of the (?:body|blood|brain"
    r"|daily|liver|skin|diet|iron|egg|weight|water|cells|pancreas|kidney|heart)"
    r"|blasts?|cocoa|vitamin|purity|pure|strength|fat|dark chocolate|protein|carbohydrates?|water"
    r"|spf|uv\w*|cells|weight|bmi|transferrin|lymphocytes?|neutrophils?|sodium"
    r"|hydrogen|acid|certain|sure|natural|organic|safe|effort|tax|deposit|refund|iu|units?)\b"
    r"|糖化|血红蛋白|血氧|饱和度|置信|酒精|生理盐水|葡萄糖|氯化钠|乳膏|软膏|溶液|凝胶|浓度|湿度|折"
    r"|优惠|体重|热量|能量|最大心率|心率|脂肪|蛋白质|碳水|水分|纯度|含量|含糖|体脂|血容量|供能"
    r"|总量"
    r"|含水|可可|防晒|紫外|天然|首付|定金|全款|细胞|维生素|单位|步"
)
# The frequencies in which leaflets put side effects.
_FREQUENCY = Expression(
    r"\b(?:affects?|happen\w*|occurs?|seen) (?:in )?(?:up to|more than|fewer than|less than|about|around) $"
)
_SIDE_EFFECT = Expression(r"\bside effects?\b|不良反应|副作用")
_CENSUS = Expression(r"[mb]illion|[万亿]")
_SHARE_HEAD = Expression(
    r"percentage|share|prevalence|proportion|\brates?\b|占比|比例|比率|患病率|有效率|百分比|成功率|治愈率"
)
_ROW = Expression(r"[^\d.!?。]{2,32}\s?\d{1,3}(?:\.\d+)?\s?[%％]")
_KINDS = frozenset(("paragraph", "list-item", "table-cell", "quote", "caption"))


def figures(document: Document, cover: Cover) -> Iterator[Match]:
    """Yield the figures of a document that need a source and have none, in order."""
    done = -1
    folded = document.folded
    places = [*_DIGITS.finditer(folded), *_IN_WORDS.finditer(folded)]
    for found in sorted(places, key=lambda place: place.start()):
        block = document.block_at(found.start())
        if block.kind not in _KINDS:
            continue
        if _is_row(block):
            if block.index > done and not cover.section(block.sentences[0]):
                yield Match(document, block.start, block.end, "")
            done = max(done, _last_row(block))
            continue
        match = Match(document, found.start(), found.end(), "")
        sentence = match.sentence
        if not _is_about_people(folded, match, sentence.start, sentence.end):
            continue
        if cover.sourced(sentence) or cover.section(sentence) or cover.later(sentence):
            continue
        if cover.identifies_its_study and not _CENSUS.search(match.text):
            continue
        yield match


def _is_about_people(folded: str, match: Match, start: int, end: int) -> bool:
    before = folded[max(start, match.start - 90) : match.start]
    after = folded[match.end : min(end, match.end + 60)]
    if _MEASURED.search(before[-18:]):
        return False
    if _SIDE_EFFECT.search(before) or (" in " in match.text and _FREQUENCY.search(before)):
        return False
    near = after[:22] if after[:1] < "\u2e80" else after[:8]
    if _MEASURED.search(near):
        return False
    figure = match.text
    if _PEOPLE.match(after) or _PEOPLE_ZH.match(after):
        return True
    if figure.startswith(("每", "one in", "One in", "1 in", "one out", "One out")):
        return True
    if any(unit in figure for unit in ("million", "billion", "亿", "万")):
        return bool(_WORLD.search(before) or _WORLD.search(after)) and not re.match(
            r"\s?(?:元|美元|dollars|日元|港元|欧元|步|字|次)", after
        )
    return bool(
        _RATE_BEFORE.search(before)
        or _RATE_AFTER.match(after)
        or _EFFECT_BEFORE.search(before)
        or _RISK_AFTER.match(after)
    )


def _is_row(block: Block) -> bool:
    if not _ROW.fullmatch(block.text):
        return False
    above = block.document.blocks[max(0, block.index - 8) : block.index]
    return any(len(other.text) < 90 and _SHARE_HEAD.search(other.folded) for other in above)


def _last_row(block: Block) -> int:
    while block.next is not None and _ROW.fullmatch(block.next.text):
        block = block.next
    return block.index
