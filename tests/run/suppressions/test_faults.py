"""What is wrong with a suppression is a finding where it stands, in the language of the article."""

from __future__ import annotations

import pytest

from suppressing import BAD, accepted, lint, own, told

NEXT = "healthlint-disable-next-line"


def only(source: str, code: str, path: str = "a.md", *settings: str) -> tuple[str, str]:
    """Return the words and the message of the one finding of the engine's own."""
    found = [each for each in lint(source, path, *settings).findings if each.family == "HL"]
    assert [each.code for each in found] == [code]
    assert source[found[0].offset : found[0].end_offset] == found[0].text
    return found[0].text, found[0].message


@pytest.mark.parametrize("action", ["disable-next-line", "disable", "disable-file"])
def test_a_blanket_works_and_is_reported_with_what_it_hides(action: str) -> None:
    source = f"# Tea\n\n<!-- healthlint-{action} -->\n{BAD}\n"
    assert "4 PRO102" in accepted(lint(source))
    assert only(source, "HL911") == (
        f"<!-- healthlint-{action} -->",
        f"this accepts whatever is found; name the codes that are meant, here {', '.join(hidden(source))}",
    )


def hidden(source: str) -> list[str]:
    return sorted({each.split()[1] for each in accepted(lint(source))})


def test_a_blanket_of_one_line_is_reported_too() -> None:
    text, _ = only(f"# Tea\n\n{BAD} <!-- healthlint-disable-line -->\n", "HL911")
    assert text == "<!-- healthlint-disable-line -->"


def test_all_is_a_blanket() -> None:
    only(f"# Tea\n\n<!-- {NEXT} ALL -- x -->\n{BAD}\n", "HL911")


def test_an_unused_suppression_is_reported_as_a_whole() -> None:
    text, message = only(f"# Tea\n\n<!-- {NEXT} PRO102 -- x -->\nTea is water.\n", "HL912")
    assert text == f"<!-- {NEXT} PRO102 -- x -->"
    assert message == "PRO102: not found here; remove this comment"


def test_an_unused_code_among_others_is_reported_alone() -> None:
    text, message = only(f"# Tea\n\n<!-- {NEXT} PRO102, CTA104 -- x -->\n{BAD}\n", "HL912")
    assert (text, message) == ("CTA104", "CTA104: not found here; remove the code")


def test_a_line_that_stands_alone_is_told_how_to_mean_the_next_block() -> None:
    _, message = only("# Tea\n\n<!-- healthlint-disable-line PRO102 -- x -->\nTea is water.\n", "HL912")
    assert f"{NEXT} means the block below" in message


def test_a_rule_that_has_not_read_the_article_is_not_called_unused() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102, CTA1 -- x -->\nTea is water.\n"
    assert told(lint(source, select=("PRO101", "HL"))) == []
    assert lint(source, select=("PRO101",)).suppressions[0].state == "unjudged"
    assert told(lint(source, select=("PRO", "HL"))) == ["3 HL912"]


def test_a_rule_whose_finding_another_one_speaks_for_is_used() -> None:
    source = "# Latte\n\n{}\n[Buy now](https://shop.example/latte) and save 20% today.\n"
    plain = lint(source.format(""))
    speaking = [each for each in plain.findings if each.related]
    assert speaking
    codes = [speaking[0].code, *(each.split()[0] for each in speaking[0].related)]
    article = lint(source.format(f"<!-- {NEXT} {', '.join(codes)} -- x -->"))
    assert not own(article, "HL912")


def test_an_expired_suppression_accepts_nothing_any_more() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102 until=2026-06-14 -- x -->\n{BAD}\n"
    assert told(lint(source, select=("PRO102", "HL"))) == ["3 HL913", "4 PRO102"]
    _, message = only(source, "HL913")
    assert message == "PRO102 was accepted until 2026-06-14; mend it now, or give another day"


def test_an_expired_suppression_of_what_was_not_looked_for_is_not_said_to_be_idle() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102 until=2026-06-14 -- x -->\n{BAD}\n"
    (expired,) = own(lint(source, select=("HL",)), "HL913")
    assert expired.message == "PRO102 was accepted until 2026-06-14; mend it now, or give another day"
    _, message = only(source.replace(BAD, "Tea is water."), "HL913")
    assert message == "PRO102 was accepted until 2026-06-14, and is not found any more; remove this comment"


