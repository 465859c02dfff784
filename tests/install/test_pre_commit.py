"""Does the hook do in a real repository, with the real pre-commit, what its author would want?"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from identify.identify import tags_from_filename

from commands import succeed
from committing import HOOKS, Repository, checked, findings, guarded
from healthlint.text.readers import BY_SUFFIX

Made = Callable[..., Repository]
HOOK = """\
repos:
  - repo: {url}
    rev: v0.1.0
    hooks:
      - id: {hook}
"""
LOCAL = """\
repos:
  - repo: local
    hooks:
      - id: healthlint
        name: healthlint
        entry: healthlint check
        language: python
        types_or: [markdown, html, plain-text]
        additional_dependencies: ["{url}"]
"""
CONFIG = 'select = ["PRO102"]\nexclude = ["archive/"]\n'
CLEAN = "# Tea\n\nTea is mostly water.\n"
BAD = "# Tea\n\nOur neighbours call it a miracle cure.\n"
坏 = "# 茶\n\n这是一种神药。\n"


@pytest.fixture
def made(published: Path, hook_home: str, tmp_path: Path) -> Made:
    """Return a maker of repositories with the published hook."""

    def make(files: dict[str, str | bytes], *lines: str, hook: str = "healthlint") -> Repository:
        hooks = HOOK.format(url=published.as_uri(), hook=hook) + "".join(
            f"        {line}\n" for line in lines
        )
        return Repository.made(tmp_path / "articles", hook_home, hooks, {".healthlint.toml": CONFIG, **files})

    return make


def test_the_first_run_over_five_hundred_articles_reports_each_fault_once(made: Made, tmp_path: Path) -> None:
    # With names this long pre-commit splits the files over several calls of the hook.
    name = "内容/睡眠与健康专栏/{:03} " + "怎样睡得更好" * 12 + "/{:03} " + "一文读懂" * 15 + ".md"
    files = {
        name.format(number // 100, number): 坏 if number % 5 == 0 else BAD if number % 7 == 0 else CLEAN
        for number in range(500)
    }
    assert sum(len(each.encode()) for each in files) > 1 << 17
    repository = made(files)
    repository.prepare()
    before, environment = repository.contents(), guarded(tmp_path / "guard")
    code, said = repository.all_files(**environment)
    assert code == 1, said
    assert len(findings(said)) == 157
    assert sorted(findings(said)) == checked(repository.folder)
    assert repository.contents() == before
    log = (tmp_path / "guard" / "guard.log").read_text("utf-8").splitlines()
    assert set(log) == {"guarded"}


def test_a_baseline_holds_over_all_calls_of_the_hook_and_lets_only_what_is_new_through(made: Made) -> None:
    name = "内容/" + "怎样睡得更好" * 12 + "/{:03} " + "一文读懂" * 15 + ".md"
    files = {name.format(number): 坏 if number % 5 == 0 else CLEAN for number in range(300)}
    files |= {f"{number}/" + name.format(number): BAD for number in range(150)}
    assert sum(len(each.encode()) for each in files) > 1 << 17
    repository = made({".healthlint.toml": f'{CONFIG}baseline = "healthlint-baseline.jsonl"\n', **files})
    succeed(sys.executable, "-m", "healthlint", "check", "--write-baseline", cwd=repository.folder)
    assert repository.commit("Accept what is there")[0] == 0
    code, said = repository.all_files()
    assert code == 0, said
    repository.git("mv", name.format(5), "moved.md")
    repository.write({name.format(7): BAD, name.format(10): 坏 + "\n再说一遍，是灵丹妙药。\n"})
    repository.git("add", "--all")
    code, said = repository.all_files()
    assert code == 1
    assert findings(said) == [f"{name.format(7)}:3:26: PRO102", f"{name.format(10)}:5:7: PRO102"]
    assert "Traceback" not in said


def test_before_a_push_only_what_its_commits_change_is_reported(made: Made, tmp_path: Path) -> None:
    repository = made(
        {"old.md": BAD, "tea.md": BAD + "\nDrink it.\n"}, "args: [--changed]", "stages: [pre-push]"
    )
    elsewhere = tmp_path / "elsewhere.git"
    succeed("git", "init", "--quiet", "--bare", elsewhere)
    repository.git("remote", "add", "origin", str(elsewhere))
    repository.git("push", "--quiet", "origin", "main")
    repository.install("pre-push")
    repository.write({"tea.md": BAD + "\nDrink it warm.\n"})
    assert repository.commit()[0] == 0
    code, said = repository.git_said("push", "--quiet", "origin", "main")
    assert code == 0, said
    repository.write({"tea.md": BAD + "\nDrink it warm: a miracle cure.\n", "茶.md": 坏})
    assert repository.commit()[0] == 0
    code, said = repository.git_said("push", "--quiet", "origin", "main")
    assert code == 1
    assert sorted(findings(said)) == ["tea.md:5:18: PRO102", "茶.md:3:5: PRO102"]


def test_the_hook_is_quiet_when_nothing_is_wrong(made: Made) -> None:
    repository = made({"tea.md": CLEAN, "茶.txt": "茶\n\n茶是水。\n"})
    code, said = repository.all_files()
    assert code == 0, said
    assert said.splitlines() == [said.strip()]
    assert said.strip().endswith("Passed")


def test_a_commit_is_refused_for_what_is_wrong_in_it_and_shows_just_that(made: Made) -> None:
    repository = made({"old.md": BAD, "tea.md": CLEAN})
    repository.install()
    repository.write({"tea.md": BAD, "green.md": CLEAN, "README.md": BAD})
    code, said = repository.commit()
    assert code == 1
    assert findings(said) == ["tea.md:3:26: PRO102"]
    assert "README.md:" not in said
    assert repository.git("log", "--format=%s").split() == ["Begin"]
    repository.write({"tea.md": CLEAN + "\nAnd some caffeine.\n"})
    code, said = repository.commit()
    assert code == 0, said
    assert findings(said) == []
    assert repository.git("log", "--format=%s").split() == ["Change", "Begin"]


def test_a_rename_is_checked_under_the_new_name(made: Made) -> None:
    repository = made({"tea.md": CLEAN, "bad.md": BAD})
    repository.install()
    repository.git("mv", "tea.md", "绿 茶.md")
    code, said = repository.commit()
    assert code == 0, said
    repository.git("mv", "bad.md", "worse.md")
    code, said = repository.commit()
    assert code == 1
    assert findings(said) == ["worse.md:3:26: PRO102"]


def test_files_in_any_encoding_and_with_any_name_are_read_and_the_rest_is_told(made: Made) -> None:
    repository = made(
        {
            "绿 茶/it's “tea”.md": BAD,
            "gb18030.md": 坏.encode("gb18030"),
            "big5.txt": "茶\n\n這是一種神藥。\n".encode("big5"),
            "utf-16.html": f"\ufeff<p>{坏}</p>".encode("utf-16-le"),
            "broken.md": bytes(range(128, 256)) * 40,
        }
    )
    code, said = repository.all_files()
    assert code == 1, said
    assert sorted(findings(said)) == [
        "big5.txt:3:5: PRO102",
        "broken.md:1:1: HL902",
        "gb18030.md:3:5: PRO102",
        "utf-16.html:3:5: PRO102",
        "绿 茶/it's “tea”.md:3:26: PRO102",
    ]


def test_files_that_are_left_out_pass_without_a_word(made: Made) -> None:
    repository = made(
        {"README.md": BAD, "LICENSE.txt": BAD, "archive/2009.md": BAD, "requirements.txt": "x\n"}
    )
    code, said = repository.all_files()
    assert code == 0, said
    assert said.splitlines() == [said.strip()]


def test_a_warning_fails_the_hook_and_is_seen(made: Made) -> None:
    repository = made({"tea.md": CLEAN})
    repository.write(
        {".healthlint.toml": 'select = ["PRO102"]\n[severity]\nPRO102 = "warning"\n', "tea.md": BAD}
    )
    repository.git("add", "--all")
    code, said = repository.all_files()
    assert code == 1, said
    assert findings(said) == ["tea.md:3:26: PRO102"]
    assert "1 warning in 1 of 1 file" in said


def test_the_fixing_hook_mends_fails_once_and_passes(made: Made) -> None:
    idle = "<!-- healthlint-disable-next-line PRO102 -- asked in May -->\n\n"
    mended = "# 茶\r\n\r\n茶是水。\r\n".encode("gb18030")
    repository = made({"tea.md": CLEAN}, hook="healthlint-fix")
    repository.install()
    repository.write(
        {
            "绿 茶.md": f"# 茶\n\n{idle}茶是水。\n".replace("\n", "\r\n").encode("gb18030"),
            "tea.md": CLEAN + "\nAnd caffeine.\n",
        }
    )
    code, said = repository.commit()
    assert code == 1
    assert "files were modified by this hook" in said
    assert (repository.folder / "绿 茶.md").read_bytes() == mended
    code, said = repository.commit()
    assert code == 0, said
    assert "Passed" in said
    repository.write({"绿 茶.md": mended + "它是神药。\r\n".encode("gb18030")})
    code, said = repository.commit()
    assert code == 1
    assert findings(said) == ["绿 茶.md:4:3: PRO102"]
    assert "files were modified" not in said


def test_a_hook_of_ones_own_can_install_it_too(published: Path, hook_home: str, tmp_path: Path) -> None:
    url = f"healthlint @ git+{published.as_uri()}"
    repository = Repository.made(
        tmp_path / "articles", hook_home, LOCAL.format(url=url), {"睡眠.md": 坏, "README.md": BAD}
    )
    code, said = repository.all_files()
    assert code == 1, said
    assert "睡眠.md:3:5: PRO102" in findings(said)
    assert "README.md:" not in said


def test_both_hooks_are_for_every_file_that_is_read_by_itself(repository: Path) -> None:
    hooks = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [each["id"] for each in hooks] == ["healthlint", "healthlint-fix"]
    for hook in hooks:
        missed = {
            suffix for suffix in BY_SUFFIX if not tags_from_filename(f"睡 眠{suffix}") & set(hook["types_or"])
        }
        # pre-commit has no tag for it; init writes a pattern where there are such articles.
        assert missed == {".text"}
        assert hook["entry"].split()[:2] == ["healthlint", "check"]
        assert not hook.get("verbose")


def test_what_init_writes_and_says_leads_to_a_hook_that_hears_only_of_what_is_new(
    hook_home: str, tmp_path: Path
) -> None:
    repository = Repository.made(
        tmp_path / "articles", hook_home, "repos: []\n", {"茶.text": 坏, "tea.md": BAD}
    )
    healthlint = (sys.executable, "-m", "healthlint")
    said = succeed(*healthlint, "init", cwd=repository.folder)
    commands = [shlex.split(line) for line in said.splitlines() if line.startswith("    ")]
    for command in commands:
        if command[0] == "healthlint":
            succeed(*healthlint, *command[1:], cwd=repository.folder)
        elif command[0] == "git":
            repository.git(*command[1:])
    assert [command[0] for command in commands][:2] == ["healthlint", "git"]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    code, said = repository.all_files(PATH=path)
    assert code == 0, said
    repository.write({"茶.text": 坏 + "\n邻居也说是灵丹妙药。\n"})
    repository.git("add", "--all")
    code, said = repository.all_files(PATH=path)
    assert code == 1, said
    assert findings(said) == ["茶.text:5:6: PRO102"]
    assert (repository.folder / HOOKS).read_text("utf-8").startswith("repos:\n")
