"""How do tests install a small distribution that brings a plugin?"""

from __future__ import annotations

import textwrap
from importlib.metadata import EntryPoint, distributions
from pathlib import Path


def install(folder: Path, name: str, version: str, family: str, module: str, code: str) -> list[EntryPoint]:
    """Put a distribution into a folder of the import path as pip would; return the entry points there."""
    folder.mkdir(exist_ok=True)
    (folder / f"{module}.py").write_text(textwrap.dedent(code), encoding="utf-8", newline="\n")
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(exist_ok=True)
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[healthlint]\n{family} = {module}\n", encoding="utf-8")
    found = distributions(path=[str(folder)])
    return [entry for each in found for entry in each.entry_points if entry.group == "healthlint"]
