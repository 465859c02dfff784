"""What becomes of other people's word lists?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from healthlint.app.cli import run
from healthlint.rule.declared import rules_in
from healthlint.testing import check_examples, findings_of, uncovered


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def imported(text: str, *options: str, name: str = "Tea/Words.yml") -> tuple[int, dict[str, Any]]:
    """Import one list; return the exit code and the only rule, or nothing."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    code = run(["import-rules", name, "-o", "rules", *options])
    written = sorted(Path("rules").glob("*.toml")) if Path("rules").is_dir() else []
    for file in written:
        for rule in rules_in(file):
            check_examples(rule)
            assert not uncovered(rule)
    return code, tomli.loads(written[0].read_text(encoding="utf-8")) if len(written) == 1 else {}


def existence(*tokens: str, **keys: str) -> str:
    settings = {"message": "\"Avoid '%s'.\"", "ignorecase": "true", **keys}
    lines = ["extends: existence", *(f"{key}: {value}" for key, value in settings.items()), "tokens:"]
    return "\n".join([*lines, *(f"  - {quoted(token)}" for token in tokens)]) + "\n"


def substitution(swap: dict[str, str], **keys: str) -> str:
    settings = {"message": "\"Use '%s' instead of '%s'.\"", "ignorecase": "true", **keys}
    lines = ["extends: substitution", *(f"{key}: {value}" for key, value in settings.items()), "swap:"]
    return "\n".join([*lines, *(f"  {quoted(old)}: {quoted(new)}" for old, new in swap.items())]) + "\n"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


TOKENS = {
    "plain words": ("detox", {"en": ["detox|"]}),
    "words that end in s": ("wellness", {"en": ["wellness"]}),
    "an optional letter": ("colou?r", {"en": ["colo(u|)r|"]}),
    "an optional word between blanks": ("a (?:very)? big tea", {"en": ["a (very|) big tea|"]}),
    "a choice": ("(?:heal|cure)s you", {"en": ["(heal|cure)s you|"]}),
    "white space": (r"miracle\s+cure", {"en": ["miracle cure|"]}),
    "edges that are there already": (r"\bdetox\b", {"en": ["detox|"]}),
    "an escaped sign": (r"a\.k\.a\.", {"en": ["a.k.a."]}),
    "any ending": (r"revolutioni\w*", {"en": ["revolutioni*"]}),
    "a class with capitals and small letters": ("[Dd]etox", {"en": ["Detox|"]}),
    "Chinese": ("排毒", {"zh": ["排毒"]}),
    "a choice of Chinese": ("(?:祖传|民间)秘方", {"zh": ["(祖传|民间)秘方"]}),
    "what is no word": (r"\d+ ?mg", {"patterns": [r"\b\d+ ?mg\b"]}),
    "a gap": ("no .{1,20} ever", {"patterns": [r"\bno .{1,20} ever\b"]}),
    "signs of the notation": (r"C\+\+ \(new\)", {"patterns": [r"\bC\+\+ \(new\)"]}),
    "a bar": (r"either\|or", {"patterns": [r"\beither\|or\b"]}),
    "one letter": ("x", {"patterns": [r"\bx\b"]}),
    "a named group": (r"(?<drug>\w+)ol forte", {"patterns": [r"\b(?:\w+)ol forte\b"]}),
    "the start of a line": ("^Tea", {"patterns": [r"^Tea\b"]}),
    "no word before": (r"(?<!\w)detox(?!\w)", {"en": ["detox|"]}),
    "another phrase behind": (
        "detox(?! clinic| ward)",
        {"en": ["detox|"], "besides": ["detox clinic*", "detox ward*"]},
    ),
    "a phrase behind that ends": (r"detox(?!\s+ward\b)", {"en": ["detox|"], "besides": ["detox ward|"]}),
    "another word before": ("(?<!alcohol )detox", {"en": ["detox|"], "besides": ["alcohol detox|"]}),
    "an exception of each choice": (
        "tonic(?! clonic)|elixir",
        {"en": ["tonic|", "elixir|"], "besides": ["tonic clonic*"]},
    ),
    "Traditional characters in an expression": (r"排毒\d+療程", {"patterns": [r"排毒\d+疗程"]}),
}


