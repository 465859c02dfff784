"""What can a service say of an identifier or an address, and what may be made of its silence?

Whatever the network does is an answer too: a service that is down, slow, or not itself leaves a thing
`Unchecked`, and never says that the thing does not exist.
"""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from healthlint.references.works import Notice, Record

Cause = Literal[
    "network",  # no connection
    "broken",  # an answer that broke off
    "name",  # the name of the host cannot be resolved at present
    "no-such-host",  # the name of the host does not exist
    "timeout",  # it took too long
    "limit",  # the service asks for patience, or fails for now
    "answer",  # what came is not what this service answers with
    "refused",  # this program does not go there
    "budget",  # the time for the whole run is used up
    "breaker",  # the host failed several times in a row, and is left alone
    "offline",  # only what is remembered may answer, and nothing is
    "identifier",  # no address can be made of it
]


class Known(NamedTuple):
    """A register holds a record."""

    record: Record
    asked: str  # the address, without contact or key
    when: datetime.datetime  # of the answer, in UTC


class Exists(NamedTuple):
    """An identifier is registered, with an agency whose records are not read: its title cannot be checked."""

    identifier: str
    agency: str  # as doi.org calls it: `ISTIC`, `CNKI`; empty where it does not say
    asked: str
    when: datetime.datetime


class Absent(NamedTuple):
    """A register does not hold it, which says nothing of other registers."""

    asked: str
    when: datetime.datetime


class NotRegistered(NamedTuple):
    """Who gives out these identifiers, or knows all who do, does not know this one."""

    asked: str
    when: datetime.datetime
    nearest: Known | Exists | None = None  # of a repaired form that is registered


class Noticed(NamedTuple):
    """What a register says of the retraction, doubt or correction of a work; there may be nothing."""

    notices: tuple[Notice, ...]
    is_notice: bool  # the record is itself such a notice
    asked: str
    when: datetime.datetime


class Listed(NamedTuple):
    """The records that a search found, likeliest first; there may be none."""

    records: tuple[Record, ...]
    asked: str
    when: datetime.datetime


class Reachable(NamedTuple):
    """A page answers."""

    asked: str
    when: datetime.datetime
    address: str = ""  # to which it was redirected; empty where it was not


class Moved(NamedTuple):
    """The address of a page leads to the home page of a site: the page is gone, or its place is."""

    asked: str
    when: datetime.datetime
    address: str  # of the home page


class Dead(NamedTuple):
    """A page is gone: the host said so twice, or does not exist."""

    asked: str
    when: datetime.datetime
    reason: str  # `404`, `410`, `no such host`


class Unchecked(NamedTuple):
    """Nothing can be said."""

    reason: str  # a clause for the reader
    cause: Cause
    asked: str = ""


Lookup = Known | Exists | Absent | NotRegistered | Unchecked
LinkState = Reachable | Moved | Dead | Unchecked
