"""A fault on lines that nobody touched is reported on the hunk that has brought it about."""

from __future__ import annotations

import pytest

from changing import Repository, Runs
from healthlint.run.article import Article
from healthlint.run.changes import blame
from healthlint.run.git.comparison import Since, Staged
from healthlint.run.session import Session

NOTICE = (
    "This page is for information only and does not replace advice from your own doctor;"
    " ask your doctor before you change any treatment."
)
HINWEIS = "本文仅供健康科普，不能替代医生的诊断和治疗建议，调整用药前请咨询您的主治医生。"
ARTICLE = f"""\
---
title: Tea and blood pressure
author: Mira Okonsky
---

# Tea and blood pressure

Green tea can lower blood pressure a little in adults with hypertension [1].

{NOTICE}

Adults with hypertension drank two cups of tea a day for three months [2].

## References

1. Falk I. Tea and blood pressure. J Invented Med. 2021;4(2):10-12. https://doi.org/10.1000/inv.2021.4
2. Okonsky M. Two cups a day. J Invented Med. 2022;5(1):20-29. https://doi.org/10.1000/inv.2022.5
"""
CURE = "Our neighbours call this tea a miracle cure."


def number_of(text: str, line: str) -> int:
    """Return the line, from 1, that begins with some words."""
    return next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith(line))


def test_a_deleted_disclaimer_is_reported_where_it_stood(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": ARTICLE})
    site.stage({"tea.md": ARTICLE.replace(NOTICE + "\n\n", "").replace("a little", "slightly")})
    for wanted in (Since("main"), Staged()):
        done = run(wanted, select=("DIS101",))
        assert done.places == [f"tea.md:{number_of(ARTICLE, NOTICE)}:DIS101"]
        [finding] = done.articles[0].findings
        assert finding.scope == "text"
        assert finding.text == "Adults with hypertension drank two cups of tea a day for three months [2]."
        assert finding.message.endswith("(the whole article, because of this change)")
        assert finding.related[0] == "about the article as a whole"


def test_a_chinese_one_is_told_in_chinese(site: Repository, run: Runs) -> None:
    begun = "# 绿茶与高血压\n\n高血压患者每天喝两杯绿茶，可以辅助治疗，血压略有下降。\n\n绿茶含有咖啡因。\n"
    text = f"{begun}\n{HINWEIS}\n"
    site.commit({"茶.md": text.encode("gb18030")})
    site.write({"茶.md": text.replace(HINWEIS + "\n", "").encode("gb18030")})
    done = run(Since("main"), select=("DIS101",))
    assert done.places == ["茶.md:5:DIS101"]
    assert done.articles[0].findings[0].message.endswith("（全文，由此处的改动引起）")


def test_a_disclaimer_that_was_never_there_is_nobodys_doing(site: Repository, run: Runs) -> None:
    text = ARTICLE.replace(NOTICE + "\n\n", "")
    site.commit({"tea.md": text})
    site.write({"tea.md": text.replace("title: Tea", "title: Green tea").replace("a little", "slightly")})
    done = run(Since("main"), select=("DIS101",))
    assert done.places == []
    assert done.unchanged == 1


def test_where_the_end_of_an_article_is_gone_its_last_line_is_named(site: Repository, run: Runs) -> None:
    begun = "# Tea\n\nGreen tea can lower blood pressure a little in adults with hypertension."
    site.commit({"tea.md": f"{begun}\n\n{NOTICE}\n"})
    site.write({"tea.md": begun})
    assert run(Since("main"), select=("DIS101",)).places == ["tea.md:3:DIS101"]


def test_a_deleted_reference_is_reported_where_it_stood(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": ARTICLE})
    kept = "".join(line for line in ARTICLE.splitlines(keepends=True) if not line.startswith("1. Falk"))
    site.write({"tea.md": kept})
    done = run(Since("main"), select=("CIT104",))
    assert done.places == [f"tea.md:{number_of(ARTICLE, '1. Falk')}:CIT104"]
    [finding] = done.articles[0].findings
    assert finding.related[0] == f"about line {number_of(kept, 'Green tea')}: [1]"
    assert f"(line {number_of(kept, 'Green tea')}, because of this change)" in finding.message


def test_a_deleted_list_of_references_is_reported_where_it_stood(site: Repository, run: Runs) -> None:
    begun = """\
# Ginger and nausea

Research has shown that ginger helps. Scientists in Norway have found the reason.

Experts recommend it. One in four women is sick.
"""
    text = f"{begun}\n## References\n\n1. Falk I. Ginger. J Invented Med. 2021;4(2):10-12.\n"
    site.commit({"ginger.md": text})
    site.write({"ginger.md": begun.replace("Scientists", "People")})
    done = run(Since("main"), select=("CIT101",))
    assert done.places == ["ginger.md:5:CIT101"]


def test_a_deleted_byline_is_reported_where_it_stood(site: Repository, run: Runs) -> None:
    prose = "Tea is mostly water, and how long it draws decides how bitter it becomes in the cup. " * 12
    text = f"---\ntitle: Tea\nauthor: Mira Okonsky\n---\n\n# Tea\n\n{prose}\n\n{prose}\n\nTea is warm.\n"
    site.commit({"tea.md": text})
    site.write({"tea.md": text.replace("author: Mira Okonsky\n", "").replace("warm", "hot")})
    assert run(Since("main"), select=("TRN101",)).places == ["tea.md:3:TRN101"]


def test_a_finding_that_the_front_matter_brings_is_reported_on_it(site: Repository, run: Runs) -> None:
    text = """\
---
title: Calma
content_type: news
---

# Calma

Calma capsules help to keep your heart healthy. This supplement supports normal digestion.

Order the 60 capsules here.
"""
    site.commit({"calma.md": text})
    site.write({"calma.md": text.replace("content_type: news", "content_type: product").replace("60", "90")})
    done = run(Since("main"), select=("DIS",), jurisdictions=("US",))
    [finding] = [each for each in done.articles[0].findings if each.code == "DIS201"]
    assert finding.line == 3
    assert finding.related[0] == "about line 8: supports normal"


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- healthlint-disable-next-line PRO102 -- a title -->\n",
        "<!-- healthlint-disable PRO102 -- all -->\n\n",
    ],
    ids=["of the next line", "of the rest"],
)
def test_a_deleted_suppression_is_reported_where_it_stood(comment: str, site: Repository, run: Runs) -> None:
    text = f"# Tea\n\nTea is mostly water.\n\n{comment}{CURE}\n\nTea is warm.\n"
    site.commit({"tea.md": text})
    assert run(Since("main")).places == []
    site.write({"tea.md": text.replace(comment, "").replace("is warm", "is hot")})
    done = run(Since("main"))
    assert done.places == ["tea.md:5:PRO102"]
    assert done.articles[0].findings[0].related[0] == "about line 5: miracle cure"


