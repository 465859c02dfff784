"""Which words could an article add, that says too little of what it is not?

They are a proposal: an editor decides whether they fit, and where the site already says so.
"""

from __future__ import annotations

from healthlint import Block, Document, Edit, Fix

from .script import count_han, count_traditional

_NOTICE = {
    "en": "This article is general information, not medical advice. Before you start, stop or change a"
    " treatment, ask your doctor or pharmacist.",
    "hans": "本文仅供健康科普，不构成医疗建议，不能代替医生的诊断和治疗。"
    "开始、停止或更改治疗之前，请先咨询医生或药师。",
    "hant": "本文僅供健康科普，不構成醫療建議，不能代替醫師的診斷和治療。"
    "開始、停止或更改治療之前，請先諮詢醫師或藥師。",
}
_DOES = {"en": "add “{}”", "hans": "补充“{}”", "hant": "補充「{}」"}
_TRADITIONAL = 0.05  # of the Chinese characters are written otherwise in Simplified
_CLOSING = ("</article>", "</main>", "</body>", "</html>")


def notice_for(document: Document) -> Fix:
    """Return what adds a notice: before the first paragraph under the title, or else at the end."""
    script = _script(document)
    text = _NOTICE[script]
    end = "\r\n" if "\r\n" in document.source else "\n"
    if document.format == "html":
        edit = Edit(at := _before_the_close(document.source), at, f"<p>{text}</p>{end}")
    elif (first := _first_paragraph(document)) is not None:
        edit = Edit(first, first, f"{text}{end}{end}")
    else:
        source = document.source
        stop = len(source.rstrip())
        edit = Edit(stop, len(source), f"{end}{end}{text}{end}")
    return Fix(_DOES[script].format(text), (edit,))


def completed(document: Document, block: Block) -> Fix | None:
    """Return what completes a block that is called a disclaimer; None where that is a mere heading."""
    if block.kind in ("title", "heading"):
        return None
    script = _script(document)
    at = block.span.end
    text = _NOTICE[script]
    return Fix(_DOES[script].format(text), (Edit(at, at, f" {text}" if script == "en" else text),))


def _script(document: Document) -> str:
    if document.language == "en":
        return "en"
    traditional = count_traditional(document)
    return "hant" if traditional and traditional > _TRADITIONAL * count_han(document) else "hans"


def _first_paragraph(document: Document) -> int | None:
    """Return where the first paragraph under the title begins, if its line begins with it."""
    title = document.title
    following = title.next if title is not None else None
    if following is None or following.kind != "paragraph":
        return None
    start = following.span.start
    begins = not start or document.source[start - 1] in "\r\n"
    return start if begins else None


def _before_the_close(source: str) -> int:
    small = source.lower()
    if len(small) != len(source):
        return len(source)
    return next((at for tag in _CLOSING if (at := small.rfind(tag)) >= 0), len(source))
