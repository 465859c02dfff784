"""In which encoding is a text that is not Unicode and does not say?

Chinese bytes are valid in GB18030 and in Big5 more often than not, but only the right one yields
common characters. What neither that nor the look of Windows-1252 settles is put to
charset-normalizer, which alone takes short Chinese texts for Korean and English ones for
Central European.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多"
    "经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十民第公此已工使情明性知"
    "全三又关点正业外将两高间由问很最重并物手应向头文体美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常"
    "先通教儿原声提立及比员解水名真论处走各入几口认条平系气题活更别打女变四总何电数安少报才结反受目太量再感做接必场件计管期市直"
    "资命指许统区保至形便空决治展科五基眼非则听白却界达光放强即像难且思完设式色路记品住告类求据程边死该交规万取望觉术确传师观清"
    "今切院让识候带导病医药疗糖血压痛症肝肾肺癌脑胃肠孕食吃喝睡疫苗检查患诊脂肪酸炎疾康健细胞免减增服岁周每请若早晚饮茶"
    "這個們來為國說時會對於過發後裡種經麼學現當沒動還進樣開從實無與長機業將兩間問應頭體見產話號門員論處認條系氣題變總電數報結"
    "場計統區決則聽達強難設記類據邊該規萬覺術確傳師觀讓識帶導醫藥療壓腎腦腸檢診減歲請飲細糖尿"
)
_SIGNS = frozenset("，。、：；？！“”‘’（）《》「」『』—…·％　")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HAN = Expression("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_LETTER_OR_SIGN = Expression("[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…•€£©®°±²³µ·½¼¾×«»™§¿¡ \u00adºª´†‡¹]")
_KOREAN = ("cp949", "euc_kr", "johab", "iso2022_kr")  # for which it takes Chinese and Japanese
_LIKELY = 0.4
_FAR_LIKELIER = 0.2  # is enough where the other encoding has not half as much
_LATIN_LIKELY = 0.95
_FEW = 6
_ENOUGH = 20_000  # characters to judge by


def likeness(text: str) -> float:
    """Return which share of what is not ASCII are characters and signs that Chinese is made of; 0 to 1."""
    foreign = [sign for sign in text[:_ENOUGH] if sign > "\x7f"]
    if not foreign:
        return 0.0
    return sum(sign in _COMMON or sign in _SIGNS for sign in foreign) / len(foreign)


def detect(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes that are not UTF-8, and its encoding, or None where none is likely."""
    candidates: dict[str, str] = {}  # encodings by the text that they make of it, the first of equals
    latin = None
    for encoding in ("gb18030", "big5hkscs", "cp950", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            latin = text
        else:
            candidates.setdefault(text, encoding)
    ranked = sorted(((likeness(text), text) for text in candidates), reverse=True)
    best, chinese = ranked[0] if ranked else (0.0, "")
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    likely = best >= _LIKELY or (best >= _FAR_LIKELIER and best >= 2 * second)
    if latin is not None and _is_latin(data, latin) and best < _LIKELY:
        return latin, "cp1252"
    if likely and _HAN.search(chinese):
        return chinese, candidates[chinese]
    return _ask(data)


def _is_latin(data: bytes, text: str) -> bool:
    """Tell whether what is not ASCII stands as in Western prose: rarely two in a row, and known there."""
    foreign = [sign for sign in text if sign > "\x7f"]
    runs = _HIGH_RUN.findall(data)
    known = sum(_LETTER_OR_SIGN.match(sign) is not None for sign in foreign)
    return known >= _LATIN_LIKELY * len(foreign) and len(foreign) < 1.6 * len(runs)


def _ask(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_exclusion=[*_KOREAN]).best()
    if best is None or best.encoding.startswith(("utf_16", "utf_32", "utf_7")):
        return None
    text = str(best)
    foreign = sum(sign > "\x7f" for sign in text)
    return (text, best.encoding) if foreign > _FEW and best.chaos < 0.1 else None
