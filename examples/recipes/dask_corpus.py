"""Lint a Parquet file on the workers of Dask, a row group each.

    python dask_corpus.py articles.parquet findings/

Needs healthlint[arrow] and dask[distributed] on every worker, and a disk that all of them see.
"""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from dask.distributed import Client, LocalCluster, as_completed

from healthlint.arrow import FINDINGS, lint_batches

OPTIONS = {"isolated": True, "preset": ["recommended"]}  # or config="healthlint.toml", select=["PRO"] …


def lint_group(source: str, group: int, target: str) -> int:
    """Lint a row group, write its findings beside those of the others, and return how many there are."""
    articles = pq.ParquetFile(source).iter_batches(batch_size=500, row_groups=[group])
    rows = 0
    with pq.ParquetWriter(Path(target, f"part-{group:06}.parquet"), FINDINGS) as writer:
        for findings in lint_batches(articles, **OPTIONS):
            writer.write_table(pa.Table.from_batches([findings]))
            rows += findings.num_rows
    return rows


def main(source: str, target: str) -> None:
    """Share the row groups out among two workers of this machine, or those of a cluster of yours."""
    Path(target).mkdir(parents=True, exist_ok=True)
    groups = range(pq.ParquetFile(source).num_row_groups)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,  # or Client("tcp://scheduler:8786")
    ):
        tasks = client.map(lint_group, [source] * len(groups), groups, [target] * len(groups))
        print(sum(task.result() for task in as_completed(tasks)), "findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
