from __future__ import annotations

import pytest

from healthlint.text.readers.markdown.reader import read


def blocks(source: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(source, path).blocks]


TEMPLATES = {
    "a Hugo shortcode": ('Take {{< figure src="a.png" >}} rest.', [("paragraph", "Take rest.")]),
    "what a paired shortcode encloses is prose": (
        "{{% note %}}\n- Take *rest*.\n{{% /note %}}\n\nend",
        [("list-item", "Take rest."), ("paragraph", "end")],
    ),
    "code in a shortcode is not": (
        "{{< highlight go >}}\nx := 1\n{{< /highlight >}}\nend",
        [("paragraph", "end")],
    ),
    "Liquid tags": ("{% if a %}\nyes\n{% endif %}", [("paragraph", "yes")]),
    "a Liquid comment": ("a {% comment %}not this{% endcomment %} b", [("paragraph", "a b")]),
    "an expression": ("Dear {{ page.reader | default: 'you' }}, rest.", [("paragraph", "Dear , rest.")]),
    "tags of ERB": (
        "<% if a %>\nDear <%= reader.name %>, rest <%# not\nthis %>.\n\n<%- b -%>\n\nend",
        [("paragraph", "Dear , rest ."), ("paragraph", "end")],
    ),
    "shares are no tags": ("HbA1c <%7 in 5%> of them", [("paragraph", "HbA1c <%7 in 5%> of them")]),
    "a shortcode in a list": ("- {{< icon >}} rest\n- more", [("list-item", "rest"), ("list-item", "more")]),
    "a shortcode in a table": (
        "| {{< a >}} b | c |\n|---|---|\n| d | {{ e }} |",
        [("table-cell", "b"), ("table-cell", "c"), ("table-cell", "d")],
    ),
    "a shortcode in a quotation": ("> {{< a >}}\n> said", [("quote", "said")]),
    "a shortcode in code is shown": ("Write `{{< x >}}` or `{{`.", [("paragraph", "Write {{< x >}} or {{.")]),
    "braces that nobody closes are shown": ("a {{ b", [("paragraph", "a {{ b")]),
    "a directive with a title": (
        ":::note Good to know\nRest.\n:::",
        [("heading", "Good to know"), ("paragraph", "Rest.")],
    ),
    "a directive with a title in brackets": (
        ":::tip[Good to *know*]{.wide}\nRest.\n:::",
        [("heading", "Good to know"), ("paragraph", "Rest.")],
    ),
    "a fenced division": (
        "::: {.wide #x}\nRest.\n\n:::: inner\nMore.\n::::\n:::",
        [("paragraph", "Rest."), ("paragraph", "More.")],
    ),
    "a MyST directive with options": (
        ":::{admonition} Good to know\n:class: tip\nRest.\n:::",
        [("heading", "Good to know"), ("paragraph", "Rest.")],
    ),
    "a leaf directive": ("::video{#x}\n\nRest.", [("paragraph", "Rest.")]),
    "a call-out of Python-Markdown": (
        '!!! warning "Take care"\n    Rest.\n\n    More.\n\nend',
        [("heading", "Take care"), ("list-item", "Rest."), ("list-item", "More."), ("paragraph", "end")],
    ),
    "a call-out whose kind is one letter": ('!!! x"y"\n    z', [("title", "y"), ("list-item", "z")]),
    "a table of contents": ("[[toc]]\n\n[TOC]\n\n* TOC\n{:toc}\n\nend", [("paragraph", "end")]),
    "a comment of kramdown": (
        "One\n\n{::comment}\nno\n\nno\n{:/comment}\n\nend",
        [("paragraph", "One"), ("paragraph", "end")],
    ),
    "attributes of kramdown": (
        "Rest.{: .x}\n{: .y}\n\n[a](/b){:target='_blank'}",
        [("paragraph", "Rest."), ("paragraph", "a")],
    ),
    "attributes of a link": ("[a](/b){.x width=5} c", [("paragraph", "a c")]),
    "a formula": (
        "So $x^2 + y_1$ is more.\n\n$$\nE = mc^2\n$$\n\nend",
        [("paragraph", "So is more."), ("paragraph", "end")],
    ),
    "prices are no formula": (
        "From $99/$199, or $5 and $6.",
        [("paragraph", "From $99/$199, or $5 and $6.")],
    ),
}


@pytest.mark.parametrize(("source", "expected"), TEMPLATES.values(), ids=TEMPLATES)
def test_signs_of_site_generators_are_no_prose(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


MDX = {
    "imports and exports": (
        "import A from './a'\nexport const b = {\n  c: 1,\n}\n\n# Head",
        [("title", "Head")],
    ),
    "a component in a line": ('Take <Icon name="x" a={{b: 1}} /> rest.', [("paragraph", "Take rest.")]),
    "what a component encloses is Markdown": (
        '<Note type="x">\n**Take** rest.\n</Note>',
        [("paragraph", "Take rest.")],
    ),
    "indented text in components is no code": (
        "<Tabs>\n  <Tab>\n\n    Take *rest*.\n\n  </Tab>\n</Tabs>",
        [("paragraph", "Take *rest*.")],
    ),
    "expressions": ("Take {count * 2} tablets.{' '}", [("paragraph", "Take tablets.")]),
    "HTML with expressions": ("<p className={x}>Rest.</p>", [("paragraph", "Rest.")]),
    "fragments": ("<>\n\nRest.\n\n</>", [("paragraph", "Rest.")]),
}


@pytest.mark.parametrize(("source", "expected"), MDX.values(), ids=MDX)
def test_javascript_is_no_prose(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source, "a.mdx") == expected


def test_components_are_known_in_any_markdown() -> None:
    source = "import A from './a';\n\n<Note kind={a}>Take **rest**.</Note>\n\nEven {a} here."
    assert blocks(source) == [("paragraph", "Take rest."), ("paragraph", "Even {a} here.")]


def test_capital_html_is_html() -> None:
    assert blocks('<P HIDDEN>no</P>\n\n<IMG ALT="yes">') == [("hidden", "no"), ("alt", "yes")]


def test_places_stay_where_markup_is_struck_out() -> None:
    source = "{{< 甲 >}}\n\n- {% if 乙 %}one{% endif %} **two**\n\n:::note 三\nfour\n:::"
    document = read(source, "a.md")
    for word in ("one", "two", "三", "four"):
        start = document.prose.index(word)
        assert document.span(start, start + len(word)) == (source.index(word), source.index(word) + len(word))
