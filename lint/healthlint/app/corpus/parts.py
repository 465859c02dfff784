"""Where do findings stay until the last article is linted?

In a folder beside the output: parts, each a Parquet file that is written once, and how far the run has come.
A part counts when that says so; one that does not is written anew. So a run that is killed at any moment has
lost what it did in the last seconds, and nothing is ever there twice.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from healthlint.app.corpus import standing as standings
from healthlint.app.corpus.locking import LOCK
from healthlint.app.corpus.standing import Standing
from healthlint.report.statistics.counts import Counts
from healthlint.run.errors import UsageError
from healthlint.run.files.replacement import replacing

STANDING = "standing.json"
EVERY = 10.0  # seconds after which what is found is put by
_MOST_BYTES = 32 * 1024 * 1024  # of findings that are held
_MOST_ROWS = 200_000


class Parts:
    """The findings of a run so far."""

    def __init__(self, folder: Path, key: dict[str, Any], every: float = EVERY) -> None:
        """Take the folder and what is asked for; `every` so many seconds a part is put by."""
        self.folder = folder
        self._key = key
        self._every = every
        self._file = folder / STANDING
        self.standing = Standing()
        self.counts = Counts()
        self._reached = self.standing  # what the next part will make of it
        self._new = Counts()
        self._held: list[Any] = []
        self._rows = 0
        self._bytes = 0
        self._since = time.monotonic()

    def begin(self, *, restart: bool) -> bool:
        """Take up an earlier run of the same command, and tell whether there is one.

        Raises UsageError where another command has begun, unless this one begins anew.
        """
        told = standings.read(self._file)
        for path in self.folder.glob(".*.part"):  # what was being written when a run was killed
            path.unlink()
        if told is None or restart:
            self._file.unlink(missing_ok=True)  # first, as it speaks of parts that are to go
            self.remove()
            return False
        key, standing, counts = told
        if key != self._key:
            raise UsageError(
                f"{self.folder}: a run has begun with {_difference(key, self._key)}; give that command again"
                " to go on, or add --restart to begin anew"
            )
        self.standing, self.counts = standing, counts
        self._reached = standing
        self._since = time.monotonic()
        return standing != Standing()

    @property
    def begun(self) -> bool:
        """Whether the folder holds what a run can go on from."""
        return self._file.exists()

    def add(self, batches: list[bytes], counts: Counts, reached: Standing) -> None:
        """Take what was found up to a place; it is put by when there is enough of it, or when it is time."""
        from healthlint.arrow.schema import batch_of_columns

        for packed in batches:
            batch = batch_of_columns(marshal.loads(packed))
            self._held.append(batch)
            self._rows += batch.num_rows
            self._bytes += len(packed)
        self._new.take(counts)
        self._reached = reached
        late = time.monotonic() - self._since >= self._every
        if late or self._bytes >= _MOST_BYTES or self._rows >= _MOST_ROWS:
            self.put_by()

    def put_by(self, *, whole: bool = False) -> None:
        """Write what is held as a part, and then how far the run has come."""
        parts = self.standing.parts
        if self._held:
            import pyarrow as pa
            import pyarrow.parquet as pq

            from healthlint.arrow.schema import FINDINGS

            with replacing(self.path_of(parts)) as file:
                pq.write_table(pa.Table.from_batches(self._held, FINDINGS), file, compression="zstd")
            parts += 1
        now = time.monotonic()
        self.counts.take(self._new)
        self.standing = self._reached._replace(
            parts=parts,
            findings=self.standing.findings + self._rows,
            seconds=self.standing.seconds + now - self._since,
            whole=whole,
        )
        standings.write(self._file, self._key, self.standing, self.counts)
        self._held, self._new, self._rows, self._bytes, self._since = [], Counts(), 0, 0, now

    def batches(self) -> Iterator[Any]:
        """Yield the findings of all parts in order, some rows at a time; raises UsageError, OSError."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        for number in range(self.standing.parts):
            path = self.path_of(number)
            try:
                with pq.ParquetFile(path, pre_buffer=False, buffer_size=1024 * 1024) as file:
                    yield from file.iter_batches(batch_size=16_384, use_threads=False)
            except (FileNotFoundError, pa.ArrowException) as error:
                raise UsageError(f"{path}: is gone or damaged; add --restart to begin anew") from error

    def merged(self) -> None:
        """Note that the findings stand in the output; from now on the parts may go."""
        self.standing = self.standing._replace(merged=True)
        standings.write(self._file, self._key, self.standing, self.counts)

    def remove(self) -> None:
        """Remove all parts, and then what tells that they may go."""
        for path in self.folder.glob("part-*.parquet"):
            path.unlink()
        self._file.unlink(missing_ok=True)

    def path_of(self, number: int) -> Path:
        """Return the file of a part."""
        return self.folder / f"part-{number:06}.parquet"


def folder_of(output: Path) -> Path:
    """Return the folder of the parts, beside the output; raises UsageError where it is somebody else's."""
    if output.is_symlink():
        output = Path(os.path.realpath(output))
    folder = output.with_name(f"{output.name}.parts")
    if folder.is_dir():
        names = {path.name for path in folder.iterdir()}
        if names and names.isdisjoint((LOCK, STANDING)):
            raise UsageError(
                f"{folder}: is wanted for what is found till the end, and other things are in it; move it, or"
                " name another output"
            )
    return folder


def _difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    """Return in what two commands differ, as in `other inputs and rules`."""
    differing = [name for name in ours if theirs.get(name) != ours[name]]
    return f"other {' and '.join(differing or ['settings'])}"
