"""Is pyarrow there?"""

from __future__ import annotations

from typing import Any

from healthlint.run.errors import UsageError


class MissingExtraError(UsageError, ImportError):
    """A package is not installed that only tables need."""


def pyarrow() -> Any:
    """Return the package; raises MissingExtraError where the extra is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError(
            'tables need pyarrow, which is not installed; install it with: pip install "healthlint[arrow]"'
        ) from error
    return pa
