"""The full form tells below each reference what the verdict rests on."""

from __future__ import annotations

from tests.app.references.conftest import References


def test_the_evidence_stands_below_each_reference(references: References, registry: str) -> None:
    lines = references("sleep.md", "--registry", registry, "-f", "full")
    at = next(at for at, line in enumerate(lines) if line.startswith("sleep.md:15:4 [2] retracted: "))
    assert "(2023-05-04, according to Retraction Watch)" in lines[at]
    assert lines[at + 1].startswith("    Ruiz A, Kim H. Magnesium before bed")
    assert lines[at + 2] == "    - cited in lines 7 and 8"
    assert "    - retraction (2023-05-04), Retraction Watch 900001, DOI 10.5555/mag.2023.99" in lines


def test_an_entry_that_nothing_points_to_is_told_so(references: References) -> None:
    lines = references("sleep.md", "-f", "full", "--verdict", "malformed")
    assert "    - no mark in the text points to it" in lines


def test_the_address_of_a_link_stands_below_its_words(references: References) -> None:
    lines = references("sleep.md", "-f", "full")
    assert lines[lines.index("    page of the hospital") + 1] == "    - https://ward.example/naps/how-to"
