"""Is pyarrow there?"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from healthlint.run.errors import UsageError

_MISSING = 'tables need pyarrow, which is not installed; install it with: pip install "healthlint[arrow]"'


class MissingExtraError(UsageError, ImportError):
    """A package is not installed that only tables need."""


def check_pyarrow() -> None:
    """Raise MissingExtraError where the extra is not installed; where it is, nothing is imported yet."""
    if find_spec("pyarrow") is None:
        raise MissingExtraError(_MISSING)


def pyarrow() -> Any:
    """Return the package; raises MissingExtraError where the extra is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError(_MISSING) from error
    return pa
