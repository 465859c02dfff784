"""What does an answer hold, and is it what was asked for?"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from healthlint.online.answers import Cause, Unchecked

_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,80}")
_PAGES = ("text/html", "application/xhtml+xml")
_JSON = (
    "",
    "application/json",
    "text/json",
    "text/plain",
)  # some services call all that they send plain text
_XML = ("", "application/xml", "text/xml", "text/plain")


class Reply(NamedTuple):
    """What a host answered."""

    asked: str  # the address, without contact or key
    address: str  # that answered in the end, after redirects
    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes  # no more of it than the request wants
    when: datetime.datetime

    @property
    def kind(self) -> str:
        """Return the media type, in small letters and without parameters; empty where none is told.

        It is shown to readers, so that nothing else may pass for one.
        """
        told = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return told if _TYPE.fullmatch(told) else ""

    @property
    def is_page(self) -> bool:
        """Tell whether a page came, as gateways, log-ins and robot checks send in place of data."""
        head = self.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.kind in _PAGES or head.startswith((b"<!doctype html", b"<html"))


def json_of(reply: Reply) -> Any:
    """Return the JSON value of an answer, or Unchecked where it holds none."""
    if reply.is_page:
        return unusable(reply, "a web page came in place of data")
    if reply.kind not in _JSON and not reply.kind.endswith("+json"):
        return unusable(reply, f"{reply.kind} came in place of JSON")
    try:
        return json.loads(reply.body)
    except (ValueError, RecursionError):
        return unusable(reply, "what came is not JSON")


def xml_of(reply: Reply) -> Any:
    """Return the root element of an XML answer, or Unchecked.

    A document that declares entities is refused: few bytes of it can stand for gigabytes.
    """
    from xml.etree import ElementTree as Xml

    if reply.is_page:
        return unusable(reply, "a web page came in place of data")
    if reply.kind not in _XML and not reply.kind.endswith("+xml"):
        return unusable(reply, f"{reply.kind} came in place of XML")
    try:
        text = reply.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unusable(reply, "what came is not UTF-8")
    if "<!ENTITY" in text:
        return unusable(reply, "what came declares entities")
    try:
        return Xml.fromstring(text)
    except (Xml.ParseError, ValueError, RecursionError):
        return unusable(reply, "what came is not XML")


def unusable(reply: Reply, reason: str) -> Unchecked:
    """Return that an answer came which cannot be used."""
    return Unchecked(reason, "answer", reply.asked)


def unexpected(reply: Reply) -> Unchecked:
    """Return that a service answered with a status that says nothing of what was asked."""
    cause: Cause = "limit" if reply.status == 429 or reply.status >= 500 else "answer"
    return Unchecked(f"the service answered with status {reply.status}", cause, reply.asked)
