"""When does a declared rule report the words that it looks for?"""

from __future__ import annotations

import re

import pytest

from declaring import declared
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.testing import findings_of, marked_by

FAR = "and so on " * 8

UNLESS = {
    # reach, article with marks where the rule reports
    "close": ("close", f"A detox myth. A ⟦detox⟧ {FAR}myth."),
    "close, cut in the middle": ("close", f"A ⟦detox⟧ {'x' * 41} mythical."),
    "close, cut at the first sign": ("close", f"Xmyth {'x' * 42} a ⟦detox⟧."),
    "sentence": ("sentence", f"A detox {FAR}myth. A ⟦detox⟧."),
    "sentence before": ("sentence", "A myth. A ⟦detox⟧."),
    "paragraph": ("paragraph", "A detox. A myth.\n\nA ⟦detox⟧."),
    "paragraph, the word last": ("paragraph", "A ⟦detox⟧.\n\nA detox. A myth."),
    "section": ("section", "# One\n\nA detox.\n\nA myth.\n\n## Two\n\nA ⟦detox⟧."),
    "section before the first heading": ("section", "A detox.\n\nA myth.\n\n# One\n\nA ⟦detox⟧."),
    "section, the word in its heading": ("section", "# A myth\n\nA detox.\n\n# Two\n\nA ⟦detox⟧."),
    "document": ("document", "# One\n\nA detox.\n\n# Two\n\nA myth."),
    "document without it": ("document", "# One\n\nA ⟦detox⟧.\n\n# Two\n\nA ⟦detox⟧ of mythology."),
    "close in Chinese": ("close", "排毒是谣言。⟦排毒⟧的说法在各地流传了很久很久很久很久，谣言。"),
    "sentence in Chinese": ("sentence", "排毒的说法在各地流传了很久很久很久很久，谣言。⟦排毒⟧。"),
    "in the other script": ("sentence", "排毒是謠言。"),
}


def unless(reach: str, more: str = "") -> DeclaredRule:
    return declared(
        '[terms]\nen = ["detox"]\nzh = ["排毒"]\n'
        f'[unless]\nen = ["myth"]\nzh = ["谣言"]\nin = "{reach}"\n{more}',
        context='context = "document"',
    )


@pytest.mark.parametrize(("reach", "article"), UNLESS.values(), ids=UNLESS)
def test_a_word_of_unless_clears_the_matches_within_its_reach(reach: str, article: str) -> None:
    assert marked_by(unless(reach), article) == article


UNLESS_WORDS = {
    # lists of [unless], article with marks where the rule reports
    "a pattern": ("patterns = ['M[a-z]+th']", "A detox Myth.\n\nA ⟦detox⟧ moon."),
    "a pattern at the beginning of a block": ("patterns = ['^myth']", "Myth: a detox.\n\nA myth: a ⟦detox⟧."),
    "a term at the beginning of a sentence": (
        'en = ["^myth"]',
        "Well. Myth again. A detox.\n\nA myth again. A ⟦detox⟧.",
    ),
    "a phrase besides": (
        'en = ["myth"]\nbesides = ["no myth"]',
        "It is no myth that a ⟦detox⟧ helps.\n\nA myth of detox.",
    ),
    "a phrase besides that protects from a pattern": (
        "patterns = ['myth']\nbesides = [\"no myth\"]",
        "It is no myth that a ⟦detox⟧ helps.\n\nA myth of detox.",
    ),
    "a phrase that holds the term": ('en = ["detox centre"]', "A detox centre.\n\nA ⟦detox⟧ tea."),
}


@pytest.mark.parametrize(("lists", "article"), UNLESS_WORDS.values(), ids=UNLESS_WORDS)
def test_words_of_unless_are_what_terms_are_everywhere(lists: str, article: str) -> None:
    rule = declared(
        f'[terms]\nen = ["detox"]\n[unless]\nin = "paragraph"\n{lists}\n', context='context = "document"'
    )

    assert marked_by(rule, article) == article


