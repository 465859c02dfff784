"""A repository of articles gets a config that says why, and the hook; nobody's file is overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
import yaml

from healthlint.app.cli import run
from healthlint.run.request import Request
from healthlint.run.session import Session

Init = Callable[..., str]
ENGLISH = "# Tea\n\nTea is mostly water, and our neighbours call it a miracle cure.\n"
CHINESE = "# 茶\n\n茶的大部分是水，邻居却说它是灵丹妙药。\n"
CONFIG, HOOKS = ".healthlint.toml", ".pre-commit-config.yaml"


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a git repository, which is the current folder."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def init(capsys: pytest.CaptureFixture[str]) -> Init:
    """Return what runs the command; it returns what was said."""

    def call(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        ended = run(["init", *arguments])
        said = capsys.readouterr()
        assert ended == code, said.err
        return said.err if code else said.out

    return call


def config(folder: Path) -> dict[str, object]:
    return tomli.loads((folder / CONFIG).read_text("utf-8"))


def switched_on(text: str) -> str:
    """Return a config in which each setting behind a # holds."""
    return re.sub(r"(?m)^# (?=\[per-file|[a-z-]+ = )", "", text)


def test_a_plain_repository_gets_a_config_in_which_nothing_holds_and_a_hook(site: Path, init: Init) -> None:
    put(site, {"tea.md": ENGLISH, "茶/茶.md": CHINESE, "green.md": "# Green tea\n\nIt is green.\n"})
    said = init()
    assert config(site) == {"baseline": "healthlint-baseline.jsonl"}
    hook = yaml.safe_load((site / HOOKS).read_text("utf-8"))["repos"][-1]["hooks"][0]
    assert hook["id"] == "healthlint"
    assert "3 articles (English 2, Chinese 1; .md 3)" in said
    assert f"    git add {CONFIG} {HOOKS} healthlint-baseline.jsonl\n" in said


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_setting_that_is_proposed_could_be_switched_on(language: str, site: Path, init: Init) -> None:
    put(site, {"shop/tea.md": ENGLISH, "layouts/foot.html": "{{ . }} This is not medical advice."})
    init("--language", language)
    text = (site / CONFIG).read_text("utf-8")
    put(site, {CONFIG: switched_on(text)})
    loaded = Session(Request()).config_for(site)
    assert loaded.settings["disclaimer-provided-by"] == "template"
    assert loaded.per_file[0].profile == "product"
    assert len(tomli.loads(switched_on(text))) >= 10
    assert run(["config", "show"]) == 0


def test_both_languages_speak_of_the_same_settings(site: Path, init: Init) -> None:
    put(site, {"news/tea.md": ENGLISH, "vendor/a.md": "A."})
    texts = []
    for language in ("en", "zh"):
        init("--language", language)
        texts.append((site / CONFIG).read_text("utf-8"))
        (site / CONFIG).unlink()
        (site / HOOKS).unlink()
    keys = [re.findall(r"(?m)^#? ?([a-z-]+) = |^# (\[per-file.*)", text) for text in texts]
    assert keys[0] == keys[1]
    assert max(len(line) for line in texts[0].splitlines()) <= 110


@pytest.mark.parametrize(
    ("files", "words"),
    [
        pytest.param({"a.md": CHINESE, "b.md": CHINESE, "c.md": ENGLISH}, "文章", id="mostly Chinese"),
        pytest.param({"a.md": CHINESE.replace("药", "藥")}, "文章", id="Traditional Chinese"),
        pytest.param({"a.md": CHINESE, "b.md": ENGLISH, "c.md": ENGLISH}, "articles", id="mostly English"),
        pytest.param({"a.md": CHINESE, "b.md": ENGLISH}, "articles", id="half and half"),
    ],
)
def test_the_notes_are_in_the_language_of_most_articles(
    files: dict[str, str], words: str, site: Path, init: Init
) -> None:
    put(site, files)
    said = init()
    assert words in said
    assert words in (site / CONFIG).read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize(("lang", "words"), [("zh_TW.UTF-8", "还没有文章"), ("en_GB.UTF-8", "no articles")])
