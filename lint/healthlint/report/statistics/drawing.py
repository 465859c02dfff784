"""How is a group of figures drawn, as bars in SVG?

Plain SVG 1.1 with text that screen readers read: no script, no font and no picture from elsewhere. Colours
are told apart by lightness, too, and each bar has its figure beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from healthlint.report.statistics.groups import SEVERITY_FIRST
from healthlint.report.visible import in_one_line
from healthlint.report.xml.text import allowed
from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from healthlint.report.statistics.groups import Group, Row

WIDTH = 760  # user units
_LABELS = 270  # where bars begin
_LINE = 24
_BAR = 14
_SIGN = 7.2  # a Latin letter or digit of 12 px, about; Chinese ones are twice as wide

# Contrast of text at least 7:1 and of bars at least 3:1 against both grounds.
STYLE = """
.hl-ground{fill:#fff}.hl-text{fill:#1b1b1b}.hl-soft{fill:#4a4a4a}
.hl-error{fill:#a8201a}.hl-warning{fill:#c77700}.hl-info{fill:#3a7ca5}.hl-all{fill:#4c6a92}
.hl-text,.hl-soft{font-size:12px;font-family:system-ui,"Noto Sans","PingFang SC","Microsoft YaHei",sans-serif}
.hl-title{font-size:15px;font-weight:600}
@media (prefers-color-scheme:dark){
.hl-ground{fill:#16181c}.hl-text{fill:#f2f2f2}.hl-soft{fill:#c4c4c4}
.hl-error{fill:#ff8a80}.hl-warning{fill:#ffc266}.hl-info{fill:#7cc4ee}.hl-all{fill:#9db8de}
}
""".strip()


def height_of(group: Group) -> int:
    """Return how high the drawing of a group is, in user units."""
    return 40 + _LINE * (len(group.rows) + (group.rest is not None))


def bars(group: Group, top: int = 0) -> Iterator[str]:
    """Yield the elements of a group, `top` user units down."""
    longest = max((row.findings for row in group.rows), default=1) or 1
    room = _SIGN * max((len(_told(row)) for row in group.rows), default=0)  # behind the longest bar
    scale = (WIDTH - _LABELS - room - 12) / longest
    yield f'<text class="hl-text hl-title" x="16" y="{top + 22}">{escape(group.title)}</text>'
    for number, row in enumerate(group.rows):
        yield from _bar(row, top + 40 + number * _LINE, scale)
    if group.rest is not None:  # told without a bar: beside the sum of very many all others would vanish
        yield from _bar(group.rest, top + 40 + len(group.rows) * _LINE, 0)


def legend(top: int) -> str:
    """Return what colours and figures mean, `top` user units down."""
    parts = []
    for number, severity in enumerate(SEVERITY_FIRST):
        x = 16 + number * 100
        parts.append(
            f'<rect class="hl-{severity}" x="{x}" y="{top}" width="12" height="12"/>'
            f'<text class="hl-soft" x="{x + 18}" y="{top + 11}">{severity}</text>'
        )
    parts.append(
        f'<text class="hl-soft" x="{WIDTH - 16}" y="{top + 11}" text-anchor="end">findings in articles</text>'
    )
    return "".join(parts)


def _bar(row: Row, top: int, scale: float) -> Iterator[str]:
    yield f"<g><title>{escape(_sentence(row))}</title>"
    yield (
        f'<text class="hl-text" x="{_LABELS - 10}" y="{top + 11}" text-anchor="end">'
        f"{escape(_fitting(_drawn(row.name)))}</text>"
    )
    x = float(_LABELS)
    for kind, count in _stretches(row) if scale else ():
        width = max(count * scale, 1.0)
        yield f'<rect class="hl-{kind}" x="{x:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}"/>'
        x += width
    yield f'<text class="hl-soft" x="{x + 6:.1f}" y="{top + 11}">{_told(row)}</text></g>'


def _drawn(name: str) -> str:
    """Return a name in one line, without what would keep the whole drawing from being shown."""
    return allowed(in_one_line(name))


def _told(row: Row) -> str:
    return f"{row.findings:,}" if row.articles is None else f"{row.findings:,} in {row.articles:,}"


def _stretches(row: Row) -> list[tuple[str, int]]:
    if not row.severities:
        return [("all", row.findings)]
    return [(each, row.severities[each]) for each in SEVERITY_FIRST if row.severities.get(each)]


def _sentence(row: Row) -> str:
    said = f"{_drawn(row.name)}: {row.findings:,} findings"
    if row.articles is not None:
        said += f" in {row.articles:,} articles"
    of = ", ".join(f"{count:,} {kind}" for kind, count in _stretches(row) if kind != "all")
    return f"{said} ({of})" if of else said


def _fitting(name: str) -> str:
    """Return a name that fits beside its bar: its beginning and its end."""
    room = int((_LABELS - 26) / _SIGN)
    if sum(1 if sign < WIDE else 2 for sign in name) <= room:
        return name
    head, tail, used = "", "", 1
    for first, last in zip(name, reversed(name), strict=True):
        used += sum(1 if sign < WIDE else 2 for sign in (first, last))
        if used > room:
            break
        head, tail = head + first, last + tail
    return f"{head}…{tail}"
