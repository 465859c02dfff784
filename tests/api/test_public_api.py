"""The public API is the recorded one.

After an addition: `pytest tests/api --update-api`, and read the diff. What breaks plugins is only
recorded together with a higher `healthlint.hooks.API`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from inspect import isclass, isfunction
from types import FunctionType
from typing import NamedTuple

import pytest

import healthlint
from api.record import FILE, Surface, difference, read
from api.surface import of, surface
from healthlint import hooks, testing

_MEMBERS = (FunctionType, property, cached_property, classmethod)
BEFORE = Surface(
    1,
    (
        "class Kettle",
        "Kettle.boil() -> bool",
        "Kettle.boil() takes minutes as number 1: int, required",
        "Kettle.lid: str",
    ),
)


def test_the_public_api_is_the_recorded_one(request: pytest.FixtureRequest) -> None:
    now = Surface(hooks.API, tuple(surface()))
    if request.config.getoption("--update-api"):
        recorded = read(FILE.read_text(encoding="utf-8")) if FILE.exists() else Surface(hooks.API, ())
        changed = difference(recorded, now)
        assert not changed.breaks, changed.told()
        FILE.write_text(now.written(), encoding="utf-8", newline="\n")
    told = difference(read(FILE.read_text(encoding="utf-8")), now).told()
    assert not told, told


def test_every_public_name_and_member_says_what_it_is() -> None:
    told = {
        f"{module.__name__}.{name}": getattr(module, name)
        for module in (healthlint, hooks, testing)
        for name in module.__all__
        if isclass(getattr(module, name)) or isfunction(getattr(module, name))
    }
    members = {
        f"{name}.{key}": member
        for name, thing in told.items()
        for key, member in vars(thing).items()
        if not key.startswith("_") and isinstance(member, _MEMBERS)
    }
    assert len(members) > 50
    assert [name for name, thing in {**told, **members}.items() if not thing.__doc__] == []


def after(*more: str, without: str = "", api: int = 1) -> Surface:
    return Surface(api, tuple(line for line in (*BEFORE.lines, *more) if line != without))


def test_what_is_as_recorded_is_not_spoken_of() -> None:
    assert difference(BEFORE, after()).told() == ""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Kettle.pour() -> None", id="a method"),
        pytest.param("Kettle.boil() takes lid by name: bool = True", id="a parameter with a default"),
        pytest.param("Kettle.handle: str", id="an attribute"),
        pytest.param("Material: 'tin'", id="a value"),
    ],
)
def test_what_is_added_must_be_recorded(line: str) -> None:
    changed = difference(BEFORE, after(line))
    assert not changed.breaks
    assert changed.told() == f"record what is new with pytest tests/api --update-api:\n+ {line}"


def test_a_new_function_may_ask_for_what_it_likes() -> None:
    new = ("Kettle.pour() -> None", "Kettle.pour() takes cup as number 1: Cup, required")
    assert not difference(BEFORE, after(*new)).breaks


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(after(without="Kettle.lid: str"), "- Kettle.lid: str", id="an attribute has gone"),
        pytest.param(
            after("Kettle.lid: Lid", without="Kettle.lid: str"), "- Kettle.lid: str", id="another type"
        ),
        pytest.param(
            after("Kettle.boil() takes water as number 2: int, required"),
            "+ Kettle.boil() takes water as number 2: int, required",
            id="something more must be given",
        ),
        pytest.param(
            after("Kettle.code: ClassVar[str], required"),
            "+ Kettle.code: ClassVar[str], required",
            id="a deriving class must say more",
        ),
    ],
)
def test_what_breaks_plugins_wants_another_generation(now: Surface, told: str) -> None:
    changed = difference(BEFORE, now)
    assert changed.breaks
    assert changed.told().startswith("the public API breaks plugins; leave it as it was, or raise healthlint")
    assert changed.told().endswith(f"\n{told}")


def test_another_generation_may_break_what_it_likes_and_is_recorded() -> None:
    changed = difference(BEFORE, after(without="Kettle.lid: str", api=2))
    assert not changed.breaks
    assert "--update-api" in changed.told()


def test_no_generation_comes_back() -> None:
    with pytest.raises(ValueError, match="went down from 1 to 0"):
        difference(BEFORE, after(api=0))


def test_a_record_is_read_as_it_was_written() -> None:
    assert read(BEFORE.written()) == BEFORE


class Cup(NamedTuple):
    size: int
    handle: bool = True


class Kettle:
    colour: str = "blue"
    code: str

    def __init__(self, litres: int) -> None:
        self.litres = litres
        self.lid: Cup | None = None
        self._water = 0

    def boil(self, minutes: int, /, *cups: Cup, loud: bool = False) -> Iterator[str]:
        """Boil."""
        raise NotImplementedError(minutes, cups, loud)

    @property
    def hot(self) -> bool:
        """Hot?"""
        return bool(self._water)

    @classmethod
    def of(cls, name: str = "tin") -> Kettle:
        """Make one."""
        return cls(len(name))


def test_a_class_is_shown_line_by_line() -> None:
    assert sorted(of("Kettle", Kettle)) == sorted(
        (
            "class Kettle",
            "Kettle() -> None",
            "Kettle() takes litres as number 1: int, required",
            "Kettle.boil() -> Iterator[str]",
            "Kettle.boil() takes *cups: Cup",
            "Kettle.boil() takes loud by name: bool = False",
            "Kettle.boil() takes minutes only as number 1: int, required",
            "Kettle.code: str, required",
            "Kettle.colour: str = 'blue'",
            "Kettle.hot: bool",
            "Kettle.lid: Cup | None",
            "Kettle.litres: int",
            "Kettle.of() of the class -> Kettle",
            "Kettle.of() takes name as number 1: str = 'tin'",
        )
    )


def test_the_fields_of_a_named_tuple_have_their_order() -> None:
    assert sorted(of("Cup", Cup)) == [
        "Cup.handle is field 2: bool = True",
        "Cup.size is field 1: int, required",
        "class Cup",
    ]
