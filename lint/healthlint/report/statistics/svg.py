"""The figures of a run as one SVG drawing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from healthlint.report.statistics.drawing import STYLE, WIDTH, bars, height_of, legend
from healthlint.report.statistics.groups import groups_of, headline

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts

_HEAD = 64  # user units for the headline and the legend


def show(counts: Counts, most: int = 15) -> Iterator[str]:
    """Yield the drawing; `most` rules, sites and files are told one by one."""
    groups = groups_of(counts, most)
    height = _HEAD + sum(map(height_of, groups)) + 16
    title = escape(headline(counts))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" role="img" aria-labelledby="hl-t hl-d">\n'
        f'<title id="hl-t">healthlint: {title}</title>\n'
        f'<desc id="hl-d">Bars of findings by {", ".join(group.title.lower() for group in groups)}.</desc>\n'
        f"<style>{STYLE}</style>\n"
        f'<rect class="hl-ground" width="{WIDTH}" height="{height}"/>\n'
        f'<text class="hl-text hl-title" x="16" y="28">{title}</text>\n'
        f"{legend(42)}\n"
    )
    top = _HEAD
    for group in groups:
        yield "\n".join(bars(group, top)) + "\n"
        top += height_of(group)
    yield "</svg>\n"
