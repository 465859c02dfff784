import pytest

from healthlint.references.extraction.homes import is_home_page
from healthlint.references.judging.sources import from_text
from healthlint.references.works import Cited


@pytest.mark.parametrize(
    "address",
    [
        "https://sleep.example",
        "https://sleep.example/",
        "http://www.sleep.example/index.html",
        "https://sleep.example/en",
        "https://sleep.example/zh-cn/",
        "https://sleep.example/zh-hant/index.php",
        "https://sleep.example/?utm",
        "https://sleep.example/#top",
        "www.sleep.example",
    ],
)
def test_the_first_page_of_a_site_is_a_home_page(address: str) -> None:
    assert is_home_page(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://sleep.example/salt",
        "https://sleep.example/en/facts",
        "https://sleep.example/?id=4",
        "https://sleep.example/index.php?article=12",
        "https://sleep.example/a/b/c.html",
        "https://doi.org/10.1234/salt.1",
    ],
)
def test_a_page_below_it_is_none(address: str) -> None:
    assert not is_home_page(address)


WORDS = {
    "nothing that could be looked for": ("various articles", "no-source-named"),
    "much that could not be read": (
        "See Okafor (n 2) on the nap by day and its friends in towns of the north, 1989, ch. 4",
        "no-identifier",
    ),
    "a volume read with the name": ("午睡研究——海港的十年，见该报1998年第4号第2版", "no-identifier"),
}


@pytest.mark.parametrize(("text", "expected"), WORDS.values(), ids=WORDS)
def test_an_entry_that_was_not_read_is_no_entry_without_a_source(text: str, expected: str) -> None:
    assert from_text(Cited(text, year=1998 if "19" in text else None), lambda _: ()) == expected


def test_a_place_in_a_journal_is_no_organisation() -> None:
    cited = Cited("x", title="Naps", container="Power nap group technology, Vol. 35(4)(2011), p.117")
    assert from_text(cited, lambda _: ()) == "no-identifier"
