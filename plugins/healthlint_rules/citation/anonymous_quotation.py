"""CIT109: who said that?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule

_ROLE = (
    r"(?:researcher|scientist|doctor|expert|physician|clinician|specialist|surgeon|professor"
    r"|oncologist|cardiologist|neurologist"
    r"|dermatologist|nutritionist|dietitian|psychologist|pharmacist|nurse|source|official|allergist|immunologist|gynaecologist|gynecologist"
    r"|spokesperson|spokesman|spokeswoman|insider"
    r"|figure|authority|practitioner|professional|executive|analyst|therapist)"
)
_SPEAKER = rf"(?:an?|one|another|some|several|many) (?:[\w']+ ){{0,4}}?{_ROLE}s?"
_SAID = (
    r"(?:said|says|explained|explains|noted|notes|added|adds|told us|tells us|commented|remarked"
    r"|called it|calls it|described it as|hailed it as|enthused|according to)"
)
_SAID_WORDS = tuple(_SAID.removeprefix("(?:").removesuffix(")").split("|"))
# The quotation is read from folded text, where all marks are straight.
_QUOTED = Expression(r'"[^"\n]{12,500}"')
_SPOKEN_AFTER = Expression(
    rf" ?,? ?(?:(?P<said>{_SAID}) (?P<after>{_SPEAKER})|(?P<before>{_SPEAKER}) {_SAID})\b"
)
_SPOKEN_LEAD = Expression(
    rf'(?P<lead>\b{_SPEAKER}(?: (?:in|at|of|from|with|on) [^".;:\n]{{2,60}}?)?'
    rf'(?:, who [^".;:\n]{{2,60}},)?,? {_SAID}),?:? ?"'
)
_LEAD_REACH = 150
_ROLES_ZH = (
    "专家", "医生", "医师", "教授", "人士", "研究者", "研究人员", "科学家", "负责人", "学者", "主任", "院士",
    "从业者",
)  # fmt: skip
_SPOKEN_BY_ZH = Expression(
    r'(?:"[^"\n]{8,300}"[,.]?)?(?P<who>(?:(?:一位|一名|某|某位|某名|有|有位|业内|相关|知情|多位'
    r"|不少|国外|资深|权威|知名|不愿(?:透露姓名|具名)的?|匿名的?)+)"
    rf"[\u4e00-\u9fff]{{0,10}}?(?:{'|'.join(_ROLES_ZH)})(?:就|曾|还|也|则|对此|向记者)*(?:表示|说|称|指出|介绍|透露|坦言"
    r'|告诉[^,:"]{0,8}|强调|感叹))'
    r'(?P<quote>[:,]? ?")?'
)
_ONLY_QUOTED = Expression(
    r'\s*"[^"\n]{30,600}[.!?]"?\s*(?:"[^"\n]{10,600}")?\s*|\s*"(?=[^"]*[\u4e00-\u9fff])[^"\n]{15,300}"\s*'
)
_NAME_FOLLOWS = Expression(
    r"^.{0,40}?,? (?:(?:Dr|Prof|Professor)\.? )?[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+"
)
# “Ana Ruiz, a dietitian at …, says”: the role says who the named person is.
_NAMED_BEFORE = Expression(
    r"[A-Z][\w’'-]+ (?:[A-Z]\.? )?(?:de |van |von )?[A-Z][\w’'-]+(?:, [A-Z]\w+\.?){0,2}, $"
)
# The paragraph above says by the end who speaks, and what is quoted goes on from there.
_GROUPS = (
    "Experts|Doctors|Researchers|Scientists|Critics|Analysts|Specialists|Physicians|Some|Many|Others|Most"
)
_VERBS = "said|says|added|adds|explained|explains|noted|notes|told|tells|recalled|recalls"
_SAID_ABOVE = Expression(
    rf"\b(?!(?:{_GROUPS})\b)(?:[A-Z][\w’'-]+|he|she) (?:\w+ )?(?:{_VERBS})\b"
    rf"|\b(?:{_VERBS}) (?:[a-z]+ ){{0,3}}[A-Z][\w’'-]+"
    r"|(?:说|說|表示|称|稱|指出|强调|強調|补充|補充|写道|寫道)[:：]?[「“\"]"
)
_SPEAKS_WITHIN = 320  # code points
_ATTRIBUTES = Expression(r"\s*[—–-]{1,2}\s*\S|\s*(?:said|says)\b|.{0,60}(?:表示|说|指出)")
_CREDIT = Expression(
    r"\s*[—–―-]{1,2}\s*\S|\s*[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}(?:,.{0,100})?\s*"
    r"|.{2,40}(?:教授|主任|医师|医生|院士|先生|女士)\s*"
)
_DECLARED = Expression(
    r"name (?:has been |was )?changed|names? (?:have been )?changed|not (?:his|her"
    r"|their) real name|化名|保护隐私|匿名调查"
)
_QUOTING = ("paragraph", "list-item", "quote", "table-cell")


class AnonymousQuotation(Rule):
    """Words are quoted from an expert who has no name, or from nobody at all.

    A reader cannot ask who speaks and who pays; an invented quotation looks just the same.
    """

    code = "CIT109"
    name = "anonymous-quotation"
    severity_in = {"clinic": "error", "product": "error"}
    context = "document"
    message = {
        "en": (
            "“{match}”: nobody can check who said this; give the speaker's name and post, or "
            "paraphrase without quotation marks and cite"
        ),
        "zh": "“{match}”：读者无从得知是谁说的；请写明说话人的姓名和职务，否则去掉引号改为转述并注明出处",
    }
    sources = (
        "Association of Health Care Journalists: statement of principles",
        "HealthNewsReview criterion 6: independent sources",
        "FTC Endorsement Guides, 16 CFR 255",
    )
    bad = (
        "“We will end migraine within five years,” said ⟦a leading neurologist⟧.",
        "⟦One senior doctor says⟧, “Nothing else comes close to this.”",
        "⟦“The price of these inhalers is the greatest barrier. We have to bring it down.”⟧",
        "“Most of my colleagues now use it,” ⟦a hospital insider⟧ told us.",
        "⟦a key figure in asthma research, says⟧, “The results are a milestone for us all.”",
        "“疗效比我们预想的好得多。”⟦一位不愿具名的专家表示⟧。",
        "⟦某三甲医院教授指出⟧：“这是近十年来最好的方法。”",
        "⟦業內人士透露⟧：“明年價格會再降。”",
        "⟦“这款产品彻底改变了我们对失眠的治疗方式。”⟧",
    )
    good = (
        "“We need longer follow-up,” said Ana Ruiz, a neurologist at Hospital Sur who was not involved.",
        "“The trial was too small,” said a researcher at the centre, Tom Adeyemi.",
        "“I could breathe again,” says Maria (name changed to protect her privacy).",
        "The slogan “Eat five a day” is known everywhere.",
        "“Natural” does not mean “safe”.",
        "“We saw fewer colds among the nappers than before,’’ said Ana Ruiz of Sur. “That is all we know.”",
        "The law says: “No advertisement may promise a cure.”",
        "“We need longer follow-up and many more patients before we can say.”\n\n— Ana Ruiz, Hospital Sur",
        "“随访时间还太短。”市中心医院呼吸科主任医师林若安说。",
        "患者小吴（化名）说：“我终于能睡着了。”",
        "所谓“排毒”并没有依据。",
        "《广告法》规定：“医疗广告不得含有表示功效的断言。”",
        "專家共識建議每年複查一次。",
        (
            "“It is a start,” said Ana Ruiz of Hospital Sur.\n\n“We have to be sure that the benefits "
            "outweigh the risks before we offer it.”"
        ),
        (
            "Keith Ayala, a registered dietitian at the Sur College of Medicine, says: “I am all for people "
            "losing weight slowly.”"
        ),
        "她又說：「我也不能說以後不會再有措施。」\n\n「大家對疫情都擔心，情況也一直在變，我們會看證據再決定下一步怎樣做。」",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the quotations without a speaker, block by block: quotations run over sentences."""
        folded = document.folded
        at = folded.find('"')
        while at >= 0:
            block = document.block_at(at)
            if block.kind in _QUOTING:
                yield from self._unnamed(block)
            at = folded.find('"', max(block.end, at + 1))

    def _unnamed(self, block: Block) -> Iterator[Finding]:
        folded = block.folded.replace("''", '" ')  # typed for one mark
        if folded.lstrip().startswith('"') and _ONLY_QUOTED.fullmatch(folded):
            if not _goes_on(block) and not _is_credited(block) and not _DECLARED.search(block.folded):
                yield self.finding(block)
            return
        if not folded.isascii() and block.language == "zh":
            # Few quotations name a role, which is told in a tenth of the time.
            by_role = any(map(folded.__contains__, _ROLES_ZH))
            for found in _SPOKEN_BY_ZH.finditer(folded) if by_role else ():
                if found["quote"] or found.group().startswith('"'):
                    yield from self._at(block, *found.span("who"))
            return
        for found in _leads(folded):
            if _NAMED_BEFORE.search(block.text[: found.start("lead")]):
                continue
            yield from self._at(block, *found.span("lead"))
        for quoted in _QUOTED.finditer(folded):
            spoken = _SPOKEN_AFTER.match(folded, quoted.end())
            if spoken is None:
                continue
            group = "after" if spoken["after"] else "before"
            if not _NAME_FOLLOWS.match(block.text[spoken.end(group) :]):
                yield from self._at(block, *spoken.span(group))

    def _at(self, block: Block, start: int, end: int) -> Iterator[Finding]:
        if not _DECLARED.search(block.folded):
            yield from self.report(Match(block.document, block.start + start, block.start + end, ""))


