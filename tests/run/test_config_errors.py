"""Does a wrong config say where it is wrong, and what would be right?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from healthlint.run.config.configs import Configs
from healthlint.run.config.options import rule_options
from healthlint.run.errors import UsageError

OPTIONS = {
    "depth": {"type": "object", "properties": {"limit": {"type": "integer", "minimum": 1}}},
    "people": {"type": "array", "items": {"type": "object", "properties": {"name": {"type": "string"}}}},
}


def complaint(folder: Path, text: str | bytes, name: str = ".healthlint.toml") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError) as caught:
        Configs(OPTIONS).load(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


CASES = [
    pytest.param(
        'fail-om = "error"\n',
        "1: fail-om: unknown key; did you mean fail-on?",
        id="unknown-key",
    ),
    pytest.param(
        '# mine\n\nmin_severty = "info"\n',
        "3: min_severty: unknown key; did you mean min-severity?",
        id="unknown-key-with-underscore",
    ),
    pytest.param(
        "colour = 1\n",
        "1: colour: unknown key; the keys are baseline, contact, depth, disable-plugins, disclaimer-provided-by,"
        " exclude, extend-exclude, extend-ignore, extend-select, extends, fail-on, ignore, jurisdictions,"
        " message-language, min-severity, names, people, per-file, preset, product-type, profile,"
        " registry, require-reason, required-plugins, rule-paths, select, severity",
        id="unknown-key-like-no-other",
    ),
    pytest.param(
        '[per-file-ignores]\n"shop/**" = ["PRO102"]\n',
        '1: per-file-ignores: unknown key; write a table [per-file."shop/**"] with ignore = ["PRO102"] in it',
        id="key-of-another-linter",
    ),
    pytest.param(
        "respect_gitignore = false\n",
        "1: respect_gitignore: unknown key; it is not needed: what git ignores is left out,"
        " unless it is named",
        id="key-of-another-linter-that-is-not-needed",
    ),
    pytest.param(
        'profile = "clinics"\n',
        '1: profile: must be one of news, patient-info, clinic, product, press-release, blog, not "clinics";'
        " did you mean clinic?",
        id="profile",
    ),
    pytest.param(
        '[per-file."shop/**"]\nprofile = "product"\njurisdictions = ["UK", "USA"]\n',
        '3: per-file.shop/**.jurisdictions: must be one of US, UK, EU, CN, TW, HK, AU, not "USA";'
        " did you mean US?",
        id="jurisdiction-of-some-files",
    ),
    pytest.param(
        '[per-file."shop/**"]\nprofle = "product"\n',
        "2: per-file.shop/**.profle: unknown key; did you mean profile?",
        id="key-of-some-files",
    ),
    pytest.param(
        '[per-file."!shop/**"]\nprofile = "product"\n',
        "1: per-file.!shop/**: begins with !; write a table for the articles that it covers",
        id="files-that-are-none",
    ),
    pytest.param(
        '[per_file]\n"  " = { profile = "product" }\n',
        "2: per_file.  : '  ' is no pattern; write it as in .gitignore, \"clinic/**\"",
        id="blank-pattern",
    ),
    pytest.param(
        'names = []\nsellect = 1\nfial-on = "error"\n',
        "2: sellect: unknown key; did you mean select?",
        id="first-of-two-unknown-keys",
    ),
    pytest.param(
        '[tool.healthlint]\nfail-on = "error"\n',
        "1: tool: there are no tables in .healthlint.toml; write the keys at the top,"
        " without [tool.healthlint]",
        id="table-of-pyproject-in-own-file",
    ),
    pytest.param(
        'select = "PRO"\n',
        '1: select: must be a list, not "PRO"; write select = ["PRO"]',
        id="text-for-a-list",
    ),
    pytest.param(
        'names = []\nignore = [\n  "PRO",\n  101,\n]\n',
        '4: ignore: must be text in quotes, not 101; write "101"',
        id="number-in-a-list-of-text",
    ),
    pytest.param(
        "fail-on = true\n",
        "1: fail-on: must be text in quotes, not true; write text in quotes",
        id="boolean-for-text",
    ),
    pytest.param(
        'fail-on = ["error"]\n',
        '1: fail-on: must be text in quotes, not a list; write fail-on = "error"',
        id="list-for-text",
    ),
    pytest.param(
        "names = {a = 1}\n",
        "1: names: must be a list, not a table; write a list",
        id="table-for-a-list",
    ),
    pytest.param(
        "names = 2026-01-01\n",
        "1: names: must be a list, not 2026-01-01; write a list",
        id="date-for-a-list",
    ),
    pytest.param(
        'fail-on = "warn"\n',
        '1: fail-on: must be one of error, warning, info, never, not "warn"; did you mean warning?',
        id="misspelt-choice",
    ),
    pytest.param(
        'disclaimer_provided_by = "site"\n',
        '1: disclaimer_provided_by: must be one of article, template, not "site"; choose one of them',
        id="choice-like-no-other",
    ),
    pytest.param(
        'names = ["Breakthrough T1D", " "]\n',
        "1: names: holds an empty text; fill it in or remove it",
        id="empty-name",
    ),
    pytest.param(
        'fail-on = "error"\nmin-severity = "info"\nfail_on = "error"\n',
        "3: fail_on: is fail-on once more; remove one of the two",
        id="one-key-in-two-spellings",
    ),
    # The line is that of the key, however the key is written.
    pytest.param(
        "depth.limit = 'x'\n",
        '1: depth.limit: must be a whole number, not "x"; write a whole number',
        id="dotted-key",
    ),
    pytest.param(
        'fail-on = "error"\ndepth . "limit" = true\n',
        "2: depth.limit: must be a whole number, not true; write a whole number",
        id="dotted-key-with-spaces-and-quotes",
    ),
    pytest.param(
        "names = []\n[depth]\n# deep\nlimit = 0\n",
        "4: depth.limit: must be 1 at least, not 0; write a larger number",
        id="table",
    ),
    pytest.param(
        '[[people]]\nname = "a"\n[[people]]\nname = "b"\n\n[[people]]\nname = 3\n',
        '7: people.name: must be text in quotes, not 3; write "3"',
        id="array-of-tables",
    ),
    pytest.param(
        'people = [\n  {name = "a"},\n  {age = 1, name = 4},\n]\n',
        '3: people.name: must be text in quotes, not 4; write "4"',
        id="inline-tables",
    ),
    pytest.param(
        "names = [\"\"\"\nfail-on = 1\n\"\"\", '''\nfail-on\n''']\nfail-on = 2\n",
        '6: fail-on: must be text in quotes, not 2; write "2"',
        id="multi-line-strings-before",
    ),
    pytest.param(
        'fail-on = """\nerr\nor"""\n',
        '1: fail-on: must be one of error, warning, info, never, not "err\\nor"; did you mean error?',
        id="multi-line-string-as-value",
    ),
    pytest.param(
        'min-severity = "info"\r\nfail-on = 2\r\n',
        '2: fail-on: must be text in quotes, not 2; write "2"',
        id="crlf",
    ),
    pytest.param(
        "\ufeff# BOM\nfail-on = 2\n",
        '2: fail-on: must be text in quotes, not 2; write "2"',
        id="byte-order-mark",
    ),
    # What is not TOML
    pytest.param(
        "names = []\nfail-on = warning\n",
        '2: not TOML: invalid value; text stands in straight quotes "…"; true and false are small',
        id="text-without-quotes",
    ),
    pytest.param(
        "fail-on: error\n",
        "1: not TOML: expected '=' after a key in a key/value pair; a setting is written as key = \"value\"",
        id="yaml",
    ),
    pytest.param(
        'names = []\nfail-on = "error"\nnames = []\n',
        "3: not TOML: cannot overwrite a value; write each key once",
        id="key-twice",
    ),
    pytest.param(
        'exclude = ["drafts\\old"]\n',
        r"1: not TOML: unescaped '\' in a string; write \\ or put the text in single quotes",
        id="windows-path",
    ),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_a_fault_is_told_with_file_line_key_and_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(tmp_path, text) == f".healthlint.toml:{said}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "[project]\n[tool.healthlint]\nfail = 1\n",
            ":3: fail: unknown key; did you mean fail-on?",
            id="key",
        ),
        pytest.param(
            "[project]\ntool.healthlint = 1\n[tool]\n",
            ": there is no table [tool.healthlint] in it; add one or name another config",
            id="other-table-named",
        ),
        pytest.param(
            "[project]\n[tool]\nhealthlint = 1\n",
            ":3: tool.healthlint: must be a table; write [tool.healthlint]",
            id="no-table",
        ),
        pytest.param(
            "[project]\n",
            ": there is no table [tool.healthlint] in it; add one or name another config",
            id="absent",
        ),
        pytest.param(
            "[tool.healthlint\nfail = 1\n",
            ":1: not TOML: expected ']' at the end of a table declaration; see https://toml.io",
            id="broken",
        ),
    ],
)
def test_faults_of_a_pyproject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(tmp_path, text, "pyproject.toml") == f"pyproject.toml{said}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            "# a\nnames = ['Märchen']\n".encode("latin-1"),
            ":2: the config is not UTF-8 text; save it as UTF-8",
            id="latin-1",
        ),
        pytest.param(
            "names = ['奇迹']\n".encode("gb18030"),
            ":1: the config is not UTF-8 text; save it as UTF-8",
            id="gb18030",
        ),
        pytest.param(
            "names = []\n".encode("utf-16"), ": the config is not UTF-8 text; save it as UTF-8", id="utf-16"
        ),
        pytest.param(
            "names = []\n".encode("utf-16-le"),
            ": the config is not UTF-8 text; save it as UTF-8",
            id="utf-16-without-mark",
        ),
        pytest.param(
            b"names = " + b"[" * 5000,
            ": the config nests too deeply; no key of it needs to",
            id="deeply-nested",
        ),
    ],
)
def test_what_is_no_text_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint(tmp_path, data) == f".healthlint.toml{said}"


def test_a_config_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"^mine\.toml: the config cannot be read: No such file"):
        Configs().load(Path("mine.toml"))
    Path("folder.toml").mkdir()
    with pytest.raises(UsageError, match=r"^folder\.toml: the config cannot be read: Is a directory"):
        Configs().load(Path("folder.toml"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_config_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".healthlint.toml"
    path.touch(0o000)
    with pytest.raises(UsageError, match="the config cannot be read: Permission denied"):
        Configs().load(path)


def test_a_config_outside_the_current_folder_is_named_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    assert complaint(tmp_path, "x = 1\n").startswith(f"{tmp_path.as_posix()}/.healthlint.toml:1: x: ")


class _First:
    code = "AAA101"
    options = {"max-words": {"type": "integer", "default": 30}}


class _Second(_First):
    code = "BBB101"


class _Third(_First):
    code = "CCC101"
    options = {"max-words": {"type": "string", "default": ""}}


def test_rules_may_share_an_option_that_they_describe_alike() -> None:
    assert rule_options([_First, _Second]) == _First.options
    with pytest.raises(UsageError, match="AAA101 and CCC101 both have an option max-words"):
        rule_options([_First, _Second, _Third])
