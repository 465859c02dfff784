"""Do marks, entries, sources and labels belong together?"""

from __future__ import annotations

import pytest

from healthlint import Rule
from healthlint.testing import findings_of
from healthlint_rules.citation.citation_marker_mismatch import CitationMarkerMismatch
from healthlint_rules.citation.label_target_mismatch import LabelTargetMismatch
from healthlint_rules.citation.malformed_reference_metadata import MalformedReferenceMetadata
from healthlint_rules.citation.unlocatable_reference import UnlocatableReference
from healthlint_rules.citation.weak_source import WeakSource

NAPS = "Lind S. Naps. Sleep. 2020;43(2):1-9."
TEA = "Okafor T. Tea. Sleep. 2021;44(2):1-9."
LIST = f"\n\n## References\n\n1. {NAPS}\n2. {TEA}\n"


def told(rule: Rule, text: str, form: str = "markdown") -> list[tuple[str, str]]:
    return [(finding.severity, finding.text) for finding in findings_of(rule, text, form)]


def mismatches(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    return told(CitationMarkerMismatch(), text, form)


@pytest.mark.parametrize(
    "cited",
    [
        pytest.param("Naps help [1], tea does not [2].", id="brackets"),
        pytest.param("Neither helps [1, 2].", id="comma"),
        pytest.param("Neither helps [1–2].", id="range"),
        pytest.param("Neither helps.¹⁻²", id="raised range"),
        pytest.param("Naps help.¹ Tea does not.²", id="raised signs"),
        pytest.param("Naps help.<sup>1</sup> Tea does not.<sup>2</sup>", id="raised by markup"),
        pytest.param("Naps help (1), tea does not (2). Rest [1].", id="round brackets"),
        pytest.param("Naps help (Lind 2020), tea does not (Okafor 2021).", id="author and year"),
        pytest.param(
            "Naps help, says Lind (2020); Okafor (2021) found no use in tea.", id="author before year"
        ),
        pytest.param("午睡有益【1】，喝茶无益［2］。", id="wide brackets"),
        pytest.param("午睡有益①，喝茶无益②。", id="circled numbers"),
    ],
)
def test_entries_that_the_text_cites_are_left_alone(cited: str) -> None:
    assert mismatches(cited + LIST) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The score rose by 3 (95% CI [4, 9]) [1, 2].", id="interval"),
        pytest.param("A flat of 40 m³ is enough [1, 2].", id="power"),
        pytest.param("Set `naps[7]` to zero [1, 2].", id="code"),
        pytest.param("[7] Sleep well [1, 2].", id="number of a list"),
        pytest.param("In [2020] all was well [1, 2].", id="year"),
        pytest.param(
            "Read [this][7] and [8](https://sleep.example/eight) [1, 2].\n\n[7]: https://a.example",
            id="links",
        ),
    ],
)
def test_other_numbers_are_no_marks(text: str) -> None:
    assert mismatches(text + LIST) == []


def test_a_mark_without_an_entry_is_a_warning_and_an_uncited_entry_worth_a_look() -> None:
    assert mismatches(f"Naps help [1, 5].{LIST}") == [("warning", "[1, 5]"), ("info", TEA)]


def test_many_uncited_entries_are_told_at_the_heading() -> None:
    entries = "\n".join(f"{number}. {NAPS}" for number in range(1, 8))
    [finding] = findings_of(CitationMarkerMismatch(), f"Naps help [2].\n\n## References\n\n{entries}\n")
    assert finding.text == "References"
    assert "1, 3, 4, 5, 6, 7" in finding.message


def test_numbers_that_markdown_counts_by_itself_are_those_of_the_place() -> None:
    text = f"Naps help [1], tea does not [2].\n\n## References\n\n1. {NAPS}\n1. {TEA}\n"
    assert mismatches(text) == []


