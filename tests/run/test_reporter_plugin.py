"""A plugin's format shows the findings of a run, as they come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from commands import run
from distributions import install
from healthlint import Finding
from healthlint.run.engine import engine_finding
from healthlint.run.errors import UsageError
from healthlint.run.plugins.brought import PluginReporter
from healthlint.run.plugins.discovery import Plugin
from healthlint.run.plugins.installed import load_plugins

CODE = (Path(__file__).parents[1] / "api" / "plugin" / "acme_formats.py").read_text(encoding="utf-8")
MORE = """
import sys
from healthlint import hookimpl
HEALTHLINT_API = 1

def leaves(findings):
    sys.exit(0)

def breaks(findings):
    for finding in findings:
        yield finding.code + "\\n"
        raise LookupError("no more ink")

def tells(findings):
    print("printed past the report")
    yield "told\\n"

def twice(findings):
    yield str(len(list(findings)))
    yield str(len(list(findings)))

def first(findings):
    for finding in findings:
        return finding.code + "\\n"
    return "nothing\\n"

@hookimpl
def healthlint_reporters():
    return {
        "breaks": breaks,
        "bytes": lambda findings: b"tea",
        "first": first,
        "leaves": leaves,
        "mapping": lambda findings: {"tea": 1},
        "nothing": lambda findings: None,
        "numbers": lambda findings: [1, 2],
        "silent": lambda findings: "",
        "tells": tells,
        "twice": twice,
    }
"""
Check = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return what checks two articles, with or without the plugins on the import path."""
    install(tmp_path / "site", "acme-formats", "1.4", "ACM", "acme_formats", CODE)
    install(tmp_path / "site", "more-formats", "0.3", "MOR", "more_formats", MORE)
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in (
        ("one.md", "Tea is a miracle cure.\n"),
        ("two.md", "# A wonder drug?\n\nTea is a wonder drug.\n"),
    ):
        (articles / name).write_text(text, encoding="utf-8", newline="\n")

    def checked(output_format: str, *arguments: str, plugin: bool = True) -> CompletedProcess[str]:
        command = (sys.executable, "-m", "healthlint", "check", "--isolated", "--select=PRO102", "--quiet")
        return run(
            *(*command, "--output-format", output_format, *arguments),
            cwd=articles,
            PYTHONPATH=str(tmp_path / "site") if plugin else "",
        )

    return checked


def test_a_format_that_yields_shows_each_finding(check: Check) -> None:
    done = check("acme-lines")
    assert done.stdout == (
        "code|place|words\nPRO102|one.md:1:10|'miracle cure'\nPRO102|two.md:3:10|'wonder drug'\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_a_format_that_returns_a_text_shows_it(check: Check) -> None:
    assert check("acme-count").stdout == "2 findings\n"


def test_a_format_writes_the_output_file(check: Check, tmp_path: Path) -> None:
    done = check("acme-count", "--output-file", str(tmp_path / "report"))
    assert (done.stdout, done.returncode) == ("", 1)
    assert (tmp_path / "report").read_text(encoding="utf-8") == "2 findings\n"


def test_a_format_shows_what_the_run_would_show(check: Check) -> None:
    done = check("acme-count", "--min-severity", "info")
    assert done.stdout == "3 findings\n"


def test_a_format_goes_with_its_plugin(check: Check) -> None:
    done = check("acme-lines", plugin=False)
    assert (done.stdout, done.returncode) == ("", 2)
    assert "there is no format acme-lines" in done.stderr


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("silent", "", id="looks at none"),
        pytest.param("first", "PRO102\n", id="looks at the first"),
    ],
)
def test_what_a_format_leaves_unread_still_fails_the_run(check: Check, name: str, shown: str) -> None:
    done = check(name, "--max-warnings", "1")
    assert (done.stdout, done.returncode) == (shown, 1)


