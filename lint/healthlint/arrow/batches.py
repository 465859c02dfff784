"""What is wrong with the articles of a table?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from healthlint.arrow.engine import Options, engine_for
from healthlint.arrow.record import Columns
from healthlint.arrow.rows import records_of
from healthlint.arrow.schema import batch_of
from healthlint.rule.finding import SEVERITIES
from healthlint.rule.publication import JURISDICTIONS, PROFILES
from healthlint.run.config.given import given_config
from healthlint.run.config.presets import PRESETS
from healthlint.run.errors import UsageError
from healthlint.run.request import Request


def lint_batches(batches: Iterable[Any], **options: Any) -> Iterator[Any]:
    """Yield the findings of each RecordBatch as another; takes the options of `lint_batch`.

    It is a function from an iterator to an iterator, as `mapInArrow` of Spark wants it.
    """
    for batch in batches:
        yield lint_batch(batch, **options)


def lint_batch(
    batch: Any,
    *,
    config: str | Path | Sequence[str | Path] | None = None,
    isolated: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preset: Sequence[str] | None = None,
    profile: str | None = None,
    jurisdictions: Sequence[str] | None = None,
    min_severity: str | None = None,
    message_language: str | None = None,
    disable_plugins: Sequence[str] = (),
    registry: str | Path | None = None,
    text: str = "text",
    path: str = "path",
    id: str = "id",  # noqa: A002  the column is called so
    url: str = "url",
    format: str = "format",  # noqa: A002  the same
) -> Any:
    """Return the findings of a RecordBatch or Table of articles as a RecordBatch of the schema `FINDINGS`.

    Args:
        batch: One row an article. Its column `text` holds strings, or bytes that are decoded as files are.
            `path` (or `url`, or `id`) is what findings call the article; `format` is markdown, html or
            text, otherwise the suffix of path or url says it, and then the text itself.
        config: A config file for all articles, settings such as `message-language=en`, or both; otherwise the
            config of the current folder holds.
        isolated: Whether no config file is read.
        select: Codes, families or names of the rules to apply; `ignore` of those to leave out.
        ignore: See `select`.
        preset: As `--preset` on the command line; so are `profile`, `jurisdictions`, `min_severity`,
            `message_language` and `disable_plugins`.
        profile: See `preset`.
        jurisdictions: See `preset`.
        min_severity: See `preset`.
        message_language: See `preset`.
        disable_plugins: See `preset`.
        registry: The file in which references are looked up, as with `--registry`; each worker must see it.
        text: The name of the column; so are `path`, `id`, `url` and `format`, which need not be there.
        path: See `text`.
        id: See `text`.
        url: See `text`.
        format: See `text`.

    Raises:
        healthlint.run.errors.UsageError: for a wrong option or config, and where there is no column of the
            text. What is wrong with an article is a finding (HL902), and the others are linted.

    """
    _check("min_severity", min_severity, SEVERITIES)
    _check("profile", profile, PROFILES)
    for each in _several("jurisdictions", jurisdictions or ()):
        _check("jurisdictions", each, JURISDICTIONS)
    for each in _several("preset", preset or ()):
        _check("preset", each, PRESETS)
    _check("message_language", message_language, ("auto", "en", "zh"))
    given = [config] if isinstance(config, str | Path) else config
    request = Request(
        config=given_config([str(each) for each in given]) if given else None,
        isolated=isolated,
        select=_several("select", select),
        ignore=_several("ignore", ignore),
        profile=profile,
        jurisdictions=None if jurisdictions is None else tuple(jurisdictions),
        preset=None if preset is None else tuple(preset),
        message_language=message_language,
        disable_plugins=_several("disable_plugins", disable_plugins),
        registry=None if registry is None else Path(registry),
        baselined=False,
    )
    engine = engine_for(Options(request, min_severity))
    columns = Columns(text, path, id, url, format)
    return batch_of((record, engine.findings(record)) for record in records_of(batch, columns))


def _several(name: str, value: Sequence[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise UsageError(f"{name} takes a list of words, as in [{value!r}]")
    return tuple(value)


def _check(name: str, value: str | None, words: Sequence[str]) -> None:
    if value is not None and value not in words:
        from healthlint.rule.suggest import did_you_mean

        meant = did_you_mean(value, words) or f"; choose from {', '.join(words)}"
        raise UsageError(f"{name}: there is no {value}{meant}")
