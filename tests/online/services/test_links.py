"""A page is dead only when its host says so twice, or does not exist."""

from __future__ import annotations

import pytest

from healthlint.online.answers import Dead, Moved, Reachable, Unchecked
from healthlint.online.online import Online
from healthlint.online.transport.policy import PUBLIC
from serving import NewClient, Said, Server, StillClock, data, moved, page

HOST = "herbs.example"
PAGE = f"http://{HOST}/tea/ginger"
PATH = "/tea/ginger"


@pytest.mark.parametrize("status", [200, 203, 206, 416])
def test_a_page_that_answers_is_there(server: Server, online: Online, status: int) -> None:
    server.say(HOST, PATH, page(status))
    assert isinstance(online.link(PAGE), Reachable)
    assert server.asked[0].headers["range"] == "bytes=0-16383"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_twice_is_dead(
    server: Server, online: Online, clock: StillClock, status: int
) -> None:
    server.say(HOST, PATH, page(status))
    answer = online.link(PAGE)
    assert isinstance(answer, Dead)
    assert answer.reason == str(status)
    assert len(server.asked) == 2
    assert clock.slept == [2.0]


def test_a_page_that_is_gone_once_is_not_dead(server: Server, online: Online) -> None:
    server.say(HOST, PATH, page(404), page())
    assert isinstance(online.link(PAGE), Reachable)


def test_a_page_that_is_gone_once_and_then_refused_is_unchecked(server: Server, online: Online) -> None:
    server.say(HOST, PATH, page(404), page(403))
    assert isinstance(online.link(PAGE), Unchecked)


@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 405, 406, 408, 418, 429, 451, 500, 502, 503, 504, 999]
)
def test_a_page_that_is_refused_is_unchecked_and_not_asked_for_again(
    server: Server, online: Online, status: int
) -> None:
    server.say(HOST, PATH, page(status))
    assert isinstance(online.link(PAGE), Unchecked)
    assert len(server.asked) == 1


def test_a_host_that_does_not_exist_makes_a_page_dead(server: Server, online: Online) -> None:
    server.unknown[HOST] = False
    answer = online.link(PAGE)
    assert isinstance(answer, Dead)
    assert answer.reason == "no such host"


def test_a_host_whose_name_cannot_be_found_now_is_unchecked(server: Server, online: Online) -> None:
    server.unknown[HOST] = True
    assert isinstance(online.link(PAGE), Unchecked)


def test_without_a_network_no_page_is_dead(server: Server, online: Online) -> None:
    server.unknown |= {HOST: False, "doi.org": False}
    answer = online.link(PAGE)
    assert isinstance(answer, Unchecked)
    assert "network seems to be down" in answer.reason


@pytest.mark.parametrize(
    "home",
    ["/", "/en/", "/zh-CN/", "/zh_hans", "/index.html", "/en/index.php", "/default.aspx", "/home"],
)
def test_a_page_that_leads_to_a_home_page_has_moved(server: Server, online: Online, home: str) -> None:
    server.say(HOST, PATH, moved(home, 301))
    server.say(HOST, home, page())
    answer = online.link(PAGE)
    assert isinstance(answer, Moved)
    assert answer.address == f"http://{HOST}{home}"


def test_a_query_of_a_home_page_that_is_lost_has_moved(server: Server, online: Online) -> None:
    server.say(HOST, "/index.php", moved("/"))
    server.say(HOST, "/", page())
    assert isinstance(online.link(f"http://{HOST}/index.php?article=7"), Moved)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(PATH, "/tea/ginger-root", id="to another page"),
        pytest.param("/", "/en/", id="from a home page to that of a language"),
        pytest.param("/en/index.html", "/", id="from one home page to another"),
    ],
)
def test_a_page_that_leads_to_another_is_there(server: Server, online: Online, start: str, end: str) -> None:
    server.say(HOST, start, moved(end))
    server.say(HOST, end, page())
    answer = online.link(f"http://{HOST}{start}")
    assert isinstance(answer, Reachable)
    assert answer.address == f"http://{HOST}{end}"


def test_a_page_may_lead_to_another_host(server: Server, online: Online) -> None:
    server.say(HOST, PATH, moved("http://tea.example/ginger"))
    server.say("tea.example", "/ginger", page())
    assert isinstance(online.link(PAGE), Reachable)


def test_a_page_in_chinese_characters_is_asked_for(server: Server, online: Online) -> None:
    server.say("xn--vxs574d.example", "/%E8%8C%B6", page())
    assert isinstance(online.link("http://生姜.example/茶"), Reachable)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://127.0.0.1/admin", id="this machine"),
        pytest.param("http://[::1]:8080/", id="this machine by IPv6"),
        pytest.param("http://169.254.169.254/latest/meta-data/", id="the metadata of a virtual machine"),
        pytest.param("http://user:secret@tea.example/", id="a password"),
        pytest.param("http://tea.example:22/", id="the port of another service"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("mailto:desk@tea.example", id="no page"),
        pytest.param("http://", id="no host"),
        pytest.param("http://[", id="what cannot be read"),
        pytest.param("http://exa mple.example/", id="a blank in the host"),
        pytest.param("http://" + "a" * 70 + ".example/", id="a name that is too long"),
        pytest.param("http://" + "茶" * 70 + ".example/", id="a Chinese name that is too long"),
    ],
)
def test_an_address_that_is_not_of_the_public_network_is_unchecked(
    server: Server, new_client: NewClient, address: str
) -> None:
    from healthlint.online.services.links import Links
    from healthlint.online.transport.names import resolve

    answer = Links(new_client(policy=PUBLIC, find=resolve)).state(address)
    assert isinstance(answer, Unchecked)
    assert answer.cause == "refused"
    assert server.asked == []


@pytest.mark.parametrize("host", ["doi.org", "dx.doi.org", "DOI.org"])
def test_a_doi_is_looked_up_by_its_number_and_not_by_its_page(
    server: Server, online: Online, host: str
) -> None:
    assert isinstance(online.link(f"https://{host}/10.5555/tea"), Unchecked)
    assert server.asked == []


def test_one_host_is_asked_for_one_page_at_a_time(server: Server, online: Online, clock: StillClock) -> None:
    for name in ("/a", "/b", "/c"):
        server.say(HOST, name, data({}))
        online.link(f"http://{HOST}{name}")
    server.say("tea.example", "/d", Said())
    online.link("http://tea.example/d")
    assert clock.slept == [0.5, 0.5]
