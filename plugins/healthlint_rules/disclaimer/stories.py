"""Is one person's result told near here?

By the words of the rules on single cases (CLM106) and testimonials (CLM107). Their files are read
where a line about results stands, which few articles have.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from healthlint import Document, Terms

_WORDS = Terms.read(__package__ or "", "words/results.toml")
_CLAIMS = Path(__file__).parent.with_name("claims")
_TOLD_BY = {"single_case_evidence.toml": ("terms", "ordinary"), "testimonial.toml": ("terms",)}


def is_story_told(document: Document, start: int, end: int) -> bool:
    """Tell whether a patient or customer is told of in the prose from `start` to `end`."""
    return any(terms.stand_between(document, start, end) for terms in (_WORDS["story"], *_of_claims()))


@cache
def _of_claims() -> tuple[Terms, ...]:
    import tomli

    return tuple(
        Terms(**rule[table])
        for name, tables in _TOLD_BY.items()
        for rule in (tomli.loads((_CLAIMS / name).read_text("utf-8")),)
        for table in tables
    )
