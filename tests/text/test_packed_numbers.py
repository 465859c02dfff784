"""Are numbers the same when they come back from their bytes?"""

from __future__ import annotations

import pytest

from healthlint.text.packed_numbers import packed, unpacked

LARGEST = 2**32 - 1


@pytest.mark.parametrize("numbers", [[], [0], [1, LARGEST, 0, 256]], ids=str)
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    kept = packed(numbers)
    assert isinstance(kept, bytes)
    assert unpacked(kept).tolist() == numbers


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_that_has_no_room_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="memoryview"):
        packed([number])
