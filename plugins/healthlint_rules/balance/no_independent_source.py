"""BAL105: does anybody speak who has no stake?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule

from .benefits import NEEDED, SIGNS, benefits_of
from .presence import WORDS, says

_QUESTIONS = 3  # so many make an interview


class NoIndependentSource(Rule):
    """Everybody who is quoted belongs to the study, the company or the publisher.

    Who did the work or sells it believes in it. One voice without a stake tells readers how new and how
    sure it is. Interviews and leaflets are left alone.
    """

    code = "BAL105"
    name = "no-independent-source"
    severity = "info"
    severity_in = {"patient-info": "off", "clinic": "off", "product": "off", "blog": "off"}
    terms = {**SIGNS, "independent": WORDS["independent"]}
    needs = NEEDED
    message = {
        "en": "only those with a stake are quoted, as “{match}”; add a voice that had no part in it",
        "zh": "文中引述的都是利益相关者（如“{match}”）；请补充未参与其事的独立人士的看法",
    }
    sources = (
        "HealthNewsReview: review criteria, criterion 6 (independent sources)",
        "AHCJ: statement of principles",
        "Science Media Centre: guidelines for science and health reporting",
    )
    bad = (
        "In the trial patients regained their sight. The lens restores reading. “It changes all,” said"
        " lead author ⟦Mira Castell⟧.",
        "The drops relieve itching. Patients felt better after treatment. ⟦Tomas Ode⟧, founder of Dropwell,"
        " said: “We are proud.” “Sales are next,” said Ode.",
        "Our therapy is a breakthrough: the injection repairs cartilage. The injection relieves pain."
        " “Patients love it,” says ⟦Dr. Ina Brook⟧, our medical director.",
        "试验中患者症状改善。该疗法修复了软骨。⟦项目负责人林若安⟧表示：“结果令人振奋。”",
        "治疗后患者恢复行走。该疗法修复了神经。⟦公司创始人周启明⟧说：“这是里程碑。”",
        "治療後患者恢復行走。這種療法修復了神經。⟦論文通訊作者何思遠⟧指出：「效果超出預期。」",
    )
    good = (
        "In the trial patients regained their sight. The lens restores reading. “It changes all,” said"
        " lead author Mira Castell. “It is early,” said Ben Osei, an eye surgeon.",
        "Patients regained their sight with the lens. The lens restores reading. “It is early,” said B. Osei,"
        " who was not involved in the study.",
        "The pharmacy opens at nine. “Come in,” said the founder, Ina Brook.",
        "In the trial patients regained their sight. The lens restores reading.",
        "# Interview: Mira Castell\n\nPatients regained their sight with the lens. The lens restores reading."
        " “It works,” said lead author Mira Castell.",
        "试验中患者症状改善。该疗法修复了软骨。项目负责人林若安表示：“令人振奋。”未参与该研究的何思远认为：“样本太小。”",
        "治疗后患者恢复行走。该疗法修复了神经。市中心医院神经科主任何思远说：“还要观察。”",
        "# 专访林若安\n\n治疗后患者恢复行走。该疗法修复了神经。项目负责人林若安表示：“结果令人振奋。”",
        "門診九點開始。創辦人林若安說：「歡迎大家。」",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first speaker of an article about benefits whose speakers all belong to its subject."""
        if '"' not in document.folded and "「" not in document.prose:
            return
        benefits = benefits_of(self, document)
        if not benefits.may_make_a_case or says(self, document, "independent") or _is_interview(document):
            return
        from .speakers import speakers_in

        speakers = []
        for speaker in speakers_in(document):
            if not speaker.belongs:
                return
            speakers.append(speaker)
        # Most quotations are nobody's; whether an article makes its case takes longer to tell.
        if speakers and benefits.makes_a_case:
            first = min(speakers)
            names = sorted({speaker.name for speaker in speakers} - {first.name})
            related = (f"also quoted: {', '.join(names)}",) if names else ()
            yield self.finding(Match(document, first.start, first.end, ""))._replace(related=related)


def _is_interview(document: Document) -> bool:
    if document.title is not None and WORDS["interview"].stand_in(document.title.folded):
        return True
    return [block.kind for block in document.blocks].count("question") >= _QUESTIONS
