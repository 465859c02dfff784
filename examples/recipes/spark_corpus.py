"""Lint a Parquet file on Spark, with `mapInArrow`.

    python spark_corpus.py articles.parquet findings/

Needs healthlint[arrow] and pyspark[sql] on every executor (Spark asks for pandas, too), and Java.
"""

import os
import sys
from functools import partial

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from healthlint.arrow import FINDINGS, lint_batches

OPTIONS = {"isolated": True, "preset": ["recommended"]}  # or config="healthlint.toml", select=["PRO"] …


def main(source: str, target: str) -> None:
    """Lint on two threads of this machine, or where `spark-submit --master` says."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or workers take the python3 of their PATH
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    articles = spark.read.parquet(source)
    findings = articles.mapInArrow(partial(lint_batches, **OPTIONS), from_arrow_schema(FINDINGS))
    findings.write.mode("overwrite").parquet(target)
    print(spark.read.parquet(target).count(), "findings")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
