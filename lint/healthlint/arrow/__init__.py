"""How are articles linted that lie in tables: Parquet, a data frame, a stage of Dask or Spark?

    from healthlint.arrow import lint_batches

    for findings in lint_batches(batches, profile="news"):
        ...

A batch of articles goes in, one row an article; a batch of findings comes out, one row a finding, with the
columns of `FINDINGS`. Both functions can be sent to worker processes; each process builds its rules once.
It needs pyarrow: `pip install "healthlint[arrow]"`.
"""

from typing import TYPE_CHECKING as _TYPE_CHECKING

if _TYPE_CHECKING:
    from healthlint.arrow.batches import lint_batch, lint_batches
    from healthlint.arrow.schema import FINDINGS

__all__ = ["FINDINGS", "lint_batch", "lint_batches"]

# pyarrow is imported when somebody asks for one of them: workers that only find need none of it.
_PLACES = {"FINDINGS": "schema", "lint_batch": "batches", "lint_batches": "batches"}

if not _TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Return one of the names above, imported; raises MissingExtraError where pyarrow is not there."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
        return value

    def __dir__() -> list[str]:
        """Return all names, imported or not."""
        return sorted({*globals(), *__all__})
