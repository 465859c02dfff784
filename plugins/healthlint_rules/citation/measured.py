"""Is a figure a count of people, a risk or an effect; or is it something measured?"""

from __future__ import annotations

from healthlint import Block, Expression, Match, Sentence

_PEOPLE = Expression(
    r"\s?(?:%|of)?\s?(?:of )?(?:all |the |our |these |new |older |young |pregnant |us "
    r"|u\.s\. )*(?:[\w']+ ){0,3}?(?:people|patients|adults|americans|britons|europeans|children"
    r"|women|men"
    r"|cases|deaths|individuals|participants|users|customers|sufferers|babies|pregnancies|seniors"
    r"|teenagers|teens|adolescents|students|workers|mothers|fathers|parents|commuters|employees"
    r"|births|trials|studies|of us|households|diabetics|smokers|survivors|subjects|volunteers"
    r"|respondents|doctors|population|those)\b"
)
_PEOPLE_ZH = Expression(
    r"\s?(?:以上|左右|多|余)?的?[^,.;:\n]{0,8}?(?:人(?!民|均|次元)|患者|病人|病例|名|例|成人"
    r"|成年人|儿童|女性|男性|人口|人群|家庭|孕妇|产妇|老人|老年人|婴儿|青少年|受试者|用户|客人|客户|顾客|会员|消费者"
    r"|居民|妇女|职场人|上班族|宝妈|家长|学生|孩子)"
)
_WORLD = Expression(
    r"\b(?:worldwide|globally|around the world|population|nationwide|each year|every year"
    r"|annually)\b|全球|全国|我国|中国|世界|每年"
)
_MONEY_OR_STEPS = Expression(r"\s?(?:元|美元|dollars|日元|港元|欧元|步|字|次)")
_RATE_BEFORE = Expression(
    r"\b(?:success|survival|cure|response|remission|recurrence|relapse|mortality|death|prevalence"
    r"|incidence|effectiveness|efficacy|satisfaction|pregnancy"
    r"|fatality|graft|complication|implantation|effective|recovery"
    r"|adherence) ?rates?\b[^.;:\n]{0,24}$|\b(?:effective|successful|accurate) in[^.;\n]{0,18}$"
)
_RATE_BEFORE_ZH = Expression(
    r"(?:患病|发病|死亡|有效|治愈|成功|生存|存活|缓解|复发|满意|感染|病死|妊娠|怀孕|好转|显效"
    r"|控制|检出|知晓|达标|准确|致残|总有效|逆转|停药|康复|改善|受孕|着床|止痛)率[^,.;:\n]{0,12}$"
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
)
_EFFECT_BEFORE_ZH = Expression(
    r"(?:降低|减少|下降|提高|提升|增加|改善|缩短|上升|增长|减轻|增高|升高|高出|低)[^,.;:\n]{0,8}$"
)
_RISK_AFTER = Expression(
    r"\s?(?:higher|lower|greater|more likely|less likely|increase|reduction|decrease|decline|drop"
    r"|improvement|rise|increased|reduced|fewer|more|less|chance|risk)\b"
    r"|的?(?:风险|几率|概率|可能性|下降|提升|改善|提高)"
)
# What is measured rather than counted, and what everybody may say.
_MEASURED = Expression(
    r"\b(?:hba1c|a1c|glucose|haemoglobin|hemoglobin|saturation|oxygen|confidence|ci|interval"
    r"|solution|saline|cream|gel|ointment|(?:eye|ear|nose) drops|lotion|shampoo|spray"
    r"|wash|patch|alcohol|deet|humidity"
    r"|discount|off|calorie\w*|energy"
    r"|of (?:the )?(?:pre ?treatment|baseline)"
    r"|maximum|heart rate|ejection|body weight|daily value|rdi|of your|of the (?:body|blood|brain"
    r"|daily|liver|skin|diet|iron|egg|weight|water|cells|pancreas|kidney|heart|tablet|plate|dose|spine)"
    r"|blasts?|cocoa|vitamin|purity|pure|strength|fat|dark chocolate|protein|carbohydrates?|water"
    r"|spf|uv\w*|cells|weight|bmi|transferrin|lymphocytes?|neutrophils?|sodium"
    r"|hydrogen|acid|certain|sure|natural|organic|safe|effort|tax|deposit|refund|iu|units?)\b"
)
_MEASURED_ZH = Expression(
    r"hba1c|a1c|spo2|糖化|血红蛋白|血氧|饱和度|置信|酒精|生理盐水|葡萄糖|氯化钠|[乳药软]膏|溶液|凝胶|浓度|湿度|折"
    r"|优惠|体重|热量|能量|最大心率|心率|脂肪|蛋白质|碳水|水分|纯度|含量|含糖|体脂|血容量|供能|总量"
    r"|含水|可可|防晒|紫外|天然|首付|定金|全款|细胞|维生素|单位|步|[药眼洗漱精][水液]|滴眼|滴剂|喷雾|栓剂|洗剂|射血"
)
# A dose that is compared with another dose.
_DOSE = Expression(r"\bdos(?:e|es|age|ing)\b|\d ?(?:mg|mcg|µg|ml|g)\b|剂量|用量|毫克|微克|毫升")
# The frequencies in which leaflets put side effects.
_FREQUENCY = Expression(
    r"\b(?:affects?|happen\w*|occurs?|seen) (?:in )?(?:up to|more than|fewer than|less than|about|around) $"
)
_SIDE_EFFECT = Expression(
    r"\b(?:side|adverse|unwanted) (?:effects?|reactions?)\b|\brisks? (?:of|and)\b"
    r"|\bharms\b|不良反应|副作用|风险|副反应"
)
_ROW_BEFORE = Expression(r"% [A-Z][^%.,;:!?]*$")
_HAPPENS = Expression(r"\b(?:dies?|died|deaths?|killed|diagnosed|suffers?|stroke|heart attack|loses?)\b")
_HEADINGS = ("title", "heading")
_UNITS = ("million", "billion", "亿", "万")


