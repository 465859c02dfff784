"""What of an article or a path may stand in an XML document?

XML 1.0 (W3C), production 2: most control signs and lone surrogates may not, not even as references.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from healthlint.report.visible import in_one_line

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """Return a text with U+FFFD for each sign that XML cannot hold; ElementTree escapes the others."""
    return _FORBIDDEN.sub("\ufffd", text)


def comment(text: str) -> Any:
    """Return a comment, in which no two hyphens may stand together, nor one at its end (production 15)."""
    return ET.Comment(f" {re.sub('-(?=-)', '- ', in_one_line(allowed(text)))} ")


def document(root: ET.Element) -> str:
    """Return a document of which the root is given, an element a line."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