COMPANY = {
    "close before": ("close", "Tea is a ⟦cleanse⟧."),
    "close behind": ("close", "A ⟦cleanse⟧ with tea."),
    "too far away": ("close", f"A cleanse {FAR}with tea."),
    "in another sentence": ("close", "A cleanse. A tea."),
    "a word that is cut where close ends": ("close", f"A cleanse {'x' * 45} tearoom."),
    "a word that is cut where close begins": ("close", f"Xtea {'x' * 46} cleanse."),
    "far away in the sentence": ("sentence", f"A ⟦cleanse⟧ {FAR}with tea."),
    "in the next sentence": ("sentence", "A cleanse. A tea."),
    "in the paragraph": ("paragraph", "A ⟦cleanse⟧. A tea."),
    "in the next paragraph": ("paragraph", "A cleanse.\n\nA tea."),
    "in a list item beside it": ("paragraph", "- a cleanse\n- a tea"),
    "close in Chinese": ("close", "这种茶能⟦清洁⟧。"),
    "too far away in Chinese": ("close", "这种茶在各地流传了很久很久很久很久很久，能清洁。"),
}


@pytest.mark.parametrize(("reach", "article"), COMPANY.values(), ids=COMPANY)
def test_an_ordinary_word_needs_company_within_its_reach(reach: str, article: str) -> None:
    rule = declared(
        '[ordinary]\nen = ["cleanse"]\nzh = ["清洁"]\n'
        f'[company]\nen = ["tea"]\nzh = ["种茶"]\nin = "{reach}"\n',
    )

    assert marked_by(rule, article) == article


@pytest.mark.parametrize("reach", ["close", "sentence", "paragraph"])
def test_a_word_is_no_company_of_itself(reach: str) -> None:
    rule = declared(
        f'[ordinary]\nen = ["cleanse"]\n[company]\nen = ["cleanse", "a cleanse"]\nin = "{reach}"\n'
    )

    assert marked_by(rule, "This is a cleanse.") == "This is a cleanse."
    assert marked_by(rule, "This cleanse is a cleanse.") == "This ⟦cleanse⟧ is a ⟦cleanse⟧."


