"""Does an address lead to the first page of a site, where no reader finds what is meant?"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

_HOST = Expression(r"^\s*(?:[a-z]+:)?//[^/?#\s]+|^\s*[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_HOME = Expression(
    r"(?:/+(?:[a-z]{2}(?:[-_][a-z]{2,4})?|chinese|english|home|portal|web|site)(?=/|$)){0,2}"
    r"(?:/+(?:index|default|home|main)(?:\.\w+)?)?/*",
    re.IGNORECASE,
)


def is_home_page(address: str) -> bool:
    """Tell whether an address leads to the first page of a site, or of the site in one language."""
    host = _HOST.match(address)
    path = address[host.end() :] if host else address
    if "?" in path and "=" in path:
        return False
    return _HOME.fullmatch(re.split(r"[?#]", path, maxsplit=1)[0].strip()) is not None
