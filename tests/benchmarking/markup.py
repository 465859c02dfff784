"""How does an invented article look in Markdown, and how in HTML?"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Protocol


class Markup(Protocol):
    """Writes the parts of an article; each of them is text that has its markup already."""

    suffix: str

    def mark(self, number: int) -> str:
        """Return the mark in the text that stands for a reference."""

    def link(self, text: str, address: str) -> str:
        """Return a link."""

    def strong(self, text: str) -> str:
        """Return words that are stressed."""

    def head(self, title: str, author: str, date: str, tag: str) -> str:
        """Return what comes before the article, with its title."""

    def heading(self, text: str) -> str:
        """Return a heading."""

    def paragraph(self, text: str) -> str:
        """Return a paragraph."""

    def items(self, texts: Sequence[str]) -> str:
        """Return a list."""

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        """Return a table, whose first row is its head."""

    def references(self, heading: str, entries: Sequence[str]) -> str:
        """Return a list of references, to which marks lead."""

    def foot(self) -> str:
        """Return what comes behind the article."""


class Markdown:
    """With front matter, wrapped at 80 columns, references as footnotes."""

    suffix = ".md"

    def mark(self, number: int) -> str:
        return f"[^{number}]"

    def link(self, text: str, address: str) -> str:
        return f"[{text}]({address})"

    def strong(self, text: str) -> str:
        return f"**{text}**"

    def head(self, title: str, author: str, date: str, tag: str) -> str:
        return f"---\ntitle: {title}\nauthor: {author}\ndate: {date}\nlang: {tag}\n---\n\n# {title}\n\n"

    def heading(self, text: str) -> str:
        return f"## {text}\n\n"

    def paragraph(self, text: str) -> str:
        return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False) + "\n\n"

    def items(self, texts: Sequence[str]) -> str:
        return "".join(f"- {text}\n" for text in texts) + "\n"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        lines = [f"| {' | '.join(row)} |\n" for row in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]) + "\n")
        return "".join(lines) + "\n"

    def references(self, heading: str, entries: Sequence[str]) -> str:
        notes = (f"[^{number}]: {entry}\n" for number, entry in enumerate(entries, 1))
        return f"## {heading}\n\n" + "".join(notes)

    def foot(self) -> str:
        return ""


class Html:
    """A whole page: a menu, <meta>, JSON-LD, the article, a footer."""

    suffix = ".html"

    def mark(self, number: int) -> str:
        return f'<sup><a href="#ref-{number}">[{number}]</a></sup>'

    def link(self, text: str, address: str) -> str:
        return f'<a href="{address}">{text}</a>'

    def strong(self, text: str) -> str:
        return f"<strong>{text}</strong>"

    def head(self, title: str, author: str, date: str, tag: str) -> str:
        return (
            f'<!doctype html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<meta name="author" content="{author}">\n<meta name="description" content="{title}">\n'
            '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", '
            f'"headline": "{title}", "datePublished": "{date}"}}</script>\n</head>\n<body>\n'
            '<nav><ul><li><a href="/">Start</a></li><li><a href="/a-z">A–Z</a></li></ul></nav>\n'
            f"<main>\n<article>\n<h1>{title}</h1>\n"
        )

    def heading(self, text: str) -> str:
        return f"<h2>{text}</h2>\n"

    def paragraph(self, text: str) -> str:
        return f"<p>{text}</p>\n"

    def items(self, texts: Sequence[str]) -> str:
        return "<ul>\n" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>\n"

    def table(self, rows: Sequence[Sequence[str]]) -> str:
        head, *body = rows
        lines = [_row(head, "th"), *(_row(row, "td") for row in body)]
        return "<table>\n" + "".join(lines) + "</table>\n"

    def references(self, heading: str, entries: Sequence[str]) -> str:
        listed = "".join(f'<li id="ref-{number}">{entry}</li>\n' for number, entry in enumerate(entries, 1))
        return f"<h2>{heading}</h2>\n<ol>\n{listed}</ol>\n"

    def foot(self) -> str:
        return "</article>\n</main>\n<footer><p>Invented Leaflets</p></footer>\n</body>\n</html>\n"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>\n"
