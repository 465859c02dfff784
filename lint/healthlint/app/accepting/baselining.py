"""What becomes of the findings of a check that baselines accept, and what is said of them?

What a baseline needs is imported only where there is one.
"""

from __future__ import annotations

import os
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.streams import say
from healthlint.report.counted import counted
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.app.accepting.baseline_options import Wish
    from healthlint.app.checking.verdict import Verdict
    from healthlint.run.article import Article
    from healthlint.run.baseline.entry import Entry
    from healthlint.run.baseline.judging import Judgement, Renewed
    from healthlint.run.config.config import Config
    from healthlint.run.session import Session


class Baselining:
    """Goes along with the articles of a run, and takes out what baselines accept."""

    def __init__(self, wish: Wish, session: Session, verdict: Verdict) -> None:
        """Take what is asked."""
        self._wish = wish
        self._session = session
        self._verdict = verdict
        self._changes = session.request.changes is not None  # only: much is not seen
        self._entries: dict[Path, list[Entry] | None] = {}  # None: the file is to be made
        self._stale: list[tuple[Path, list[Entry]]] = []
        self._said: list[str] = []
        self._refused = False

    @property
    def exit_code(self) -> int:
        """1 where a baseline was not written because of findings that it does not accept."""
        return int(self._refused and not self._verdict.exit_zero)

    def over(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Yield articles without what is accepted, which is `withheld`; raises UsageError.

        From the first one on for which there is a baseline they are held back until all are there: what an
        article has lost another may have got.
        """
        coming = iter(articles)
        for article in coming:
            if article.sketches is not None:
                yield from self._judged(chain((article,), coming))
            else:
                if self._wish.write:
                    self._want_a_file(article)
                yield article

    def say(self, *, quiet: bool, verbose: bool) -> None:
        """Say on stderr what was written, and what the baselines accept that is not there any more."""
        if quiet and not self._refused:
            return
        for sentence in self._said:
            say(sentence)
        for file, stale in self._stale:
            number = sum(entry.number for entry in stale)
            are = "1 finding in it is" if number == 1 else f"{number} findings in it are"
            say(f"{shown(file)}: {are} not there any more; `healthlint check --write-baseline` tidies it")
            if verbose:
                for entry in sorted(stale, key=lambda entry: entry.order):
                    what = entry.sketch.text or "about the whole article"
                    times = f" ({entry.number} times)" if entry.number > 1 else ""
                    say(f"not there any more: {entry.path}: {entry.sketch.code} {what}{times}")

    def _want_a_file(self, article: Article) -> None:
        if self._wish.write and not article.failed:
            raise UsageError(
                f"{article.path}: no baseline is named for it; give --baseline FILE, or write"
                ' baseline = "healthlint-baseline.jsonl" into the config'
            )

    def _judged(self, articles: Iterable[Article]) -> Iterator[Article]:
        held: list[Article] = []
        groups: dict[Path, list[int]] = defaultdict(list)
        for article in articles:
            if article.sketches is None:
                self._want_a_file(article)
            else:
                groups[self._file_of(article.config)].append(len(held))
            held.append(article)
        for file, numbers in groups.items():
            judgement = self._judgement(file, [held[number] for number in numbers])
            accepted: dict[int, set[str]] = defaultdict(set)
            written = self._wish.write and self._written(file, judgement)
            for number, fingerprint in chain(judgement.accepted, judgement.new if written else ()):
                accepted[numbers[number]].add(fingerprint)
            if judgement.stale and not self._wish.write and not self._changes:
                self._stale.append((file, judgement.stale))
            for number, fingerprints in accepted.items():
                held[number] = _without(held[number], fingerprints)
        yield from held

    def _file_of(self, config: Config) -> Path:
        """Return the baseline of the articles of a config, which is read; raises UsageError."""
        if self._wish.file is not None:
            file = self._wish.file.absolute()
            missing = f"{shown(file)}: there is no such baseline; add --write-baseline to make it"
        else:
            assert config.baseline is not None  # else there would be no sketches
            file = config.root / config.baseline
            missing = (
                f"{config.origins.of('baseline') or 'baseline'}: there is no file {shown(file)};"
                " `healthlint check --write-baseline` makes it from what is found now"
            )
        # Configs that extend another name its baseline by other paths, and it is one file all the same.
        file = Path(os.path.realpath(file.parent), file.name)
        if file not in self._entries:
            from healthlint.run.baseline.file import read_baseline

            self._entries[file] = read_baseline(file, unmerged=self._wish.write)
            if self._entries[file] is None and not self._wish.write:
                raise UsageError(missing)
        return file

    def _judgement(self, file: Path, articles: list[Article]) -> Judgement:
        from healthlint.run.baseline.judging import Judgement
        from healthlint.run.baseline.places import Places
        from healthlint.run.engine import FAMILY

        session, verdict = self._session, self._verdict
        applied = session.rules_applied
        narrow = bool(session.request.select)
        # What cannot be searched may hold any file that seems to be gone.
        blind = self._changes or any(skipped.failed for skipped in session.skipped)
        folders = () if blind else [path for path in session.request.paths if Path(path).is_dir()]
        return Judgement(
            self._entries[file] or (),
            articles,
            Places(file, folders),
            lambda code: code in applied or (code.startswith(FAMILY) and not narrow),
            shows=lambda article, severity: verdict.shows(article.config, severity),
        )

    def _written(self, file: Path, judgement: Judgement) -> bool:
        """Write a baseline and tell whether it accepts all that is reported now; raises UsageError."""
        from healthlint.run.baseline.file import write_baseline

        known = self._entries[file]
        if judgement.new and known is not None and not self._wish.accept_new:
            self._refused = True
            number = len(judgement.new)
            are = "1 finding is" if number == 1 else f"{number} findings are"
            self._said.append(
                f"{shown(file)}: {are} new, so nothing was written; mend or accept them (--accept-new)"
            )
            return False
        renewed = judgement.renewed()
        write_baseline(file, renewed.entries)
        self._said.append(f"{shown(file)}: {self._told(file, renewed, first=known is None)}")
        return True

    def _told(self, file: Path, renewed: Renewed, *, first: bool) -> str:
        total = counted(renewed.total, "finding")
        if first:
            named = "" if self._wish.file is None else f' and name it in the config: baseline = "{file.name}"'
            return f"{total} written; from now on only others are reported. Commit the file{named}"
        changes = [
            f"{number} {what}"
            for number, what in (
                (renewed.added, "added"),
                (renewed.moved, "found again in another place or in other words"),
                (renewed.removed, "removed that were not there any more"),
            )
            if number
        ]
        return f"{', '.join(changes) or 'nothing to change'}; it accepts {total}"


def _without(article: Article, accepted: set[str]) -> Article:
    """Return an article whose accepted findings, by fingerprint, are withheld."""
    from healthlint.rule.withheld import Withheld

    withheld = [
        *article.withheld,
        *(Withheld(each, "baseline") for each in article.findings if each.fingerprint in accepted),
    ]
    return article._replace(
        findings=tuple(each for each in article.findings if each.fingerprint not in accepted),
        withheld=tuple(sorted(withheld, key=lambda each: each.finding.order)),
    )
