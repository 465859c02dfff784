"""Which articles of a run need not be linted, as an earlier run has read them as they are?"""

from __future__ import annotations

import os
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from healthlint.report.brief import UNTOLD
from healthlint.rule.publication import Publication
from healthlint.run.errors import UnreadableError
from healthlint.run.files.articles import article_data, is_html, text_of
from healthlint.run.linting import name_of
from healthlint.run.results.applied import Applied
from healthlint.run.results.conditions import Conditions, kind_of
from healthlint.run.results.contents import Contents, digest_of
from healthlint.run.results.linted import Linted, lint_to_remember
from healthlint.run.results.listing import Entry, entry_of, head_of
from healthlint.run.results.packing import briefly, unpacked
from healthlint.run.results.store import Store
from healthlint.text.stamp import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

    from healthlint.run.article import Article
    from healthlint.run.cache import Cache
    from healthlint.run.config.config import Config
    from healthlint.run.results.packing import Result
    from healthlint.run.session import Session

    AtWork = Callable[[Sequence[str]], Generator[Linted | Article, None, None]]


class Results:
    """What earlier runs have found, and what this one finds for later ones."""

    def __init__(
        self, session: Session, cache: Cache, contents: Contents, environment: bytes, folder: Path
    ) -> None:
        """Take the run, what files hold, the digest of the plugins, and where results are kept."""
        self._session = session
        self._brief = session.request.brief
        self._quoting = session.request.quoting
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

    def known(self, path: str) -> bytes | None:
        """Return where the result of an article is; None where there is none of it as it is now."""
        packed = self._store.get(path)
        conditions = self._place(path)[1]
        if packed is None or conditions is None:
            return None
        seen, stamp = time.time_ns(), stamp_of(path)
        if stamp is None:
            return None
        if packed.startswith(head_of(stamp, conditions)):
            return packed
        entry = entry_of(packed)
        if entry is None or entry.conditions != conditions or entry.size != stamp.size:
            return None
        try:
            contents = digest_of(article_data(path))
        except UnreadableError:
            return None
        if contents != entry.contents:
            return None
        settled = stamp.settled(seen)
        if settled or stamp != entry[:4]:
            self._store.renew(path, entry._replace(**stamp._asdict(), settled=settled))
        return packed

    def recall(self, path: str, packed: bytes) -> Article | None:
        """Return what was found in an article; None where it cannot be read back."""
        result: Result | None = None
        config, conditions = self._place(path)
        if self._is_brief(config) and (told := self._store.told(packed)) is not None:
            result = briefly(told, config)
        if result is None and (pieces := self._store.read(packed)) is not None:
            result = unpacked(pieces, config)
        if result is None or (result.article.path != path and result.article.path != name_of(path)):
            return None
        self._make_ready(path, config, conditions, result.publication)
        article = result.article
        if self._quoting:
            source = _source_of(path, packed)
            if source is None:
                return None
            article = _with_source(article, source)
        self.remembered += 1
        return article

    def lint(self, path: str) -> Article:
        """Return what is wrong with a file, and remember it."""
        self._session.prepare()
        return self.take(path, lint_to_remember(self._session, path))

    def take(self, path: str, linted: Linted | Article) -> Article:
        """Return what was found in a file, by whichever process, and remember it."""
        if not isinstance(linted, Linted):
            return linted
        config, conditions = self._place(path)
        result = briefly(linted.result[0], config) if self._is_brief(config) else None
        result = unpacked(linted.result, config) if result is None else result
        assert result is not None  # it was written down by the same version
        self._make_ready(path, config, conditions, result.publication)
        if conditions is not None:
            entry = Entry(*linted.stamp, linted.settled, conditions, linted.contents)
            self._store.add(path, entry, linted.result)
        return result.article if linted.source is None else _with_source(result.article, linted.source)

    def commit(self) -> None:
        """Keep for later runs what this one has found."""
        if self._session.has_changed():  # rules may be of other files than those that were looked at
            self._store.close_new()
        self._store.commit()
        self._applied.remember()

    def close(self) -> None:
        """Leave all as it was before this run, where `commit` has not been called."""
        self._store.close()

    def _is_brief(self, config: Config) -> bool:
        """Tell whether nobody asks for more of the articles of a config than `Brief` has."""
        return self._brief and config.min_severity != UNTOLD and config.fail_on != UNTOLD

    def _make_ready(
        self, path: str, config: Config, conditions: bytes | None, read_as: tuple[Any, ...]
    ) -> None:
        """Make the rules ready of an article that is something else than others of its config."""
        covered = self._session.config_of(path) if config.per_file else config
        key = (covered.path, covered.variant, read_as)
        if key in self._ready:
            return
        self._ready.add(key)
        publication = Publication(*read_as)
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
        config = known[0]
        return (config, self._conditions.of(self._session.config_of(path))) if config.per_file else known


def _source_of(path: str, packed: bytes) -> str | None:
    """Return the text of an article; None where it is not any more what its result is of."""
    try:
        data = article_data(path)
        entry = entry_of(packed)
        return text_of(data, html=is_html(path)) if entry and digest_of(data) == entry.contents else None
    except UnreadableError:
        return None


def _with_source(article: Article, source: str) -> Article:
    return article._replace(source=source) if article.findings or article.withheld else article


def remembered_or_linted(results: Results, paths: Sequence[str], at_work: AtWork) -> Iterator[Article]:
    """Yield articles in order; `at_work` lints those of which there is no result."""
    try:
        known = [results.known(path) for path in paths]
        linted = at_work([path for path, packed in zip(paths, known, strict=True) if packed is None])
        with closing(linted):
            for path, packed in zip(paths, known, strict=True):
                if packed is not None:
                    yield results.recall(path, packed) or results.lint(path)
                else:
                    yield results.take(path, next(linted))
        results.commit()
    finally:
        results.close()