def test_the_last_day_counts() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102 until=2026-06-15 -- x -->\n{BAD}\n"
    assert told(lint(source, select=("PRO102", "HL"))) == []


def test_what_a_finding_speaks_for_is_not_accepted_with_it() -> None:
    source = "# Latte\n\n{}\n[Buy now](https://shop.example/latte) and save 20% today.\n"
    (speaking,) = [each for each in lint(source.format("")).findings if each.related]
    (other,) = [each.split()[0] for each in speaking.related]
    article = lint(source.format(f"<!-- {NEXT} {speaking.code} -- x -->"))
    assert f"4 {other}" in told(article)
    assert accepted(article) == [f"4 {speaking.code}"]
    both = lint(source.format(f"<!-- {NEXT} {speaking.code}, {other} -- x -->"))
    assert not [each for each in told(both) if each.startswith(("3", "4"))]


UNKNOWN = {
    "slip-in-a-name": ("miracel-term", "no rule is called miracel-term; did you mean miracle-term?"),
    "hyphen-in-a-code": ("PRO-102", "no rule is called PRO-102; did you mean PRO102?"),
    "nought-for-a-letter": ("PR0102", "no rule is called PR0102; did you mean PRO102?"),
    "own-code": (
        "HL912",
        "HL912 cannot be accepted in an article; ignore it in the config, or mend what it is about",
    ),
}


