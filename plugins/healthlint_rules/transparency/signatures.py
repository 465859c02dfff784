"""Who signs a page without saying “by”?

A name with a profession, a name beside the date, a dash and a name at the end, a reporter in brackets.
"""

from __future__ import annotations

from healthlint import Expression

from .credit_lines import parts_of
from .dates import dates_in
from .names import named

_NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3}"
_LETTERS = r"(?:M\.?D|MBBS|MBChB|FRCP|Ph\.?D|R\.?N|RGN|Pharm\.?D|R\.?D|RDN|DO|MPH|MSc)\b"
_PROFESSION = (
    r"\b(?:editor|writer|correspondent|reporter|journalist|nurse|physician|doctor|dietitian|dietician"
    r"|nutritionist"
    r"|pharmacist|therapist|physiotherapist|psychologist|midwife|consultant|professor|surgeon|GP|dentist"
    r"|optometrist"
    r"|[a-z]+ologist|paediatrician|pediatrician|psychiatrist|researcher)\b"
)
# The most frequent family names: a heading of a column, 健康 or 学术, begins with none of them.
_FAMILY = (
    "[王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾"
    "夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严赖洪游詹简翁欧阳司马上官]"
)
_SIGNATURE = Expression(
    rf"^[—–-]{{1,2}}\s?(?:Dr\.? |Prof\.? )?{_NAME}(?:,.{{0,80}})?$"
    rf"|^(?:Dr|Prof(?:essor)?)\.? [A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){{0,3}}(?:,.{{0,80}})?$"
    rf"|^(?:Dr\.? |Prof(?:essor|\.)? )?{_NAME},? {_LETTERS}.{{0,80}}$"
    rf"|^{_NAME}(?:, .{{0,40}}?| (?:is|works as) .{{0,60}}?)(?i:{_PROFESSION})"
    rf"|^[(（]?(?:作者系|作者为|作者是|作者单位|本文作者)|^[(（][^()（）]{{0,12}}(?:记者|通讯员|编辑"
    rf"|作者)\s?[一-鿿]{{2,4}}[^()（）]{{0,20}}[)）]$"
    rf"|^[□■◎◆▲△●]\s?{_FAMILY}[一-鿿]{{1,3}}(?:\s|$)|^[^。，,]{{0,12}}记者\s?{_FAMILY}[一-鿿]{{1,3}}(?:\s|$"
    rf"|[)）])"
    rf"|^(?:原创\s?)?{_FAMILY}[一-鿿]{{1,2}}\s+(?=20\d\d)"
)
_BARE_NAME = Expression(rf"(?:Dr\.? )?{_NAME}")
# One of these stands in each that begins with a Chinese character.
_SIGNS = ("者", "员", "員", "辑", "輯", "2", "２", "|", "｜", "·", "•", "—", "–")


def may_be_signature(text: str) -> bool:
    """Tell of a line as a reader sees it whether it is worth a closer look; most Chinese ones are not."""
    return not "\u3400" <= text[:1] <= "\u9fff" or any(map(text.__contains__, _SIGNS))


def is_signature(text: str) -> bool:
    """Tell whether a simplified line of credits names a person without a label."""
    return _SIGNATURE.match(text) is not None or _names_beside_date(text)


def _names_beside_date(text: str) -> bool:
    if "|" not in text and "·" not in text and "•" not in text and "—" not in text and "–" not in text:
        return False
    parts = parts_of(text)
    if not any(dates_in(part) for part in parts):
        return False
    return any(
        _BARE_NAME.fullmatch(part.title() if part.isupper() else part) and named(part) == "person"
        for part in parts
    )
