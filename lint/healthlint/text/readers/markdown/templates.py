"""Which signs of site generators and Markdown dialects are not prose?

Hugo, Jekyll and Liquid; ERB and EJS; Docusaurus, MyST, Pandoc and VuePress directives; Python-Markdown and
Obsidian call-outs; kramdown attributes; TeX formulas. What a paired tag encloses stays prose.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression
from healthlint.text.language.han import HAN, is_han
from healthlint.text.prose import STRUCK
from healthlint.text.readers.markdown.strike import Table, blank, note_comment, struck, vanish

# An expression that begins with a sign, and looks behind afterwards, is searched for many times as fast.
_CODE_NAMES = r"(?:highlight|code(?:block)?|mermaid|katex|math|latex|gist|chart|plantuml)"
_QUOTED = r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`"
_LINE = r"^(?P<margin>[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?)"


def _titled(found: re.Match[str]) -> str:
    """Make the line that opens a directive a heading with its title, or blank where it has none."""
    margin, title = found["margin"], found["title"] or ""
    opening = found.end() - found.start() - len(margin) - len(title) - len(found["after"])
    if not title.strip():
        return margin + blank(found.group()[len(margin) :])
    return margin + "######"[: opening - 1].ljust(opening) + title + blank(found["after"])


def _call_out(found: re.Match[str]) -> str:
    """Make an indented call-out of Python-Markdown a list item, which may be indented like it."""
    margin, title = found["margin"], found["title"] or ""
    opening = found.end() - found.start() - len(margin) - len(title) - len(found["after"])
    if not title:
        return margin + "-   " + STRUCK * (opening - 4) + struck(found["after"])
    marks = "-   " + "###"[: opening - 5] + " "  # as many as the kind has room for: it may be one letter
    return margin + marks.ljust(opening, STRUCK) + title + struck(found["after"])


def _marker(found: re.Match[str]) -> str:
    return found["margin"] + STRUCK * (found.end() - found.start() - len(found["margin"]))


def _whole_line(found: re.Match[str]) -> str:
    return found["margin"] + blank(found.group()[len(found["margin"]) :])


def _formula(found: re.Match[str]) -> str:
    return struck(found.group())


_DIRECTIVE = (
    "(?m)"
    + _LINE
    + r"(?::{3,}|(?:`{3,}|~{3,})(?=\{(?:note|tip|hint|important|warning|caution|danger|attention|error"
    r"|seealso|admonition|dropdown|card|epigraph)\}))"
    r"[ \t]*(?:\{[^}\n]*\}|[A-Za-z][\w-]*)?(?:\[(?=[^\]\n]*\])|[ \t]+|(?=$))"
    r"(?P<title>[^\n\]{:]*)(?P<after>[^\n]*(?:\n[ \t]*:[\w-]+:[^\n]*)*)$"
)
_DIRECTIVE_END = "(?m)" + _LINE + r":{3,}[ \t]*[^\n]*$"
_LEAF_DIRECTIVE = "(?m)" + _LINE + r"::[A-Za-z][\w-]*(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t]*$"
_CALL_OUT = (
    "(?m)" + _LINE + r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*+[ \t]*(?:\"(?=[^\"\n]+\"))?"
    r"(?P<title>(?<=\")[^\"\n]+)?(?P<after>\"?\"?[ \t]*)$"
)
_ALERT = r"(?m)^(?P<margin>[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:>[ \t]?)+)\[!\w[\w-]*(?:\|[^\]\n]*)?\][+-]?"
_CONTENTS = "(?im)" + _LINE + r"(?:\[\[_?toc_?\]\]|\[toc\]|\$\{toc\}|\[\[toc\b[^\]\n]*\]\])[ \t]*$"
_LIQUID_COMMENT = r"\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}"
_HUGO_COMMENT = r"\{\{-?\s*/\*[\s\S]*?\*/\s*-?\}\}"
_JINJA_COMMENT = r"\{#\s[^\n]*?\s#\}"
_LIQUID_CODE = rf"\{{%-?\s*({_CODE_NAMES})\b[^%]*%\}}[\s\S]*?\{{%-?\s*end\1\s*-?%\}}"
_HUGO_CODE = rf"\{{\{{[<%]\s*({_CODE_NAMES})\b[^>%]*[>%]\}}\}}[\s\S]*?\{{\{{[<%]\s*/\s*\1\s*[>%]\}}\}}"
_HUGO = rf"\{{\{{([<%])(?:{_QUOTED}|[^\"'`]|[\"'`](?!\s))*?[>%]\}}\}}"
_LIQUID = rf"\{{%(?:{_QUOTED}|[^\"'`%]|%(?!\}})|[\"'](?!\s))*?%\}}"
_EXPRESSION = r"\{\{\{?[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}\}\}?"
_ERB = r"<%(?:[=#@!-]|(?=\s))(?:[^<%]|%(?!>))*+%>"
# * TOC, which kramdown replaces by the table of contents
_KRAMDOWN_CONTENTS = "(?m)" + _LINE + r"[^\n]*\n[ \t]*\{:\s*toc\b[^}\n]*\}[ \t]*$"
_KRAMDOWN_COMMENT = r"\{::comment\}[\s\S]*?\{:/(?:comment)?\}"
_KRAMDOWN = r"\{:[^{}\n]*\}"
_ATTRIBUTES = r"\{(?<=[\])`*_]\{)(?=[:#.]|[\w-]+=)[^{}\n]*\}"
_DISPLAYED = r"\$\$(?<!\\\$\$)(?:[^$\n]|\n(?!\s*\n)|\$(?!\$))+?\$\$"
# Two prices are no formula: it has a sign that TeX knows, or is one letter or two.
_FORMULA_IN_LINE = (
    r"\$(?<![\w\\$]\$)(?![\s\d]*[\s$])(?=[^$\n]*[\\^_{}=]|[A-Za-z]{1,2}\$)[^$\n]*(?<![\s\\])\$(?![\w$])"
)
_TEX_BRACKETS = r"\\\((?<!\\\\\()[^\n()]*\\[A-Za-z][^\n]*?\\\)"

TABLE: Table = (
    (
        "{",
        (
            (("{%",), _LIQUID_COMMENT, note_comment),
            (("{{/*", "{{- /*"), _HUGO_COMMENT, note_comment),
            (("{#",), _JINJA_COMMENT, note_comment),
            (("{%",), _LIQUID_CODE, vanish),
            (("{{<", "{{%"), _HUGO_CODE, vanish),
            (("{{<", "{{%"), _HUGO, vanish),
            (("{%",), _LIQUID, vanish),
            (("{{",), _EXPRESSION, vanish),
            (("`{", "~{"), _DIRECTIVE, _titled),
            (("{:",), _KRAMDOWN_CONTENTS, _whole_line),
            (("{::",), _KRAMDOWN_COMMENT, note_comment),
            (("{:",), _KRAMDOWN, vanish),
            (("]{", "){", "`{", "*{", "_{"), _ATTRIBUTES, _formula),
        ),
    ),
    ("<%", ((("%>",), _ERB, vanish),)),
    (
        "::",
        (
            ((":::",), _DIRECTIVE, _titled),
            ((":::",), _DIRECTIVE_END, _whole_line),
            (("::",), _LEAF_DIRECTIVE, _whole_line),
        ),
    ),
    ("!!! ", ((("!!!",), _CALL_OUT, _call_out),)),
    ("???", ((("???",), _CALL_OUT, _call_out),)),
    ("[!", ((("[!",), _ALERT, _marker),)),
    ("oc]", ((("toc]", "Toc]"), _CONTENTS, _whole_line),)),
    ("TOC", ((("TOC]", "TOC_]"), _CONTENTS, _whole_line),)),
    ("[toc ", ((("[toc ",), _CONTENTS, _whole_line),)),
    (
        "$",
        (
            (("${toc}",), _CONTENTS, _whole_line),
            (("$$",), _DISPLAYED, vanish),
            (("$",), _FORMULA_IN_LINE, _formula),
        ),
    ),
    ("\\(", ((("\\(",), _TEX_BRACKETS, _formula),)),
)

_OPENING, _CLOSING = "“‘「『（《〈【", "”’」』）》〉】：。，、！？；"
# By the letter of CommonMark `**注意：**请…` is no emphasis, since Chinese sets no blanks; every author
# means it, and many pages show it as meant.
_EMPHASIS = r"(\*\*?)(?![\s*])([^*\n]{1,300}+)(?<!\s)\1(?!\*)"


# Where none of the marks stands so, there is nothing to strike out.
_MEANT = Expression(
    rf"\*(?:(?=[{HAN}])(?:(?<=[{_CLOSING}]\*)|(?<=[{_CLOSING}]\*\*))"
    rf"|(?=[{_OPENING}])(?:(?<=[{HAN}]\*)|(?<=[{HAN}]\*\*)))"
)


def has_chinese_emphasis(text: str) -> bool:
    """Tell whether a text may have emphasis that `CHINESE` is for."""
    return not text.isascii() and _MEANT.search(text) is not None


def _chinese_emphasis(found: re.Match[str]) -> str:
    text = found.string
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if (found[2][-1] in _CLOSING and is_han(after)) or (found[2][0] in _OPENING and is_han(before)):
        return struck(found[1]) + found[2] + struck(found[1])
    return found.group()


CHINESE: Table = (("*", ((("*",), _EMPHASIS, _chinese_emphasis),)),)
