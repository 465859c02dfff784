from __future__ import annotations

import pytest

from healthlint.references.extraction.citations import citations_of
from healthlint.text.readers import BY_FORMAT

LIST = """
## References

1. Okafor B, Lind C. Naps and the heart. Nap Medicine. 2021;9(3):1-5.
2. Lind C. Sleep by day. Nap Medicine. 2020;8:7-9.
3. 林若安, 郑知远. 午睡与心脏[J]. 中华午睡杂志, 2019, 3(2): 1-4.
"""
MARKS = {
    "one in brackets": ("Naps help the heart [1].", [("[1]", [1])]),
    "several": ("Naps help the heart [1,2].", [("[1,2]", [1, 2])]),
    "a range": ("Naps help the heart.[1-3]", [("[1-3]", [1, 2, 3])]),
    "raised signs": ("Naps help the heart.²", [("²", [2])]),
    "raised by markup": ("Naps help the heart.<sup>1,3</sup>", [("1,3", [1, 3])]),
    "a circled number": ("午睡有益心脏②。", [("②", [2])]),
    "brackets of full width": ("午睡有益心脏【3】。", [("【3】", [3])]),
    "round brackets": ("Naps help the heart (2).", [("(2)", [2])]),
    "author and year in brackets": (
        "Naps help the heart (Okafor et al., 2021).",
        [("Okafor et al., 2021", [1])],
    ),
    "author, and year in brackets": ("Lind (2020) says that naps help.", [("Lind (2020", [2])]),
    "a Chinese author": ("午睡有益心脏（林若安等，2019）。", [("林若安等，2019", [3])]),
}


@pytest.mark.parametrize(("text", "expected"), MARKS.values(), ids=MARKS)
def test_a_mark_stands_for_its_entries(text: str, expected: list[tuple[str, list[int]]]) -> None:
    found = citations_of(BY_FORMAT["markdown"](f"# Naps\n\n{text}\n{LIST}", "article"))
    assert [(each.label, [entry.number for entry in each.references]) for each in found] == expected


NO_MARKS = [
    "Naps grew by 12 m².",
    "The range was 1–3 hours (95% CI [1, 2]).",
    "Open the valve (9).",
    "In March (2020) naps helped.",
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_means_something_else_stands_for_no_entry(text: str) -> None:
    found = citations_of(BY_FORMAT["markdown"](f"# Naps\n\n{text}\n{LIST}", "article"))
    assert [each.label for each in found if each.certain and each.references] == []


def test_a_footnote_is_bound_by_its_name() -> None:
    source = "# Naps\n\nNaps help.[^lind]\n\n[^lind]: Lind C. Sleep by day. Nap Medicine. 2020;8:7-9.\n"
    (citation,) = citations_of(BY_FORMAT["markdown"](source, "article"))
    assert [entry.label for entry in citation.references] == ["lind"]


def test_a_mark_of_the_markup_tells_where_the_source_has_it() -> None:
    source = f"# Naps\n\nNaps help.<sup>1</sup>\n{LIST}"
    (citation,) = citations_of(BY_FORMAT["markdown"](source, "article"))
    assert citation.span is not None
    assert source[slice(*citation.span)] == "<sup>1</sup>"
    assert (citation.by, citation.start) == ("number", citation.end)


BY_NAME = {
    "an author who is not the first": ("Naps help (Lind, 2021).", [1]),
    "a Chinese name cut short": ("午睡有益（林若，2019）。", [3]),
    "nobody of the list": ("Naps help (Adeyemi, 2021).", []),
    "a body: it may be any of its pages": ("Naps help (NHS, 2021).", None),
}


@pytest.mark.parametrize(("text", "numbers"), BY_NAME.values(), ids=BY_NAME)
def test_a_name_and_a_year_stand_for_the_entries_that_have_both(text: str, numbers: list[int] | None) -> None:
    found = citations_of(BY_FORMAT["markdown"](f"# Naps\n\n{text}\n{LIST}", "article"))
    assert [[entry.number for entry in each.references] for each in found] == (
        [] if numbers is None else [numbers]
    )


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        pytest.param("1. {}\n2. {}\n", 1, id="printed before the entries"),
        pytest.param("- {}\n- {}\n", 0, id="by place alone"),
    ],
)
def test_a_number_that_may_mean_something_else_is_a_mark_where_numbers_are_in_use(
    entries: str, count: int
) -> None:
    listed = entries.format("Okafor B. Naps. Nap Medicine. 2021;9:1-5.", "Lind C. Tea. Tea. 2020;8:7-9.")
    found = citations_of(
        BY_FORMAT["markdown"](f"# Naps\n\nOpen the valve (2).\n\n## References\n\n{listed}", "article")
    )
    assert len(found) == count


def test_a_mark_without_an_entry_is_told() -> None:
    (citation,) = citations_of(BY_FORMAT["markdown"](f"# Naps\n\nNaps help [7].\n{LIST}", "article"))
    assert (citation.numbers, citation.references, citation.certain) == ((7,), (), True)
