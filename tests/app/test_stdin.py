"""A text on stdin is an article like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.conftest import BAD, Command

PAGE = "<html><body><p>Our neighbours call this tea a miracle cure.</p></body></html>"


def test_without_a_name_it_is_markdown(command: Command) -> None:
    done = command("check", "-", stdin=BAD.encode())
    assert done.returncode == 1
    assert done.stdout.decode().startswith("stdin.md:3:32: PRO102 ")


def test_its_name_is_shown_and_chooses_the_reader(command: Command) -> None:
    done = command("check", "-", "--stdin-filename", "pages/tea.html", stdin=PAGE.encode())
    assert done.stdout.decode().startswith("pages/tea.html:1:47: PRO102 ")


def test_full_shows_its_lines(command: Command) -> None:
    done = command("check", "-", "-f", "full", stdin=BAD.encode())
    assert "3 | Our neighbours call this tea a miracle cure.\n" in done.stdout.decode()


def test_the_config_beside_its_name_governs_it(command: Command, site: Path) -> None:
    (site / "lenient").mkdir()
    (site / "lenient" / ".healthlint.toml").write_text('ignore = ["PRO102"]\n', encoding="utf-8")
    done = command("check", "-", "--stdin-filename", "lenient/tea.md", stdin=BAD.encode())
    assert b"PRO102" not in done.stdout


def test_a_name_that_no_reader_is_for_ends_with_2(command: Command) -> None:
    done = command("check", "-", "--stdin-filename", "tea.docx", stdin=BAD.encode())
    assert done.returncode == 2
    assert b".docx" in done.stderr


def test_what_is_no_text_is_reported_and_ends_with_2(command: Command) -> None:
    done = command("check", "-", stdin=b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    assert done.returncode == 2
    assert done.stdout.startswith(b"stdin.md:1:1: HL902 ")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_its_encoding_is_told_from_its_mark(command: Command, encoding: str) -> None:
    done = command("check", "-", stdin=BAD.encode(encoding))
    assert done.stdout.decode().startswith("stdin.md:3:32: PRO102 ")


def test_an_empty_one_is_clean(command: Command) -> None:
    assert command("check", "-", stdin=b"").returncode == 0


@pytest.mark.parametrize("name", ["README.md", "drafts/tea.md"])
def test_a_name_that_is_left_out_is_left_out(command: Command, site: Path, name: str) -> None:
    (site / ".healthlint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    done = command("check", "-", "--stdin-filename", name, stdin=BAD.encode())
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith(f"healthlint: nothing to check: {name}: left out")
