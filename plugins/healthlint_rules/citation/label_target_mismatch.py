"""CIT107: does a link lead to the source that its label names?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Match, Rule

if TYPE_CHECKING:
    from .label_target import Fault

_NO_SOURCES = ("#", "mailto:", "tel:")
_UNREAD = ("navigation", "hidden", "button", "metadata")


class LabelTargetMismatch(Rule):
    """The label of a link names a more authoritative source than the one it leads to.

    A reader who trusts the name does not follow the link: the authority is borrowed, and the real source
    stays unnamed.
    """

    code = "CIT107"
    name = "label-target-mismatch"
    scope = ("prose", "reference")
    message = {
        "en": "“{match}” leads to {host}; name the source that stands there, or link to the one named",
        "zh": "“{match}”实际指向 {host}；请写明那里的真实来源，或改用所称来源的链接",
    }
    said: Mapping[Fault, Mapping[str, str]] = {
        "repository": {
            "en": (
                "“{match}” did not publish this, its library {host} keeps it; name journal, authors and title"
            ),
            "zh": "“{match}”并非出版方，{host} 只是收录；请写明期刊、作者和题名",
        },
        "news-of-the-journal": {
            "en": (
                "“{match}” leads to the journal's news pages, not to research; say that it is news, or cite "
                "the paper"
            ),
            "zh": "“{match}”指向该刊的新闻栏目而非研究论文；请注明是新闻，或引用论文",
        },
        "no-study": {
            "en": "“{match}” leads to {host}, which is no study; link to the study, or say what stands there",
            "zh": "“{match}”指向 {host}，并不是研究；请链接到研究本身，或写明真实来源",
        },
        "other-address": {
            "en": "“{match}” is shown, but the link leads to {host}; let both be the same",
            "zh": "显示的是“{match}”，链接却指向 {host}；请让两者一致",
        },
    }
    sources = (
        "HONcode principle 4: justifiability and attribution",
        "JAMA benchmarks: attribution",
        "Wikipedia: identifying reliable sources (medicine)",
    )
    bad = (
        "## References\n\n1. ⟦National Institutes of Health⟧: https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/",
        "## References\n\n1. ⟦Nature⟧: https://www.nature.com/articles/d41586-020-00001-1",
        "As [⟦a clinical study⟧](https://shop.example.com/products/nap-tea) shows, it works.",
        "Naps are safe ([⟦WHO⟧](https://www.dailymail.co.uk/health/naps.html)).",
        "See [⟦https://www.cdc.gov/naps⟧](https://naps.example.com/buy).",
        "## Sources\n\n- [⟦The Lancet⟧](https://en.wikipedia.org/wiki/Nap)",
        "## 参考资料\n\n1. ⟦世界卫生组织⟧：https://www.sohu.com/a/1",
        "午睡有效，见[⟦临床研究⟧](https://item.jd.com/1.html)。",
        "## 參考資料\n\n1. ⟦美國國立衛生研究院⟧：https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/",
        "詳見[⟦《柳葉刀》⟧](https://baike.baidu.com/item/1)。",
    )
    good = (
        "## References\n\n1. Sleep Health 2021, via PMC: https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/",
        "## References\n\n1. Nature: https://www.nature.com/articles/s41586-020-00001-1",
        "## References\n\n1. Nature News: https://www.nature.com/articles/d41586-020-00001-1",
        "Naps are safe ([WHO](https://www.who.int/naps)).",
        "[WHO calls naps safe](https://www.bbc.com/news/1), the BBC reports.",
        "[A study](https://doi.org/10.1234/n.1) in 40 adults found less pain.",
        "See [doi:10.1234/n.1](https://www.sleep.example/doi/10.1234/n.1) and [nhs.uk](https://www.nhs.uk/naps).",
        "Follow [the CDC](https://www.youtube.com/@cdc).",
        "## 参考资料\n\n1. 世界卫生组织：https://www.who.int/zh/naps",
        "午睡有效，见[临床研究](https://doi.org/10.1234/n.1)。",
        "[世界卫生组织建议少盐](https://www.sohu.com/a/1)，搜狐报道。",
        "## 參考資料\n\n1. 中國知網：https://kns.cnki.net/kcms/detail/1",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the labels that promise another source than the link holds."""
        links = [
            link
            for link in document.links
            if link.end > link.start and not link.image and not link.target.startswith(_NO_SOURCES)
        ]
        if not links:
            return
        from .label_target import mislabelled

        for link in links:
            block = document.block_at(link.start)
            if block.kind in _UNREAD or not self.reads(block):
                continue
            found = mislabelled(document, link)
            if found is not None:
                match = Match(document, found.start, found.end)
                language = match.sentence.language
                message = self.worded(self.said.get(found.fault, self.message), language)
                yield self.finding(match, message, host=found.host)
