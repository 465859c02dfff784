from __future__ import annotations

import datetime
from typing import Any

import pytest

from healthlint.references.parsing import parse

ARTICLE = {
    "title": "Naps in adults: a trial, and more",
    "authors": "Okafor B; Lind C",
    "container": "Nap Medicine",
    "year": 2020,
}
PLACED = {**ARTICLE, "volume": "12", "issue": "3", "pages": "1-9"}
TITLE = "Naps in adults: a trial, and more"
ENGLISH: dict[str, tuple[str, dict[str, Any]]] = {
    "Vancouver": (f"Okafor B, Lind C. {TITLE}. Nap Medicine. 2020;12(3):1-9.", PLACED),
    "Vancouver with a number, a day and identifiers": (
        f"12. Okafor B, Lind C. {TITLE}. Nap Medicine. 2020 Mar 5;12(3):1-9. doi: 10.5555/n.1. PMID: 31",
        {**PLACED, "date": datetime.date(2020, 3, 5)},
    ),
    "Vancouver without a stop before the year": (
        f"Okafor B, Lind C. {TITLE}. Nap Medicine 2020;12(3):1-9.",
        PLACED,
    ),
    "APA": (
        f"Okafor, B., & Lind, C. (2020). {TITLE}. Nap Medicine, 12(3), 1-9. https://doi.org/10.5555/n.1",
        PLACED,
    ),
    "APA with a month": (f"Okafor, B., & Lind, C. (2020, March). {TITLE}. Nap Medicine, 12(3), 1-9.", PLACED),
    "Harvard": (f"Okafor, B. and Lind, C. (2020) '{TITLE}', Nap Medicine, 12(3), pp. 1-9.", PLACED),
    "Springer": (f"Okafor B, Lind C (2020) {TITLE}. Nap Medicine 12(3):1-9", PLACED),
    "Nature": (
        f"Okafor, B. & Lind, C. {TITLE}. Nap Medicine 12, 1-9 (2020).",
        {**ARTICLE, "volume": "12", "pages": "1-9"},
    ),
    "IEEE": (f'B. Okafor and C. Lind, "{TITLE}," Nap Medicine, vol. 12, no. 3, pp. 1-9, Mar. 2020.', PLACED),
    "MLA": (
        f"Okafor, Bola, and Cora Lind. “{TITLE}.” Nap Medicine, vol. 12, no. 3, 2020, pp. 1-9.",
        {**PLACED, "authors": "Okafor Bola; Lind Cora"},
    ),
    "Chicago": (
        f"Okafor, Bola, and Cora Lind. “{TITLE}.” Nap Medicine 12, no. 3 (2020): 1-9.",
        {**PLACED, "authors": "Okafor Bola; Lind Cora"},
    ),
    "Chicago, author and date": (
        f"Okafor, Bola, and Cora Lind. 2020. “{TITLE}.” Nap Medicine 12 (3): 1-9.",
        {**PLACED, "authors": "Okafor Bola; Lind Cora"},
    ),
    "GB/T 7714 in English": (
        f"OKAFOR B, LIND C. {TITLE}[J]. Nap Medicine, 2020, 12(3): 1-9.",
        {**PLACED, "authors": "OKAFOR B; LIND C", "kind": "article"},
    ),
    "a quoted title alone": (f'"{TITLE}," Nap Medicine, 2020.', {**ARTICLE, "authors": ""}),
    "a preprint": (
        "Lind C. Sleep by day. medRxiv. 2021. doi:10.1101/2021.01.01.21250000",
        {"title": "Sleep by day", "authors": "Lind C", "container": "medRxiv", "year": 2021},
    ),
    "a book": (
        "Okafor B, Lind C. The nap book. 2nd ed. New York, NY: Harbour Press; 2018.",
        {
            "title": "The nap book",
            "authors": "Okafor B; Lind C",
            "publisher": "Harbour Press",
            "year": 2018,
            "kind": "book",
        },
    ),
    "a chapter": (
        "Okafor B. Of naps. In: Lind C, editor. The nap book. London: Harbour Press; 2018. p. 12-15.",
        {
            "title": "Of naps",
            "authors": "Okafor B",
            "container": "The nap book",
            "publisher": "Harbour Press",
            "year": 2018,
            "pages": "12-15",
            "kind": "chapter",
        },
    ),
    "a chapter by APA": (
        "Okafor, B. (2018). Of naps. In C. Lind & D. Moss (Eds.), The nap book (pp. 12–15). Harbour Press.",
        {
            "title": "Of naps",
            "authors": "Okafor B",
            "container": "The nap book",
            "publisher": "Harbour Press",
            "year": 2018,
            "pages": "12-15",
            "kind": "chapter",
        },
    ),
    "a thesis": (
        "Okafor B. Naps and the heart [dissertation]. Lagos: University of Lagos; 2019.",
        {
            "title": "Naps and the heart",
            "authors": "Okafor B",
            "publisher": "University of Lagos",
            "year": 2019,
            "kind": "thesis",
        },
    ),
    "a body and its page": (
        "World Nap Organization. Naps: key facts. Published March 5, 2022. Accessed June 1, 2023.",
        {
            "title": "Naps: key facts",
            "authors": "World Nap Organization",
            "year": 2022,
            "date": datetime.date(2022, 3, 5),
        },
    ),
    "a body by APA, without a date": (
        "American Nap Association. (n.d.). Naps for all. Retrieved May 1, from https://ana.example",
        {"title": "Naps for all", "authors": "American Nap Association"},
    ),
    "a page by APA, without an author": (
        "How to nap well. (2020, June 2). Harbour Health. https://harbour.example/naps",
        {
            "title": "How to nap well",
            "container": "Harbour Health",
            "year": 2020,
            "date": datetime.date(2020, 6, 2),
        },
    ),
}
CHINESE: dict[str, tuple[str, dict[str, Any]]] = {
    "an article": (
        "[2]林若安,郑知远.午睡与心脏:一项研究[J].中华午睡杂志,2020,46(05):1-5.DOI:10.5555/nap.1.",
        {
            "title": "午睡与心脏:一项研究",
            "authors": "林若安; 郑知远",
            "container": "中华午睡杂志",
            "year": 2020,
            "volume": "46",
            "issue": "05",
            "pages": "1-5",
            "kind": "article",
        },
    ),
    "signs of full width": (
        "［1］林若安，郑知远．午睡与心脏［Ｊ］．中华午睡杂志，２０２０，４６（０５）：１－５．",
        {
            "title": "午睡与心脏",
            "authors": "林若安; 郑知远",
            "container": "中华午睡杂志",
            "year": 2020,
            "volume": "46",
            "issue": "05",
            "pages": "1-5",
            "kind": "article",
        },
    ),
    "a supplement, and read on the web": (
        "林若安,郑知远,等.午睡与心脏[J/OL].中华午睡杂志,2020,46(增刊1):1-5[2021-01-01].https://nap.example/z",
        {
            "title": "午睡与心脏",
            "authors": "林若安; 郑知远",
            "container": "中华午睡杂志",
            "year": 2020,
            "volume": "46",
            "issue": "增刊1",
            "pages": "1-5",
            "kind": "article",
        },
    ),
    "without a mark": (
        "林若安，郑知远。午睡与心脏的关系。中华午睡杂志。2020；46（5）：1-5。",
        {
            "title": "午睡与心脏的关系",
            "authors": "林若安; 郑知远",
            "container": "中华午睡杂志",
            "year": 2020,
            "volume": "46",
            "issue": "5",
            "pages": "1-5",
        },
    ),
    "a book": (
        "林若安. 午睡与心脏[M]. 北京: 海港出版社, 2019: 20-30.",
        {
            "title": "午睡与心脏",
            "authors": "林若安",
            "publisher": "海港出版社",
            "year": 2019,
            "pages": "20-30",
            "kind": "book",
        },
    ),
    "a thesis": (
        "林若安. 午睡与心脏[D]. 北京: 海港大学, 2019.",
        {"title": "午睡与心脏", "authors": "林若安", "publisher": "海港大学", "year": 2019, "kind": "thesis"},
    ),
    "a paper of a conference": (
        "林若安. 午睡[C]//第三届午睡大会论文集. 北京: 海港出版社, 2018: 3-9.",
        {
            "title": "午睡",
            "authors": "林若安",
            "container": "第三届午睡大会论文集",
            "publisher": "海港出版社",
            "year": 2018,
            "pages": "3-9",
            "kind": "chapter",
        },
    ),
    "a newspaper": (
        "林若安. 午睡有益心脏[N]. 海港日报, 2021-03-05(4).",
        {
            "title": "午睡有益心脏",
            "authors": "林若安",
            "container": "海港日报",
            "year": 2021,
            "date": datetime.date(2021, 3, 5),
            "pages": "4",
            "kind": "newspaper",
        },
    ),
    "a page": (
        "林若安. 午睡有益心脏[EB/OL]. 海港网, (2021-03-05)[2022-01-01]. https://nap.example",
        {
            "title": "午睡有益心脏",
            "authors": "林若安",
            "container": "海港网",
            "year": 2021,
            "date": datetime.date(2021, 3, 5),
            "kind": "web",
        },
    ),
    "a report of a body": (
        "国家午睡委员会. 居民午睡报告[R/OL]. (2021-03-05)[2022-01-01]. https://nap.example",
        {
            "title": "居民午睡报告",
            "authors": "国家午睡委员会",
            "year": 2021,
            "date": datetime.date(2021, 3, 5),
            "kind": "report",
        },
    ),
    "a title in brackets": (
        "《午睡指南（2020年版）》，中华午睡杂志，2021年第4期",
        {"title": "午睡指南（2020年版）", "container": "中华午睡杂志", "year": 2021},
    ),
}
LESS_USUAL: dict[str, tuple[str, dict[str, Any]]] = {
    "an electronic page with letters": (
        "Lind C. Sleep by day. Nap Med. 2023;44(Suppl 2):enap655.123.",
        {
            "title": "Sleep by day",
            "container": "Nap Med",
            "volume": "44",
            "issue": "Suppl 2",
            "pages": "enap655.123",
        },
    ),
    "a journal without a title": (
        "Lind C, et al. Nap Med. 2020;382:905.",
        {"container": "Nap Med", "volume": "382", "pages": "905"},
    ),
    "a body with its letters": (
        "Nap Organization of Lagos (NOL). Naps and you. Lagos: NOL; 2022.",
        {"title": "Naps and you", "publisher": "NOL", "kind": "book"},
    ),
    "a body of the United States": (
        "U.S. Department of Naps and Sleep. Nap guidelines for adults. 2018.",
        {"title": "Nap guidelines for adults"},
    ),
    "a change behind the year": (
        "National Nap Institute. Naps in adults. NNI guideline. 2020 (updated 2022).",
        {"title": "Naps in adults", "container": "NNI guideline"},
    ),
    "a report by APA that its author published": (
        "Nap Organization. (2023). Report on naps. Lagos: Nap Organization. Licence: CC BY 4.0.",
        {"title": "Report on naps", "publisher": "Nap Organization"},
    ),
    "an editor and a house": (
        "林若安主编.午睡学.北京：海港出版社，2015.",
        {"title": "午睡学", "publisher": "海港出版社"},
    ),
    "ahead of print": (
        "林若安.午睡与健康[J/OL].海港学报:1-9[2025-03-01].https://doi.org/10.5555/n.1",
        {"title": "午睡与健康", "container": "海港学报", "pages": "1-9", "kind": "article"},
    ),
}
UNSURE: dict[str, tuple[str, dict[str, Any]]] = {
    "a name and an address": (
        "The Harbour Gazette: https://gazette.example/naps",
        {"container": "The Harbour Gazette"},
    ),
    "a Chinese name and an address": ("海港网：https://nap.example", {"container": "海港网"}),
    "a title and its site": (
        "Naps and the heart | Harbour Health",
        {"title": "Naps and the heart", "container": "Harbour Health"},
    ),
    "a title with a colon": (
        "Naps and the heart: what we know",
        {"title": "Naps and the heart: what we know"},
    ),
    "a site and a quoted headline": (
        'The Harbour Gazette, "Naps at work", 2021',
        {"title": "Naps at work", "container": "The Harbour Gazette", "year": 2021},
    ),
    "links behind an entry": (
        "Lind C. Sleep by day. Nap Med. 2020;8:7-9. [PubMed] [Google Scholar]",
        {
            "title": "Sleep by day",
            "authors": "Lind C",
            "container": "Nap Med",
            "year": 2020,
            "volume": "8",
            "pages": "7-9",
        },
    ),
    "two parts, of which either may be the title": ("Harbour Health – How naps help your heart", {}),
    "commas that part nobody knows what": ("Naps and the heart, Nap Medicine, 2020", {"year": 2020}),
    "a word and a headline": ("Harbour. Patient education: naps. 2023.", {"year": 2023}),
    "a mark where an entry is looked for": (
        "Okafor et al. (2020), Nap Medicine",
        {"authors": "Okafor", "year": 2020},
    ),
    "an address alone": ("https://doi.org/10.5555/nap.1", {}),
    "nothing": ("", {}),
}


def read(text: str) -> dict[str, Any]:
    cited = parse(text)
    fields = {
        name: value for name, value in cited._asdict().items() if value and name not in ("text", "et_al")
    }
    if "authors" in fields:
        fields["authors"] = "; ".join(f"{each.family} {each.given}".strip() for each in cited.authors)
    return fields


@pytest.mark.parametrize(("text", "expected"), ENGLISH.values(), ids=ENGLISH)
def test_an_entry_in_a_style_is_read(text: str, expected: dict[str, Any]) -> None:
    assert read(text) == {name: value for name, value in expected.items() if value}


@pytest.mark.parametrize(("text", "expected"), CHINESE.values(), ids=CHINESE)
def test_an_entry_by_gb_t_7714_is_read(text: str, expected: dict[str, Any]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), LESS_USUAL.values(), ids=LESS_USUAL)
def test_a_less_usual_entry_is_read(text: str, expected: dict[str, Any]) -> None:
    fields = read(text)
    assert fields.pop("authors")
    fields.pop("year", None)
    assert fields == expected


@pytest.mark.parametrize(("text", "expected"), UNSURE.values(), ids=UNSURE)
def test_what_is_not_sure_stays_empty(text: str, expected: dict[str, Any]) -> None:
    assert read(text) == expected
