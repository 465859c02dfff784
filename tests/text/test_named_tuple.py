"""Our named tuples do what those of `typing` do."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from typing import Any

import pytest

from healthlint.text import named_tuple


class Ours(named_tuple.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    name: str = ""

    def doubled(self) -> int:
        return self.line * 2

    @property
    def shown(self) -> str:
        return f"{self.name}:{self.line}"

    def __str__(self) -> str:
        return super().__repr__().lower()


class Theirs(typing.NamedTuple):
    """A place."""

    line: int
    column: int = 1
    name: str = ""

    def doubled(self) -> int:
        return self.line * 2

    @property
    def shown(self) -> str:
        return f"{self.name}:{self.line}"


class Bare(named_tuple.NamedTuple):
    first: int
    second: int


def same(ours: Any, theirs: Any) -> None:
    assert (tuple(ours), repr(ours)) == (tuple(theirs), repr(theirs).replace("Theirs", "Ours"))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(((3,), {}), id="defaults"),
        pytest.param(((3, 4, "x"), {}), id="in order"),
        pytest.param(((3,), {"name": "x"}), id="by name"),
        pytest.param(((), {"line": 3, "column": 4}), id="all by name"),
    ],
)
def test_one_is_made_of_its_fields(given: tuple[tuple[Any, ...], dict[str, Any]]) -> None:
    arguments, named = given
    same(Ours(*arguments, **named), Theirs(*arguments, **named))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda kind: kind(), id="a field is missing"),
        pytest.param(lambda kind: kind(1, 2, "x", 4), id="one too many"),
        pytest.param(lambda kind: kind(1, colour=2), id="a strange name"),
        pytest.param(lambda kind: kind._make((1, 2)), id="made of too few"),
        pytest.param(lambda kind: setattr(kind(1), "line", 2), id="set"),
        pytest.param(lambda kind: setattr(kind(1), "colour", 2), id="more than fields"),
    ],
)
def test_what_is_none_is_refused(make: Any) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises((TypeError, AttributeError)):
            make(kind)


def test_fields_are_replaced_by_name() -> None:
    same(Ours(1)._replace(name="x", line=2), Theirs(1)._replace(name="x", line=2))
    with pytest.raises((ValueError, TypeError), match="colour"):
        Ours(1)._replace(colour=2)  # type: ignore[call-arg]


def test_it_says_of_itself_what_theirs_do() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)
    assert Ours(1, 2)._asdict() == Theirs(1, 2)._asdict()
    assert Bare.__doc__ == "Bare(first, second)"
    assert list(inspect.signature(Ours).parameters) == ["line", "column", "name"]
    assert Bare.first.__doc__ == "Alias for field number 0"


def test_it_is_a_tuple_with_methods_of_its_own() -> None:
    one = Ours(2, name="x")
    assert one == (2, 1, "x")
    assert hash(one) == hash((2, 1, "x"))
    assert (one.doubled(), one.shown) == (4, "x:2")
    assert str(one) == "ours(line=2, column=1, name='x')"
    match one:
        case Ours(line, name="x"):
            assert line == 2
        case _:
            raise AssertionError
    assert not hasattr(one, "__dict__")


def test_it_can_be_sent_to_another_process() -> None:
    one = Ours(2, name="x")
    for copied in (pickle.loads(pickle.dumps(one)), copy.copy(one), copy.deepcopy(one)):
        assert type(copied) is Ours
        assert copied == one


def test_classes_of_as_many_fields_have_their_own_names() -> None:
    assert Bare(second=1, first=2) == (2, 1)

    class Other(named_tuple.NamedTuple):
        left: int
        right: int = 5

    assert Other(left=1) == (1, 5)
    with pytest.raises(TypeError):
        Bare(1)  # type: ignore[call-arg]