def is_about_people(folded: str, match: Match, sentence: Sentence) -> bool:
    """Tell whether a figure counts people, or measures a risk or an effect on them."""
    before = folded[max(sentence.start, match.start - 90) : match.start]
    after = folded[match.end : min(sentence.end, match.end + 60)]
    # Most figures count nobody, and few are of something measured, so that the latter is asked last.
    return _counts(match, sentence, before, after) and not _is_measured(match, sentence, before, after)


def _counts(match: Match, sentence: Sentence, before: str, after: str) -> bool:
    """Tell whether the words around a figure speak of people, of a risk or of an effect."""
    figure = match.text
    wide = sentence.language == "zh"
    if (_PEOPLE_ZH if wide else _PEOPLE).match(after):
        return True
    if figure.startswith("每"):
        return True
    if figure.startswith("every "):
        return _HAPPENS.search(sentence.folded) is not None
    if (figure.lower().startswith(("one ", "1 ")) and " in " in f"{figure} ") or " out of " in figure:
        return True
    if any(unit in figure for unit in _UNITS):
        return bool(_WORLD.search(before) or _WORLD.search(after)) and not _MONEY_OR_STEPS.match(after)
    return _is_rate(match, sentence, before, after) and not (
        _DOSE.search(before[-40:]) or _DOSE.search(after[:40])
    )


def _is_rate(match: Match, sentence: Sentence, before: str, after: str) -> bool:
    """Tell whether a figure is a rate, or says by how much something changes."""
    prose = match.document.prose
    # A list of frequencies whose rows run together: “Pallor 7.5% Reduced appetite 5%”.
    if prose[match.end + 1 : match.end + 2].isupper():
        after = ""
    if _RATE_AFTER.match(after) or _RISK_AFTER.match(after):
        return True
    if _ROW_BEFORE.search(prose, max(sentence.start, match.start - 60), match.start):
        return False
    if sentence.language == "zh":
        return bool(_RATE_BEFORE_ZH.search(before) or _EFFECT_BEFORE_ZH.search(before))
    return bool(("rate" in before or " in" in before) and _RATE_BEFORE.search(before)) or bool(
        _EFFECT_BEFORE.search(before)
    )


def _is_measured(match: Match, sentence: Sentence, before: str, after: str) -> bool:
    """Tell whether a figure is of something measured, or of a side effect."""
    figure = match.text
    wide = sentence.language == "zh"
    near = after[:8] if wide else after[:22]
    measured = _MEASURED_ZH if wide else _MEASURED
    if measured.search(before[-18:]) or measured.search(near) or (wide and _MEASURED.search(near)):
        return True
    if _SIDE_EFFECT.search(before) or (" in " in figure and _FREQUENCY.search(before)):
        return True
    told_behind = " in " in figure or (wide and figure.startswith("每"))
    return told_behind and _SIDE_EFFECT.search(after) is not None


def is_side_effect(block: Block) -> bool:
    """Tell whether a block stands under a heading that speaks of side effects."""
    blocks = block.document.blocks
    at = block.index
    while at > 0 and blocks[at].kind not in _HEADINGS:
        at -= 1
    head = blocks[at]
    return head.kind in _HEADINGS and _SIDE_EFFECT.search(head.folded) is not None
