"""What has an editor marked in an article?

Beside `NAME.md` lies `NAME.gold.tsv`, made from the text and the standards, never from what the linter
prints. It opens in any spreadsheet. Lines that begin with `#` tell what the article is; then comes a table:

- line     where the words stand, from 1; several with commas where they are repeated; 0 is the article
           as a whole
- verdict  `must`: an editor wants a finding, a warning or an error, at default settings.
           `must-not`: words that look like a fault and are none (negated, quoted to criticise, asked,
           the title of a work, a name). `soft`: editors differ; neither rewarded nor punished.
- codes    the rules that may report it, the fittest first. What belongs to one group (see `group_of`) is
           interchangeable where the row has words, not where it is about the article as a whole.
- words    as they stand in the source; where they run over a line break, with one blank for it
- note     why

What has neither a `must` nor a `soft` row must not be found. Two faults of one rule in one sentence are one
`must` row, since a rule speaks once a sentence; the second is `soft`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

VERDICTS = ("must", "must-not", "soft")
COLUMNS = ["line", "verdict", "codes", "words", "note"]
_SUFFIX = ".gold.tsv"
# As an editor sees it, these are one: the text promises too much.
_PROMISES = frozenset({"PRO", "CLM", "SAF"})
_HAN = re.compile(r"[\u3400-\u9fff]")

Span = tuple[int, int]


class GoldError(ValueError):
    """A gold annotation does not fit its article."""


class Row(NamedTuple):
    """What an editor says of some words, or of the article as a whole."""

    place: str  # `path:line` in the annotation
    lines: tuple[int, ...]
    verdict: str
    codes: tuple[str, ...]
    words: str
    note: str
    spans: tuple[Span, ...]  # where the words stand in the source; none for the whole article
    language: str  # `en` or `zh`

    @property
    def family(self) -> str:
        """The family for which the row counts."""
        return self.codes[0][:3]

    @property
    def groups(self) -> frozenset[str]:
        """The groups whose findings are meant."""
        return frozenset(map(group_of, self.codes))


class Gold(NamedTuple):
    """What an editor says of one article."""

    article: Path
    source: str
    facts: dict[str, str]  # language, kind, quality
    rows: tuple[Row, ...]

    @property
    def clean(self) -> bool:
        """Tell whether no finding at all is wanted."""
        return self.facts["quality"] == "clean"


def group_of(code: str) -> str:
    """Return what stands for a code where rules that see the same fault are interchangeable."""
    family = code[:3]
    return "promotional" if family in _PROMISES else family


def annotation_of(article: Path) -> Path:
    """Return the path of the annotation of an article."""
    return article.with_name(article.stem + _SUFFIX)


def language_at(source: str, span: Span, facts: dict[str, str]) -> str:
    """Return the language of some words: of a bilingual article that of their line."""
    if not facts["kind"].startswith("bilingual"):
        return facts["language"][:2]
    start = source.rfind("\n", 0, span[0]) + 1
    end = source.find("\n", span[0])
    return "zh" if _HAN.search(source, start, len(source) if end < 0 else end) else "en"


def read_gold(article: Path) -> Gold:
    """Return what an editor says of an article; raises GoldError where it does not fit, and OSError."""
    source = article.read_text(encoding="utf-8")
    path = annotation_of(article)
    facts: dict[str, str] = {}
    rows: list[Row] = []
    heading: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        if line.startswith("# "):
            key, _, value = line[2:].partition(": ")
            facts[key] = value
        elif heading is None:
            heading = line.split("\t")
            if heading != COLUMNS:
                raise GoldError(f"{place}: the columns are not {', '.join(COLUMNS)}")
        else:
            rows.append(_row(line, place, source, facts))
    return Gold(article, source, facts, tuple(rows))


def _row(line: str, place: str, source: str, facts: dict[str, str]) -> Row:
    cells = line.split("\t")
    where, verdict, codes, words, note = (*cells, *[""] * (5 - len(cells)))[:5]
    if len(cells) > 5 or verdict not in VERDICTS or not codes:
        raise GoldError(f"{place}: this is no row of {', '.join(COLUMNS)}")
    lines = tuple(map(int, where.split(",")))
    spans = tuple(_spans(words, source)) if words else ()
    if words and not spans:
        raise GoldError(f"{place}: “{words}” does not stand in the article")
    found = tuple(sorted({source.count("\n", 0, start) + 1 for start, _ in spans})) or (0,)
    if found != lines:
        raise GoldError(f"{place}: “{words}” stands on line {','.join(map(str, found))}, not {where}")
    language = language_at(source, spans[0] if spans else (0, 0), facts)
    return Row(place, lines, verdict, tuple(codes.split()), words, note, spans, language)


def _spans(words: str, source: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [each.span() for each in re.finditer(pattern, source)]
