"""What does `init` say, in which language?"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from healthlint.report.counted import thousands
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections import Counter

    from healthlint.app.starting.survey import Survey


class Wording(NamedTuple):
    """The sentences of one language; those with braces are filled in."""

    language: Literal["en", "zh"]
    # in the config
    these_are_templates: str
    they_look_so: str
    folders_look_so: str
    other_settings: str
    disclaimer_at: str
    # in the hooks
    what_hooks_are: str
    from_this_machine: tuple[str, ...]  # lines
    from_there: tuple[str, ...]
    # on the command line
    is_new: str
    would_be_new: str
    got_the_hook: str
    would_get_the_hook: str
    has_the_hook: str
    cannot_take_the_hook: str
    reasons: Mapping[str, str]  # why it cannot
    no_repository: str
    articles: str
    no_articles: str
    all: str
    left_out: str
    look_like: str
    disclaimer_seems: str
    nothing_found: str
    found: str
    then: str

    def findings(self, number: int) -> str:
        """Return a number of findings in words."""
        return f"{number:,} 处" if self.language == "zh" else thousands(number, "finding")

    def of(self, number: int) -> str:
        """Return a number of articles in words."""
        return f"{number:,} 篇文章" if self.language == "zh" else thousands(number, "article")

    def articles_there(self, seen: Survey) -> str:
        """Say which articles there are."""
        number = len(seen.articles)
        if not number:
            return self.no_articles
        names = {"en": "英文", "zh": "中文"} if self.language == "zh" else {"en": "English", "zh": "Chinese"}
        comma = "、" if self.language == "zh" else ", "
        languages = comma.join(f"{names[each]} {count:,}" for each, count in _by_number(seen.languages))
        suffixes = comma.join(f"{each} {count:,}" for each, count in _by_number(seen.suffixes))
        return self.articles.format(articles=self.of(number), languages=languages, suffixes=suffixes)


def wording(language: str, seen: Survey) -> Wording:
    """Return the wording that was asked for; `auto` is that of most articles, or else of the user."""
    if language == "auto":
        if seen.languages:
            return CHINESE if seen.chinese else ENGLISH
        settled = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
        return CHINESE if settled.startswith("zh") else ENGLISH
    return CHINESE if language == "zh" else ENGLISH


def _by_number(numbers: Counter[str]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


ENGLISH = Wording(
    language="en",
    these_are_templates="These hold templates and files of others, not articles.",
    they_look_so="They look like this; take the # away if they are.",
    folders_look_so="These folders look like what stands below them; take the # away from what is right.",
    other_settings="Other settings for some of the articles:",
    disclaimer_at="{place} seems to put a disclaimer on every page; if it does, take the # away here.",
    what_hooks_are="Checks before each commit. Once in every clone, type: pre-commit install",
    from_this_machine=(
        "healthlint as it is installed where somebody commits, with its plugins: pip install healthlint",
        "To let pre-commit install it for everybody, see “As a pre-commit hook” in its README.",
    ),
    from_there=("healthlint and its version; pre-commit installs it for everybody who commits.",),
    is_new="{file} is new.",
    would_be_new="{file} would be new:",
    got_the_hook="{file} has the hook now; all else in it is as it was.",
    would_get_the_hook="{file} would get the hook:",
    has_the_hook="{file} has the hook already.",
    cannot_take_the_hook="{file} was left alone, as {reason}. Write this under its repos: yourself:",
    reasons={
        "encoding": "it is not in UTF-8",
        "yaml": "it is no YAML",
        "line-ends": "its lines end in different ways",
        "no-list": "its repos are no list",
        "brackets": "its repos stand in [ ]",
        "layout": "its layout leaves no safe place for more",
    },
    no_repository="This is no git repository, so there is no hook; after `git init`, type:"
    " healthlint init --only hook",
    articles="It speaks for {articles} ({languages}; {suffixes}).",
    no_articles="There are no articles yet.",
    all="everything",
    left_out="Left out, as they hold templates: {folders}. Look whether that is right.",
    look_like='{folder} looks like profile "{profile}"; the config has a line for it, switched off.',
    disclaimer_seems="{place} seems to put a disclaimer on every page; if it does, switch on"
    " disclaimer-provided-by in {file}.",
    nothing_found="No findings. To begin, type:",
    found="{findings} in {some} of {articles} (healthlint check --no-baseline shows them). To start clean,"
    " and hear only of what is new, type:",
    then="Next, type:",
)
CHINESE = Wording(
    language="zh",
    these_are_templates="这些文件夹里是模板和别人的文件，不是文章。",
    they_look_so="看上去是这一类；属实就去掉 #。",
    folders_look_so="这些文件夹看上去是下面所写的类型；属实就去掉 #。",
    other_settings="对部分文章另行设置：",
    disclaimer_at="{place} 似乎已在每页附上声明；属实就去掉下面这行的 #。",
    what_hooks_are="每次提交前的检查。每个克隆里运行一次：pre-commit install",
    from_this_machine=(
        "用提交者本机安装的 healthlint 及其插件：pip install healthlint",
        "要让 pre-commit 为大家安装，见其 README 的“作为 pre-commit 钩子”。",
    ),
    from_there=("healthlint 及其版本；由 pre-commit 为每个提交者安装。",),
    is_new="已写好 {file}。",
    would_be_new="将写 {file}：",
    got_the_hook="{file} 已加上钩子，其余一字未动。",
    would_get_the_hook="{file} 将加上钩子：",
    has_the_hook="{file} 已有钩子。",
    cannot_take_the_hook="{file} 未改动：{reason}。请自己把下面几行写到 repos: 之下：",
    reasons={
        "encoding": "它不是 UTF-8 编码",
        "yaml": "它不是有效的 YAML",
        "line-ends": "各行的换行符不一致",
        "no-list": "repos 不是列表",
        "brackets": "repos 写在 [ ] 里",
        "layout": "它的写法里没有可以安全加入的位置",
    },
    no_repository="这里不是 git 仓库，没有写钩子；运行 git init 之后再输入：healthlint init --only hook",
    articles="适用于 {articles}（{languages}；{suffixes}）。",
    no_articles="还没有文章。",
    all="全部文章",
    left_out="这些文件夹里是模板，不检查：{folders}。请看看是否属实。",
    look_like="{folder} 看上去是 {profile} 类；设置里已写好这一行，尚未启用。",
    disclaimer_seems="{place} 似乎已在每页附上声明；属实就在 {file} 里启用 disclaimer-provided-by。",
    nothing_found="没有发现问题。请输入：",
    found="{articles}中有 {some} 篇，共 {findings}（healthlint check --no-baseline 可全部看到）。"
    "要从零开始、今后只看新问题，请输入：",
    then="接下来请输入：",
)
