"""What stands around the words of an article, and is none of them, makes no finding and hides none."""

from __future__ import annotations

import pytest

from suppressing import lint, told

WORDS = "a miracle cure and 100% effective, 干细胞是神药，包治百病"
SLUG = "a-miracle-cure-神药-包治百病"
SOUND = "Tea is mostly water."

NO_PROSE = {
    "fenced code": ("a.md", f"```\n{WORDS}\n```\n"),
    "fenced code in a list": ("a.md", f"- {SOUND}\n\n  ~~~yaml\n  claim: {WORDS}\n  ~~~\n"),
    "indented code": ("a.md", f"    {WORDS}\n"),
    "code in a line": ("a.md", f"Write `{WORDS}` into the form.\n"),
    "target of a link": ("a.md", f"Read [the page](https://example.org/{SLUG}).\n"),
    "target of an image": ("a.md", f"![A cup](/{SLUG}.png)\n"),
    "definition of a link": ("a.md", f"Read [the page][1].\n\n[1]: https://example.org/{SLUG}\n"),
    "bare address": ("a.md", f"Read https://example.org/{SLUG} first.\n"),
    "address in angle brackets": ("a.md", f"Read <https://example.org/{SLUG}> first.\n"),
    "wiki link": ("a.md", f"Read [[{SLUG}|the page]].\n"),
    "comment": ("a.md", f"<!-- {WORDS} -->\n"),
    "attributes": ("a.md", f'<div class="{WORDS}" data-claim="{WORDS}">{SOUND}</div>\n'),
    "script": ("a.md", f'<script>const claim = "{WORDS}";</script>\n'),
    "style": ("a.md", f"<style>/* {WORDS} */</style>\n"),
    "shortcode of Hugo": ("a.md", f'{{{{< figure src="{SLUG}.png" class="{WORDS}" >}}}}\n'),
    "tag of Liquid": ("a.md", f'{{% include card.html slug="{WORDS}" %}}\n'),
    "comment of Liquid": ("a.md", f"{{% comment %}}{WORDS}{{% endcomment %}}\n"),
    "variable of a template": ("a.md", f'{{{{ page["{WORDS}"] }}}}\n'),
    "marks of a heading": ("a.md", f"## Tea {{#{SLUG}}}\n"),
    "hidden keys of front matter": ("a.md", f'---\nslug: {SLUG}\ntags: ["{WORDS}"]\n---\n{SOUND}\n'),
    "import in MDX": ("a.mdx", f'import Claim from "./{SLUG}.js"\n\n{SOUND}\n'),
    "property of a component": ("a.mdx", f'<Card data={{{{claim: "{WORDS}"}}}} />\n'),
    "comment in MDX": ("a.mdx", f"{{/* {WORDS} */}}\n"),
    "code in a page": ("a.html", f"<p>{SOUND}</p><pre><code>{WORDS}</code></pre>"),
    "attributes in a page": ("a.html", f'<p class="{WORDS}" data-claim="{WORDS}">{SOUND}</p>'),
    "script in a page": ("a.html", f'<p>{SOUND}</p><script>const claim = "{WORDS}"</script>'),
    "template in a page": ("a.html", f"<p>{SOUND}</p><template><p>{WORDS}</p></template>"),
    "comment in a page": ("a.html", f"<p>{SOUND}</p><!-- {WORDS} -->"),
    "bare address in a text": ("a.txt", f"Read https://example.org/{SLUG} first.\n"),
}
FAMILIES = ("PRO", "CLM", "SAF", "CTA")


@pytest.mark.parametrize(("path", "source"), NO_PROSE.values(), ids=NO_PROSE)
def test_words_of_code_addresses_and_markup_are_not_reported(path: str, source: str) -> None:
    assert told(lint(source, path, select=FAMILIES)) == []


@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html", "a.txt"])
def test_the_same_words_are_reported_where_people_read_them(path: str) -> None:
    codes = {line.split()[1] for line in told(lint(f"They call it {WORDS}。\n", path, select=FAMILIES))}
    assert {"PRO102", "CLM102"} <= codes


ARTICLE = """\
# Ginger tea

They call it a miracle cure. Studies show that it works for everyone, with no side effects.

邻居说它是灵丹妙药，无效退款，包治百病。

Buy now, only today!
"""
FRONT_MATTER = {
    "YAML": "---\ndraft: false\ntags: [tea, ginger]\n---\n",
    "YAML with a list and a date": "---\ndate: 2026-03-01\nkeywords:\n  - tea\n  - ginger\n---\n\n",
    "TOML": "+++\ndraft = false\n[params]\nwidth = 3\n+++\n",
    "JSON": '{\n  "draft": false,\n  "tags": ["tea"]\n}\n\n',
    "empty": "---\n---\n",
    "nothing but a comment": "---\n# to be filled in\n---\n",
    "broken YAML": "---\ntags: [tea, ginger\ndraft: : no\n---\n",
    "broken TOML": "+++\ndraft = \n+++\n",
    "a fence that is never closed": "---\ndraft: false\n\n",
    "a line across the page": "---\n\n",
}


@pytest.mark.parametrize("front_matter", FRONT_MATTER.values(), ids=FRONT_MATTER)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_front_matter_hides_nothing_of_the_article_behind_it(path: str, front_matter: str) -> None:
    without = [(each.offset, each.code, each.severity) for each in lint(ARTICLE, path).findings]
    found = lint(front_matter + ARTICLE, path).findings
    behind = len(front_matter)
    assert len(without) > 6
    assert [
        (each.offset - (behind if each.scope == "text" else 0), each.code, each.severity) for each in found
    ] == without
