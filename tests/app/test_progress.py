"""A bar shows how far a long run is, and only to a person."""

from __future__ import annotations

import io
import sys

import pytest

from healthlint.app.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_and_taken_away_at_the_end() -> None:
    terminal = Terminal()
    progress = Progress(terminal, patience=0)
    for done in range(1, 5):
        progress(done, 4)
    assert "articles" in terminal.getvalue()
    assert "4/4" in terminal.getvalue()
    progress.finish()
    *_, cleared, rest = terminal.getvalue().split("\r")
    assert cleared.strip() == ""
    assert len(cleared) >= len("articles  [####]  4/4")
    assert rest == ("" if sys.platform == "win32" else "\x1b[?25h")


def test_the_bar_makes_way_for_what_is_written() -> None:
    terminal = Terminal()
    progress = Progress(terminal, patience=0)
    progress(1, 4)
    progress.hide()
    *_, cleared, rest = terminal.getvalue().split("\r")
    assert (cleared.strip(), rest) == ("", "")


@pytest.mark.parametrize(
    ("stream", "options"),
    [
        pytest.param(io.StringIO(), {"patience": 0}, id="a pipe"),
        pytest.param(Terminal(), {"patience": 3600}, id="a run that is over in a moment"),
        pytest.param(Terminal(), {"patience": 0, "wanted": False}, id="a user who wants quiet"),
    ],
)
def test_there_is_no_bar_for(stream: io.StringIO, options: dict[str, float]) -> None:
    progress = Progress(stream, **options)  # type: ignore[arg-type]
    for done in range(1, 5):
        progress(done, 4)
    progress.hide()
    progress.finish()
    assert stream.getvalue() == ""


def test_one_article_with_many_references_shows_how_many_are_looked_up() -> None:
    terminal = Terminal()
    progress = Progress(terminal, patience=0)
    progress.looking_up(0, 200)
    assert "0/200" in terminal.getvalue()
    progress.looking_up(120, 200)
    assert "references and pages" in terminal.getvalue()
    assert "120/200" in terminal.getvalue()
    progress(1, 1)
    lines = [each.strip() for each in terminal.getvalue().split("\r")]
    last = max(place for place, line in enumerate(lines) if "120/200" in line)
    first = min(place for place, line in enumerate(lines) if "articles" in line)
    assert "" in lines[last:first]  # one bar is taken away before the other is drawn
    progress.finish()


def test_articles_that_are_done_in_a_moment_show_nothing_of_their_references() -> None:
    terminal = Terminal()
    progress = Progress(terminal, patience=3600)
    progress.looking_up(3, 200)
    progress.finish()
    assert terminal.getvalue() == ""
