"""How much of a reference is read right, field by field?

    python -m measuring.references.parsed ../shared/registry-data/crossref_records/crossref_records_3771.jsonl

Works of a register are written in four styles, every second one without an identifier, into articles in
Markdown and in plain text; the references of these articles are compared with the works. Then the same for
all titles of the register that have marks inside, with invented authors where it knows none, and for Chinese
works that are all invented.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.text.readers import BY_FORMAT
from measuring.references.styles import STYLES, Work, cited, plain, work_of

_MARKS = re.compile(r"[,:;?!.](?=.)")
# Of the invented Chinese works: who wrote on what, how, and where.
_WHO = ("林若安", "郑知远", "欧阳一", "王二", "司马天明")
_WHAT = (
    "午睡",
    "2型糖尿病",
    "睡眠（夜间）",
    "咖啡、茶与睡眠",
    "“小憩”",
    "维生素D",
    "COVID-19",
    "老年人的睡眠",
)
_HOW = (
    *(
        "与心脏健康的关系",
        "的研究进展",
        "：一项队列研究",
        "是否有益？系统综述",
        "的影响：meta分析",
        "临床观察100例",
    ),
    *("的诊治（附2例报告）", "——文献综述", "指南（2020年版）", "、血压及血糖的相关性，2010—2020"),
)
_WHERE = ("中华午睡杂志", "海港医学", "海港大学学报（医学版）", "睡眠与健康", "Chin J Naps")
FIELDS = ("title", "author", "year", "container", "doi")
_LIST = 10  # references of one article


def works_of(path: Path) -> list[Work]:
    """Return the complete works of a file of records, one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        return [work for line in file if (work := work_of(json.loads(line))) is not None]


def works_with_marks(path: Path) -> list[Work]:
    """Return the works of a file of records whose titles have marks inside."""
    found: dict[str, Work] = {}
    with path.open(encoding="utf-8") as file:
        for at, line in enumerate(file):
            record = json.loads(line)
            record["authors"] = record["authors"] or "Okafor, Bola; Lind, Cora"
            record["year"] = record["year"] or 1990 + at % 35
            record["journal"] = record["journal"] or "Annals of Naps"
            work = work_of(record)
            if work is not None and _MARKS.search(work.title):
                found.setdefault(work.title, work)
    return list(found.values())


def chinese_works() -> list[Work]:
    """Return works that nobody wrote."""
    return [
        Work(
            f"10.5555/nap.{at}",
            what + how,
            tuple((_WHO[(at + step) % len(_WHO)], "") for step in range(1 + at % 5)),
            _WHERE[at % len(_WHERE)],
            1990 + at % 35,
            str(1 + at % 50),
            ("3", "05", "增刊1")[at % 3],
            f"{at}-{at + 5}",
            "journal-article",
        )
        for at, (what, how) in enumerate(product(_WHAT, _HOW), 1)
    ]


def compared(
    works: list[Work], style: str, *, markdown: bool
) -> Iterator[tuple[str, Work, Reference | None, bool]]:
    """Yield each work as it was written and read, and whether its identifier was given."""
    for first in range(0, len(works), _LIST):
        batch = works[first : first + _LIST]
        lines = [
            cited(work, style, identifier=at % 2 == 0, markdown=markdown) for at, work in enumerate(batch)
        ]
        if markdown:
            source = "# Naps\n\nNaps help.\n\n## References\n\n" + "\n".join(
                f"{at}. {_escaped(line)}" for at, line in enumerate(lines, 1)
            )
        else:
            source = "Naps\n\nNaps help.\n\nReferences\n\n" + "\n".join(
                f"[{at}] {line}" for at, line in enumerate(lines, 1)
            )
        document = BY_FORMAT["markdown" if markdown else "plain"](source, "naps")
        by_number = {reference.number: reference for reference in references_of(document) if reference.listed}
        for at, (work, line) in enumerate(zip(batch, lines, strict=True)):
            yield line, work, by_number.get(at + 1), at % 2 == 0


def right_fields(work: Work, reference: Reference | None, *, identifier: bool) -> dict[str, bool]:
    """Tell of each field that was written whether it was read as it is."""
    if reference is None:
        return dict.fromkeys(FIELDS if identifier else FIELDS[:-1], False)
    read = reference.cited
    found = {
        "title": _same(read.title, work.title),
        "author": bool(read.authors) and _same(read.authors[0].family, work.authors[0][0]),
        "year": read.year == work.year,
    }
    if work.container:
        found["container"] = _same(read.container, work.container)
    if identifier:
        found["doi"] = ("doi", work.doi.lower()) in read.identifiers
    return found


def _same(read: str, written: str) -> bool:
    return plain(read).rstrip(" .").casefold() == written.rstrip(" .").casefold()


def _escaped(line: str) -> str:
    """Return a line whose stars and underscores mean themselves, but for those of its emphasis."""
    return line.replace("<", "\\<")


def main() -> None:
    """Print the share of right fields for each style and format, and some of the wrong ones."""
    path = Path(sys.argv[1])
    shown = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    measure("complete works", works_of(path), STYLES, shown)
    measure("titles with marks inside", works_with_marks(path), STYLES, shown)
    measure("Chinese works", chinese_works(), ("gbt", "vancouver"), shown)


def measure(name: str, works: list[Work], styles: Iterable[str], shown: int) -> None:
    """Print the share of right fields of some works."""
    print(f"{name}: {len(works)}")
    for style, markdown in product(styles, (True, False)):
        right: Counter[str] = Counter()
        asked: Counter[str] = Counter()
        wrong = 0
        for line, work, reference, identifier in compared(works, style, markdown=markdown):
            fields = right_fields(work, reference, identifier=identifier)
            asked.update(fields.keys())
            right.update(field for field, is_right in fields.items() if is_right)
            failed = [field for field, is_right in fields.items() if not is_right]
            if failed and wrong < shown:
                wrong += 1
                print(failed, line, reference and reference.cited._replace(text=""), sep="\n   ")
        shares = "  ".join(f"{field} {right[field] / asked[field]:.4f}" for field in FIELDS if asked[field])
        print(f"{style:10} {'markdown' if markdown else 'plain':9} {shares}")


if __name__ == "__main__":
    main()