def test_what_a_format_prints_is_no_part_of_the_report(check: Check) -> None:
    done = check("tells")
    assert done.stdout == "told\n"
    assert "printed past the report" in done.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("breaks", "failed: LookupError: no more ink", id="raises in the middle"),
        pytest.param("bytes", "returned b'tea', which is no text", id="returns bytes"),
        pytest.param("leaves", "failed: SystemExit: 0", id="leaves"),
        pytest.param("mapping", "returned {'tea': 1}, which is no text", id="returns a mapping"),
        pytest.param("nothing", "returned None, which is no text", id="returns nothing"),
        pytest.param("numbers", "yielded 1, which is no text", id="yields numbers"),
        pytest.param(
            "twice", "failed: RuntimeError: the findings can be gone through once", id="reads twice"
        ),
    ],
)
def test_a_format_that_fails_ends_the_run_and_names_the_plugin(
    check: Check, tmp_path: Path, name: str, said: str
) -> None:
    report = tmp_path / "report"
    report.write_text("of yesterday\n", encoding="utf-8")
    done = check(name, "--output-file", str(report))
    assert done.returncode == 2
    assert f"healthlint: the format {name} of more-formats 0.3 (MOR = more_formats) {said}" in done.stderr
    assert report.read_text(encoding="utf-8") == "of yesterday\n"


def test_what_is_wrong_with_the_run_is_not_blamed_on_the_format(check: Check, tmp_path: Path) -> None:
    done = check("acme-lines", "not-there.md")
    assert done.returncode == 2
    assert "acme-formats" not in done.stderr
    assert "not-there.md" in done.stderr


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("{'json': str}", "healthlint has the format json itself", id="a format of ours"),
        pytest.param(
            "{'My Format': str}", "'My Format' is no name of a format; write it in kebab", id="blank"
        ),
        pytest.param("{'': str}", "'' is no name of a format", id="no name"),
        pytest.param("{'tea': 3}", "the format tea is 3, not a function", id="no function"),
        pytest.param("str", "returned <class 'str'>, not a mapping of format names", id="no mapping"),
        pytest.param("1 // 0", "healthlint_reporters failed: ZeroDivisionError", id="a hook that raises"),
    ],
)
def test_a_format_hook_that_is_wrong_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, what: str, said: str
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    module = "shows_" + "".join(filter(str.isalpha, request.node.callspec.id))
    code = f"""
    from healthlint import hookimpl
    HEALTHLINT_API = 1

    @hookimpl
    def healthlint_reporters():
        return {what}
    """
    found = install(tmp_path, "more-formats", "0.3", "MOR", module, code)
    with pytest.raises(UsageError) as error:
        load_plugins(found)
    assert str(error.value).startswith(f"more-formats 0.3 (MOR = {module}): healthlint_reporters")
    assert said in str(error.value)


ACME = Plugin("ACM", "acme_formats", "acme-formats", "1.4")


def codes(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding."""
    for finding in findings:
        yield finding.code


def codes_and_never_mind(findings: Iterable[Finding]) -> str:
    """Return all codes, or as many as could be had."""
    shown = []
    try:
        shown += [finding.code for finding in findings]
    except Exception:
        shown.append("never mind")
    return "".join(shown)


def test_a_piece_is_written_before_the_next_article_is_linted() -> None:
    linted: list[str] = []

    def findings() -> Iterator[Finding]:
        for code in ("TEA101", "TEA102", "TEA103"):
            linted.append(code)
            yield engine_finding(code, "tea", "tea.md", "tea")

    pieces = PluginReporter(ACME, "codes", codes)(findings())
    assert next(pieces) == "TEA101"
    assert linted == ["TEA101"]
    assert list(pieces) == ["TEA102", "TEA103"]


@pytest.mark.parametrize("function", [codes, codes_and_never_mind])
def test_what_goes_wrong_before_a_format_is_no_fault_of_it(
    function: Callable[[Iterable[Finding]], str | Iterable[str]],
) -> None:
    def findings() -> Iterator[Finding]:
        yield engine_finding("TEA101", "tea", "tea.md", "tea")
        raise UsageError("tea/.healthlint.toml: there is no rule TEA9")

    with pytest.raises(UsageError, match=r"^tea/\.healthlint\.toml: there is no rule TEA9$"):
        list(PluginReporter(ACME, "codes", function)(findings()))
