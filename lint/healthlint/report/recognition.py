"""By what does a host know a finding again in the next run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.digest import digest

if TYPE_CHECKING:
    from healthlint.rule.finding import Finding


def fingerprint_of(finding: Finding) -> str:
    """Return 16 hexadecimal digits that no line number is part of, for each finding of an article others.

    Those of a file that no document could be made of are known by what was said of it.
    """
    return finding.fingerprint or digest(f"{finding.code}\n{finding.path}\n{finding.message}")
