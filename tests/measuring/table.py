"""How are the figures shown?"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache

from measuring.gold import read_gold
from measuring.reports import ARTICLES, articles_in, findings_in
from measuring.scores import Scores, scores_of

FAMILIES = ("DIS", "PRO", "CIT", "CTA", "CLM", "NUM", "BAL", "TRN", "SAF")
LANGUAGES = ("en", "zh")


@cache
def measured() -> Scores:
    """Return the figures on all articles that lie here."""
    articles = articles_in(ARTICLES)
    found = findings_in(articles)
    return scores_of((read_gold(article), found[article]) for article in articles)


def table(scores: Scores) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'family':8}" + "".join(
        f"{f'{language} precision':>16}{f'{language} recall':>16}" for language in LANGUAGES
    )
    for family in FAMILIES:
        cells = []
        for language in LANGUAGES:
            key = (family, language)
            right = scores.right[key]
            cells.append(_cell(scores.precision(key), right, right + scores.wrong[key]))
            cells.append(_cell(scores.recall(key), scores.found[key], scores.wanted[key]))
        yield f"{family:8}" + "".join(f"{cell:>16}" for cell in cells)
    cells = []
    for language in LANGUAGES:
        right, wrong, found, wanted = (
            sum(counter[family, language] for family in FAMILIES)
            for counter in (scores.right, scores.wrong, scores.found, scores.wanted)
        )
        cells.append(_cell(right / max(1, right + wrong), right, right + wrong))
        cells.append(_cell(found / max(1, wanted), found, wanted))
    yield f"{'all':8}" + "".join(f"{cell:>16}" for cell in cells)
    for language in LANGUAGES:
        yield f"protected words hit, {language}: {scores.hits(language)} of {scores.protected[language]}"


def errors(scores: Scores) -> Iterator[str]:
    """Yield a line for all that was missed, found wrongly, or hit though it is protected."""
    for gold, row, at_info in scores.missed:
        mild = f" (info: {at_info})" if at_info else ""
        yield f"missed  {gold.article.name}:{row.lines[0]}: {' '.join(row.codes)} “{row.words}”{mild}"
    for gold, finding in scores.false:
        yield f"false   {gold.article.name}:{finding.line}: {finding.code} “{' '.join(finding.text.split())}”"
    for gold, row, finding in scores.hit:
        yield f"hit     {gold.article.name}:{row.lines[0]}: {finding.code} “{row.words}”"


def main(arguments: Sequence[str]) -> None:
    """Print the table, with `--errors` each error, too."""
    scores = measured()
    lines = [*table(scores), *(["", *sorted(errors(scores))] if "--errors" in arguments else [])]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())


def _cell(share: float | None, some: int, of: int) -> str:
    return "–" if share is None else f"{share:.2f} ({some}/{of})"
