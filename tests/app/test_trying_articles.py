"""`healthlint test --on` says what rules come to on articles, and where two owners say the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from distributions import install
from healthlint.app.cli import run
from healthlint.app.trying.overlaps import Overlaps
from healthlint.testing import findings_of
from house import house_rule, plugin, write
from testing.probes import probe

Survey = Callable[..., dict[str, Any]]

TEA = (
    "# Tea\n\nA detox tea. This is a detox. There is no purge of toxins. A detox tea again.\n\n"
    "> A purge is a purge.\n"
)
COFFEE = "# Coffee\n\nCoffee is no purge at all.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two articles, which is the current one, and rules of its own."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "articles" / "tea.md", TEA)
    write(tmp_path / "articles" / "coffee.md", COFFEE)
    write(tmp_path / "rules" / "a.toml", house_rule())
    write(tmp_path / "rules" / "b.toml", house_rule("HOU102", "no-detox-tea", "detox tea"))
    write(tmp_path / "rules" / "c.toml", house_rule("HOU103", "no-kettle", "kettle"))
    purge = house_rule("HOU104", "no-purge", "purge", 'scope = ["paragraph"]\ncontext = "claim"\n')
    write(tmp_path / "rules" / "d.toml", purge)
    write(tmp_path / ".healthlint.toml", 'rule-paths = ["rules"]\nselect = ["HOU"]\n')
    return tmp_path


@pytest.fixture
def survey(capsys: pytest.CaptureFixture[str]) -> Survey:
    """Return what runs `healthlint test --on` over the articles and returns its JSON."""

    def run_survey(*arguments: str, on: str = "articles", code: int = 0) -> dict[str, Any]:
        assert run(["test", *arguments, "--on", on, "-f", "json"]) == code
        data: dict[str, Any] = json.loads(capsys.readouterr().out)
        return data

    return run_survey


def codes(listed: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in listed]


def test_rules_that_never_fired_and_terms_that_never_matched_are_told(survey: Survey) -> None:
    data = survey()

    assert (data["articles"], data["rules"], data["errors"]) == (2, 4, [])
    assert codes(data["never_fired"]) == ["HOU103", "HOU104"]
    assert data["never_matched"] == [
        {
            "code": "HOU103",
            "name": "no-kettle",
            "owner": "rules/c.toml",
            "of": 1,
            "terms": [{"path": "rules/c.toml", "line": 10, "term": "kettle"}],
        }
    ]


def test_terms_that_were_always_excused_are_told_with_what_excused_them(survey: Survey) -> None:
    (excused,) = survey()["always_excused"]

    assert (excused["path"], excused["line"], excused["term"]) == ("rules/d.toml", 12, "purge")
    assert excused["by"] == {"negated": 2, "scope": 2}


def test_noise_is_findings_and_articles_and_findings_per_thousand_sentences(survey: Survey) -> None:
    data = survey()

    assert data["sentences"] == 8
    assert data["noise"][0] == {
        "code": "HOU101",
        "name": "no-detox",
        "owner": "rules/a.toml",
        "findings": 3,
        "articles": 1,
        "per_1000_sentences": 375.0,
    }
    assert codes(data["noise"]) == ["HOU101", "HOU102"]


def test_two_rule_files_that_overlap_are_told_with_the_share_of_each(survey: Survey) -> None:
    data = survey()

    (overlap,) = data["overlaps"]["between_owners"]
    assert overlap["times"] == 2
    assert [
        (each["owner"], each["shared"], each["findings"], each["percent"]) for each in overlap["rules"]
    ] == [
        ("rules/a.toml", 2, 3, 66),
        ("rules/b.toml", 2, 2, 100),
    ]
    assert data["overlaps"]["between_families"] == []


def test_rules_that_are_named_are_tried_and_the_others_only_run_beside_them(survey: Survey) -> None:
    data = survey("rules/b.toml")

    assert codes(data["noise"]) == ["HOU102"]
    assert [codes(each["rules"]) for each in data["overlaps"]["between_owners"]] == [["HOU101", "HOU102"]]


def test_rules_that_no_config_names_can_be_tried(folder: Path, survey: Survey) -> None:
    (folder / ".healthlint.toml").write_text('select = ["PRO"]\n', encoding="utf-8")

    data = survey("rules")

    assert codes(data["noise"]) == ["HOU101", "HOU102"]
    assert data["rules"] > 10


def test_a_plugin_that_says_what_a_rule_file_says_is_told(
    folder: Path, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = plugin("TRO", "no-overlapping-lemon").replace('"lemon"', '"detox"').replace("⟦lemon⟧", "⟦detox⟧")
    install(folder / "lib", "healthlint-overlapping", "1.0", "TRO", "overlapping_lemons", code)
    monkeypatch.syspath_prepend(str(folder / "lib"))

    data = survey("--select", "HOU101,TRO")

    (overlap,) = data["overlaps"]["between_owners"]
    assert [(each["owner"], each["percent"]) for each in overlap["rules"]] == [
        ("rules/a.toml", 100),
        ("healthlint-overlapping", 100),
    ]


def test_families_of_one_plugin_are_told_apart_from_owners(repository: Path, survey: Survey) -> None:
    data = survey("--select", "ALL", "--isolated", on=str(repository / "examples"))

    assert data["articles"] == 8
    assert data["overlaps"]["between_owners"] == []
    pairs = [codes(each["rules"]) for each in data["overlaps"]["between_families"]]
    assert pairs
    assert all(one[:3] != other[:3] for one, other in pairs)


def test_the_text_lists_each_part_and_the_rest_with_verbose(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ", ".join(f'"kettle of {word}"' for word in "one two three four five six seven".split())
    write(folder / "rules" / "c.toml", house_rule("HOU103", "no-kettle").replace('["detox"]', f"[{words}]"))

    assert run(["test", "--on", "articles"]) == 0
    short = capsys.readouterr().out
    assert run(["test", "--on", "articles", "--verbose"]) == 0
    full = capsys.readouterr().out

    assert short.splitlines()[0] == "2 articles, 8 sentences, 4 rules"
    assert (
        '  HOU103 no-kettle: 7 of 7: "kettle of one", "kettle of two", "kettle of three", "kettle of four",'
        ' "kettle of five", … and 2 more'
    ) in short.splitlines()
    assert '    rules/c.toml:10: terms.en[7] "kettle of seven"' in full.splitlines()
    assert "  HOU101 no-detox: 3 findings in 1 article, 375.0 per 1,000 sentences" in short.splitlines()
    assert (
        "  HOU101 no-detox (rules/a.toml) and HOU102 no-detox-tea (rules/b.toml): 2 times,"
        " 66% of the first and 100% of the second"
    ) in short.splitlines()
    assert (
        '  rules/d.toml:12: HOU104 no-purge: terms.en[1] "purge": 4 matches: negated 2, scope 2'
    ) in short.splitlines()


def test_an_unreadable_article_is_told_and_the_others_are_read(folder: Path, survey: Survey) -> None:
    (folder / "articles" / "broken.md").write_bytes(b"\x00\xff\xfe\x00 \xff")

    data = survey(code=2)

    assert data["articles"] == 2
    assert [error.split(": ")[0] for error in data["errors"]] == ["articles/broken.md"]


def test_a_rule_that_fails_on_articles_is_told_once_and_the_others_are_asked(
    folder: Path, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = plugin("TRF", "no-faulty-lemon").replace(
        "\n\n@hookimpl", "\n    def check(self, document):\n        return 1 / 0\n\n\n@hookimpl"
    )
    install(folder / "lib", "healthlint-faulty", "1.0", "TRF", "faulty_lemons", code)
    monkeypatch.syspath_prepend(str(folder / "lib"))

    data = survey("--select", "HOU101,TRF", code=2)

    assert len(data["errors"]) == 1
    assert "TRF101 no-faulty-lemon failed here: ZeroDivisionError" in data["errors"][0]
    assert codes(data["noise"]) == ["HOU101"]


def test_a_broken_rule_file_is_told_and_the_others_are_tried(folder: Path, survey: Survey) -> None:
    write(folder / "rules" / "c.toml", "code = \n")
    write(folder / ".healthlint.toml", 'select = ["PRO"]\n')

    data = survey("rules", code=2)

    assert data["errors"][0].startswith("rules/c.toml:1: not TOML")
    assert codes(data["noise"]) == ["HOU101", "HOU102"]


WRONG = {
    "no-articles": (("--on", "artcles"), "artcles: no such file or folder; did you mean articles?"),
    "selection": (("--on", "articles", "--select", "HOU9"), "HOU9"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(["test", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_findings_overlap_where_they_share_words_and_not_where_they_touch() -> None:
    one = probe("⟦a⟧", terms={"en": ["long probe", "rope"]})
    other = probe("⟦a⟧", code="PRB102", name="another", terms={"en": ["probe", "kettle"]})
    overlaps = Overlaps()

    for text in ("A long probe.", "A rope-kettle and a long probe. A rope."):
        overlaps.add([*findings_of(one, text), *findings_of(other, text)])

    (overlap,) = overlaps.all()
    assert (overlap.codes, overlap.times) == (("PRB101", "PRB102"), 2)
    assert (overlap.shared, overlap.findings, overlap.shares) == ((2, 2), (4, 3), (50, 66))
