import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.registry import packed

KEY = 2
ROW = 10  # so wide that 400 stand in a block


def filled(rows: list[bytes]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute(packed.create("keys"))
    packed.fill(database, "keys", iter(rows), KEY)
    return database


RUNS = st.lists(st.one_of(st.integers(1, 3), st.integers(1, 450)), max_size=30)


@settings(max_examples=100, deadline=None)
@given(RUNS)
def test_every_row_of_a_key_is_found_up_to_the_most_that_are_kept(runs: list[int]) -> None:
    rows = [
        number.to_bytes(KEY, "big") + at.to_bytes(ROW - KEY, "big")
        for number, run in enumerate(runs)
        for at in range(run)
    ]
    database = filled(rows)
    for number, run in enumerate(runs):
        found = packed.find(database, "keys", number.to_bytes(KEY, "big"), ROW)
        assert found == [at.to_bytes(ROW - KEY, "big") for at in range(min(run, packed.MOST))]
    blocks = [block for (block,) in database.execute("SELECT rows FROM keys ORDER BY first")]
    assert all(len(block) <= 4000 for block in blocks)
    assert _greedy(runs) == [len(block) // ROW for block in blocks]
    database.close()


def _greedy(runs: list[int]) -> list[int]:
    """Return how many rows each block has where runs go into one as long as there is room."""
    blocks: list[int] = []
    for run in (min(run, packed.MOST) for run in runs):
        if blocks and blocks[-1] + run <= 4000 // ROW:
            blocks[-1] += run
        else:
            blocks.append(run)
    return blocks


@pytest.mark.parametrize("count", [0, 1, 399, 400, 401, 4000])
def test_keys_of_one_row_fill_their_blocks(count: int) -> None:
    rows = [number.to_bytes(KEY, "big") + bytes(ROW - KEY) for number in range(count)]
    database = filled(rows)
    sizes = [size for (size,) in database.execute("SELECT length(rows) FROM keys ORDER BY first")]
    assert sum(sizes) == count * ROW
    assert all(size == 4000 for size in sizes[:-1])
    database.close()
