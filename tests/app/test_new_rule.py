"""A rule that was started works where it stands, and what is still to be done is said."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli

from commands import run as run_command
from healthlint import Rule, Terms
from healthlint.app.cli import run
from healthlint.app.making.filling import filled
from healthlint.rule.declared import rules_in
from healthlint.testing import check_examples, marked_by, uncovered
from healthlint_schemas import schema

Refuse = Callable[..., str]
BAD = "# Trips\n\nOur trips are open to wheelchair-bound guests.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a repository of articles, which is the current one."""
    site = tmp_path / "site"
    (site / "articles").mkdir(parents=True)
    (site / "articles" / "trips.md").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(site)
    return site


@pytest.fixture
def plugin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the package of a plugin whose project is the current folder."""
    assert run(["new-plugin", "acme"]) == 0
    monkeypatch.chdir(folder / "healthlint-acme")
    return folder / "healthlint-acme" / "healthlint_acme"


@pytest.fixture
def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Return what runs a command that must end with 2 and change nothing; it returns what was said."""

    def contents() -> dict[Path, bytes]:
        return {each: each.read_bytes() if each.is_file() else b"" for each in folder.rglob("*")}

    def refuse(*arguments: str) -> str:
        before = contents()
        capsys.readouterr()
        assert run(["new-rule", *arguments]) == 2
        assert contents() == before
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err.removeprefix("healthlint: ")

    return refuse


def code_in(file: Path) -> str:
    return re.findall(r'^ *code = "(\w+)"', file.read_text(encoding="utf-8"), re.MULTILINE)[0]


def write_rule(file: Path, code: str, name: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(filled("rule/rule.toml", code=code, name=name), encoding="utf-8")


# The template


def switched_on(text: str) -> str:
    """Take the # from what is a setting; notes begin with capital letters, or blanks."""
    return re.sub(r"^# (?=[a-z-]+ = |\"[A-Za-z -]+\" = |\[[a-z-]+\]$)", "", text, flags=re.MULTILINE)


def test_the_examples_of_the_template_are_as_they_are_marked_and_leave_no_word_out(folder: Path) -> None:
    assert run(["new-rule", "no-detox"]) == 0
    rules = rules_in(folder / "healthlint-rules")
    for rule in rules:
        check_examples(rule)
    assert uncovered(rules) == []


def test_the_template_names_every_key_that_a_rule_may_have() -> None:
    text = switched_on(filled("rule/rule.toml", code="HOU101", name="no-detox"))
    assert set(tomli.loads(text)) == set(schema("rule")["properties"])


def test_every_setting_of_the_template_may_be_switched_on(folder: Path) -> None:
    file = folder / "rule.toml"
    file.write_text(switched_on(filled("rule/rule.toml", code="HOU101", name="no-detox")), encoding="utf-8")
    (rule,) = rules_in(file)
    assert rule.code == "HOU101"
    assert rule.severity == "info"


def test_what_is_switched_off_is_as_the_notes_say() -> None:
    text = filled("rule/rule.toml", code="HOU101", name="no-detox")
    said = re.findall(r'Without this line: "?([a-z0-9]+)"?\.\n# ([a-z]+) = ', text)
    assert {key for _, key in said} == {"severity", "confidence", "context", "per", "rank"}
    for value, key in said:
        assert value == str(schema("rule")["properties"][key]["default"])


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("confined to (a|the) wheelchair", "Confined to the wheelchair"),
        ("confined to (a|) wheelchair", "confined to wheelchairs"),
        ("victim* of", "victims of"),
        ("bound ... wheelchair", "bound for months to a wheelchair"),
        ("# wheelchair users", "120 wheelchair users"),
        ("^bound", "Bound"),
    ],
)
def test_the_notation_is_as_the_notes_say(term: str, text: str) -> None:
    assert f"\n#     {term}  " in filled("rule/rule.toml", code="HOU101", name="no-detox")

    class Noted(Rule):
        code = "HOU101"
        name = "noted"
        message = "found"
        context = "style"
        terms = Terms([term])

    assert marked_by(Noted(), f"{text}, they say.") == f"⟦{text}⟧, they say."


# In a repository of articles


def test_where_there_is_no_config_one_is_written_and_the_rule_is_applied(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new-rule", "No Detox"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("healthlint-rules/no-detox.toml is new: HOU101 no-detox, an example")
    assert ".healthlint.toml is new" in said.out
    assert (folder / ".healthlint.toml").read_text("utf-8") == 'rule-paths = ["healthlint-rules"]\n'
    assert run(["check", "--select", "HOU101", "articles"]) == 1
    assert "articles/trips.md:3:23: HOU101 " in capsys.readouterr().out


def test_the_last_line_is_a_command_that_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "house words").mkdir()
    assert run(["new-rule", "no-detox", "--in", "house words"]) == 0
    *_, typed = capsys.readouterr().out.splitlines()
    command, *arguments = shlex.split(typed)
    assert command == "healthlint"
    assert run(arguments) == 0
    assert "all as marked" in capsys.readouterr().out


