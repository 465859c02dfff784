"""What does the whole command do to the files of a user?"""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

import pytest

from app.conftest import Command

OLD = "# Tea\n\nSee http://dx.doi.org/10.1234/ab and [that](https://x.example/?utm_source=a&b=1).\n"
NEW = "# Tea\n\nSee https://doi.org/10.1234/ab and [that](https://x.example/?b=1).\n"
WORDS = "\nOur neighbours call this tea a miracle cure.\n"


def put(path: Path, text: str, encoding: str = "utf-8", mark: bytes = b"") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mark + text.encode(encoding))


@pytest.fixture
def tidy(command: Command, site: Path) -> Command:
    """Return the command in a folder without articles, with the rules that mend."""
    for path in site.glob("*.md"):
        path.unlink()
    (site / ".healthlint.toml").write_text('select = ["CIT112", "TRN108", "PRO102"]\n', encoding="utf-8")
    return command


def test_files_are_mended_in_their_encodings_and_the_rest_is_reported(tidy: Command, site: Path) -> None:
    chinese = OLD.replace("See", "膝盖疼的人不必停止走路，关节反而更灵活。请看")
    mended = NEW.replace("See", "膝盖疼的人不必停止走路，关节反而更灵活。请看")
    put(site / "a.md", OLD + WORDS)
    put(site / "b c.md", OLD.replace("\n", "\r\n"), mark=codecs.BOM_UTF8)
    put(site / "茶" / "膝盖.md", chinese, "gb18030")
    put(site / "d.txt", chinese, "utf-16-le", codecs.BOM_UTF16_LE)
    put(site / "clean.md", "# Tea\n\nTea is water.")
    (site / "a.md").chmod(0o640)
    ran = tidy("check", "--fix")
    assert ran.stdout.startswith(b"a.md:5:32: PRO102 ")
    assert ran.stdout.count(b"\n") == 1
    assert b"fixed 8 findings in 4 files" in ran.stderr
    assert ran.returncode == 1
    assert (site / "a.md").read_text(encoding="utf-8") == NEW + WORDS
    assert stat.S_IMODE((site / "a.md").stat().st_mode) == 0o640
    assert (site / "b c.md").read_bytes() == codecs.BOM_UTF8 + NEW.replace("\n", "\r\n").encode()
    assert (site / "茶" / "膝盖.md").read_bytes() == mended.encode("gb18030")
    assert (site / "d.txt").read_bytes() == codecs.BOM_UTF16_LE + mended.encode("utf-16-le")
    again = tidy("check", "--fix", "-q")
    assert (again.stdout, again.stderr) == (ran.stdout, b"")


def test_what_accepts_too_much_goes_and_what_is_accepted_stays(tidy: Command, site: Path) -> None:
    put(
        site / "a.md",
        "<!-- healthlint-disable-next-line PRO102 -->\n\nTea is water.\n\n"
        "<!-- healthlint-disable-next-line TRN108 -->\n\nSee <https://x.example/?utm_source=a>.\n",
    )
    ran = tidy("check", "--fix")
    assert ran.returncode == 0
    assert b"fixed 1 finding in 1 file" in ran.stderr
    assert (site / "a.md").read_text(encoding="utf-8") == (
        "Tea is water.\n\n"
        "<!-- healthlint-disable-next-line TRN108 -->\n\nSee <https://x.example/?utm_source=a>.\n"
    )


def test_what_a_baseline_accepts_stays(tidy: Command, site: Path) -> None:
    put(site / "a.md", OLD)
    assert (
        tidy("check", "--baseline", "b.jsonl", "--write-baseline", "--min-severity", "info").returncode == 0
    )
    put(site / "a.md", OLD + "\nAnd http://doi.org/10.1234/new.\n")
    ran = tidy("check", "--baseline", "b.jsonl", "--fix")
    assert b"fixed 1 finding in 1 file" in ran.stderr
    assert (site / "a.md").read_text(encoding="utf-8") == OLD + "\nAnd https://doi.org/10.1234/new.\n"
    assert tidy("check", "--baseline", "b.jsonl", "--fix", "--write-baseline").returncode == 2


