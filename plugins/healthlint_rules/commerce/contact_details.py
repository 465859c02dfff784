"""CTA102: do the contact details of a provider stand in the article?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule, Terms

_PHONE = (
    r"(?<![\d/.\w-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?"
    r"|\d{2,5}[ .-])\d{3,4}[ .-]?\d{3,4}(?![\d/-])(?!\.\d)|(?<!\d)\+\d{9,14}(?!\d)"
    r"|(?<!\d)[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?<!\d)0\d{2,3}[-—－ ]\d{7,8}(?!\d)"
)
_ACCOUNT = (
    r"(?:微信|薇信|[Ww]e[Cc]hat|VX|[Vv]信|[Ww]hats[Aa]pp|QQ|[Tt]elegram"
    r"|(?<![A-Za-z] )(?<![A-Za-z-])(?:LINE|Line))"
    r"(?:号|號|群|ID| ID|帳號|账号| number)?\s?[:：]\s?"
    r"(?:\+?\d[\d -]{4,19}|[@\w-][\w-]{4,19}(?![\w-])(?! [a-z]))"
    r"|\bwa\.me/\d+|\bt\.me/\w+|\bline\.me/\S+|\blin\.ee/\S+"
)
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.]*\w"
_ADDRESS = (
    r"(?:医院|门诊|门店|诊所|本院|我院|到店|来院|醫院|診所|門市|機構|机构"
    r"|中心)?地址\s?[:：]\s?[^\n。；;]{4,40}?(?:路|街|号|號|楼|樓|大厦|室|巷)[^\n。；;]{0,16}"
)
_CONTACT = Expression(
    f"(?P<phone>{_PHONE})|(?P<account>{_ACCOUNT})|(?P<mail>{_MAIL})|(?P<address>{_ADDRESS})"
)
# What no telephone number is without: the expression above is slow, so it reads only blocks with one.
_NUMBER = Expression(r"\d\d\d[)\s.\-—－]{0,2}\d\d\d")
# Searched for first, where all digits are noughts and signs beyond ASCII question marks: `re` leaps to a
# beginning that is fixed, and would try a class at each sign.
_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_PERHAPS = Expression(r"0(?=00[)\s.\-?]{0,2}[0?]{3})")
_HINTS = Terms(
    en=(
        *("(wechat|vx|line|whatsapp|telegram|qq) id", "wechat:", "whatsapp:", "line:", "telegram:"),
        *("vx:", "qq:", "wa.me/*", "t.me/*", "line.me/*", "lin.ee/*"),
    ),
    zh=("微信", "薇信", "v信", "地址", "line(号|帐号|账号)", "qq(号|群)"),
)
_SELLING = Expression(
    r"\b(?:call|phone|tel|telephone|whatsapp|contact|text|line|hotline|book|booking|enquir\w*"
    r"|inquir\w*|appointments?|consultation|e ?mail|reach|speak|advisors?|reception|mobile"
    r"|ring|write|questions?|answer)\b"
    r"|电话|热线|咨询|谘询|联系|联络|手机|致电|拨打|微信|专线|洽询|预约|挂号|客服|tel\b|地址|门诊"
)
_PROVIDER = Expression(
    r"\b(?:whatsapp|info@|our|us|clinic|hospital|centre|center|treatment|therapy|consultation|appointments?"
    r"|surgery|patients?|product|order|specialists?|advisors?|book|price list|prices)\b"
    r"|医院|诊所|门诊|中心|治疗|预约|咨询|谘询|专家|我们|客服|热线|联系人|商务|代理|产品|订购|机构|顾问"
    r"|看诊|洽询|专线"
)
# Who may always be called: help in need, authorities, and those who answer for the text.
_PUBLIC = Expression(
    r"\b(?:emergency|999|911|112|111|988|116 ?123|helpline|help line|crisis|lifeline|samaritans"
    r"|poison|suicide|quitline|quit line|support line|cdc|nih|nhs|fda|medwatch|samhsa"
    r"|clearinghouse"
    r"|information (?:center|centre|service|line)|national|ministry|department of|government"
    r"|public health|health department|charity|foundation|association|society|red cross|regulator"
    r"|press|media|\w*newsroom|editor\w*"
    r"|correction\w*|corresponding|author|journal|issn|doi|isbn|copyright|registry"
    r"|institutional review|ethics|toll free (?:number for|information))\b|\.gov\b|\.edu\b"
    r"|急救|援助|求助|救助|危机|12320|12345|12356|12315|疾控|卫健|卫生局|卫生署|监督|投诉|举报"
    r"|编辑|通讯作者|通信作者|中毒|红十字|政府|伦理|勘误|纠错|版权|侵权|投稿|期刊|杂志|登记|防治"
    r"|心理热线|生命线|张老师|协会|基金会"
)

# A medicine's leaflet must name its holder, and who may not copy a hospital's sheet is told its owner.
_LEAFLET = Expression(r"marketing authori[sz]ation holder|package leaflet", re.IGNORECASE)
_HOLDER = Expression(r"上市许可持有人|生产企业")
_OWNER = Expression(
    r"著作權人|著作权人|非經[^。\n]{0,12}同意不得|非经[^。\n]{0,12}同意不得"
    r"|\b(?:may|must|shall|can|is|are) not (?:(?:allowed |permitted |)to )?be"
    r" (?:reproduced|copied|reprinted|duplicated)\b"
)
_INVITES = Expression(
    r"\b(?:book|booking|appointments?|enquir\w*|inquir\w*|consultation|order|price)\b"
    r"|预约|咨询|谘询|洽询|热线|专线|客服|微信|欢迎|报名|加盟|代理|订购|优惠"
)
# Behind the number of a hospital's switchboard: who is told one belongs to a ward, not to a campaign.
_EXTENSION = Expression(
    r"\s?[,，、]?\s?(?:轉|转|分機|分机|內線|内线|ext\b|extension\b|#\s?\d)", re.IGNORECASE
)
_EXTENDED = Expression(r"\d{4} ?(?:转|轉|分机|分機|#) ?\d{3,}")
_CAMPAIGNS = Expression(
    r"\b(?:book\w*|appointments?|order|prices?|call|our|free)\b|预约|挂号|欢迎|报名|加盟|代理|订购|优惠|客服|微信|免费"
)
_OWNED = 480  # how far before the note on copying the addresses of its owner may begin, in code points


class ContactDetails(Rule):
    """Telephone, messenger account, mail or address of a provider stand in an article about treatment.

    Information that ends in a sales number is an advertisement that is not called one.
    """

    code = "CTA102"
    name = "contact-details"
    severity_in = {
        "clinic": "info",
        "product": "info",
        "press-release": "info",
        "CN": "error",
        "CN product": "info",
    }
    context = "action"
    terms = {"hints": _HINTS}
    message = {
        "en": "“{match}” is a provider's contact; keep the editorial contact, drop the sales one",
        "zh": "“{match}”是经营者的联系方式；编辑部的联系方式可以保留，请删去用于揽客的",
    }
    sources = (
        "互联网广告管理办法，2023：健康、养生知识页面不得出现医疗机构的地址和联系方式",
        "HONcode principle 8: advertising policy",
        "医疗广告管理办法",
    )
    bad = (
        "Call our knee clinic on ⟦+44 20 7946 0123⟧.",
        "To book, write to ⟦bookings@harbourlight.example⟧.",
        "WhatsApp our advisors: ⟦+90 555 010 0200⟧",
        "Appointments: ⟦(020) 7946 0100⟧, Harbour Light Clinic",
        "⟦WeChat: harbour_light⟧",
        "Ask about the treatment by phone: ⟦0161 496 0123⟧.",
        "咨询热线：⟦400-000-0000⟧",
        "预约电话：⟦13800000000⟧",
        "⟦微信号：kangfu2024⟧",
        "⟦门诊地址：海滨市长乐路12号⟧",
        "看診專線：⟦02-55501234⟧",
        "预约电话：⟦13800000000⟧\n\n非经本院同意不得转载",
        "预约电话：⟦010-55550101⟧ 转 2，植发治疗找王经理",
        "Call our laser clinic on ⟦+44 20 7946 0123⟧ ext. 4.",
        "⟦LINE ID：smile-dental⟧",
        "⟦LINE：smile-dental⟧",
    )
    good = (
        "Corrections: editor@journal.example",
        "Call 999 if the face droops.",
        "Samaritans can be reached on 116 123, day and night.",
        "The national helpline is 0800 000 0000.",
        "Corresponding author: a.ruiz@sur.example",
        "The trial ran from 2015-2019 in 120 patients.",
        "ISSN 1234-5678; doi:10.1234/5678",
        "Bottom Line: drink enough water, and rest in the heat.",
        "The bottom LINE: patience",
        "On Telegram: people who nap tell their stories.",
        "紧急情况请拨打120。",
        "全国统一心理援助热线：12356。",
        "通讯作者：linruoan@yiyuan.example",
        "投诉举报电话：010-00000000",
        "疾病管制署防疫專線：1922。",
        "血压 120-130 / 80-85 mmHg 属于正常高值。",
        "※諮詢電話：07-5550101 轉 4420，祝您早日康復。本院治療後如有不適請來電。",
        "返家後有問題請洽本院門診，電話 07-5550101 分機 12。",
        "Lindmark Hospital\n\nAddress: 12 Long Road Phone: 07-5550101\n\nThis leaflet must not be copied.",
        "Marketing Authorisation Holder: Lindqvist AB, Lund. Questions? Contact us: info@lindqvist.example",
        "海濱醫院\n\n地址：海濱市長樂路12號 電話：07-5550101\n\n本著作權非經著作權人同意不得轉載",
        "Treatment for patients. For the paper contact Dawn Perez, +1 781-555-0199, newsroom@sur.example.",
        "海滨医院地址：海滨市长乐路12号电话：07-5550101转5626",
        "地址：海滨市长乐路12号连络电话：(07)6150011#2560",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the contacts that stand beside words of selling and are nobody's public duty."""
        prose = document.prose
        places = _numbers(document)
        places += [hint.start for hint in document.matches(self, "hints")]
        at = prose.find("@")
        while at >= 0:
            places.append(at)
            at = prose.find("@", at + 1)
        if not places:
            return
        hinted = {document.block_at(place) for place in places}
        for block in sorted(hinted, key=lambda block: block.index):
            if self.reads(block):
                yield from self._in(block)

    def _in(self, block: Block) -> Iterator[Finding]:
        document = block.document
        above = document.blocks[block.index - 1].folded if block.index else ""
        for found in _CONTACT.finditer(document.prose, block.start, block.end):
            match = Match(document, *found.span(), "")
            near = f"{above[-80:]}\n{block.folded}" if len(block.text) < 120 else match.sentence.folded
            if _PUBLIC.search(near) or _is_imprint(match, near) or _is_of_a_ward(match, near):
                continue
            if found.lastgroup in ("account", "address") or (
                _SELLING.search(near) and _PROVIDER.search(near)
            ):
                yield from self.report(match)


def _numbers(document: Document) -> list[int]:
    """Return where figures stand that may be those of a telephone number."""
    # Folded, digits of full width are plain ones.
    digits = document.folded.encode("ascii", "replace").translate(_DIGITS).decode("ascii")
    places = []
    done = 0
    for perhaps in _PERHAPS.finditer(digits):
        at = perhaps.start()
        number = _NUMBER.match(document.prose, at) if at >= done else None
        if number is not None:
            places.append(at)
            done = number.end()
    return places


def _is_of_a_ward(match: Match, near: str) -> bool:
    """Tell whether a number goes on with an extension, and nobody is called to come."""
    if _CAMPAIGNS.search(near):
        return False
    return bool(_EXTENSION.match(match.document.prose, match.end) or _EXTENDED.search(near))


def _is_imprint(match: Match, near: str) -> bool:
    """Tell whether a leaflet names who answers for the medicine, or for the text."""
    if _INVITES.search(near):
        return False
    prose = match.document.prose
    if _HOLDER.search(near) or _OWNER.search(prose, match.end, match.end + _OWNED):
        return True
    return _LEAFLET.search(prose) is not None
