"""How are literals and their owners kept, so that the few that an article asks for are quickly at hand?

One text of all literals, one string of bytes of all owners, and where each ends: taking twenty thousand small
values out of a file costs more than looking an article through for them, and most are never asked for. The
literals stand in the order of the stretches that tell of them, if any do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, overload

from healthlint.text import packed_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView

    from healthlint.rule.automaton import Owners

FORM = 1  # raised when they are kept otherwise
_BETWEEN = "\0"
# All literals and where each ends, all owners and where those of each literal end, the stretches and where
# the literals of each end.
Packed = tuple[str, bytes, bytes, bytes, str, bytes]


class Slices(Sequence[Any]):
    """Parts of a text or of bytes."""

    def __init__(self, whole: str | bytes, ends: bytes) -> None:
        """Take the whole, and where each part ends, as unsigned integers."""
        self._whole = whole
        self._ends = packed_numbers.unpacked(ends)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """Return a part; IndexError behind the last."""
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self._whole[self._ends[at - 1] if at else 0 : self._ends[at]]

    def __iter__(self) -> Iterator[Any]:
        start = 0
        for end in self._ends:
            yield self._whole[start:end]
            start = end


class PackedTelling:
    """What tells of literals; those of one stretch have numbers that follow on each other."""

    def __init__(self, stretches: Iterable[str], ends: bytes) -> None:
        """Take the stretches, and where the numbers of each end."""
        self._ends = packed_numbers.unpacked(ends)
        self._numbers = dict(zip(stretches, range(len(self._ends)), strict=True))

    def keys(self) -> KeysView[str]:
        """Return the stretches."""
        return self._numbers.keys()

    def __getitem__(self, stretch: str) -> range:
        at = self._numbers[stretch]
        return range(self._ends[at - 1] if at else 0, self._ends[at])

    def __bool__(self) -> bool:
        return bool(self._numbers)


def packed(owners: Owners) -> Packed:
    """Return literals, owners and what tells of them as they are kept."""
    literals, owned, telling = owners
    stretches = [*telling.keys()]
    if any(_BETWEEN in stretch for stretch in stretches):
        stretches = []  # nothing need tell of them
    order: Iterable[int] = (
        [number for stretch in stretches for number in telling[stretch]]
        if stretches
        else range(len(literals))
    )
    return (
        "".join(literals[number] for number in order),
        _ends(len(literals[number]) for number in order),
        b"".join(owned[number] for number in order),
        _ends(len(owned[number]) for number in order),
        _BETWEEN.join(stretches),
        _ends(len(telling[stretch]) for stretch in stretches),
    )


def unpacked(kept: Packed) -> Owners:
    """Return what `packed` was given, in another order."""
    literals, literal_ends, owned, owned_ends, stretches, stretch_ends = kept
    telling = PackedTelling(stretches.split(_BETWEEN) if stretch_ends else (), stretch_ends)
    return Slices(literals, literal_ends), Slices(owned, owned_ends), telling


def _ends(lengths: Iterable[int]) -> bytes:
    return packed_numbers.packed([*accumulate(lengths)])
