"""Does a run with a baseline report what is new, and only that?"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from evolution.articles import Library
from evolution.edits import Editors
from healthlint.app.accepting.baseline_options import Wish
from healthlint.app.accepting.baselining import Baselining
from healthlint.app.checking.verdict import Verdict
from healthlint.rule.finding import Finding
from healthlint.run.article import Article
from healthlint.run.request import Request
from healthlint.run.session import Session

Known = Mapping[int | str, Counter[str]]  # the codes of findings by sentence, or by title of the article


class Outcome(NamedTuple):
    """What a run with a baseline came to, against what is known of each sentence."""

    adopted: int  # findings at first
    expected: int  # new ones
    missed: tuple[str, ...]
    back: tuple[str, ...]  # old ones that are reported
    edits: Counter[str]


def run(folder: Path, wish: Wish) -> list[Article]:
    """Return the articles of a folder, less what its baseline accepts; what is not shown is left out."""
    session = Session(Request(paths=(str(folder),), isolated=True, baseline=wish.file, jobs=1))
    verdict = Verdict()
    return [
        article._replace(
            findings=tuple(each for each in article.findings if verdict.shows(article.config, each.severity))
        )
        for article in Baselining(wish, session, verdict).over(session.lint())
    ]


def tried(seed: int, folder: Path, *, articles: int, edits: int) -> Outcome:
    """Adopt a repository, edit it, and compare what is reported with what is new."""
    library = Library(seed, articles)
    library.write(folder)
    baseline = folder / "baseline.jsonl"
    adopted = run(folder, Wish(baseline, write=True))
    known = _by_sentence(library, folder, adopted, withheld=True)
    editors = Editors(library)
    editors.edit(edits)
    library.write(folder)
    after = run(folder, Wish(baseline))
    all_found = _counted(library, folder, after, known, withheld=True)
    reported = _counted(library, folder, after, known, withheld=False)
    new = Counter({key: number for key, number in all_found.items() if key[0] == "new"})
    texts_expected = Counter({key[1:]: number for key, number in new.items()})
    texts_reported: Counter[tuple[str, ...]] = Counter()
    for key, number in reported.items():
        texts_reported[key[1:]] += number
    return Outcome(
        sum(len(article.withheld) for article in adopted),
        texts_expected.total(),
        tuple(map(" ".join, (texts_expected - texts_reported).elements())),
        tuple(map(" ".join, (texts_reported - texts_expected).elements())),
        editors.done,
    )


def _by_sentence(
    library: Library, folder: Path, articles: Iterable[Article], *, withheld: bool
) -> dict[int | str, Counter[str]]:
    known: dict[int | str, Counter[str]] = {}
    for key, _, finding in _placed(library, folder, articles, withheld=withheld):
        known.setdefault(key, Counter())[finding.code] += 1
    return known


def _counted(
    library: Library, folder: Path, articles: Iterable[Article], known: Known, *, withheld: bool
) -> Counter[tuple[str, ...]]:
    """Count findings by whether they are new, rule and sentence; copies of a sentence are not told apart."""
    left = {key: codes.copy() for key, codes in known.items()}
    counted: Counter[tuple[str, ...]] = Counter()
    for key, text, finding in _placed(library, folder, articles, withheld=withheld):
        old = left.get(key, Counter())
        state = "old" if old[finding.code] > 0 else "new"
        old[finding.code] -= 1
        counted[state, finding.code, text] += 1
    return counted


def _placed(
    library: Library, folder: Path, articles: Iterable[Article], *, withheld: bool
) -> Iterable[tuple[int | str, str, Finding]]:
    """Yield findings with the sentence they stand in, or the title of the article they are about."""
    by_path = {article.path: article for article in library.articles}
    for linted in articles:
        article = by_path[Path(linted.path).relative_to(folder).as_posix()]
        _, places = article.rendered()
        starts = [start for start, _, _ in places]
        accepted = [each.finding for each in linted.withheld] if withheld else []
        for finding in (*linted.findings, *accepted):
            if finding.scope == "document":
                yield f"article {id(article)}", article.path, finding
                continue
            _, end, sentence = places[max(0, bisect_right(starts, finding.offset) - 1)]
            assert finding.offset < end, finding
            yield sentence.number, sentence.text, finding
