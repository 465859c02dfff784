"""How do works get into articles, as those who write for a site would cite them?

Articles of ten to thirty references, in Markdown, in HTML and in plain text, in English and in Chinese.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from measuring.references.styles import Work, written

SUFFIXES = (".md", ".html", ".txt")
LANGUAGES = ("en", "zh")
_OPEN, _CLOSE = "\ue000", "\ue001"  # around what is emphasised
_LINK = re.compile("\ue002(.*?)\ue003")  # the address of a link whose words do not show it
_ADDRESS = re.compile(r"(?<!\ue002)https://doi\.org/\S+")
_SENTENCES = {
    "en": (
        "Short naps are common [{}].",
        "People nap more in warm places [{}].",
        "Naps differ in length [{}].",
    ),
    "zh": ("午睡很常见[{}]。", "天热的地方午睡的人更多[{}]。", "午睡的时间有长有短[{}]。"),
}
_TITLES = {"en": ("What is known about naps", "References"), "zh": ("关于午睡", "参考文献")}


class Entry(NamedTuple):
    """What is written into a list of references."""

    key: str  # by which it is known again
    text: str  # with what is emphasised between two signs that no text holds


class Written(NamedTuple):
    """An article on disk."""

    path: Path
    entries: tuple[Entry, ...]  # in order: the first bears the number 1


def entry_of(key: str, work: Work, style: str, *, identifier: bool) -> Entry:
    """Return a work as an entry, with its DOI or without."""
    return Entry(key, written(work, style, identifier=identifier, emphasised=_emphasised))


def link_to(address: str) -> str:
    """Return what an entry says where it leads to a page by a link."""
    return f"\ue002{address}\ue003"


def write_articles(
    folder: Path, entries: Sequence[Entry], name: str, seed: int, suffixes: Sequence[str] = SUFFIXES
) -> Iterator[Written]:
    """Write articles that cite all of these, in turn of each format and language, and yield them."""
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    at = number = 0
    while at < len(entries):
        some = tuple(entries[at : at + dice.randint(10, 30)])
        at += len(some)
        suffix = suffixes[number % len(suffixes)]
        language = LANGUAGES[number // len(suffixes) % len(LANGUAGES)]
        path = folder / f"{name}-{number:03}{suffix}"
        number += 1
        yield write_article(path, some, language)


def write_article(path: Path, entries: Sequence[Entry], language: str) -> Written:
    """Write an article that cites these works, in the format that its name tells."""
    path.write_text(_FORMS[path.suffix](entries, language), encoding="utf-8", newline="\n")
    return Written(path, tuple(entries))


def _markdown(entries: Sequence[Entry], language: str) -> str:
    title, heading = _TITLES[language]
    lines = [f"{at}. {_in_markdown(entry.text)}" for at, entry in enumerate(entries, 1)]
    return f"# {title}\n\n{_body(entries, language)}\n\n## {heading}\n\n" + "\n".join(lines) + "\n"


def _html(entries: Sequence[Entry], language: str) -> str:
    title, heading = _TITLES[language]
    lines = [f"<li>{_in_html(entry.text)}</li>" for entry in entries]
    head = f'<meta charset="utf-8"><title>{title}</title>'
    body = f"<h1>{title}</h1>\n<p>{_body(entries, language)}</p>\n<h2>{heading}</h2>\n<ol>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}</head>\n<body><article>\n{body}'
        + "\n".join(lines)
        + "\n</ol>\n</article></body></html>\n"
    )


def _plain(entries: Sequence[Entry], language: str) -> str:
    title, heading = _TITLES[language]
    lines = [f"[{at}] {_in_plain_text(entry.text)}" for at, entry in enumerate(entries, 1)]
    return f"{title}\n\n{_body(entries, language)}\n\n{heading}\n\n" + "\n".join(lines) + "\n"


_FORMS: dict[str, Callable[[Sequence[Entry], str], str]] = {".md": _markdown, ".html": _html, ".txt": _plain}


def _body(entries: Sequence[Entry], language: str) -> str:
    sentences = _SENTENCES[language]
    return " ".join(sentences[at % len(sentences)].format(at) for at in range(1, len(entries) + 1))


def _in_plain_text(text: str) -> str:
    return _LINK.sub(r"Full text: \1", text).replace(_OPEN, "").replace(_CLOSE, "")


def _in_markdown(text: str) -> str:
    """Return a text whose signs mean themselves, but for those of its emphasis and of its addresses."""
    escaped = re.sub(r"(?<!\S)(?!https?://)\S+", lambda word: re.sub(r"([\\*<])", r"\\\1", word[0]), text)
    return _LINK.sub(r"[full text](<\1>)", escaped).replace(_OPEN, "*").replace(_CLOSE, "*")


def _in_html(text: str) -> str:
    parts = []
    last = 0
    for found in _ADDRESS.finditer(text):
        address = html.escape(found[0].rstrip("."))
        parts += [html.escape(text[last : found.start()]), f'<a href="{address}">{address}</a>']
        last = found.end() - (len(found[0]) - len(found[0].rstrip(".")))
    parts.append(html.escape(text[last:]))
    return (
        _LINK.sub(r'<a href="\1">full text</a>', "".join(parts))
        .replace(_OPEN, "<em>")
        .replace(_CLOSE, "</em>")
    )


def _emphasised(text: str) -> str:
    return f"{_OPEN}{text}{_CLOSE}"
