"""References are counted once each, wherever an article gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.references import references_of
from healthlint.run.references import each_once
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text.readers import BY_SUFFIX

LIST = "1. Doe J. Tea. J Tea. 2020;1:2-3. doi:10.1234/tea.5\n2. Roe K. Rest. PMID: 12345678\n"

CASES = [
    pytest.param("# Tea\n\nTea is mostly water.\n", 0, id="none"),
    pytest.param(f"# Tea\n\nTea helps [1,2].\n\n## References\n\n{LIST}", 2, id="entries of a list"),
    pytest.param(f"# 茶\n\n茶有用[1]。\n\n## 参考文献\n\n{LIST}", 2, id="entries of a Chinese list"),
    pytest.param(
        "# Tea\n\nTea helps.[^1]\n\n[^1]: Doe J. Tea and rest. J Tea. 2020;1:2-3.\n", 1, id="a footnote"
    ),
    pytest.param(
        "# Tea\n\nSee doi:10.1234/tea.5 and https://doi.org/10.1234/rest.\n", 2, id="identifiers in the text"
    ),
    pytest.param("# 茶\n\n见（doi：10.1234/tea.5）。又见10.1234/TEA.5，同文。\n", 1, id="one named twice"),
    pytest.param(
        f"# Tea\n\nTea helps (10.1234/tea.5).\n\n## References\n\n{LIST}", 2, id="one of the list in the text"
    ),
    pytest.param(
        "# Tea\n\n[A trial](https://pubmed.ncbi.nlm.nih.gov/12345678/), PMID 12345678, PMC123456.\n",
        2,
        id="numbers of PubMed and PubMed Central",
    ),
    pytest.param(
        f"# Tea\n\nTea helps (10.1234/tea.5 and 10.1234/other).\n\n## References\n\n{LIST}",
        3,
        id="one of the list and one that is not",
    ),
    pytest.param(
        "# Tea\n\nSee [a page](https://example.org/tea) and [another](https://example.org/rest).\n",
        0,
        id="links to pages",
    ),
    pytest.param("# Tea\n\nSee doi:10.1234/tea.5, and PMID 12345678 for more.\n", 2, id="two kinds"),
    pytest.param("# Tea\n\nDrink 10.5 ml at 10.30; PM2.5 was 10.\n", 0, id="other numbers"),
]


@pytest.mark.parametrize(("source", "number"), CASES)
def test_each_reference_counts_once(source: str, number: int) -> None:
    assert len(each_once(references_of(BY_SUFFIX[".md"](source, "tea.md")))) == number


def test_an_article_tells_how_many_of_its_references_a_rule_has_judged(tmp_path: Path) -> None:
    path = tmp_path / "tea.md"
    path.write_text(f"# Tea\n\nTea helps [1,2].\n\n## References\n\n{LIST}", encoding="utf-8")

    def coverage(*select: str) -> tuple[int, int]:
        session = Session(Request(paths=(str(path),), isolated=True, select=select, cached=False))
        (article,) = session.lint()
        return article.coverage.references, article.coverage.judged

    assert coverage() == (2, 2)
    assert coverage("PRO") == (2, 0)
