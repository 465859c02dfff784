"""How are references judged that are written in four styles, read from articles and looked up in a registry?

    PYTHONPATH=tests python -m measuring.references.judged ../shared/registry-data [full|compact]

The whole way, from the text of an article to the verdict: works of a register, every second one without an
identifier and every tenth with one word of its title changed, against a registry built of the same works.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from healthlint.references.judgement import SOUND, Judgement
from healthlint.references.verdict import judge
from healthlint.registry.answering import RegistryAnswers
from healthlint.registry.building.builder import Builder
from healthlint.registry.building.plan import plan
from healthlint.registry.reading.kinds import Input
from healthlint.registry.registry import Registry
from healthlint.registry.schema import Form
from measuring.references.parsed import compared, works_of
from measuring.references.styles import STYLES, Work
from measuring.verdicts import TODAY, longer_words, with_one_word_changed

_CHANGED = 10  # every tenth title


class Judged(NamedTuple):
    """One reference: as it was written, whether its title was changed, and what was made of it."""

    line: str
    changed: bool
    judgement: Judgement | None  # None where no reference was found


def records_in(folder: Path) -> Path:
    """Return the file of records."""
    return next((folder / "crossref_records").glob("*.jsonl"))


@contextmanager
def registry_of(records: Path, form: Form) -> Iterator[RegistryAnswers]:
    """Build a registry of a file of records, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "registry.db"
        Builder(target, plan([Input("crossref", records)], form, {}), lambda _path, _line, _why: None).build()
        with Registry.open(target) as registry:
            yield RegistryAnswers(registry)


def changed_works(records: Path) -> list[tuple[Work, bool]]:
    """Return the works, every tenth with one word of its title changed, and whether it was."""
    works = list({work.doi: work for work in works_of(records)}.values())
    dice = random.Random(5)
    words = longer_words(work.title for work in works)
    told = []
    for number, work in enumerate(works):
        title = work.title if number % _CHANGED else with_one_word_changed(work.title, words, dice)
        told.append((work._replace(title=title), title != work.title))
    return told


def judged(
    works: list[tuple[Work, bool]], answers: RegistryAnswers, style: str, *, markdown: bool
) -> Iterator[Judged]:
    """Yield each work as it was written and judged."""
    changed = {work.doi for work, is_changed in works if is_changed}
    for line, work, reference, _ in compared([work for work, _ in works], style, markdown=markdown):
        judgement = judge(reference.cited, answers, today=TODAY) if reference else None
        yield Judged(line, work.doi in changed, judgement)


def is_sound(each: Judged) -> bool:
    """Tell whether a reference is verified or matched."""
    return each.judgement is not None and each.judgement.verdict in SOUND


def main() -> None:
    """Print the figures of each style and format."""
    records = records_in(Path(sys.argv[1]))
    form: Form = "compact" if "compact" in sys.argv else "full"
    works = changed_works(records)
    with registry_of(records, form) as answers:
        for style in STYLES:
            for markdown in (True, False):
                all_of_them = list(judged(works, answers, style, markdown=markdown))
                same = [each for each in all_of_them if not each.changed]
                changed = [each for each in all_of_them if each.changed]
                verdicts = Counter(
                    f"{each.judgement.verdict}{' hard' if each.judgement.hard else ''}"
                    if each.judgement
                    else "unread"
                    for each in same
                    if not is_sound(each)
                )
                sound = sum(map(is_sound, same))
                noticed = sum(not is_sound(each) for each in changed)
                print(
                    f"{style:10} {'markdown' if markdown else 'plain':9} sound {sound}/{len(same)} = "
                    f"{sound / len(same):.4f}  noticed {noticed}/{len(changed)}  {dict(verdicts)}"
                )


if __name__ == "__main__":
    main()
