"""What of the findings of an article is due to what has changed in it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.changes.lines.difference import Difference
from healthlint.run.changes.narrowing import narrowed
from healthlint.run.changes.texts import Texts, Version
from healthlint.run.errors import UnreadableError
from healthlint.run.linting import name_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from healthlint.run.article import Article
    from healthlint.run.git.repository import Git
    from healthlint.run.linting import Linting


_FETCHED = 64  # articles whose earlier texts are held at a time


class Changes(NamedTuple):
    """The articles of a run that have changed; workers get it along with their articles."""

    git: Git
    versions: Mapping[str, Version]  # by article, as it was named
    told: str  # as messages say it: `since main`
    untouched: int  # articles that are as they were

    @property
    def sentence(self) -> str:
        """How many of the articles have changed."""
        number, total = len(self.versions), len(self.versions) + self.untouched
        return f"{number} of {total} articles changed {self.told}; only what is due to that is reported"

    @property
    def nothing(self) -> str:
        """What to say where none has."""
        return f"no article here has changed {self.told}"

    def lint(self, linting: Linting, articles: Sequence[str]) -> Iterator[Article]:
        """Yield what is wrong with the changes of articles; those that say what they said are passed over."""
        for start in range(0, len(articles), _FETCHED):
            yield from self._lint(linting, articles[start : start + _FETCHED])

    def _lint(self, linting: Linting, articles: Sequence[str]) -> Iterator[Article]:
        texts = Texts(self.git, {article: self.versions[article] for article in articles})
        for article in articles:
            version = self.versions[article]
            name = name_of(article)
            try:
                source = texts.read(article, version)
            except UnreadableError as error:
                yield linting.unreadable(name, str(error))
                continue
            earlier = [texts.stored(stored, article) for stored in version.before]
            differences = [None if old is None else Difference(old, source) for old in earlier]
            if all(each is None or each.hunks for each in differences):
                yield narrowed(linting, linting.lint_text(source, name), source, differences)
