"""Which words tell a risk relative to another risk, and which tell how great it is?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Expression, NamedTuple

from .signed_blocks import holds_risk, holds_risk_zh

_N = r"\d+(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b)"
_PART = rf"(?:{_N}|(?:a|one|two|three)[ -](?:half|thirds?|quarters?|fifths?)\b|half\b)"
_SOME = (
    r"(?:up to |as much as |about |around |nearly |almost |roughly |approximately |more than |over "
    r"|at least |an? |some |by |an average of )*"
)
_EVENTS = (
    r"(?:risks?|chances?|odds|likelihood|probability|mortality|incidence|deaths?|dying|fatalities"
    r"|hospitali[sz]ations?|admissions"
    r"|heart attacks?|strokes?|relapses?|recurrences?|flare-?ups|miscarriages?|infections|fractures|falls"
    r"|complications"
    r"|(?:death|mortality|survival|recurrence|relapse|infection|complication|hospitali[sz]ation|event"
    r"|stroke|cancer|fracture|miscarriage"
    r"|pregnancy|live birth|readmission|transmission|suicide)s? rates?|rates? of|cases of)"
)
_LESS = (
    r"(?:cut(?:s|ting)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?|decreas(?:es?|ed"
    r"|ing)|dropp?(?:s|ed|ing)?|f[ae]ll(?:s|en|ing)?|declin(?:es?|ed|ing)|shr[iau]nk(?:s|ing)?"
    r"|prevent(?:s|ed|ing)?)"
)
_MORE = (
    r"(?:increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|boost(?:s|ed|ing)?|ris(?:es?|en|ing)|rose|grew"
    r"|grows?|improv(?:es?|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|elevat(?:es?|ed|ing))"
)
_RELATIVE = Expression(
    rf"{_N}\s+(?:relative |significant )?(?:lower|higher|less|more|reduced|increased|greater|fewer|smaller"
    rf"|elevated|decreased)\s+(?:\w+[ -]){{0,3}}?(?:likely\b|{_EVENTS}\b)"
    rf"|\b(?:{_LESS}|{_MORE}) (?:[\w'’-]+,? ){{0,4}}?{_EVENTS}\b[^.;:%]{{0,60}}?\bby\s+{_SOME}{_PART}"
    rf"|\b{_EVENTS}\b[^.;:,%]{{0,50}}?\b(?:is |was |were |are |has been |have been |had |can be |could be "
    rf"|may be )?(?:{_LESS}|{_MORE}) (?:\w+ly )?by\s+{_SOME}{_PART}"
    rf"|{_N}\s+(?:relative |average )?(?:reduction|increase|decrease|drop|decline|rise|cut|fall|jump"
    rf"|improvement) in (?:[\w'’-]+ ){{0,4}}?{_EVENTS}\b"
    rf"|\b(?:doubl|tripl|quadrupl|halv)(?:es|ed|ing|e) (?:[\w'’]+ ){{0,3}}?{_EVENTS}\b"
    r"|\b(?:\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)(?:[ -]times|[ -]?fold) (?:as likely"
    r"|(?:more|less) likely"
    rf"|(?:an? |the )?(?:higher|greater|increased|lower|reduced|elevated|increase in"
    rf"|the) (?:[\w'’]+ ){{0,3}}?{_EVENTS})\b"
    rf"|\btwice (?:as likely|the (?:[\w'’]+ ){{0,2}}?{_EVENTS})\b|\bhalf as likely\b"
    r"|\b(?:hazard|odds|risk|rate) ratio\b[^.;]{0,30}?\d",
)
_ZH_N = r"\d+(?:\.\d+)?\s?(?:%|成|倍)"
_ZH_TO = r"(?:了|达到|达|高达|多达|至少|最多|约为|约|近|超过|超|可达|可高达|将近|接近|大约|一|整整|\s)*"
_ZH_EVENTS = (
    r"(?:风险|几率|机率|概率|可能性|死亡率|病死率|发生率|发病率|患病率|复发率|住院率|感染率|致残率|转移率"
    r"|生存率|存活率|怀孕率|妊娠率"
    r"|流产率|危险性|死亡人数|死亡)"
)
_ZH_TURN = r"(?:降低|下降|减少|减低|降|升高|增加|上升|提高|增高|增大|高出|(?:增|高|低|少)(?=\s?[\d近约了一]))"
_RELATIVE_ZH = Expression(
    rf"{_ZH_EVENTS}[^,.;!?:%\d]{{0,10}}?{_ZH_TURN}{_ZH_TO}{_ZH_N}"
    rf"|(?:降低|减少|减低|增加|提高|升高)[^,.;!?:%\d]{{0,18}}?{_ZH_EVENTS}{_ZH_TO}{_ZH_N}"
    rf"|(?:降低|减少|减低|增加|提高)(?:了|约|近|至少|高达|达)?\s?{_ZH_N}(?:以上"
    rf"|左右)?的?[^,.;!?:\d]{{0,12}}?{_ZH_EVENTS}"
    rf"|{_ZH_EVENTS}(?:是|为|比|较|要比|将是|相当于)?[^,.;!?:\d]{{0,14}}?的?\s?(?:\d+(?:\.\d+)?"
    rf"|[两二三四五六七八九十几数])\s?倍"
    rf"|{_ZH_EVENTS}[^,.;!?:\d]{{0,8}}?(?:翻倍|翻番|加倍|减半|减少一半|降低一半|下降一半|增加一倍"
    rf"|增加[一两二三四五]倍)"
    r"|(?:风险|危险|比值|优势)比[^,.;]{0,12}?\d"
)
_ABSOLUTE = Expression(
    rf"\bfrom\s+(?:about |around )?\d[\d.,]*\s?(?:%|percent|per cent)?\s?(?:\([^)]*\) )?(?:in |per "
    rf"|out of )?[\d,]*\s*to\s+(?:about |around |just )?\d"
    r"|\b\d[\d,.]*\s+(?:\w+ ){0,3}?(?:in|out of|per|of|for|among|from)\s+(?:every\s+|each\s+|the\s+"
    r"|a\s+)?(?:\d[\d,]+|hundred|thousand|ten\b|million)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:\w+ ){0,3}?(?:in|out of"
    r"|per|of|for) (?:every |each |the |a )?(?:one |two |five )?(?:ten|twenty|fifty|hundred|thousand"
    r"|million|\d+)\b"
    r"|percentage points?|absolute (?:risk|terms|reduction|difference|increase|benefit)|number needed to"
    r"|\bnnt\b|\bnnh\b"
    rf"|\d\s?(?:%|percent)[^.;]{{0,50}}?\b(?:vs\.?|versus|compared (?:with|to)|against"
    rf"|as opposed to)[^.;]{{0,90}}?\d[\d.]*\s?(?:%|percent)"
    rf"|{_N}[^.;]{{0,80}}?\b(?:and|while|but|to|,)\b[^.;]{{0,50}}?{_N}[^.;]{{0,40}}?\b(?:placebo|controls?"
    rf"|group|arm|non-?users|others|those who|without|usual care|comparison)\b"
    rf"|\b(?:placebo|controls?|group|arm)\b[^.;]{{0,50}}?{_N}[^.;]{{0,80}}?{_N}"
    rf"|{_N} of \w+[^.;]{{0,60}}?\b(?:and|while|versus|to|but)\b[^.;]{{0,20}}?{_N} of (?:those|the other"
    r"|others|people|participants|patients|women|men|controls|users|non)"
    rf"|\b(?:group|arm)\b[^;]{{0,60}}?{_N}[^;]{{0,120}}?\b(?:group|arm)\b[^;]{{0,60}}?{_N}"
    r"|\b(?:lifetime|baseline|background|underlying|annual|average|10-year|five-year|overall"
    r"|actual) (?:risk|chance|rate) (?:of |for |is |was |[\w ]{0,30}?)(?:about |around |only )?\d"
    r"|\b\d+\s?/\s?\d{2,}\b|\(\s?\d+ (?:of|in|out of) \d+",
)
_ABSOLUTE_ZH = Expression(
    r"(?:从|由|自)[^,.;]{0,14}?\d[\d.]*\s?[%‰例人]?[^,.;]{0,12}?(?:降|升|减|增|增加|减少|下降|上升|降低"
    r"|升高)(?:低|少)?[至到为]|百分点|绝对(?:风险|危险|值|数|获益|差)"
    r"|每\s?(?:\d|[一二两三四五六七八九十百千万])+\s?[万千百]?\s?(?:人|名|例|位|个|患者|成人|女性|男性)"
    r"|需(?:要)?治疗(?:的)?(?:人)?数|\d+\s?/\s?\d{2,}|\d+\s?例中|\d+\s?(?:名|例|人)中"
    r"|\d[\d.]*\s?[%‰][^;]{0,30}?(?:对照|安慰剂|相比|vs|未[^;%]{1,8}[者组])[^;]{0,24}?\d[\d.]*\s?[%‰]|(?:对照"
    r"|安慰剂)组?[^;]{0,24}?\d[\d.]*\s?[%‰][^;]{0,30}?\d[\d.]*\s?[%‰]"
    r"|(?:终身|终生|基线|本底|年)(?:患病|发病)?(?:风险|概率|发病率)(?:约|为|是|仅|不到)+\s?\d"
)
_DIGIT = Expression(r"[\d²³¹⁰-₉①-⓿❶-➓]")
_COUNTS = ("hundred", "thousand", "ten", "absolute")
_BENEFIT = Expression(
    rf"\b{_LESS}\b|\b(?:lower|less|reduced|fewer|smaller|decreased|reduction|decrease|drop|decline|cut|fall"
    rf"|halv\w+|half)\b"
    r"|surviv|pregnan|live birth|success|recover|降|减|少|低于|生存|存活|怀孕|妊娠|成功"
)


_OBJECT = 24  # code points behind the words in which it may say of what


class RelativeRisk(NamedTuple):
    """A risk that is told relative to another; offsets are those of the prose."""

    start: int
    end: int
    is_benefit: (
        bool  # something is said to lower a risk or raise a chance; else something is said to be a danger
    )


def relative_risks(block: Block) -> Iterator[RelativeRisk]:
    """Yield the risks that a block tells relatively."""
    folded = block.folded
    english, chinese = holds_risk(folded), holds_risk_zh(folded)
    if not (english or chinese):
        return
    text = block.simplified.lower()
    found: list[tuple[int, int]] = []
    if english:
        found.extend(match.span() for match in _RELATIVE.finditer(text))
    if chinese:
        found.extend(match.span() for match in _RELATIVE_ZH.finditer(text))
    for start, end in found:
        yield RelativeRisk(
            block.start + start, block.start + end, bool(_BENEFIT.search(text[start : end + _OBJECT]))
        )


def tells_absolute_risk(block: Block) -> bool:
    """Tell whether a block says how great a risk is."""
    text = block.simplified.lower()
    if _DIGIT.search(text) is None and not any(map(text.__contains__, _COUNTS)):
        return False
    return _ABSOLUTE.search(text) is not None or (
        not text.isascii() and _ABSOLUTE_ZH.search(text) is not None
    )
