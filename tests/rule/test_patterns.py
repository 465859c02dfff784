"""What do patterns and terms of one rule find, and where does it stand in the source?"""

from __future__ import annotations

import pytest

from declaring import declared
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.testing import findings_of, marked_by


def rule_of(lists: str) -> DeclaredRule:
    return declared(f"[terms]\n{lists}\n", context='context = "document"')


CASES = {
    # lists of [terms], article with marks where the rule reports
    "letters in any case": ("patterns = ['doi: ?x{3,}']", "⟦DOI: xxxx⟧ and ⟦doi:XXX⟧"),
    "a capital that is meant": ("patterns = ['(?-i:[A-Z])et al']", "⟦Bet al⟧, bet al"),
    "half a word": ("patterns = ['tox']", "de⟦tox⟧"),
    "a whole word": (r"patterns = ['\btox\b']", "detox, ⟦tox⟧"),
    "a border in Chinese": (r"patterns = ['\bdha\b']", "鱼油⟦DHA⟧胶囊"),
    "a hyphen is a hyphen": ("patterns = ['de-tox']", "⟦de-tox⟧, de tox"),
    "the beginning of a block": ("patterns = ['^detox']", "⟦Detox⟧ tea. Detox.\n\n⟦Detox⟧ again."),
    "the end of a block": ("patterns = ['detox$']", "A detox, a ⟦detox⟧\n\n- a ⟦detox⟧\n- a detox!"),
    "over a line break": ("patterns = ['detox tea']", "A ⟦detox\ntea⟧."),
    "not over blocks": (r"patterns = ['detox\s+tea', 'detox[^x]+tea']", "A detox\n\ntea."),
    "not over list items": ("patterns = ['(?s)detox.+tea']", "- detox\n- tea"),
    "over emphasis": ("patterns = ['detox tea']", "A **⟦detox** tea⟧."),
    "within emphasis": ("patterns = ['detox tea']", "A **⟦detox tea⟧**."),
    "over a link": ("patterns = ['detox tea']", "A [⟦detox](https://example.org) tea⟧."),
    "over an entity": ("patterns = ['tea & toast']", "A ⟦tea &amp; toast⟧ meal."),
    "not in an address": ("patterns = ['example']", "A [tea](https://example.org)."),
    "not in a block of code": ("patterns = ['detox']", "A ⟦detox⟧.\n\n    detox\n"),
    "Traditional text": ("patterns = ['干细胞.{1,2}疗']", "⟦幹細胞治療⟧，⟦干细胞治疗⟧"),
    "a Traditional pattern": ("patterns = ['幹細胞治[療愈]']", "⟦幹細胞治療⟧，⟦干细胞治疗⟧"),
    "full-width digits": (r"patterns = ['\d{2}%']", "⟦９５％⟧，⟦95%⟧"),
    "a pattern with full-width signs": ("patterns = ['（排毒）']", "⟦（排毒）⟧，⟦(排毒)⟧，排毒"),
    "a full stop that is Chinese": ("patterns = ['排毒。']", "⟦排毒。⟧排毒药"),
    "Chinese quotes": ("patterns = ['“神药”']", "⟦“神药”⟧，⟦「神藥」⟧"),
    "in both lists, the longer": ("en = ['detox']\npatterns = ['detox tea']", "A ⟦detox tea⟧, a ⟦detox⟧."),
    "in both lists, the longer term": ("en = ['detox tea']\npatterns = ['detox']", "A ⟦detox tea⟧."),
    "the one that begins first": (
        "en = ['green detox']\npatterns = ['detox tea now']",
        "A ⟦green detox⟧ tea now.",
    ),
    "side by side": ("en = ['green']\npatterns = ['detox']", "A ⟦green⟧ ⟦detox⟧."),
    "a phrase besides protects a pattern": (
        "patterns = ['detox']\nbesides = ['alcohol detox']",
        "An alcohol detox, a ⟦detox⟧.",
    ),
    "two patterns that overlap": ("patterns = ['aab', 'abb+']", "⟦aab⟧bb, ⟦abbb⟧"),
    "matches that touch": ("patterns = ['ab']", "⟦ab⟧⟦ab⟧"),
    "anything but blanks": (r"patterns = ['et al\S+']", "Lee ⟦et al.,⟧ 2020"),
    "signs beyond the first plane": ("patterns = ['detox']", "😀 a ⟦detox⟧ 😀 and a ⟦detox⟧"),
    "as wide as the text": ("patterns = ['.+']", "⟦A detox tea.⟧\n\n⟦Another one.⟧"),
}


@pytest.mark.parametrize(("lists", "article"), CASES.values(), ids=CASES)
def test_a_rule_reports_just_what_is_marked(lists: str, article: str) -> None:
    assert marked_by(rule_of(lists), article) == article


