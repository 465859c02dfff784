import pytest

from healthlint.references.homes import is_home_page


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