@pytest.mark.parametrize(("code", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_code_is_reported_and_the_others_work(code: str, message: str) -> None:
    source = f"# Tea\n\n<!-- {NEXT} {code}, PRO102 -- x -->\n{BAD}\n"
    assert "4 PRO102" in accepted(lint(source))
    assert only(source, "HL914") == (code, message)


def test_only_unknown_codes_are_no_blanket() -> None:
    source = f"# Tea\n\n<!-- {NEXT} XYZ999 -- x -->\n{BAD}\n"
    assert accepted(lint(source)) == []
    assert told(lint(source, select=("PRO102", "HL"))) == ["3 HL914", "4 PRO102"]


def test_the_code_of_a_plugin_that_is_switched_off_is_known() -> None:
    source = f"# Tea\n\n<!-- {NEXT} CTA104, PRO102 -- x -->\n{BAD}\n"
    assert told(lint(source, "a.md", 'disable-plugins=["CTA"]', select=("PRO102", "HL"))) == []


def test_a_reason_is_asked_for_where_the_config_asks() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102 -->\n{BAD}\n"
    assert told(lint(source, select=("PRO102", "HL"))) == []
    article = lint(source, "a.md", "require-reason=true", select=("PRO102", "HL"))
    assert told(article) == ["3 HL915"]
    assert accepted(article) == ["4 PRO102"]


MALFORMED = {
    "unknown-directive": f"# Tea\n\n<!-- healthlint-nextline PRO102 -->\n{BAD}\n",
    "hyphen-left-out": f"# Tea\n\n<!-- healthlint-disable-nextline PRO102 -->\n{BAD}\n",
    "blank": f"# Tea\n\n<!-- healthlint disable PRO102 -->\n{BAD}\n",
    "blank-within": f"# Tea\n\n<!-- healthlint-disable next-line PRO102 -->\n{BAD}\n",
    "bad-day": f"# Tea\n\n<!-- {NEXT} PRO102 until=2027-02-30 -- x -->\n{BAD}\n",
    "unknown-key": f"# Tea\n\n<!-- {NEXT} PRO102 ticket=7 -- x -->\n{BAD}\n",
    "reason-without-hyphens": f"# Tea\n\n<!-- {NEXT} PRO102 the words of a neighbour -->\n{BAD}\n",
    "chinese-reason-without-a-dash": f"# Tea\n\n<!-- {NEXT} PRO102 邻居的话 -->\n{BAD}\n",
    "bracket-missing": f"# Tea\n\n[//]: # ({NEXT} PRO102\n\n{BAD}\n",
    "mdx-comment-not-closed": f"# Tea\n\n{{/* {NEXT} PRO102 }}\n\n{BAD}\n",
    "comment-not-opened": f"# Tea\n\n<! {NEXT} PRO102 ->\n\n{BAD}\n",
    "in-sight": f"# Tea\n\n{NEXT} PRO102\n\n{BAD}\n",
    "enable-alone": f"# Tea\n\n<!-- healthlint-enable PRO102 -->\n{BAD}\n",
    "front-matter-without-a-list": f"---\nhealthlint: PRO102\n---\n# Tea\n\n{BAD}\n",
    "front-matter-with-another-key": f"---\nhealthlint: {{ignores: [PRO102]}}\n---\n# Tea\n\n{BAD}\n",
    "entry-with-another-key": f"---\nhealthlint: {{ignore: [{{code: PRO102, who: kim}}]}}\n---\n\n{BAD}\n",
    "entry-without-a-code": f"---\nhealthlint: {{ignore: [{{reason: x}}]}}\n---\n\n{BAD}\n",
    "broken-front-matter": f"---\ntitle: [Tea\nhealthlint: {{ignore: [PRO102]}}\n---\n\n{BAD}\n",
}  # fmt: skip


@pytest.mark.parametrize("source", MALFORMED.values(), ids=MALFORMED)
def test_what_cannot_be_understood_is_reported_and_accepts_nothing(source: str) -> None:
    article = lint(source, select=("PRO102", "HL"))
    assert [each.code for each in article.findings] == ["HL916", "PRO102"]
    assert article.suppressions[0].state == "malformed"
    (fault,) = own(article, "HL916")
    assert source[fault.offset : fault.end_offset] == fault.text != ""


def test_a_comment_that_is_never_closed_is_told_so_although_it_swallows_the_rest() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102\n\n{BAD}\n"
    text, message = only(source, "HL916")
    assert text == f"<!-- {NEXT} PRO102"
    assert message.endswith("close it with -->")


def test_each_language_speaks_its_own() -> None:
    source = f"# 茶\n\n<!-- {NEXT} PRO102 -->\n茶的大部分是水。\n"
    assert only(source, "HL912")[1] == "PRO102：此处没有这个问题；请删除这条注释"
    assert only(source, "HL912", "a.md", 'message-language="en"')[1].startswith("PRO102: not found here")


def test_the_config_may_ignore_and_weigh_them() -> None:
    source = f"# Tea\n\n<!-- {NEXT} PRO102 -- x -->\nTea is water.\n"
    assert own(lint(source, "a.md", 'ignore=["HL912"]'), "HL912") == []
    (finding,) = own(lint(source, "a.md", 'severity={HL912="error"}'), "HL912")
    assert finding.severity == "error"
    assert len(finding.fingerprint) == 16


def test_a_selection_on_the_command_line_leaves_them_out() -> None:
    assert told(lint(f"# Tea\n\n<!-- healthlint-disable -->\n{BAD}\n", select=("PRO102",))) == []


ENABLES = {
    "slip-in-the-name": "<!-- healthlint-enabel PRO102 -->",
    "slip-in-the-code": "<!-- healthlint-enable PR0102 -->",
    "blank-for-a-hyphen": "<!-- healthlint enable PRO102 -->",
    "not-closed": "{/* healthlint-enable PRO102 }",
    "in-sight": "healthlint-enable PRO102",
    "unknown-key": "<!-- healthlint-enable PRO102 until=soon -->",
}


@pytest.mark.parametrize("enable", ENABLES.values(), ids=ENABLES)
def test_an_enable_with_a_fault_ends_what_it_can_have_meant(enable: str) -> None:
    source = f"# Tea\n\n<!-- healthlint-disable PRO102 -- x -->\n\n{BAD}\n\n{enable}\n\n{BAD}\n"
    article = lint(source, select=("PRO102", "HL"))
    assert accepted(article) == ["5 PRO102"]
    assert told(article)[-1] == "9 PRO102"
    assert {each.code for each in article.findings if each.line == 7} <= {"HL914", "HL916"}


@pytest.mark.parametrize("value", ["", " null", " []", ' ""', " {}"])
def test_front_matter_that_names_no_code_accepts_nothing(value: str) -> None:
    article = lint(f"---\nhealthlint:\n  ignore:{value}\n---\n\n{BAD}\n", select=("PRO102", "HL"))
    assert "6 PRO102" in told(article)
    assert accepted(article) == []
