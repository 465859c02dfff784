"""A plugin's reader makes articles of files that healthlint does not read itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from commands import run
from distributions import install
from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import load_plugins

CODE = (Path(__file__).parents[1] / "api" / "plugin" / "acme_formats.py").read_text(encoding="utf-8")
ARTICLE = """\
Willow tea, a miracle cure?
===========================

:author: Ines Falk

.. This miracle cure is for the eyes of editors only.

Our neighbours call this tea a **miracle
cure**. The pages of shops tag it as ``miracle cure`` as well.

Shops sell it as a `wonder drug <https://shop.example/tea>`_ [1]_.

邻居说它是灵丹妙药。

- There is no miracle cure.
"""
FOUND = """\
tea/willow.rst:8:34: PRO102
tea/willow.rst:11:21: PRO102
tea/willow.rst:13:6: PRO102
"""
Check = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return what checks a folder of articles, with or without the plugin on the import path."""
    install(tmp_path / "site", "acme-formats", "1.4", "ACM", "acme_formats", CODE)
    articles = tmp_path / "articles"
    (articles / "tea").mkdir(parents=True)
    (articles / "tea" / "willow.rst").write_text(ARTICLE, encoding="utf-8", newline="\n")

    def checked(*arguments: str, plugin: bool = True) -> CompletedProcess[str]:
        return run(
            *(sys.executable, "-m", "healthlint", "check", "--isolated", "--quiet", *arguments),
            cwd=articles,
            PYTHONPATH=str(tmp_path / "site") if plugin else "",
        )

    return checked


def places(report: str) -> str:
    """Return the lines of a report up to the codes."""
    return "".join(" ".join(line.split(" ")[:2]) + "\n" for line in report.splitlines())


def test_an_article_is_found_in_its_folder_and_linted_at_its_places(check: Check) -> None:
    done = check("--select", "PRO102")
    assert (places(done.stdout), done.returncode, done.stderr) == (FOUND, 1, "")


def test_a_title_that_only_asks_is_worth_a_look(check: Check) -> None:
    done = check("--select", "PRO102", "--min-severity", "info")
    assert done.stdout.splitlines()[0].startswith("tea/willow.rst:1:15: PRO102")


def test_links_are_seen_for_what_they_are(check: Check) -> None:
    assert check("tea/willow.rst", "--select", "CTA104").stdout.startswith("tea/willow.rst:11:21: CTA104")


def test_suffixes_are_read_in_any_case(check: Check, tmp_path: Path) -> None:
    article = tmp_path / "articles" / "tea" / "willow.rst"
    article.rename(article.with_suffix(".RST"))
    assert places(check("--select", "PRO102").stdout) == FOUND.replace(".rst", ".RST")


def test_without_its_plugin_a_file_is_no_article(check: Check) -> None:
    done = check("--select", "PRO102", plugin=False)
    assert (done.stdout, done.returncode) == ("", 2)
    assert "no article in this folder" in done.stderr
    named = check("tea/willow.rst", "--select", "PRO102", plugin=False)
    assert named.returncode == 2
    assert "tea/willow.rst: no reader for .rst" in named.stderr


def reader(what: str) -> str:
    """Return the code of a plugin whose reader hook returns `what`."""
    return f"""
    import sys
    from healthlint import DocumentBuilder, hookimpl
    HEALTHLINT_API = 1

    def read(source, path):
        builder = DocumentBuilder(source, path, "acme")
        builder.open("paragraph", 0)
        builder.text(0, len(source))
        return builder.build()

    def outside(source, path):
        builder = DocumentBuilder(source, path, "acme")
        builder.text(0, len(source))
        return builder.build()

    def unknown(source, path):
        DocumentBuilder(source, path, "acme").open("chapter", 0)

    def beyond(source, path):
        builder = DocumentBuilder(source, path, "acme")
        builder.open("paragraph", 0)
        builder.atom(0, len(source) + 1, "tea")
        return builder.build()

    @hookimpl
    def healthlint_readers():
        return {what}
    """


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("{'rst': read}", "'rst' is no suffix; write a dot", id="no dot"),
        pytest.param("{'.RST': read}", "'.RST' is no suffix; write a dot and lower-case", id="upper case"),
        pytest.param("{'.tar.gz': read}", "'.tar.gz' is no suffix", id="two suffixes"),
        pytest.param("{'.': read}", "'.' is no suffix", id="only a dot"),
        pytest.param("{3: read}", "3 is no suffix", id="a number"),
        pytest.param("{'.md': read}", "healthlint reads .md itself", id="a suffix of ours"),
        pytest.param("{'.rst': 'read'}", "the reader for .rst is 'read', not a function", id="no function"),
        pytest.param("['.rst']", "returned ['.rst'], not a mapping of suffixes to functions", id="a list"),
        pytest.param("None", "returned None, not a mapping", id="nothing"),
        pytest.param("1 // 0", "healthlint_readers failed: ZeroDivisionError", id="a hook that raises"),
        pytest.param("sys.exit(0)", "healthlint_readers failed: SystemExit", id="a hook that leaves"),
    ],
)
def test_a_reader_hook_that_is_wrong_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, what: str, said: str
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    module = "reads_" + "".join(filter(str.isalpha, request.node.callspec.id))
    found = install(tmp_path, "acme-formats", "1.4", "ACM", module, reader(what))
    with pytest.raises(UsageError) as error:
        load_plugins(found)
    assert str(error.value).startswith(f"acme-formats 1.4 (ACM = {module}): healthlint_readers")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        pytest.param("lambda source, path: 1 // 0", "failed: ZeroDivisionError", id="raises"),
        pytest.param("lambda source, path: sys.exit(0)", "failed: SystemExit: 0", id="leaves"),
        pytest.param("lambda source: source", "failed: TypeError", id="takes no path"),
        pytest.param("lambda source, path: source", "returned 'Tea", id="returns its source"),
        pytest.param("lambda source, path: None", "returned None, not a Document", id="returns nothing"),
        pytest.param(
            "lambda source, path: read('', path)",
            "Document of another source",
            id="another source",
        ),
        pytest.param(
            "lambda source, path: read(source, '/etc/tea')", "Document of '/etc/tea'", id="another path"
        ),
        pytest.param("outside", "text was shown outside all blocks", id="text outside all blocks"),
        pytest.param("unknown", "there is no kind of block 'chapter'", id="a kind that there is not"),
        pytest.param("beyond", "an offset is none of the source", id="an offset behind the end"),
    ],
)
def test_a_reader_that_is_wrong_costs_only_its_own_articles(tmp_path: Path, function: str, said: str) -> None:
    install(tmp_path / "site", "acme-formats", "1.4", "ACM", "acme_reads", reader(f"{{'.acme': {function}}}"))
    for name in ("tea.acme", "tea.md"):
        (tmp_path / name).write_text("Tea is a miracle cure.\n", encoding="utf-8")
    done = run(
        *(sys.executable, "-m", "healthlint", "check", "--isolated", "--select=PRO102", "tea.acme", "tea.md"),
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path / "site"),
    )
    broken, sound = done.stdout.splitlines()
    blamed = "tea.acme:1:1: HL902 the reader for .acme of acme-formats 1.4 (ACM = acme_reads) "
    assert broken.startswith(blamed)
    assert said in broken
    assert sound.startswith("tea.md:1:10: PRO102 ")
    assert done.returncode == 2
