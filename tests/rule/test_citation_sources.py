"""Does a rule on attribution see the sources that a reader would see?"""

from __future__ import annotations

import pytest

from healthlint.testing import findings_of
from healthlint_rules.citation.no_references import NoReferences
from healthlint_rules.citation.unsourced_statistic import UnsourcedStatistic
from healthlint_rules.citation.vague_attribution import VagueAttribution

CLAIM = "Studies show that naps protect the heart"
ZH_CLAIM = "研究表明午睡有益心脏"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{CLAIM} [2].", id="marker before the stop"),
        pytest.param(f"{CLAIM}.[2]", id="marker behind the stop"),
        pytest.param(f"{CLAIM}.2 Rest is good.", id="a raised number that lost its height"),
        pytest.param(f"{CLAIM}²", id="superscript"),
        pytest.param(f"{CLAIM} (Okafor et al., 2021).", id="author and year"),
        pytest.param(f"{CLAIM} (doi:10.1234/nap.2021.7).", id="doi"),
        pytest.param(f"{CLAIM} (PMID: 31415926).", id="pmid"),
        pytest.param(f"{CLAIM}, as NCT01234567 did.", id="register"),
        pytest.param(f"[{CLAIM}](https://journal.example/naps/7).", id="link"),
        pytest.param(f"{CLAIM}[^nap].\n\n[^nap]: Lind S. Naps. Sleep 2020;43:1-9.", id="footnote"),
        pytest.param(f"{CLAIM}, the World Health Organization says.", id="public body"),
        pytest.param(f"{CLAIM}, says Dr Ana Ruiz.", id="person with a title"),
        pytest.param(
            f"{CLAIM}. The study was published in Sleep Medicine in 2020.", id="named in the next sentence"
        ),
        pytest.param(f"{CLAIM}.\n\nSource: Sleep Foundation survey, 2020", id="source line below"),
        pytest.param(f"{ZH_CLAIM}[2]。", id="zh marker"),
        pytest.param(f"{ZH_CLAIM}。〔2〕", id="zh marker behind the stop"),
        pytest.param(f"《中华心血管病杂志》2021年的{ZH_CLAIM}。", id="zh journal"),
        pytest.param(f"国家卫健委指出，{ZH_CLAIM}。", id="zh public body"),
        pytest.param(f"市中心医院心内科主任医师周立新说，{ZH_CLAIM}。", id="zh person with a post"),
        pytest.param(
            "多項研究顯示午睡有益。\n\n資料來源：衛生福利部國民健康署，2022", id="zh source line, Traditional"
        ),
    ],
)
def test_a_claim_with_a_source_is_left_alone(text: str) -> None:
    assert findings_of(VagueAttribution(), text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{CLAIM}.\n\n## References\n\n1. Lind S. Naps. Sleep. 2020;43(2):1-9.",
            id="a list that is not cited",
        ),
        pytest.param(f"{CLAIM} (see our shop).", id="brackets without a source"),
        pytest.param(f"{CLAIM}. [Buy the pillow](https://shop.example/pillow).", id="link to a shop"),
        pytest.param(f"Rest is good [1]. {CLAIM}.", id="marker of another sentence before"),
        pytest.param(f"{CLAIM}, and the FDA-approved pillow helps.", id="a body that only lends its name"),
        pytest.param(f"{CLAIM}.\n\nSource: internet", id="a source line that names nobody"),
        pytest.param(f"{ZH_CLAIM}。\n\n来源：网络", id="zh source line that names nobody"),
        pytest.param(f"{ZH_CLAIM}，获FDA批准。", id="zh body that only approves"),
    ],
)
def test_what_only_looks_like_a_source_clears_nothing(text: str) -> None:
    assert [finding.code for finding in findings_of(VagueAttribution(), text)] == ["CIT102"]


def test_a_study_that_is_named_later_clears_its_first_mention() -> None:
    text = "A new study links naps to long life.\n\nRest.\n\nThe findings were published in The Lancet."
    assert findings_of(VagueAttribution(), text) == []


def test_another_study_is_not_cleared_by_one_named_before() -> None:
    text = "2021年发表于《睡眠医学》的一项研究纳入300人。\n\n另一项关于午睡的研究也显示获益。"
    assert [finding.text for finding in findings_of(VagueAttribution(), text)] == [
        "另一项关于午睡的研究也显示"
    ]


def test_cautious_experts_are_worth_a_look_and_no_more() -> None:
    [finding] = findings_of(VagueAttribution(), "Experts stress that these results are preliminary.")
    assert finding.severity == "info"


def test_a_marker_in_the_first_paragraph_covers_the_figures_of_its_section() -> None:
    naps = "## Naps\n\nThe survey asked 900 adults [3].\n\nOf these, 40% of people nap."
    text = f"{naps}\n\n## Tea\n\nAbout 30% of adults drink tea."
    assert [finding.text for finding in findings_of(UnsourcedStatistic(), text)] == ["30%"]


@pytest.mark.parametrize("link", ["https://doi.org/10.1234/nap", "https://www.naps.example/report/2020"])
def test_one_link_to_a_source_is_a_reference(link: str) -> None:
    claims = "Studies show that naps help. Experts agree. One in five adults naps."
    assert [finding.scope for finding in findings_of(NoReferences(), claims)] == ["document"]
    assert findings_of(NoReferences(), f"{claims} Read [the report]({link}).") == []


def test_a_template_may_bring_the_sources() -> None:
    claims = "Studies show that naps help. Experts agree. One in five adults naps."
    assert findings_of(NoReferences({"sources-provided-by": "template"}), claims) == []
