"""How is a named tuple made quickly?

`typing.NamedTuple` compiles the annotation of each field on its own, to look whether it is a type; mypy has
done so already. `collections.namedtuple` compiles a constructor for each class; here all classes of so many
fields share the code of one, in which only the names differ. A short run makes eighty of them, which were a
twenty-fifth of it. The classes do the same otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter, namedtuple
    from functools import cache
    from types import FunctionType

    @cache
    def _constructor_of(count: int) -> FunctionType:
        """Return the constructor of a named tuple of so many fields."""
        return namedtuple("_", [f"field{number}" for number in range(count)]).__new__

    class _Named(tuple):
        """What all named tuples have, as `collections.namedtuple` describes it."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {[*changes]!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

    class _Maker(type):
        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the named tuple that the body of a class describes."""
            annotations = body["__annotations__"]
            fields = tuple(annotations)
            defaults = {field: body[field] for field in fields if field in body}
            like = _constructor_of(len(fields))
            code = like.__code__.replace(co_varnames=("_cls", *fields))
            new = FunctionType(code, like.__globals__, "__new__", tuple(defaults.values()))
            new.__qualname__ = f"{name}.__new__"
            new.__annotations__ = annotations
            made = {
                "__doc__": f"{name}({', '.join(fields)})",
                **body,
                "__slots__": (),
                "__new__": new,
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            for number, field in enumerate(fields):
                made[field] = _tuplegetter(number, f"Alias for field number {number}")
            return type(name, (_Named,), made)

    NamedTuple = type.__new__(
        _Maker, "NamedTuple", (), {"__doc__": "What a class derives from whose fields make it a tuple."}
    )

__all__ = ["NamedTuple"]
