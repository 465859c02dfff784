"""Is a page told who signs it, from when it is, and who earns by it, wherever it says so?"""

from __future__ import annotations

import json
from typing import Any

import pytest

from healthlint.rule.base import Rule
from healthlint.testing import findings_of
from healthlint_rules.commerce.undisclosed_affiliate_link import UndisclosedAffiliateLink
from healthlint_rules.transparency import healthlint_rules
from healthlint_rules.transparency.missing_author import MissingAuthor
from healthlint_rules.transparency.missing_date import MissingDate
from healthlint_rules.transparency.missing_funding_coi import MissingFundingCoi
from healthlint_rules.transparency.missing_reviewer import MissingReviewer
from healthlint_rules.transparency.sample import EN, ZH
from healthlint_rules.transparency.stale_content import StaleContent
from healthlint_rules.transparency.unlabelled_advertorial import UnlabelledAdvertorial

BYLINE: tuple[type[Rule], ...] = (MissingAuthor, MissingReviewer, MissingDate)
ARTICLE = f"# When shins hurt\n\n{EN}"
ZH_ARTICLE = f"# 小腿疼怎么办\n\n{ZH}"
SELLING = "The inflammation needs treatment. Our award-winning team can help. Book a free consultation today."


def codes(text: str, format: str = "markdown", **settings: Any) -> set[str]:  # noqa: A002  the field's word
    given = {key.replace("_", "-"): value for key, value in settings.items()}
    return {finding.code for rule in BYLINE for finding in findings_of(rule(given), text, format)}


def page(head: str = "", body: str = "", foot: str = "") -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in EN.split("\n\n"))
    return (
        f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>When shins hurt</h1>"
        f"{body}{paragraphs}</article><footer>{foot}</footer></body></html>"
    )


def test_a_page_that_says_nothing_lacks_all_three() -> None:
    assert codes(ARTICLE) == codes(ZH_ARTICLE) == codes(page(), "html") == {"TRN101", "TRN102", "TRN103"}


@pytest.mark.parametrize(
    ("front_matter", "missing"),
    [
        pytest.param("author: Ana Ruiz", {"TRN102", "TRN103"}, id="author"),
        pytest.param("authors: [Ana Ruiz, K. Mensah]", {"TRN102", "TRN103"}, id="authors"),
        pytest.param("author:\n  name: Ana Ruiz", {"TRN102", "TRN103"}, id="author with a name"),
        pytest.param("params:\n  author: Ana Ruiz", {"TRN102", "TRN103"}, id="parameter"),
        pytest.param("medically_reviewed_by: Dr K. Mensah", {"TRN101", "TRN103"}, id="reviewer"),
        pytest.param("lastmod: 2026-03-12", {"TRN101", "TRN102"}, id="date"),
        pytest.param("last-reviewed: March 2026", {"TRN101", "TRN102"}, id="month"),
        pytest.param("date: 2026-03-12T09:30:00+08:00", {"TRN101", "TRN102"}, id="time"),
        pytest.param("作者: 林若安\n审核: 陈知远\n发布时间: 2026年3月12日", set(), id="zh"),
        pytest.param("author: ''", {"TRN101", "TRN102", "TRN103"}, id="empty author"),
        pytest.param("author: admin", {"TRN101", "TRN102", "TRN103"}, id="author of the system"),
        pytest.param('reviewer: "Dr. [Name]"', {"TRN101", "TRN102", "TRN103"}, id="unfilled reviewer"),
        pytest.param("date:", {"TRN101", "TRN102", "TRN103"}, id="no date"),
        pytest.param("draft: true", {"TRN101", "TRN102", "TRN103"}, id="something else"),
    ],
)
def test_front_matter_counts(front_matter: str, missing: set[str]) -> None:
    assert codes(f"---\ntitle: When shins hurt\n{front_matter}\n---\n\n{EN}") == missing


