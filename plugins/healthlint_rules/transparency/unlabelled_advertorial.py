"""TRN106: is it an advertisement that looks like information?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule

from .article import has_prose
from .sample import EN, ZH, ZH_HANT
from .sells import CALLING, SELLING, is_about_health, kinds_of_selling

_ENOUGH = 2  # kinds of selling
_SHORT = 0.5  # of an article: adverts tell short stories
_LAST = 3  # blocks: with whom an article closes it was written for
# To add a person is to be sold to; to follow a hospital's account is not.
_ADDS_SOMEONE = Expression(
    r"添加|加.{0,4}(?:微信|薇信|[vV]信|[vV]x|[lL]ine)|微信号|客服|顾问|助理|专员|(?i:whatsapp|wechat)"
)

# Who may be called for help sells nothing.
_HELP = Expression(r"中毒|急救|120|999|911|热线求助|救助|(?i:poison|helpline|samaritans|emergency)")


class UnlabelledAdvertorial(Rule):
    """The article reads like information, sells its publisher's service or product, and is not labelled.

    Readers are on their guard against adverts; one in the clothes of advice gets past the guard.
    """

    code = "TRN106"
    name = "unlabelled-advertorial"
    severity = "error"
    severity_in = {
        "news": "error",
        "patient-info": "error",
        "clinic": "error",
        "product": "warning",
        "press-release": "off",
        "blog": "error",
    }
    terms = SELLING
    needs = CALLING  # one call at least: praise alone is but one kind
    message = {
        "en": "this sells ({calls}) under the guise of information; label it as advertising at the top, or"
        " delete the selling",
        "zh": "本文以科普的形式推销（{calls}），却没有标明“广告”；请在开头标明，或删去推销内容",
    }
    sources = (
        "HONcode principle 8: advertising policy",
        "互联网广告管理办法，2023",
        "医疗广告认定指南，2025",
        "中华人民共和国广告法",
    )
    bad = (
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n药物治疗能缓解症状。\n\n扫码添加微信",
        f"⟦⟧# When shins hurt\n\n{EN}\n\nThe injury and the inflammation need treatment. Our award-winning"
        f" team can help. Book"
        f" a free consultation.",
        f"⟦⟧# When shins hurt\n\n{EN}\n\nSurgery is rare. Buy now and save 20% today only. Choose our"
        f" clinic for gentle treatment.",
        f"⟦⟧# When shins hurt\n\n{EN}\n\nLaser treatment relieves inflammation. We pride ourselves on it."
        f" Contact us today.\n\nSponsored",
        f"⟦⟧# When shins hurt\n\n{EN}\n\nTreatment with needles eases inflammation. Schedule your"
        f" appointment with Harbour Needles now.",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n疼痛需要治疗，药物也能缓解症状。海滨市的读者可点击预约免费评估。",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n疼痛需要治疗。我院拥有先进设备，专家领衔。立即预约。",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n药物治疗能缓解症状。添加微信，领取专属治疗方案，前三十名免费。",
        f"⟦⟧# 小腿疼怎麼辦\n\n{ZH_HANT}\n\n手術治療後請復健。我們致力於讓每位跑者更好，竭誠為您服務。線上諮"
        f"詢有專人為您服務。",
    )
    good = (
        f"# 小腿疼怎么办\n\n{ZH}\n\n药物治疗能缓解症状。\n\n扫码关注海滨市疾控中心",
        f"Advertisement feature: paid for by Northgate Clinic\n\n# When shins hurt\n\n{EN}\n\nTreatment"
        f" helps in most diseases of"
        " the shin. Our award-winning team can help. Book a free consultation.",
        f"# When shins hurt\n\n{EN}\n\nTreatment is rarely needed. Book an appointment with your GP.",
        f"---\ntitle: When shins hurt\nsponsored: true\n---\n\n{EN}\n\nTreatment. Surgery. We pride"
        f" ourselves on it. Contact us today.",
        "# Opening hours\n\nOur award-winning team is here to help. Book a free consultation.",
        f"# When shins hurt\n\n{EN}\n\nBe wary of a clinic that says “book now, today only” and offers"
        f" surgery as the only treatment.",
        f"广告\n\n# 小腿疼怎么办\n\n{ZH}\n\n疼痛需要治疗。我院拥有先进设备，专家领衔。立即预约。",
        f"# 小腿疼怎么办\n\n{ZH}\n\n需要手术治疗的患者很少。",
        f"# 小腿疼怎么办\n\n{ZH}\n\n止痛的药物吃多了，请打当地的中毒咨询电话，由医生决定治疗。",
        f"# 小腿疼怎么办\n\n{ZH}\n\n不要轻信“名医坐诊、免费评估、立即预约”的广告，治疗请到正规医院，药物请"
        f"遵医嘱。",
        f"# 小腿疼怎麼辦（廣告）\n\n{ZH_HANT}\n\n手術治療後請復健。我們致力於讓每位跑者更好。線上諮詢有專人"
        f"為您服務。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about a document that sells in several ways and has no label."""
        if not has_prose(document, _SHORT):
            return
        kinds = kinds_of_selling(self, document)
        several = len(kinds) >= _ENOUGH
        if not (several or _closes_with_a_call(kinds)):
            return
        from .labelled_advert import is_labelled

        if is_about_health(self, document) and not is_labelled(document):
            first = sorted(kinds.values(), key=lambda match: match.start)
            calls = _listed([match.text for match in first], document.language)
            minor = not several and self.severity_here == "error"
            yield self.finding(document, calls=calls, severity="warning" if minor else None)


def _closes_with_a_call(kinds: dict[str, Match]) -> bool:
    scan, book = kinds.get("scan"), kinds.get("book")
    if scan and _is_last(scan) and _ADDS_SOMEONE.search(scan.block.simplified):
        return True
    return book is not None and _is_last(book) and not _HELP.search(book.block.simplified)


def _is_last(match: Match) -> bool:
    return match.block.index >= len(match.document.blocks) - _LAST


def _listed(words: list[str], language: str) -> str:
    """Return what is quoted of a page: the first two calls, cut to a length that can be read."""
    left, right, comma = ("“", "”", ", ") if language == "en" else ("“", "”", "、")
    return comma.join(f"{left}{word if len(word) <= 30 else word[:29] + '…'}{right}" for word in words[:2])
