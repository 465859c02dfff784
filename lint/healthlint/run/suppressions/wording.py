"""How is an editor told what is wrong with a suppression?"""

from __future__ import annotations

_WORDINGS: dict[str, tuple[str, str]] = {
    "blanket": (
        "this accepts whatever is found; name the codes that are meant{0}",
        "这里接受了所有问题，没有写明是哪些；请写明代码{0}",
    ),
    "unused": ("{0}: not found here; remove {1}", "{0}：此处没有这个问题；请删除{1}"),
    "unused-blanket": ("nothing is found here; remove {0}", "此处没有任何问题；请删除{0}"),
    "unused-line": (
        "{0}: not found on this line; healthlint-disable-next-line means the block below",
        "{0}：这一行没有这个问题；要指下一段，请写 healthlint-disable-next-line",
    ),
    "whole-article": (
        "{0} is about the whole article; use healthlint-disable-file",
        "{0} 说的是整篇文章；请改用 healthlint-disable-file",
    ),
    "expired": (
        "{0} was accepted until {1}; mend it now, or give another day",
        "{0} 的接受期限到 {1} 为止，已经过期；请改正文章，或另定期限",
    ),
    "expired-idle": (
        "{0} was accepted until {1}, and is not found any more; remove {2}",
        "{0} 的接受期限到 {1} 为止，现在已没有这个问题；请删除{2}",
    ),
    "unknown-code": ("no rule is called {0}{1}", "没有名为 {0} 的规则{1}"),
    "own-code": (
        "{0} cannot be accepted in an article; ignore it in the config, or mend what it is about",
        "{0} 不能在文章里接受；请改正它所指的问题，或在配置里忽略它",
    ),
    "no-reason": (
        "say why this is accepted, behind two hyphens: -- the title of the study",
        "请写明接受的理由，写在两个连字符之后：-- 这是研究的标题",
    ),
    "no-entry-reason": (
        "say why this is accepted: reason: the title of the study",
        "请写明接受的理由：reason: 这是研究的标题",
    ),
    "meant-directive": ("{0} means nothing here; did you mean {1}?", "{0} 在此没有意义；是否想写 {1}？"),
    "unknown-directive": (
        "there is no {0}; there are healthlint-disable-next-line, -disable-line, -disable, -enable and"
        " -disable-file",
        "没有 {0}；可用的有 healthlint-disable-next-line、-disable-line、-disable、-enable 和 -disable-file",
    ),
    "meant-key": ("there is no {0} here; did you mean {1}?", "这里没有 {0}；是否想写 {1}？"),
    "unknown-key": (
        "there is no {0} here; besides codes there are until=2027-01-31 and by=name",
        "这里没有 {0}；除代码外，可以写 until=2027-01-31 和 by=姓名",
    ),
    "unknown-entry-key": (
        "there is no {0} here; an entry has code, reason, until and by",
        "这里没有 {0}；每一项可以写 code、reason、until 和 by",
    ),
    "key-twice": ("{0} is given twice; leave one", "{0} 写了两次；请只留一个"),
    "empty-key": (
        "{0}= says nothing; write until=2027-01-31, by=name",
        "{0}= 之后没有内容；请写成 until=2027-01-31、by=姓名",
    ),
    "bad-date": ("{0} is no day; write it as 2027-01-31", "{0} 不是日期；请写成 2027-01-31"),
    "odd-sign": (
        "{0} cannot be understood; the reason stands behind two hyphens",
        "看不懂 {0}；理由请写在两个连字符之后",
    ),
    "loose-reason": (
        "{0} is no code; write two hyphens before the reason: -- {0}",
        "{0} 不是代码；理由前请写两个连字符：-- {0}",
    ),
    "unclosed": (
        "this comment is never closed, so that it accepts nothing; close it{0}",
        "这条注释没有结束，因此不起作用；请补上结束符号{0}",
    ),
    "no-definition": (
        "readers see this, and it accepts nothing; it wants an empty line above it, and no brackets within"
        " its own: [//]: # (…)",
        "读者看得见这一行，它也不起作用；上面要空一行，括号里不能再有括号：[//]: # (…)",
    ),
    "in-sight": (
        "readers see this line, and it accepts nothing; write it as a comment{0}",
        "读者看得见这一行，它也不起作用；请写成注释{0}",
    ),
    "front-matter-form": (
        "healthlint wants a list of codes here: healthlint: {{ignore: [PRO101]}}",
        "这里要写代码列表：healthlint: {{ignore: [PRO101]}}",
    ),
    "front-matter-entry": (
        'this is no entry; write a code such as PRO101, or "PRO101 -- reason"',
        '这不是有效的一项；请写代码，例如 PRO101，或 "PRO101 -- 理由"',
    ),
    "front-matter-broken": (
        "the front matter cannot be read, so that it accepts nothing; mend it",
        "文首的元数据无法读取，因此不起作用；请先改正",
    ),
    "no-code": ("this says nothing of which codes; write code: PRO101", "这里没有写代码；请写 code: PRO101"),
    "meta-content": (
        "{0} cannot be understood; write ignore and the codes: ignore PRO101 -- reason",
        "看不懂 {0}；请写 ignore 和代码：ignore PRO101 -- 理由",
    ),
    "stray-enable": (
        "nothing is disabled before this; remove it, or write healthlint-disable above",
        "此前没有对应的 healthlint-disable；请删除这条注释，或在上文补写",
    ),
}
_PARTS: dict[str, tuple[str, str]] = {
    "comment": ("this comment", "这条注释"),
    "entry": ("this entry", "这一项"),
    "meta": ("this tag", "这个标签"),
    "code": ("the code", "这个代码"),
    "remove": ("remove {0}", "删除{0}"),
    "remove-code": ("remove the code {0}", "删除代码 {0}"),
    "and": (", ", "、"),
    "which": (", here {0}", "，此处为 {0}"),
    "mean": ("; did you mean {0}?", "；是否想写 {0}？"),
    "close": (" with {0}", " {0}"),
    "as": (": {0}", "：{0}"),
}


def worded(key: str, language: str, *words: str) -> str:
    """Return a message, or a part of one, in English or Chinese."""
    wording = _WORDINGS.get(key) or _PARTS[key]
    return wording[language == "zh"].format(*words, *("",) * 3)
