"""What does the front matter of an article say, and what of it do readers get to see?

YAML between `---` lines, TOML between `+++` lines or a JSON object at the very start, as Hugo, Jekyll
and Docusaurus read it. Titles, summaries and the texts of search results are words of the article.
Broken front matter is no prose either: it has no values, and `metadata["front-matter-error"]`
says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.text.builder import DocumentBuilder
    from healthlint.text.model import Kind

ERROR = "front-matter-error"  # the key of the metadata under which a syntax error is noted
_EOL = r"(?:\r\n|\n|\r)"
_LINE = r"[^\r\n]*"
# A blank line after the first one makes it a thematic break.
_YAML = Expression(
    rf"\ufeff?---[ \t]*{_EOL}(?![ \t]*(?:[\r\n]|\Z))"
    rf"((?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z)){_LINE}{_EOL})*+)"
    rf"(?:---|\.\.\.)[ \t]*(?:{_EOL}|\Z)"
)
_TOML = Expression(
    rf"\ufeff?\+\+\+[ \t]*{_EOL}((?:(?!\+\+\+[ \t]*(?:[\r\n]|\Z)){_LINE}{_EOL})*+)\+\+\+[ \t]*(?:{_EOL}|\Z)"
)
# The object must end its line: `{"a": 1} is how it is written` is a sentence.
_JSON = Expression(r"\ufeff?(?=\{[ \t\r\n]*[\"}])")
_REST = Expression(rf"[ \t]*(?:{_EOL}|\Z)")
_SEPARATORS = Expression(r"[\s_.:-]+")
_TITLES = frozenset(("title", "标题", "標題"))
# What readers meet on the page or in a search result, by the last part of its key.
_VISIBLE: dict[str, Kind] = {
    **dict.fromkeys(
        "subtitle tagline description metadescription summary excerpt abstract headline"
        " subheadline lead lede intro introduction deck dek standfirst teaser blurb kicker"
        " linktitle seotitle metatitle sidebarlabel seodescription ogtitle ogdescription"
        " twittertitle twitterdescription socialtitle socialdescription sharetitle"
        " sharedescription navtitle pagetitle shorttitle longtitle heading disclaimer notice"
        " answer answers 副标题 副標題 摘要 简介 簡介 描述 导语 導語".split(),
        "metadata",
    ),
    **dict.fromkeys("alt imagealt alttext coveralt featuredimagealt thumbnailalt".split(), "alt"),
    **dict.fromkeys("caption imagecaption covercaption photocaption 图注 圖注".split(), "caption"),
    "question": "question",
}
_LANGUAGE = ("lang", "language", "locale")

Style = Literal["plain", "single", "double", "block", "toml-basic", "toml-literal"]


class Value(NamedTuple):
    """A text that readers see: where its characters stand, quotes left out, and how they are written."""

    kind: Kind
    start: int
    end: int
    style: Style


class FrontMatter(NamedTuple):
    """Front matter: everything before `end` is no Markdown."""

    end: int
    metadata: dict[str, Any]
    values: tuple[Value, ...] = ()


def find(source: str) -> FrontMatter | None:
    """Return the front matter of a source, or None where it has none; nothing makes it raise."""
    placed = _placed(source)
    if placed is None:
        return None
    language, place, end = placed
    if language == "yaml":
        from healthlint.text.frontmatter import flat

        if plain := flat.read(source, place):
            return FrontMatter(end, plain[0], tuple(plain[1]))
        from healthlint.text.frontmatter.yaml import read
    else:
        from healthlint.text.frontmatter.toml import read
    try:
        metadata, values = read(source, place)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return FrontMatter(end, {ERROR: " ".join(str(error).split()) or type(error).__name__})
    if metadata is None:
        return None
    return FrontMatter(end, metadata, tuple(sorted(values, key=lambda value: value.start)))


def place_of(source: str) -> tuple[Literal["yaml", "toml"], Span] | None:
    """Return the language of the front matter and where its lines stand, without those that fence it.

    JSON is YAML, too.
    """
    placed = _placed(source)
    return None if placed is None else placed[:2]


def _placed(source: str) -> tuple[Literal["yaml", "toml"], Span, int] | None:
    """Return language and place of the front matter, and where it ends with its fences."""
    if found := _YAML.match(source):
        return "yaml", Span(*found.span(1)), found.end()
    if found := _TOML.match(source):
        return "toml", Span(*found.span(1)), found.end()
    if found := _JSON.match(source):
        from json import JSONDecoder

        try:
            _, end = JSONDecoder().raw_decode(source, found.end())
        except (ValueError, RecursionError):
            return None
        if rest := _REST.match(source, end):
            return "yaml", Span(found.end(), end), rest.end()
    return None


def kind_of(path: tuple[str | int, ...]) -> Kind | None:
    """Return the kind of block that the value of a key is, or None where readers do not see it."""
    names = [_SEPARATORS.sub("", part).lower() for part in path if isinstance(part, str)]
    if not names:
        return None
    if names[-1] in _TITLES:
        if len(names) == 1:  # or one of a list of titles
            return "title"
        return "metadata" if names[-2] in _TITLE_HOLDERS else None
    return _VISIBLE.get(names[-1])


_TITLE_HOLDERS = frozenset(
    "seo og opengraph twitter meta social params page hero header cover share card".split()
)


def show(front: FrontMatter, builder: DocumentBuilder) -> None:
    """Tell a builder what the front matter says, before it hears of anything else."""
    builder.metadata.update(front.metadata)
    for key in _LANGUAGE:
        language = front.metadata.get(key)
        if isinstance(language, str) and language:
            builder.language = language
            break
    for value in front.values:
        for start, end in _paragraphs(builder.source, value):
            kind = "metadata" if value.kind == "title" and builder.has_title else value.kind
            builder.open(kind, start, 1 if kind == "title" else 0)
            _show_value(builder, value.style, start, end)
            builder.close(end)


def _paragraphs(source: str, value: Value) -> Iterator[tuple[int, int]]:
    start = value.start
    if value.style in ("block", "toml-basic", "toml-literal"):
        for gap in _BLANK_LINES.finditer(source, value.start, value.end):
            yield start, gap.start()
            start = gap.end()
    yield start, value.end


def _show_value(builder: DocumentBuilder, style: Style, start: int, end: int) -> None:
    pattern = _ESCAPES.get(style)
    done = start
    if pattern is not None:
        for found in pattern.finditer(builder.source, start, end):
            builder.text(done, found.start())
            builder.atom(*found.span(), _unescaped(found.group()))
            done = found.end()
    builder.text(done, end)


def _unescaped(escape: str) -> str:
    if escape == "''":
        return "'"
    sign = escape[1]
    if sign in "xuU":
        code = int(escape[2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if sign in "\r\n":
        return ""
    return _SIGNS.get(sign, sign)


_BLANK_LINES = Expression(r"[ \t]*(?:\r\n|\n|\r)[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+")
_SIGNS = {"n": " ", "t": " ", "r": " ", "b": "", "0": "", "a": "", "v": " ", "f": " ", "e": "", "N": "\x85"}
_SIGNS |= {"_": "\u00a0", "L": " ", "P": " "}
_DOUBLE = Expression(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(?:\r\n|\n|\r)\s*|[\s\S])")
_ESCAPES: dict[Style, Expression] = {
    "double": _DOUBLE,
    "toml-basic": Expression(rf"\\[ \t]*(?:\r\n|\n)\s*|{_DOUBLE.pattern}"),
    "single": Expression("''"),
}