def test_json_ld_counts_also_within_a_graph() -> None:
    told = {
        "@graph": [
            {"@type": "WebSite", "name": "Kite Street", "author": {"name": "Web Agency"}},
            {
                "@type": "MedicalWebPage",
                "author": [{"@type": "Person", "name": "Ana Ruiz"}],
                "reviewedBy": {"@type": "Person", "name": "Dr K. Mensah"},
                "dateModified": "2026-03-12T09:30:00Z",
            },
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert codes(page(script), "html") == set()


def test_what_json_ld_says_of_the_site_is_not_said_of_the_page() -> None:
    told = {"@type": "WebSite", "author": {"name": "Ana Ruiz"}, "dateModified": "2026-03-12"}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert codes(page(script), "html") == {"TRN101", "TRN102", "TRN103"}


@pytest.mark.parametrize(
    ("head", "missing"),
    [
        ('<meta name="author" content="Ana Ruiz">', {"TRN102", "TRN103"}),
        ('<meta property="article:published_time" content="2026-03-12T09:30:00Z">', {"TRN101", "TRN102"}),
        ('<meta name="dc.date" content="2026-03-12">', {"TRN101", "TRN102"}),
        ('<meta name="author" content="">', {"TRN101", "TRN102", "TRN103"}),
    ],
)
def test_meta_elements_count(head: str, missing: set[str]) -> None:
    assert codes(page(head), "html") == missing


@pytest.mark.parametrize(
    ("body", "foot"),
    [
        ("<p>By Ana Ruiz | Reviewed by Dr K. Mensah | 12 March 2026</p>", ""),
        (
            "<p class='by'>By <a href='/ana'>Ana Ruiz</a></p><p>12/03/2026</p><p>Checked by K. Mensah</p>",
            "",
        ),
        ("", "<p>Written by Ana Ruiz. Medically reviewed by Dr K. Mensah on 12 March 2026.</p>"),
        (
            "<dl><dt>Author:</dt><dd>Ana Ruiz</dd><dt>Reviewer:</dt><dd>K. Mensah</dd></dl><p>March 2026</p>",
            "",
        ),
    ],
)
def test_lines_of_credits_count_in_head_and_footer(body: str, foot: str) -> None:
    assert codes(page(body=body, foot=foot), "html") == set()


@pytest.mark.parametrize(
    "line",
    [
        "作者：林若安　审核：陈知远　发布时间：2026-03-12",
        "撰文 | 林若安 审校 | 陈知远 2026年3月12日",
        "2026-03-12 09:30 来源：海滨健康网 作者：林若安 责任审核：陈知远",
        "文/林若安 审核专家：陈知远 更新日期：民國115年3月",
    ],
)
def test_chinese_lines_of_credits_count_at_the_head_and_at_the_foot(line: str) -> None:
    assert codes(f"# 小腿疼怎么办\n\n{line}\n\n{ZH}") == codes(f"{ZH_ARTICLE}\n\n{line}") == set()


@pytest.mark.parametrize(
    "line",
    [
        "By the age of forty most runners have had it.",
        "A study published in 2019 was reviewed by the ethics committee.",
        "Gene editing: hope for runners.",
        "© 2026 Kite Street",
        "伦理审核：通过",
        "基因编辑：跑者的未来",
        "2019年3月5日，该方法首次用于临床。",
    ],
)
def test_what_only_looks_like_a_credit_does_not_count(line: str) -> None:
    assert codes(f"{ARTICLE}\n\n{line}") == codes(f"{ZH_ARTICLE}\n\n{line}") == {"TRN101", "TRN102", "TRN103"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("By {{ page.author }}", id="liquid"),
        pytest.param("Written by <%= author %>", id="erb"),
        pytest.param("Author:\n\nAna Ruiz", id="name in the next block"),
    ],
)
def test_a_label_that_something_fills_in_is_not_empty(text: str) -> None:
    assert "TRN101" not in {finding.code for finding in findings_of(MissingAuthor(), text)}


def test_an_empty_label_weighs_more_than_none() -> None:
    [empty] = findings_of(MissingAuthor(), f"# When shins hurt\n\nUpdated on 3 May 2026 by\n\n{EN}")
    [absent] = findings_of(MissingAuthor(), ARTICLE)
    assert (empty.line, empty.severity, absent.line, absent.severity) == (3, "warning", 1, "info")


def test_an_unsigned_page_that_sells_is_a_warning() -> None:
    assert [finding.severity for finding in findings_of(MissingAuthor(), f"{ARTICLE}\n\n{SELLING}")] == [
        "warning"
    ]


def test_an_organisation_signs_where_the_config_lets_it() -> None:
    text = f"# When shins hurt\n\nBy the Kite Street Trust\n\n{EN}"
    assert "TRN101" in codes(text)
    assert "TRN101" not in codes(text, accept_corporate_author=True)


def test_a_template_may_bring_author_reviewer_and_date() -> None:
    assert codes(f"{ARTICLE}\n\nWritten by", byline_provided_by="template") == set()


def test_parts_of_leaflets_need_no_author() -> None:
    assert codes("## Rest\n\nRest for two weeks, then start again on grass, every other day.") == set()
    assert codes(EN) == set()


def test_a_post_has_the_date_of_its_file_name() -> None:
    from healthlint.testing.trial import trial_of
    from healthlint.text.readers import BY_FORMAT
    from healthlint_rules.transparency.dating import page_dates

    document = BY_FORMAT["markdown"](ARTICLE, "blog/_posts/2026-03-12-shins.md")
    assert [str(date.date) for date in page_dates(document)] == ["2026-03-12"]
    assert not list(trial_of(StaleContent({"today": "2026-11-01"})).rule.check(document))


@pytest.mark.parametrize(
    ("today", "stale"), [("2026-03-01", False), ("2028-02-29", False), ("2028-06-01", True)]
)
def test_the_day_of_a_run_may_be_pinned(today: str, stale: bool) -> None:
    found = findings_of(StaleContent({"today": today}), "# Shins\n\nLast reviewed: 12 April 2025")
    assert bool(found) is stale


def test_source_date_epoch_is_the_day_where_the_config_pins_none(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# Shins\n\nLast reviewed: 12 April 2025"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 1 March 2026
    assert findings_of(StaleContent(), text) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 1 January 2030
    assert [finding.text for finding in findings_of(StaleContent(), text)] == ["12 April 2025"]


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match=r"2026-13-01.*is no date"):
        findings_of(StaleContent({"today": "2026-13-01"}), "# Shins\n\nLast reviewed: 12 April 2025")


def test_how_old_is_too_old_can_be_set() -> None:
    text = "# Shins\n\nLast reviewed: 12 April 2025"
    settings = {"today": "2026-11-01", "max-age-months": 12}
    assert [finding.text for finding in findings_of(StaleContent(settings), text)] == ["12 April 2025"]


def test_a_later_review_makes_an_overdue_one_good() -> None:
    text = "# Shins\n\nUpdated 3 May 2026. Next review: March 2026"
    assert findings_of(StaleContent({"today": "2026-11-01"}), text) == []


@pytest.mark.parametrize(
    "label",
    [
        "Advertisement",
        "Sponsored content",
        "This article is paid for by Kite Street Clinic.",
        "Ad: Kite Street Clinic",
        "[Advertorial]",
        "【广告】",
        "本文为商业推广",
        "廣告",
    ],
)
def test_a_label_before_the_text_makes_an_advert_honest(label: str) -> None:
    advert = f"{ARTICLE}\n\n{SELLING}"
    assert len(findings_of(UnlabelledAdvertorial(), advert)) == 1
    assert findings_of(UnlabelledAdvertorial(), f"{label}\n\n{advert}") == []


@pytest.mark.parametrize(
    "line", ["No advertising here.", "We take no sponsored content.", "广告法禁止此类宣传。"]
)
def test_talk_of_advertising_is_no_label(line: str) -> None:
    assert len(findings_of(UnlabelledAdvertorial(), f"{line}\n\n{ARTICLE}\n\n{SELLING}")) == 1


def test_calls_that_a_site_prints_around_every_page_are_not_the_articles() -> None:
    text = page(foot=f"<p>{SELLING}</p>")
    assert findings_of(UnlabelledAdvertorial(), text, "html") == []
    assert findings_of(MissingFundingCoi(), text, "html") == []


@pytest.mark.parametrize(
    ("html", "reported"),
    [
        ('<p>Try <a rel="nofollow sponsored" href="https://kite.example/x">this spray</a>.</p>', True),
        ('<p>Try <a rel="nofollow" href="https://kite.example/x">this spray</a>.</p>', False),
        ('<p>Paid link: <a rel="sponsored" href="https://kite.example/x">this spray</a>.</p>', False),
    ],
)
def test_a_link_that_its_markup_calls_sponsored_is_to_be_disclosed(html: str, reported: bool) -> None:
    assert bool(findings_of(UndisclosedAffiliateLink(), html, "html")) is reported


def test_the_first_undisclosed_link_speaks_for_all() -> None:
    text = "[One](https://amzn.to/a) and [two](https://amzn.to/b).\n\n[Three](https://amzn.to/c)"
    assert [finding.text for finding in findings_of(UndisclosedAffiliateLink(), text)] == ["One"]


def test_no_rule_of_the_family_fails_on_a_page_without_a_word() -> None:
    for rule in healthlint_rules():
        for text in ("", "\n", "---\ntitle:\n---\n", "<!-- -->", "---\nauthor: &a [*a]\nmeta: {1: 2}\n---\n"):
            assert findings_of(rule(), text) == []