def test_without_articles_the_notes_are_in_the_language_of_the_user(
    lang: str, words: str, site: Path, init: Init, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    assert words in init()
    assert config(site) == {}


@pytest.mark.parametrize(
    ("files", "excluded"),
    [
        pytest.param({"hugo.toml": "", "layouts/x.html": "x"}, ["/layouts/"], id="Hugo's layouts"),
        pytest.param({"config.toml": "", "themes/a/x.md": "x"}, ["/themes/"], id="Hugo's themes"),
        pytest.param({"archetypes/default.md": "{{ .Name }}"}, ["/archetypes/"], id="Hugo's archetypes"),
        pytest.param({"site/_includes/x.html": "x"}, ["/site/_includes/"], id="Jekyll's, further down"),
        pytest.param({"_config.yml": "", "themes/x.md": "x"}, ["/themes/"], id="Hexo's themes"),
        pytest.param({"mkdocs.yml": "", "overrides/main.html": "x"}, ["/overrides/"], id="MkDocs"),
        pytest.param({"docusaurus.config.ts": "", "build/x.html": "x"}, ["/build/"], id="Docusaurus' pages"),
        pytest.param({"templates/x.html": "<p>{% block body %}"}, ["/templates/"], id="like templates"),
        pytest.param({"vendor/x/a.md": "x", "vendor/b.md": "x"}, ["/vendor/"], id="what others have made"),
        pytest.param({"模板/layouts/x.html": "{{ x }}"}, ["/模板/layouts/"], id="below a Chinese folder"),
        pytest.param({"themes/heart.md": "Hearts."}, None, id="a folder of articles called themes"),
        pytest.param({"build/x.html": "x"}, None, id="a folder of articles called build"),
        pytest.param({"templates/letter.md": "Dear patient,"}, None, id="templates of letters"),
        pytest.param({"_drafts/x.md": "x"}, None, id="drafts"),
        pytest.param({"hugo.toml": "", "layouts/x.css": "x"}, None, id="nothing in it that would be read"),
    ],
)
def test_folders_of_templates_are_left_out_and_folders_of_articles_are_not(
    files: dict[str, str], excluded: list[str] | None, site: Path, init: Init
) -> None:
    put(site, {"tea.md": ENGLISH, **files})
    said = init()
    assert config(site).get("exclude") == excluded
    assert ("Left out, as they hold templates" in said) is (excluded is not None)


def test_signs_in_the_name_of_a_folder_are_no_pattern(site: Path, init: Init) -> None:
    put(site, {"tea.md": ENGLISH, "a[b] {c}/vendor/x.md": ENGLISH, "a[b] {c}/shop/y.md": ENGLISH})
    init()
    put(site, {CONFIG: switched_on((site / CONFIG).read_text("utf-8"))})
    session = Session(Request(paths=(".",)))
    config = session.config_for(site)
    assert [article.path for article in session.lint()] == ["a[b] {c}/shop/y.md", "tea.md"]
    assert config.per_file[0].pattern == "/a?b? {c}/**"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param({"layouts/foot.html": "\nIt is no medical advice."}, "layouts/foot.html:2", id="HTML"),
        pytest.param({"_includes/foot.njk": "本站内容仅供参考。"}, "_includes/foot.njk:1", id="Simplified"),
        pytest.param({"i18n/tw.toml": "a = '不能取代醫師的診斷'"}, "i18n/tw.toml:1", id="Traditional"),
        pytest.param(
            {"src/theme/Foot.tsx": "for information purposes only"},
            "src/theme/Foot.tsx:1",
            id="React",
        ),
        pytest.param({"layouts/foot.html": "Ask about our tea."}, None, id="none"),
        pytest.param({"notes.html": "This is not medical advice."}, None, id="in an article"),
    ],
)
def test_a_disclaimer_in_a_template_is_shown_and_left_to_the_user(
    files: dict[str, str], place: str | None, site: Path, init: Init
) -> None:
    put(site, {"tea.md": ENGLISH, **files})
    said = init()
    assert "disclaimer-provided-by" not in config(site)
    assert (place or "to put a disclaimer") in said or place is None
    assert ("seems to put a disclaimer" in said) is (place is not None)
    text = (site / CONFIG).read_text("utf-8")
    assert (f"# {place} seems" in text) is (place is not None)


