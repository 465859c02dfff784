"""Which keys did somebody write, and where does each of them stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Keys = tuple[str | int, ...]


class Written:
    """The keys of one config file, or of the command line.

    Keys of a table are asked for by their names with hyphens, and found also where underscores are written.
    """

    table: dict[str, Any]
    name: str  # as messages show it
    folder: str  # absolute, from which its paths are seen

    def place(self, keys: Sequence[str | int]) -> str:
        """Return where a key stands, or the nearest one around it that is written down: `file:line`."""
        raise NotImplementedError

    def order(self, keys: Sequence[str | int]) -> int:
        """Return a number that grows from the first key to the last."""
        raise NotImplementedError

    def said(self, keys: Sequence[str | int]) -> str:
        """Return where a key stands together with the key, as messages begin: `file:line: key`."""
        return f"{self.place(keys)}: {spoken(self.spelled(keys))}"

    def spelled(self, keys: Sequence[str | int]) -> Keys:
        """Return keys as they are written."""
        found: list[str | int] = []
        inner: Any = self.table
        for key in keys:
            own = key
            if isinstance(inner, dict):
                if key not in inner:
                    own = next((each for each in inner if hyphened(each) == key), key)
                inner = inner.get(own)
            else:
                known = isinstance(inner, list) and isinstance(key, int) and key < len(inner)
                inner = inner[key] if known else None
            found.append(own)
        return tuple(found)

    def states(self, key: str) -> bool:
        """Tell whether a key of the table is written."""
        return any(hyphened(written) == key for written in self.table)

    def items(self, key: str) -> list[str]:
        """Return the texts in a list of the table, whatever else of it may be wrong."""
        return [
            item
            for written, value in self.table.items()
            if hyphened(written) == key and isinstance(value, list)
            for item in value
            if isinstance(item, str)
        ]

    def place_of_item(self, key: str, item: str) -> str:
        """Return the place of one item in a list of the table, together with the key."""
        for written, value in self.table.items():
            if hyphened(written) == key and isinstance(value, list) and item in value:
                return f"{self.place((written, value.index(item)))}: {written}"
        return f"{self.name}: {key}"


def hyphened(key: str) -> str:
    """Return a key as the schema writes it."""
    return key.replace("_", "-")


def spoken(keys: Sequence[str | int]) -> str:
    """Return keys as messages name them, without the numbers of list items."""
    return ".".join(key for key in keys if isinstance(key, str))
