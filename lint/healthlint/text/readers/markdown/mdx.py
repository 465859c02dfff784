"""What of MDX is not prose?

Imports and exports, comments, expressions in braces, and the tags of components; what stands
between the tags stays Markdown.
"""

from __future__ import annotations

import re

from healthlint.text.readers.markdown.strike import Table, blank, note_comment, struck, vanish

_BRACES = r"\{(?>[^{}]|\{(?>[^{}]|\{(?>[^{}]|\{[^{}]*\})*\})*\})*\}"
_VALUE = rf"(?:\"[^\"]*\"|'[^']*'|{_BRACES})"
_ATTRIBUTES = rf"(?>\s++|[A-Za-z_$][\w:.-]*+(?:\s*=\s*{_VALUE})?|{_BRACES})*+"


def _html_values(found: re.Match[str]) -> str:
    """Quote the values in braces of an HTML tag, so that the parser knows it for one."""
    return re.sub(
        _BRACED_VALUE,
        lambda value: value[1] + '"' + struck(value[2][1:-1]).replace("\n", " ") + '"',
        found.group(),
    )


def _blanked(found: re.Match[str]) -> str:
    return blank(found.group())


def _expression(found: re.Match[str]) -> str:
    if found.group()[1:-1].strip("'\"`") == " ":  # {" "}, the blank that JSX would drop
        return " " * len(found.group())
    return vanish(found)


_BRACED_VALUE = rf"(=\s*)({_BRACES})"
_IN_JSX_COMMENT = r"\s*/\*[\s\S]*?\*/\s*\}"
_JSX_COMMENT = r"\{" + _IN_JSX_COMMENT
_LONE_JSX_COMMENT = r"\{(?<!\{\{)" + _IN_JSX_COMMENT  # {{/* is one of Hugo's
_COMPONENT = rf"<(?:[A-Z](?=[\w.]*[a-z])[\w.]*(?=[\s/>]){_ATTRIBUTES}/?|/[A-Z](?=[\w.]*[a-z])[\w.]*\s*)>"

_MODULE_LINE = (
    "(?m)"
    r"^(?:import (?:[\w*{}, \t]+ from )?([\"'])[^\"'\n]+\1"
    r"|export (?:const|let|var|function) \w+[^\n]*[;})\]]);?[ \t]*$"
)
_MODULE_BLOCK = r"(?m)^(?:import|export)\b(?:[^\n]+\n?)+"

# In every Markdown file: signs that can be nothing else.
EVERYWHERE: Table = (
    ("{", ((("{/*", "{ /*"), _LONE_JSX_COMMENT, note_comment),)),
    ("port ", ((("import ", "export "), _MODULE_LINE, vanish),)),
    ("<", ((("<",), _COMPONENT, vanish),)),
)
# Only where a file says that it is MDX.
MDX: Table = (
    ("port", ((("import", "export"), _MODULE_BLOCK, _blanked),)),
    ("<", ((("<",), _COMPONENT, vanish), (("<>", "</>"), r"</?>", vanish))),
    (
        "{",
        (
            (("{/*", "{ /*"), _JSX_COMMENT, note_comment),
            (("={",), rf"<[a-z][\w-]*(?=[\s/>]){_ATTRIBUTES}/?>", _html_values),
            (("{",), _BRACES, _expression),
        ),
    ),
)
