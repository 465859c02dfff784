"""How do the articles of a run learn together what each would have to wait for by itself?

Services answer for forty works as quickly as for one, and hosts are slow side by side. So some articles are
read ahead for their references, which is nothing beside the time that services take; then they are checked
one by one, and find their answers at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.registry.errors import RegistryError
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import read_article
from healthlint.run.linting import name_of
from healthlint.run.printing import PrintsToStderr
from healthlint.text.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from healthlint.references.judging.judge import Judge
    from healthlint.run.linting import Linting

_TOGETHER = 32  # articles; what is found in the first is shown when all of them have learnt


def learning_ahead(
    linting: Linting, paths: Sequence[str], judge_of: Callable[[str, str], Judge | None]
) -> Iterator[str]:
    """Yield paths, each when what the references of some of them want to know has been asked.

    `judge_of`: by the source and the name of an article, who judges its references. Where no service may be
    asked, nothing is. Raises UsageError.
    """
    if not linting.looking_up.is_online:
        yield from paths
        return
    for start in range(0, len(paths), _TOGETHER):
        some = paths[start : start + _TOGETHER]
        if len(some) > 1:
            _learn(linting, some, judge_of)
        yield from some


def _learn(linting: Linting, paths: Sequence[str], judge_of: Callable[[str, str], Judge | None]) -> None:
    documents: dict[Judge, list[Document]] = {}
    for path in paths:
        name = name_of(path)
        try:
            source = read_article(path)
        except UnreadableError:  # is told when it is checked
            continue
        judge = judge_of(source, name)
        if judge is None:
            continue
        try:
            with PrintsToStderr():
                document = linting.reader_of(name)(source, name)
        except (Exception, SystemExit):  # of a stranger's reader, and told when the article is checked
            continue
        if isinstance(document, Document):
            documents.setdefault(judge, []).append(document)
    try:
        for judge, some in documents.items():
            judge.learn(some)
    except RegistryError as error:
        raise UsageError(str(error)) from error
