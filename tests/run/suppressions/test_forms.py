"""Articles accept findings in every format, in the marks that it has."""

from __future__ import annotations

import pytest

from suppressing import BAD, accepted, lint, told

SAID = "healthlint-disable-next-line PRO102 -- the words of a neighbour"
PAGE = '<html lang="en"><head><title>Tea</title>{}</head><body>{}</body></html>'

NEXT_BLOCK = {
    "html-comment-in-markdown": ("a.md", f"# Tea\n\n<!-- {SAID} -->\n{BAD}\n\n{BAD}\n"),
    "html-comment-with-blank-lines-after-it": ("a.md", f"# Tea\n\n<!-- {SAID} -->\n\n\n{BAD}\n\n{BAD}\n"),
    "html-comment-over-several-lines": ("a.md", f"# Tea\n\n<!--\n{SAID}\n-->\n\n{BAD}\n\n{BAD}\n"),
    "html-comment-in-mdx": ("a.mdx", f"# Tea\n\n<!-- {SAID} -->\n{BAD}\n\n{BAD}\n"),
    "mdx-comment": ("a.mdx", f"# Tea\n\n{{/* {SAID} */}}\n\n{BAD}\n\n{BAD}\n"),
    "mdx-comment-right-above": ("a.mdx", f"# Tea\n\n{{/* {SAID} */}}\n{BAD}\n\n{BAD}\n"),
    "mdx-comment-in-markdown": ("a.md", f"# Tea\n\n{{/* {SAID} */}}\n\n{BAD}\n\n{BAD}\n"),
    "definition-in-brackets": ("a.md", f"# Tea\n\n[//]: # ({SAID})\n\n{BAD}\n\n{BAD}\n"),
    "definition-in-quotes": ("a.md", f'# Tea\n\n[//]: # "{SAID}"\n\n{BAD}\n\n{BAD}\n'),
    "definition-called-comment": ("a.md", f"# Tea\n\n[comment]: <> ({SAID})\n\n{BAD}\n\n{BAD}\n"),
    "jinja-comment": ("a.md", f"# Tea\n\n{{# {SAID} #}}\n\n{BAD}\n\n{BAD}\n"),
    "hugo-comment": ("a.md", f"# Tea\n\n{{{{/* {SAID} */}}}}\n\n{BAD}\n\n{BAD}\n"),
    "html": ("a.html", PAGE.format("", f"<!-- {SAID} --><p>{BAD}</p><p>{BAD}</p>")),
    "html-within-the-paragraph": ("a.html", PAGE.format("", f"<p><!-- {SAID} -->{BAD}</p><p>{BAD}</p>")),
    "plain-text": ("a.txt", f"Tea\n\n{SAID.replace('healthlint-', 'healthlint: ')}\n{BAD}\n\n{BAD}\n"),
    "plain-text-with-a-blank-line": (
        "a.txt",
        f"Tea\n\n{SAID.replace('healthlint-', 'healthlint: ')}\n\n{BAD}\n\n{BAD}\n",
    ),
    "plain-text-as-in-markdown": ("a.txt", f"Tea\n\n<!-- {SAID} -->\n{BAD}\n\n{BAD}\n"),
    "full-width-colon-in-plain-text": (
        "a.txt",
        f"Tea\n\n{SAID.replace('healthlint-', 'healthlint：')}\n{BAD}\n\n{BAD}\n",
    ),
}


@pytest.mark.parametrize(("path", "source"), NEXT_BLOCK.values(), ids=NEXT_BLOCK)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_the_next_block_is_accepted_and_the_one_after_it_is_not(path: str, source: str, end: str) -> None:
    article = lint(source.replace("\n", end), path, select=("PRO102",))
    assert [finding.code for finding in article.findings] == ["PRO102"]
    (withheld,) = article.withheld
    assert withheld.finding.offset < article.findings[0].offset
    assert (withheld.by, withheld.reason) == ("suppression", "the words of a neighbour")


