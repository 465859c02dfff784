"""Is what stands behind a label the name of a person, of an organisation, or of nobody?"""

from __future__ import annotations

from typing import Literal

from healthlint import Expression

Named = Literal["person", "organisation", "nobody", "no name"]

# What a system or a careless editor writes where a name belongs.
_NOBODY = Expression(
    r"(?i:admin(?:istrator)?|anonymous|unknown|none|n/?a|tbd|tba|to be (?:confirmed|announced|added)"
    r"|author(?: name)?"
    r"|your name|name|first ?name|last ?name|(?:web)?master|user|guest(?: author)?|editor|staff(?: writer"
    r"| reporter)?|contributor|null|undefined|x{2,}"
    r"|佚名|无名氏?|小编|管理员|本站|匿名|未知|不详|网络|互联网|来源网络|网友|待定|待补充|暂无|无|略|某某"
    r"|作者|姓名)"
    r"[\s.。_*\])】)…-]*$"
    r"|[\[【<{_…?？—*.\s-]+(?:(?i:name|author|insert[^\]]*|reviewer|date)|姓名|作者|插入[^\]】]*)?"
    r"[\]】>}_…?？—*.\s-]*$"
)
_UNFILLED = Expression(
    r"[\[【<{_](?i:[^\]】>}\n]{0,20}(?:name|author|reviewer|insert|姓名|作者|医生"
    r"|专家))[^\]】>}\n]{0,20}[\]】>}_]"
)
_ORGANISATION = Expression(
    r"\b(?:[Tt]eam|[Ss]taff|[Ee]ditors|[Ee]ditorial|[Nn]ewsroom|[Nn]ews|[Dd]esk|[Bb]oard|[Pp]anel"
    r"|[Cc]ommittee|[Cc]ontributors"
    r"|[Hh]ospitals?|[Cc]linics?|[Cc]ent(?:er|re)s?|[Ii]nstitut\w*|[Uu]niversity|[Ff]oundation"
    r"|[Aa]ssociation|[Ss]ociety"
    r"|[Cc]harity|[Mm]inistry|[Dd]epartment|[Aa]gency|[Ss]ervices?|[Cc]ouncil|[Cc]ollege|[Tt]rust|[Gg]roup"
    r"|[Mm]edia"
    r"|[Mm]agazine|[Jj]ournal|[Hh]ealth|[Ww]ellness|[Pp]harmacy|[Cc]ompany|NHS|WHO|CDC|NIH|FDA|Inc|Ltd|LLC"
    r"|GmbH|plc)\b"
    r"|\.(?:com|org|net|gov|cn)\b"
    r"|医院|卫生院|诊所|门诊部|公司|集团|中心|协会|学会|委员会|委$|编辑部|编委|团队|小组|专家组|工作室"
    r"|研究[院所]|大学|学院"
    r"|报$|报社|日报|晚报|新闻|通讯社|新华社|杂志|期刊|出版社|网$|网站|平台|频道|栏目|公众号|服务号|订阅号"
    r"|官微|局$|厅$|部$|科$|办公室|疾控"
)
_CAPITAL = Expression(r"(?:the |an? )?[^\W\d_a-z一-鿿][\w’'.-]*")
_HAN = Expression(r"[^\w一-鿿]*[一-鿿·]{2,}")


def named(value: str) -> Named:
    """Tell whom a text behind a label names; texts that begin like running prose name no one."""
    text = value.strip(' \t\u3000:：,，;；|/／*_>"“”')
    if not text or _NOBODY.match(text) or _UNFILLED.search(text[:60]):
        return "nobody"
    if _ORGANISATION.search(text[:80]):
        return "person" if _PERSON.search(text) else "organisation"
    if _CAPITAL.match(text) or _HAN.match(text):
        return "person"
    return "no name"


# A person of an organisation: “Dr Ana Ruiz, Northgate Clinic”, “林若安 海滨市第一医院主任医师”.
_PERSON = Expression(
    r"\b(?:Dr|Prof(?:essor)?|Mr|Mrs|Ms|Mx|Sister)\b\.? ?[A-Z]"
    r"|\b(?:M\.?D|MBBS|MBChB|FRCP|FRCS|Ph\.?D|R\.?N|RGN|Pharm\.?D|R\.?D|DNP|MPH|MSc|DO)\b"
    r"|^[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3} ?(?:,|\(|\||[–—-] )"
    r"|医师|医生|药师|护士|护师|技师|营养师|教授|博士|主任|记者|院士|研究员|院长|所长"
    r"|^[一-鿿]{2,4}(?:\s|[,，(（/／、|])"
    r"|(?:医院|卫生院|中心|研究所|大学|学院|公司|.科)\s?(?![一-鿿]*(?:科|部|组|室|院|中心|团队|委|处|网|报|社"
    r"|所|会|局|号)$)[一-鿿·]{2,4}$"
)
