"""By which digests does a register know a work whose words it does not keep?

Two of 48 bits are equal by chance once in 280 million million pairs; the one of an author, of 24 bits, is
only ever asked beside that of a title. A change here asks for registers to be built anew.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint.references.comparing.normal import comparable_title

try:
    from _blake2 import blake2b  # hashlib loads all of OpenSSL, longer than an article takes to lint
except ImportError:  # another Python than CPython
    from hashlib import blake2b

DIGEST = 6  # bytes
AUTHOR_DIGEST = 3  # bytes


def digest(text: str) -> bytes:
    """Return the digest of a text as it is: of a DOI in the form in which two are compared."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def title_digest(title: str) -> bytes:
    """Return the digest of a title, equal for titles that are equal in comparison; empty for no words."""
    comparable = comparable_title(title)
    return digest(comparable) if comparable else b""


@lru_cache(maxsize=1 << 15)
def author_key(family: str) -> str:
    """Return the form in which a family name (of a body: its name) is looked up; empty: there is none."""
    return comparable_title(family).replace(" ", "")


@lru_cache(maxsize=1 << 15)
def author_digest(family: str) -> bytes:
    """Return the digest of a family name (of a body: its name); empty where there is none."""
    comparable = author_key(family)
    if not comparable:
        return b""
    return blake2b(comparable.encode("utf-8", "surrogatepass"), digest_size=AUTHOR_DIGEST).digest()
