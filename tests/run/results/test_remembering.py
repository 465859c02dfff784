"""Articles that are as they were are not linted again, unless something else may change what is found."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from again import CALM, CURE, codes, lint
from declaring import HEAD, TERMS, with_key
from healthlint.run.results.listing import MAGIC
from healthlint.text.stamp import Stamp


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.md").write_text(CURE, encoding="utf-8")
    (folder / "b.md").write_text(CALM, encoding="utf-8")
    return folder


def results_in(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.name.startswith("results-")]


def test_articles_that_are_as_they_were_are_not_linted_again(site: Path) -> None:
    first, second = lint(site), lint(site)
    assert (first.remembered, second.remembered) == (0, 2)
    assert second.articles == first.articles
    assert codes(first)[0]


def test_nothing_is_remembered_or_recalled_where_that_is_not_wanted(site: Path, own_cache: Path) -> None:
    lint(site, cached=False)
    assert not results_in(own_cache)
    lint(site)
    assert lint(site, cached=False).remembered == 0


def test_only_the_article_that_has_changed_is_linted(site: Path) -> None:
    lint(site)
    (site / "b.md").write_text(CURE * 2, encoding="utf-8")
    run = lint(site)
    assert run.remembered == 1
    assert all(codes(run))


def test_an_article_of_the_same_size_and_the_same_times_is_read(site: Path) -> None:
    article = site / "b.md"
    lint(site)
    before = article.stat()
    article.write_text(CURE, encoding="utf-8")
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert all(codes(lint(site)))


def test_an_article_that_was_only_touched_is_not_linted_again(site: Path) -> None:
    lint(site)
    os.utime(site / "a.md", ns=(0, 0))
    assert lint(site).remembered == 2


def test_an_article_that_has_gone_and_come_back_is_known(site: Path) -> None:
    lint(site)
    text = (site / "a.md").read_bytes()
    (site / "a.md").unlink()
    lint(site)
    (site / "a.md").write_bytes(text)
    assert lint(site).remembered == 2


def test_a_run_over_some_articles_leaves_what_is_known_of_others(site: Path) -> None:
    lint(site)
    (site / "a.md").write_text(CURE * 3, encoding="utf-8")
    lint(site, paths=("a.md",))
    assert lint(site).remembered == 2


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param(Stamp(1, 10**18, 0, 1), id="written in the tick in which it was read"),
        pytest.param(Stamp(1, 10**18 - 10**9, 0, 1), id="written in the same tick of a coarse clock"),
        pytest.param(Stamp(1, 0, 10**18, 1), id="written just now, with the times of another"),
        pytest.param(Stamp(1, 10**18 + 10**12, 0, 1), id="of a clock that is ahead"),
    ],
)
def test_a_file_that_was_touched_just_before_is_not_trusted_by_its_times(stamp: Stamp) -> None:
    assert not stamp.settled(10**18)
    assert stamp.settled(max(stamp.modified, stamp.changed) + 3 * 10**9)


@pytest.mark.parametrize(
    "config",
    [
        pytest.param('ignore = ["PRO102"]', id="ignore"),
        pytest.param('names = ["miracle cure"]', id="names"),
        pytest.param('message-language = "zh"', id="message language"),
        pytest.param('preset = "strict"', id="preset"),
        pytest.param('profile = "clinic"', id="profile"),
        pytest.param('today = "2031-01-01"', id="day"),
        pytest.param('severity = {PRO = "info"}', id="severity"),
        pytest.param('[per-file."*.md"]\nignore = ["PRO"]', id="per-file"),
    ],
)
def test_another_config_lints_all(site: Path, config: str) -> None:
    (site / ".healthlint.toml").write_text('min-severity = "info"\n', encoding="utf-8")
    lint(site)
    (site / ".healthlint.toml").write_text(config + "\n", encoding="utf-8")
    run = lint(site)
    assert run.remembered == 0
    assert run.articles == lint(site, cached=False).articles


def test_what_only_decides_what_is_shown_lints_nothing(site: Path) -> None:
    config = site / ".healthlint.toml"
    config.write_text('min-severity = "info"\n', encoding="utf-8")
    lint(site)
    config.write_text('min-severity = "error"\nfail-on = "error"\n', encoding="utf-8")
    run = lint(site)
    assert run.remembered == 2
    assert {article.config.min_severity for article in run.articles} == {"error"}


def test_another_rule_file_of_the_same_size_lints_all(site: Path) -> None:
    (site / ".healthlint.toml").write_text('rule-paths = ["rules"]\n', encoding="utf-8")
    (site / "rules").mkdir()
    rule = site / "rules" / "house.toml"
    rule.write_text(HEAD + TERMS, encoding="utf-8")
    (site / "a.md").write_text("# Tea\n\nA debug tea and a detox tea.\n", encoding="utf-8")
    first = lint(site)
    rule.write_text((HEAD + TERMS).replace("detox", "debug"), encoding="utf-8")
    second = lint(site)
    assert second.remembered == 0
    assert [each.text for each in first.articles[0].findings if each.code == "HOU101"] == ["detox"]
    assert [each.text for each in second.articles[0].findings if each.code == "HOU101"] == ["debug"]


def test_another_day_lints_all(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    lint(site)
    assert lint(site).remembered == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")
    assert lint(site).remembered == 0


def test_what_was_asked_otherwise_stays_known(site: Path) -> None:
    lint(site)
    assert lint(site, select=("TRN",)).remembered == 0
    assert lint(site).remembered == 2
    assert lint(site, select=("TRN",)).remembered == 2


def test_the_source_that_formats_quote_is_that_of_the_file(site: Path) -> None:
    lint(site)
    run = lint(site, quoting=True)
    assert run.remembered == 2
    assert [article.source for article in run.articles] == [CURE, None]


def test_an_article_that_says_what_it_is_makes_its_rules_ready(site: Path) -> None:
    (site / ".healthlint.toml").write_text('rule-paths = ["house.toml"]\n', encoding="utf-8")
    (site / "house.toml").write_text(with_key("name", 'name = "x-y"\nprofiles = ["blog"]'), encoding="utf-8")
    (site / "a.md").write_text(f"---\ncontent_type: blog\n---\n\n{CURE}", encoding="utf-8")
    first, second = lint(site), lint(site)
    assert second.remembered == 2
    assert "HOU101" in first.rules
    assert second.rules == first.rules


def test_an_article_that_cannot_be_read_is_read_in_each_run(site: Path) -> None:
    (site / "c.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    first, second = lint(site), lint(site)
    assert second.remembered == 2
    assert second.articles == first.articles


DAMAGES = [
    pytest.param(lambda data: data[: len(data) // 2], id="truncated"),
    pytest.param(lambda _: b"", id="empty"),
    pytest.param(lambda data: bytes(len(data)), id="zeros"),
    pytest.param(lambda data: b"SQLite format 3\0" + data, id="foreign"),
    pytest.param(lambda data: data.replace(MAGIC, MAGIC[:-2] + b"1\n"), id="of another version"),
    pytest.param(lambda data: data[:30] + bytes([data[30] ^ 1]) + data[31:], id="altered in a result"),
    pytest.param(lambda data: data[:-60] + bytes([data[-60] ^ 1]) + data[-59:], id="altered in the list"),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_made_anew(site: Path, own_cache: Path, damage: Callable[[bytes], bytes]) -> None:
    first = lint(site)
    (file,) = results_in(own_cache)
    file.write_bytes(damage(file.read_bytes()))
    second = lint(site)
    assert second.articles == first.articles
    assert second.remembered < 2
    assert lint(site).remembered == 2


def test_the_file_of_other_runs_is_not_taken_for_that_of_these(site: Path, own_cache: Path) -> None:
    lint(site, select=("PRO",))
    (other,) = results_in(own_cache)
    lint(site, select=("TRN",))
    (this,) = set(results_in(own_cache)) - {other}
    other.replace(this)
    assert lint(site, select=("TRN",)).remembered == 0


def test_a_folder_that_cannot_be_written_is_no_error(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(site / "a.md" / "cache"))
    assert lint(site).articles == lint(site).articles
    assert lint(site).remembered == 0


def test_a_run_that_is_broken_off_leaves_nothing_half_written(site: Path, own_cache: Path) -> None:
    from healthlint.run.request import Request
    from healthlint.run.session import Session

    linting = Session(Request((str(site),), jobs=1)).lint()
    next(iter(linting))
    linting.close()  # type: ignore[attr-defined]
    assert not [file for file in own_cache.iterdir() if file.name.startswith((".writing", "results"))]


def test_two_runs_at_once_keep_what_both_have_found(site: Path, own_cache: Path) -> None:
    from healthlint.run.request import Request
    from healthlint.run.session import Session

    def begun(name: str) -> Session:
        return Session(Request((str(site / name),), jobs=1))

    first, second = begun("a.md").lint(), begun("b.md").lint()
    for article in (next(iter(first)), next(iter(second))):
        assert article.path
    assert [*first, *second] == []
    session = Session(Request((str(site),), jobs=1))
    list(session.lint())
    assert session.remembered == 2
    assert len(results_in(own_cache)) == 1
