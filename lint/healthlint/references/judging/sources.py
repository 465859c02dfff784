"""What does the text of a reference alone say of how it can be found?"""

from __future__ import annotations

import re
from collections.abc import Callable

from healthlint.references.comparing.names import is_body
from healthlint.references.extraction.homes import is_home_page
from healthlint.references.judging.judgement import Verdict
from healthlint.references.works import Cited, Name
from healthlint.text.expression import Expression
from healthlint.text.language.han import count_han

_MUCH, _SOME = 9, 5  # words; two Chinese characters are one
_DIGIT = Expression(r"\d")  # of a volume or a year that was read with the name
_PERIODICAL = Expression(
    r"\b(?:journal|annals|archives|bulletin|proceedings|transactions|reviews?|letters|magazine)\b|杂志|学报|期刊|雜誌|學報",
    re.IGNORECASE,
)


def from_text(cited: Cited, journal: Callable[[str], tuple[str, ...]]) -> Verdict | None:
    """Return what stands in the way of finding the work, None where an identifier or a page is given.

    `journal` gives the names of the journal of exactly that name, so that none passes for a body.
    """
    if cited.identifiers or cited.malformed:
        return None
    if cited.addresses:
        return "homepage-only" if all(map(is_home_page, cited.addresses)) else None
    if not (cited.title or cited.container or cited.authors or cited.publisher):
        return "no-identifier" if _says_much(cited) else "no-source-named"
    return "organisation-only" if _names_a_body_only(cited, journal) else "no-identifier"


def lack_of(cited: Cited) -> Verdict | None:
    """Return what stands in the way of finding the work, as its reference alone tells; None: nothing."""
    return from_text(cited, lambda _: ())


def _says_much(cited: Cited) -> bool:
    """Tell whether an entry that could not be read says enough to name a source all the same."""
    said = max(len(cited.text.split()), count_han(cited.text) // 2)
    return said >= _MUCH or (said >= _SOME and cited.year is not None)


def _names_a_body_only(cited: Cited, journal: Callable[[str], tuple[str, ...]]) -> bool:
    """Tell whether an organisation stands where the journal or the author should."""
    if cited.volume or cited.issue or cited.pages:
        return False
    persons = [name for name in cited.authors if not is_body(name)]
    where = cited.container or cited.publisher
    if persons or _DIGIT.search(where) or (where and _PERIODICAL.search(where)):
        return False
    if where:
        return is_body(Name(where)) and not journal(where)
    return bool(cited.authors)
