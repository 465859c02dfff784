"""Which part of an article does a block belong to: references, disclaimer, FAQ, about, body?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.text.model import Document, Section

_HEADINGS: dict[Section, re.Pattern[str]] = {
    "references": re.compile(
        r"(\d+\.? |[一二三四五六七八九十]+, ?)?(references?|sources?|bibliography|works cited|literature|citations|further reading"
        r"|参考文献|参考资料|参考来源|资料来源|文献|引用文献|引文|延伸阅读)( list)?\s*:?"
    ),
    "disclaimer": re.compile(r"(medical )?disclaimer\s*:?|(医疗)?免责(声明|说明|条款)\s*:?"),
    "faq": re.compile(r"faqs?\s*:?|frequently asked questions\s*:?|常见(问题|问答|疑问)(解答)?\s*:?"),
    "about": re.compile(r"about (us|the author|.{2,30})|关于(我们|作者|本站|.{2,12})"),
}


def assign_roles(document: Document) -> None:
    """Give each block of a fresh document its section, from the headings above it."""
    section: Section = "body"
    level = 0
    for block in document.blocks:
        if block.kind in ("title", "heading"):
            role = _role(block.folded)
            if role is not None:
                section, level = role, block.level or 6
            elif not level or (block.level or 6) <= level:
                section, level = "body", 0
        block.section = section
        if section == "references" and block.kind in ("list-item", "paragraph", "table-cell"):
            block.kind = "reference"
        elif section == "faq" and block.kind in ("heading", "paragraph") and block.text.endswith(("?", "？")):
            block.kind = "question"


def _role(heading: str) -> Section | None:
    text = heading.strip()
    return next((role for role, pattern in _HEADINGS.items() if pattern.fullmatch(text)), None)
