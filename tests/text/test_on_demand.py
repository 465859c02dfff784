"""Packages have names that are imported when somebody asks for them."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

PACKAGES = ["healthlint", "healthlint.arrow", "healthlint.references"]


@pytest.fixture(params=PACKAGES)
def package(request: pytest.FixtureRequest) -> Any:
    if request.param == "healthlint.arrow":
        pytest.importorskip("pyarrow")
    return import_module(request.param)


def test_all_names_are_there(package: Any) -> None:
    assert [name for name in package.__all__ if not hasattr(package, name)] == []
    assert set(package.__all__) <= set(dir(package))


def test_a_name_that_is_not_there_is_told_as_ever(package: Any) -> None:
    with pytest.raises(AttributeError, match=f"module '{package.__name__}' has no attribute 'colour'"):
        _ = package.colour
    with pytest.raises(ImportError):
        exec(f"from {package.__name__} import colour")


def test_no_module_is_found_in_the_place_of_a_name(package: Any) -> None:
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    for name in modules & set(package.__all__):
        import_module(f"{package.__name__}.{name}")
        assert callable(getattr(package, name))


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_by_itself_imports_little(name: str) -> None:
    probe = f"import sys, {name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert name in loaded
    assert loaded.isdisjoint(("pyarrow", "healthlint.rule.base", "healthlint.references.judging"))