def test_a_broken_plugin_keeps_nobody_from_starting_a_rule_and_is_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    info = folder.parent / "installed" / "healthlint_broken-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: healthlint-broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[healthlint]\nBRO = healthlint_broken\n")
    monkeypatch.syspath_prepend(info.parent)
    assert run(["new-rule", "no-detox"]) == 0
    assert (folder / "healthlint-rules" / "no-detox.toml").is_file()
    said = capsys.readouterr().err
    assert said.startswith(
        "healthlint: whether an installed rule has this name is not known: healthlint-broken 1.0"
    )


def test_the_config_of_a_git_repository_stands_at_its_top(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder / "articles")
    assert run(["new-rule", "no-detox"]) == 0
    assert (folder / ".healthlint.toml").is_file()
    assert (folder / "healthlint-rules" / "no-detox.toml").is_file()


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        (".healthlint.toml", 'ignore = ["PRO102"]\n', "at the top of .healthlint.toml"),
        (
            "pyproject.toml",
            '[tool.healthlint]\nignore = ["PRO102"]\n',
            "right below [tool.healthlint] of pyproject.toml",
        ),
    ],
)
def test_a_config_is_not_edited_and_the_line_for_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, place: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert run(["new-rule", "no-detox"]) == 0
    assert (folder / name).read_text("utf-8") == text
    line = 'rule-paths = ["healthlint-rules"]'
    assert capsys.readouterr().err == (
        f"healthlint: the rule is NOT APPLIED YET: write this line {place}: {line}\n"
    )
    head = "[tool.healthlint]\n" if name == "pyproject.toml" else ""
    (folder / name).write_text(f"{head}{line}\n{text.removeprefix(head)}", encoding="utf-8")
    assert run(["check", "--select", "HOU101", "articles"]) == 1
    assert run(["new-rule", "no-juice"]) == 0
    assert capsys.readouterr().err.count("NOT APPLIED") == 0


def test_the_rule_goes_into_the_first_folder_that_the_config_names(folder: Path) -> None:
    text = 'rule-paths = ["one.toml", "house/words", "more"]\n'
    (folder / ".healthlint.toml").write_text(text, encoding="utf-8")
    assert run(["new-rule", "no-detox"]) == 0
    assert (folder / "house" / "words" / "no-detox.toml").is_file()


def test_a_folder_that_is_named_gets_the_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".healthlint.toml").write_text('rule_paths = ["words", "more"]\n', encoding="utf-8")
    (folder / "more" / "deep").mkdir(parents=True)
    assert run(["new-rule", "no-detox", "--in", "more/deep"]) == 0
    assert (folder / "more" / "deep" / "no-detox.toml").is_file()
    assert capsys.readouterr().err == ""
    (folder / "other").mkdir()
    assert run(["new-rule", "no-juice", "--in", "other"]) == 0
    assert capsys.readouterr().err.endswith(
        'in place of the rule-paths of .healthlint.toml: rule-paths = ["words", "more", "other"]\n'
    )


def test_a_new_config_names_the_folder_that_was_named(folder: Path) -> None:
    (folder / "words").mkdir()
    assert run(["new-rule", "no-detox", "--in", "words"]) == 0
    assert (folder / "words" / "no-detox.toml").is_file()
    assert (folder / ".healthlint.toml").read_text("utf-8") == 'rule-paths = ["words"]\n'


def test_the_next_code_is_one_above_the_highest_even_of_a_broken_file(folder: Path) -> None:
    write_rule(folder / "healthlint-rules" / "one.toml", "HOU104", "one")
    (folder / "healthlint-rules" / "two.toml").write_text('code = "HOU117"\nname = \n', encoding="utf-8")
    assert run(["new-rule", "no-detox"]) == 0
    assert code_in(folder / "healthlint-rules" / "no-detox.toml") == "HOU118"


def test_what_is_no_file_of_rules_takes_no_code_and_no_name(folder: Path) -> None:
    (folder / "healthlint.toml").write_text('rule-paths = ["."]\n', encoding="utf-8")
    (folder / "pyproject.toml").write_text('[project]\nname = "no-detox"\n', encoding="utf-8")
    write_rule(folder / ".drafts" / "one.toml", "HOU150", "no-detox")
    assert run(["new-rule", "no-detox"]) == 0
    assert code_in(folder / "no-detox.toml") == "HOU101"


