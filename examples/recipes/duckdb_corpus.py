"""Lint what a query of DuckDB yields: any file it reads, any rows and columns you choose.

    python duckdb_corpus.py articles.parquet findings.parquet

Needs healthlint[arrow] and duckdb; it is one process. Several may share the work, each with rows of its own:
`where hash(path) % 4 = 0`, and so on.
"""

import sys

import duckdb
import pyarrow as pa

from healthlint.arrow import FINDINGS, lint_batches

OPTIONS = {"isolated": True, "preset": ["recommended"]}  # or config="healthlint.toml", select=["PRO"] …


def main(source: str, target: str) -> None:
    """Lint as the rows come, and write the findings as they come."""
    database = duckdb.connect()
    articles = database.sql("select path, text from read_parquet(?)", params=[source]).to_arrow_reader(500)
    findings = pa.RecordBatchReader.from_batches(FINDINGS, lint_batches(articles, **OPTIONS))
    # A database of its own: this one is busy with the articles.
    with duckdb.connect() as writing:
        writing.register("findings", findings)
        writing.execute(f"copy findings to '{target.replace(chr(39), chr(39) * 2)}' (format parquet)")
        print(*writing.execute("select count(*) from read_parquet(?)", [target]).fetchone(), "findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
