"""Which articles of a run need not be linted, as an earlier run has read them as they are?"""

from __future__ import annotations

import os
import time
from contextlib import closing
from typing import TYPE_CHECKING

from healthlint.run.errors import UnreadableError
from healthlint.run.files.articles import article_data, is_html, text_of
from healthlint.run.linting import name_of
from healthlint.run.results.applied import Applied
from healthlint.run.results.conditions import Conditions, kind_of
from healthlint.run.results.contents import Contents, digest_of
from healthlint.run.results.linted import Linted, lint_to_remember
from healthlint.run.results.listing import Entry
from healthlint.run.results.packing import unpacked
from healthlint.run.results.store import Store
from healthlint.text.stamp import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from healthlint.rule.publication import Publication
    from healthlint.run.article import Article
    from healthlint.run.cache import Cache
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session

    AtWork = Callable[[Sequence[str]], Generator[Linted | Article, None, None]]


class Results:
    """What earlier runs have found, and what this one finds for later ones."""

    def __init__(
        self, session: Session, cache: Cache, contents: Contents, environment: bytes, folder: Path
    ) -> None:
        """Take the run, what files hold, the digest of the plugins, and where results are kept."""
        self._session = session
        self._contents = contents
        self._conditions = Conditions(session, contents, environment)
        kind = kind_of(session.request)
        self._store = Store(folder, kind)
        self._applied = Applied(cache, kind)
        self._places: dict[str, tuple[Config, bytes | None]] = {}
        self._ready: set[object] = set()
        self._together: bytes | None = None
        self.remembered = 0  # articles that were not linted

    def rules_of(self, paths: Sequence[str]) -> frozenset[str] | None:
        """Return the codes of the rules for articles where they were found right by an earlier run.

        None: it must be looked whether what selects them names any, and whether some are left.
        """
        digests = set()
        for path in paths:
            config, conditions = self._place(path)
            if config.disable_plugins:  # which may be unknown ones, and the user is told
                return None
            digests.add(conditions)
        self._together = None if None in digests else digest_of(b"".join(sorted(filter(None, digests))))
        return None if self._together is None else self._applied.by_all(self._together)

    def note_rules(self, codes: frozenset[str]) -> None:
        """Remember the codes of the rules, which are right, for the articles of `rules_of`."""
        if self._together is not None:
            self._applied.note_all(self._together, codes)

    def known(self, path: str) -> Entry | None:
        """Return where the result of an article is; None where there is none of it as it is now."""
        entry = self._store.get(path)
        if entry is None or entry.conditions != self._place(path)[1]:
            return None
        seen, stamp = time.time_ns(), stamp_of(path)
        if stamp is None or stamp.size != entry.size:
            return None
        if stamp == entry.stamp and stamp.settled(entry.seen):
            return entry
        try:
            contents = digest_of(article_data(path))
        except UnreadableError:
            return None
        if contents != entry.contents:
            return None
        if stamp != entry.stamp or stamp.settled(seen):
            self._store.renew(path, entry._replace(**stamp._asdict(), seen=seen))
        return entry

    def recall(self, path: str, entry: Entry) -> Article | None:
        """Return what was found in an article; None where it cannot be read back."""
        data = self._store.read(entry)
        if data is None:
            return None
        source: str | None = None
        if self._session.request.quoting:
            try:
                read = article_data(path)
                if digest_of(read) != entry.contents:
                    return None
                source = text_of(read, html=is_html(path))
            except UnreadableError:
                return None
        article = self._article(path, data, source)
        self.remembered += article is not None
        return article

    def lint(self, path: str) -> Article:
        """Return what is wrong with a file, and remember it."""
        self._session.prepare()
        return self.take(path, lint_to_remember(self._session, path))

    def take(self, path: str, linted: Linted | Article) -> Article:
        """Return what was found in a file, by whichever process, and remember it."""
        if not isinstance(linted, Linted):
            return linted
        article = self._article(path, linted.result, linted.source)
        assert article is not None  # it was written down by the same version
        conditions = self._place(path)[1]
        if conditions is not None:
            entry = Entry(*linted.stamp, linted.seen, linted.contents, conditions)
            self._store.add(path, entry, linted.result)
        return article

    def commit(self) -> None:
        """Keep for later runs what this one has found."""
        if self._session.has_changed():  # rules may be of other files than those that were looked at
            self._store.close_new()
        self._store.commit()
        self._applied.remember()

    def close(self) -> None:
        """Leave all as it was before this run, where `commit` has not been called."""
        self._store.close()

    def _article(self, path: str, data: bytes, source: str | None) -> Article | None:
        governing, conditions = self._place(path)
        result = unpacked(data, governing, brief=self._session.request.brief)
        if result is None or (result.article.path != path and result.article.path != name_of(path)):
            return None
        article = result.article
        self._make_ready(path, governing, conditions, result.publication)
        if source is not None and (article.findings or article.withheld):
            article = article._replace(source=source)
        return article

    def _make_ready(
        self, path: str, config: Config, conditions: bytes | None, publication: Publication
    ) -> None:
        """Make the rules ready of an article that is something else than others of its config."""
        covered = self._session.config_of(path) if config.per_file else config
        key = (covered.path, covered.variant, publication)
        if key in self._ready:
            return
        self._ready.add(key)
        codes = None if conditions is None else self._applied.by_one(conditions, publication)
        if codes is None:
            self._session.prepare()
            codes = frozenset(rule.code for rule in self._session.rules_for(covered, publication))
            if conditions is not None:
                self._applied.note_one(conditions, publication, codes)
        self._session.recalled_rules |= codes

    def _place(self, path: str) -> tuple[Config, bytes | None]:
        """Return the config of the folder of an article, and the digest of the conditions for it."""
        folder = path[: path.rfind("/") + 1] if os.sep == "/" else os.path.dirname(path)  # noqa: PTH120
        known = self._places.get(folder)
        if known is None:
            config = self._session.config_for(folder)
            known = self._places[folder] = (config, None if config.per_file else self._conditions.of(config))
        config, conditions = known
        if config.per_file:
            conditions = self._conditions.of(self._session.config_of(path))
        return config, conditions


def remembered_or_linted(results: Results, paths: Sequence[str], at_work: AtWork) -> Iterator[Article]:
    """Yield articles in order; `at_work` lints those of which there is no result."""
    try:
        known = [results.known(path) for path in paths]
        linted = at_work([path for path, entry in zip(paths, known, strict=True) if entry is None])
        with closing(linted):
            for path, entry in zip(paths, known, strict=True):
                if entry is not None:
                    yield results.recall(path, entry) or results.lint(path)
                else:
                    yield results.take(path, next(linted))
        results.commit()
    finally:
        results.close()
