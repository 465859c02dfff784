from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import pytest

from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.rewriting import Original, read_original, rewrite

SIMPLIFIED = "膝盖疼的人不必停止走路。每天慢走二十分钟，关节反而更灵活。见 http://dx.doi.org/10.1234/xizgai。"
TRADITIONAL = (
    "膝蓋疼的人不必停止走路。每天慢走二十分鐘，關節反而更靈活。見 http://dx.doi.org/10.1234/xizgai。"
)
WESTERN = "Nadia’s clinic calls its broth “the answer” — it isn’t. See http://dx.doi.org/10.1234/broth."


@pytest.mark.parametrize("name", ["knee.md", "knee.html"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "mixed", "none"])
@pytest.mark.parametrize(
    ("text", "encoding", "mark"),
    [
        pytest.param(SIMPLIFIED, "utf-8", b"", id="UTF-8"),
        pytest.param(SIMPLIFIED, "utf-8", codecs.BOM_UTF8, id="UTF-8 with a mark"),
        pytest.param(TRADITIONAL, "utf-16-le", codecs.BOM_UTF16_LE, id="UTF-16 LE"),
        pytest.param(TRADITIONAL, "utf-16-be", codecs.BOM_UTF16_BE, id="UTF-16 BE"),
        pytest.param(SIMPLIFIED, "utf-32-le", codecs.BOM_UTF32_LE, id="UTF-32 LE"),
        pytest.param(SIMPLIFIED, "utf-32-be", codecs.BOM_UTF32_BE, id="UTF-32 BE"),
        pytest.param(SIMPLIFIED, "gb18030", b"", id="GB18030"),
        pytest.param(TRADITIONAL, "big5hkscs", b"", id="Big5-HKSCS"),
        pytest.param(WESTERN, "cp1252", b"", id="Windows-1252"),
    ],
)
def test_a_changed_article_keeps_its_encoding_mark_and_line_ends(
    tmp_path: Path, text: str, encoding: str, mark: bytes, ends: str, name: str
) -> None:
    lines = ["# Title", "", text, "", text]
    joined = {"mixed": "# Title\r\n\n" + text + "\r\r\n" + text + "\n", "none": "\n".join(lines)}
    old = joined.get(ends) or ends.join([*lines, ""])
    path = tmp_path / name
    path.write_bytes(mark + old.encode(encoding))
    original = read_original(path)
    assert original == Original(old, encoding, mark)
    rewrite(path, original, old.replace("http://dx.doi.org", "https://doi.org"))
    assert path.read_bytes() == mark + old.replace("http://dx.doi.org", "https://doi.org").encode(encoding)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_declared_encoding_of_a_page_is_kept(tmp_path: Path) -> None:
    page = '<meta charset="gbk"><p>膝盖疼 http://dx.doi.org/10.1234/a</p>'
    path = tmp_path / "a.html"
    path.write_bytes(page.encode("gbk"))
    rewrite(path, read_original(path), page.replace("http://dx.", "https://"))
    assert path.read_bytes() == page.replace("http://dx.", "https://").encode("gbk")


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old\n")
    real.chmod(0o640)
    link.symlink_to("real.md")
    rewrite(link, read_original(link), "new\n")
    assert real.read_bytes() == b"new\n"
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_name_as_long_as_a_file_system_allows_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / ("膝" * 84 + ".md")
    path.write_bytes(b"old\n")
    rewrite(path, read_original(path), "new\n")
    assert path.read_bytes() == b"new\n"


def test_bytes_that_would_not_come_back_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    data = TRADITIONAL.encode("big5") + b"\xa1\xfe"  # one of two codes of the same slash
    path.write_bytes(data)
    original = read_original(path)
    assert original.text.encode(original.encoding) != data
    with pytest.raises(UsageError, match=r"a\.md: is left as it is: its bytes are not quite Big5; save it"):
        rewrite(path, original, original.text + "x")
    assert path.read_bytes() == data


def test_what_the_encoding_cannot_hold_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(WESTERN.encode("cp1252"))
    original = read_original(path)
    with pytest.raises(UsageError, match="Windows-1252 cannot hold what is to be written"):
        rewrite(path, original, original.text + "膝")
    assert path.read_bytes() == WESTERN.encode("cp1252")


def test_what_would_be_read_as_another_encoding_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = '<meta charset="gbk"><p>膝盖疼</p>'
    path.write_bytes(page.encode("gbk"))
    original = read_original(path)
    with pytest.raises(UsageError, match="save it as UTF-8 first"):
        rewrite(path, original, page.replace("gbk", "big5"))
    assert path.read_bytes() == page.encode("gbk")


def test_a_file_that_somebody_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old\n")
    original = read_original(path)
    path.write_bytes(b"newer\n")
    with pytest.raises(UsageError, match="has changed since it was read; run the command again"):
        rewrite(path, original, "new\n")
    assert path.read_bytes() == b"newer\n"
    path.unlink()
    with pytest.raises(UsageError, match="no such file any more"):
        rewrite(path, original, "new\n")
    assert not path.exists()


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old\n")
    path.chmod(0o444)
    with pytest.raises(UsageError, match="it is read-only; allow to write it first"):
        rewrite(path, read_original(path), "new\n")
    assert path.read_bytes() == b"old\n"


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    path.write_bytes(b"old\n")
    original = read_original(path)
    if failing == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UsageError, match=r"a\.md: cannot be written: No space left on device"):
        rewrite(path, original, "new\n")
    assert path.read_bytes() == b"old\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_is_no_text_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"a\0b")
    with pytest.raises(UnreadableError, match="NUL"):
        read_original(path)