REQUIRES = {
    # keys of [requires], article with marks where the rule reports
    "said in the document": ('en = ["see a doctor"]', "A detox.\n\nPlease see a doctor."),
    "said nowhere": ('en = ["see a doctor"]', "A ⟦detox⟧.\n\nPlease see a dentist."),
    "said before": ('en = ["see a doctor"]', "Please see a doctor.\n\nA detox."),
    "said in the paragraph": (
        'en = ["see a doctor"]\nin = "paragraph"',
        "A detox. See a doctor.\n\nA ⟦detox⟧.",
    ),
    "said in the section": (
        'en = ["see a doctor"]\nin = "section"',
        "# One\n\nA detox.\n\nSee a doctor.\n\n# Two\n\nA ⟦detox⟧.",
    ),
    "said at the beginning": (
        'en = ["see a doctor"]\nin = "first-part"',
        f"See a doctor.\n\nA detox.\n\n{FAR}.\n\n{FAR}.",
    ),
    "said at the end, and not at the beginning": (
        'en = ["see a doctor"]\nin = "first-part"',
        f"A ⟦detox⟧.\n\n{FAR}.\n\n{FAR}.\n\nSee a doctor.",
    ),
    "said at the end": (
        'en = ["see a doctor"]\nin = "last-part"',
        f"A detox.\n\n{FAR}.\n\n{FAR}.\n\nSee a doctor.",
    ),
    "said in a comment": ('en = ["see a doctor"]', "A ⟦detox⟧.\n\n<!-- See a doctor. -->"),
    "said for those who see no image": ('en = ["see a doctor"]', "A ⟦detox⟧. ![see a doctor](a.png)"),
    "said to search engines": (
        'en = ["see a doctor"]',
        "---\ndescription: See a doctor.\n---\n\nA ⟦detox⟧.",
    ),
    "said in the other language": ('en = ["see a doctor"]\nzh = ["请就医"]', "A ⟦detox⟧ tea.\n\n请就医。"),
    "said in the other language, which will do": (
        'en = ["see a doctor"]\nzh = ["请就医"]\nsame-language = false',
        "A detox tea.\n\n请就医。",
    ),
    "said in either language": (
        'en = ["see a doctor"]\nzh = ["请就医"]',
        "A detox tea. See a doctor.\n\n这种茶能排毒。请就医。",
    ),
    "said in one language, and each match asks for its own": (
        'en = ["see a doctor"]\nzh = ["请就医"]',
        "A detox tea. See a doctor.\n\n这种茶能⟦排毒⟧。",
    ),
    "said in a pattern": ("patterns = ['[Ss]ee (a|your) GP']", "A detox.\n\nSee your GP."),
    "said in the front matter": (
        'metadata = ["reviewed-by"]',
        "---\nreviewed-by: A. Lee\n---\n\nA detox.",
    ),
    "with an underscore": ('metadata = ["reviewed-by"]', "---\nreviewed_by: A. Lee\n---\n\nA detox."),
    "in camel case": ('metadata = ["reviewed-by"]', "---\nreviewedBy: A. Lee\n---\n\nA detox."),
    "in camel case in the rule": ('metadata = ["reviewedBy"]', "---\nReviewed-By: A. Lee\n---\n\nA detox."),
    "one of several keys": (
        'metadata = ["reviewed-by", "checked-by"]',
        "---\nchecked-by: [A. Lee]\n---\n\nA detox.",
    ),
    "a key that is empty": ('metadata = ["reviewed-by"]', "---\nreviewed-by: ' '\n---\n\nA ⟦detox⟧."),
    "a key without a value": ('metadata = ["reviewed-by"]', "---\nreviewed-by:\n---\n\nA ⟦detox⟧."),
    "a key like it": ('metadata = ["reviewed-by"]', "---\nreviewed-by-us: A\n---\n\nA ⟦detox⟧."),
    "a key or words": (
        'en = ["see a doctor"]\nmetadata = ["reviewed-by"]',
        "A detox.\n\nSee a doctor.",
    ),
}


@pytest.mark.parametrize(("lists", "article"), REQUIRES.values(), ids=REQUIRES)
def test_words_are_reported_where_the_article_does_not_say_what_they_require(
    lists: str, article: str
) -> None:
    rule = declared(
        f'[terms]\nen = ["detox"]\nzh = ["排毒"]\n[requires]\n{lists}\n', context='context = "document"'
    )

    assert marked_by(rule, article) == article


def test_hidden_words_of_html_answer_nothing() -> None:
    rule = declared('[terms]\nen = ["detox"]\n[requires]\nen = ["see a doctor"]\n')
    page = "<p>A ⟦detox⟧.</p><p hidden>See a doctor.</p><!-- See a doctor. -->"

    assert marked_by(rule, page, "html") == page


IN_VAIN = {
    "A detox.\n\n<!-- see a doctor -->": ("line 3 says it in a comment, which no reader sees",),
    "A detox. ![see a doctor](a.png)": ("line 1 says it out of sight of readers",),
    "A detox tea.\n\n请就医。": ("line 3 says it in Chinese only",),
    "# One\n\nA detox.\n\n# Two\n\nSee a doctor.": ("line 7 says it elsewhere",),
    "A detox.\n\n# Two\n\nSee a doctor.\n\nSee a doctor.": ("lines 5 and 7 say it elsewhere",),
    "A detox.\n\n# Two\n\n" + "See a doctor.\n\n" * 9: ("lines 5, 7, 9, 11, 13 and 4 more say it elsewhere",),
    "A detox.": (),
}


