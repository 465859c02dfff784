"""Articles of a table are linted as those of files are."""

from __future__ import annotations

import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from corpora import ARTICLES, checked, compared, rows_of, write_files
from healthlint.arrow import FINDINGS, lint_batch, lint_batches
from healthlint.arrow.engine import Engine
from healthlint.arrow.extra import MissingExtraError, pyarrow
from healthlint.run.errors import UsageError

pa = pyarrow()


def table(*texts: Any, **columns: Any) -> Any:
    return pa.table({"text": list(texts), **columns})


def found(batch: Any, **options: Any) -> list[tuple[str, str]]:
    rows = lint_batch(batch, isolated=True, select=["PRO102"], **options).to_pylist()
    return [(row["path"], row["code"]) for row in rows]


@pytest.mark.parametrize(
    "options", [{}, {"min_severity": "info"}, {"profile": "news"}, {"jurisdictions": ["UK"]}], ids=str
)
@pytest.mark.parametrize("as_bytes", [False, True], ids=["strings", "bytes"])
def test_a_table_and_a_check_of_files_find_the_same(
    tmp_path: Path, options: dict[str, Any], as_bytes: bool
) -> None:
    write_files(tmp_path)
    rows = rows_of()
    if as_bytes:
        rows = [{**row, "text": row["text"].encode()} for row in rows]
    said = []
    for name, value in options.items():
        said += [f"--{name.replace('_', '-')}", value if isinstance(value, str) else ",".join(value)]
    expected = compared(checked(tmp_path, "--isolated", *said))
    assert expected
    findings = lint_batch(pa.Table.from_pylist(rows), isolated=True, **options)
    assert compared(findings.to_pylist()) == expected


def test_the_golden_articles_give_what_a_check_gives(repository: Path, tmp_path: Path) -> None:
    folder = repository / "tests" / "articles"
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".md", ".html", ".txt", ".mdx")]
    articles = {path.name: path.read_bytes() for path in files if path.name != "README.md"}
    for name, data in articles.items():
        (tmp_path / name).write_bytes(data)
    batch = pa.table({"path": list(articles), "text": list(articles.values())})
    expected = compared(checked(tmp_path, "--isolated"))
    assert len(expected) > 100
    assert compared(lint_batch(batch, isolated=True).to_pylist()) == expected


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(lambda: pa.large_string(), id="large_string"),
        pytest.param(lambda: pa.string_view(), id="string_view"),
        pytest.param(lambda: pa.dictionary(pa.int32(), pa.string()), id="dictionary"),
        pytest.param(lambda: pa.large_binary(), id="large_binary"),
    ],
)
def test_each_type_of_text_is_read(kind: Any) -> None:
    column = pa.array(["A miracle cure.", None]).cast(kind())
    assert found(pa.table({"text": column, "path": ["a.md", "b.md"]})) == [
        ("a.md", "PRO102"),
        ("b.md", "HL902"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"text": "<p>A miracle <b>cure</b>.", "path": "x"}, (1, 6), id="html by its look"),
        pytest.param({"text": "A miracle **cure**.", "path": "x"}, (1, 3), id="markdown by its look"),
        pytest.param({"text": "A miracle <b>cure</b>.", "path": "x.html"}, (1, 3), id="html by its path"),
        pytest.param(
            {"text": "A miracle <b>cure</b>.", "url": "https://a.example/x.html?q=1.md"},
            (1, 3),
            id="by its url",
        ),
        pytest.param(
            {"text": "A miracle <b>cure</b>.", "path": "x", "format": "html"}, (1, 3), id="as it is told"
        ),
        pytest.param(
            {"text": "A miracle <b>cure</b>.", "path": "x.txt", "format": "text/html; charset=utf-8"},
            (1, 3),
            id="as a media type, which goes before the path",
        ),
        pytest.param(
            {"text": "A miracle cure.", "url": "https://a.example"}, (1, 3), id="plain text by its look"
        ),
    ],
)
def test_the_format_is_told_or_seen(row: dict[str, Any], expected: tuple[int, int]) -> None:
    (finding,) = lint_batch(pa.Table.from_pylist([row]), isolated=True, select=["PRO102"]).to_pylist()
    assert (finding["line"], finding["column"]) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(None, "it has no text", id="nothing"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "a PNG image", id="a picture"),
        pytest.param(b"A \x00 cure", "NUL", id="NUL"),
    ],
)
def test_an_article_that_cannot_be_read_is_a_finding_among_the_others(text: Any, reason: str) -> None:
    batch = pa.table({"text": pa.array([b"A miracle cure.", text, b"A miracle cure."], pa.binary())})
    rows = lint_batch(batch, isolated=True, select=["PRO102"]).to_pylist()
    assert [(row["path"], row["code"]) for row in rows] == [
        ("#1", "PRO102"),
        ("#2", "HL902"),
        ("#3", "PRO102"),
    ]
    assert reason in rows[1]["message"]