def test_a_heading_that_no_longer_says_that_the_words_are_a_myth_is_to_blame(
    site: Repository, run: Runs
) -> None:
    text = "# Tea\n\n## Common myths\n\n- Tea is a miracle cure for the joints.\n\nTea is warm.\n"
    site.commit({"tea.md": text})
    assert run(Since("main")).places == []
    site.write({"tea.md": text.replace("## Common myths", "## About tea").replace("warm", "hot")})
    done = run(Since("main"))
    assert done.places == ["tea.md:3:PRO102"]
    assert done.articles[0].findings[0].related[0] == "about line 5: miracle cure"


def test_two_that_stood_in_for_each_other_are_to_blame_together(site: Repository, run: Runs) -> None:
    again = "This page is no medical advice; ask your own doctor before you change any treatment."
    text = f"{ARTICLE}\n{again}\n"
    site.commit({"tea.md": text})
    site.write({"tea.md": ARTICLE})
    assert run(Since("main"), select=("DIS101",)).places == []
    site.write({"tea.md": text.replace(NOTICE + "\n\n", "")})
    assert run(Since("main"), select=("DIS101",)).places == []
    site.write({"tea.md": ARTICLE.replace(NOTICE + "\n\n", "").replace("a little", "slightly")})
    [place] = run(Since("main"), select=("DIS101",)).places
    assert place == f"tea.md:{number_of(ARTICLE, NOTICE)}:DIS101"


def test_hunks_that_remove_are_to_blame_before_those_that_add(site: Repository, run: Runs) -> None:
    text = f"# Tea\n\nTea is mostly water.\n\n{NOTICE}\n\nTea is warm.\n"
    site.commit({"tea.md": text})
    claim = "Green tea can lower blood pressure a little in adults with hypertension."
    site.write({"tea.md": text.replace("# Tea\n", f"# Tea\n\n{claim}\n").replace(NOTICE + "\n\n", "")})
    assert run(Since("main"), select=("DIS101",)).places == ["tea.md:7:DIS101"]


def test_what_weighs_more_than_before_is_new_and_what_weighs_less_is_not(site: Repository, run: Runs) -> None:
    claim = "Green tea can lower blood pressure a little in adults with hypertension."
    news = f"---\ncontent_type: news\n---\n\n# Tea\n\n{claim}\n"
    leaflet = news.replace("news", "patient-info")
    site.commit({"tea.md": news})
    site.write({"tea.md": leaflet})
    assert run(Since("main"), select=("DIS101",)).places == ["tea.md:2:DIS101"]
    site.commit({"tea.md": leaflet})
    site.write({"tea.md": news})
    done = run(Since("main"), select=("DIS101",))
    assert done.places == []
    assert done.unchanged == 1


def test_among_hundreds_of_hunks_the_one_to_blame_is_found_in_a_few_trials(
    site: Repository, run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    filler = [f"Cup {number} of tea held mostly water." for number in range(400)]
    claim = "Green tea can lower blood pressure in adults with hypertension."
    old = ["# Tea for hypertension", "", claim, "", *filler]
    old.insert(301, NOTICE)
    new = [f"{line} Again." if number % 2 else line for number, line in enumerate(old) if line != NOTICE]
    site.commit({"tea.md": "\n\n".join(old)})
    site.write({"tea.md": "\n\n".join(new)})
    texts = []
    lint_text = Session.lint_text

    def counted(session: Session, source: str, path: str) -> Article:
        texts.append(source)
        return lint_text(session, source, path)

    monkeypatch.setattr(Session, "lint_text", counted)
    [finding] = run(Since("main"), select=("DIS101",)).articles[0].findings
    assert finding.text in (new[300], new[301])
    assert len(texts) < 12


def test_where_trials_run_out_the_nearest_hunk_that_removes_lines_is_named(
    site: Repository, run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blame, "MOST", 1)
    site.commit({"tea.md": ARTICLE})
    site.write({"tea.md": ARTICLE.replace(NOTICE + "\n\n", "").replace("Tea and", "On tea and")})
    assert run(Since("main"), select=("DIS101",)).places == ["tea.md:2:DIS101"]
