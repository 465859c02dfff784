"""A git repository of articles, and what a run over its changes reports."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from healthlint.run.article import Article
from healthlint.run.session import Session

Content = str | bytes


class Repository:
    """A repository in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=Ines Falk", "-c", "user.email=ines@example.org", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout

    def write(self, files: dict[str, Content]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def stage(self, files: dict[str, Content]) -> None:
        self.write(files)
        self.git("add", "--all")

    def commit(self, files: dict[str, Content], message: str = "Change") -> str:
        self.stage(files)
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD").strip()


class Run:
    """A run over the changes of the current folder."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.articles: list[Article] = list(session.lint())

    @property
    def places(self) -> list[str]:
        """File, line and code of what is reported."""
        return [
            f"{finding.path}:{finding.line}:{finding.code}"
            for article in self.articles
            for finding in article.findings
        ]

    @property
    def unchanged(self) -> int:
        return sum(len(article.unchanged) for article in self.articles)


Runs = Callable[..., Run]