HTML = {
    "over a tag": ("patterns = ['detox tea']", "<p>A <b>⟦detox</b> tea⟧.</p>"),
    "over an entity": ("patterns = ['tea & toast']", "<p>A ⟦tea &amp; toast⟧.</p>"),
    "over a line break of the source": ("patterns = ['detox tea']", "<p>A ⟦detox\n   tea⟧.</p>"),
    "not over cells": ("patterns = ['detox.tea']", "<table><tr><td>detox</td><td>tea</td></tr></table>"),
    "not in markup": ("patterns = ['class']", "<p class='class'>A tea.</p>"),
    "the beginning of a cell": (
        "patterns = ['^detox']",
        "<table><tr><td>a detox</td><td>⟦detox⟧</td></tr></table>",
    ),
}


@pytest.mark.parametrize(("lists", "page"), HTML.values(), ids=HTML)
def test_on_a_page_as_in_a_text(lists: str, page: str) -> None:
    assert marked_by(rule_of(lists), page, "html") == page


# The words of the lexicon that look ahead, said without it.
SAID_OTHERWISE = {
    "possible, but not possible to": (
        "en = ['possible']\nbesides = ['possible to']",
        "A ⟦possible⟧ link. It is possible to wait.",
    ),
    "a study that has a letter for a name": (
        r"patterns = ['\b(?-i:Study|Trial|Hospital|Clinic|Patient) (?-i:[A-D])\b']",
        "⟦Patient B⟧ of ⟦Hospital A⟧, a patient at Clinic Ardea",
    ),
    "a DOI that does not begin with 10.": (
        r"patterns = ['\bdoi:?\s*([^\s1:]\S*|1[^\s0]\S*|10[^\s.]\S*)']",
        "⟦doi: xyz⟧ and ⟦doi:11.5⟧ and ⟦doi 101.1⟧ and doi:10.1000/182 and DOI 10.5/x",
    ),
    "an address of a DOI that does not begin with 10.": (
        r"patterns = ['doi\.org/([^1\s]|1[^0\s]|10[^.\s])']",
        "See ⟦doi.org/a⟧bc and ⟦doi.org/11⟧/2, not doi.org/10.1000/182.",
    ),
    "a trial number that has not eight digits": (
        r"patterns = ['\bNCT(\d{1,7}|\d{9,})\b']",
        "⟦NCT1234567⟧, ⟦NCT123456789⟧, NCT12345678",
    ),
    "another trial number that has not eight digits": (
        r"patterns = ['\bISRCTN(\d{1,7}|\d{9,})\b']",
        "⟦ISRCTN1⟧, ISRCTN12345678",
    ),
    "a Chinese DOI that does not begin with 10.": (
        r"patterns = ['DOI[:：]?\s*([^\s1:]\S*|1[^\s0]\S*|10[^\s.]\S*)']",
        "参见⟦DOI：xyz⟧ 和 DOI：10.1000/182",
    ),
    "a sign that was lost": (r"patterns = ['\x{FFFD}']", "A tea⟦\ufffd⟧s leaf."),
}


@pytest.mark.parametrize(("lists", "article"), SAID_OTHERWISE.values(), ids=SAID_OTHERWISE)
def test_what_looks_ahead_can_be_said_otherwise(lists: str, article: str) -> None:
    assert marked_by(rule_of(lists), article) == article


SUGGESTIONS = {
    "a text": ('"detox" = "liver function"', "A detox.", ("liver function",), "write liver function"),
    "several": ('"detox" = ["rest", "water"]', "A detox.", ("rest", "water"), "write rest, water"),
    "several in Chinese": ('"排毒" = ["休息", "喝水"]', "这能排毒。", ("休息", "喝水"), "write 休息、喝水"),
    "of a pattern": ("'tox\\w+' = \"harm\"", "It is toxic.", ("harm",), "write harm"),
    "of a term with choices": ('"(purge|flush)s" = "helps"', "It flushes.", (), None),
}


@pytest.mark.parametrize(
    ("suggested", "article", "suggestions", "message"), SUGGESTIONS.values(), ids=SUGGESTIONS
)
def test_a_finding_says_what_to_write_instead(
    suggested: str, article: str, suggestions: tuple[str, ...], message: str | None
) -> None:
    others = {"detox", "排毒", r"tox\w+", "(purge|flush)es"}
    written = suggested.split(" = ")[0].strip("\"'").replace("\\\\", "\\")
    if message is None:
        suggested, suggestions, message = suggested.replace("flush)s", "flush)es"), ("helps",), "write helps"
        written = "(purge|flush)es"
    rest = "\n".join(f"'{term}' = \"other\"" for term in sorted(others - {written}))
    rule = declared(
        "[terms]\nen = ['detox', '(purge|flush)es']\nzh = ['排毒']\npatterns = ['tox\\w+']\n"
        f"[suggestions]\n{suggested}\n{rest}\n",
        message='message = "write {suggestion}"',
    )

    (finding,) = findings_of(rule, article)
    assert (finding.suggestions, finding.message) == (suggestions, message)


def test_a_message_speaks_the_language_of_the_sentence() -> None:
    rule = declared(
        '[terms]\nen = ["detox"]\nzh = ["排毒"]\n',
        message='message = { en = "no {match}", zh = "勿用“{match}”" }',
    )

    assert [finding.message for finding in findings_of(rule, "A Detox tea.\n\n这能排毒。")] == [
        "no Detox",
        "勿用“排毒”",
    ]
