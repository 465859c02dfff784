"""Which entries of a reference list can be found?"""

from __future__ import annotations

import pytest

from healthlint.references import references_of
from healthlint.testing import findings_of
from healthlint.text.readers import BY_FORMAT
from healthlint_rules.citation.judged import written_in
from healthlint_rules.citation.unlocatable_reference import UnlocatableReference


def lost(entries: str, heading: str = "References") -> list[str]:
    return [finding.text for finding in findings_of(UnlocatableReference(), f"## {heading}\n\n{entries}\n")]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("Okafor T, Lind S. Naps. Sleep Health. 2021;7(3):512-9.", id="Vancouver"),
        pytest.param("Okafor T, Lind S. Naps. Sleep Health. 2021 Mar 4;7:e512.", id="electronic page"),
        pytest.param(
            "Okafor T. Naps in adults. *Sleep Health*. 2021;7(3 Suppl 1):S12-S19.", id="AMA with supplement"
        ),
        pytest.param("Okafor, T., & Lind, S. (2021). Naps. Sleep Health, 7(3), 512–519.", id="APA"),
        pytest.param("Okafor T. “Naps.” Sleep Health 7, no. 3 (2021): 512–19.", id="Chicago"),
        pytest.param("林若安,周立新.午睡与心脏[J].睡眠医学,2022,5(4):301-306.", id="GB/T 7714"),
        pytest.param(
            "林若安，周立新．午睡與心臟．睡眠醫學雜誌 2022；5(4)：301-306。",
            id="full-width signs, Traditional",
        ),
        pytest.param("周立新. 睡眠医学[M]. 北京: 人民卫生出版社, 2019: 12-15.", id="book in Chinese"),
        pytest.param(
            "Ruiz A, et al. Naps. Cochrane Database Syst Rev 2018; CD001234.", id="review by its number"
        ),
        pytest.param("Sleep charter. sleep.example.org/charter/2020", id="address without scheme"),
        pytest.param("ISBN 978-3-16-148410-0", id="ISBN"),
        pytest.param("[Certificate of the ward, 2020](certificate.pdf)", id="a file beside the article"),
        pytest.param("[Naps in adults](/studies/naps)", id="a page of the same site"),
        pytest.param("林若安.午睡[J].睡眠医学，2009，（241）：10-13", id="an issue without a volume"),
        pytest.param("国务院. 医疗机构管理条例. 国务院令第149号. 1994.", id="law"),
    ],
)
def test_an_entry_with_a_locator_is_left_alone(entry: str) -> None:
    assert lost(f"1. {entry}") == []


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("“Naps and Hope,” Journal of Modern Sleep, 2026.", id="title, journal and year"),
        pytest.param("International Sleep Council, 2023.", id="organisation and year"),
        pytest.param("https://www.sleep.example/", id="home page"),
        pytest.param("https://sleep.example/zh/index.html", id="home page in a language"),
        pytest.param("Sleep Health website", id="a website by name"),
        pytest.param("《午睡与健康》，中国睡眠研究，2024", id="title, journal and year in Chinese"),
        pytest.param("百度百科", id="an encyclopaedia by name"),
    ],
)
def test_an_entry_without_a_locator_is_reported(entry: str) -> None:
    assert lost(f"1. {entry}") == [entry]


def test_lines_after_the_list_are_no_entries() -> None:
    entries = "1. Lind S. Naps. Sleep. 2020;43(2):1-9.\n2. Lind S. Tea. Sleep. 2021;44(2):1-9.\n"
    assert lost(f"{entries}\nLast updated 4 May 2024\n\nWritten by the sleep desk, 2024") == []


def test_a_footnote_may_be_a_remark() -> None:
    text = "Naps cost nothing.[^1]\n\n[^1]: Prices of 2024, in euros."
    assert findings_of(UnlocatableReference(), text) == []


def test_an_entry_with_a_chinese_title_is_spoken_of_in_chinese_however_long_its_address_is() -> None:
    entry = "林若安. 午睡. https://sleep.example.org/" + "articles/" * 9
    (reference,) = references_of(BY_FORMAT["markdown"](f"## References\n\n1. {entry}\n", "article"))
    assert reference.cited.title == "午睡"
    assert written_in(reference) == "zh"
