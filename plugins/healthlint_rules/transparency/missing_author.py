"""TRN101: who wrote it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule

from .article import PROVIDED_BY, is_article
from .imprint import authors_of
from .names import Named, named
from .sample import EN, ZH, ZH_HANT
from .sells import PROMISING, promises
from .stated import stated, texts_of

CORPORATE = {
    "accept-corporate-author": {
        "type": "boolean",
        "default": False,
        "description": "whether an organisation may sign in place of a person (“By the NHS”, 来源：某某医院)",
    }
}
_KEYS = frozenset(
    "author authors byline by byl writer writers writtenby creator creators contributor contributors"
    " articleauthor"
    " dcauthor dccreator dctermscreator citationauthor parselyauthor sailthruauthor bylinename authorname"
    " 作者 撰文 撰稿 记者 記者 编辑 編輯 责任编辑 責任編輯 文".split()
)


class MissingAuthor(Rule):
    """The article names no author, or has a byline with nobody in it.

    Readers cannot tell what the writer knows about the subject, nor whom to ask.
    """

    code = "TRN101"
    name = "missing-author"
    severity = "info"
    severity_in = {
        "news": "warning",
        "patient-info": "warning",
        "clinic": "info",
        "product": "off",
        "press-release": "info",
        "blog": "warning",
        "CN": "warning",
    }
    terms = PROMISING
    options = PROVIDED_BY | CORPORATE
    message = {
        "en": "no author is named, so readers cannot judge who speaks; add a byline with name and profession",
        "zh": "文章没有署名，读者无从判断作者的资质；请注明作者姓名和专业身份",
    }
    _EMPTY = {
        "en": "“{match}” is followed by no name; put the author's name and profession there",
        "zh": "“{match}”后面没有真实姓名；请写上作者的姓名和专业身份",
    }
    _CORPORATE = {
        "en": (
            "only an organisation signs this; name the person who wrote it, or set accept-corporate-author"
            " in the config"
        ),
        "zh": "文章只署了机构名；请注明撰稿人，或在配置中设置 accept-corporate-author",
    }
    sources = (
        "JAMA benchmarks: authorship",
        "HONcode principle 1: authority",
        "QUEST tool: authorship",
        "全媒体健康科普知识发布和传播机制指导意见，2022",
    )
    bad = (
        f"⟦⟧# When shins hurt\n\n{EN}",
        f"# When shins hurt\n\n⟦Last updated on 3 May 2026 by⟧\n\n{EN}",
        f"---\ntitle: When shins hurt\nauthor: admin\n---\n\n⟦⟧{EN}".replace("⟦⟧", "").replace(
            "---\ntitle", "⟦⟧---\ntitle", 1
        ),
        "⟦Written by:⟧",
        "⟦Author: TBD⟧\n\nRest for two weeks.",
        f"⟦⟧# When shins hurt\n\nPublished 3 May 2026 by the editorial team\n\n{EN}",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}",
        f"# 小腿疼怎么办\n\n⟦作者：小编⟧\n\n{ZH}",
        "⟦作者：佚名⟧　发布时间：2026年3月5日",
        f"⟦⟧# 小腿疼怎么办\n\n来源：海滨健康网\n\n{ZH}",
        f"⟦⟧# 小腿疼怎麼辦\n\n{ZH_HANT}",
        "⟦撰文：⟧",
    )
    good = (
        f"# When shins hurt\n\nBy Ana Ruiz, physiotherapist\n\n{EN}",
        f"# When shins hurt\n\n{EN}\n\nWritten by Dr K. Mensah and checked by a panel of runners.",
        f"---\ntitle: When shins hurt\nauthors:\n  - name: Ana Ruiz\n---\n\n{EN}",
        "# Shin pain\n\nRest for two weeks, then start again on grass.",
        f"# When shins hurt\n\n{EN}\n\n— Ana Ruiz",
        "By the age of forty most runners have had it once.",
        "The term was coined by a sports doctor.",
        f"# 小腿疼怎么办\n\n作者：林若安（康复治疗师）\n\n{ZH}",
        f"# 小腿疼怎么办\n\n文/林若安　审核/陈知远\n\n{ZH}",
        f"# 小腿疼怎麼辦\n\n撰文：林若安　審稿：陳知遠醫師\n\n{ZH_HANT}",
        f"# 小腿疼怎么办\n\n{ZH}\n\n（本报记者 林若安）",
        "小腿疼先停跑两周，再慢慢恢复。",
        "作者单位为海滨市的三家医院。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the empty bylines, or one finding about a document that nobody signs."""
        if self.settings["byline-provided-by"] == "template":
            return
        enough = ("person", "organisation") if self.settings["accept-corporate-author"] else ("person",)
        names: list[Named] = [named(text) for value in stated(document, _KEYS) for text in texts_of(value)]
        if any(each in enough for each in names):
            return
        empty: Match | None = None
        for credit in authors_of(document):
            if credit.named in enough:
                return
            names.append(credit.named)
            if credit.named == "nobody" and empty is None:
                empty = credit.where
        if empty is not None:
            yield self.finding(empty, self.worded(self._EMPTY, empty.block.language), severity="warning")
        elif is_article(document):
            weighs_more = self.severity_here == "info" and promises(self, document)
            message = self.worded(self._CORPORATE, document.language) if "organisation" in names else None
            yield self.finding(document, message, severity="warning" if weighs_more else None)