def test_only_what_is_selected_and_grave_enough_is_mended(tidy: Command, site: Path) -> None:
    put(site / "a.md", OLD)
    assert tidy("check", "--fix", "--min-severity", "warning").returncode == 0
    assert (site / "a.md").read_text(encoding="utf-8") == OLD
    assert tidy("check", "--fix", "--select", "TRN108").returncode == 0
    assert (site / "a.md").read_text(encoding="utf-8") == OLD.replace("utm_source=a&", "")


def test_a_diff_shows_what_would_be_done_and_does_nothing(tidy: Command, site: Path) -> None:
    put(site / "a.md", OLD)
    put(site / "clean.md", "# Tea\n\nTea is water.")
    ran = tidy("check", "--diff")
    lines = OLD.splitlines(), NEW.splitlines()
    assert ran.stdout.decode() == (
        f"--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n # Tea\n \n-{lines[0][2]}\n+{lines[1][2]}\n"
    )
    assert ran.stderr == b"would fix 2 findings in 1 file\n"
    assert ran.returncode == 1
    assert (site / "a.md").read_text(encoding="utf-8") == OLD
    clean = tidy("check", "--diff", "clean.md")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, b"", b"nothing to fix\n")


def test_a_text_on_stdin_goes_mended_to_stdout_and_the_report_to_stderr(tidy: Command) -> None:
    text = (OLD + WORDS).replace("\n", "\r\n").encode("utf-8-sig")
    ran = tidy("check", "--fix", "-", "--stdin-filename", "a.md", stdin=text)
    assert ran.stdout == (NEW + WORDS).replace("\n", "\r\n").encode("utf-8-sig")
    assert b"a.md:5:32: PRO102 " in ran.stderr
    assert b"fixed 2 findings in 1 file" in ran.stderr
    assert ran.returncode == 1
    diff = tidy("check", "--diff", "-", stdin=OLD.encode())
    assert diff.stdout.startswith(b"--- a/stdin.md\n+++ b/stdin.md\n@@")


@pytest.mark.parametrize("stdin", [b"# Tea\n", b"a\0b", b""], ids=["clean", "no text", "empty"])
def test_a_text_on_stdin_that_is_not_mended_comes_out_as_it_was(tidy: Command, stdin: bytes) -> None:
    ran = tidy("check", "--fix", "-", stdin=stdin)
    assert ran.stdout == stdin
    assert ran.returncode == (2 if b"\0" in stdin else 0)


def test_what_cannot_be_written_is_told_and_the_others_are_mended(tidy: Command, site: Path) -> None:
    put(site / "a.md", OLD)
    put(site / "b.md", OLD)
    (site / "a.md").chmod(0o444)
    (site / "c.md").symlink_to("b.md")
    ran = tidy("check", "--fix")
    assert b"healthlint: a.md: cannot be written: it is read-only; allow to write it first" in ran.stderr
    assert b"fixed 2 findings in 1 file\n" in ran.stderr
    assert ran.returncode == 2
    assert (site / "a.md").read_text(encoding="utf-8") == OLD
    assert (site / "b.md").read_text(encoding="utf-8") == NEW
    assert (site / "c.md").is_symlink()


def test_a_baseline_holds_for_all_names_of_an_article_that_is_mended(tidy: Command, site: Path) -> None:
    put(site / "a.md", OLD + WORDS)
    (site / "b.md").symlink_to("a.md")
    assert tidy("check", "--write-baseline", "--baseline", "b.jsonl", "--select", "PRO102").returncode == 0
    ran = tidy("check", "--fix", "--baseline", "b.jsonl")
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert (site / "a.md").read_text(encoding="utf-8") == NEW + WORDS


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--fix", "--staged"), b"--fix"),
        (("--diff", "-o", "report.txt"), b"--diff shows a diff and writes no report"),
        (("--fix", "--add-suppressions", "--reason", "x"), b"contradict each other"),
    ],
    ids=["staged", "a file for a diff", "adding suppressions"],
)
def test_what_contradicts_mending_is_refused(
    tidy: Command, site: Path, arguments: tuple[str, ...], sentence: bytes
) -> None:
    put(site / "a.md", OLD)
    ran = tidy("check", *arguments)
    assert ran.returncode == 2
    assert sentence in ran.stderr
    assert (site / "a.md").read_text(encoding="utf-8") == OLD
