"""TRN102: who has checked it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule

from .article import PROVIDED_BY, is_article
from .imprint import reviewers_of
from .names import named
from .sample import EN, ZH, ZH_HANT
from .stated import stated, texts_of

_KEYS = frozenset(
    "reviewer reviewers reviewedby medicallyreviewedby medicalreviewer medicalreviewers clinicalreviewer"
    " clinicallyreviewedby"
    " factcheckedby factchecker checkedby approvedby verifiedby medicaleditor expertreviewer"
    " expertreviewedby peerreviewedby"
    " reviewauthor 审核 審核 审核人 審核人 审核专家 審核專家 审校 審校 审稿 審稿 审阅 审定 專家審核 专家审"
    "核 医学审核 醫學審核".split()
)


class MissingReviewer(Rule):
    """No professional is named who has checked the article.

    A second pair of eyes finds the dose that is wrong by a factor of ten; readers cannot.
    """

    code = "TRN102"
    name = "missing-reviewer"
    severity = "info"
    severity_in = {
        "news": "info",
        "patient-info": "warning",
        "clinic": "warning",
        "product": "info",
        "press-release": "off",
        "blog": "info",
        "CN": "warning",
    }
    options = PROVIDED_BY
    message = {
        "en": "nobody is named who has checked this medically; add the reviewer's name, profession and the"
        " date",
        "zh": "没有注明由谁做过医学审核；请写明审核人的姓名、职称和审核日期",
    }
    _EMPTY = {
        "en": "“{match}” is followed by no name; say who has checked the article, and with which profession",
        "zh": "“{match}”后面没有真实姓名；请写明审核人的姓名和职称",
    }
    sources = (
        "NHS: standard for creating health content",
        "HONcode principle 1: authority",
        "全媒体健康科普知识发布和传播机制指导意见，2022",
    )
    bad = (
        f"⟦⟧# When shins hurt\n\nBy Ana Ruiz, physiotherapist\n\n{EN}",
        f"# When shins hurt\n\n⟦Medically reviewed by:⟧\n\n{EN}",
        f"⟦⟧# When shins hurt\n\nWe reviewed the literature.\n\n{EN}",
        f"⟦⟧# 小腿疼怎么办\n\n作者：林若安\n\n{ZH}",
        f"# 小腿疼怎么办\n\n作者：林若安\n\n{ZH}\n\n⟦审核：待定⟧",
        f"⟦⟧# 小腿疼怎麼辦\n\n作者：林若安　倫理審核：通過\n\n{ZH_HANT}",
    )
    good = (
        f"# When shins hurt\n\nMedically reviewed by Dr K. Mensah, 3 May 2026\n\n{EN}",
        f"# When shins hurt\n\n{EN}\n\nWritten by Ana Ruiz and clinically checked by Dr K. Mensah.",
        f"---\ntitle: When shins hurt\nreviewed_by: Dr K. Mensah\n---\n\n{EN}",
        f"# When shins hurt\n\n{EN}\n\nApproved by the Medical Advisory Board of the Kite Street Trust.",
        "# Shin pain\n\nRest for two weeks, then start again on grass.",
        f"# 小腿疼怎么办\n\n作者：林若安　审核：陈知远（骨科副主任医师）\n\n{ZH}",
        f"# 小腿疼怎么办\n\n{ZH}\n\n审核专家：海滨市第一医院 陈知远",
        f"# 小腿疼怎麼辦\n\n{ZH_HANT}\n\n審稿：陳知遠醫師",
        "小腿疼先停跑两周，再慢慢恢复。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the empty label, or one finding about a document that nobody has checked."""
        if self.settings["byline-provided-by"] == "template":
            return
        stand_for_it = ("person", "organisation")
        names = (named(text) for value in stated(document, _KEYS) for text in texts_of(value))
        if any(each in stand_for_it for each in names):
            return
        empty: Match | None = None
        for reviewer in reviewers_of(document):
            if reviewer.named in stand_for_it:
                return
            if reviewer.named == "nobody" and empty is None:
                empty = reviewer.where
        if empty is not None:
            yield self.finding(empty, self.worded(self._EMPTY, empty.block.language), severity="warning")
        elif is_article(document):
            yield self.finding(document)
