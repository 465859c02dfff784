"""A fix takes a suppression out and leaves nothing of it, and all else as it was."""

from __future__ import annotations

import pytest

from healthlint.rule.edits import edited
from suppressing import BAD, fixed, lint

C = "<!-- healthlint-disable-next-line PRO102 -- x -->"
M = "{/* healthlint-disable-next-line PRO102 -- x */}"
P = "healthlint: disable-next-line PRO102 -- x"

COMMENTS = {
    "between-paragraphs": ("a.md", f"Tea.\n\n{C}\n\nWater.\n", "Tea.\n\nWater.\n"),
    "right-above-a-paragraph": ("a.md", f"Tea.\n\n{C}\nWater.\n", "Tea.\n\nWater.\n"),
    "right-below-a-heading": ("a.md", f"# Tea\n{C}\nWater.\n", "# Tea\nWater.\n"),
    "what-parts-two-paragraphs": ("a.md", f"Tea.\n{C}\nWater.\n", "Tea.\n\nWater.\n"),
    "first-line": ("a.md", f"{C}\n\n# Tea\n\nWater.\n", "# Tea\n\nWater.\n"),
    "last-line": ("a.md", f"# Tea\n\nWater.\n\n{C}\n", "# Tea\n\nWater.\n"),
    "last-line-without-an-end": ("a.md", f"# Tea\n\nWater.\n{C}", "# Tea\n\nWater."),
    "over-several-lines": ("a.md", f"Tea.\n\n{C.replace(' ', chr(10))}\n\nOil.\n", "Tea.\n\nOil.\n"),
    "between-items": ("a.md", f"- Tea\n  {C}\n- Water\n", "- Tea\n- Water\n"),
    "within-an-item": ("a.md", f"- {C}\n  Tea\n- Water\n", "- Tea\n- Water\n"),
    "within-a-quotation": ("a.md", f"> Tea.\n>\n> {C}\n> Water.\n", "> Tea.\n>\n> Water.\n"),
    "within-a-cell": ("a.md", f"| a | b |\n|-|-|\n| {C} Tea | c |\n", "| a | b |\n|-|-|\n| Tea | c |\n"),
    "within-a-line": ("a.md", f"Tea {C} is water.\n", "Tea is water.\n"),
    "at-the-end-of-a-line": ("a.md", f"Tea is water. {C}\n\nOil.\n", "Tea is water.\n\nOil.\n"),
    "definition": ("a.md", "Tea.\n\n[//]: # (healthlint-disable-line PRO102)\n\nOil.\n", "Tea.\n\nOil.\n"),
    "mdx": ("a.mdx", f"Tea.\n\n{M}\n\nWater.\n", "Tea.\n\nWater.\n"),
    "plain-text": ("a.txt", f"Tea\n\nWater.\n\n{P}\n\nIt is warm.\n", "Tea\n\nWater.\n\nIt is warm.\n"),
    "html": ("a.html", f"<p>Tea</p>\n  {C}\n  <p>Water</p>\n", "<p>Tea</p>\n  <p>Water</p>\n"),
    "html-within-a-paragraph": ("a.html", f"<p>{C}Tea</p>\n", "<p>Tea</p>\n"),
    "meta": (
        "a.html",
        '<head>\n<meta name="healthlint" content="ignore PRO102">\n</head><p>Tea</p>\n',
        "<head>\n</head><p>Tea</p>\n",
    ),
    "comment-in-yaml": ("a.md", "---\n# healthlint-disable-line PRO102\nx: y\n---\n", "---\nx: y\n---\n"),
    "yaml-item": (
        "a.md",
        "---\ntitle: Tea\nhealthlint:\n  ignore:\n    - PRO102\n    - XX # kept\n---\nTea.\n",
        "---\ntitle: Tea\nhealthlint:\n  ignore:\n    - XX # kept\n---\nTea.\n",
    ),
    "yaml-table-over-lines": (
        "a.md",
        "---\nhealthlint:\n  ignore:\n    - XX\n    - code: PRO102\n      reason: x\ntitle: Tea\n---\nTea.\n",
        "---\nhealthlint:\n  ignore:\n    - XX\ntitle: Tea\n---\nTea.\n",
    ),
    "yaml-only-item": (
        "a.md",
        "---\ntitle: Tea\nhealthlint:\n  ignore:\n    - PRO102 -- x\nauthor: Kim\n---\nTea.\n",
        "---\ntitle: Tea\nauthor: Kim\n---\nTea.\n",
    ),
    "yaml-on-one-line": (
        "a.md",
        "---\ntitle: Tea\nhealthlint: {ignore: [PRO102]}\n---\nTea.\n",
        "---\ntitle: Tea\n---\nTea.\n",
    ),
    "yaml-in-brackets": (
        "a.md",
        "---\nhealthlint: {ignore: [PRO102, XX]}\n---\nTea.\n",
        "---\nhealthlint: {ignore: [XX]}\n---\nTea.\n",
    ),
    "yaml-last-in-brackets": (
        "a.md",
        "---\nhealthlint:\n  ignore: [XX, PRO102]\n---\nTea.\n",
        "---\nhealthlint:\n  ignore: [XX]\n---\nTea.\n",
    ),
    "json": (
        "a.md",
        '{\n  "title": "Tea",\n  "healthlint": {"ignore": ["XX", "PRO102"]}\n}\nTea.\n',
        '{\n  "title": "Tea",\n  "healthlint": {"ignore": ["XX"]}\n}\nTea.\n',
    ),
    "toml": (
        "a.md",
        "+++\ntitle = 'Tea'\n[healthlint]\nignore = ['PRO102']\n+++\nTea.\n",
        "+++\ntitle = 'Tea'\n+++\nTea.\n",
    ),
    "toml-item-of-several-lines": (
        "a.md",
        "+++\n[healthlint]\nignore = [\n  'PRO102',\n  'XX',\n]\n+++\nTea.\n",
        "+++\n[healthlint]\nignore = [\n  'XX',\n]\n+++\nTea.\n",
    ),
    "toml-tables": (
        "a.md",
        "+++\n[[healthlint.ignore]]\ncode = 'PRO102'\nreason = 'x'\n\n"
        "[[healthlint.ignore]]\ncode = 'XX'\n+++\nTea.\n",
        "+++\n[[healthlint.ignore]]\ncode = 'XX'\n+++\nTea.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "source", "after"), COMMENTS.values(), ids=COMMENTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_an_unused_suppression_is_taken_out(path: str, source: str, after: str, end: str) -> None:
    source, after = source.replace("\n", end), after.replace("\n", end)
    (finding,) = [each for each in lint(source, path).findings if each.code == "HL912"]
    assert fixed(source, finding) == after


CODES = {
    "first-of-two": ("PRO102, CTA104 -- x", "PRO102", "CTA104 -- x"),
    "last-of-two": ("CTA104, PRO102 -- x", "PRO102", "CTA104 -- x"),
    "middle-of-three": ("CTA104 PRO102 CTA -- x", "PRO102", "CTA104 CTA -- x"),
    "chinese-comma": ("CTA104，PRO102——x", "PRO102", "CTA104——x"),
    "before-a-day": ("CTA104, PRO102 until=2027-01-01", "PRO102", "CTA104 until=2027-01-01"),
    "behind-a-day": ("CTA104 until=2027-01-01 PRO102", "PRO102", "CTA104 until=2027-01-01"),
}


@pytest.mark.parametrize(("said", "code", "after"), CODES.values(), ids=CODES)
def test_an_unused_code_is_taken_out_of_several(said: str, code: str, after: str) -> None:
    source = "<!-- healthlint-disable-next-line {} -->\nOrder your tea now!\n"
    (finding,) = [each for each in lint(source.format(said)).findings if each.code == "HL912"]
    assert finding.text == code
    assert fixed(source.format(said), finding) == source.format(after)


def test_an_expired_suppression_is_taken_out_while_its_finding_is_there() -> None:
    source = f"Tea.\n\n<!-- healthlint-disable-next-line PRO102 until=2026-01-01 -- x -->\n{BAD}\n"
    (finding,) = [each for each in lint(source).findings if each.code == "HL913"]
    assert fixed(source, finding) == f"Tea.\n\n{BAD}\n"


def test_two_that_stand_together_go_without_a_gap() -> None:
    source = f"Tea.\n\n{C}\n{C}\n\nWater.\n"
    findings = [each for each in lint(source).findings if each.code == "HL912"]
    assert edited(source, [edit for each in findings for edit in each.fixes[0].edits]) == "Tea.\n\nWater.\n"
