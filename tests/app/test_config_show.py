"""`config show` tells what holds and who said it; `config schema` what may be said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli

from healthlint.app.cli import run
from healthlint.app.settings.page import key_in_toml, toml
from healthlint.run.config.configs import Configs
from house import write

Show = Callable[..., str]

HOUSE = """\
# 本社的规则
select = ["PRO", "CTA"]
extend-ignore = ["PRO105"]
preset = ["strict", "uk"]
[severity]
PRO = "info"
"""
OWN = """\
extends = "house/house.toml"
extend-ignore = ["CTA101"]
exclude = ["旧文/"]
max-age-months = 24
[severity]
hype-term = "error"
[per-file."诊所/**"]
profile = "clinic"
jurisdictions = ["CN"]
disclaimer_provided_by = "template"
ignore = ["CTA"]
"""


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("HEALTHLINT_OUTPUT_FORMAT", "HEALTHLINT_DISABLE_PLUGINS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("a.md", "诊所/b.md", "旧文/c.md"):
        write(Path(name), "Tea.\n")


@pytest.fixture
def show(capsys: pytest.CaptureFixture[str]) -> Show:
    def shown(*arguments: str, code: int = 0) -> str:
        assert run(["config", "show", *arguments]) == code
        return capsys.readouterr().out

    return shown


def house() -> None:
    write(Path("house/house.toml"), HOUSE)
    write(Path(".healthlint.toml"), OWN)


def lines(page: str, *beginnings: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith(beginnings)]


def test_each_value_is_shown_with_the_file_and_line_that_says_it(show: Show) -> None:
    house()
    page = show()
    assert page.startswith(
        "# this folder is governed by .healthlint.toml\n"
        "# read: house/house.toml, .healthlint.toml; later ones go before earlier ones\n"
    )
    assert lines(page, "select", "fail-on", "max-age", "preset", "# profile", "# extends") == [
        '# extends = ["house/house.toml"]  # from .healthlint.toml:1; what it says is among the values here',
        'select = ["PRO", "CTA"]  # from house/house.toml:2',
        'fail-on = "warning"  # default',
        "# profile is not set",
        'preset = ["strict", "UK"]  # from house/house.toml:4',
        "max-age-months = 24  # from .healthlint.toml:4",
    ]
    assert lines(page, "jurisdictions") == [
        'jurisdictions = ["UK"]  # from house/house.toml:4, preset',
        'jurisdictions = ["CN"]  # from .healthlint.toml:9',
    ]
    assert page.endswith(
        "\n[severity]\n"
        'PRO = "info"  # from house/house.toml:6\n'
        'hype-term = "error"  # from .healthlint.toml:6\n'
        '\n[per-file."诊所/**"]\n'
        'profile = "clinic"  # from .healthlint.toml:8\n'
        'jurisdictions = ["CN"]  # from .healthlint.toml:9\n'
        'ignore = ["CTA"]  # from .healthlint.toml:11\n'
        'disclaimer-provided-by = "template"  # from .healthlint.toml:10\n'
    )


def test_items_of_several_files_stand_on_lines_of_their_own(show: Show) -> None:
    house()
    assert (
        "extend-ignore = [\n"
        '  "PRO105",  # from house/house.toml:3\n'
        '  "CTA101",  # from .healthlint.toml:2\n'
        "]\n"
    ) in show()


def test_what_is_shown_is_a_config_that_means_the_same(show: Show) -> None:
    house()
    page = show()
    before = Configs({"max-age-months": {"type": "integer"}}).load(Path(".healthlint.toml"))
    write(Path(".healthlint.toml"), page)
    assert [line.partition("  #")[0] for line in show().splitlines() if line[:1] != "#"] == [
        line.partition("  #")[0] for line in page.splitlines() if line[:1] != "#"
    ]
    after = tomli.loads(page)
    assert after["severity"] == dict(before.severity)
    assert after["extend-ignore"] == list(before.extend_ignore)


def test_every_key_is_shown(show: Show) -> None:
    data = json.loads(show("--isolated", "-f", "json"))
    named = {row["key"][0] for row in data["values"]}
    assert named >= {"extends", "select", "fail-on", "profile", "product-type", "max-age-months", "baseline"}
    assert {row["from"][0] for row in data["values"]} == {"default"}


def test_for_a_file_the_tables_that_cover_it_have_their_say(show: Show) -> None:
    house()
    page = show("诊所/b.md")
    assert '# covered by per-file."诊所/**" (.healthlint.toml:7)' in page
    assert lines(page, "profile", "jurisdictions", "disclaimer", "preset", "[per-file") == [
        'disclaimer-provided-by = "template"  # from .healthlint.toml:10',
        'profile = "clinic"  # from .healthlint.toml:8',
        'jurisdictions = ["CN"]  # from .healthlint.toml:9',
        'preset = "strict"  # from house/house.toml:4',
    ]
    assert '  "CTA",  # from .healthlint.toml:11\n' in page


def test_the_number_of_rules_is_that_of_the_file(show: Show) -> None:
    house()
    on = {path: json.loads(show(path, "-f", "json"))["rules"]["on"] for path in ("a.md", "诊所/b.md")}
    assert "CTA103" in on["a.md"]
    assert "PRO105" not in on["a.md"]
    assert {code[:3] for code in on["诊所/b.md"]} == {"PRO"}


def test_each_rule_that_is_off_is_told_with_the_reason(show: Show) -> None:
    house()
    off = json.loads(show("诊所/b.md", "--ignore", "PRO101", "-f", "json"))["rules"]["off"]
    assert off["PRO101"] == "ignored as PRO101 (--ignore)"
    assert off["PRO105"] == "ignored as PRO105 (house/house.toml:3: extend-ignore)"
    assert off["CTA103"] == "ignored as CTA (.healthlint.toml:11: per-file.诊所/**.ignore)"
    assert off["SAF101"] == "not among what is selected (house/house.toml:2: select)"
    every = json.loads(show("--isolated", "--profile", "product", "-f", "json"))["rules"]["off"]
    assert every["DIS201"] == "only for product, blog, US"
    assert every["BAL104"] == "which this profile does without"
    page = show("a.md", "--select", "PRO101,CTA", "--ignore", "CTA1")
    assert "# off, ignored as CTA1 (--ignore): CTA102, CTA103" in page


def test_front_matter_has_its_say_with_its_line(show: Show) -> None:
    house()
    write(Path("a.md"), "---\ntitle: Tea\ncontent_type: blog\n---\n\nTea.\n")
    assert lines(show("a.md"), "profile") == ['profile = "blog"  # from content_type in a.md:3']
    assert lines(show("a.md", "--profile", "news"), "profile") == ['profile = "news"  # from --profile']
    write(Path("a.md"), "---\ncontent_type: blogs\n---\n\nTea.\n")
    assert "# content_type is blogs, which is no profile; did you mean blog?\n" in show("a.md")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("旧文/c.md", "left out by exclude (.healthlint.toml:3: exclude: 旧文/)"),
        ("README.md", "left out by default, as no article has such a name"),
        ("notes.docx", "no reader is for .docx; healthlint reads .htm,"),
        (
            "build/d.md",
            "left out by .gitignore where a folder is searched; taken where the file itself is named",
        ),
        ("x/.e.md", "hidden, where a folder is searched; taken where the file itself is named"),
    ],
)
def test_it_is_told_why_a_file_is_left_out(show: Show, path: str, said: str) -> None:
    house()
    write(Path(path), "Tea.\n")
    write(Path(".gitignore"), "build/\n")
    assert f"# left out: {said}" in show(path)
    assert "left out" not in show("a.md")


def test_options_are_told_as_the_origin_of_what_they_say(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    house()
    monkeypatch.setenv("HEALTHLINT_DISABLE_PLUGINS", "SAF")
    page = show(
        "--select", "PRO", "--ignore", "PRO101,PRO102", "--fail-on", "info", "--jurisdictions", "eu",
        "--preset", "TW", "--config", "message-language=zh", "--config", "severity.PRO=warning",
        "--disable-plugin", "TRN",
    )  # fmt: skip
    assert '# environment: HEALTHLINT_DISABLE_PLUGINS is "SAF"' in page
    assert lines(page, "select", "extend-select", "fail-on", "min-", "preset", "message", "PRO") == [
        'select = ["PRO"]  # from --select',
        "extend-select = []  # from --select",
        'min-severity = "info"  # from fail-on, which asks for it',
        'fail-on = "info"  # from --fail-on',
        'preset = "TW"  # from --preset',
        'message-language = "zh"  # from --config message-language=zh',
        'PRO = "warning"  # from --config severity.PRO=warning',
    ]
    values = {row["key"][0]: row for row in json.loads(show("--ignore", "CTA", "-f", "json"))["values"]}
    assert values["ignore"] == {"key": ["ignore"], "value": ["CTA"], "from": ["--ignore"]}
    assert '  "TRN",  # from --disable-plugin\n  "SAF",  # from HEALTHLINT_DISABLE_PLUGINS\n' in page
    assert 'jurisdictions = [\n  "EU",  # from --jurisdictions\n  "TW",  # from --preset\n]' in page


def test_where_no_config_is_found_the_defaults_are_shown(show: Show) -> None:
    assert show().startswith(
        "# this folder is governed by no config file; there is none in its folder or above\n"
    )
    assert "as --isolated says" in show("a.md", "--isolated")


def test_a_selection_that_is_wrong_is_told_after_the_values(
    show: Show, capsys: pytest.CaptureFixture[str]
) -> None:
    write(Path(".healthlint.toml"), '\nignore = ["PRX"]\n')
    assert 'ignore = ["PRX"]  # from .healthlint.toml:2' in show(code=2)
    assert run(["config", "show"]) == 2
    assert (
        ".healthlint.toml:2: ignore: no rule has the code PRX; did you mean PRO?" in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "b.md"], "b.md: no such file or folder; did you mean a.md?"),
        (["shwo"], "there is no command config shwo; did you mean show?"),
        (["zebra"], "there is no command config zebra; there are schema and show"),
        (["show", "--config", "x.toml", "--isolated"], "--config and --isolated contradict each other"),
    ],
)
def test_what_cannot_be_shown_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["config", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_without_a_question_the_questions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == 2
    assert "Print the JSON Schema" in capsys.readouterr().err


def test_the_schema_knows_the_options_of_the_rules_that_are_installed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["config", "schema"]) == 0
    described: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert described["properties"]["max-age-months"]["type"] == "integer"
    assert "max-age-months" in described["$defs"]["per-file"]["properties"]
    assert run(["config", "schema", "--disable-plugin", "TRN"]) == 0
    assert "max-age-months" not in json.loads(capsys.readouterr().out)["properties"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (3, "3"),
        (2.5, "2.5"),
        ('a"b\\c\n\x7f表', '"a\\"b\\\\c\\n\\u007f表"'),
        (["a", 1], '["a", 1]'),
        ({"a b": {"c": []}}, '{ "a b" = { c = [] } }'),
        ({}, "{}"),
        (float("inf"), "inf"),
    ],
)
def test_a_value_is_written_as_toml_has_it(value: object, written: str) -> None:
    assert toml(value) == written
    assert tomli.loads(f"key = {written}")["key"] == value


def test_a_key_is_quoted_where_it_must_be() -> None:
    assert [key_in_toml(key) for key in ("fail-on", "诊所/**", "")] == ["fail-on", '"诊所/**"', '""']


def test_whom_to_ask_about_references_is_shown_with_who_said_it(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ("registry", "contact", "# registry", "# contact")
    monkeypatch.delenv("HEALTHLINT_CONTACT", raising=False)
    assert lines(show(), *keys) == ["# registry is not set", 'contact = ""  # default']
    monkeypatch.setenv("HEALTHLINT_CONTACT", "ines@example.org")
    assert lines(show(), *keys) == [
        "# registry is not set",
        'contact = "ines@example.org"  # from HEALTHLINT_CONTACT',
    ]
    config = 'registry = "works.registry"\ncontact = "mei@example.org"\nselect = ["PRO"]\n'
    write(Path(".healthlint.toml"), config)
    assert lines(show("诊所"), *keys) == [
        'registry = "works.registry"  # from .healthlint.toml:1',
        'contact = "mei@example.org"  # from .healthlint.toml:2',
    ]
    values = {tuple(row["key"]): row for row in json.loads(show("-f", "json"))["values"]}
    assert values[("contact",)]["from"] == [".healthlint.toml:2"]
