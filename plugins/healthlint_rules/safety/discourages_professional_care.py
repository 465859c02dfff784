"""Are readers kept from doctors, hospitals, vaccines or treatment?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/care.toml")
_REPORTED = ("concealed", "shunned", "vaccines", "poison", "unprescribed")


class DiscouragesProfessionalCare(Rule):
    """Readers are told to keep away from doctors, hospitals or vaccines, or that these hide the truth.

    Who distrusts every doctor comes too late with what could have been treated. Care for a cold at home
    is left alone where the text says when to see somebody.
    """

    code = "SAF102"
    name = "discourages-professional-care"
    severity = "error"
    context = "safety"
    rank = 8
    supersedes = ("PRO107", "PRO108", "PRO109", "CLM", "PRO")
    terms = {kind: _WORDS[kind] for kind in _REPORTED}
    needs = _REPORTED
    message = {
        "en": "“{match}” keeps readers from care that they may need; delete it, and say when to see a doctor",
        "zh": "“{match}”会让读者远离必要的诊疗；请删去，并写明何时应就医",
    }
    sources = (
        "Directive 2001/83/EC, article 90 (a)",
        "CAP Code, section 12.2: do not discourage essential treatment",
        "FDA: six tip-offs to health fraud (conspiracy theories)",
        "关于规范“自媒体”医疗科普行为的通知，2025",
    )
    bad = (
        "⟦Doctors do not want you to know⟧ this home remedy.",
        "What your ⟦doctor isn't telling you⟧ about thyroid pills",
        "Here is the root cure that was ⟦suppressed by big pharma⟧.",
        "With Solvara drops ⟦you do not need a doctor⟧.",
        "⟦Treat your diabetes yourself⟧ with two roots from the garden.",
        "⟦Cancel your operation⟧ and try our oil first.",
        "⟦Never trust doctors⟧ who went to university.",
        "⟦Vaccines are poison⟧, and garlic is not.",
        "A ⟦natural alternative to the vaccine⟧: elderberry syrup.",
        "⟦Chemotherapy is poison⟧ for the soul and the body.",
        "⟦Order antibiotics online without a prescription⟧ today.",
        "⟦不用去医院⟧，在家敷一敷就好。",
        "一個秘方，⟦在家就能治好⟧哮喘。",
        "这个方子⟦医生不会告诉你⟧。",
        "⟦药企隐瞒的⟧天然疗法大公开。",
        "⟦千万别打疫苗⟧，提高免疫力才是根本。",
        "⟦化疗就是毒药⟧，越化越虚。",
        "⟦別再相信醫生⟧，相信大自然。",
        "正品抗生素，⟦无需处方直接发货⟧。",
    )
    good = (
        "Most colds do not need a doctor; see one if breathing is hard.",
        "You do not usually need to see a doctor for chickenpox.",
        "You do not need to see a doctor unless the cough lasts three weeks.",
        "You can refer yourself to the service without seeing a doctor.",
        "Be wary of adverts that say doctors do not want you to know about a cure.",
        "It is a myth that vaccines are toxic.",
        "Do not ignore medical advice.",
        "You can buy this cream without a prescription.",
        "You should not buy antibiotics online without a prescription.",
        "Your doctor will not tell you what to do; the choice is yours.",
        "Chemotherapy kills cells that divide quickly.",
        "Cancel your appointment by phone if you cannot come.",
        "You do not need the vaccine if you have had it before.",
        "不要轻信“不用去医院”的说法。",
        "普通感冒一般不用去医院，若高热不退应及时就诊。",
        "网上复诊，不用去医院排队。",
        "发热期间不要接种疫苗。",
        "化疗有毒副作用，可用药物减轻。",
        "有人認為疫苗有害，這是誤解。",
        "不打疫苗的人更容易得重症。",
        "非处方药无需处方即可购买。",
        "因为害怕而不愿就医，会延误治疗。",
        "患者自知力差，常拒绝就医及服药。",
        "Do not get vaccinated with a live vaccine during the course.",
        "要不要打疫苗，需不需要去医院？",
        "切勿在家自己治病而延误病情。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words of each kind where nothing in the sentence clears them."""
        for kind in _REPORTED:
            for match in document.matches(self, kind):
                if not self._cleared(match, kind):
                    yield from self.report(match)

    @staticmethod
    def _cleared(match: Match, kind: str) -> bool:
        folded = match.sentence.folded
        if kind == "unprescribed" and not _WORDS["shop"].stand_in(folded):
            return True
        return _WORDS["unless"].stand_in(folded)