@pytest.mark.parametrize(("token", "terms"), TOKENS.values(), ids=TOKENS)
def test_a_token_becomes_terms_or_a_pattern(lists: Path, token: str, terms: dict[str, list[str]]) -> None:
    code, rule = imported(existence(token))
    assert rule["terms"] == terms
    assert code == 0


CASES = {
    "capitals are meant": (existence("Detox", ignorecase="false"), {"patterns": [r"\b(?-i:Detox)\b"]}),
    "small letters are not": (existence("detox", ignorecase="false"), {"en": ["detox|"]}),
    "nor are capitals where none is looked at": (existence("Detox"), {"en": ["Detox|"]}),
    "a flag of its own": (existence("(?i)Detox", ignorecase="false"), {"en": ["Detox|"]}),
    "a class of small letters": (
        existence(r"vitamin [a-z]\d", ignorecase="false"),
        {"patterns": [r"\b(?-i:vitamin [a-z]\d)\b"]},
    ),
    "a sentence begins with a capital": (
        existence("^But", ignorecase="false", scope="sentence"),
        {"en": ["^But|"]},
    ),
    "the suggestion differs in case": (
        substitution({"covid": "COVID"}, ignorecase="false"),
        {"patterns": [r"\b(?-i:covid)\b"]},
    ),
    "the suggestion differs in a hyphen": (
        substitution({"follow up": "follow-up"}),
        {"patterns": [r"\bfollow up\b"]},
    ),
    "the suggestion has no hyphen": (
        substitution({"back-up": "backup"}),
        {"patterns": [r"\bback-up\b"]},
    ),
    "the suggestion has no blank": (substitution({"web site": "website"}), {"en": ["web site|"]}),
    "parts of words": (existence("detox", nonword="true"), {"patterns": ["detox"]}),
    "Chinese without edges": (existence("排毒", nonword="true"), {"zh": ["排毒"]}),
}


@pytest.mark.parametrize(("text", "terms"), CASES.values(), ids=CASES)
def test_case_counts_where_it_is_meant(lists: Path, text: str, terms: dict[str, list[str]]) -> None:
    assert imported(text)[1]["terms"] == terms


def test_any_spelling_but_the_suggested_one_is_found(lists: Path) -> None:
    imported(substitution({"pH": "pH"}))
    (rule,) = rules_in(Path("rules/words.toml"))
    found = [finding.text for finding in findings_of(rule(), "The ph, pH and PH of tea.")]
    assert found == ["ph", "PH"]


REFUSED = {
    "what stands behind": (r"detox(?=\.)", "asks what stands behind the match"),
    "what stands before": (r"(?<=\$)detox", "asks what stands before the match"),
    "a sign behind": (r"detox(?!-)", "asks for no '-' next to the match"),
    "a back reference": (r"(\w+) \1", "refers back to a group"),
    "an atomic group": ("(?>a|ab)c", "has an atomic group"),
    "an open bracket": ("(detox", "an opening bracket has no closing one"),
    "a closing bracket": ("detox)", "a closing bracket has no opening one"),
    "an open class": ("[detox", "a class [ is not closed"),
    "nothing to repeat": ("*detox", "nothing stands before * to be repeated"),
    "a mark of examples": ("⟦detox⟧", "which mark the words in examples"),
    "an unknown escape": (r"\Gdetox", r"\G is not known here"),
    "exceptions without end": (r"detox(?! \w+ plan)", "are more than words"),
    "two blanks": ("[a-z] {2,}[a-z]", "no sentence was found that it reports"),
    "more than RE2 takes": ("(?:a{1000}){1000}b", "is too large"),
}