def test_the_family_is_that_of_the_rules_that_are_there(folder: Path) -> None:
    (folder / ".healthlint.toml").write_text('rule-paths = ["words", "../more.toml"]\n', encoding="utf-8")
    write_rule(folder / "words" / "one.toml", "NGC101", "one")
    write_rule(folder.parent / "more.toml", "NGC120", "more")
    assert run(["new-rule", "no-detox"]) == 0
    assert code_in(folder / "words" / "no-detox.toml") == "NGC121"
    assert run(["new-rule", "no-juice", "--family", "ngd"]) == 0
    assert code_in(folder / "words" / "no-juice.toml") == "NGD101"
    assert run(["new-rule", "no-salt", "--code", "nge205"]) == 0
    assert code_in(folder / "words" / "no-salt.toml") == "NGE205"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["one"], "a rule in healthlint-rules/uno.toml is called one already", id="name"),
        pytest.param(
            ["new", "--code", "HOU999"], "a rule in healthlint-rules/uno.toml has the code HOU999", id="code"
        ),
        pytest.param(["new"], "HOU999 is taken, and no higher code is left", id="no code left"),
        pytest.param(["uno"], "healthlint-rules/uno.toml exists already", id="file"),
        pytest.param(
            ["miracle-term", "--code", "HOU1"], "--code HOU1 is no code; it is the letters", id="half a code"
        ),
        pytest.param(
            ["miracle-term", "--code", "HOU101"],
            "a rule in healthlint 0.1.0 (PRO = healthlint_rules.promotion) is called miracle-term",
            id="name of a rule of ours",
        ),
        pytest.param(["new", "--family", "PRO"], "the family PRO belongs to", id="family of ours"),
        pytest.param(
            ["new", "--family", "ABC", "--code", "ABD101"],
            "--code ABD101 does not begin with ABC, as --family says",
            id="family and code",
        ),
        pytest.param(["2-new"], "'2-new' is no name for a rule", id="digit in front"),
        pytest.param(["../new"], "'../new' is no name for a rule", id="a path"),
        pytest.param(["新"], "'新' is no name for a rule", id="no Latin letters"),
        pytest.param(["new", "--in", "nowhere"], "there is no folder nowhere", id="no folder"),
        pytest.param(
            ["new", "--python"],
            "healthlint-rules is in a repository of articles, from which no Python is run;",
            id="Python",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    folder: Path, refused: Refuse, arguments: list[str], said: str
) -> None:
    (folder / ".healthlint.toml").write_text('rule-paths = ["healthlint-rules"]\n', encoding="utf-8")
    write_rule(folder / "healthlint-rules" / "uno.toml", "HOU999", "one")
    if arguments == ["uno"]:
        arguments = ["uno", "--code", "HOU101"]
    assert refused(*arguments).startswith(said)


# In the project of a plugin


def pytest_in(project: Path) -> tuple[int, str]:
    done = run_command(
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        cwd=project,
        PYTHONDONTWRITEBYTECODE="1",
    )
    return done.returncode, done.stdout + done.stderr


