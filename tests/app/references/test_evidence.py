"""The full form tells below each reference what the verdict rests on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.references.conftest import References
from tests.cited_articles import build_registry


def test_the_evidence_stands_below_each_reference(references: References, registry: str) -> None:
    lines = references("sleep.md", "--registry", registry, "-f", "full")
    at = next(at for at, line in enumerate(lines) if line.startswith("sleep.md:15:4 [2] retracted: "))
    assert "(2023-05-04, according to Retraction Watch)" in lines[at]
    assert lines[at + 1].startswith("    Ruiz A, Kim H. Magnesium before bed")
    assert lines[at + 2] == "    - cited in lines 7 and 8"
    assert "    - retraction (2023-05-04), Retraction Watch 900001, DOI 10.5555/mag.2023.99" in lines


def test_what_a_registry_has_from_a_service_is_not_told_as_that_services_answer(
    references: References, registry: str
) -> None:
    lines = references("sleep.md", "--registry", registry, "-f", "full", "--verdict", "retracted")
    assert any(": found in works.registry, from Crossref (" in line for line in lines)
    assert sum("not asked: " in line for line in lines) == 1


def test_an_entry_that_nothing_points_to_is_told_so(references: References) -> None:
    lines = references("sleep.md", "-f", "full", "--verdict", "malformed")
    assert "    - no mark in the text points to it" in lines


def test_the_address_of_a_link_stands_below_its_words(references: References) -> None:
    lines = references("sleep.md", "-f", "full")
    assert lines[lines.index("    page of the hospital") + 1] == "    - https://ward.example/naps/how-to"


def test_a_registry_of_digests_suggests_nothing_that_it_cannot_show(
    references: References, tmp_path_factory: pytest.TempPathFactory
) -> None:
    compact = build_registry(tmp_path_factory.mktemp("compact"), form="compact")
    lines = references("naps.md", "--registry", str(compact), "-f", "full")
    assert lines[2].startswith("naps.md:5:9 [^nap] matched: ")
    assert not any("add the identifier" in line for line in lines)


def test_an_entry_that_is_cited_by_its_author_has_no_number(references: References, shelf: Path) -> None:
    text = (
        "# Naps\n\nNaps help (Okafor, 2021).\n\n## References\n\n"
        "- Falk, I. (2019). Notes on tea. *Invented Trials*, 3(1), 1-9.\n"
        "- Okafor, T. (2021). Short naps on the ward. *Invented Trials*, 5(2), 11-19.\n"
    )
    (shelf / "apa.md").write_text(text, encoding="utf-8")
    lines = references("apa.md", "-f", "full")
    at = next(at for at, line in enumerate(lines) if line.startswith("apa.md:8:3 no identifier: "))
    assert lines[at + 2] == "    - cited in line 3"


def test_who_cites_an_entry_twice_in_a_line_is_told_once(references: References, shelf: Path) -> None:
    entry = "Falk I. Notes on tea. Invented Trials. 2020;3(1):1-9."
    text = f"# Tea\n\nTea [1] is tea [1].\nIt is [1].\n\n## References\n\n1. {entry}\n"
    (shelf / "tea.md").write_text(text, encoding="utf-8")
    assert "    - cited in lines 3 and 4" in references("tea.md", "-f", "full")
