"""A config brings rules of its own, for just the articles that it speaks for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commands import run
from healthlint.run.article import Article
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import ARTICLE, house_rule, write


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a rule of its own, which is the current folder."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".healthlint.toml", 'rule-paths = ["rules"]\nselect = ["HOU"]\n')
    write(tmp_path / "rules" / "no-detox.toml", house_rule())
    write(tmp_path / "a.md", ARTICLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(*paths: str, **request: object) -> list[Article]:
    return list(Session(Request(paths or (".",), **request)).lint())  # type: ignore[arg-type]


def codes(articles: list[Article]) -> dict[str, list[str]]:
    return {article.path: [finding.code for finding in article.findings] for article in articles}


def complaint(**request: object) -> str:
    with pytest.raises(UsageError) as caught:
        lint(**request)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_rule_of_a_folder_reports(site: Path) -> None:
    (article,) = lint()
    (finding,) = article.findings
    assert (finding.code, finding.line, finding.text) == ("HOU101", 3, "detox")
    assert finding.message == "“detox” says nothing"


def test_it_stands_beside_the_installed_rules(site: Path) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["rules"]\nselect = ["no-detox", "miracle-term"]\n')
    assert codes(lint()) == {"a.md": ["HOU101", "PRO102"]}


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param('["rules/no-detox.toml"]', id="a file"),
        pytest.param('["./rules/"]', id="with a slash at its end"),
        pytest.param('["rules", "rules/no-detox.toml"]', id="twice"),
        pytest.param('["../{name}/rules"]', id="by way of the folder above"),
        pytest.param('["{absolute}/rules"]', id="absolute"),
    ],
)
def test_a_path_may_be_written_in_many_ways(site: Path, paths: str) -> None:
    written = paths.format(name=site.name, absolute=site.as_posix())
    write(site / ".healthlint.toml", f'rule-paths = {written}\nselect = ["HOU"]\n')
    assert codes(lint()) == {"a.md": ["HOU101"]}


def test_a_path_counts_from_the_folder_of_the_config(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "deep" / "b.md", ARTICLE)
    monkeypatch.chdir(site / "deep")
    assert codes(lint()) == {"b.md": ["HOU101"]}


def test_rules_outside_the_folder_of_the_config_are_fine(site: Path) -> None:
    write(site / "docs" / ".healthlint.toml", 'rule-paths = ["../rules"]\nselect = ["HOU"]\n')
    write(site / "docs" / "b.md", ARTICLE)
    assert codes(lint("docs")) == {"docs/b.md": ["HOU101"]}


def test_nested_configs_have_rules_each_of_its_own(site: Path) -> None:
    write(site / "docs" / ".healthlint.toml", 'rule-paths = ["r.toml"]\nselect = ["HOU"]\n')
    write(site / "docs" / "r.toml", house_rule("HOU101", "no-zest", "zest"))
    write(site / "docs" / "b.md", ARTICLE)
    found = {article.path: [finding.text for finding in article.findings] for article in lint()}
    assert found == {"a.md": ["detox"], "docs/b.md": ["zest"]}


def test_the_command_line_may_name_a_rule_that_only_one_config_has(site: Path) -> None:
    write(site / "docs" / ".healthlint.toml", "names = []\n")
    write(site / "docs" / "b.md", ARTICLE)
    assert codes(lint(select=("HOU101",))) == {"a.md": ["HOU101"], "docs/b.md": []}
    assert codes(lint(select=("HOU", "PRO102"), ignore=("no-detox",)))["docs/b.md"] == ["PRO102"]


def test_two_configs_may_have_one_code_for_rules_of_two_names(site: Path) -> None:
    write(site / "docs" / ".healthlint.toml", 'rule-paths = ["r.toml"]\n')
    write(site / "docs" / "r.toml", house_rule("HOU101", "no-zest", "zest"))
    write(site / "docs" / "b.md", ARTICLE)
    assert codes(lint(select=("no-zest",))) == {"a.md": [], "docs/b.md": ["HOU101"]}
    assert codes(lint(select=("no-detox",))) == {"a.md": ["HOU101"], "docs/b.md": []}


def test_where_every_article_is_left_out_no_selection_is_wrong(site: Path) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["rules"]\nexclude = ["*.md"]\n')
    assert lint(select=("HOU101",)) == []


def test_a_text_on_stdin_has_the_rules_of_its_folder(site: Path) -> None:
    session = Session(Request(("-",)))
    (finding,) = session.lint_data(b"A detox tea.\n", "a.md").findings
    assert finding.code == "HOU101"


def test_a_rule_that_no_config_has_is_refused(site: Path) -> None:
    assert complaint(select=("HOU102",)) == "--select: no rule has the code HOU102; did you mean HOU101?"
    assert complaint(isolated=True, select=("HOU101",)).startswith("--select: no rule has the code HOU101")


def test_a_config_that_is_named_brings_its_rules(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / "elsewhere" / "b.md", ARTICLE)
    monkeypatch.chdir(site / "elsewhere")
    assert codes(lint(config=Path("../.healthlint.toml"))) == {"b.md": ["HOU101"]}


def test_without_a_config_there_are_no_such_rules(site: Path) -> None:
    assert codes(lint(isolated=True, select=("PRO102",))) == {"a.md": ["PRO102"]}


def test_files_of_rules_are_no_articles_and_python_beside_them_is_not_run(site: Path) -> None:
    write(site / "rules" / "conftest.py", "raise SystemExit('this was run')\n")
    write(site / "rules" / "__init__.py", "raise SystemExit('this was run')\n")
    assert codes(lint()) == {"a.md": ["HOU101"]}


def test_an_edited_rule_counts_at_once(site: Path) -> None:
    lint()
    write(site / "rules" / "no-detox.toml", house_rule(term="lemon"))
    (article,) = lint()
    assert [finding.text for finding in article.findings] == ["lemon"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_worker_processes_have_the_rules_too(
    site: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    if method == "fork" and sys.platform != "linux":
        pytest.skip("workers are forks only on Linux")
    monkeypatch.setattr("healthlint.run.workers.sys.platform", "linux" if method == "fork" else "other")
    write(site / "docs" / ".healthlint.toml", 'select = ["PRO102"]\n')
    for number in range(160):
        write(site / f"a{number:03}.md", ARTICLE)
        write(site / "docs" / f"b{number:03}.md", ARTICLE)
    alone = lint(jobs=1, select=("HOU101",))
    together = lint(jobs=2, select=("HOU101",))
    assert together == alone
    assert sum(len(article.findings) for article in alone) == 161


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        pytest.param(
            '["rulse"]',
            ".healthlint.toml:3: rule-paths: rulse: no such file or folder; did you mean rules?",
            id="missing folder",
        ),
        pytest.param(
            '[\n  "rules",\n  "rules/no-deto.toml",\n]',
            ".healthlint.toml:5: rule-paths: rules/no-deto.toml: no such file or folder;"
            " did you mean rules/no-detox.toml?",
            id="missing file",
        ),
        pytest.param(
            '["empty"]',
            ".healthlint.toml:3: rule-paths: empty: there is no rule in this folder;"
            " a rule is a file that ends in .toml",
            id="folder without a rule",
        ),
        pytest.param(
            '"rules"',
            '.healthlint.toml:3: rule-paths: must be a list, not "rules"; write rule-paths = ["rules"]',
            id="no list",
        ),
        pytest.param(
            '[""]',
            ".healthlint.toml:3: rule-paths: holds an empty text; fill it in or remove it",
            id="empty text",
        ),
    ],
)
def test_a_path_that_leads_to_no_rule_is_told_with_its_line(site: Path, paths: str, said: str) -> None:
    (site / "empty").mkdir()
    write(site / ".healthlint.toml", f"# ours\n\nrule-paths = {paths}\n")
    assert complaint() == said


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        pytest.param(
            "PRO901",
            "no-zest",
            "rules/zest.toml:1: code: PRO901 begins with PRO, which belongs to healthlint ",
            id="family of a plugin",
        ),
        pytest.param(
            "HL101",
            "no-zest",
            "rules/zest.toml:1: code: HL101 begins with HL, which belongs to the engine itself;"
            " give the rule letters of your own",
            id="letters of the engine",
        ),
        pytest.param(
            "HOU101",
            "no-zest",
            "two rules have the code HOU101: rules/no-detox.toml:1 and rules/zest.toml:1;"
            " give one of them another",
            id="one code",
        ),
        pytest.param(
            "HOU102",
            "no-detox",
            "two rules are called no-detox: HOU101 (rules/no-detox.toml:2) and HOU102"
            " (rules/zest.toml:2); give one of them another name",
            id="one name",
        ),
        pytest.param(
            "HOU102",
            "miracle-term",
            "two rules are called miracle-term: PRO102 (healthlint ",
            id="a name of ours",
        ),
    ],
)
def test_a_clash_names_both_places(site: Path, code: str, name: str, said: str) -> None:
    write(site / "rules" / "zest.toml", house_rule(code, name, "zest"))
    assert complaint().startswith(said)


def test_the_families_of_plugins_that_are_switched_off_are_taken_all_the_same(site: Path) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["rules"]\ndisable-plugins = ["PRO"]\n')
    write(site / "rules" / "zest.toml", house_rule("PRO901", "no-zest", "zest"))
    assert "PRO901 begins with PRO, which belongs to healthlint" in complaint()


def test_a_fault_in_a_file_of_rules_is_told_with_its_line(site: Path) -> None:
    write(site / "rules" / "no-detox.toml", house_rule().replace('"detox"]', '"(detox"]'))
    assert complaint().startswith("rules/no-detox.toml:")
    write(site / "rules" / "no-detox.toml", 'code = "HOU101\n')
    assert complaint().startswith("rules/no-detox.toml:1: not TOML: ")


def test_the_command_says_so_and_ends_with_2(site: Path) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["rulse"]\n')
    done = run(sys.executable, "-m", "healthlint", "check", cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "healthlint: .healthlint.toml:1: rule-paths: rulse: no such file or folder; did you mean rules?\n"
    )
