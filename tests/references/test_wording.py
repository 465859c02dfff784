import re
from pathlib import Path

import pytest

import healthlint.references
from healthlint.references.judging.verdict import judge
from healthlint.references.known import KnownWorks
from healthlint.references.wording import Language, evidence_lines, message
from healthlint.text.language.han import count_han
from reference_cases import CASES, Case
from salt_and_sleep import EYES, KNOWN, SALT, TODAY, WITHDRAWN, citing

ACCUSING = re.compile(
    r"\bfake|fabricat|predatory|(?:does|do|did) ?(?:not|n't) exist|non-?existent|bogus|fraud|hallucinat"
    r"|虚假|伪造|造假|掠夺|不存在|捏造|编造|假文献",
    re.IGNORECASE,
)
LANGUAGES: tuple[Language, ...] = ("en", "zh")
SOURCES = [path for folder in healthlint.references.__path__ for path in sorted(Path(folder).rglob("*.py"))]


def said(case: Case, language: Language) -> list[str]:
    judgement = judge(case.cited, case.answers, today=TODAY)
    return [message(judgement, language), *evidence_lines(judgement, language)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_no_message_accuses_or_reads_a_miss_as_absence(case: Case, language: Language) -> None:
    lines = said(case, language)
    assert all(line.strip() for line in lines)
    assert not ACCUSING.search("\n".join(lines))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_word_that_accuses_stands_in_the_code_that_words_messages(path: Path) -> None:
    assert not ACCUSING.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_message_is_in_its_language_and_one_sentence(case: Case) -> None:
    judgement = judge(case.cited, case.answers, today=TODAY)
    english, chinese = message(judgement, "en"), message(judgement, "zh")
    assert count_han(chinese)
    assert count_han(re.sub("“.*?”", "", english)) == 0
    assert not english.endswith(".")
    assert not chinese.endswith("。")


def test_a_miss_names_the_registry_its_day_and_its_size() -> None:
    judgement = judge(citing(SALT, "10.1234/x", title="Coffee and dreams"), KNOWN, today=TODAY)
    assert message(judgement, "en") == (
        "not in the local registry (snapshot 2025-03-01, 5 records); could not verify"
    )
    assert message(judgement, "zh") == "本地登记库（截至 2025-03-01，5 条）未收录，未能核实"


def test_an_identifier_that_was_never_given_out_may_have_innocent_reasons() -> None:
    judgement = judge(citing(SALT, "10.1234/never.1", title="Coffee and dreams"), KNOWN, today=TODAY)
    assert message(judgement, "en") == (
        "doi.org does not know this DOI (checked 2026-05-30); it may be mistyped, unregistered by "
        "the publisher, or invented"
    )


def test_a_retraction_is_told_with_its_day_its_source_and_its_notice() -> None:
    judgement = judge(citing(WITHDRAWN, WITHDRAWN.doi), KNOWN, today=TODAY)
    assert message(judgement, "en") == (
        "this work was retracted (2022-01-02, according to Retraction Watch); "
        "see the notice, DOI 10.1234/notice.1"
    )


def test_a_difference_shows_both_sides() -> None:
    judgement = judge(citing(SALT, SALT.doi, year=2011), KNOWN, today=TODAY)
    assert message(judgement, "en") == "Crossref has it otherwise: year cited “2011”, registered “2021”"
    assert message(judgement, "zh") == "与 Crossref 的登记信息不一致：年份：文中“2011”，登记“2021”"


def test_what_could_not_be_compared_is_no_difference() -> None:
    judgement = judge(citing(SALT, SALT.doi, title="盐与夜班护士睡眠的关系"), KNOWN, today=TODAY)
    assert message(judgement, "en") == (
        "found in Crossref, but the title could not be compared; the register gives none in this language"
    )
    assert message(judgement, "zh") == "Crossref 有此记录，但登记库没有同语种的题名，题名未能比对"


def test_another_work_is_named() -> None:
    judgement = judge(citing(SALT, EYES.doi), KNOWN, today=TODAY)
    assert message(judgement, "en") == (
        "DOI 10.1234/eyes.1 leads to another work: “Gene therapy of a rare disease of the eye” by Moreau"
    )


def test_who_was_not_asked_is_told_last() -> None:
    assert said(Case(citing(SALT), "matched"), "en")[-1] == "not asked: doi.org"


def test_what_a_registry_has_from_a_service_is_not_told_as_that_services_answer() -> None:
    known = KnownWorks([SALT], name="works.registry")
    known.not_asked = ("crossref", "doi.org")
    judgement = judge(citing(SALT, SALT.doi), known, today=TODAY)
    assert [*evidence_lines(judgement, "en")] == [
        "DOI 10.1234/salt.1: found in works.registry, from Crossref (2025-03-01)",
        "not asked: Crossref, doi.org",
    ]
    assert [*evidence_lines(judgement, "zh")] == [
        "DOI 10.1234/salt.1：有，works.registry 所收 Crossref 数据（2025-03-01）",
        "未查询：Crossref, doi.org",
    ]
