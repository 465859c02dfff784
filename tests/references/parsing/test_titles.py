from __future__ import annotations

import pytest

from healthlint.references.parsing import parse

TITLES = [
    "Naps, dreams, and the heart",
    "Do naps help? A review",
    "Do naps help?",
    "Naps. Part 2. The heart",
    "Naps in the U.S. navy",
    "Naps vs. coffee",
    "Naps at work: when, where, why",
    "Napping in 2020, and after",
    "The “power nap” and its promise",
    "Naps (short) and sleep [long]",
    "Effects of Napus spp. on sleep",
    "午睡：是否有益？一项研究",
    "午睡、咖啡与心脏（综述）",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_with_marks_inside_is_read_whole_in_each_style(title: str) -> None:
    stop = "" if title.endswith("?") else "."
    entries = [
        f"Okafor B, Lind C. {title}{stop} Nap Medicine. 2020;12(3):1-9.",
        f"Okafor, B., & Lind, C. (2020). {title}{stop} Nap Medicine, 12(3), 1-9.",
        f"OKAFOR B, LIND C. {title}[J]. Nap Medicine, 2020, 12(3): 1-9.",
        f"Okafor B, Lind C. “{title},” Nap Medicine, 2020.",
    ]
    assert [(cited.title, cited.container, cited.year) for cited in map(parse, entries)] == [
        (title, "Nap Medicine", 2020)
    ] * 4


CONTAINERS = [
    "J. Biol. Chem.",
    "Nap Med",
    "eNaps",
    "npj Naps",
    "Naps: The Journal",
    "Annals of Naps, Part B",
    "JAMA",
]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_name_of_a_journal_is_read_whole(container: str) -> None:
    cited = parse(f"Okafor B, Lind C. Sleep by day in adults. {container.rstrip('.')}. 2020;12(3):1-9.")
    assert cited.container.rstrip(".") == container.rstrip(".")


def test_a_quoted_work_within_a_title_is_not_the_title() -> None:
    cited = parse("Okafor B, Lind C. Review of “Naps by day”. Nap Medicine. 2020;12(3):1-9.")
    assert cited.title == "Review of “Naps by day”"
