"""`healthlint test` says which examples differ, where and why, and what could not be tried."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from distributions import install
from healthlint.app.cli import run
from house import house_rule, plugin, write


class Done(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    said: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()


Try = Callable[..., Done]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def tried(capsys: pytest.CaptureFixture[str]) -> Try:
    """Return what runs `healthlint test`."""

    def run_test(*arguments: str) -> Done:
        code = run(["test", *arguments])
        return Done(code, *capsys.readouterr())

    return run_test


def examples(text: str, bad: Sequence[str] = ("A ⟦detox⟧ tea.",), good: Sequence[str] = ("A rope.",)) -> str:
    """Return a rule file with other examples, one a line."""
    own = "".join(
        f"{kind} = [\n" + "".join(f"  {json.dumps(each, ensure_ascii=False)},\n" for each in listed) + "]\n"
        for kind, listed in (("bad", bad), ("good", good))
    )
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(("bad", "good"))]
    at = next(number for number, line in enumerate(lines) if line.startswith("sources")) + 1
    return "".join([*lines[:at], own, *lines[at:]])


def test_a_rule_file_that_is_right_ends_with_0_and_a_line(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "house.toml", house_rule())

    assert tried("rules/house.toml") == Done(0, "1 rule, 2 examples: all as marked\n", "")


def test_a_folder_is_tried_with_the_folders_below_it(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "house.toml", house_rule())
    write(folder / "rules" / "more" / "hope.toml", house_rule("HOU102", "no-hope", "hope"))

    assert tried("rules").out == "2 rules, 4 examples: all as marked\n"


def test_an_english_and_a_chinese_example_that_differ_are_shown_with_carets_under_the_difference(
    folder: Path, tried: Try
) -> None:
    long = "A cup of tea, " * 12
    text = examples(
        house_rule(),
        bad=["A ⟦detx⟧ tea.", "这款茶可以⟦排毒⟧，很好。", f"{long}⟦detx⟧{long}"],
        good=["A detox tea."],
    )
    write(folder / "house.toml", text)

    done = tried("house.toml")

    assert done.code == 1
    assert done.lines[:14] == [
        "house.toml:8: HOU101 no-detox: bad[1] differs",
        "  expected: A ⟦detx⟧ tea.",
        "              ^^^^^^",
        "  found:    A detx tea.",
        "              ^^^^",
        '  “detx”: no term of the rule finds it; the nearest is terms.en[1] "detox"',
        "house.toml:9: HOU101 no-detox: bad[2] differs",
        "  expected: 这款茶可以⟦排毒⟧，很好。",
        "                      ^^^^^^",
        "  found:    这款茶可以排毒，很好。",
        "                      ^^^^",
        "  “排毒”: no term of the rule finds it",
        "house.toml:10: HOU101 no-detox: bad[3] differs",
        done.lines[13],
    ]
    cut = done.lines[13].removeprefix("  expected: ")
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert "⟦detx⟧" in cut
    assert len(cut) <= 88
    assert done.lines[-7:] == [
        "house.toml:13: HOU101 no-detox: good[1] differs",
        "  expected: A detox tea.",
        "              ^^^^^",
        "  found:    A ⟦detox⟧ tea.",
        "              ^^^^^^^",
        '  “detox” is found by terms.en[1] "detox", meant as asserted (context "style")',
        "1 rule, 4 examples: 4 differ",
    ]


def test_every_broken_rule_file_is_told_and_the_others_are_tried(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "a.toml", "code = \n")
    write(folder / "rules" / "b.toml", house_rule().replace("[terms]", "[term]"))
    write(folder / "rules" / "c.toml", house_rule(code="HOU103", name="no-hope", term="hope"))

    done = tried("rules")

    assert done.code == 2
    assert [line.split(": ")[1] for line in done.said.splitlines()] == ["rules/a.toml:1", "rules/b.toml:9"]
    assert done.out == "1 rule, 2 examples: all as marked; 2 faults in what was to be loaded\n"


REFUSED = {
    "no-such-path": ("ruls", "ruls: no such file or folder; did you mean rules?"),
    "python": (
        "rule.py",
        "rule.py: is no rule file; rules in Python are tried once their plugin is installed",
    ),
    "article": ("tea.md", "tea.md: is no rule file; rules are .toml files; articles are named with --on"),
    "folder-without-rules": ("articles", "articles: there is no rule in this folder"),
}


@pytest.mark.parametrize(("path", "said"), REFUSED.values(), ids=REFUSED)
def test_a_path_that_leads_to_no_rule_is_told_and_the_others_are_tried(
    folder: Path, tried: Try, path: str, said: str
) -> None:
    write(folder / "rules" / "house.toml", house_rule())
    for name in ("rule.py", "tea.md", "articles/tea.md"):
        write(folder / name, "# Tea\n")

    done = tried(path, "rules")

    assert done.code == 2
    assert said in done.said
    assert done.out.startswith("1 rule, 2 examples: all as marked")


CLASHES = {
    "code": (("HOU101", "no-hope"), "two rules have the code HOU101: rules/a.toml and rules/b.toml"),
    "name": (("HOU102", "no-detox"), "two rules are called no-detox: rules/a.toml and rules/b.toml"),
}


@pytest.mark.parametrize(("second", "said"), CLASHES.values(), ids=CLASHES)
def test_two_rules_that_clash_are_told(folder: Path, tried: Try, second: tuple[str, str], said: str) -> None:
    write(folder / "rules" / "a.toml", house_rule())
    write(folder / "rules" / "b.toml", house_rule(*second, term="hope"))

    done = tried("rules")

    assert (done.code, said in done.said) == (2, True)


def test_a_file_that_two_paths_lead_to_is_tried_once(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "house.toml", house_rule())

    assert tried("rules", "rules/house.toml") == Done(0, "1 rule, 2 examples: all as marked\n", "")


def test_without_a_path_the_rules_of_the_governing_config_are_tried(
    folder: Path, tried: Try, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "rules" / "house.toml", house_rule())
    write(folder / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    write(folder / "articles" / "tea.md", "# Tea\n")
    monkeypatch.chdir(folder / "articles")

    assert tried().out == "1 rule, 2 examples: all as marked\n"
    assert tried("--isolated").code == 2
    assert tried("--config", "../.healthlint.toml").code == 0


def test_without_a_path_every_broken_rule_of_the_config_is_told(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "a.toml", "code = \n")
    write(folder / "rules" / "b.toml", "code = \n")
    write(folder / "more" / "house.toml", house_rule())
    write(folder / ".healthlint.toml", 'rule-paths = ["rules", "more"]\n')

    done = tried()

    assert (done.code, done.said.count("not TOML")) == (2, 2)
    assert done.out.startswith("1 rule, 2 examples: all as marked")


def test_where_there_are_no_rules_it_is_said_what_to_do(tried: Try) -> None:
    done = tried()

    assert (done.code, done.out) == (2, "")
    assert "name a rule file or a folder of them" in done.said
    assert "--select ALL" in done.said


def test_the_built_in_rules_are_all_as_marked(tried: Try) -> None:
    done = tried("--select", "ALL")

    assert (done.code, done.said) == (0, "")
    assert done.out.endswith("examples: all as marked\n")
    assert int(done.out.split(" ")[0]) > 30


def test_rules_are_selected_by_code_and_name(folder: Path, tried: Try) -> None:
    write(folder / "rules" / "a.toml", house_rule(more='profiles = ["clinic"]\n'))
    write(folder / "rules" / "b.toml", house_rule("HOU102", "no-hope", "hope"))

    assert tried("rules", "--select", "no-detox").out == "1 rule, 2 examples: all as marked\n"
    assert tried("rules", "--select", "HOU").out == "2 rules, 4 examples: all as marked\n"
    assert tried("rules", "--select", "PRO101").code == 2


def test_rules_of_other_plugins_are_tried_with_the_place_of_their_class(
    folder: Path, tried: Try, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = plugin("TRX", "no-trying-lemon").replace("⟦lemon⟧", "⟦lemn⟧")
    install(folder / "lib", "healthlint-trying", "1.0", "TRX", "trying_lemons", code)
    monkeypatch.syspath_prepend(str(folder / "lib"))

    done = tried()

    assert done.code == 1
    assert done.lines[0] == "lib/trying_lemons.py:7: TRX101 no-trying-lemon: bad[1] differs"
    assert done.lines[-1] == "1 rule, 2 examples: 1 differs"


def test_a_rule_that_fails_on_its_examples_ends_with_2_and_prints_where(
    folder: Path, tried: Try, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = plugin("TRY", "no-failing-lemon").replace(
        "\n\n@hookimpl",
        "\n    def check(self, document):\n        print('hello')\n        return 1 / 0\n\n\n@hookimpl",
    )
    install(folder / "lib", "healthlint-failing", "1.0", "TRY", "failing_lemons", code)
    monkeypatch.syspath_prepend(str(folder / "lib"))

    done = tried("--coverage")

    assert done.code == 2
    assert "no-failing-lemon: bad[1] cannot be tried: ZeroDivisionError: division by zero" in done.said
    assert done.out == "1 rule, 2 examples: 2 could not be tried\n"


def test_json_has_all_that_the_text_has(folder: Path, tried: Try) -> None:
    write(folder / "house.toml", examples(house_rule(), bad=["A ⟦detx⟧ tea.", "A ⟦detox⟧."]))
    write(folder / "broken.toml", "code = \n")

    done = tried("house.toml", "broken.toml", "--coverage", "-f", "json")
    data: dict[str, Any] = json.loads(done.out)

    assert done.code == 2
    assert data["differing"] == [
        {
            "path": "house.toml",
            "line": 8,
            "code": "HOU101",
            "name": "no-detox",
            "kind": "bad",
            "number": 1,
            "fault": "differs",
            "expected": "A ⟦detx⟧ tea.",
            "found": "A detx tea.",
            "reasons": ['“detx”: no term of the rule finds it; the nearest is terms.en[1] "detox"'],
        }
    ]
    assert (data["rules"], data["examples"], len(data["errors"])) == (1, 3, 1)
    assert (data["coverage"]["parts"], data["coverage"]["covered"], data["coverage"]["percent"]) == (
        1,
        1,
        100,
    )


def test_coverage_names_each_part_that_no_example_fires(folder: Path, tried: Try) -> None:
    text = house_rule().replace(
        'en = ["detox"]', 'en = [\n  "detox",\n  "purge*",\n  "(give|bring)s hope",\n]'
    )
    write(folder / "house.toml", examples(text, bad=["A ⟦detox⟧ tea that ⟦gives hope⟧."]))

    done = tried("house.toml", "--coverage")

    assert (done.code, done.said) == (1, "")
    assert done.lines == [
        'house.toml:16: HOU101 no-detox: terms.en[2] "purge*": no example fires it',
        'house.toml:17: HOU101 no-detox: terms.en[3] "(give|bring)s hope": of (give|bring),'
        ' no example has "bring"',
        "HOU101 no-detox: 50% (2 of 4 parts) covered",
        "1 rule, 2 examples: all as marked; 50% (2 of 4 parts) covered",
    ]
    assert tried("house.toml").code == 0


def test_a_rule_whose_parts_are_all_fired_ends_with_0(folder: Path, tried: Try) -> None:
    write(folder / "house.toml", house_rule())

    done = tried("house.toml", "--coverage")

    assert done.code == 0
    assert done.lines[-1] == "1 rule, 2 examples: all as marked; 100% (1 of 1 part) covered"


CONTRADICTIONS = {
    "coverage-on-articles": ("--coverage", "--on", "."),
    "config-and-isolated": ("--config", "x.toml", "--isolated"),
    "format": ("-f", "xml"),
}


@pytest.mark.parametrize("arguments", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_options_that_contradict_each_other_end_with_2_and_a_sentence(
    tried: Try, arguments: tuple[str, ...]
) -> None:
    done = tried(*arguments)

    assert (done.code, done.out, done.said.count("\n")) == (2, "", 1)
