"""By which few signs are texts known again?"""

from __future__ import annotations

try:
    from _blake2 import blake2b  # hashlib loads all of OpenSSL, longer than an article takes to lint
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b

_SIZE = 8  # bytes


def digest(text: str, size: int = _SIZE) -> str:
    """Return so many bytes of a hash (BLAKE2b, RFC 7693), as hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
