"""What data lies beside the code of a package?

Read with plain file access: `importlib.resources`, which would also find it in a zip, takes longer to
import than a short article takes to lint.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module


def read_data(package: str, name: str) -> str:
    """Return the text of a file in a package, by its path from there; raises FileNotFoundError."""
    with open(os.path.join(folder_of(package), *name.split("/")), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


def folder_of(package: str) -> str:
    """Return the folder of a package."""
    module = sys.modules.get(package) or import_module(package)
    return os.path.dirname(module.__file__ or "")  # noqa: PTH120  pathlib is not needed for this
