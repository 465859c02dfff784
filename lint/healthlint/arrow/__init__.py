"""How are articles linted that lie in tables: Parquet, a data frame, a stage of Dask or Spark?

    from healthlint.arrow import lint_batches

    for findings in lint_batches(batches, profile="news"):
        ...

A batch of articles goes in, one row an article; a batch of findings comes out, one row a finding, with the
columns of `FINDINGS`. Both functions can be sent to worker processes; each process builds its rules once, so
that a config or rule that is edited counts in those that start later.
It needs pyarrow: `pip install "healthlint[arrow]"`.
"""

from typing import TYPE_CHECKING as _TYPE_CHECKING

if _TYPE_CHECKING:
    from healthlint.arrow.batches import lint_batch, lint_batches
    from healthlint.arrow.schema import FINDINGS

__all__ = ["FINDINGS", "lint_batch", "lint_batches"]

if not _TYPE_CHECKING:
    from healthlint.text.on_demand import on_demand as _on_demand

    # pyarrow is imported when somebody asks for one of them: workers that only find need none of it.
    __getattr__, __dir__ = _on_demand(
        __name__, {"FINDINGS": "schema", "lint_batch": "batches", "lint_batches": "batches"}
    )
