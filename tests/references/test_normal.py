import pytest

from healthlint.references.comparing.normal import comparable_title, is_marked, names_a_notice

SAME = {
    "elements": ("Growth of <i>Examplea</i> in H<sub>2</sub>O", "Growth of Examplea in H2O"),
    "elements escaped": ("Growth of &lt;i&gt;Examplea&lt;/i&gt;", "Growth of Examplea"),
    "entities escaped twice": ("Salt &amp;amp; sleep", "Salt and sleep"),
    "JATS": ("<jats:title>Salt and <jats:italic>sleep</jats:italic></jats:title>", "Salt and sleep"),
    "MathML": ("Doses <mml:math><mml:mi>x</mml:mi></mml:math> of salt", "Doses x of salt"),
    "a mark of retraction": ("RETRACTED: Salt and sleep", "Salt and sleep"),
    "a mark of retraction in words": ("Retracted Article: Salt and sleep", "Salt and sleep"),
    "a mark in brackets": ("[Retracted] Salt and sleep", "Salt and sleep"),
    "a mark behind": ("Salt and sleep (Retracted article. See vol. 4, pg. 12)", "Salt and sleep"),
    "a withdrawal": ("WITHDRAWN: Salt and sleep", "Salt and sleep"),
    "a Chinese mark": ("【撤稿】盐与睡眠的关系", "盐与睡眠的关系"),
    "case": ("SALT AND SLEEP", "Salt and sleep"),
    "dashes": ("Low\u2010salt diets \u2014 ten years\u2013long", "Low-salt diets - ten years-long"),
    "quotes": ("Crohn’s “quiet” phase", 'Crohn\'s "quiet" phase'),
    "accents": ("Sjögren disease in Malmö", "Sjogren disease in Malmo"),
    "accents of their own": ("Sjo\u0308gren disease", "Sjögren disease"),
    "Greek letters": ("TGF-β and ∆9 compounds", "TGF-beta and Delta9 compounds"),
    "the micro sign": ("10 \u00b5g of salt", "10 \u03bcg of salt"),
    "subscripts": ("CO₂ in classrooms", "CO2 in classrooms"),
    "ligatures": ("E\ufb03cacy of salt", "Efficacy of salt"),
    "a full stop at the end": ("Salt and sleep.", "Salt and sleep"),
    "PubMed's brackets": ("[Salt and sleep].", "Salt and sleep"),
    "a colon or a dash before the subtitle": ("Salt: a trial", "Salt - a trial"),
    "spaces": ("Salt \u00a0and\n  sleep", "Salt and sleep"),
    "spaced signs": ("Salt at p<.05 and 5%", "Salt at p < .05 and 5 %"),
    "full width": ("２型糖尿病与ＢＭＩ", "2型糖尿病与BMI"),
    "Traditional characters": ("高血壓與睡眠的關係", "高血压与睡眠的关系"),
    "Chinese punctuation": ("高血压与睡眠：一项研究。", "高血压与睡眠:一项研究"),
    "blanks beside Chinese": ("2 型糖尿病 与睡眠", "2型糖尿病与睡眠"),
}

OTHER = {
    "one word": ("Salt and sleep: an analysis", "Salt and sleep: a study"),
    "one letter": ("Salts and sleep", "Salt and sleep"),
    "a number": ("Effects of 1.5 g of salt", "Effects of 15 g of salt"),
    "a relation": ("Salt at p<.05", "Salt at p>.05"),
    "one character": ("高血压与睡眠", "低血压与睡眠"),
    "a notice and its work": ("Retraction notice to Salt and sleep", "Salt and sleep"),
    "a comment and its work": ("Comment on: Salt and sleep", "Salt and sleep"),
    "kana with and without voice": ("がん", "かん"),
    "a word that begins like a mark": ("Removed teeth in dogs", "Teeth in dogs"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_titles_are_the_same_whatever_their_form(one: str, other: str) -> None:
    assert comparable_title(one) == comparable_title(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_titles_that_say_something_else_stay_apart(one: str, other: str) -> None:
    assert comparable_title(one) != comparable_title(other)


@pytest.mark.parametrize("title", [one for pair in SAME.values() for one in pair])
def test_the_comparable_form_is_its_own_comparable_form(title: str) -> None:
    assert comparable_title(comparable_title(title)) == comparable_title(title)


@pytest.mark.parametrize("title", ["", " ", "—", "。", "<i></i>", "&nbsp;"])
def test_a_title_without_a_word_compares_as_nothing(title: str) -> None:
    assert comparable_title(title) == ""


@pytest.mark.parametrize("title", ["a < b and c > d", "The <unknown> element"])
def test_what_only_looks_like_an_element_stays(title: str) -> None:
    assert "<" in comparable_title(title)


@pytest.mark.parametrize(
    "title", ["RETRACTED: Salt", "Retracted article: Salt", "[Retracted] Salt", "撤稿：盐", "WITHDRAWN: Salt"]
)
def test_a_mark_of_being_withdrawn_is_seen(title: str) -> None:
    assert is_marked(title)


@pytest.mark.parametrize(
    "title", ["Salt", "Withdrawn: a patient's tale", "Retracted eyelids in cats", "撤稿的原因"]
)
def test_a_word_that_only_looks_like_a_mark_is_none(title: str) -> None:
    assert not is_marked(title)


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Salt and sleep",
        "Retraction notice to “Salt and sleep” [J Ex 4 (2020) 12]",
        "Notice of Retraction: Salt",
        "Expression of Concern: Salt",
        "Correction to: Salt and sleep",
        "Erratum",
        "撤稿声明：盐与睡眠",
    ],
)
def test_the_title_of_a_notice_is_known(title: str) -> None:
    assert names_a_notice(title)


@pytest.mark.parametrize(
    "title",
    [
        "Retractions in medicine, a survey",
        "Correction of myopia in children",
        "Retracted: Salt",
        "更正睡眠习惯的方法",
    ],
)
def test_a_work_about_notices_or_corrections_is_no_notice(title: str) -> None:
    assert not names_a_notice(title)
