import pytest

from healthlint.references.comparing.names import all_known, is_body, likeness
from healthlint.references.works import Name

CASES = {
    "an umlaut and its transliteration": (Name("Müller", "H"), Name("Mueller", "Hans"), "equal"),
    "an umlaut and none": (Name("Müller", "H"), Name("Muller", "Hans"), "equal"),
    "a stroke": (Name("Sørensen", "K"), Name("Sorensen", "Kari"), "equal"),
    "particles on one side": (Name("van der Berg", "J"), Name("Berg", "Jan van der"), "equal"),
    "an apostrophe": (Name("O’Brien", "K"), Name("O'Brien", "Kate"), "equal"),
    "a hyphen": (Name("García-López", "A"), Name("García López", "Ana"), "equal"),
    "one of two family names": (Name("García", "A"), Name("García López", "Ana"), "equal"),
    "a suffix": (Name("Lind Jr", "S"), Name("Lind", "Sara"), "equal"),
    "case": (Name("LIND", "S"), Name("Lind", "Sara"), "equal"),
    "a name in one part, a dash in the other": (Name("Lind", "S"), Name("-", "Sara Lind"), "equal"),
    "the given name first": (Name("Xiaoming", "Wang"), Name("Wang", "Xiaoming"), "equal"),
    "the given name first, an initial": (Name("Xiaoming", "W"), Name("Wang", "Xiaoming"), "equal"),
    "a Chinese name in two parts": (Name("王小明"), Name("王", "小明"), "equal"),
    "Traditional characters": (Name("陳大文"), Name("陈大文"), "script"),
    "another Chinese name": (Name("王小明"), Name("王小红"), "differs"),
    "a Chinese name and a transliterated one": (Name("王小明"), Name("Wang", "Xiaoming"), "incomparable"),
    "a name whole in one part": (Name("Sara-Li Lind"), Name("Lind", "Sara-Li"), "equal"),
    "a body cut in two by a register": (
        Name("The Sleep News Staff"),
        Name("Staff", "The Sleep News"),
        "equal",
    ),
    "a letter for a family": (Name("R.", "Sara P."), Name("SP", "R"), "equal"),
    "a letter for a family, and other letters": (Name("R.", "Sara P."), Name("ST", "R"), "differs"),
    "a letter and nothing else": (Name("R."), Name("Rao", "S"), "differs"),
    "another family": (Name("Lind", "S"), Name("Okafor", "S"), "differs"),
    "another family of the same given name": (Name("Lind", "Sara"), Name("Okafor", "Sara"), "differs"),
    "a body and a person": (Name("World Health Organization"), Name("Lind", "S"), "incomparable"),
    "nothing": (Name(""), Name("Lind", "S"), "incomparable"),
}


@pytest.mark.parametrize(("cited", "registered", "expected"), CASES.values(), ids=CASES)
def test_names_are_compared_by_the_family(cited: Name, registered: Name, expected: str) -> None:
    assert likeness(cited, registered) == expected
    assert likeness(registered, cited) == expected


@pytest.mark.parametrize(
    "name", ["Sleep Study Group", "World Health Organization", "中国睡眠研究会睡眠学组", "WHO"]
)
def test_a_body_is_known_by_its_words(name: str) -> None:
    assert is_body(Name(name))


@pytest.mark.parametrize(
    "name", [Name("Lind", "S"), Name("van der Berg"), Name("王小明"), Name("Group", "A")]
)
def test_a_person_is_no_body(name: Name) -> None:
    assert not is_body(name)


def test_authors_that_are_not_registered_are_noticed() -> None:
    registered = (Name("Lind", "S"), Name("Okafor", "T"), Name("Sato", "Y"))
    assert all_known((Name("Okafor", "T"), Name("Lind", "S")), registered)
    assert not all_known((Name("Lind", "S"), Name("Moreau", "C")), registered)
    assert all_known((Name("Lind", "S"), Name("Sleep Study Group")), registered)
