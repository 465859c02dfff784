"""Articles with references to invented works, and a registry that knows most of these works."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from tests.registering import build, lines, watched

WORKS = (
    {
        "doi": "10.5555/nap.2021.14",
        "title": "Short naps and alertness in ward nurses",
        "authors": ["Okafor, Tola", "Lind, Sara", "Meir, Dov"],
        "journal": "Annals of Shift Care",
        "year": 2021,
        "volume": "14",
        "issue": "2",
        "page": "101-109",
        "type": "journal-article",
    },
    {
        "doi": "10.5555/mag.2019.07",
        "title": "Magnesium before bed: a randomised trial",
        "authors": ["Ruiz, Ana", "Kim, Harin"],
        "journal": "Annals of Shift Care",
        "year": 2019,
        "volume": "12",
        "issue": "1",
        "page": "3-7",
        "type": "journal-article",
    },
    {
        "doi": "10.5555/tea.2018.01",
        "title": "Camomile tea and the time to fall asleep",
        "authors": ["Toivonen, Aino"],
        "journal": "Imagined Trials",
        "year": 2018,
        "volume": "6",
        "issue": "1",
        "page": "33-41",
        "type": "journal-article",
    },
    {
        "doi": "10.5555/bp.2022.90",
        "title": "午睡时长与血压关系的队列研究",
        "authors": ["林若安", "周立新"],
        "journal": "睡眠与健康",
        "year": 2022,
        "volume": "5",
        "issue": "3",
        "page": "211-218",
        "type": "journal-article",
    },
)
RETRACTED = {
    "Record ID": "900001",
    "Title": "Magnesium before bed: a randomised trial",
    "Journal": "Annals of Shift Care",
    "Author": "Ana Ruiz;Harin Kim",
    "RetractionDate": "5/4/2023 0:00",
    "RetractionDOI": "10.5555/mag.2023.99",
    "OriginalPaperDate": "1/15/2019 0:00",
    "OriginalPaperDOI": "10.5555/mag.2019.07",
    "RetractionNature": "Retraction",
}
# Line 7 points to 1 and 2, line 8 to 2 again; nothing to 4.
ENGLISH = """\
---
lang: en
---

# Sleep on nights

Short naps help on the ward [1], and magnesium may not [2].
The trial of magnesium was small [2]. Camomile is harmless [3].
A [page of the hospital](https://ward.example/naps/how-to) says how,
and doi:10.5555/nap.2021.14 tells more.

## References

1. Okafor T, Lind S, Meir D. Short naps and alertness in ward nurses. Ann Shift Care. 2021;14(2):101-109. \
doi:10.5555/nap.2021.14
2. Ruiz A, Kim H. Magnesium before bed: a randomised trial. Ann Shift Care. 2019;12(1):3-7. \
doi:10.5555/mag.2019.07
3. Toivonen A. Camomile tea and the time to fall asleep. Imagined Trials. 2018;6(1):33-41. \
doi:10.5555/nap.2021.14
4. Falk I. A book of dreams. Invented Press; 2001. ISBN 978-3-16-148410-1
"""
FOOTNOTES = """\
# Naps

They help.[^nap]

[^nap]: Okafor T, Lind S, Meir D. Short naps and alertness in ward nurses. Ann Shift Care. 2021;14(2):101-109.
"""
SIMPLIFIED = """\
# 午睡

午睡与血压有关[1]，但并非人人如此[2]。

## 参考文献

[1] 林若安, 周立新. 午睡时长与血压关系的队列研究[J]. 睡眠与健康, 2022, 5(3): 211-218.
[2] 何嘉宁. 关于茶与睡眠的讨论[J]. 睡眠与健康, 2020, 3(1): 12-19.
"""
TRADITIONAL = """\
# 午睡

午睡與血壓有關[1]。

## 參考文獻

[1] 林若安, 周立新. 午睡時長與血壓關係的隊列研究[J]. 睡眠與健康, 2022, 5(3): 211-218.
"""
BARE = "# Tea\n\nTea is mostly water.\n"
ARTICLES = {
    "sleep.md": ENGLISH,
    "naps.md": FOOTNOTES,
    "wushui.md": SIMPLIFIED,
    "wushui-hant.md": TRADITIONAL,
    "tea.md": BARE,
}


def write_articles(folder: Path) -> None:
    """Write all of them into a folder."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def build_registry(folder: Path, form: Literal["full", "compact"] = "full") -> Path:
    """Build the registry in a folder, and return its file."""
    works = lines(folder / "works.jsonl", WORKS)
    notices = watched(folder / "retraction_watch.csv", RETRACTED)
    return build(folder / "works.registry", works, notices, form=form)
