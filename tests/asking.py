"""How do tests ask one service for something, and take what comes?"""

from __future__ import annotations

from healthlint.online.answers import Unchecked
from healthlint.online.transport.bodies import Reply
from healthlint.online.transport.etiquette import ETIQUETTE
from healthlint.online.transport.request import Request

HOST = "api.crossref.org"
ROOT = f"http://{HOST}"


def ask(path: str = "/x", **changes: object) -> Request:
    settings: dict[str, object] = {
        "lane": "crossref",
        "etiquette": ETIQUETTE["crossref"],
        "allowed": frozenset({HOST, "data.crossref.org"}),
    }
    return Request(ROOT + path, **{**settings, **changes})  # type: ignore[arg-type]


def got(answer: Reply | Unchecked) -> Reply:
    assert isinstance(answer, Reply), answer
    return answer


def refused(answer: Reply | Unchecked) -> tuple[str, str]:
    assert isinstance(answer, Unchecked), answer
    return answer.cause, answer.reason
