"""Which rules does a selection leave?"""

from __future__ import annotations

import pytest

from healthlint import Rule
from healthlint.run.errors import UsageError
from healthlint.run.selection import own_codes_on, selected


def rule(code: str, name: str) -> type[Rule]:
    return type(code, (Rule,), {"code": code, "name": name})


RULES = [
    rule("CL101", "two-letters"),
    rule("CLM101", "unsourced-claim"),
    rule("DIS101", "no-disclaimer"),
    rule("PRO101", "hype"),
    rule("PRO102", "miracle-term"),
    rule("PRO201", "pro-tip"),
]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        pytest.param("ALL", "", "CL101 CLM101 DIS101 PRO101 PRO102 PRO201", id="all"),
        pytest.param("PRO", "", "PRO101 PRO102 PRO201", id="family"),
        pytest.param("PRO1", "", "PRO101 PRO102", id="beginning-of-a-code"),
        pytest.param("PRO10", "", "PRO101 PRO102", id="longer-beginning"),
        pytest.param("PRO102", "", "PRO102", id="code"),
        pytest.param("miracle-term", "", "PRO102", id="name"),
        pytest.param("hype", "", "PRO101", id="name-of-one-word"),
        pytest.param("CL", "", "CL101", id="family-that-begins-another"),
        pytest.param("pro102 Miracle_Term all", "PRO CL CLM", "DIS101 PRO102", id="any-case"),
        pytest.param(" PRO102 ", "", "PRO102", id="blanks-around"),
        pytest.param("PRO102,,DIS", "", "DIS101 PRO102", id="order-of-the-rules"),
        pytest.param("ALL", "PRO", "CL101 CLM101 DIS101", id="family-out-of-all"),
        pytest.param("ALL", "PRO1", "CL101 CLM101 DIS101 PRO201", id="beginning-out-of-all"),
        pytest.param("PRO", "ALL", "PRO101 PRO102 PRO201", id="longer-select-wins"),
        pytest.param("PRO101", "PRO", "PRO101", id="code-against-family"),
        pytest.param("PRO101 PRO", "PRO1", "PRO101 PRO201", id="three-lengths"),
        pytest.param("PRO", "hype", "PRO102 PRO201", id="name-against-family"),
        pytest.param("DIS PRO101", "hype", "DIS101", id="name-and-code-are-a-tie"),
        pytest.param("DIS hype", "PRO101", "DIS101", id="code-and-name-are-a-tie"),
        pytest.param("PRO DIS", "PRO", "DIS101", id="ignore-wins-a-tie"),
    ],
)
def test_the_most_specific_selector_decides(select: str, ignore: str, left: str) -> None:
    def split(text: str) -> list[str]:
        return text.split(",") if "," in text or text.startswith(" ") else text.split()

    assert " ".join(rule.code for rule in selected(RULES, split(select), split(ignore))) == left


