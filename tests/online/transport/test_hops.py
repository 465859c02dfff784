"""An address is judged before it is asked, and so is each that it redirects to."""

from __future__ import annotations

import pytest

from healthlint.online.transport.addresses import is_public
from healthlint.online.transport.faults import RefusedError
from healthlint.online.transport.hops import hop, redirected
from healthlint.online.transport.policy import PUBLIC

SERVICE = frozenset({"api.register.example"})


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("http://api.register.example/x", "by https only", id="without TLS"),
        pytest.param("https://evil.example/x", "no host of this service", id="another host"),
        pytest.param("https://api.register.example.evil.example/x", "no host", id="a host that begins alike"),
        pytest.param("https://api.register.example:8443/x", "no host", id="another port"),
        pytest.param("https://api.register.example@evil.example/", "user name", id="the host as a user name"),
        pytest.param("https://user:pw@api.register.example/", "user name", id="a password"),
        pytest.param("https://122.115.55.36/doi/x", "no host", id="a bare address"),
        pytest.param("file:///etc/passwd", "no web address", id="a file"),
        pytest.param("gopher://api.register.example/", "no web address", id="an old protocol"),
        pytest.param("//api.register.example/", "without a scheme", id="no scheme"),
        pytest.param("https:///x", "no host", id="no host"),
        pytest.param("https://api.register.example:99999/", "cannot be read", id="a port that is none"),
        pytest.param("https://[::1/", "cannot be read", id="a bracket too few"),
        pytest.param("https://api.register.example/" + "a" * 5000, "too long", id="thousands of characters"),
    ],
)
def test_a_service_is_asked_at_its_own_hosts_and_by_https(address: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        hop(address, PUBLIC, SERVICE)


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        pytest.param("/b?x=1", "https://api.register.example/b?x=1", id="a path"),
        pytest.param("c", "https://api.register.example/a/c", id="a relative path"),
        pytest.param("//api.register.example/d", "https://api.register.example/d", id="no scheme"),
        pytest.param("https://API.register.example:443/e#f", "https://api.register.example/e", id="whole"),
        pytest.param("/caf\xc3\xa9", "https://api.register.example/caf%C3%A9", id="UTF-8 read as Latin-1"),
        pytest.param("/caf\xe9", "https://api.register.example/caf%C3%A9", id="Latin-1"),
    ],
)
def test_a_redirect_within_a_service_is_followed(location: str, leads: str) -> None:
    start = hop("https://api.register.example/a/b", PUBLIC, SERVICE)
    assert redirected(start, location, PUBLIC, SERVICE).address == leads


@pytest.mark.parametrize(
    "location",
    [
        pytest.param("http://api.register.example/b", id="to plain text"),
        pytest.param("https://evil.example/", id="to another host"),
        pytest.param("http://[bad", id="to what cannot be read"),
        pytest.param("javascript:alert(1)", id="to a script"),
    ],
)
def test_a_redirect_out_of_a_service_is_refused(location: str) -> None:
    start = hop("https://api.register.example/a", PUBLIC, SERVICE)
    with pytest.raises(RefusedError, match="it redirects"):
        redirected(start, location, PUBLIC, SERVICE)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        pytest.param("http://herbs.example", "http://herbs.example/", id="without a path"),
        pytest.param(
            "https://生姜.example/茶?q=热", "https://xn--vxs574d.example/%E8%8C%B6?q=%E7%83%AD", id="Chinese"
        ),
        pytest.param(
            "https://herbs.example/a b%20c", "https://herbs.example/a%20b%20c", id="a blank and an escape"
        ),
        pytest.param("https://herbs.example./x", "https://herbs.example/x", id="the dot of the root"),
    ],
)
def test_any_page_may_be_asked_for(address: str, asked: str) -> None:
    assert hop(address, PUBLIC, None).address == asked


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        pytest.param("http://127。0。0。1/", "http://127.0.0.1/", id="full stops of Chinese"),
        pytest.param("http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/", id="figures in circles"),
        pytest.param(
            "http://herbs.example/\r\nHost: evil", "http://herbs.example/Host:%20evil", id="line ends"
        ),
        pytest.param(
            "http://evil.example#@herbs.example/", "http://evil.example/", id="a host as a fragment"
        ),
        pytest.param("http://herbs.example:/x", "http://herbs.example/x", id="a port that is left out"),
        pytest.param("http://017700000001/", "http://017700000001/", id="an address in base eight"),
    ],
)
def test_an_address_is_that_of_one_host_however_it_is_written(address: str, asked: str) -> None:
    assert hop(address, PUBLIC, None).address == asked


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://herbs.example\r\nX: y/", id="a line end in the host"),
        pytest.param("http://herbs.example:443@evil.example/", id="a port as a password"),
        pytest.param("http://herbs.example\\@evil.example/", id="a backslash before the host"),
        pytest.param("http://herbs.example/\ud800", id="half of a surrogate pair"),
        pytest.param("http://stra\u00dfe.example/", id="a name that is another by older rules"),
        pytest.param("http://" + "ä" * 3000 + "/", id="thousands of signs"),
        pytest.param("http://xn--/", id="an escape of nothing"),
        pytest.param("http://herbs.example:0/", id="port 0"),
    ],
)
def test_what_could_be_read_in_two_ways_is_not_asked(address: str) -> None:
    with pytest.raises(RefusedError):
        hop(address, PUBLIC, None)


@pytest.mark.parametrize("port", [22, 25, 3306, 6379])
def test_no_page_is_asked_for_at_the_port_of_another_service(port: int) -> None:
    with pytest.raises(RefusedError, match=f"port {port}"):
        hop(f"http://herbs.example:{port}/", PUBLIC, None)


def test_the_policy_of_the_public_network_lets_nobody_speak_in_plain_text_for_a_service() -> None:
    assert PUBLIC.allows is is_public
    assert PUBLIC.plain == frozenset()


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "HEALTHLINT_ALLOW_PRIVATE", "NO_PROXY"])
def test_no_variable_opens_the_policy(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    from healthlint.online.opening import open_online

    monkeypatch.setenv(name, "http://127.0.0.1:9")
    with open_online(None) as online:
        assert online._client is not None
        assert online._client.policy is PUBLIC
        assert online._client._exchange()._connections.to("https", "doi.org", 443).proxy is None