def test_an_article_that_is_endless_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("healthlint.arrow.engine.MOST_BYTES", 100)
    assert found(table("A miracle cure.", "long " * 50)) == [("#1", "PRO102"), ("#2", "HL902")]


def test_a_string_and_bytes_with_a_byte_order_mark_have_the_same_places() -> None:
    mark = "\ufeff"
    one = lint_batch(table(f"{mark}A miracle cure."), isolated=True, select=["PRO102"])
    other = lint_batch(table(f"{mark}A miracle cure.".encode()), isolated=True, select=["PRO102"])
    assert one.to_pylist() == other.to_pylist()
    assert one.to_pylist()[0]["offset"] == 2


def test_what_identifies_an_article_is_handed_on() -> None:
    batch = table("A miracle cure.", id=[7], url=["https://a.example/tea"])
    (row,) = lint_batch(batch, isolated=True, select=["PRO102"]).to_pylist()
    assert (row["id"], row["url"], row["path"]) == ("7", "https://a.example/tea", "https://a.example/tea")


def test_columns_may_be_called_otherwise() -> None:
    batch = pa.table({"body": ["A miracle cure."], "name": ["tea.md"]})
    assert found(batch, text="body", path="name") == [("tea.md", "PRO102")]


@pytest.mark.parametrize(
    ("options", "meant"),
    [
        ({"min_severity": "wrning"}, "did you mean warning?"),
        ({"profile": "new"}, "did you mean news?"),
        ({"jurisdictions": ["USA"]}, "jurisdictions: there is no USA"),
        ({"preset": ["stric"]}, "did you mean strict?"),
        ({"select": ["PRO999"]}, "PRO999"),
        ({"select": "PRO102"}, "select takes a list"),
        ({"preset": "strict"}, "preset takes a list"),
        ({"jurisdictions": "UK"}, "jurisdictions takes a list"),
        ({"text": "txt"}, "no column txt; did you mean text?"),
        ({"config": "absent.toml"}, "absent.toml"),
    ],
    ids=str,
)
def test_a_wrong_option_is_answered_with_what_was_meant(options: dict[str, Any], meant: str) -> None:
    with pytest.raises(UsageError, match=meant.replace("?", r"\?")):
        lint_batch(table("A miracle cure."), **options)


def test_what_is_no_table_of_arrow_is_told_with_how_to_make_one() -> None:
    with pytest.raises(UsageError, match=r"not in a list; pyarrow.table\(…\) makes a table"):
        lint_batch([{"text": "A miracle cure."}])
    with pytest.raises(UsageError, match=r"not in a ChunkedArray; .* to_batches\(\)"):
        next(lint_batches(table("A miracle cure."), isolated=True))


def test_a_column_of_numbers_is_no_text() -> None:
    with pytest.raises(UsageError, match="holds int64, and no text"):
        lint_batch(table(1, 2), isolated=True)


def test_findings_come_batch_by_batch_with_one_schema() -> None:
    batches = [each for text in ("A miracle cure.", "Tea.") for each in table(text).to_batches()]
    results = list(lint_batches(iter(batches), isolated=True, select=["PRO102"]))
    assert [each.num_rows for each in results] == [1, 0]
    assert all(each.schema == FINDINGS for each in results)


def test_the_rules_are_built_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    before = Engine.__init__
    monkeypatch.setattr(Engine, "__init__", lambda *a, **k: (made.append(1), before(*a, **k))[1])
    for _ in range(3):
        lint_batch(table("Tea."), isolated=True, select=["PRO102"], ignore=["PRO103"])
    assert len(made) == 1


def test_the_functions_can_be_sent_to_workers() -> None:
    sent = pickle.loads(pickle.dumps(partial(lint_batches, isolated=True, select=["PRO102"])))
    (findings,) = sent(table("A miracle cure.").to_batches())
    assert findings.num_rows == 1


def test_threads_do_not_mix_their_articles() -> None:
    batch = pa.Table.from_pylist(rows_of({name: text for name, text in ARTICLES.items() if text}))
    alone = lint_batch(batch, isolated=True).to_pylist()
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: lint_batch(batch, isolated=True).to_pylist(), range(12)))
    assert all(each == alone for each in results)


def test_a_config_file_and_settings_hold_for_all_articles(tmp_path: Path) -> None:
    config = tmp_path / "house.toml"
    config.write_text('select = ["PRO102"]\n', encoding="utf-8")
    batch = table("A miracle cure. It is completely safe.", path=["anywhere/at/all.md"])
    rows = lint_batch(batch, config=[config, 'message-language="zh"']).to_pylist()
    assert [row["code"] for row in rows] == ["PRO102"]
    assert "奇迹" in rows[0]["message"]


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"healthlint\[arrow\]") as caught:
        pyarrow()
    assert isinstance(caught.value, ImportError)
