"""Is pyarrow there?"""

from __future__ import annotations

from typing import Any

from healthlint.run.errors import UsageError


def pyarrow() -> Any:
    """Return the package; raises UsageError where the extra is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError(
            'tables need pyarrow, which is not installed; install it with: pip install "healthlint[arrow]"'
        ) from error
    return pa
