"""What was accepted is known again when it was moved or reworded, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.app.accepting.baseline_options import Wish
from healthlint.app.accepting.baselining import Baselining
from healthlint.app.checking.verdict import Verdict
from healthlint.run.baseline.file import read_baseline
from healthlint.run.request import Request
from healthlint.run.session import Session

WINE = "Our neighbours call this wine a miracle cure for colds."
PATCH = "Since last spring the pharmacy in Marlow has sold a miracle cure as a patch."
茶 = "邻居都说这种茶是治感冒的灵丹妙药，一喝就好。"
BEFORE, BEHIND = "The bottle stands by the window.", "It costs next to nothing."
RULES = ("PRO102", "HL912")
TOO = "A wonder drug, says the label of the bottle."

Files = Mapping[str, str]


class Repository:
    """A folder of articles with a baseline, looked at from outside; all rules speak as one."""

    def __init__(self, folder: Path, **request: object) -> None:
        self.folder = folder
        self.file = folder / "baseline.jsonl"
        self._request = Request(select=RULES, isolated=True, baseline=self.file, jobs=1)._replace(**request)

    def hold(self, files: Files) -> None:
        for path in self.folder.rglob("*.md"):
            path.unlink()
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_bytes(text.encode())

    def run(self, wish: Wish, paths: Sequence[str] = (".",)) -> Baselining:
        """Judge some paths, seen from the folder; what is reported is in `reported`."""
        request = self._request._replace(paths=tuple(str(self.folder / path) for path in paths))
        session = Session(request)
        baselining = Baselining(wish._replace(file=self.file), session, Verdict())
        articles = [*baselining.over(session.lint())]
        self.withheld = [each.finding for article in articles for each in article.withheld]
        self.reported = [
            (Path(article.path).relative_to(self.folder).as_posix(), finding.line, finding.text)
            for article in articles
            for finding in article.findings
            if finding.severity != "info"
        ]
        return baselining

    def new(self, paths: Sequence[str] = (".",)) -> list[tuple[str, int, str]]:
        self.run(Wish(), paths)
        return self.reported

    def accept(self, files: Files) -> None:
        self.hold(files)
        self.run(Wish(write=True, accept_new=True))
        assert self.reported == []


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def article(*paragraphs: str) -> str:
    return "\n\n".join(("# Letters", *paragraphs)) + "\n"


OLD: Files = {
    "a.md": article(BEFORE, f"{BEFORE} {WINE} {BEHIND}", BEHIND, TOO, WINE.replace("wine", "gin")),
    "b.md": article(PATCH),
    "c.md": article(茶),
}

KEPT: dict[str, Files] = {
    "nothing": OLD,
    "lines added above": {**OLD, "a.md": article("More.", "And more.", WINE)},
    "another paragraph order": {**OLD, "a.md": article(WINE, BEHIND, BEFORE)},
    "a paragraph moved to another file": {**OLD, "a.md": article(BEFORE), "b.md": article(PATCH, WINE)},
    "paragraphs exchanged": {"a.md": article(PATCH), "b.md": article(茶), "c.md": article(WINE)},
    "a file renamed": {"a.md": OLD["a.md"], "b.md": OLD["b.md"], "归档/茶 2.md": OLD["c.md"]},
    "all files renamed": {f"new/{name}": text for name, text in OLD.items()},
    "a file taken apart": {
        "d.md": article(TOO), "e.md": article(WINE), "b.md": OLD["b.md"], "c.md": OLD["c.md"]
    },
    "files joined": {"all.md": article(WINE, PATCH, 茶)},
    "line ends of Windows": {name: text.replace("\n", "\r\n") for name, text in OLD.items()},
    "wrapped": {**OLD, "a.md": article(WINE.replace("wine a miracle", "wine\na miracle"))},
    "wrapped in Chinese": {**OLD, "c.md": article(茶.replace("丹妙", "丹\n妙"))},
    "in bold": {**OLD, "a.md": article(WINE.replace("miracle", "**miracle**"))},
    "a list": {**OLD, "a.md": article(f"- {BEFORE}\n- {WINE}\n- {BEHIND}")},
    "traditional characters": {**OLD, "c.md": article("鄰居都說這種茶是治感冒的靈丹妙藥，一喝就好。")},
    "the sentence reworded": {
        **OLD, "a.md": article(BEFORE, "For colds, our neighbours say, this wine is a miracle cure.", BEHIND)
    },
    "the Chinese sentence reworded": {**OLD, "c.md": article("邻居说，治感冒喝这种茶就好，是灵丹妙药。")},
    "the neighbours reworded": {
        **OLD, "a.md": article(f"By the window stands a bottle. {WINE} Cheap it is.")
    },
    "reworded and renamed": {
        "b.md": OLD["b.md"],
        "c.md": OLD["c.md"],
        "d.md": article(BEFORE, "Neighbours call this wine a miracle cure for colds.", TOO),
    },
    "moved and reworded": {
        **OLD,
        "a.md": article(BEFORE),
        "b.md": article(PATCH, f"{BEFORE} Some neighbours call the wine a miracle cure for colds. {BEHIND}"),
    },
    "words bent": {**OLD, "a.md": article("Our neighbours call these wines miracle cures for colds.")},
    "one deleted": {name: OLD[name] for name in ("a.md", "b.md")},
}  # fmt: skip


@pytest.mark.parametrize("files", KEPT.values(), ids=KEPT.keys())
def test_what_was_accepted_does_not_come_back(files: Files, repository: Repository) -> None:
    repository.accept(OLD)
    repository.hold(files)
    assert repository.new() == []


NEW: dict[str, tuple[Files, list[tuple[str, int, str]]]] = {
    "a fault in a clean paragraph": (
        {**OLD, "b.md": article(PATCH, "It is a wonder drug, they say.")},
        [("b.md", 5, "wonder drug")],
    ),
    "another fault in the place of one": (
        {**OLD, "a.md": article(BEFORE, f"{BEFORE} Here honey passes for a wonder drug. {BEHIND}", BEHIND)},
        [("a.md", 5, "wonder drug")],
    ),
    "the same words in another sentence": (
        {**OLD, "b.md": article("The signs in Tarnby praise honey as a miracle cure.", "Ask Nell.")},
        [("b.md", 3, "miracle cure")],
    ),
    "the same words in another sentence between the same neighbours": (
        {**OLD, "a.md": article(f"{BEFORE} The signs in Tarnby praise honey as a miracle cure. {BEHIND}")},
        [("a.md", 3, "miracle cure")],
    ),
    "other words in the same sentence": (
        {**OLD, "a.md": article(WINE.replace("miracle cure", "wonder drug"))},
        [("a.md", 3, "wonder drug")],
    ),
    "the same words in another Chinese sentence": (
        {**OLD, "c.md": article("药铺的招牌上写着灵丹妙药，一周卖掉五罐。")},
        [("c.md", 3, "灵丹妙药")],
    ),
    "a copy in the same file": (
        {**OLD, "b.md": article(PATCH, BEFORE, PATCH)},
        [("b.md", 7, "miracle cure")],
    ),
    "a copy in the place of a sentence like it": (
        {**OLD, "a.md": article(WINE, WINE, BEHIND), "b.md": article(PATCH)},
        [("a.md", 5, "miracle cure")],
    ),
    "a copy in a new file": ({**OLD, "d.md": article(PATCH)}, [("d.md", 3, "miracle cure")]),
    "a copy of a file": ({**OLD, "copy of c.md": OLD["c.md"]}, [("copy of c.md", 3, "灵丹妙药")]),
    "a new file in the place of one": (
        {"b.md": OLD["b.md"], "d.md": article("药铺的招牌上写着灵丹妙药，一周卖掉五罐。")},
        [("d.md", 3, "灵丹妙药")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), NEW.values(), ids=NEW.keys())
def test_what_is_new_is_reported_and_nothing_else(
    files: Files, expected: list[tuple[str, int, str]], repository: Repository
) -> None:
    repository.accept(OLD)
    repository.hold(files)
    assert repository.new() == expected


@settings(max_examples=15, deadline=None)
@given(paragraphs=st.permutations([WINE, PATCH, 茶, BEFORE, BEHIND, WINE.replace("colds", "warts")]))
def test_any_order_of_the_paragraphs_is_accepted(
    paragraphs: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = Repository(tmp_path_factory.mktemp("site"))
    repository.accept({"a.md": article(WINE, PATCH, 茶, BEFORE, BEHIND, WINE.replace("colds", "warts"))})
    half = len(paragraphs) // 2
    repository.hold({"a.md": article(*paragraphs[:half]), "b.md": article(*paragraphs[half:])})
    repository.new(("a.md", "b.md"))
    assert repository.reported == []
    assert len(repository.withheld) == 4


@settings(max_examples=15, deadline=None)
@given(accepted=st.integers(1, 4), more=st.integers(0, 3), sentence=st.sampled_from((WINE, 茶)))
def test_as_many_copies_are_accepted_as_there_were(
    accepted: int, more: int, sentence: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository = Repository(tmp_path_factory.mktemp("site"))
    repository.accept({"a.md": article(*[sentence] * accepted)})
    entries = read_baseline(repository.file)
    assert [entry.number for entry in entries or ()] == [accepted]
    repository.hold({"a.md": article(*[sentence] * (accepted + more))})
    assert len(repository.new()) == more


def test_a_file_that_is_no_part_of_the_run_keeps_its_entries(repository: Repository) -> None:
    repository.accept(OLD)
    repository.hold({**OLD, "d.md": article(PATCH)})
    assert repository.new(("d.md",)) == [("d.md", 3, "miracle cure")]
    assert repository.new(("b.md", "d.md")) == [("d.md", 3, "miracle cure")]


def test_a_renamed_file_is_known_again_in_a_run_of_it_alone(repository: Repository) -> None:
    repository.accept(OLD)
    repository.hold({"a.md": OLD["a.md"], "b.md": OLD["b.md"], "茶.md": OLD["c.md"]})
    assert repository.new(("茶.md",)) == []


def test_a_file_that_cannot_be_read_keeps_its_entries(repository: Repository) -> None:
    repository.accept(OLD)
    repository.hold({**OLD, "d.md": article(PATCH)})
    (repository.folder / "b.md").write_bytes(b"\xff\xfe\x00\xd8\x00")
    assert ("d.md", 3, "miracle cure") in repository.new()


def test_what_an_article_says_to_healthlint_can_be_accepted_too(repository: Repository) -> None:
    unused = "<!-- healthlint-disable-next-line PRO102 -- as of old -->\n\nTea is wet."
    repository.hold({"a.md": article(unused, BEFORE)})
    assert repository.run(Wish(write=True)).exit_code == 0
    repository.hold({"a.md": article(BEFORE, BEHIND, unused)})
    assert repository.new() == []
    assert [finding.code for finding in repository.withheld] == ["HL912"]
    repository.hold({"a.md": article(BEFORE, unused, BEHIND, unused)})
    assert len(repository.new()) == 1


def test_a_file_with_very_many_findings_is_known_again_when_all_are_reworded(repository: Repository) -> None:
    names = [f"{one}{other}" for one in ("Wex", "Tarn", "Holm", "Quill") for other in map(str, range(60))]
    accepted = [f"Honey from {name} is a miracle cure for colds." for name in names]
    repository.accept({"a.md": article(*accepted)})
    reworded = [f"For colds, honey from {name} is a miracle cure." for name in names]
    repository.hold({"a.md": article(*reworded, "My aunt swears by this miracle cure.")})
    assert repository.new() == [("a.md", 2 * len(names) + 3, "miracle cure")]


LONG = " ".join(
    f"Sentence {number} is about the harbour and the ferries of the town." for number in range(30)
)


def test_a_finding_about_a_whole_article_goes_along_with_its_file(tmp_path: Path) -> None:
    repository = Repository(tmp_path, select=("TRN102",), preset=("strict",))
    repository.folder.mkdir(exist_ok=True)
    (repository.folder / ".healthlint.toml").touch()

    def unaccepted(files: Files) -> list[str]:
        repository.hold(files)
        session = Session(repository._request._replace(paths=(str(tmp_path),)))
        verdict = Verdict(min_severity="info")
        articles = Baselining(Wish(repository.file), session, verdict).over(session.lint())
        return [Path(each.path).name for each in articles if each.findings]

    gout, other = article("Gout hurts.", LONG), article("Asthma.", LONG.replace("Sentence", "The number"))
    repository.hold({"gout.md": gout})
    session = Session(repository._request._replace(paths=(str(tmp_path),)))
    [
        *Baselining(Wish(repository.file, write=True), session, Verdict(min_severity="info")).over(
            session.lint()
        )
    ]
    assert unaccepted({"gout.md": gout}) == []
    assert unaccepted({"gout.md": other}) == []  # the article says other things and has the same fault
    assert unaccepted({"new/gout 2.md": gout.replace("Sentence 3", "Number 3")}) == []
    assert unaccepted({"other.md": other}) == ["other.md"]
    assert unaccepted({"gout.md": gout, "copy.md": gout}) == ["copy.md"]
