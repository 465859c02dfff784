"""A run goes on only for the command that has begun it, over the same articles with the same rules."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint
from tests.app.corpus.stopping import Killed, kill_at, kinds, stop

from healthlint.app.cli import run


@pytest.mark.usefixtures("put_by_at_once")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param(["--select", "PRO102"], "other options", id="another selection"),
        pytest.param(["--min-severity", "info"], "other options", id="another severity"),
        pytest.param(["--path-column", "title"], "other columns", id="another column"),
        pytest.param(["many.jsonl"], "other inputs", id="another input"),
    ],
)
def test_another_command_does_not_go_on_unless_it_begins_anew(
    folder: Path, many: Path, lint: Lint, capsys: pytest.CaptureFixture[str], more: list[str], said: str
) -> None:
    assert [*kinds(folder, many)]
    stop(lint, "many.parquet")
    capsys.readouterr()
    arguments = ["corpus", "many.parquet", *more, "-o", "findings.parquet", "--isolated", "-q", "--jobs", "1"]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "--restart" in told
    assert run([*arguments, "--restart"]) == 1
    found = (folder / "findings.parquet").read_bytes()
    assert run(arguments) == 1
    assert (folder / "findings.parquet").read_bytes() == found


@pytest.mark.usefixtures("put_by_at_once")
def test_an_input_that_has_changed_is_not_gone_on_with(
    folder: Path, many: Path, lint: Lint, capsys: pytest.CaptureFixture[str]
) -> None:
    stop(lint, "many.parquet")
    state = many.stat()
    os.utime(many, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))
    assert run(["corpus", "many.parquet", "-o", "findings.parquet", "--isolated", "-q", "--jobs", "1"]) == 2
    assert "other inputs" in capsys.readouterr().err


@pytest.mark.usefixtures("put_by_at_once")
def test_a_config_or_rule_that_has_changed_is_not_gone_on_with(
    folder: Path, many: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from house import house_rule

    config, rule = folder / ".healthlint.toml", folder / "house" / "HOU101.toml"
    rule.parent.mkdir()
    arguments = ["corpus", "many.parquet", "-o", "findings.parquet", "-q", "--jobs", "1"]
    for path, changed, said in (
        (config, 'ignore = ["CTA"]\n', "config"),
        (rule, house_rule(term="zest"), "plugins"),
    ):
        config.write_text('rule-paths = ["house"]\n', encoding="utf-8")
        rule.write_text(house_rule(), encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            kill_at(patch, 20)
            with pytest.raises(Killed):
                run([*arguments, "--restart"])
        more = changed if path is rule else config.read_text("utf-8") + changed
        path.write_text(more + "\n# changed\n", encoding="utf-8")
        capsys.readouterr()
        assert run(arguments) == 2
        assert f"other {said}" in capsys.readouterr().err
