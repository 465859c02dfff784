"""Which elements are open?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.readers.html import elements as elements

if TYPE_CHECKING:
    from healthlint.text.readers.html.context import Context

# As deep as browsers go; it keeps the search for a start tag from becoming quadratic.
_DEEPEST = 512


class Element:
    """An open element, and what is to be known when it ends."""

    __slots__ = ("apart", "name", "outer", "prose", "start", "target")

    def __init__(self, name: str, outer: Context, start: int) -> None:
        self.name = name
        self.outer = outer  # the context around it
        self.start = start  # of its start tag, in the source
        self.prose = 0  # where its text begins in the prose: links and code
        self.target: str | None = None  # of a link
        self.apart = False  # a block of its own although its name does not say so


class Stack:
    """The open elements, the innermost last."""

    __slots__ = ("_counts", "_elements", "innermost", "spilt")

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._counts: dict[str, int] = {}
        self.innermost = ""  # the name of the innermost element
        self.spilt: dict[str, int] = {}  # elements that found no room, by name

    def __len__(self) -> int:
        return len(self._elements)

    def has(self, name: str) -> bool:
        """Tell whether an element of this name is open."""
        return self._counts.get(name, 0) > 0

    def sectioned(self) -> bool:
        """Tell whether the place belongs to an article or a part of the page and not to the page itself."""
        return any(self._counts.get(name) for name in elements.SECTIONING)

    def push(self, element: Element) -> bool:
        """Open an element; tell whether there was room for it."""
        name, counts = element.name, self._counts
        if len(self._elements) >= _DEEPEST:
            self.spilt[name] = self.spilt.get(name, 0) + 1
            return False
        self._elements.append(element)
        self.innermost = name
        counts[name] = counts.get(name, 0) + 1
        return True

    def has_room(self) -> bool:
        """Tell whether each element that was opened has found room, and another one would."""
        return not self.spilt and len(self._elements) < _DEEPEST

    def pop(self) -> Element:
        """Take the innermost element away."""
        opened = self._elements
        element = opened.pop()
        self._counts[element.name] -= 1
        self.innermost = opened[-1].name if opened else ""
        return element

    def remove(self, index: int) -> Element:
        """Take an element away; those in it stay."""
        element = self._elements.pop(index)
        self._counts[element.name] -= 1
        self.innermost = self._elements[-1].name if self._elements else ""
        return element

    def find(self, name: str, *, reach_out: bool) -> int | None:
        """Return the place of the innermost element of a name that an end tag may close.

        Out of a table cell, and what is like it, only some reach.
        """
        if self.spilt.get(name):
            self.spilt[name] -= 1
            return None
        for index in range(len(self._elements) - 1, -1, -1):
            found = self._elements[index].name
            if found == name:
                return index
            if not reach_out and found in elements.SCOPE:
                return None
        return None

    def outermost(self, names: frozenset[str], scope: frozenset[str]) -> int | None:
        """Return the place of the outermost of some elements that stands within a scope."""
        place = None
        for index in range(len(self._elements) - 1, -1, -1):
            found = self._elements[index].name
            if found in names:
                place = index
            elif found in scope:
                break
        return place

    def block_above(self, index: int) -> bool:
        """Tell whether a block stands in the element at a place."""
        return any(element.name in elements.BLOCK for element in self._elements[index + 1 :])