def test_words_are_found_by_the_plugin_without_more_ado(
    plugin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new-rule", "no-detox"]) == 0
    assert code_in(plugin / "no_detox.toml") == "ACM103"
    assert capsys.readouterr().err == ""
    code, output = pytest_in(plugin.parent)
    assert code == 0, output
    assert not (plugin.parent / ".healthlint.toml").exists()


def test_a_python_rule_is_missed_by_the_tests_until_the_hook_returns_it(
    plugin: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new-rule", "calm-title", "--python", "--code", "ACM140"]) == 0
    assert code_in(plugin / "calm_title.py") == "ACM140"
    said = capsys.readouterr().err
    assert "NOT APPLIED YET: in healthlint_acme/__init__.py" in said
    imported = re.search(r"from \.calm_title import CalmTitle", said)
    assert imported is not None
    code, output = pytest_in(plugin.parent)
    assert code == 1
    assert imported[0] in output
    module = plugin / "__init__.py"
    text = module.read_text("utf-8")
    text = text.replace("    from .loud", f"    {imported[0]}\n    from .loud")
    module.write_text(
        text.replace("        LoudHeading,\n", "        CalmTitle,\n        LoudHeading,\n"), "utf-8"
    )
    code, output = pytest_in(plugin.parent)
    assert code == 0, output


def test_a_hook_that_takes_no_toml_files_is_told_of(plugin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module = plugin / "__init__.py"
    module.write_text(module.read_text("utf-8").replace("declared_rules", "my_rules"), encoding="utf-8")
    assert run(["new-rule", "no-detox"]) == 0
    assert "in healthlint_acme/__init__.py: healthlint_rules() must return" in capsys.readouterr().err


@pytest.mark.parametrize("inside", ["tests", "healthlint_acme", "."])
def test_the_project_is_found_from_each_of_its_folders(
    plugin: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    monkeypatch.chdir(plugin.parent / inside)
    assert run(["new-rule", "no-detox"]) == 0
    assert (plugin / "no_detox.toml").is_file()


def test_the_project_may_be_named(plugin: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert run(["new-rule", "no-detox", "--in", "healthlint-acme"]) == 0
    assert (plugin / "no_detox.toml").is_file()


@pytest.fixture
def two_families(plugin: Path) -> Path:
    """Return the sources of a project with two packages in a folder `src`."""
    project = plugin.parent
    source = project / "src"
    source.mkdir()
    plugin.rename(source / plugin.name)
    (source / "more").mkdir()
    (source / "more" / "__init__.py").write_text("# declared_rules(__name__)\n", encoding="utf-8")
    text = (project / "pyproject.toml").read_text("utf-8")
    text = text.replace('ACM = "healthlint_acme"', 'ACM = "healthlint_acme"\nMOR = "more:rules"')
    (project / "pyproject.toml").write_text(text, encoding="utf-8")
    return source


def test_of_several_packages_the_family_or_the_folder_chooses(
    two_families: Path, refused: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refused("no-detox").startswith("pyproject.toml has the families ACM, MOR; choose one")
    assert run(["new-rule", "no-detox", "--family", "mor"]) == 0
    assert code_in(two_families / "more" / "no_detox.toml") == "MOR101"
    assert run(["new-rule", "no-juice", "--code", "ACM150"]) == 0
    assert code_in(two_families / "healthlint_acme" / "no_juice.toml") == "ACM150"
    monkeypatch.chdir(two_families / "more")
    assert run(["new-rule", "no-salt"]) == 0
    assert code_in(two_families / "more" / "no_salt.toml") == "MOR102"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["new", "--family", "PRO"], "pyproject.toml has no entry point PRO; it has ACM", id="family"
        ),
        pytest.param(
            ["new", "--code", "AMC101"], "pyproject.toml has no entry point AMC; did you mean ACM?", id="slip"
        ),
        pytest.param(["people-first"], "healthlint_acme/people_first.toml exists already", id="file"),
        pytest.param(
            ["acme-loud-heading"],
            "a rule in healthlint_acme/loud_heading.py is called acme-loud-heading already",
            id="name",
        ),
        pytest.param(
            ["new", "--code", "ACM102"], "a rule in healthlint_acme/loud_heading.py has the code", id="code"
        ),
        pytest.param(["class", "--python"], "class is a word of Python's own", id="keyword"),
        pytest.param(["none", "--python"], "none is a word of Python's own", id="class that is a keyword"),
        pytest.param(["rule", "--python"], "rule is a word of Python's own, or of healthlint's", id="import"),
    ],
)
@pytest.mark.usefixtures("plugin")
def test_what_cannot_be_in_a_plugin_is_refused(refused: Refuse, arguments: list[str], said: str) -> None:
    assert refused(*arguments).startswith(said)


def test_a_plugin_that_is_a_module_has_no_place_for_files(plugin: Path, refused: Refuse) -> None:
    (plugin / "__init__.py").rename(plugin.parent / "module.py")
    assert "ACM is healthlint_acme, but no such folder has an __init__.py" in refused("new")


def test_a_pyproject_that_is_broken_is_named(plugin: Path, refused: Refuse) -> None:
    (plugin.parent / "pyproject.toml").write_text("[project.entry-points.healthlint\n", encoding="utf-8")
    assert refused("new").startswith("pyproject.toml: cannot be read: ")


def test_a_rule_in_python_is_tidy_and_typed(plugin: Path) -> None:
    assert run(["new-rule", "a" * 20 + "-" + "b" * 19, "--python"]) == 0
    for check in (
        ["ruff", "check", "--no-cache", "."],
        ["ruff", "format", "--no-cache", "--check", "."],
        ["mypy", "--strict", "--cache-dir", os.devnull, "."],
    ):
        done = run_command(sys.executable, "-m", *check, cwd=plugin.parent)
        assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_of_the_project_is_run(plugin: Path) -> None:
    for name in ("healthlint_acme/__init__.py", "click.py", "tomli.py", "sitecustomize.py"):
        (plugin.parent / name).write_text("raise SystemExit('run')\n", encoding="utf-8")
    done = run_command(
        Path(sys.executable).with_name("healthlint"), "new-rule", "no-detox", cwd=plugin.parent
    )
    assert done.returncode == 0, done.stderr
    assert code_in(plugin / "no_detox.toml") == "ACM103"