@pytest.mark.parametrize(
    ("files", "profiles"),
    [
        pytest.param(["shop/a.md", "shop/b/c.md", "d.md"], {"/shop/**": "product"}, id="a folder"),
        pytest.param(["content/shop/a.md", "content/a.md"], {"/content/shop/**": "product"}, id="deep"),
        pytest.param(["新闻/a.md", "b.md"], {"/新闻/**": "news"}, id="a Chinese folder"),
        pytest.param(
            ["blog/a.md", "shop/b.md"], {"/blog/**": "blog", "/shop/**": "product"}, id="two of a kind each"
        ),
    ],
)
def test_folders_that_look_like_something_are_proposed(
    files: list[str], profiles: dict[str, str], site: Path, init: Init
) -> None:
    put(site, dict.fromkeys(files, ENGLISH))
    init()
    assert set(config(site)) == {"baseline"}
    proposed = tomli.loads(switched_on((site / CONFIG).read_text("utf-8")))["per-file"]
    assert proposed == {pattern: {"profile": profile} for pattern, profile in profiles.items()}


def test_a_repository_of_one_kind_is_proposed_as_a_whole(site: Path, init: Init) -> None:
    put(site, {f"blog/{number}.md": ENGLISH for number in range(5)})
    assert 'everything looks like profile "blog"' in init()
    assert '\n# profile = "blog"\n' in (site / CONFIG).read_text("utf-8")


