"""What articles accept is listed with reasons, owners and days, and can be written into them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint.app.accepting.suppression_lists import Listed, as_csv, as_text
from healthlint.run.suppressions.record import Suppression

Command = Callable[..., "subprocess.CompletedProcess[bytes]"]

ARTICLE = """# Tea

<!-- healthlint-disable-next-line PRO102 until=2027-01-01 by=kim -- the words of a neighbour -->
Our neighbours call this tea a miracle cure.

<!-- healthlint-disable-line PRO102 -- =HYPERLINK("x") -->

邻居说它是灵丹妙药。 <!-- healthlint-disable-line PRO102 until=2026-01-01 -- 邻居的话 -->
"""


def config(site: Path, *lines: str) -> None:
    text = "\n".join(('select = ["PRO102"]', 'today = "2026-06-15"', *lines))
    (site / ".healthlint.toml").write_text(text, encoding="utf-8")


def record(**values: object) -> Listed:
    given: dict[str, object] = {
        "path": "a.md", "line": 3, "column": 1, "directive": "disable-line", "codes": ("PRO101", "CTA1"),
        "reason": "", "owner": "", "until": None, "state": "used", **values,
    }  # fmt: skip
    return Listed(Suppression(**given))  # type: ignore[arg-type]


def test_all_are_listed_with_their_states(command: Command, site: Path) -> None:
    config(site)
    (site / "文章 一.md").write_text(ARTICLE, encoding="utf-8")
    done = command("suppressions")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "文章 一.md:3: used: disable-next-line PRO102 until=2027-01-01 by=kim -- the words of a neighbour",
        '文章 一.md:6: unused: disable-line PRO102 -- =HYPERLINK("x")',
        "文章 一.md:8: expired: disable-line PRO102 until=2026-01-01 -- 邻居的话",
    ]
    assert done.stderr.decode().splitlines() == ["3 suppressions: 1 used, 1 unused, 1 expired"]


def test_only_what_needs_work_is_listed_where_that_is_asked(command: Command, site: Path) -> None:
    config(site)
    (site / "a.md").write_text(ARTICLE, encoding="utf-8")
    data = json.loads(command("suppressions", "--expired", "--unused", "-f", "json", "a.md").stdout)
    assert data["schema_version"] == 1
    assert [(each["line"], each["state"]) for each in data["suppressions"]] == [(6, "unused"), (8, "expired")]
    keys = "path line column directive codes reason owner until state accepts age_days"
    assert list(data["suppressions"][1]) == keys.split()


def test_a_file_that_cannot_be_read_is_told_and_ends_with_2(command: Command, site: Path) -> None:
    (site / "a.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = command("suppressions", "-q")
    assert done.returncode == 2
    assert "a.md: cannot be read" in done.stderr.decode()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "\t="])
def test_no_cell_of_a_table_is_a_formula(sign: str) -> None:
    rows = list(csv.reader(io.StringIO("".join(as_csv([record(reason=f"{sign}1+1", owner=f"{sign}A1")])))))
    assert rows[0][5:7] == ["reason", "owner"]
    for cell in rows[1][5:7]:
        assert not cell.strip().startswith(("=", "+", "-", "@", "＝"))
    assert rows[1][4] == "PRO101 CTA1"


def test_a_table_keeps_commas_quotes_and_lines_in_their_cells() -> None:
    text = "".join(as_csv([record(reason='one, "two"\nthree')]))
    assert [row[5] for row in csv.reader(io.StringIO(text))] == ["reason", 'one, "two" three']
    assert text.count("\r\n") == 2


def test_the_age_stands_behind_the_reason() -> None:
    listed = record(reason="a title")._replace(age=1)
    assert "".join(as_text([listed])) == "a.md:3: used: disable-line PRO101, CTA1 -- a title (1 day old)\n"


def test_suppressions_are_written_once_and_accept_all_that_is_shown(command: Command, site: Path) -> None:
    article = site / "bad.md"
    article.write_bytes(b"\xef\xbb\xbf" + article.read_bytes().replace(b"\n", b"\r\n"))
    arguments = (
        "check",
        "--add-suppressions",
        "--reason",
        "邻居的话",
        "--until",
        "2099-01-01",
        "--by",
        "Kim Lee",
    )
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().splitlines() == ["accepted 2 findings in 1 file"]
    data = article.read_bytes()
    comment = '<!-- healthlint-disable-next-line PRO102 until=2099-01-01 by="Kim Lee" -- 邻居的话 -->\r\n'
    assert data.startswith(b"\xef\xbb\xbf# Tea\r\n\r\n" + comment.encode() + b"Our neighbours")
    assert data.count(comment.encode()) == 2
    assert command("check").returncode == 0
    assert command(*arguments).stderr.decode().splitlines() == ["there is nothing to accept"]
    assert article.read_bytes() == data


def test_what_a_baseline_accepts_gets_no_suppression(command: Command, site: Path) -> None:
    config(site, 'baseline = "baseline.jsonl"')
    assert command("check", "--write-baseline").returncode == 0
    article = site / "bad.md"
    before = article.read_text(encoding="utf-8")
    article.write_text(f"{before}\nMy aunt calls it a wonder drug.\n", encoding="utf-8", newline="\n")
    done = command("check", "--add-suppressions", "--reason", "x")
    assert done.stderr.decode().splitlines()[0] == "accepted 1 finding in 1 file"
    comment = "<!-- healthlint-disable-next-line PRO102 -- x -->"
    expected = f"{before}\n{comment}\nMy aunt calls it a wonder drug.\n"
    assert article.read_text(encoding="utf-8") == expected


def test_nothing_is_said_of_a_suppression_that_a_baseline_accepts(command: Command, site: Path) -> None:
    config(site, 'baseline = "baseline.jsonl"')
    article = site / "bad.md"
    before = article.read_text(encoding="utf-8")
    blanket = before.replace("\n\n", "\n\n<!-- healthlint-disable-next-line -->\n\n", 1)
    article.write_text(blanket, encoding="utf-8", newline="\n")
    assert command("check", "--write-baseline").returncode == 0
    article.write_text(f"{blanket}\nMy aunt calls it a wonder drug.\n", encoding="utf-8", newline="\n")
    done = command("check", "--add-suppressions", "--reason", "x")
    assert done.stderr.decode().splitlines() == ["accepted 1 finding in 1 file"]


def test_a_file_that_cannot_hold_the_reason_is_left_and_the_others_are_written(
    command: Command, site: Path
) -> None:
    page = '<html><head><meta charset="big5"></head><body><p>鄰居說它是靈丹妙藥。</p></body></html>\n'
    (site / "page.html").write_bytes(page.encode("big5"))
    done = command("check", "--add-suppressions", "--reason", "编辑部已核对")
    assert done.returncode == 2
    assert "page.html: is left as it is: Big5 cannot hold" in done.stderr.decode()
    assert (site / "page.html").read_bytes() == page.encode("big5")
    assert "编辑部已核对" in (site / "bad.md").read_text(encoding="utf-8")


CONTRADICTIONS = {
    "no-reason": (("--add-suppressions",), "wants a reason"),
    "reason-alone": (("--reason", "x"), "give both"),
    "fix": (("--add-suppressions", "--reason", "x", "--fix"), "--fix"),
    "day-that-is-none": (("--add-suppressions", "--reason", "x", "--until", "2027-02-30"), "is no day"),
    "day-that-is-over": (("--add-suppressions", "--reason", "x", "--until", "2020-01-01"), "is over"),
    "stdin": (("-", "--add-suppressions", "--reason", "x"), "stdin"),
}


@pytest.mark.parametrize(("arguments", "said"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_cannot_be_done_is_said_in_a_sentence(
    arguments: tuple[str, ...], said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from healthlint.app.cli import run

    before = (site / "bad.md").read_bytes()
    assert run(["check", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert (site / "bad.md").read_bytes() == before
