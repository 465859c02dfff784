import pytest

from healthlint.references.comparing.extent import comparable_pages, same_number, same_pages, same_year

NUMBERS = {
    "zeros": ("05", "5", True),
    "zeros in brackets": ("46(05)", "46(5)", True),
    "a label": ("Vol. 46", "46", True),
    "a Chinese label": ("第3期", "3", True),
    "Roman figures": ("XII", "12", True),
    "a supplement": ("Suppl 1", "S1", True),
    "a supplement of PubMed": ("Suppl_1", "S1", True),
    "a Chinese supplement": ("增刊1", "Suppl 1", True),
    "a double issue": ("1-2", "1/2", True),
    "a double issue with a dash": ("1–2", "1-2", True),
    "full width": ("４６", "46", True),
    "another one": ("46", "47", False),
    "a supplement and an issue": ("S1", "1", False),
    "nothing": ("", "4", None),
}
PAGES = {
    "a shortened end": ("1425-37", "1425-1437", True),
    "a dash": ("1425–1437", "1425-37", True),
    "the first page only": ("1425", "1425-37", True),
    "labels": ("pp. 12-15", "12-15", True),
    "Chinese labels": ("第12-15页", "12-15", True),
    "a stop": ("301-306.", "301-306", True),
    "letters": ("S12-S15", "s12-15", True),
    "the number of an article": ("e0123456", "e0123456", True),
    "the number of an article with a letter": ("e123", "123", True),
    "the number of an article for its own pages": ("983615", "1-9", None),
    "one page twice": ("12-12", "12", True),
    "another first page": ("12-15", "13-15", False),
    "another last page": ("12-15", "12-16", False),
    "nothing": ("", "3", None),
    "words": ("in press", "3", None),
}


@pytest.mark.parametrize(("one", "other", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_volumes_and_issues_are_compared_by_number(one: str, other: str, expected: bool | None) -> None:
    assert same_number(one, other) is expected
    assert same_number(other, one) is expected


@pytest.mark.parametrize(("one", "other", "expected"), PAGES.values(), ids=PAGES)
def test_pages_are_compared_by_where_they_begin_and_end(one: str, other: str, expected: bool | None) -> None:
    assert same_pages(one, other) is expected
    assert same_pages(other, one) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("1425-37", ("1425", "1437")), ("99-102", ("99", "102")), ("7", ("7", ""))]
)
def test_a_shortened_range_is_made_whole(text: str, expected: tuple[str, str]) -> None:
    assert comparable_pages(text) == expected


@pytest.mark.parametrize(("cited", "expected"), [(2019, True), (2022, True), (2018, False), (2023, False)])
def test_a_year_beside_any_registered_one_is_right(cited: int, expected: bool) -> None:
    assert same_year(cited, (2020, 2021)) is expected
