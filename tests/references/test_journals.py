import pytest

from healthlint.references.comparing.journals import is_preprint_server, same_journal

CASES = {
    "an abbreviation": ("J Sleep Examples Med", "Journal of Sleep Examples and Medicine", True),
    "dots": ("J. Sleep. Ex.", "J Sleep Ex", True),
    "contracted words": ("Int J Surg Nurs", "International Journal of Surgical Nursing", True),
    "an article": ("Lancet", "The Lancet", True),
    "a place behind it": ("Lancet (London, England)", "The Lancet", True),
    "initials": ("NEJM", "New England Journal of Medicine", True),
    "a country behind it": (
        "Proc Natl Acad Sci U S A",
        "Proceedings of the National Academy of Sciences",
        True,
    ),
    "and": ("Salt & Sleep", "Salt and Sleep", True),
    "Traditional characters": ("中華睡眠雜誌", "中华睡眠杂志", True),
    "ISSNs": ("1234-5679", "12345679", True),
    "an edition in English": ("中华睡眠杂志(英文版)", "中华睡眠杂志", False),
    "a name that is much alike": ("Journal of Clinical Diabetes", "Journal of Clinical Dentistry", False),
    "a longer name": ("Sleep", "Sleep Medicine", False),
    "other initials": ("BMJ", "Biology of Sleep", False),
    "a word more": ("J Sleep", "Journal of Sleep Medicine", False),
    "another script": ("中华睡眠杂志", "Chinese Journal of Sleep", None),
    "nothing known": ("Sleep", "", None),
    "an ISSN only": ("Sleep", "1234-5679", None),
}


@pytest.mark.parametrize(("cited", "known", "expected"), CASES.values(), ids=CASES)
def test_journals_are_the_same_by_name_and_never_by_likeness(
    cited: str, known: str, expected: bool | None
) -> None:
    assert same_journal(cited, [known]) is expected


def test_a_list_of_journals_knows_the_name_in_another_script() -> None:
    names = {"中华睡眠杂志": ("中华睡眠杂志", "Zhonghua Shuimian Zazhi", "1234-5679")}
    assert same_journal("中华睡眠杂志", ["Zhonghua Shuimian Zazhi"], lambda name: names.get(name, ()))


def test_an_abbreviation_beside_the_registered_title_is_enough() -> None:
    assert same_journal("Z Schlafm", ["Sleep Journal", "Z Schlafm"])


@pytest.mark.parametrize(
    "name", ["medRxiv", "arXiv preprint arXiv:2101.00001", "Research Square", "SSRN", "预印本"]
)
def test_a_server_of_preprints_is_known(name: str) -> None:
    assert is_preprint_server(name)


@pytest.mark.parametrize("name", ["Sleep", "The Lancet", "Correction Science"])
def test_a_journal_is_no_server_of_preprints(name: str) -> None:
    assert not is_preprint_server(name)