def test_what_a_check_finds_is_counted_and_the_way_to_start_clean_is_told(
    site: Path, init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    put(site, {"tea.md": ENGLISH, "茶.md": CHINESE, "layouts/a.html": "{{ x }} a miracle cure"})
    said = init()
    assert run(["check", "--output-format", "json-lines", "-q", "--no-baseline"]) == 1
    found = len(capsys.readouterr().out.splitlines())
    assert f"{found} findings in 2 of 2 articles (healthlint check --no-baseline shows them)." in said
    assert "    healthlint check --write-baseline\n" in said
    assert run(["check", "--write-baseline"]) == 0
    assert run(["check"]) == 0
    assert run(["check", "--no-baseline"]) == 1


def test_articles_without_a_finding_need_no_baseline(site: Path, init: Init) -> None:
    put(site, {"tea.md": "# Tea\n\nTea is mostly water.\n"})
    said = init()
    assert "No findings." in said
    assert "baseline" not in said
    assert config(site) == {}


def test_a_dry_run_shows_both_files_and_writes_none(site: Path, init: Init) -> None:
    hooks = "repos:\n  - repo: local\n    hooks: []\n"
    put(site, {"tea.md": ENGLISH, HOOKS: hooks})
    said = init("--dry-run")
    assert sorted(each.name for each in site.iterdir()) == [".git", HOOKS, "tea.md"]
    assert (site / HOOKS).read_text("utf-8") == hooks
    assert "\n# exclude = " in said
    assert "entry: healthlint check" in said


@pytest.mark.parametrize(
    ("name", "text", "folder"),
    [
        pytest.param(CONFIG, "", [], id=CONFIG),
        pytest.param("healthlint.toml", "", [], id="healthlint.toml"),
        pytest.param("pyproject.toml", "[tool.healthlint]\n", [], id="pyproject.toml"),
        pytest.param(CONFIG, "", ["articles"], id="one that speaks for the folder"),
    ],
)
def test_a_config_that_exists_is_left_alone(
    name: str, text: str, folder: list[str], site: Path, init: Init
) -> None:
    put(site, {name: text, "articles/tea.md": ENGLISH})
    said = init(*folder, code=2)
    assert name in said
    assert "healthlint init --only hook" in said or '[per-file."articles/**"]' in said
    assert (site / name).read_text("utf-8") == text
    assert not (site / HOOKS).exists()
    assert sorted(each.name for each in (site / "articles").iterdir()) == ["tea.md"]


def test_the_hook_alone_can_be_had_beside_a_config(site: Path, init: Init) -> None:
    put(site, {CONFIG: 'exclude = ["old/"]\n', "tea.md": ENGLISH})
    init("--only", "hook")
    assert (site / CONFIG).read_text("utf-8") == 'exclude = ["old/"]\n'
    assert (site / HOOKS).exists()
    assert "already" in init("--only", "hook")


def test_the_config_alone_can_be_had(site: Path, init: Init) -> None:
    put(site, {"tea.md": ENGLISH, "pyproject.toml": "[project]\n"})
    assert "pre-commit" not in init("--only", "config")
    assert not (site / HOOKS).exists()


def test_a_folder_that_is_named_gets_the_config_and_the_hook_reads_only_there(site: Path, init: Init) -> None:
    put(site, {"health pages/tea.md": ENGLISH, "notes/todo.md": "A miracle cure for bugs.\n"})
    said = init("health pages")
    assert (site / "health pages" / CONFIG).is_file()
    hook = yaml.safe_load((site / HOOKS).read_text("utf-8"))["repos"][0]["hooks"][0]
    assert re.search(hook["files"], "health pages/tea.md")
    assert not re.search(hook["files"], "notes/todo.md")
    assert 'healthlint check --write-baseline "health pages"' in said
    assert 'git add "health pages/.healthlint.toml"' in said


def test_below_the_top_the_whole_repository_is_meant(
    site: Path, init: Init, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, {"articles/tea.md": ENGLISH})
    monkeypatch.chdir(site / "articles")
    init()
    assert (site / CONFIG).is_file()
    assert (site / HOOKS).is_file()


def test_outside_a_repository_there_is_a_config_and_no_hook(site: Path, init: Init) -> None:
    (site / ".git").rmdir()
    put(site, {"tea.md": ENGLISH})
    assert "healthlint init --only hook" in init()
    assert (site / CONFIG).is_file()
    assert not (site / HOOKS).exists()
    assert "git init" in init("--only", "hook", code=2)


def test_a_file_of_hooks_that_cannot_be_added_to_is_left_alone_and_the_lines_are_shown(
    site: Path, init: Init
) -> None:
    hooks = "repos: [{repo: local, hooks: []}]\n"
    put(site, {"tea.md": ENGLISH, HOOKS: hooks})
    said = init()
    assert (site / HOOKS).read_text("utf-8") == hooks
    assert f"{HOOKS} was left alone, as its repos stand in [ ]" in said
    assert "\n      - id: healthlint\n" in said
    (site / HOOKS).write_bytes("# 检查\nrepos: []\n".encode("gb18030"))
    assert "not in UTF-8" in init("--only", "hook")
    put(site, {HOOKS: "repos: [\n"})
    assert f"{HOOKS}:2 未改动：它不是有效的 YAML" in init("--only", "hook", "--language", "zh")


def test_what_cannot_be_written_leaves_nothing_behind(site: Path, init: Init) -> None:
    put(site, {"tea.md": ENGLISH, f"{HOOKS}/a": ""})
    assert HOOKS in init(code=2)
    assert not (site / CONFIG).exists()


def test_an_article_that_cannot_be_read_is_no_hindrance(site: Path, init: Init) -> None:
    put(site, {"tea.md": ENGLISH})
    (site / "broken.md").write_bytes(bytes(range(128, 256)) * 40)
    assert "2 articles" in init()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nowhere"], "there is no folder nowhere", id="a folder that is not there"),
        pytest.param(["--only", "hooks"], "did you mean hook", id="an unknown part"),
        pytest.param(["--language", "fr"], "choose from auto, en, zh", id="an unknown language"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: list[str], said: str, init: Init) -> None:
    assert said in init(*arguments, code=2)
