"""Do the READMEs show what the command prints, and what the programs that it works with accept?"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from pre_commit.clientlib import load_config

from commands import commit_all, succeed
from healthlint.run.request import Request
from healthlint.run.session import Session
from pages import pattern_of, printed, steps, typed

READMES = ("README.md", "README.zh.md")


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    """Return a git repository with the example articles."""
    shutil.copytree(repository / "examples", tmp_path / "examples")
    commit_all(tmp_path, "Begin")
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_what_a_readme_shows_is_printed(name: str, repository: Path, folder: Path) -> None:
    tried = 0
    for step in steps((repository / name).read_text("utf-8")):
        if step.what != "run":
            (folder / step.what).write_text(step.body, encoding="utf-8", newline="\n")
            continue
        for command, said in typed(step.body):
            shown = printed(command, folder)
            assert re.fullmatch(pattern_of(said), shown), f"{name}:{step.line}: $ {command}\n{shown}"
            tried += 1
    assert tried == 9


def snippet(repository: Path, name: str, what: str) -> Any:
    """Return the YAML that a README shows for a service."""
    page = (repository / name).read_text("utf-8")
    found = re.search(rf"<!-- {what} -->\n```yaml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    # YAML 1.1 takes the key `on` for a truth, GitHub does not.
    return yaml.safe_load(re.sub(r"(?m)^on:", '"on":', found[1]))


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize(
    ("what", "schema"),
    [
        pytest.param("github", "github-workflows", id="GitHub"),
        pytest.param("gitlab", "gitlab-ci", id="GitLab"),
    ],
)
def test_what_is_shown_for_a_service_is_what_it_expects(
    what: str, schema: str, name: str, repository: Path
) -> None:
    jsonschema.validate(snippet(repository, name, what), get_builtin_schema(f"vendor.{schema}"))


def test_what_is_shown_for_pre_commit_is_what_it_expects(repository: Path, tmp_path: Path) -> None:
    shown = snippet(repository, "README.md", "pre-commit")
    (tmp_path / "hooks.yaml").write_text(yaml.safe_dump(shown), encoding="utf-8")
    hooks = load_config(str(tmp_path / "hooks.yaml"))["repos"][0]["hooks"]
    published = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} <= {hook["id"] for hook in published}


def test_the_job_for_gitlab_reports_all_and_fails_for_what_is_new(repository: Path, folder: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    install, *script = snippet(repository, "README.md", "gitlab")["healthlint"]["script"]
    assert install.startswith("pip install ")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    base = succeed("git", "rev-parse", "HEAD", cwd=folder).strip()

    def job(**variables: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-e", "-o", "pipefail", "-c", "\n".join(script)]
        environment = {**os.environ, "PATH": path, **variables}
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    assert job().returncode == 0
    report = (folder / "gl-code-quality-report.json").read_text("utf-8")
    assert report.count('"fingerprint"') > 50
    assert job(CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 0
    with (folder / "examples" / "news.md").open("a", encoding="utf-8") as file:
        file.write("\nA miracle cure, say the neighbours.\n")
    done = job(CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["PRO102"]


def settings(repository: Path, name: str) -> str:
    """Return the TOML of a README that shows the settings."""
    page = (repository / name).read_text("utf-8")
    return next(body for body in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "select" in body)


def test_both_readmes_show_the_same_settings_and_snippets(repository: Path) -> None:
    def shown(name: str) -> list[str]:
        page = settings(repository, name)
        return [line.partition("#")[0].rstrip() for line in page.splitlines()]

    assert shown("README.md") == shown("README.zh.md")
    for what in ("pre-commit", "github", "gitlab"):
        one, other = (snippet(repository, name, what) for name in READMES)
        assert one == other


def test_the_settings_of_a_readme_are_settings(repository: Path, tmp_path: Path) -> None:
    shown = settings(repository, "README.md")
    (tmp_path / "house.toml").write_text("", encoding="utf-8")
    folder = tmp_path / "site"
    (folder / "healthlint-rules").mkdir(parents=True)
    without = re.sub(r"(?m)^required-plugins = .*$", "", shown)
    (folder / ".healthlint.toml").write_text(without, encoding="utf-8")
    config = Session(Request()).config_for(folder)
    assert config.jurisdictions == ("UK",)
    assert config.per_file[0].pattern == "shop/**"
