"""Which characters do the bytes of an article stand for?

A byte order mark decides; then what the page itself declares; then UTF-8, which other text
hardly ever is by chance; then what the detector makes of it.
"""

from __future__ import annotations

import codecs
import re

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple


class UndecodableError(ValueError):
    """The bytes are not text in any encoding that can be told; the message says why, in a clause."""


class Decoded(NamedTuple):
    """A text, and what makes bytes of it again."""

    text: str
    encoding: str  # as Python calls it; it knows of no mark
    mark: bytes  # that stood before the text, empty where none did


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROL = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"})
_MOST_CONTROLS = 0.01
_PRESCAN = 4096  # bytes of a page in which its declaration is looked for
# `re` compiles these when a page asks: Markdown does not.
_COMMENT = rb"(?s)<!--.*?(?:-->|\Z)"
_META = rb"(?i)<meta\s[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.()-]+)"
_XML = rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_.-]+)"
# Labels mean to browsers (WHATWG Encoding Standard) what pages use them for, not what they say.
_LABELS = {
    **dict.fromkeys(
        "gb2312 gb_2312 gb_2312-80 gbk x-gbk cp936 chinese csgb2312 iso-ir-58 gb18030".split(), "gb18030"
    ),
    **dict.fromkeys("big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950 big5hkscs".split(), "big5hkscs"),
    **dict.fromkeys(
        "iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii us-ascii cp1252 x-cp1252 cp819".split(),
        "cp1252",
    ),
    **dict.fromkeys("unicode-1-1-utf-8 utf8 utf-8 utf-16 utf-16le utf-16be".split(), "utf-8"),
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "macintosh": "mac_roman",
    "iso-8859-8-i": "iso-8859-8",
}
_OTHER_LABEL = Expression(
    r"(?:windows|cp)-?(?:125\d|874)|iso-?8859-\d{1,2}|koi8-[ru]|euc-jp|iso-2022-jp|ibm866"
)


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text of a file, without its byte order mark.

    `html`: a `<meta charset>` or an XML declaration may name the encoding.
    Raises UndecodableError for what is no text, or in no encoding that can be told.
    """
    return decoded(data, html=html).text


def decoded(data: bytes, *, html: bool = False, named: str | None = None) -> Decoded:
    """Return the text of a file with its encoding and its byte order mark; as `decode` does.

    `named` is the label of an encoding that came with the bytes; it goes before what a page says of itself.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_with_mark(data[len(mark) :], encoding), encoding, mark)
    _refuse_binary(data)
    declared = _codec(named.strip().lower()) if named is not None else None
    if declared is None and html:
        declared = _declared(data)
    unicode = _strict(data, "utf-8")
    if unicode is not None and (data.isascii() or declared in (None, "utf-8")):
        return _unmarked(unicode, "utf-8")
    other = declared if declared not in (None, "utf-8") else None
    named = _strict(data, other)
    if unicode is None and named is not None:
        return _unmarked(named, other)
    from healthlint.text.encoding.detection import detect, likeness

    if unicode is not None:  # valid UTF-8 that calls itself something else: both are met on real sites
        if named is not None and likeness(named) > likeness(unicode):
            return _unmarked(named, other)
        return _unmarked(unicode, "utf-8")
    found = detect(data)
    if found is None:
        raise UndecodableError(_reason(data, declared))
    return _unmarked(*found)


def _unmarked(text: str, encoding: str | None) -> Decoded:
    return Decoded(text, encoding or "utf-8", b"")


def _with_mark(data: bytes, encoding: str) -> str:
    text = _strict(data, encoding)
    if text is None:
        raise UndecodableError(f"its byte order mark says {encoding.upper()}, and its bytes are not that")
    return text


def _strict(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"it is {what}, not a text")
    nul = data.find(b"\0")
    if nul >= 0:
        raise UndecodableError(f"it is no text: there is a NUL at byte {nul}")
    controls = len(data) - len(data.translate(None, _CONTROL))
    if controls > 1 and controls > _MOST_CONTROLS * len(data):
        raise UndecodableError(f"it is no text: {controls} of its {len(data)} bytes are control characters")


def _declared(data: bytes) -> str | None:
    """Return the codec that a page names for itself."""
    head = data[:_PRESCAN]
    found = re.search(_META, re.sub(_COMMENT, b"", head)) or re.match(_XML, head)
    if found is None:
        return None
    return _codec(found[1].decode("ascii").lower())


def _codec(label: str) -> str | None:
    """Return what Python calls the encoding of a label, or None for one that no page has."""
    return _LABELS.get(label) or (label if _OTHER_LABEL.fullmatch(label) and _known(label) else None)


def _known(label: str) -> bool:
    try:
        codecs.lookup(label)
    except LookupError:
        return False
    return True


def _reason(data: bytes, declared: str | None) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        line = data.count(b"\n", 0, at) + 1
        says = f", nor {declared}, which it declares" if declared not in (None, "utf-8") else ""
        return f"it is not UTF-8 (byte {at}, line {line}: 0x{data[at]:02X}){says}; no other encoding fits"
    return "it is in no encoding that can be told"
