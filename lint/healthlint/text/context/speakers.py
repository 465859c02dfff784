"""Who is said to say something, and could a reader find out?

“Dr Anna Kowalski said” names somebody; “experts say” and 有专家表示 name nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.model import Block

_TITLE = r"(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms|Dame|Sir|Nurse)\.?"
_NAME = (
    rf"(?:{_TITLE}\s+(?:[A-Z][\w’'-]+\s+)?[A-Z][\w’'-]+"
    r"|[A-Z][a-z’'-]+(?:\s+(?:[A-Z]\.|de|van|von|der|al|bin))*\s+[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?)"
)
# Capital letters make no person: these words stand in the names of houses, places and things.
_NO_PERSON = (
    r"\b(?:Hospital|Clinic|Center|Centre|University|Institute|College|School|Company|Group|Health|Medical"
    r"|Medicine|Pharma\w*|Association|Society|Foundation|Agency|Department|Ministry|Journal|Times|News|Daily"
    r"|Post|Stem|Cell|Type|New|North|South|East|West|United|The|This|These|Those|Our|Your|Many|Most|Some|One"
    r"|Study|Trial|Therapy|Laborator\w+|Inc|Ltd|Corp)\b"
)
_SAID = (
    r"(?:said|says|told|wrote|writes|explained|explains|added|adds|noted|notes|argued|argues|warned|stated|states"
    r"|commented|recalled|recalls|claimed|insisted|announced)"
)
_ENGLISH_SPEAKER = (
    rf"\b(?:{_SAID}|[Aa]ccording to)\s+({_NAME})"
    rf"|({_NAME})(?:,[^,.“”\"]{{2,80}},|\s*\([^)]{{2,60}}\))?\s+(?:has\s+|also\s+)?{_SAID}\b"
)
_ENGLISH_BODY = (
    r"\b(?:WHO|FDA|EMA|MHRA|NHS|NICE|CDC|NIH|FTC|TGA|Cochrane|World Health Organi[sz]ation)\b"
    rf"[^.“”\"]{{0,40}}\b{_SAID}\b"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
)
_GIVEN = "(?![多何人家者生们有么些先女小医专])[\u4e00-\u9fff](?!人|家|者|们)[\u4e00-\u9fff]?"
_TWO_CAPITALS = r"[A-Z][\w’'.-]*\s+(?:(?:[A-Z]\.|de|van|von|der|al|bin)\s+)*[A-Z]"  # no name is without them
_ROLE = (
    "(?:教授|主任医师|副主任医师|主任|医师|医生|博士|院士|研究员|院长|所长|护士长|药师|先生|女士|等人|团队)"
)
_CHINESE_SPEAKER = (
    f"(?:^|[^\u4e00-\u9fff]|{_ROLE}|[是由据对向])[{_SURNAMES}]{_GIVEN}(?:{_ROLE}){{0,2}}(?:[（(][^）)]{{1,30}}[）)])?"
    "[^，。,“”「」]{0,8}(?:表示|指出|说|称|认为|介绍|透露|强调|写道|告诉|坦言|回忆|解释|谈到)"
)
_ATTRIBUTION = rf"[—–―-]\s*({_NAME})|——\s*[{_SURNAMES}]{_GIVEN}"


def names_a_speaker(text: str) -> bool:
    """Tell whether somebody whom a reader can find is said to say something in this text."""
    if compiled(_TWO_CAPITALS).search(text):
        for speaker in compiled(_ENGLISH_SPEAKER).finditer(text):
            if not compiled(_NO_PERSON).search(speaker.group(1) or speaker.group(2)):
                return True
    if compiled(_ENGLISH_BODY).search(text):
        return True
    return not text.isascii() and compiled(_CHINESE_SPEAKER).search(text) is not None


def is_attributed(block: Block) -> bool:
    """Tell whether a block quote or the block after it says whose words they are."""
    after = block.next
    texts = [block.text, after.text] if after is not None else [block.text]
    for text in texts:
        line = compiled(_ATTRIBUTION).search(text)
        if line is not None and not (line.group(1) and compiled(_NO_PERSON).search(line.group(1))):
            return True
        if names_a_speaker(text):
            return True
    return False
