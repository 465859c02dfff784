"""CIT103: could a reader find the works in the reference list?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Expression, Finding, Rule
from healthlint.references import Reference, is_home_page, references_of

from . import source
from .judged import written_in

if TYPE_CHECKING:
    from healthlint.references import KnownWorks

# Volume, issue and pages in the styles of Vancouver, AMA, APA and GB/T 7714; what stands before is asked for
# behind the first sign, so that the engine goes from one such sign to the next.
_WHERE_IN_IT = Expression(
    r"[0-9,](?:(?:(?<=1)9|(?<=2)0)\d\d(?: ?[a-z]{3,9}\.?)?(?: \d{1,2})?\s?[;,]\s?\d{1,4}\s?[(:,]"
    r"|\s?\([\w ]{1,14}\)\s?[:,]?\s?[es]?\d"
    r"|(?<=\b\d)\d{0,3}\s?:\s?[es]?\d"
    r"|(?<=\d)(?: ?\(s?\d+\)|[卷期页]))"
)
_WHERE_BY_WORDS = Expression(
    r"[vpnic](?<=\b.)(?:(?<=v)ol(?:ume)?\.? ?\d|(?<=p)p?\.? ?\d|(?<=n)o\.? \d+[,:]"
    r"|(?:(?<=i)ssue|(?<=c)hapter) \d)"
)
# Volume, issue or the month of one; a journal's issue and pages; a book's town and publisher.
_WHERE_IN_CHINESE = Expression(
    r"第[一二三四五六七八九十百零〇\d]{1,6} ?[卷期]|\d ?[卷期]|[一二三四五六七八九十\d]月号"
    r"|[,，] ?\d{1,4}(?: ?\(\d+\))?[,，] ?\d{1,4} ?[-–~～— ] ?\d{1,4}"
)
_TOWN = Expression(
    r"(?:台北|新北|桃园|新竹|台中|台南|高雄|香港|北京|上海|天津|重庆|广州|南京|杭州|武汉|成都|西安|长沙|沈阳"
    r"|济南|长春|合肥|郑州|福州)市? ?[:：] ?[\u4e00-\u9fff]{2,16}"
)
_FILE = Expression(r"^[^#:]+\.(?:pdf|html?|md|docx?|jpe?g|png)$", 2)
_YEAR = Expression(r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d(?!\d)")
_BOOK = Expression(
    r"\b(?:press|publish(?:er|ers|ing)|springer|elsevier|wiley|mcgraw|saunders|oxford|routledge"
    r"|edition|\d(?:st|nd|rd|th) ed)\b|出版社|书局|書局|主编|\[m\]|\[d\]|\[s\]"
)
_NUMBERED_DOCUMENT = Expression(
    r"\b(?:cg|ng|ta|qs|tr|iso|gb/?t?|ws/?t?|who/[\w/]+|cfr|directive|regulation|act)[ /]?\d+|\d+号"
    r"|\[(?:19|20)\d\d\] ?\d+|指南|共识|规范|条例|办法|标准|药典|白皮书|蓝皮书|\bguidelines?\b"
    r"|法\("
)


class UnlocatableReference(Rule):
    """An entry of the reference list does not say enough to be found.

    A title, a journal and a year are all that an invented reference has; a reader cannot tell the two apart.
    What a registry or a service finds all the same can be found.
    """

    code = "CIT103"
    name = "unlocatable-reference"
    message = {
        "en": (
            "this reference cannot be looked up; add a DOI, PMID or deep link, or authors, "
            "title, journal, year, volume and pages"
        ),
        "zh": (
            "这条参考文献无法查到；请补上 DOI、PMID 或具体网址，或写全作者、题名、刊名、年、卷（期）和页码"
        ),
    }
    lacking = {
        "organisation-only": {
            "en": (
                "only an organisation is named; name the document, with its address and year, so that it "
                "can be looked up"
            ),
            "zh": "只写了机构名称，查不到是哪份文件；请写明文件名称、年份和网址",
        },
        "homepage-only": {
            "en": "the address leads to a home page only; link to the page or document that says so",
            "zh": "网址只是网站首页，查不到出处；请给出所依据页面或文件的网址",
        },
    }
    looks_up = True
    by_form = True
    sources = (
        "ICMJE Recommendations: references",
        "JAMA benchmarks: attribution",
        "Science Media Centre: guidelines for science and health reporting, guideline 1",
        "GB/T 7714—2015 信息与文献 参考文献著录规则",
    )
    bad = (
        "## References\n\n1. ⟦“Sleep and the Heart,” Journal of Modern Cardiology, 2024.⟧",
        "## Sources\n\n- ⟦International Asthma Council, 2023.⟧\n- ⟦Mayo Clinic⟧",
        "## References\n\n1. ⟦World Health Organization, https://www.who.int/⟧",
        "## References\n\n1. ⟦Okafor T. Migraine in young adults. 2021.⟧",
        "## 参考文献\n\n1. ⟦《睡眠与心脏健康》，中国心血管研究杂志，2023年⟧",
        "## 参考资料\n\n1. ⟦世界卫生组织官网⟧",
        "## 參考資料\n\n1. ⟦林若安.偏頭痛的新進展.2022.⟧",
        "## 参考资料\n\n1. ⟦世界卫生组织：https://www.who.example/zh⟧",
        "## 參考資料\n\n1. ⟦周立新(2006)。睡眠研究。來源：網路資料。⟧",
    )
    good = (
        "## References\n\n1. Okafor T, Lind S. Migraine in young adults. Cephalalgia. 2021;41(3):512-9.",
        (
            "## References\n\n1. Okafor, T., & Lind, S. (2021). Migraine in young adults. "
            "Cephalalgia, 41(3), 512–519."
        ),
        "## References\n\n1. Okafor T. Migraine in young adults. doi:10.1234/ceph.2021.0042",
        "## Sources\n\n- [Asthma: the facts](https://www.asthma.example/facts/adults)",
        (
            "## References\n\n1. National Institute for Health and Care Excellence. Headaches in "
            "over 12s. Clinical guideline CG150. 2021."
        ),
        "## References\n\n1. Lind S. The Sleeping Brain. 2nd ed. Leeds University Press; 2019.",
        "## References\n\n1. Headache Register, NCT01234567",
        "## 参考文献\n\n[1]林若安,周立新.偏头痛的诊治[J].中华神经科杂志,2022,55(4):301-306.",
        "## 参考文献\n\n1. 中华医学会神经病学分会. 中国偏头痛诊治指南（2022年版）.",
        "## 参考文献\n\n1. 周立新. 睡眠医学. 北京：人民卫生出版社，2019.",
        "## 參考資料\n\n1. 衛生福利部：https://www.mohw.example/cp-16-5321.html",
        "## References\n\n1. Moreau C. Gene therapy of a rare disease of the eye. 2019.",  # a registry has it
        "## 参考文献\n\n1. 林若安，周立新。雪天步行对老年人平衡能力的影响。中华睡眠示例杂志，2021。",
        "正文里提到了2021年的报告。",
        "## 參考資料\n\n1. 林若安（2015）．偏頭痛的預防．示例藥師週刊，1936，2-5。",
        "## 參考資料\n\n1. 林若安：偏頭痛的治療。示例基層醫療。第二十七卷 第六期",
        "## 參考資料\n\n1. 周立新(2006)。我的睡眠手冊。台北：示例文化。",
        "## 參考資料\n\n1. 林若安：偏頭痛。示例體育。137 期",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the entries that lead to no work; lines that are no entries are passed over."""
        deep: list[int] | None = None
        held: set[Reference] | None = None
        for entry in references_of(document):
            if not entry.is_entry or entry.further or _can_be_found(entry):
                continue
            if held is None:
                held = {each.reference for each in self.judged(document) if each.judgement.record is not None}
            if entry in held:
                continue
            if deep is None:
                deep = _deep_links(document)
            if not any(entry.start <= start < entry.end for start in deep):
                from healthlint.references import lack_of

                lacking = self.lacking.get(lack_of(entry.cited) or "", self.message)
                yield self.finding(entry.where, self.worded(lacking, written_in(entry)))

    def known_works(self) -> KnownWorks:
        """Return works that can be found by what little the examples say of them."""
        from .known_works import known_works

        return known_works()


def _can_be_found(entry: Reference) -> bool:
    """Tell whether the words of an entry lead to its work."""
    if entry.identifiers:
        return True
    words = entry.words
    if _WHERE_IN_IT.search(words) or _WHERE_BY_WORDS.search(words) or _WHERE_IN_CHINESE.search(words):
        return True
    leads_home = bool(entry.addresses) and all(map(is_home_page, entry.addresses))
    if not leads_home and source.holds_address(words):
        return True
    return bool(
        _YEAR.search(words)
        and (_BOOK.search(words) or _TOWN.search(words) or _NUMBERED_DOCUMENT.search(words))
    )


def _deep_links(document: Document) -> list[int]:
    """Return where in the prose links to more than a home page begin, those of the site itself too."""
    return [
        link.start
        for link in document.links
        if ("/" in link.target and not is_home_page(link.target)) or _FILE.search(link.target)
    ]