def test_entries_that_markdown_joins_to_one_paragraph_are_told_apart() -> None:
    text = (
        "午睡有益[1]，喝茶无益[3]。\n\n## 参考文献\n\n[1] 林若安.午睡[J].睡眠医学,2020,3(2):1-9.\n"
        "[2] 周立新.喝茶.2021.\n[3] 周立新.散步[J].睡眠医学,2021,4(2):19-12.\n"
    )
    assert mismatches(text) == [("info", "[2] 周立新.喝茶.2021.")]
    assert told(UnlocatableReference(), text) == [("warning", "[2] 周立新.喝茶.2021.")]
    assert told(MalformedReferenceMetadata(), text) == [("warning", "19-12")]


def test_an_ordered_list_of_a_page_is_numbered_by_place() -> None:
    body = "<p>Naps help [1], tea does not [3].</p><h2>References</h2>"
    assert mismatches(f"{body}<ol><li>{NAPS}</li><li>{TEA}</li></ol>", "html") == [
        ("warning", "[3]"),
        ("info", TEA),
    ]


def test_an_entry_that_the_text_links_to_is_cited() -> None:
    text = "See [the trial](https://sleep.example/naps/1) of naps."
    entries = "- Naps. https://sleep.example/naps/1\n- Tea, 2021. https://sleep.example/tea/2"
    assert mismatches(f"{text}\n\n## References\n\n{entries}\n") == [
        ("info", "Tea, 2021. https://sleep.example/tea/2")
    ]


def test_what_a_line_names_as_the_source_of_what_stands_above_it_needs_no_mark() -> None:
    lines = "".join(
        f"午睡有益。\n\n（资料来源：{name}.午睡[J].睡眠医学,2020,3(2):1-9）\n\n" for name in "林周王"
    )
    assert mismatches(f"# 午睡\n\n{lines}") == []


def test_a_mark_of_an_entry_for_further_reading_has_its_entry() -> None:
    lists = f"## References\n\n[1] {NAPS}\n\n## Further reading\n\n[2] {TEA}\n"
    assert mismatches(f"Naps help [1]. Tea does not [2].\n\n{lists}") == []


@pytest.mark.parametrize("heading", ["Further reading", "Learn more", "Additional resources", "延伸阅读"])
def test_a_list_of_further_reading_is_no_list_of_references(heading: str) -> None:
    text = f"Naps help.\n\n## {heading}\n\n- Sleep charter, 2020\n- Tea charter, 2021\n"
    assert mismatches(text) == []
    assert told(UnlocatableReference(), text) == []


def test_references_and_further_reading_under_one_heading_are_references() -> None:
    text = "Naps help.\n\n## References and further reading\n\n- Sleep Council, 2020\n- Tea Council, 2021\n"
    assert len(told(UnlocatableReference(), text)) == 2


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        pytest.param("Lind S. Naps. Sleep. 2020;43(2):1425-37.", [], id="last page cut short"),
        pytest.param("Lind S. Naps. Sleep. 2020;43(2):S19-S12.", ["S19-S12"], id="supplement"),
        pytest.param("Lind S. Naps. Sleep. 2020;43(2):519-2.", ["519-2"], id="cut short and reversed"),
        pytest.param("Lind, S. (2020). Naps. JAMA, 323(20), 2096.", [], id="page like a year"),
        pytest.param("Lind S. Sleep in 2050. Sleep. 2020;43(2):1-9.", [], id="year in the title"),
        pytest.param("Lind S. Naps. Sleep. 2027;43(2):1-9.", [], id="online ahead of its year"),
        pytest.param("Lind S. Naps. Sleep. 2028;43(2):1-9.", ["2028"], id="year to come"),
        pytest.param("Lind S. Naps. Sleep 2028;43(2):1-9.", ["2028"], id="year to come, without a stop"),
        pytest.param("Lind S. Naps &amp;amp; tea. Sleep. 2020;43(2):1-9.", ["&amp;amp;"], id="entity"),
        pytest.param("Lind S. Napsâ€™ use. Sleep. 2020;43(2):1-9.", ["â€™"], id="mojibake"),
        pytest.param("Lind S. Naps.?Sleep,?2020;43(2):1-9.", ["?"], id="lost blank"),
        pytest.param("Lind S. Do naps help? Sleep. 2020;43(2):1-9.", [], id="question"),
        pytest.param("林若安.午睡[J].睡眠医学,2020,46(05):652-644.", ["652-644"], id="GB/T 7714"),
        pytest.param("林若安.锟斤拷[J].睡眠医学,2020,46(05):1-9.", ["锟斤拷"], id="mojibake in Chinese"),
    ],
)
def test_what_of_an_entry_cannot_be_right_is_reported(entry: str, wrong: list[str]) -> None:
    rule = MalformedReferenceMetadata({"today": "2026-03-01"})
    assert [text for _, text in told(rule, f"## References\n\n1. {entry}\n")] == wrong


