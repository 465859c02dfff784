"""The scripts that people copy run as they stand, and find what a check of files finds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpora import checked, compared, rows_of, write_files, write_parquet


def run_recipe(repository: Path, folder: Path, name: str, target: str) -> None:
    """Run a recipe over the articles of the tests; its findings must be those of a check."""
    import pyarrow.parquet as pq

    write_files(folder / "files")
    write_parquet(folder / "articles.parquet", rows_of(), group=2)
    done = subprocess.run(
        [sys.executable, str(repository / "examples" / "recipes" / name), "articles.parquet", target],
        cwd=folder,
        env={**os.environ},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = pq.read_table(folder / target).to_pylist()
    assert compared(found) == compared(checked(folder / "files", "--isolated"))
    assert f"{len(found)} findings" in done.stdout


def test_dask_shares_the_work_among_two_workers(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="dask[distributed] is not installed")
    run_recipe(repository, tmp_path, "dask_corpus.py", "findings")


def test_duckdb_hands_over_what_a_query_yields(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed")
    run_recipe(repository, tmp_path, "duckdb_corpus.py", "findings.parquet")


def test_spark_maps_batches_in_arrow(repository: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    pytest.importorskip("pandas", reason="pandas, which Spark asks for, is not installed")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.skip("there is no Java")
    run_recipe(repository, tmp_path, "spark_corpus.py", "findings")
