"""What does a config say about the articles of some folders?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from healthlint.run.article import Article
from healthlint.run.config.covering import Covering
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import house_rule, plugin, write

PROSE = "A detox. A cleanse.\n"
CONFIG = 'rule-paths = ["rules"]\nselect = ["HOU"]\n'


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "rules" / "tea.toml", house_rule("HOU101", "no-detox", "detox"))
    write(tmp_path / "rules" / "wash.toml", house_rule("HOU102", "no-cleanse", "cleanse"))
    monkeypatch.chdir(tmp_path)


def linted(config: str, *paths: str, **request: Any) -> dict[str, Article]:
    write(Path(".healthlint.toml"), CONFIG + config)
    for path in paths:
        write(Path(path), PROSE)
    return {article.path: article for article in Session(Request(paths, **request)).lint()}


def words(config: str, *paths: str, **request: Any) -> list[str]:
    found = linted(config, *paths, **request)
    return [" ".join(finding.text for finding in found[path].findings) for path in paths]


def test_rules_are_selected_and_ignored_for_some_files() -> None:
    config = (
        '[per-file."诊所/**"]\nignore = ["no-detox"]\n'
        '[per-file."draft.md"]\nselect = ["HOU101"]\n'
        '[per-file."archive/"]\nignore = ["HOU"]\n'
    )
    paths = ("a.md", "诊所/二/b.md", "x/draft.md", "archive/1999/c.md")
    assert words(config, *paths) == ["detox cleanse", "cleanse", "detox", ""]


def test_of_several_tables_the_later_one_wins_key_by_key_and_what_they_ignore_adds_up() -> None:
    config = (
        '[per-file."a/**"]\nselect = ["HOU101"]\nseverity = { HOU101 = "info" }\n'
        '[per-file."a/b/**"]\nselect = ["HOU102"]\n'
        '[per-file."a/b/c/**"]\nselect = ["HOU"]\nseverity = { HOU101 = "error", HOU102 = "info" }\n'
        '[per-file."a/d/**"]\nselect = ["HOU"]\nignore = ["HOU101"]\n'
        '[per-file."a/d/e/**"]\nignore = ["HOU102"]\n'
    )
    paths = ("a/1.md", "a/b/2.md", "a/b/c/3.md", "a/d/4.md", "a/d/e/5.md")
    found = linted(config, *paths)
    assert [[f"{each.text}:{each.severity}" for each in found[path].findings] for path in paths] == [
        ["detox:info"],
        ["cleanse:warning"],
        ["detox:error", "cleanse:info"],
        ["cleanse:warning"],
        [],
    ]


def test_what_is_selected_for_some_files_takes_the_place_of_all_that_the_config_selects() -> None:
    config = 'extend-select = ["HOU102"]\n[per-file."a.md"]\nselect = ["HOU101"]\n'
    assert words(config, "a.md", "b.md") == ["detox", "detox cleanse"]


def test_the_command_line_goes_before_the_tables() -> None:
    config = '[per-file."a.md"]\nselect = ["HOU101"]\n[per-file."b.md"]\nignore = ["HOU101"]\n'
    assert words(config, "a.md", "b.md", select=("HOU102",)) == ["cleanse", "cleanse"]
    assert words(config, "a.md", "b.md", ignore=("HOU102",)) == ["detox", ""]


def test_an_option_of_a_rule_is_set_for_some_files() -> None:
    write(Path("a/x.md"), PROSE)
    write(
        Path(".healthlint.toml"),
        'disclaimer-provided-by = "article"\n[per-file."a/**"]\ndisclaimer_provided_by = "template"\n',
    )
    session = Session(Request(("a/x.md",)))
    assert session.config_of("a/x.md").settings["disclaimer-provided-by"] == "template"
    assert session.config_of("b/x.md").settings["disclaimer-provided-by"] == "article"


@pytest.mark.parametrize("option", ["zest-limit", "zest_limit"])
def test_an_option_of_a_plugin_is_set_for_some_files_and_checked_by_its_schema(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributions import install

    module = f"zest_{abs(hash(tmp_path))}"
    install(tmp_path / "p", "healthlint-zest", "1", "ZES", module, plugin("ZES", "zest"))
    monkeypatch.syspath_prepend(tmp_path / "p")
    write(Path("a.md"), PROSE)
    write(Path(".healthlint.toml"), f'[per-file."a.md"]\n{option} = 7\n')
    assert Session(Request(("a.md",))).config_of("a.md").settings == {"zest-limit": 7}
    write(Path(".healthlint.toml"), f'[per-file."a.md"]\n{option} = "many"\n')
    with pytest.raises(
        UsageError, match=rf"^\.healthlint\.toml:2: per-file\.a\.md\.{option}: must be a whole"
    ):
        Session(Request(("a.md",))).config_of("a.md")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[per-file."a.md"]\nselct = ["HOU"]\n', "4: per-file.a.md.selct: unknown key; did you mean select?"),
        (
            '[per-file."a.md"]\nproduct-type = "rx"\nproduct_type = "otc"\n',
            "5: per-file.a.md.product_type: is product-type once more; remove one of the two",
        ),
        ('[per-file."b.md"]\nselect = ["HOX"]\n', "4: per-file.b.md.select: no rule has the code HOX"),
        (
            '[per-file."b.md"]\nfail_on = "error"\n',
            "4: per-file.b.md.fail_on: is for all articles of a config; write it above the tables, or into a"
            " config of that folder",
        ),
        ('[per-file."b.md"]\nignore = "HOU"\n', '4: per-file.b.md.ignore: must be a list, not "HOU"'),
        ('per-file."b.md" = {}\n', "3: per-file.b.md: is empty; write What holds for some articles"),
        ('per-file."b.md" = 1\n', "3: per-file.b.md: must be a table, not 1"),
        ('per-file = ["b.md"]\n', "3: per-file: must be a table, not a list"),
    ],
)
def test_what_is_wrong_in_a_table_is_told_whatever_it_covers(config: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        linted(config, "a.md")
    assert str(caught.value).startswith(f".healthlint.toml:{said}")


def test_files_without_a_rule_are_right_where_other_files_of_the_run_have_one() -> None:
    config = '[per-file."a.md"]\nignore = ["HOU"]\n'
    assert words(config, "a.md", "b.md") == ["", "detox cleanse"]
    with pytest.raises(UsageError, match=r"^no rule is left: select is HOU and ignore is HOU; ignore fewer"):
        words(config, "a.md")


def test_a_linter_is_made_once_for_all_that_apply_the_same_rules() -> None:
    tables = "".join(f'[per-file."{number}.md"]\nignore = ["HOU101"]\n' for number in range(5))
    config = f'{tables}[per-file."5.md"]\nignore = ["HOU102"]\n[per-file."6.md"]\nprofile = "blog"\n'
    write(Path(".healthlint.toml"), CONFIG + config)
    session = Session(Request(()))
    configs = [session.config_of(f"{number}.md") for number in range(8)]
    assert [config.variant for config in configs] == [1, 1, 1, 1, 1, 2, 0, 0]
    assert configs[6].profile == "blog"
    assert configs[7].covering == ()


def test_a_config_without_tables_is_the_config_of_all_its_files() -> None:
    write(Path(".healthlint.toml"), CONFIG)
    config = Session(Request(())).config_for(Path())
    assert Covering().of(config, "a.md") is config


def test_a_value_for_some_files_knows_where_it_was_written() -> None:
    config = (
        '[per-file."a/**"]\nprofile = "clinic"\nignore = ["HOU101"]\n'
        '[per-file."a/b/**"]\nignore = [\n  "HOU102",\n]\nproduct-type = "rx"\nseverity = { HOU = "info" }\n'
    )
    write(Path(".healthlint.toml"), CONFIG + config)
    covered = Session(Request(())).config_of("a/b/x.md")
    assert covered.where("ignore", "HOU102") == ".healthlint.toml:8: per-file.a/b/**.ignore"
    assert covered.where("ignore", "HOU101") == ".healthlint.toml:5: per-file.a/**.ignore"
    assert covered.where("severity", "HOU") == ".healthlint.toml:11: per-file.a/b/**.severity.HOU"
    for key, line in (("profile", 4), ("product-type", 10), ("select", 2)):
        origin = covered.origins.of(key)
        assert origin is not None
        assert origin.place == f".healthlint.toml:{line}"


def test_tables_hold_in_all_processes() -> None:
    paths = [f"a{number % 2}/{number:03}.md" for number in range(310)]
    config = '[per-file."a1/**"]\nignore = ["HOU101"]\n'
    alone = linted(config, *paths, jobs=1)
    assert linted(config, *paths, jobs=2) == alone
    assert [len(article.findings) for article in alone.values()] == [2, 1] * 155
