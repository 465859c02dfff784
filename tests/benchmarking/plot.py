"""How does it look beside the others? Bars as SVG, readable on light and dark ground.

Lengths are logarithms, as the slowest takes hundreds of times as long as the fastest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _ROW, _TOP, _NAMES, _VALUES = 720, 24, 34, 150, 110
_STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; }
.peer { fill: #8c959f; }
.ours { fill: #0969da; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .peer { fill: #6e7681; }
  .ours { fill: #58a6ff; }
}"""


class Panel(NamedTuple):
    """Some bars with a title; values are of one unit."""

    title: str
    values: Mapping[str, float]  # by program; 0 and less are left out
    unit: str


def alt_text(panels: Sequence[Panel]) -> str:
    """Return in words what the bars show."""
    said = []
    for panel in panels:
        values = (f"{name} {shown(value)}" for name, value in _sorted(panel))
        said.append(f"{panel.title}, {panel.unit}: {', '.join(values)}.")
    return " ".join(said)


def svg(panels: Sequence[Panel], ours: str) -> str:
    """Return a picture of panels below each other, the least first; the bar of `ours` stands out."""
    parts, top = [], 0
    for panel in panels:
        rows = _sorted(panel)
        parts.append(f'<text class="title" x="0" y="{top + 20}">{escape(panel.title)} ({panel.unit})</text>')
        for number, (name, value) in enumerate(rows):
            y = top + _TOP + number * _ROW
            kind = "ours" if name.startswith(ours) else "peer"
            parts.append(f'<text x="{_NAMES - 8}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
            length = _length(value, [each for _, each in rows])
            parts.append(
                f'<rect class="{kind}" x="{_NAMES}" y="{y}" width="{length:.0f}" height="{_ROW - 6}" rx="2"/>'
            )
            parts.append(f'<text x="{_NAMES + length + 8:.0f}" y="{y + 14}">{shown(value)}</text>')
        top += _TOP + len(rows) * _ROW + 12
    words = escape(alt_text(panels), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" width="{_WIDTH}"'
        f' role="img" aria-label="{words}">\n<style>\n{_STYLE}\n</style>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def shown(value: float) -> str:
    """Return a number with three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _sorted(panel: Panel) -> list[tuple[str, float]]:
    return sorted(
        ((name, value) for name, value in panel.values.items() if value > 0), key=lambda each: each[1]
    )


def _length(value: float, values: Sequence[float]) -> float:
    """Return the length of a bar: the least has a tenth of the room, the greatest all of it."""
    least, most = min(values), max(values)
    room = _WIDTH - _NAMES - _VALUES
    if most <= least:
        return room
    return room * (0.1 + 0.9 * math.log(value / least) / math.log(most / least))
