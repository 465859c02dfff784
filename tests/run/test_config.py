"""Is a config read as it is meant?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.run.config.config import KEYS, Config, PerFile
from healthlint.run.config.configs import Configs
from healthlint_schemas import schema

WHOLE = """\
select = ["DIS", "PRO101"]
ignore = ["miracle-term"]
exclude = ["drafts/"]
extend-exclude = ["*.tmp.md"]
min-severity = "info"
fail-on = "never"
disclaimer-provided-by = "template"
names = ["Breakthrough T1D", "奇迹基金会"]
rule-paths = ["rules", "../house.toml"]
disable-plugins = ["healthlint-acme"]
required-plugins = ["healthlint>=0.1"]
profile = "clinic"
jurisdictions = ["UK", "EU"]
preset = "strict"
message-language = "zh"
per-file."shop/**" = { profile = "product" }
per-file."/shop/about.md" = { profile = "clinic", jurisdictions = [] }
"""


def write(folder: Path, text: str | bytes, name: str = ".healthlint.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, WHOLE)
    assert Configs().load(path) == Config(
        path=path,
        root=tmp_path,
        select=("DIS", "PRO101"),
        ignore=("miracle-term",),
        exclude=("drafts/",),
        extend_exclude=("*.tmp.md",),
        min_severity="info",
        fail_on="never",
        names=("Breakthrough T1D", "奇迹基金会"),
        rule_paths=("rules", "../house.toml"),
        disable_plugins=("healthlint-acme",),
        required_plugins=("healthlint>=0.1",),
        profile="clinic",
        jurisdictions=("UK", "EU"),
        preset=("strict",),
        message_language="zh",
        per_file=(PerFile("shop/**", "product"), PerFile("/shop/about.md", "clinic", ())),
        settings={"disclaimer-provided-by": "template"},
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            ".healthlint.toml", WHOLE.replace("min-", "min_").replace("fail-", "fail_"), id="underscores"
        ),
        pytest.param(".healthlint.toml", WHOLE.replace("\n", "\r\n"), id="crlf"),
        pytest.param(".healthlint.toml", "\ufeff" + WHOLE, id="byte-order-mark"),
        pytest.param("healthlint.toml", "# 配置\n" + WHOLE, id="comment-in-chinese"),
        pytest.param("pyproject.toml", "[tool.healthlint]\n" + WHOLE, id="table-of-pyproject"),
        pytest.param(
            "pyproject.toml", "[project]\nname='x'\n[ tool . 'healthlint' ]\n" + WHOLE, id="spaced-header"
        ),
    ],
)
def test_spellings_of_one_config_mean_the_same(tmp_path: Path, name: str, text: str) -> None:
    plain = Configs().load(write(tmp_path / "plain", WHOLE))
    other = Configs().load(write(tmp_path / "other", text, name))
    assert [getattr(other, key) for key in _VALUES] == [getattr(plain, key) for key in _VALUES]


_VALUES = [*sorted(KEYS), "settings"]


def test_dotted_keys_of_pyproject_are_a_config_too(tmp_path: Path) -> None:
    path = write(tmp_path, 'tool.healthlint.fail-on = "error"\n', "pyproject.toml")
    assert Configs().load(path).fail_on == "error"


@pytest.mark.parametrize("text", ["", "\n# nothing settled yet\n"], ids=["empty", "comments"])
def test_an_empty_config_holds_the_defaults(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    assert Configs().load(path) == Config(path=path, root=tmp_path)


def test_the_defaults_are_those_that_the_schema_tells() -> None:
    properties = schema("config")["properties"]
    told = {key.replace("-", "_"): value.get("default") for key, value in properties.items()}
    assert told.pop("disclaimer_provided_by") == "article"
    assert told.pop("product_type") == "auto"
    assert (told.pop("per_file"), Config().per_file) == ({}, ())
    assert (told.pop("preset"),) == Config().preset
    defaults = Config()
    assert told == {
        key: list(value) if isinstance(value := getattr(defaults, key), tuple) else value for key in told
    }
    assert set(told) == set(_VALUES) - {"settings", "per_file", "preset"}


def test_the_schema_is_sound_and_describes_every_key() -> None:
    from jsonschema import Draft202012Validator

    described = schema("config")
    Draft202012Validator.check_schema(described)
    for key, value in described["properties"].items():
        assert value["title"], key
        assert value["description"], key
        sound = [value["default"]] if "default" in value else value["examples"]
        for example in (*sound, *value.get("examples", ())):
            Draft202012Validator(described).validate({key: example})


@pytest.mark.parametrize("option", ["max-words", "max_words"])
@pytest.mark.parametrize("written", ["max-words", "max_words"])
def test_a_rule_finds_its_option_under_its_own_name(tmp_path: Path, option: str, written: str) -> None:
    config = Configs({option: {"type": "integer", "default": 30}}).load(write(tmp_path, f"{written} = 40\n"))
    assert config.settings[option] == 40


def test_a_config_tells_where_a_selector_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write(
        tmp_path, 'select = ["DIS"]\nignore = [\n  "PRO101", # once\n  "PRO102",\n]\n', "site/healthlint.toml"
    )
    config = Configs().load(path)
    assert config.where("ignore", "PRO102") == "site/healthlint.toml:4: ignore"
    assert config.where("select", "DIS") == "site/healthlint.toml:1: select"
    assert config.where("exclude", "x") == "site/healthlint.toml: exclude"
    assert Config().where("select", "ALL") == "select"


def test_one_file_is_read_once_for_all_its_folders(tmp_path: Path) -> None:
    write(tmp_path, 'fail-on = "error"\n')
    folders = [tmp_path / f"{number}" for number in range(3)]
    for folder in folders:
        folder.mkdir()
    configs = Configs()
    first, *others = [configs.of(folder) for folder in folders]
    assert first.fail_on == "error"
    assert all(other is first for other in others)


def test_without_a_config_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert Configs().of(".") == Config(path=None, root=tmp_path)
