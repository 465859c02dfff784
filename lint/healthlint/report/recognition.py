"""By what does a host know a finding again in the next run?"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding


def fingerprint_of(finding: Finding) -> str:
    """Return 16 hexadecimal digits that no line number is part of, for each finding of an article others.

    Those of a file that no document could be made of are known by what was said of it.
    """
    return finding.fingerprint or digest(finding.code, finding.path, finding.message)


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits for texts."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