@pytest.mark.parametrize(("token", "why"), REFUSED.values(), ids=REFUSED)
def test_a_token_that_cannot_be_had_is_told(
    lists: Path, capsys: pytest.CaptureFixture[str], token: str, why: str
) -> None:
    code, rule = imported(existence("hype", token))
    told = capsys.readouterr().err
    assert code == 1
    assert rule["terms"] == {"en": ["hype|"]}
    assert "Words.yml:6: tokens[2]: " in told.replace("\\", "/")
    assert why in told


def test_what_is_left_out_stands_in_the_rule(lists: Path) -> None:
    imported(existence("hype", r"detox(?=\.)"))
    head = Path("rules/words.toml").read_text(encoding="utf-8").split("code =")[0]
    assert r"#     Words.yml:6: tokens[2]: 'detox(?=\\.)': asks what stands behind" in head


def test_a_rule_says_all_that_a_rule_must(lists: Path) -> None:
    _, rule = imported(
        existence("hype", level="suggestion", link="https://example.org/style", description="No hype.")
    )
    assert rule == {
        "code": "HOU101",
        "name": "words",
        "summary": "What Tea.Words flags: No hype.",
        "why": "Imported from Tea.Words, a rule for Vale, which gives no reason beyond its message: No hype.",
        "message": "Avoid '{match}'.",
        "severity": "info",
        "context": "document",
        "per": "sentence",
        "sources": ["https://example.org/style"],
        "bad": ["Page three has ⟦hype⟧ in it."],
        "good": ["Tea is mostly water."],
        "terms": {"en": ["hype|"]},
    }


MESSAGES = {
    "the match": (existence("hype", message="\"No '%s'.\""), "No '{match}'."),
    "by number": (existence("hype", message='"%[1]s, again %[1]s"'), "{match}, again {match}"),
    "a percent sign": (existence("hype", message='"100%% sure?"'), "100% sure?"),
    "braces": (existence("hype", message='"Write {tea} for %s"'), "Write {{tea}} for {match}"),
    "suggestion and match": (substitution({"hype": "praise"}), "Use '{suggestion}' instead of '{match}'."),
    "the suggestion alone": (substitution({"hype": "praise"}, message='"Try %s"'), "Try {suggestion}"),
}


@pytest.mark.parametrize(("text", "message"), MESSAGES.values(), ids=MESSAGES)
def test_the_fields_of_a_message_are_ours(lists: Path, text: str, message: str) -> None:
    assert imported(text)[1]["message"] == message


SWAPS = {
    "one suggestion": ({"utilize": "use"}, {"utilize|": ["use"]}),
    "several": ({"hype": "praise|talk"}, {"hype|": ["praise", "talk"]}),
    "an escaped bar": ({"or": r"and\|or"}, {"or|": ["and|or"]}),
    "nothing": ({"obviously": ""}, {"obviously|": ["(nothing)"]}),
    "what a group caught": (
        {"(give|gave) rise to": "$1 reason for"},
        {"give rise to|": ["give reason for"], "gave rise to|": ["gave reason for"]},
    ),
    "the same term twice": (
        {"e-mail": "letter", "e mail": "note"},
        {"e-mail|": ["letter", "note"]},
    ),
}


@pytest.mark.parametrize(("swap", "suggestions"), SWAPS.values(), ids=SWAPS)
def test_replacements_become_suggestions(
    lists: Path, swap: dict[str, str], suggestions: dict[str, list[str]]
) -> None:
    code, rule = imported(substitution(swap))
    assert rule["suggestions"] == suggestions
    assert rule["per"] == "match"
    assert code == 0


