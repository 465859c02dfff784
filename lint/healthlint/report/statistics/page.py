"""The figures of a run as one HTML page: a drawing and a table a group, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from healthlint.report.statistics.drawing import STYLE, WIDTH, bars, height_of, legend
from healthlint.report.statistics.groups import SEVERITY_FIRST, groups_of, headline
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts
    from healthlint.report.statistics.groups import Group

_STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1b1b1b;--line:#c8c8c8}
@media (prefers-color-scheme:dark){:root{--ground:#16181c;--ink:#f2f2f2;--line:#44484f}}
body{font:16px/1.5 system-ui,"Noto Sans","PingFang SC","Microsoft YaHei",sans-serif;background:var(--ground);
color:var(--ink);max-width:50rem;margin:2rem auto;padding:0 1rem}
svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid var(--line);padding:.25rem .5rem;text-align:right}
th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere}
caption{text-align:left}
""".strip()


def show(counts: Counts, most: int = 20) -> Iterator[str]:
    """Yield the page; `most` rules, sites and files are told one by one."""
    title = escape(headline(counts))
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>healthlint: {title}</title>\n<style>\n{_STYLE}\n{STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>What healthlint found</h1>\n<p>{title}.</p>\n"
        f'<svg viewBox="0 0 {WIDTH} 20" width="{WIDTH}" height="20" role="img" aria-label="Colours: '
        f'{", ".join(SEVERITY_FIRST)}">{legend(4)}</svg>\n'
    )
    for group in groups_of(counts, most):
        yield from _section(group)
    yield (
        "<p>A count of findings is no measure of harm, and no finding is no certificate.</p>\n"
        "</body>\n</html>\n"
    )


def _section(group: Group) -> Iterator[str]:
    title, height = escape(group.title), height_of(group)
    # The table says the same to those who do not see the drawing.
    yield (
        f'<section>\n<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' aria-hidden="true">\n'
    )
    yield "\n".join(bars(group)) + "\n</svg>\n"
    rows = [*group.rows, *([group.rest] if group.rest else [])]
    with_articles = any(row.articles is not None for row in rows)
    heads = ["findings", *(["articles"] if with_articles else []), *SEVERITY_FIRST]
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    yield (
        f"<details><summary>{title} as a table</summary>\n<table>\n<caption>{title}</caption>\n"
        f'<thead><tr><th scope="col">name</th>{head}</tr></thead>\n<tbody>\n'
    )
    for row in rows:
        articles = "" if row.articles is None else f"{row.articles:,}"
        cells = [f"{row.findings:,}", *([articles] if with_articles else [])]
        cells += [f"{row.severities[each]:,}" if row.severities.get(each) else "" for each in SEVERITY_FIRST]
        name = f'<th scope="row">{escape(in_one_line(row.name))}</th>'
        yield f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
    yield "</tbody>\n</table></details>\n</section>\n"
