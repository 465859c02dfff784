"""Fixtures: what a real registry says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.registry.info import Info
from registering import lines, registry, watched

WORKS = [
    {"doi": "10.5555/salt.1", "title": "Salt at night and the sleep of older adults", "year": 2019},
    {"doi": "10.5555/milk.2", "title": "Warm milk before bed: a pilot trial", "year": 2020},
]
NOTICE = {
    "Record ID": "77",
    "Title": "Warm milk before bed: a pilot trial",
    "RetractionDate": "3/2/2022 0:00",
    "RetractionDOI": "10.5555/notice.2",
    "OriginalPaperDOI": "10.5555/milk.2",
    "RetractionNature": "Retraction",
}


@pytest.fixture(scope="session")
def info(tmp_path_factory: pytest.TempPathFactory) -> Info:
    """Return what a registry of two works and a notice says of itself."""
    folder: Path = tmp_path_factory.mktemp("registry")
    files = (lines(folder / "works.jsonl", WORKS), watched(folder / "retraction_watch.csv", NOTICE))
    with registry(folder, *files) as built:
        sources = [source._replace(snapshot="2026-01-12") for source in built.info().sources]
        return built.info()._replace(built="2026-02-01T10:00:00+00:00", sources=tuple(sources))
