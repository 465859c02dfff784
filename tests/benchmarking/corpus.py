"""What do the articles look like that are linted for measuring?

Invented and seeded: the same number gives the same words on every machine. About 6 kB each (bytes of
UTF-8); every third is Chinese, in turn Simplified and Traditional; every fourth is an HTML page, the
others are Markdown with front matter. They have headings, lists, a table and references, and about one
sentence in thirty has a fault, as in articles that a careful editor has not seen yet.
"""

from __future__ import annotations

import random
from pathlib import Path

from benchmarking.markup import Html, Markdown, Markup
from benchmarking.prose import ENGLISH, SIMPLIFIED, TRADITIONAL, Prose

TARGET_BYTES = 6_000
FAULTY = 1 / 30  # of all sentences
_FOLDER = 50  # articles


def prose_of(number: int) -> Prose:
    """Return the language of an article."""
    if number % 3 != 2:
        return ENGLISH
    return SIMPLIFIED if number % 2 == 0 else TRADITIONAL


def markup_of(number: int) -> Markup:
    """Return the format of an article."""
    return Html() if number % 8 in (3, 6) else Markdown()  # so that each language has both


def article(number: int) -> str:
    """Return the text of an article."""
    return _Writer(random.Random(number), prose_of(number), markup_of(number)).article()


def name_of(number: int) -> str:
    """Return the path of an article in its corpus, with slashes."""
    suffix = markup_of(number).suffix
    return f"section-{number // _FOLDER:03}/article-{number:05}{suffix}"


def write(folder: Path, articles: int) -> None:
    """Write a corpus into a folder, fifty articles a subfolder."""
    for number in range(articles):
        path = folder / name_of(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8", newline="\n")


class _Writer:
    """Writes one article."""

    def __init__(self, chance: random.Random, prose: Prose, markup: Markup) -> None:
        self._chance = chance
        self._prose = prose
        self._markup = markup
        self._topic = chance.choice(prose.topics)
        self._year = chance.randint(2021, 2026)
        self._references = chance.randint(2, 6)

    def article(self) -> str:
        prose, markup, chance = self._prose, self._markup, self._chance
        title, day = self._filled(prose.title), chance.randint(10, 28)
        dated = prose.dated.format(author=prose.author, day=day, year=self._year)
        parts = [
            markup.head(title, prose.author, f"{self._year}-05-{day}", prose.tag),
            markup.paragraph(dated),
        ]
        end = markup.paragraph(prose.disclaimer)
        entries = [self._filled(prose.entry, k=number) for number in range(1, self._references + 1)]
        end += markup.references(prose.references, entries) + markup.foot()
        room = TARGET_BYTES - len(end.encode())
        size, section = 0, 0
        while size < room:
            parts.append(markup.heading(self._filled(chance.choice(prose.headings))))
            parts += (markup.paragraph(self._sentences(3, 6)) for _ in range(chance.randint(1, 3)))
            parts.append(
                self._table() if section == 1 else markup.items([self._sentence() for _ in range(3)])
            )
            size = sum(len(part.encode()) for part in parts)
            section += 1
        return "".join((*parts, end))

    def _table(self) -> str:
        rows = [[self._filled(column) for column in self._prose.columns]]
        rows += (
            [treatment, f"{self._chance.randint(5, 60)}%", f"{self._chance.randint(20, 400)}"]
            for treatment in self._chance.sample(self._prose.treatments, 4)
        )
        return self._markup.table(rows)

    def _sentences(self, least: int, most: int) -> str:
        return self._prose.blank.join(self._sentence() for _ in range(self._chance.randint(least, most)))

    def _sentence(self) -> str:
        faulty = self._chance.random() < FAULTY
        return self._filled(self._chance.choice(self._prose.faults if faulty else self._prose.sentences))

    def _filled(self, template: str, k: int | None = None) -> str:
        chance, prose, markup = self._chance, self._prose, self._markup
        treatment, topic = chance.choice(prose.treatments), self._topic
        small = chance.randint(1, 5) if k is None else k
        link, strong = _WORDS[prose.tag]
        return template.format(
            topic=topic,
            Topic=topic.capitalize(),
            treatment=treatment,
            Treatment=treatment.capitalize(),
            effect=chance.choice(prose.effects),
            k=small,
            n=chance.randint(6, 30),
            m=chance.randint(40, 90),
            year=self._year,
            mark=markup.mark(chance.randint(1, self._references)),
            link=markup.link(link.format(topic=topic), f"https://leaflets.example/{chance.randint(1, 99)}"),
            strong=markup.strong(strong),
        )


_WORDS = {
    "en": ("the leaflet on {topic}", "Important:"),
    "zh-CN": ("{topic}手册", "注意："),
    "zh-TW": ("{topic}衛教手冊", "注意："),
}