def test_an_identifier_that_a_line_break_cuts_is_whole() -> None:
    assert told(MalformedReferenceMetadata(), "See doi:10.1234/nap-\n2020.17 for more.") == []


def test_the_identifier_of_an_address_is_read_behind_its_words() -> None:
    [finding] = findings_of(
        MalformedReferenceMetadata(), "See [the trial](https://clinicaltrials.gov/study/NCT0123456)."
    )
    assert (finding.text, "NCT0123456" in finding.message) == ("the trial", True)


@pytest.mark.parametrize(
    "rule", [CitationMarkerMismatch(), LabelTargetMismatch(), MalformedReferenceMetadata(), WeakSource()]
)
def test_a_page_that_holds_a_link_without_words_and_nothing_else_is_read(rule: Rule) -> None:
    assert told(rule, "[](https://www.webmd.com/ginger/NCT0123456)") == []


def test_the_best_source_of_a_section_counts() -> None:
    weak = "Ginger reduces pain ([WebMD](https://www.webmd.com/ginger))."
    strong = "See [the trial](https://doi.org/10.1234/g.1)."
    assert told(WeakSource(), weak) == [("info", "WebMD")]
    assert told(WeakSource(), f"{weak}\n\n{strong}") == []
    assert told(WeakSource(), f"{weak}\n\n## Trials\n\n{strong}") == [("info", "WebMD")]
    assert told(WeakSource(), f"{weak} [1]\n\n## References\n\n1. {NAPS} doi:10.1234/n.1") == []


def test_a_label_that_is_reported_is_not_told_to_be_weak_as_well() -> None:
    text = "Ginger reduces pain, as [a clinical study](https://www.amazon.com/ginger) shows."
    assert told(LabelTargetMismatch(), text) == [("warning", "a clinical study")]
    assert told(WeakSource(), text) == []


@pytest.mark.parametrize(
    ("label", "target", "wrong"),
    [
        pytest.param("NIH", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", True, id="library"),
        pytest.param("NIH", "https://www.nih.gov/naps", False, id="its own site"),
        pytest.param("NHS", "https://www.england.nhs.uk/naps", False, id="part of its site"),
        pytest.param("Nature", "https://www.nature.com/articles/d41586-020-1", True, id="news of a journal"),
        pytest.param("WHO report, 2021", "https://www.thesun.co.uk/naps", True, id="with kind and year"),
        pytest.param("WHO praises naps", "https://www.thesun.co.uk/naps", False, id="headline"),
        pytest.param("WHO", "https://naps.example/who", False, id="unknown site"),
        pytest.param("cdc.gov", "https://shop.naps.example/", True, id="address that is shown"),
        pytest.param("www.naps.example", "https://naps.example/home", False, id="part of the address"),
        pytest.param("doi.org/10.1234/a", "https://doi.org/10.1234/b", True, id="another DOI"),
        pytest.param("https://bit.ly/naps", "https://naps.example/1", False, id="short address"),
        pytest.param("一项临床研究", "https://item.taobao.com/1", True, id="study that is a shop"),
    ],
)
def test_a_label_must_name_what_stands_at_its_target(label: str, target: str, wrong: bool) -> None:
    assert bool(told(LabelTargetMismatch(), f"Read [{label}]({target}).")) is wrong
