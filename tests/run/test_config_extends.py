"""What does a config say that stands on others?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from healthlint.run.config.config import Config, PerFile
from healthlint.run.config.configs import Configs
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import house_rule, write


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def laid(files: dict[str, str], folder: str = ".") -> Config:
    for name, text in files.items():
        write(Path(name), text)
    return Configs().of(folder)


def complaint(files: dict[str, str], folder: str = ".") -> str:
    with pytest.raises(UsageError) as caught:
        laid(files, folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


OWN = ".healthlint.toml"


@pytest.mark.parametrize("extends", ['"house.toml"', '["house.toml"]', '"./sub/../house.toml"'])
def test_what_a_file_does_not_say_the_one_says_that_it_extends(site: Path, extends: str) -> None:
    (site / "sub").mkdir()
    config = laid(
        {"house.toml": 'fail-on = "error"\nnames = ["x"]\n', OWN: f'extends = {extends}\nnames = ["y"]\n'}
    )
    assert (config.fail_on, config.names, config.min_severity) == ("error", ("y",), "warning")
    assert config.root == site
    assert config.path == site / OWN


def test_later_ones_go_before_earlier_ones_and_the_file_itself_before_all() -> None:
    config = laid(
        {
            "a.toml": 'fail-on = "info"\nmin-severity = "info"\nprofile = "blog"\n',
            "b.toml": 'fail-on = "error"\nmin-severity = "error"\n',
            OWN: 'extends = ["a.toml", "b.toml"]\nfail-on = "never"\n',
        }
    )
    assert (config.fail_on, config.min_severity, config.profile) == ("never", "error", "blog")
    assert config.files == ("a.toml", "b.toml", OWN)


def test_a_chain_is_followed_from_the_folder_of_each_file() -> None:
    config = laid(
        {
            "house/base/all.toml": 'profile = "blog"\nfail-on = "info"\n',
            "house/news.toml": 'extends = "base/all.toml"\nfail-on = "error"\n',
            "site/文章/healthlint.toml": 'extends = ["../../house/news.toml"]\n',
        },
        "site/文章",
    )
    assert (config.profile, config.fail_on) == ("blog", "error")
    assert config.files == ("house/base/all.toml", "house/news.toml", "site/文章/healthlint.toml")


def test_what_several_stand_on_is_said_once_and_before_them() -> None:
    config = laid(
        {
            "base.toml": 'fail-on = "info"\nextend-ignore = ["CIT"]\n',
            "a.toml": 'extends = "base.toml"\nfail-on = "error"\nextend-ignore = ["DIS"]\n',
            "b.toml": 'extends = "base.toml"\nextend-ignore = ["CTA"]\n',
            OWN: 'extends = ["a.toml", "b.toml"]\n',
        }
    )
    assert config.fail_on == "error"
    assert config.ignoring == ("CIT", "DIS", "CTA")


def test_keys_that_extend_add_up_and_others_take_the_place() -> None:
    config = laid(
        {
            "house.toml": 'select = ["PRO"]\nextend_select = ["DIS"]\nignore = ["PRO1"]\nexclude = ["a/"]\n'
            'extend-exclude = ["b/"]\nextend-ignore = ["DIS1"]\n',
            OWN: 'extends = "house.toml"\nselect = ["CLM"]\nextend-select = ["CIT"]\nignore = []\n'
            'exclude = ["c/"]\nextend-exclude = ["d/"]\n',
        }
    )
    assert config.selecting == ("CLM", "DIS", "CIT")
    assert config.ignoring == ("DIS1",)
    assert (*config.exclude, *config.extend_exclude) == ("c/", "b/", "d/")


def test_severities_and_tables_for_files_are_merged_entry_by_entry() -> None:
    config = laid(
        {
            "house.toml": '[severity]\nPRO = "info"\nDIS = "error"\n'
            '[per-file."a/**"]\nprofile = "blog"\nignore = ["PRO"]\n[per-file."b/**"]\nprofile = "news"\n',
            OWN: 'extends = "house.toml"\n[severity]\nPRO = "error"\nCIT = "info"\n'
            '[per-file."a/**"]\nprofile = "clinic"\n',
        }
    )
    assert list(config.severity.items()) == [("DIS", "error"), ("PRO", "error"), ("CIT", "info")]
    assert config.per_file == (PerFile("b/**", "news"), PerFile("a/**", "clinic"))


def test_a_pyproject_may_extend_and_be_extended() -> None:
    config = laid(
        {
            "house/pyproject.toml": '[project]\nname = "x"\n[tool.healthlint]\nfail-on = "error"\n',
            "pyproject.toml": '[tool.healthlint]\nextends = "house/pyproject.toml"\n',
        }
    )
    assert config.fail_on == "error"


def test_rules_are_seen_from_the_file_that_names_them_and_patterns_from_the_config_that_governs() -> None:
    write(Path("house/rules/tea.toml"), house_rule())
    write(
        Path("house/house.toml"),
        'rule-paths = ["rules"]\nselect = ["HOU"]\nexclude = ["old/"]\n'
        '[per-file."shop/**"]\nignore = ["HOU"]\n',
    )
    write(Path("site", OWN), 'extends = "../house/house.toml"\n')
    for name in ("site/a.md", "site/old/b.md", "site/shop/c.md"):
        write(Path(name), "A detox tea.\n")
    session = Session(Request(("site",)))
    assert [(article.path, len(article.findings)) for article in session.lint()] == [
        ("site/a.md", 1),
        ("site/shop/c.md", 0),
    ]
    assert [skipped.path for skipped in session.skipped] == ["site/old"]


def test_a_baseline_is_seen_from_the_file_that_names_it() -> None:
    config = laid({"house/house.toml": 'baseline = "debt.jsonl"\n', OWN: 'extends = "house/house.toml"\n'})
    assert config.baseline == "house/debt.jsonl"


def test_nested_configs_stand_alone_unless_they_extend() -> None:
    files = {
        OWN: 'fail-on = "error"\nmin-severity = "error"\n',
        "a/healthlint.toml": 'min-severity = "info"\n',
        "b/healthlint.toml": 'extends = "../.healthlint.toml"\nmin-severity = "info"\n',
    }
    assert (laid(files, "a").fail_on, laid(files, "b").fail_on) == ("warning", "error")
    assert laid(files, "b").min_severity == "info"


def test_two_links_to_one_config_see_paths_from_their_own_folders(site: Path) -> None:
    write(Path("shared.toml"), 'rule-paths = ["rules"]\nextends = "more.toml"\n')
    for folder, severity in (("a", "info"), ("b", "error")):
        write(Path(folder, "more.toml"), f'min-severity = "{severity}"\n')
        Path(folder, OWN).symlink_to(site / "shared.toml")
    configs = Configs()
    assert [configs.of(folder).min_severity for folder in "ab"] == ["info", "error"]
    assert [configs.of(folder).root for folder in "ab"] == [site / "a", site / "b"]


def test_a_file_without_extends_is_the_only_one_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("house.toml"), 'fail-on = "error"\n')
    read = []
    before = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or before(path))
    laid({OWN: 'fail-on = "info"\n'})
    assert read == [OWN]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            {OWN: '\nextends = "hause.toml"\n', "house.toml": ""},
            ".healthlint.toml:2: extends: hause.toml: no such file or folder; did you mean house.toml?",
            id="missing",
        ),
        pytest.param(
            {OWN: 'extends = [\n  "house.toml",\n  "x/y.toml",\n]\n', "house.toml": ""},
            ".healthlint.toml:3: extends: x/y.toml: no such file or folder;"
            " the current folder has nothing of a like name",
            id="second-of-two-missing",
        ),
        pytest.param(
            {OWN: 'extends = "house"\n', "house/healthlint.toml": ""},
            ".healthlint.toml:1: extends: house is a folder; name the file in it: house/healthlint.toml",
            id="folder",
        ),
        pytest.param(
            {OWN: 'extends = "house"\n', "house/a.md": ""},
            ".healthlint.toml:1: extends: house is a folder; name the file in it",
            id="folder-without-config",
        ),
        pytest.param(
            {OWN: 'extends = ""\n'},
            ".healthlint.toml:1: extends: holds an empty text; fill it in or remove it",
            id="empty",
        ),
        pytest.param(
            {OWN: "extends = 3\n"},
            ".healthlint.toml:1: extends: must be text in quotes or a list, not 3; write text in quotes"
            " or a list",
            id="number",
        ),
        pytest.param(
            {OWN: 'extends = ["a.toml", 3]\n', "a.toml": ""},
            '.healthlint.toml:1: extends: must be text in quotes, not 3; write "3"',
            id="number-in-the-list",
        ),
        pytest.param(
            {OWN: 'extends = ".healthlint.toml"\n'},
            ".healthlint.toml:1: extends: goes round in a circle: it names itself; remove one of the two",
            id="itself",
        ),
        pytest.param(
            {
                OWN: 'extends = "a.toml"\n',
                "a.toml": 'extends = "b.toml"\n',
                "b.toml": '\nextends = ["a.toml"]\n',
            },
            "b.toml:2: extends: goes round in a circle: it names a.toml, which extends this file;"
            " remove one of the two",
            id="circle",
        ),
        pytest.param(
            {OWN: 'extends = "x/pyproject.toml"\n', "x/pyproject.toml": "[project]\n"},
            ".healthlint.toml:1: extends: x/pyproject.toml: there is no table [tool.healthlint] in it;"
            " add one or name another config",
            id="pyproject-without-the-table",
        ),
        pytest.param(
            {OWN: 'extends = "a.toml"\n', "a.toml": "\nfail-on: error\n"},
            "a.toml:2: not TOML: expected '=' after a key in a key/value pair;"
            ' a setting is written as key = "value"',
            id="not-toml",
        ),
        pytest.param(
            {OWN: 'extends = "a.toml"\n', "a.toml": '\nfial-on = "error"\n'},
            "a.toml:2: fial-on: unknown key; did you mean fail-on?",
            id="unknown-key-in-it",
        ),
        pytest.param(
            {OWN: 'extends = "a.toml"\n', "a.toml": '[per-file."x/**"]\nprofil = "blog"\n'},
            "a.toml:2: per-file.x/**.profil: unknown key; did you mean profile?",
            id="unknown-key-for-some-files-in-it",
        ),
        pytest.param(
            {OWN: 'extends = "https://example.org/house.toml"\n'},
            ".healthlint.toml:1: extends: https://example.org/house.toml: is an address, and healthlint reads"
            " files; save the page and name the file",
            id="address",
        ),
    ],
)
def test_what_cannot_be_extended_is_told_with_its_place(files: dict[str, str], said: str) -> None:
    assert complaint(files) == said


@pytest.mark.parametrize(
    ("house", "said"),
    [
        (
            'ignore = [\n"PRX101"]\n',
            "house.toml:2: ignore: no rule has the code PRX101; did you mean PRO101?",
        ),
        (
            'extend-select = ["PRX"]\n',
            "house.toml:1: extend-select: no rule has the code PRX; did you mean PRO?",
        ),
        (
            '[severity]\nmircale-term = "info"\n',
            "house.toml:2: severity.mircale-term: no rule is called mircale-term; did you mean miracle-term?",
        ),
        (
            '[per-file."x/**"]\nignore = ["PRO", "PRX"]\n',
            "house.toml:2: per-file.x/**.ignore: no rule has the code PRX; did you mean PRO?",
        ),
        (
            '[per-file."x/**"]\nseverity = { PRX = "info" }\n',
            "house.toml:2: per-file.x/**.severity.PRX: no rule has the code PRX; did you mean PRO?",
        ),
        ('rule-paths = ["nowhere"]\n', "house.toml:1: rule-paths: nowhere: no such file or folder; "),
        ('disable-plugins = ["acme"]\nselect = ["PRX"]\n', "house.toml:2: select: no rule has the code PRX"),
    ],
)
def test_a_fault_of_an_extended_file_that_rules_show_names_that_file(house: str, said: str) -> None:
    write(Path("house.toml"), house)
    write(Path(OWN), 'extends = "house.toml"\n')
    write(Path("a.md"), "Tea.\n")
    with pytest.raises(UsageError) as caught:
        list(Session(Request(("a.md",))).lint())
    assert str(caught.value).startswith(said)


def test_a_plugin_that_an_extended_file_switches_off_is_not_loaded() -> None:
    write(Path("house.toml"), 'disable-plugins = ["PRO"]\n')
    write(Path(OWN), 'extends = "house.toml"\n')
    request: Any = Request(("a.md",))
    session = Session(request)
    assert [off.plugin.family for off in session.installed.off] == ["PRO"]
    assert session.installed.off[0].switch.where() == "house.toml:1: disable-plugins"


def test_a_repository_of_three_configs_of_which_two_share_a_house_style() -> None:
    write(Path("编辑部/rules/tea.toml"), house_rule("HOU101", "no-detox", "detox"))
    write(Path("编辑部/rules/wash.toml"), house_rule("HOU102", "no-cleanse", "cleanse"))
    write(
        Path("编辑部/style.toml"),
        'rule-paths = ["rules"]\nselect = ["HOU"]\nmin-severity = "info"\n'
        '[severity]\nHOU = "info"\n[per-file."**/草稿/**"]\nignore = ["HOU101"]\n',
    )
    write(Path(OWN), 'extends = "编辑部/style.toml"\n')
    write(
        Path("新闻/.healthlint.toml"),
        'extends = ["../编辑部/style.toml"]\n[severity]\nno-cleanse = "error"\n'
        '[per-file."快讯 *.md"]\nselect = ["HOU102"]\n',
    )
    write(Path("blog/healthlint.toml"), 'select = ["PRO102"]\n')
    paths = ("a.md", "x/草稿/b.md", "新闻/c.md", "新闻/草稿/d.md", "新闻/快讯 一.md", "blog/e.md")
    for path in paths:
        write(Path(path), "A detox. A cleanse. A miracle cure.\n")
    found = {
        article.path: " ".join(f"{each.text}:{each.severity}" for each in article.findings)
        for article in Session(Request(paths)).lint()
    }
    assert found == {
        "a.md": "detox:info cleanse:info",
        "x/草稿/b.md": "cleanse:info",
        "新闻/c.md": "detox:info cleanse:error",
        "新闻/草稿/d.md": "cleanse:error",
        "新闻/快讯 一.md": "cleanse:error",
        "blog/e.md": "miracle cure:error",
    }
