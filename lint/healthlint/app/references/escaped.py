"""How is JSON written of which no sign acts on a terminal?"""

from __future__ import annotations

import re
from typing import Any

from healthlint.report.data.record import dumped

# Signs that turn the direction of writing, and control signs above ASCII, which JSON leaves as they are.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")


def dumped_safely(data: Any, indent: int | None = None) -> str:
    r"""Return data as JSON that says the same, with `\u202e` and its like where such signs stand."""
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign.group()):04x}", dumped(data, indent))
