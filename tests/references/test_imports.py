"""Rules that go by form alone load nothing of what compares works and asks about them."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
import healthlint.references as references
from healthlint.text.readers import BY_FORMAT
source = "Naps help [1].\\n\\n## References\\n\\n1. Lind C. Naps. 2020;1:2-3.\\n"
document = BY_FORMAT["markdown"](source, "naps.md")
assert references.citations_of(document)[0].references
assert references.sourcing_of(next(document.sentences)).grade == "named"
print(*sys.modules)
"""
HEAVY = (
    "rapidfuzz",
    "sqlite3",
    "healthlint.references.judging.verdict",
    "healthlint.references.comparing.comparison",
)
LATER = ("healthlint.references.parsing", "healthlint.references.comparing.normal")


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("module", [*HEAVY, *LATER])
def test_marks_and_sources_are_found_without(module: str, loaded: list[str]) -> None:
    assert "healthlint.references" in loaded
    assert module not in loaded


def test_what_is_imported_late_is_there_all_the_same() -> None:
    import healthlint.references

    assert all(hasattr(healthlint.references, name) for name in healthlint.references.__all__)
    assert not hasattr(healthlint.references, "something_else")
