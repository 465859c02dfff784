"""What do the articles of a repository consist of, and how are they written to files?"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field
from pathlib import Path

from evolution.phrases import FAULTS, GAPS, NEUTRAL, Frame

FORMATS = ("md", "md", "html", "txt")
_numbers = itertools.count()


@dataclass
class Sentence:
    """A sentence that stays the same one however it is worded; a copy of it is another."""

    frame: Frame
    gaps: dict[str, str]
    wording: int = 0
    opening: str = ""  # what an editor has put before it
    settled: bool = False  # nobody changes or deletes it any more
    number: int = field(default_factory=lambda: next(_numbers))

    @property
    def text(self) -> str:
        text = self.frame.wordings[self.wording].format_map(self.gaps)
        if self.opening:
            return f"{self.opening}{text[0].lower()}{text[1:]}"
        return f"{text[0].upper()}{text[1:]}"

    def copy(self) -> Sentence:
        return Sentence(self.frame, self.gaps, self.wording, self.opening)


@dataclass
class Paragraph:
    """Sentences, and how they are laid out."""

    sentences: list[Sentence]
    width: int = 0  # code points a line; 0: one line
    listed: bool = False
    mark: str = "-"  # of the items of a list
    strong: bool = False  # every sentence has some words in bold


@dataclass
class Article:
    """An article of a repository."""

    path: str
    language: str
    title: str
    paragraphs: list[Paragraph]
    line_end: str = "\n"
    said: set[tuple[str, ...]] = field(default_factory=set)  # the wordings of what it ever was at fault with

    @property
    def format(self) -> str:
        return self.path.rpartition(".")[2]

    def note(self, paragraph: Paragraph) -> None:
        """Remember the faults of a paragraph that has come in."""
        self.said |= {each.frame.wordings for each in paragraph.sentences if each.frame.words}

    def rendered(self) -> tuple[str, list[tuple[int, int, Sentence]]]:
        """Return the source, and where in it (code points) each sentence stands."""
        html = self.format == "html"
        parts: list[str] = []
        places: list[tuple[int, int, Sentence]] = []
        length = 0

        def put(text: str, sentence: Sentence | None = None) -> None:
            nonlocal length
            text = text.replace("\n", self.line_end)
            if sentence is not None:
                places.append((length, length + len(text), sentence))
            parts.append(text)
            length += len(text)

        put(f"<h1>{self.title}</h1>\n" if html else f"{'# ' * (self.format == 'md')}{self.title}\n")
        for paragraph in self.paragraphs:
            listed = paragraph.listed and self.format != "txt"
            put("\n" + ("<ul>\n" if listed else "<p>") * html)
            for at, sentence in enumerate(paragraph.sentences):
                if listed:
                    put("<li>" if html else f"{paragraph.mark} ")
                elif at:
                    put(" " * (self.language == "en"))
                column = 0 if listed or not at else len("".join(parts).rpartition(self.line_end)[2])
                put(self._laid_out(sentence.text, paragraph, "  " * (listed and not html), column), sentence)
                put("</li>\n" * html or "\n" if listed else "")
            put(("</ul>\n" if listed else "</p>\n") if html else "\n" * (not listed))
        return "".join(parts), places

    def _laid_out(self, text: str, paragraph: Paragraph, indent: str, column: int) -> str:
        if paragraph.width and self.format != "txt":  # which line of a plain text ends a paragraph is a guess
            text = self._wrapped(text, paragraph.width, indent, column)
        if paragraph.strong and self.format != "txt":
            opening, closing = ("<b>", "</b>") if self.format == "html" else ("**", "**")
            start, end = len(text) // 4, len(text) // 2
            if self.language == "en":  # whole words
                start, end = text.find(" ", start) + 1, text.find(" ", end)
            if 0 < start < end and "\n" not in text[start:end]:
                text = f"{text[:start]}{opening}{text[start:end]}{closing}{text[end:]}"
        return text

    def _wrapped(self, text: str, width: int, indent: str, column: int) -> str:
        """Return a text in lines of a width, of which the first begins at a column."""
        if self.language == "zh":
            first = max(width - column, 1)
            return f"\n{indent}".join(
                [text[:first], *(text[at : at + width] for at in range(first, len(text), width))]
            )
        laid: list[str] = []
        for word in text.split(" "):
            if laid and column + len(word) >= width:
                laid.append(f"\n{indent}{word}")
                column = len(word)
            else:
                laid.append(f" {word}" if laid else word)
                column += len(word) + 1
        return "".join(laid)


class Library:
    """All articles, seeded."""

    def __init__(self, seed: int, size: int) -> None:
        self.random = random.Random(seed)
        self.articles: list[Article] = []
        self._said: set[str] = set()
        for number in range(size):
            language = "zh" if number % 3 == 2 else "en"
            folder = self.random.choice(("clinic", "news/2024", "养生" if language == "zh" else "tips"))
            name = f"{'文章' if language == 'zh' else 'article '}{number}.{self.random.choice(FORMATS)}"
            self.articles.append(self._article(f"{folder}/{name}", language))

    def sentence(self, language: str, *, fault: bool, frame: Frame | None = None) -> Sentence:
        """Return a new sentence."""
        choose = self.random.choice
        frame = frame or choose((FAULTS if fault else NEUTRAL)[language])
        while True:
            gaps = {gap: choose(words.split("|")) for gap, words in GAPS[language].items()}
            said = frame.wordings[0].format_map(gaps)
            if said not in self._said:  # no sentence is there twice by chance
                self._said.add(said)
                return Sentence(frame, gaps, self.random.randrange(len(frame.wordings)))

    def _article(self, path: str, language: str) -> Article:
        randrange = self.random.randrange
        faults = self.random.choice((1, 2, 3, 3, 3, 4, 5))
        sentences = [self.sentence(language, fault=at < faults) for at in range(randrange(12, 24))]
        self.random.shuffle(sentences)
        paragraphs = []
        while sentences:
            size = randrange(1, 5)
            taken, sentences = sentences[:size], sentences[size:]
            width = self.random.choice((0, 0, 72))
            paragraphs.append(Paragraph(taken, width, listed=randrange(6) == 0))
        title = f"Letters, volume {randrange(999)}" if language == "en" else f"来信第{randrange(999)}辑"
        article = Article(path, language, title, paragraphs)
        for paragraph in paragraphs:
            article.note(paragraph)
        return article

    def write(self, folder: Path) -> None:
        """Make a folder hold the articles and nothing else of theirs."""
        for suffix in ("md", "html", "txt"):
            for path in folder.rglob(f"*.{suffix}"):
                path.unlink()
        for article in self.articles:
            path = folder / article.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(article.rendered()[0].encode())
