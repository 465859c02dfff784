"""An article under another name is compared with what it was."""

from __future__ import annotations

import pytest

from changing import Repository, Runs
from healthlint.run.changes.renames import renamed
from healthlint.run.git.comparison import Pushed, Since, Staged

CURE = "Our neighbours call this tea a miracle cure."
KUR = "邻居说它是灵丹妙药。"
NOTICE = (
    "This page is for information only and does not replace advice from your own doctor;"
    " ask your doctor before you change any treatment."
)
CLAIM = "Green tea can lower blood pressure a little in adults with hypertension."
CUPS = "Two cups a day are enough for most people, and three may keep some of them awake."
OLD = f"# Tea\n\n{CURE}\n\n{CLAIM} {CUPS}\n\n{NOTICE}\n"


@pytest.mark.parametrize("new", ["green-tea.md", "drinks/tea.md", "茶.txt"])
def test_what_was_there_before_is_not_reported_under_another_name(
    new: str, site: Repository, run: Runs
) -> None:
    before = site.commit({"tea.md": OLD})
    (site.folder / "tea.md").unlink()
    changed = OLD.replace("a little", "slightly") + f"\n{KUR}\n"
    site.write({new: changed})
    assert run(Since("main")).places == [f"{new}:9:PRO102"]
    site.git("add", "--all")
    assert run(Since("main")).places == [f"{new}:9:PRO102"]
    assert run(Staged()).places == [f"{new}:9:PRO102"]
    after = site.commit({}, "Rename")
    assert run(Pushed(before, after)).places == [f"{new}:9:PRO102"]


def test_what_a_rename_has_lost_is_reported(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    site.git("mv", "tea.md", "green-tea.md")
    site.write({"green-tea.md": OLD.replace(NOTICE + "\n", "")})
    assert run(Since("main"), select=("DIS101",)).places == ["green-tea.md:5:DIS101"]


def test_a_name_is_found_again_where_only_the_new_folder_is_named(site: Repository, run: Runs) -> None:
    site.commit({"old/tea.md": OLD, "new/other.md": CURE})
    (site.folder / "old" / "tea.md").rename(site.folder / "new" / "tea.md")
    assert run(Since("main"), "new").articles == []


def test_a_copy_is_a_new_article(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    site.write({"copy.md": OLD})
    assert run(Since("main")).places == ["copy.md:3:PRO102"]


def test_another_article_in_its_place_is_new(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    (site.folder / "tea.md").unlink()
    site.write({"coffee.md": f"# Coffee\n\n{KUR}\n"})
    assert run(Since("main")).places == ["coffee.md:3:PRO102"]


def test_each_article_that_is_gone_has_one_successor_at_most() -> None:
    page = "One sentence here. Another one there. A third one. A fourth one."
    less = "One sentence here. Another one there. A third one."
    assert renamed({"b.md": less, "c.md": page}, {"a.md": page}) == {"c.md": "a.md"}


def test_of_articles_that_say_the_same_the_name_decides() -> None:
    gone = {f"old/{number}.md": "One sentence here. Another one." for number in range(40)}
    appeared = {f"new/{number}.md": "One sentence here. Another one." for number in range(40)}
    assert renamed(appeared, gone) == {f"new/{number}.md": f"old/{number}.md" for number in range(40)}


def test_a_chinese_paragraph_in_one_line_is_known_by_its_sentences() -> None:
    sentences = [f"第{number}种茶主要由水组成。" for number in "一二三四五六"]
    rewritten = ["".join(["新的开头。", *sentences[:4], "新的结尾。"])]
    assert renamed({"新.md": rewritten[0]}, {"旧.md": "".join(sentences)}) == {"新.md": "旧.md"}