def test_a_suggestion_that_only_an_expression_can_fill_in_is_told(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, rule = imported(substitution({r"the (\w+) of tea": "tea's $1"}))
    assert list(rule["suggestions"].values()) == [["tea's …"]]
    assert "the suggestion has …" in capsys.readouterr().err
    assert code == 1


SCOPES = {
    "all prose": ("text", None),
    "headings": ("heading", ["title", "heading"]),
    "the title": ("heading.h1", ["title"]),
    "not in headings": ("~heading", ["~title", "~heading"]),
    "lists and tables": ("[list, table]", ["list", "table"]),
    "quotes": ("blockquote", ["quote"]),
    "images": ("alt", ["alt"]),
    "both at once": ("heading & ~heading.h1", ["heading"]),
    "all cells": ("[table.header, table.cell]", ["table"]),
}


@pytest.mark.parametrize(("scope", "names"), SCOPES.values(), ids=SCOPES)
def test_scopes_are_ours(lists: Path, scope: str, names: list[str] | None) -> None:
    code, rule = imported(existence("hype", scope=scope))
    assert rule.get("scope") == names
    assert code == 0


@pytest.mark.parametrize("scope", ["code", "comment.line", "link"])
def test_a_scope_without_counterpart_leaves_the_rule_out(
    lists: Path, capsys: pytest.CaptureFixture[str], scope: str
) -> None:
    assert imported(existence("hype", scope=scope)) == (1, {})
    assert f"Words.yml:4: the scope {scope} has no counterpart" in capsys.readouterr().err


@pytest.mark.parametrize("scope", ["table.header", "heading.h3", "raw"])
def test_a_scope_that_says_more_is_told(lists: Path, scope: str) -> None:
    code, rule = imported(existence("hype", scope=scope))
    assert rule["terms"] == {"en": ["hype|"]}
    assert code == 1


def test_exceptions_protect(lists: Path) -> None:
    text = existence("easy") + "exceptions:\n  - easy to read\n  - 'easy (?:chair|going)'\n"
    code, rule = imported(text)
    assert rule["terms"]["besides"] == ["easy to read|", "easy chair|", "easy going|"]
    assert rule["good"][1:] == [
        "Page three has easy to read in it.",
        "Page three has easy chair in it.",
        "Page three has easy going in it.",
    ]
    assert code == 0


def test_an_exception_may_have_any_ending(lists: Path) -> None:
    code, rule = imported(existence("tea") + "exceptions:\n  - 'tea room\\w+'\n")
    assert rule["terms"]["besides"] == ["tea room*"]
    assert code == 0


def test_an_exception_may_be_a_part_of_what_an_expression_finds(lists: Path) -> None:
    text = existence(r"is \w+ed") + "exceptions:\n  - tested\n"
    code, rule = imported(text)
    assert rule["terms"] == {"patterns": [r"\bis \w+ed\b"], "besides": ["tested|"]}
    assert rule["good"][1:] == ["Page three has is tested in it."]
    assert code == 0


def test_raw_expressions_stand_before_the_tokens(lists: Path) -> None:
    text = existence("sold", "given") + "raw:\n  - '\\b(?:is|was)\\b'\n  - '\\s+'\n"
    _, rule = imported(text)
    assert rule["terms"] == {"patterns": [r"\b(?:is|was)\b\s+\b(?:sold|given)\b"]}


def test_an_expression_that_is_found_in_nothing_is_told(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(existence("x*", nonword="true")) == (1, {})
    assert "matches an empty text" in capsys.readouterr().err


def test_words_that_an_exception_would_excuse_stand_in_a_rule_of_their_own(lists: Path) -> None:
    swap = {"tonic(?! water)": "drink", "tonic water": "fizzy water"}
    code, _ = imported(substitution(swap))
    assert code == 0
    both = [rule() for rule in rules_in(Path("rules"))]
    found = {finding.text for rule in both for finding in findings_of(rule, "A tonic, and tonic water.")}
    assert [rule.name for rule in both] == ["words-2", "words"]
    assert found == {"tonic", "tonic water"}


@pytest.mark.parametrize("kind", ["occurrence", "repetition", "spelling", "script", "sequence"])
def test_other_kinds_are_told(lists: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert imported(f"extends: {kind}\nmessage: no\n") == (1, {})
    assert f"Words.yml:1: the kind {kind} is not imported" in capsys.readouterr().err


def test_keys_without_counterpart_are_told(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = imported(existence("hype", pos="NN"))
    assert code == 1
    assert "Words.yml:4: pos: parts of speech are not told apart" in capsys.readouterr().err


def test_a_style_is_imported_with_its_vocabulary(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vocabulary = Path("Tea/config/vocabularies/House")
    vocabulary.mkdir(parents=True)
    (vocabulary / "reject.txt").write_text("# ours\n[Dd]etox\n", encoding="utf-8")
    (vocabulary / "accept.txt").write_text("Earl Grey\n", encoding="utf-8")
    Path("Tea/.yamllint.yml").write_text("rules: {}\n", encoding="utf-8")
    Path("Tea/NoHype.yml").write_text(existence("hype"), encoding="utf-8")
    assert run(["import-rules", "Tea", "-o", "rules"]) == 1
    assert [rule.name for rule in rules_in(Path("rules"))] == ["no-hype", "reject"]
    assert "accept.txt: lists what is accepted" in capsys.readouterr().err


def test_a_plain_list_has_a_term_a_line(lists: Path) -> None:
    text = "# ours\n\nmiracle cure\nrevolutioni*\n排毒\nSafe (really)\n"
    code, rule = imported(text, name="house words.txt")
    assert code == 0
    assert rule["name"] == "house-words"
    assert rule["terms"] == {
        "en": ["miracle cure", "revolutioni*"],
        "zh": ["排毒"],
        "patterns": [r"\bSafe \(really\)"],
    }
    assert rule["sources"] == ["the word list house words.txt"]


@pytest.mark.parametrize(("name", "sign"), [("swap.tsv", "\t"), ("swap.txt", "\t"), ("swap.csv", ",")])
def test_a_list_may_say_what_to_write_instead(lists: Path, name: str, sign: str) -> None:
    code, rule = imported(f"utilize{sign}use\n体检{sign}健康检查|检查\n", name=name)
    assert code == 0
    assert rule["suggestions"] == {"utilize": ["use"], "体检": ["健康检查", "检查"]}


def test_a_term_that_another_one_finds_is_not_needed(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, rule = imported("miracle\nmiracles\n", name="words.txt")
    assert code == 0
    assert len(rule["terms"]["en"]) == 1
    assert "is not needed" in capsys.readouterr().err


def test_many_terms_share_examples_and_each_is_found(lists: Path) -> None:
    words = [f"tea{first}{second}" for first in "bcdf" for second in ("ba", "be", "bo", "bi")]
    code, rule = imported("\n".join(words), name="words.txt")
    assert code == 0
    assert len(rule["bad"]) == 2
    assert all(f"⟦{word}⟧" in "\n".join(rule["bad"]) for word in words)


def test_frames_in_which_the_rule_finds_its_own_words_are_passed_over(lists: Path) -> None:
    _, rule = imported("page\nthree\ntea\nwater\n", name="words.txt")
    assert rule["bad"] == ["⟦page⟧", "⟦three⟧", "⟦tea⟧", "⟦water⟧"]
    assert rule["good"] == ["The kettle is on the stove."]


WRONG = {
    "no YAML": ("Words.yml", "extends: existence\ntokens: [a\n", "Words.yml:3: is not YAML"),
    "no message": ("Words.yml", "extends: existence\ntokens: [tea]\n", "Words.yml: has no message"),
    "no words": ("Words.yml", "extends: existence\nmessage: no\n", "Words.yml: lists no words"),
    "a level of nobody": ("Words.yml", existence("tea", level="fatal"), "Words.yml:4: level fatal is none"),
    "tokens that are no list": (
        "Words.yml",
        "extends: existence\nmessage: no\ntokens:\n  a: b\n",
        "Words.yml:3: tokens must be a list of texts",
    ),
    "a swap that is no table": (
        "Words.yml",
        "extends: substitution\nmessage: no\nswap: [a]\n",
        "Words.yml:3: swap must be a table",
    ),
    "an empty list": ("words.txt", "# nothing\n\n", "words.txt: lists no words"),
    "a kind of file": ("words.json", "{}", "words.json: is no list that can be imported"),
}


@pytest.mark.parametrize(("name", "text", "told"), WRONG.values(), ids=WRONG)
def test_a_list_that_is_wrong_is_refused_with_its_line(
    lists: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, told: str
) -> None:
    assert imported(text, name=name) == (2, {})
    assert told in capsys.readouterr().err


def test_a_list_that_is_no_utf_8_is_refused_with_its_line(
    lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("words.txt").write_bytes("tea\n体检\n".encode("gbk"))
    assert run(["import-rules", "words.txt", "-o", "rules"]) == 2
    assert "words.txt:2: is not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "there is nothing to import"),
        (("words.txt",), "where should the rules go?"),
        (("none.yml", "-o", "rules"), "there is no none.yml"),
        (("empty", "-o", "rules"), "holds no list that can be imported"),
        (("words.txt", "-o", "rules", "--family", "tea4"), "is no family"),
        (("words.txt", "-o", "rules", "--context", "claims"), "did you mean claim"),
    ],
)
def test_a_wrong_command_is_told(
    lists: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    Path("words.txt").write_text("tea\n", encoding="utf-8")
    Path("empty").mkdir()
    assert run(["import-rules", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_codes_go_on_after_those_of_the_folder(lists: Path) -> None:
    imported("tea\n", "--first", "204", name="one.txt")
    imported("kettle\n", name="two.txt")
    imported("stove\n", "--family", "ACM", name="three.txt")
    assert [rule.code for rule in rules_in(Path("rules"))] == ["HOU204", "ACM101", "HOU205"]


def test_lists_of_one_name_are_told_apart_by_their_folders(lists: Path) -> None:
    for folder in ("Tea", "Coffee"):
        Path(folder).mkdir()
        Path(folder, "NoHype.yml").write_text(existence(f"{folder} hype"), encoding="utf-8")
    assert run(["import-rules", "Tea", "Coffee", "-o", "rules"]) == 0
    assert [rule.name for rule in rules_in(Path("rules"))] == ["coffee-no-hype", "no-hype"]


def test_a_rule_gets_no_name_under_which_it_would_be_passed_over(lists: Path) -> None:
    imported("tea\n", name="House/pyproject.txt")
    assert [rule.name for rule in rules_in(Path("rules"))] == ["house-pyproject"]


def test_a_name_in_other_letters_becomes_one(lists: Path) -> None:
    code, rule = imported("排毒\n偏方\n", name="禁用词.txt")
    assert (code, rule["name"]) == (0, "list")


def test_nothing_is_overwritten_unless_asked(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported("tea\n", "--first", "300", name="words.txt")
    before = Path("rules/words.toml").read_bytes()
    assert imported("coffee\n", name="words.txt")[0] == 2
    assert "rules/words.toml exists already" in capsys.readouterr().err.replace("\\", "/")
    assert Path("rules/words.toml").read_bytes() == before
    code, rule = imported("coffee\n", "--force", name="words.txt")
    assert (code, rule["code"], rule["terms"]) == (0, "HOU300", {"en": ["coffee"]})


def test_a_dry_run_prints_and_writes_nothing(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("words.txt").write_text("tea\n", encoding="utf-8")
    assert run(["import-rules", "words.txt", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert tomli.loads(shown)["terms"] == {"en": ["tea"]}
    assert [path.name for path in lists.iterdir()] == ["words.txt"]


def test_imported_rules_are_applied(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported("wonder tea\t(nothing)\n", name="words.tsv")
    Path(".healthlint.toml").write_text('rule-paths = ["rules"]\nselect = ["HOU"]\n', encoding="utf-8")
    Path("article.md").write_text("# Tea\n\nIs wonder tea worth it?\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "article.md", "--no-cache"]) == 1
    assert "HOU101 Write “(nothing)” instead of “wonder tea”." in capsys.readouterr().out
