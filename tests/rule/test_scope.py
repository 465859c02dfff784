"""In which parts of an article do the words of a rule count?"""

from __future__ import annotations

import pytest

from declaring import declared
from healthlint.rule.scope import NAMES, Scope
from healthlint.testing import findings_of

MARKDOWN = """\
---
title: probe0 of tea
description: probe1 of a page
---

# probe2 title

A probe3 stands in a paragraph. ![probe4](a.png)

## A probe5 heading

- a probe6 in a list

| probe7 | cell |
|--------|------|
| probe8 | cell |

> A probe9 that is quoted.

<!-- probe10 -->

## Frequently asked questions

### Is a probe11 of use?

It is a probe12.

## Disclaimer

No probe13 is advice.

## About us

We are the probe14 house.

## References

1. Lee A. A probe15 of tea. J Tea. 2020;1:1.
"""

HTML = """\
<!doctype html>
<html lang="en">
<head><title>probe20 title</title><meta name="description" content="probe21 of a page"></head>
<body>
<nav><a href="/">probe22</a></nav>
<header><p>A probe23 above all.</p></header>
<main>
<h1>A probe24 heading</h1>
<p>A probe25 stands in a paragraph.</p>
<ul><li>a probe26 in a list</li></ul>
<table><caption>probe27 of a table</caption><tr><td>probe28</td></tr></table>
<blockquote><p>A probe29 that is quoted.</p></blockquote>
<figure><img src="a.png" alt="probe30"><figcaption>A probe31 below.</figcaption></figure>
<button>probe32</button>
<p hidden>A probe33 that nobody sees.</p>
<h2>Another probe34 heading</h2>
<aside><p>A probe35 beside it.</p></aside>
</main>
<footer><p>A probe36 below all.</p></footer>
</body>
</html>
"""


def probes(*scope: str, text: str = MARKDOWN, format: str = "markdown") -> list[int]:  # noqa: A002
    """Return the numbers of the probes that a rule with this scope reports."""
    names = ", ".join(f'"{name}"' for name in scope)
    rule = declared(
        "[terms]\npatterns = ['probe[0-9]+']\n",
        context='context = "document"',
        scope=f"scope = [{names}]" if scope else "",
    )
    return sorted(int(finding.text[5:]) for finding in findings_of(rule, text, format))


MARKDOWN_SCOPES: dict[tuple[str, ...], list[int]] = {
    (): [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14],
    ("prose",): [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14],
    ("title",): [0],
    ("heading",): [2, 5],
    ("title", "heading"): [0, 2, 5],
    ("paragraph",): [3, 12, 13, 14],
    ("list",): [6],
    ("table",): [7, 8],
    ("quote",): [9],
    ("alt",): [4],
    ("question",): [11],
    ("metadata",): [1],
    ("reference",): [15],
    ("references",): [15],
    ("faq",): [11, 12],
    ("disclaimer",): [13],
    ("about",): [14],
    ("body",): [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    # what ~ takes away
    ("~quote",): [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14],
    ("~metadata", "~alt", "~table", "~faq", "~about"): [0, 2, 3, 5, 6, 9, 13],
    ("prose", "~heading", "~title", "~metadata"): [3, 4, 6, 7, 8, 9, 11, 12, 13, 14],
    ("prose", "reference"): [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15],
    # names of one sort are alternatives, of several sorts all must hold
    ("faq", "paragraph"): [12],
    ("faq", "about", "paragraph"): [12, 14],
    ("faq", "paragraph", "question"): [11, 12],
    ("faq", "list"): [],
    ("references", "paragraph"): [],
    ("paragraph", "~disclaimer"): [3, 12, 14],
    ("faq", "~question"): [12],
}
HTML_SCOPES: dict[tuple[str, ...], list[int]] = {
    ("navigation",): [22],
    ("header",): [23],
    ("footer",): [36],
    ("aside",): [35],
    ("title",): [20],
    ("heading",): [24, 34],
    ("caption",): [27, 31],
    ("alt",): [30],
    ("button",): [32],
    ("hidden",): [33],
    ("metadata",): [21],
    ("table",): [28],
    ("quote",): [29],
    ("list",): [26],
    ("paragraph",): [23, 25, 35, 36],
    ("paragraph", "~header", "~footer", "~aside"): [25],
    ("prose", "hidden", "~body"): [23, 35, 36],
}


@pytest.mark.parametrize(
    ("scope", "numbers"), MARKDOWN_SCOPES.items(), ids=[" ".join(names) for names in MARKDOWN_SCOPES]
)
def test_a_scope_admits_what_it_names_in_markdown(scope: tuple[str, ...], numbers: list[int]) -> None:
    assert probes(*scope) == numbers


@pytest.mark.parametrize(
    ("scope", "numbers"), HTML_SCOPES.items(), ids=[" ".join(names) for names in HTML_SCOPES]
)
def test_a_scope_admits_what_it_names_in_html(scope: tuple[str, ...], numbers: list[int]) -> None:
    assert probes(*scope, text=HTML, format="html") == numbers


# Ten paragraphs of the same length.
PARTS = "\n\n".join(f"Here is probe{number} of them." for number in range(10)) + "\n"

PART_SCOPES: dict[tuple[str, ...], list[int]] = {
    ("first-part",): [0, 1, 2],
    ("last-part",): [7, 8, 9],
    ("first-part", "last-part"): [0, 1, 2, 7, 8, 9],
    ("~first-part",): [3, 4, 5, 6, 7, 8, 9],
    ("~first-part", "~last-part"): [3, 4, 5, 6],
    ("paragraph", "last-part"): [7, 8, 9],
    ("heading", "last-part"): [],
}


@pytest.mark.parametrize(
    ("scope", "numbers"), PART_SCOPES.items(), ids=[" ".join(names) for names in PART_SCOPES]
)
def test_parts_are_quarters_of_the_prose(scope: tuple[str, ...], numbers: list[int]) -> None:
    assert probes(*scope, text=PARTS) == numbers


def test_a_single_block_is_the_first_part_and_the_last() -> None:
    assert probes("first-part", text="A probe1.") == probes("last-part", text="A probe1.") == [1]
    assert probes("~first-part", text="A probe1.") == []


@pytest.mark.parametrize("name", NAMES)
def test_each_name_admits_something_in_one_of_the_articles(name: str) -> None:
    assert any(
        numbers and name in scope
        for scopes in (MARKDOWN_SCOPES, HTML_SCOPES, PART_SCOPES)
        for scope, numbers in scopes.items()
    )


@pytest.mark.parametrize("names", [("headings",), ("~headings",), ("",), ("~",), ("~~quote",), ("~prose",)])
def test_a_name_that_is_none_is_an_error(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="there is no scope"):
        Scope(names)
