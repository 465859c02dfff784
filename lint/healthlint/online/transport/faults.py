"""What keeps a connection from being made, beside what urllib3 has a name for?"""

from __future__ import annotations


class MissingExtraError(Exception):
    """The library that speaks to the network is not installed, or too old."""

    def __init__(self) -> None:
        super().__init__("looking up references online needs urllib3 2.2: pip install 'healthlint[online]'")


class RefusedError(Exception):
    """The policy does not let the client go there; the message says why, in a clause."""


class UnresolvedError(Exception):
    """A name has no address."""

    def __init__(self, host: str, *, exists: bool) -> None:
        super().__init__(f"the name {host} cannot be resolved")
        self.exists = exists  # False: those who give out names know of none such
