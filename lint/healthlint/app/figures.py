"""Where do the figures of a run go?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.streams import check_file, write_file
from healthlint.report.statistics.files import SUFFIXES, form_of
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts


def check_files(files: Sequence[Path], *others: Path) -> None:
    """Raise UsageError for a file that cannot be written or whose form its suffix does not say.

    The `others` are read or written besides, or are folders with what is read.
    """
    taken = {os.path.realpath(other) for other in others}
    for file in files:
        if form_of(file.name) is None:
            raise UsageError(f"{file}: its suffix must say what figures are shown as: {', '.join(SUFFIXES)}")
        place = os.path.realpath(file)
        if place in taken:
            raise UsageError(f"{file}: is read or written by this run already; name another file")
        taken.add(place)
        check_file(file)


def write_figures(counts: Counts, files: Sequence[Path]) -> None:
    """Write figures, each file in the form of its suffix; raises UsageError."""
    for file in files:
        show = form_of(file.name)
        if show is not None:
            write_file(show(counts), file)
