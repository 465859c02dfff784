"""Do the READMEs show what the command prints?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pages import pattern_of, printed, steps, typed


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_what_a_readme_shows_is_printed(name: str, repository: Path) -> None:
    tried = 0
    for step in steps((repository / name).read_text("utf-8")):
        for command, said in typed(step.body):
            shown = printed(command, repository)
            assert re.fullmatch(pattern_of(said), shown), f"{name}:{step.line}: $ {command}\n{shown}"
            tried += 1
    assert tried == 2


def test_both_readmes_show_the_same_settings(repository: Path) -> None:
    def settings(name: str) -> list[str]:
        page = (repository / name).read_text("utf-8")
        block = next(body for body in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "select" in body)
        return [line.partition("#")[0].rstrip() for line in block.splitlines()]

    assert settings("README.md") == settings("README.zh.md")