WHOLE_FILE = {
    "comment-at-the-top": ("a.md", f"<!-- healthlint-disable-file PRO102 -- x -->\n# Tea\n\n{BAD}\n"),
    "comment-at-the-end": ("a.md", f"# Tea\n\n{BAD}\n\n<!-- healthlint-disable-file PRO102 -- x -->\n"),
    "mdx": ("a.mdx", f"{{/* healthlint-disable-file PRO102 -- x */}}\n\n# Tea\n\n{BAD}\n"),
    "plain": ("a.txt", f"healthlint: disable-file PRO102 -- x\nTea\n\n{BAD}\n"),
    "html": ("a.html", PAGE.format("<!-- healthlint-disable-file PRO102 -- x -->", f"<p>{BAD}</p>")),
    "meta": (
        "a.html",
        PAGE.format('<meta name="healthlint" content="ignore PRO102 -- x">', f"<p>{BAD}</p>"),
    ),
    "yaml-code": ("a.md", f"---\nhealthlint:\n  ignore: [PRO102]\n---\n# Tea\n\n{BAD}\n"),
    "yaml-one-code": ("a.md", f"---\nhealthlint:\n  ignore: PRO102\n---\n# Tea\n\n{BAD}\n"),
    "yaml-code-and-reason": (
        "a.md",
        f'---\nhealthlint:\n  ignore:\n    - "PRO102 -- x"\n---\n# Tea\n\n{BAD}\n',
    ),
    "yaml-table": (
        "a.md",
        f"---\nhealthlint:\n  ignore:\n    - {{code: PRO102, reason: x, until: 2027-01-01, by: kim}}\n---\n"
        f"# Tea\n\n{BAD}\n",
    ),
    "yaml-block-table": (
        "a.mdx",
        f"---\nhealthlint:\n  ignore:\n    - code: [PRO102]\n      reason: x\n---\n# Tea\n\n{BAD}\n",
    ),
    "toml-list": ("a.md", f"+++\n[healthlint]\nignore = ['PRO102']\n+++\n# Tea\n\n{BAD}\n"),
    "toml-dotted": ("a.md", f"+++\nhealthlint.ignore = [\n  'PRO102 -- x',\n]\n+++\n# Tea\n\n{BAD}\n"),
    "toml-tables": ("a.md", f"+++\n[[healthlint.ignore]]\ncode = 'PRO102'\n+++\n# Tea\n\n{BAD}\n"),
    "json": ("a.md", f'{{\n  "healthlint": {{"ignore": ["PRO102 -- x"]}}\n}}\n# Tea\n\n{BAD}\n'),
    "comment-in-yaml": (
        "a.md",
        f"---\n# healthlint-disable-file PRO102 -- x\ntitle: Tea\n---\n\n{BAD}\n",
    ),
    "yaml-of-a-page": ("a.html", f"---\nhealthlint: {{ignore: [PRO102]}}\n---\n<p>{BAD}</p>\n"),
}


@pytest.mark.parametrize(("path", "source"), WHOLE_FILE.values(), ids=WHOLE_FILE)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_whole_file_is_accepted(path: str, source: str, end: str) -> None:
    article = lint(source.replace("\n", end), path, select=("PRO102",))
    assert told(article) == []
    assert [each.finding.code for each in article.withheld] == ["PRO102"]


NO_DIRECTIVE = {
    "code-block": f"# Tea\n\n```html\n<!-- {SAID} -->\n```\n\n{BAD}\n",
    "indented-code": f"# Tea\n\n    <!-- {SAID} -->\n\n{BAD}\n",
    "mdx-comment-in-indented-code": f"# Tea\n\n    {{/* {SAID} */}}\n\n{BAD}\n",
    "inline-code": f"# Tea\n\nWrite `<!-- {SAID} -->` above it.\n\n{BAD}\n",
    "definition-in-a-code-block": f"# Tea\n\n```\n[//]: # ({SAID})\n```\n\n{BAD}\n",
    "escaped": f"# Tea\n\nWrite &lt;!-- {SAID} --&gt; above it.\n\n{BAD}\n",
    "said-of-it": f"# Tea\n\n<!-- healthlint says that this is wrong -->\n\n{BAD}\n",
    "another-linter": f"# Tea\n\n<!-- markdownlint-disable-next-line PRO102 -->\n\n{BAD}\n",
}


@pytest.mark.parametrize("source", NO_DIRECTIVE.values(), ids=NO_DIRECTIVE)
def test_what_only_shows_or_mentions_a_directive_is_none(source: str) -> None:
    article = lint(source, select=("PRO102", "HL"))
    assert [finding.code for finding in article.findings] == ["PRO102"]
    assert article.suppressions == ()


@pytest.mark.parametrize("name", ["a.md", "a.mdx", "a.html", "a.txt"])
def test_the_words_of_a_directive_are_no_words_of_the_article(name: str) -> None:
    marks = {"a.mdx": "{{/* {} */}}", "a.txt": "{}"}.get(name, "<!-- {} -->")
    said = "healthlint: disable-next-line PRO102 -- miracle cure, buy now, 灵丹妙药"
    source = f"Tea is mostly water.\n\n{marks.format(said)}\n\nIt is warm.\n"
    assert told(lint(source, name, select=("PRO", "CTA"))) == []


def test_a_comment_within_a_sentence_does_not_part_it() -> None:
    source = f"# Tea\n\nThey call it a miracle <!-- {SAID} --> cure.\n"
    assert told(lint(source, select=("PRO102",))) == ["3 PRO102"]


@pytest.mark.parametrize("said", ["Healthlint-Disable-Next-Line pro102", "HEALTHLINT-DISABLE-NEXT-LINE Pro1"])
def test_case_does_not_matter(said: str) -> None:
    assert accepted(lint(f"# Tea\n\n<!-- {said} -->\n{BAD}\n", select=("PRO102",))) == ["4 PRO102"]
