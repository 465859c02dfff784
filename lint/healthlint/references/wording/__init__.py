"""How is a verdict put into words, in English and in Chinese?

What was not found is said of who was asked, never of the work; no word judges who wrote the reference.
"""

from __future__ import annotations

from healthlint.references.wording.evidence import evidence_lines, phrase_field
from healthlint.references.wording.phrases import Language
from healthlint.references.wording.verdicts import message

__all__ = ["Language", "evidence_lines", "message", "phrase_field"]