@pytest.mark.parametrize(
    ("select", "ignore", "said"),
    [
        pytest.param(
            ["PRO109"], [], "--select: no rule has the code PRO109; did you mean PRO102?", id="code"
        ),
        pytest.param(
            ["ALL"], ["PROO"], "--ignore: no rule has the code PROO; did you mean PRO?", id="family"
        ),
        pytest.param(["C"], [], "--select: no rule has the code C; did you mean CL?", id="part-of-a-family"),
        pytest.param(["PRO9"], [], "--select: no rule has the code PRO9; did you mean PRO?", id="beginning"),
        pytest.param(
            ["PRO1011"], [], "--select: no rule has the code PRO1011; did you mean PRO101?", id="too-long"
        ),
        pytest.param(
            ["mircale-term"],
            [],
            "--select: no rule is called mircale-term; did you mean miracle-term?",
            id="name",
        ),
        pytest.param(
            ["奇迹"],
            [],
            "--select: no rule is called 奇迹; `healthlint rules` lists them all",
            id="like-nothing",
        ),
        pytest.param(
            ["PRO101,PRO102"],
            [],
            "--select: no rule is called PRO101,PRO102; did you mean PRO102?",
            id="list-that-nobody-split",
        ),
        pytest.param(
            ["PRO"],
            ["PRO"],
            "no rule is left: select is PRO and ignore is PRO; ignore fewer",
            id="all-ignored",
        ),
        pytest.param(
            [], [], "no rule is selected; select takes codes such as PRO101, names, or ALL", id="none"
        ),
        pytest.param(
            [""], [], "no rule is selected; select takes codes such as PRO101, names, or ALL", id="blank"
        ),
    ],
)
def test_a_selection_that_cannot_be_meant_is_refused(select: list[str], ignore: list[str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        selected(RULES, select, ignore)
    assert str(caught.value) == said


ONLY = [
    type("X", (Rule,), {"code": code, "name": name, "profiles": profiles, "jurisdictions": jurisdictions})
    for code, name, profiles, jurisdictions in (
        ("HOU101", "everywhere", (), ()),
        ("HOU102", "for-clinics", ("clinic", "product"), ()),
        ("HOU103", "american", (), ("US",)),
        ("HOU104", "american-clinics", ("clinic",), ("US", "UK")),
    )
]


@pytest.mark.parametrize(
    ("select", "profile", "jurisdictions", "left"),
    [
        pytest.param("ALL", None, (), "101", id="config-is-silent"),
        pytest.param("ALL", "clinic", (), "101 102", id="profile"),
        pytest.param("ALL", "blog", ("CN",), "101", id="other-ones"),
        pytest.param("ALL", None, ("EU", "US"), "101 103", id="one-of-the-jurisdictions"),
        pytest.param("ALL", "clinic", ("UK",), "101 102 104", id="both"),
        pytest.param("HOU10", "blog", (), "101", id="beginning-of-a-code-is-no-wish"),
        pytest.param("ALL HOU104", None, (), "101 104", id="code"),
        pytest.param("American", "blog", ("CN",), "103", id="name"),
    ],
)
def test_a_rule_for_few_articles_is_left_where_the_config_or_a_full_code_asks_for_it(
    select: str, profile: str | None, jurisdictions: tuple[str, ...], left: str
) -> None:
    chosen = selected(ONLY, select.split(), (), profile=profile, jurisdictions=jurisdictions)
    assert [rule.code for rule in chosen] == [f"HOU{number}" for number in left.split()]


def test_a_full_code_is_ignored_all_the_same() -> None:
    chosen = selected(ONLY, ["HOU101", "HOU102"], ["for-clinics"], profile="clinic")
    assert [rule.code for rule in chosen] == ["HOU101"]


def test_a_selection_of_rules_for_other_articles_says_for_which_they_are() -> None:
    with pytest.raises(UsageError, match="no rule is left: HOU104 is only for clinic, US, UK; set profile"):
        selected(ONLY, ["HOU"], ["HOU101", "HOU102", "HOU103"])


def test_a_selector_that_is_excused_may_match_nothing() -> None:
    assert selected(RULES, ["ACM"], [], excused={"ACM"}) == ()
    assert [rule.code for rule in selected(RULES, ["CL", "ACM"], [], excused={"ACM"})] == ["CL101"]
    with pytest.raises(UsageError, match="no rule has the code ACN"):
        selected(RULES, ["ACN"], [], excused={"ACM"})


def test_a_complaint_says_where_the_selector_was_written() -> None:
    def where(key: str, selector: str) -> str:
        return f"site/healthlint.toml:4: {key} ({selector})"

    with pytest.raises(
        UsageError, match=r"^site/healthlint\.toml:4: ignore \(PRX\): no rule has the code PRX"
    ):
        selected(RULES, ["ALL"], ["PRX"], where=where)


def test_without_rules_there_is_nothing_to_select() -> None:
    with pytest.raises(UsageError, match="no rules are installed"):
        selected([], ["ALL"], [])


OWN = "HL911 HL912 HL913 HL914 HL915 HL916"


@pytest.mark.parametrize(
    ("select", "also", "ignore", "left"),
    [
        pytest.param("", "", "", OWN, id="nothing-said"),
        pytest.param("", "PRO DIS101", "", OWN, id="the-config-selects-rules"),
        pytest.param("", "PRO", "HL912 hl913", "HL911 HL914 HL915 HL916", id="ignored-by-code"),
        pytest.param("", "", "unused-suppression", "HL911 HL913 HL914 HL915 HL916", id="ignored-by-name"),
        pytest.param("", "", "HL", "", id="family"),
        pytest.param("", "", "HL91", "", id="beginning"),
        pytest.param("", "HL912", "HL", "HL912", id="the-longer-decides"),
        pytest.param("PRO", "HL912", "", "", id="the-command-line-selects-rules"),
        pytest.param("PRO,HL912", "", "", "HL912", id="the-command-line-selects-one"),
        pytest.param("ALL", "", "HL912", "HL911 HL913 HL914 HL915 HL916", id="the-command-line-selects-all"),
    ],
)
def test_what_the_engine_says_of_suppressions_is_selected_like_rules(
    select: str, also: str, ignore: str, left: str
) -> None:
    on = own_codes_on([each for each in select.split(",") if each], ignore.split(), also=also.split())
    assert " ".join(sorted(on)) == left


def test_codes_of_the_engine_are_known_to_every_selection() -> None:
    assert [rule.code for rule in selected(RULES, ["DIS", "HL91"], ["HL912"])] == ["DIS101"]
    assert selected(RULES, ["expired-suppression"], []) == ()


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("HL901", "HL901 tells of trouble and is always reported as an error; remove HL901 here"),
        ("Unreadable_File", "HL902 tells of trouble and is always reported as an error"),
        ("HL917", "no rule has the code HL917; did you mean HL916?"),
        ("unused-supression", "no rule is called unused-supression; did you mean unused-suppression?"),
    ],
)
def test_trouble_cannot_be_left_out_and_a_misspelt_code_is_told(selector: str, said: str) -> None:
    with pytest.raises(UsageError, match=f"^--ignore: {said}"):
        selected(RULES, ["ALL"], [selector])
