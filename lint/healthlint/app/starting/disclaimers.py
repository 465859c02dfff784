"""Does the template of a site put a disclaimer on every page?"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.starting.folders import generator_folders
from healthlint.report.visible import in_one_line
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYS = Expression(
    r"""
    \b(?:not|never|no)\b [^.<>]{0,60} \b(?:medical|professional|health)[ ]advice
  | \bfor[ ](?:general[ ])?(?:information(?:al)?|educational)[ ](?:and[ ]\w+[ ])?purposes[ ]only
  | \bno[t]?[ ](?:a[ ])?(?:substitute|replacement)[ ]for[ ][^.<>]{0,40}(?:doctor|physician|advice|care)
  | (?:不|非|勿)[^。<>]{0,12}(?:医疗|醫療|医学|醫學|诊疗|診療|专业|專業)(?:建议|建議|意见|意見)
  | (?:内容|內容|信息|資訊|资讯|文章)[^。<>]{0,8}(?:仅供|僅供)[^。<>]{0,4}(?:参考|參考)
  | (?:不能|不可|不得|无法|無法)(?:替代|代替|取代)[^。<>]{0,12}(?:医生|醫生|医师|醫師|诊|診)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUFFIXES = frozenset(
    """
    .html .htm .md .mdx .njk .liquid .hbs .ejs .mustache .twig .j2 .jinja .jinja2 .php .vue .astro .svelte
    .jsx .tsx .js .ts .pug .toml .yml .yaml .json .xml .txt
    """.split()
)
_MOST_FILES = 3_000
_MOST_BYTES = 300_000


class Place(NamedTuple):
    """Where in a template a disclaimer seems to stand."""

    path: str  # from the top, with forward slashes
    line: int  # counted from 1

    def __str__(self) -> str:
        return f"{in_one_line(self.path)}:{self.line}"


def disclaimer_in_templates(top: Path) -> Place | None:
    """Return the first place in the templates of a site that reads like a disclaimer."""
    for number, path in enumerate(_files(top)):
        if number >= _MOST_FILES:
            return None
        try:
            if path.stat().st_size > _MOST_BYTES:
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found = _SAYS.search(text)
        if found is not None:
            return Place(path.relative_to(top).as_posix(), text.count("\n", 0, found.start()) + 1)
    return None


def _files(top: Path) -> Iterator[Path]:
    for folder in generator_folders(top):
        for where, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if name[0] != "." and name != "node_modules")
            for name in sorted(names):
                path = Path(where, name)
                if path.suffix.lower() in _SUFFIXES:
                    yield path
