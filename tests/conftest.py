"""Fixtures that tests of several floors share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

REPOSITORY = Path(__file__).parents[1]

# The same examples in each run, so that a failure is a change's own. New ones are looked for with
# HYPOTHESIS_PROFILE=default pytest
hypothesis.settings.register_profile("repeatable", derandomize=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switches that write anew what is compared with the reports and the public API."""
    parser.addoption(
        "--update-reports",
        action="store_true",
        help="write the reports and figures of tests/articles, and what the tests keep about terms, as they"
        " come out now, to be read in the diff",
    )
    parser.addoption(
        "--update-api",
        action="store_true",
        help="record what was added to the public API in tests/api/public_api.txt",
    )


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the project."""
    return REPOSITORY


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of sample articles beside the project; skip where there is none."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the sample articles are not on this machine")
    return folder


@pytest.fixture(autouse=True)
def _no_module_is_left_behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Forget modules that a test has written: what is made of files that come and go is not remembered."""
    before = set(sys.modules)
    yield
    written = f"{tmp_path_factory.getbasetemp()}{os.sep}"
    for name in sys.modules.keys() - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(written):
            del sys.modules[name]


# What a host says of the job that runs the tests is no concern of the commands that they run.
_HOSTS = (
    "BUILD_SOURCESDIRECTORY",
    "CI_PROJECT_DIR",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_WORKSPACE",
    "HEALTHLINT_OUTPUT_FORMAT",
)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests, and the commands that they run, out of the user's cache and of the host's job."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        for name in _HOSTS:
            patch.delenv(name, raising=False)
        yield
