"""How are articles linted that lie in tables: Parquet, a data frame, a stage of Dask or Spark?

    from healthlint.arrow import lint_batches

    for findings in lint_batches(batches, profile="news"):
        ...

A batch of articles goes in, one row an article; a batch of findings comes out, one row a finding, with the
columns of `FINDINGS`. Both functions can be sent to worker processes; each process builds its rules once.
It needs pyarrow: `pip install "healthlint[arrow]"`.
"""

from healthlint.arrow.batches import lint_batch, lint_batches
from healthlint.arrow.schema import FINDINGS

__all__ = ["FINDINGS", "lint_batch", "lint_batches"]
