"""What does the head of a table's column say of a cell?

“Avoid”, “Myth”, 违规用语 speak against what stands below them; “The advert says”, 说法 do so where
another column passes judgement: “What is wrong with it”, 真相.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.model import Block

_LONGEST, _WIDEST = 240, 12  # cells of a table, of a row; further nobody looks for a head
_AGAINST = (
    r"\b(?:avoid|(?:don't|do not|never|rather than|instead of) (?:say|write|use|saying|writing)|not this"
    r"|problem(?:atic)? (?:wording|words?|phrases?|claims?|terms?)|myths?|misconceptions?"
    r"|misleading \w+|rumou?rs?|(?:banned|forbidden|weasel|hype) \w+)\b"
    r"|违规|违禁|禁用|禁止|慎用|不宜|不要[写说用]|不[写说用]|问题(?:表述|用语|词|句|广告)|误区|谣言|流言"
    r"|错误(?:说法|表述|观念|写法)|虚假|夸大"
)
_SAID = (
    r"\b(?:claims?(?! your)|claimed|adverts?|ads?|says?|said|sellers?|slogans?|promises?|promised"
    r"|you (?:may |might )?(?:hear|read|see)|wording|phrases?|words?|terms?|headlines?|beliefs?|statements?"
    r"|original|press release)\b"
    r"|说法|宣传|广告|话术|承诺|传言|网传|标题|用语|表述|原话|原文|原句|改前|修改前|常见说"
)
_JUDGED = (
    r"\b(?:facts?|truth|reality|evidence|verdict|wrong|instead|prefer|better|why|problems?|found|known|shown"
    r"|findings?|ruling|rating|correct|correction|rewritten|rewrite|comment|means)\b"
    r"|真相|事实|实际|证据|依据|点评|问题|建议|改为|改后|修改后|核查|结论|科学|正确|辟谣|违反|解读|实情|处理"
)


def speaks_against(cell: Block) -> bool:
    """Tell whether the head of the column speaks against what stands in a cell."""
    blocks = cell.document.blocks
    row = cell.index
    while cell.index - row < _WIDEST and _same_row(blocks[row - 1], blocks[row]):
        row -= 1
    top = row
    while top and blocks[top - 1].kind == "table-cell" and row - top < _LONGEST:
        top -= 1
    head = [blocks[top]]
    while len(head) < _WIDEST and head[-1].next is not None and _same_row(head[-1], head[-1].next):
        head.append(head[-1].next)
    column = cell.index - row
    if top == row or column >= len(head):
        return False
    own = head[column].folded
    if compiled(_AGAINST).search(own):
        return True
    if not compiled(_SAID).search(own):
        return False
    from healthlint.text.context.frames import sells

    others = [each.folded for each in head if each is not head[column]]
    return not sells(own) and any(compiled(_JUDGED).search(each) for each in others)


def _same_row(left: Block, right: Block) -> bool:
    if left.kind != "table-cell" or right.kind != "table-cell" or left.index > right.index:
        return False
    between = right.document.source[left.span.end : right.span.start].lower()
    return "<tr" not in between if "<t" in between else "\n" not in between
