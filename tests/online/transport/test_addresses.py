"""Only addresses of the public network are connected to."""

from __future__ import annotations

import pytest

from healthlint.online.transport.addresses import is_public


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.8.9.10", id="another loopback"),
        pytest.param("0.0.0.0", id="no address at all"),
        pytest.param("10.1.2.3", id="a private network"),
        pytest.param("172.16.0.1", id="a private network of the middle size"),
        pytest.param("192.168.1.1", id="a router at home"),
        pytest.param("169.254.169.254", id="the metadata of a virtual machine, link-local"),
        pytest.param("168.63.129.16", id="the metadata of a virtual machine, by a public number"),
        pytest.param("100.64.0.1", id="behind a provider's translation"),
        pytest.param("100.100.100.200", id="the metadata of another provider"),
        pytest.param("192.0.2.7", id="documentation"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::1", id="loopback of IPv6"),
        pytest.param("::", id="no address of IPv6"),
        pytest.param("fe80::1", id="link-local of IPv6"),
        pytest.param("fe80::1%eth0", id="link-local of IPv6 with its interface"),
        pytest.param("fec0::1", id="site-local of IPv6"),
        pytest.param("fc00::1", id="private of IPv6"),
        pytest.param("fd00:ec2::254", id="the metadata of a virtual machine, IPv6"),
        pytest.param("ff02::1", id="multicast of IPv6"),
        pytest.param("2001:db8::1", id="documentation of IPv6"),
        pytest.param("3fff::1", id="documentation of IPv6 since 2024"),
        pytest.param("::ffff:127.0.0.1", id="loopback mapped into IPv6"),
        pytest.param("::ffff:10.0.0.1", id="private, mapped into IPv6"),
        pytest.param("::ffff:a9fe:a9fe", id="metadata mapped into IPv6, in hexadecimals"),
        pytest.param("::127.0.0.1", id="loopback in the old compatible form"),
        pytest.param("2002:7f00:1::", id="loopback by 6to4"),
        pytest.param("2002:c0a8:101::1", id="private by 6to4"),
        pytest.param("64:ff9b::a00:1", id="private by NAT64"),
        pytest.param("64:ff9b:1::1", id="local NAT64"),
        pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="Teredo"),
        pytest.param("journal.example", id="no address but a name"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("93.184.215.14", id="IPv4"),
        pytest.param("2606:2800:21f:cb07:6820:80da:af6b:8b2c", id="IPv6"),
        pytest.param("::ffff:93.184.215.14", id="IPv4 mapped into IPv6"),
        pytest.param("64:ff9b::5db8:d70e", id="IPv4 by NAT64, as networks without IPv4 see it"),
    ],
)
def test_an_address_of_the_public_network_is_connected_to(address: str) -> None:
    assert is_public(address)