@pytest.mark.parametrize(("article", "related"), IN_VAIN.items(), ids=range(len(IN_VAIN)))
def test_a_finding_tells_where_the_article_says_it_in_vain(article: str, related: tuple[str, ...]) -> None:
    rule = declared(
        '[terms]\nen = ["detox"]\n[requires]\nen = ["see a doctor"]\nzh = ["请就医"]\nin = "section"\n'
    )

    (finding,) = findings_of(rule, article)
    assert finding.related == related


MISSING = {
    "it is said": ("", "Tea.\n\nSee a doctor.", 0),
    "it is not said": ("", "Tea.", 1),
    "the article is empty": ("", "", 0),
    "the article is a comment": ("", "<!-- tea -->", 0),
    "it is said in another language": ("", "请就医。\n\nA tea is a tea is a tea is a tea is a tea.", 1),
    "it is said in another language, which will do": (
        "same-language = false",
        "请就医。\n\nA tea is a tea is a tea is a tea is a tea.",
        0,
    ),
    "it is said in the language of the article": ("", "这种茶很好喝，很多人喜欢。请就医。", 0),
    "it is said too late": ('in = "first-part"', f"Tea.\n\n{FAR}.\n\n{FAR}.\n\nSee a doctor.", 1),
    "it is said at the end": ('in = "last-part"', f"Tea.\n\n{FAR}.\n\n{FAR}.\n\nSee a doctor.", 0),
    "the front matter says it": ("", "---\nreviewed-by: A. Lee\n---\n\nTea.", 0),
}


@pytest.mark.parametrize(("more", "article", "count"), MISSING.values(), ids=MISSING)
def test_without_words_of_its_own_a_rule_is_about_the_whole_article(
    more: str, article: str, count: int
) -> None:
    rule = declared(
        f'[requires]\nen = ["see a doctor"]\nzh = ["请就医"]\nmetadata = ["reviewed-by"]\n{more}\n',
        message='message = "no notice"',
    )
    findings = findings_of(rule, article)

    assert [(finding.scope, finding.line, finding.message) for finding in findings] == [
        ("document", 1, "no notice")
    ] * count


def test_a_rule_for_one_language_asks_nothing_of_articles_in_the_other() -> None:
    rule = declared(
        '[requires]\nen = ["see a doctor"]\n', message='message = "no notice"', languages='languages = ["en"]'
    )

    assert findings_of(rule, "这种茶很好喝。") == []
    assert len(findings_of(rule, "A tea.")) == 1


LANGUAGES = {
    "en": "A ⟦detox⟧ tea, which is called ⟦排毒⟧茶, for all of us and you.\n\n这种茶能排毒，即 detox。",
    "zh": "A detox tea or so for us all.\n\n这种茶能⟦排毒⟧，即 ⟦detox⟧。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_count_in_the_sentences_of_the_languages_of_a_rule(language: str) -> None:
    article = LANGUAGES[language]
    rule = declared(
        '[terms]\nen = ["detox"]\nzh = ["排毒"]\n',
        context='context = "document"',
        languages=f'languages = ["{language}"]',
    )

    assert marked_by(rule, article) == article


STATUSES = {
    "negated": "It is not a detox.\n\nIt is a ⟦detox⟧.",
    "quoted": "“It is a detox,” said Ann Lee, who sells it. It is a ⟦detox⟧.",
    "hedged": "It may be a detox. It is a ⟦detox⟧.",
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_that_is_to_be_ignored_drops_the_match(status: str) -> None:
    lists = '[terms]\nen = ["detox"]\n'
    rule = declared(lists, context='context = "document"', ignored=f'ignore-statuses = ["{status}"]')
    article = STATUSES[status]

    assert marked_by(rule, article) == article
    assert len(findings_of(declared(lists, context='context = "document"'), re.sub("[⟦⟧]", "", article))) == 2
