"""Does action.yml do on a runner of GitHub what it says?

Its scripts run here as the runner runs them: with bash, the inputs in the environment, files for what they
put out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

from commands import commit_all, succeed

BAD = "# Tea\n\nOur neighbours call it a miracle cure.\n"
CLEAN = "# Tea\n\nTea is mostly water.\n"
CONFIG = 'select = ["PRO102"]\n'
_EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")


class Ended(NamedTuple):
    code: int
    said: str
    outputs: dict[str, str]
    summary: str


@pytest.fixture(scope="module")
def action(repository: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((repository / "action.yml").read_text("utf-8")))


def test_the_action_is_what_github_expects(action: dict[str, Any]) -> None:
    jsonschema.validate(action, get_builtin_schema("vendor.github-actions"))


def test_nothing_that_a_user_gives_is_part_of_a_script(action: dict[str, Any]) -> None:
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_each_input_is_used_and_each_that_is_used_is_declared(action: dict[str, Any]) -> None:
    used = {
        name.removeprefix("inputs.")
        for name in _EXPRESSION.findall(yaml.safe_dump(action["runs"], width=10_000))
        if name.startswith("inputs.")
    }
    assert used == set(action["inputs"])


def test_actions_of_others_are_pinned_to_a_commit(action: dict[str, Any]) -> None:
    others = [step["uses"] for step in action["runs"]["steps"] if "uses" in step]
    assert others
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", each) for each in others)


class Runner:
    """Runs the steps of the action that are scripts."""

    def __init__(self, action: dict[str, Any], work: Path, published: Path) -> None:
        self.steps = {step["id"]: step for step in action["runs"]["steps"] if "run" in step}
        self.inputs = {name: str(about["default"]) for name, about in action["inputs"].items()}
        self.work = work
        self.known = {
            "steps.python.outputs.python-path": sys.executable,
            "github.action_path": str(published),
        }

    def run(self, step: str, inputs: dict[str, str], folder: Path, **known: str) -> Ended:
        values = {**{f"inputs.{name}": value for name, value in (self.inputs | inputs).items()}, **self.known}
        values |= {name.replace("__", "."): value for name, value in known.items()}
        about = self.steps[step]
        environment = {
            name: _EXPRESSION.sub(lambda found: values.get(found[1], ""), text)
            for name, text in about["env"].items()
        }
        output, summary = self.work / "output", self.work / "summary"
        for file in (output, summary):
            file.write_bytes(b"")
        script = self.work / "script.sh"
        script.write_text(about["run"], encoding="utf-8", newline="\n")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=folder,
            env={
                **os.environ,
                "GITHUB_ACTIONS": "true",
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_SHA": values.get("github.sha", ""),
                "RUNNER_TEMP": str(self.work),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        lines = output.read_text("utf-8").splitlines()
        outputs = {name: value for name, _, value in (line.partition("=") for line in lines)}
        return Ended(done.returncode, done.stdout, outputs, summary.read_text("utf-8"))


@pytest.fixture(scope="module")
def runner(action: dict[str, Any], published: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a runner on which the first step has installed healthlint, and a package beside it."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    work = tmp_path_factory.mktemp("runner temp")
    plugins = tmp_path_factory.mktemp("plugins")
    succeed(sys.executable, "-m", "healthlint", "new-plugin", "acme", "--in", plugins)
    runner = Runner(action, work, published)
    inputs = {"plugins": f"\n{plugins / 'healthlint-acme'}\n"}
    installed = runner.run("install", inputs, work)
    assert installed.code == 0, installed.said
    runner.known["steps.install.outputs.programs"] = installed.outputs["programs"]
    return runner


@pytest.fixture
def articles(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Return a maker of a repository of articles with one commit."""

    def make(files: dict[str, str]) -> Path:
        folder = tmp_path / "articles"
        for name, text in {".healthlint.toml": CONFIG, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        commit_all(folder, "Begin")
        return folder

    return make


Articles = Callable[[dict[str, str]], Path]


def test_findings_become_annotations_outputs_and_a_failed_step(runner: Runner, articles: Articles) -> None:
    folder = articles({"绿 茶.md": BAD, "tea.md": CLEAN})
    ended = runner.run("check", {"sarif-file": "found.sarif"}, folder)
    assert ended.code == 1, ended.said
    assert "\n::error file=绿 茶.md,line=3," in ended.said
    assert ended.outputs == {"findings": "1", "exit-code": "1", "sarif-file": "found.sarif"}
    assert "PRO102" in ended.summary
    log = json.loads((folder / "found.sarif").read_text("utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["PRO102"]


def test_a_clean_repository_passes_with_nothing_found(runner: Runner, articles: Articles) -> None:
    ended = runner.run("check", {}, articles({"tea.md": CLEAN}))
    assert ended.code == 0, ended.said
    assert ended.outputs == {"findings": "0", "exit-code": "0", "sarif-file": ""}


@pytest.mark.parametrize(
    ("inputs", "outputs"),
    [
        pytest.param({"paths": "a b/tea.md\r\nc.md\n"}, ("2", "1"), id="paths with blanks, a line each"),
        pytest.param({"paths": "*.md"}, ("1", "1"), id="a glob is healthlint's to expand"),
        pytest.param({"args": "--ignore PRO102\n --exit-zero"}, ("", "2"), id="options that leave no rule"),
        pytest.param({"args": "--select ACM --profile news"}, ("0", "0"), id="rules of a plugin"),
        pytest.param({"fail-on": "never"}, ("2", "0"), id="a fail level"),
        pytest.param({"paths": "$(touch hacked); `touch hacked`"}, ("", "2"), id="a command for a path"),
        pytest.param({"args": "--exit-zero; touch hacked"}, ("", "2"), id="a command among options"),
        pytest.param({"fail-on": "$(touch hacked)"}, ("", "2"), id="a command for a level"),
        pytest.param({"sarif-file": "nowhere/x.sarif"}, ("", "2"), id="a report that cannot be written"),
        pytest.param({"paths": "--help"}, ("", "2"), id="an option for a path"),
    ],
)
def test_inputs_are_words_and_never_commands(
    inputs: dict[str, str], outputs: tuple[str, str], runner: Runner, articles: Articles
) -> None:
    folder = articles({"a b/tea.md": BAD, "c.md": BAD})
    ended = runner.run("check", inputs, folder)
    assert (ended.outputs["findings"], ended.outputs["exit-code"]) == outputs, ended.said
    assert ended.code == int(outputs[1])
    assert not list(folder.rglob("hacked"))


@pytest.fixture
def pull_request(articles: Articles, tmp_path: Path) -> Callable[..., tuple[Path, dict[str, str]]]:
    """Return a maker of what actions/checkout leaves, with what GitHub says of the pull request."""

    def make(*, merged: bool, depth: int) -> tuple[Path, dict[str, str]]:
        origin = articles({"old.md": BAD, "tea.md": CLEAN})

        def git(*arguments: str) -> str:
            return succeed("git", *arguments, cwd=origin).strip()

        git("checkout", "--quiet", "-b", "topic")
        (origin / "tea.md").write_text(BAD, encoding="utf-8")
        git("commit", "--quiet", "--all", "--message", "Change")
        git("checkout", "--quiet", "main")
        (origin / "late.md").write_text(BAD, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", "Go on")
        base = git("rev-parse", "main")
        git("checkout", "--quiet", "--detach", "main")
        git("merge", "--quiet", "--no-ff", "--no-edit", "topic")
        merge = git("rev-parse", "HEAD")
        git("update-ref", "refs/pull/1/merge", merge)
        git("update-ref", "refs/pull/1/head", "topic")
        git("config", "uploadpack.allowAnySHA1InWant", "true")
        folder = tmp_path / "checkout"
        succeed("git", "init", "--quiet", "--initial-branch=main", folder)
        succeed("git", "remote", "add", "origin", origin.as_uri(), cwd=folder)
        wanted = f"refs/pull/1/{'merge' if merged else 'head'}"
        deep = [f"--depth={depth}"] if depth else []
        succeed("git", "fetch", "--quiet", "--no-tags", *deep, "origin", wanted, cwd=folder)
        succeed("git", "checkout", "--quiet", "--detach", "FETCH_HEAD", cwd=folder)
        return folder, {
            "github__event_name": "pull_request",
            "github__event__pull_request__base__sha": base,
            "github__sha": merge,
        }

    return make


@pytest.mark.parametrize(
    ("merged", "depth"),
    [
        pytest.param(True, 1, id="the merge alone, as checkout has it"),
        pytest.param(True, 0, id="the merge with its history"),
        pytest.param(False, 1, id="the head alone"),
        pytest.param(False, 0, id="the head with its history"),
    ],
)
def test_a_pull_request_hears_only_of_the_lines_that_it_changes(
    merged: bool, depth: int, runner: Runner, pull_request: Callable[..., tuple[Path, dict[str, str]]]
) -> None:
    folder, known = pull_request(merged=merged, depth=depth)
    ended = runner.run("check", {}, folder, **known)
    assert re.findall(r"^::error file=(\S+?),line=(\d+)", ended.said, re.MULTILINE) == [("tea.md", "3")], (
        ended.said
    )
    assert ended.outputs["findings"] == "1"
    whole = runner.run("check", {"changed-lines": "false"}, folder, **known)
    assert whole.outputs["findings"] == ("3" if merged else "2"), whole.said