def _leads(folded: str) -> Iterator[re.Match[str]]:
    """Yield the speakers who stand before a quotation mark."""
    at = folded.find('"')
    while at > 0:
        before = folded[max(0, at - _LEAD_REACH) : at]
        if before.rstrip(" ,:").endswith(_SAID_WORDS):
            found = _SPOKEN_LEAD.search(folded, at - len(before), at + 1)
            if found is not None:
                yield found
        at = folded.find('"', at + 1)


def _goes_on(block: Block) -> bool:
    """Tell whether a quotation is not closed and the next paragraph opens it anew, as the press does."""
    below = block.next
    return (
        below is not None
        and not block.folded.rstrip().endswith('"')
        and below.folded.lstrip().startswith('"')
    )


def _is_credited(block: Block) -> bool:
    above = block.document.blocks[block.index - 1] if block.index else None
    if above is not None and (
        above.text.rstrip().endswith((":", "："))
        or (above.kind in ("heading", "title") and len(above.text) < 12)
        or (
            above.kind == "paragraph"
            and block.kind == "paragraph"
            and _SAID_ABOVE.search(above.text[-_SPEAKS_WITHIN:])
        )
    ):
        return True
    return block.next is not None and bool(
        _CREDIT.fullmatch(block.next.text) or _ATTRIBUTES.match(block.next.text)
    )
