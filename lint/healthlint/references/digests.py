"""By which numbers does a register that keeps no words know titles and names again?

63 bits of BLAKE2b (RFC 7693) over the comparable form, so that they fit SQLite's signed integers: among
a million works, two different titles share one with a chance of five in a hundred million.
"""

from __future__ import annotations

from healthlint.references.names import family_forms
from healthlint.references.normal import comparable_title
from healthlint.references.works import Name

try:
    from _blake2 import blake2b  # hashlib loads all of OpenSSL, longer than an article takes to lint
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b


def title_digest(title: str) -> int:
    """Return the number of a title in any of its written forms; 0 where there is no word in it."""
    return comparable_digest(comparable_title(title))


def name_digests(name: Name) -> tuple[int, ...]:
    """Return the numbers of a family name, one for each of its forms; a register keeps all of them."""
    return tuple(comparable_digest(form) for form in family_forms(name))


def comparable_digest(comparable: str) -> int:
    """Return the number of a text that is in its comparable form already; 0 of an empty one."""
    if not comparable:
        return 0
    return int.from_bytes(blake2b(comparable.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
