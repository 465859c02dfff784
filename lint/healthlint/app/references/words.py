"""What are verdicts and the columns of a listing called in either language?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from healthlint.app.references.entry import Entry
    from healthlint.references.answers import Page, PageState
    from healthlint.references.judging.judgement import Verdict
    from healthlint.references.wording import Language

VERDICTS: Final[dict[Language, dict[Verdict, str]]] = {
    "en": {
        "verified": "verified",
        "matched": "matched",
        "verified-with-differences": "differs",
        "other-work": "other work",
        "retracted": "retracted",
        "concern": "concern",
        "corrected": "corrected",
        "reinstated": "reinstated",
        "not-registered": "not registered",
        "malformed": "malformed",
        "not-in-registry": "not in registry",
        "no-identifier": "no identifier",
        "organisation-only": "organisation only",
        "homepage-only": "home page only",
        "no-source-named": "no source named",
        "unchecked": "not checked",
    },
    "zh": {
        "verified": "已核实",
        "matched": "相符",
        "verified-with-differences": "著录有出入",
        "other-work": "指向另一文献",
        "retracted": "已撤稿",
        "concern": "有关注声明",
        "corrected": "有更正",
        "reinstated": "撤稿后恢复",
        "not-registered": "标识符未登记",
        "malformed": "标识符有误",
        "not-in-registry": "登记库未收录",
        "no-identifier": "无标识符",
        "organisation-only": "只写了机构",
        "homepage-only": "只给了首页",
        "no-source-named": "未写来源",
        "unchecked": "未核查",
    },
}
COLUMNS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("LINE", "MARK", "VERDICT", "AUTHOR, YEAR", "TITLE", "IDENTIFIER"),
    "zh": ("行", "标记", "核查结果", "作者，年份", "题名", "标识符"),
}
# Of what is a page and no work: what has become of it stands in place of the verdict.
PAGES: Final[dict[Language, dict[PageState, str]]] = {
    "en": {"reachable": "page reached", "moved": "page moved", "dead": "page gone"},
    "zh": {"reachable": "网页可打开", "moved": "网页已跳转", "dead": "网页已失效"},
}
_PAGES: Final[dict[Language, dict[PageState, str]]] = {
    "en": {
        "reachable": "the page is there",
        "moved": "leads to another page",
        "dead": "the page is not there",
        "unchecked": "could not be opened, which proves nothing",
    },
    "zh": {
        "reachable": "页面可以打开",
        "moved": "已跳转到其他页面",
        "dead": "页面已不存在",
        "unchecked": "未能打开，这不说明任何问题",
    },
}
_SEVERE: Final[frozenset[Verdict]] = frozenset(("retracted", "other-work", "not-registered", "malformed"))
_TO_MEND: Final[frozenset[Verdict]] = frozenset(
    (
        "concern",
        "verified-with-differences",
        "no-identifier",
        "organisation-only",
        "homepage-only",
        "no-source-named",
    )
)


def label_of(entry: Entry) -> str:
    """Return the verdict in a few words; of a page that was asked for, what has become of it."""
    page = entry.page
    return VERDICTS[entry.language][entry.verdict] if page is None else PAGES[entry.language][page.state]


def role_of(entry: Entry) -> Literal["error", "warning", "info", ""]:
    """Return by what colour a verdict catches the eye; empty where it need not."""
    verdict, page = entry.verdict, entry.page
    if page is not None:
        return "" if page.state == "reachable" else "warning"
    if verdict in _SEVERE:
        return "error"
    if verdict in _TO_MEND and not entry.judged.judgement.slight:
        return "warning"
    return "" if verdict in ("verified", "matched", "unchecked") else "info"


def references_found(shown: int, found: int, language: Language) -> str:
    """Return how many references an article has, and how many of them are shown."""
    if language == "zh":
        if not found:
            return "没有参考文献"
        return f"{found} 条参考文献" if shown == found else f"{found} 条参考文献，列出 {shown} 条"
    if not found:
        return "no references"
    many = f"{found:,} reference" + "s" * (found != 1)
    return many if shown == found else f"{shown:,} of {many}"


def told_page(page: Page, language: Language) -> str:
    """Return what has become of a page."""
    said = _PAGES[language][page.state]
    if page.detail:
        said += f": {page.detail}" if language == "en" else f"：{page.detail}"
    return f"{page.address}: {said}" if language == "en" else f"{page.address}：{said}"


def told_lines(lines: tuple[int, ...], language: Language) -> str:
    """Return in which lines a reference is cited."""
    numbers = [str(line) for line in lines]
    if language == "zh":
        return f"引用于第 {'、'.join(numbers)} 行"
    if len(numbers) == 1:
        return f"cited in line {numbers[0]}"
    return f"cited in lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def told_uncited(language: Language) -> str:
    """Return that no mark of the article points to an entry."""
    return "no mark in the text points to it" if language == "en" else "正文中没有标记指向这一条"
