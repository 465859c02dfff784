"""Where does a Chinese sentence hang a claim on studies or people that it does not name?

Each function looks at one word and at what stands before and behind it, in folded (Simplified) text.
"""

from __future__ import annotations

import re

from healthlint import Expression

from .attribution import Attribution

_ADVERB = (
    r"(?:已经|已|均|都|也|还|仍|就|则|曾|又|更|进一步|明确|充分|一致|初步|清楚|反复|陆续|相继|多次"
    r"|有力地?|早已|早就|同样|相似|亦|普遍|似乎|经常|不断|持续|接连|接二连三)"
)
_SHOWS = Expression(
    rf"(?:结果|结论|成果|实践|数据|观察|研究|试验|资料|证据|报告|文献|调查|统计|分析|应用|经验|刊文|载文|撰文"
    rf"|测试){{0,2}}(?:里|中|上|[^,.;:!?\n\u4e00-\u9fff]{{0,2}})?{_ADVERB}{{0,4}}"
    r"(?:表明|显示(?!错误|有误|不全|屏|器)|证实|记载|证明(?!书|文件|材料)|发现|指出|提示(?!音|框|卡)|揭示|说明(?!书)|认为|得出"
    r"|印证|支持(?!中心|下|的|治疗)|称[,:]|报道[,:])"
)
# A work that was named before, a work that is missing, a work that is planned, a test of one patient.
_DEFINITE = Expression(
    r"(?:(?<![日基根资成标版样文剧])本|(?<!应)该|(?<![因如从由对据在彼为就以])此|这|上述|前述|以上"
    r"|我们的?|他们的?|她的?|(?<!其)其(?![他它中实]))[^,.;:!?\n]{0,9}$"
)
_MISSING = Expression(
    r"(?:没有|尚无|暂无|并无|无(?!数|论)|缺乏|缺少|未见|尚未|未有|不足以?|少有|鲜有|不是"
    r"|并非)[^,.;:!?\n]{0,14}$"
)
_PLANNED = Expression(
    r"(?:需要?|有待|(?<!对)待|等待|若|如果|一旦|希望|直到|除非|是否|能否|假如|计划|将"
    r"|正在)[^,.;:!?\n]{0,14}$"
)
_OF_A_PATIENT = Expression(
    r"(?:体检|检查|检验|化验|病理|影像|超声|(?<![a-z])(?:b超|ct|mri)|检测|镜检|尿检|血检|实验室"
    r"|监测|随访|年度|诊断|患者|个人|测序|您的|你的|调查|化|安全)$"
)
_COUNTED = Expression(
    r"(?P<which>[^,.;:!?\n]{0,34}?)(?:研究|试验|调查|荟萃分析|meta分析|分析|实验|报告|论文"
    r"|综述)(?P<after>[^,.;:!?\n]{0,12})"
)
_TAKING_PART = Expression(
    r"(?:参加|参与|加入|报名|入组|开展|设计|进行|需要?|启动|计划|是|作为|做|完成|申请|这|有过|另)[了过]?$"
)
_UNDER_WAY = Expression(r"^(?:正在|仍在|尚在|需要|将|计划|有待|才能|可能会|应)")
_PEOPLE_SAY = Expression(
    r"(?:们|组|团队|小组)?(?:研究后|分析后|调查后|惊喜地?|惊讶地?|意外地?|不断|持续|联名|联合|开始|越来越|极力|大力|就此?|也|均|都|还|则|曾|一致|纷纷|普遍|进一步|已经|已|最近|近日|近期"
    r"|首次|成功|特别|再次|多次|常|通常|一般"
    r"|对此|通过[^,.;:!?\n]{2,16}|在[^,.;:!?\n]{2,20}(?:中|时|上|后|里))*[,:]?(?:就|也|还)?"
    r"(?P<verb>表示|指出|认为|建议|提醒|强调|称(?!为|之|呼|作)|说(?!明)|介绍|呼吁|坦言|透露|公认"
    r"|证实|发现|研发|开发|推荐|警告|认识到|意识到|预测|相信|主张|直言|推测|估计|宣布|提示|找到了?|揭开|破解|把它|将其|看好|推崇|力荐|盛赞)"
    r"(?P<after>.?)"
)
_NOT_SPEAKERS = Expression(
    r"(?:请|听|听取|由|经|咨询|找|让|向|邀请|与|和|联系|预约|遵循|遵从|遵照|听从|按照?|根据|采纳"
    r"|您的|你的|该|这位|此|上述|本院|我院|我们的?"
    r"|如果|若|当|在|及时|院|科|待|须|需|经过|接受|告诉|告知|问|[一-九]甲)$"
)
_MANY = Expression(
    r"(?:很多|许多|不少|多位|多名|有|有些|一些|国外|业内|临床|权威|资深|知名|众多|有的|部分|大多数"
    r"|海外|[\u4e00-\u9fff]国|各地|几位|一位|一名)$"
)
_CLINICAL = ("医生", "医师")
_URGING = ("提醒", "呼吁")  # to take care, more often than not
_NAMING = Expression(r"[^,.;]{0,6}(?:称|誉|视|列|归|当)")
# Those who tried it, and what they are said to say.
_CROWD_SAYS = Expression(
    r"(?:们|都|也|普遍|纷纷|一致|亲测|(?:使用|服用|试用|治疗|用|吃|喝|做)(?:完|过|了)?(?:之?后)?|[^,.;:!?\n]{0,6}后)*"
    r"(?:反映|反馈|都说|表示(?!为)|称赞|直言|好评|一致认为|告诉我们?|说(?!明|不|话|出))"
)
_CROWD_IS_MANY = Expression(
    r"(?:不少|许多|很多|大多数|大部分|众多|多数|多位|所有|绝大多数|绝大部分|无数|上万|上千|数千|数万|好多|[\d千百]名?)"
    r"(?:的|位|名)?[^,.;:!?\n]{0,4}$"
)
_BASIS = Expression(
    r"(?:(?:现有|现有的|目前|目前的|已有|已有的|最新|最新的|相关|有关|近年来?的?|多个|国内外|国外"
    r"|国内|临床|权威|大量|大量的|一些|部分|多项|多年|科学|医学|流行病学|真实世界"
    r"|公开|市场|众多|诸多|不完全|全球|已发表的?)*)(?:数据|研究|证据|资料|文献|报道|统计|调查|试验"
    r"|经验|病例|实践|案例)(?:结果|显示|来看|表明|看|分析|提示)?(?=[,:]|表明|显示|来看|提示)"
)
_DEFINITE_BASIS = Expression(r"(?:上述|以上|该|此|本|这)$")
_CAUTION = Expression(
    r"谨慎|审慎|理性|尚早|仍需|还需|有待|不足以|局限|不确定|并非|尚未|尚无|及时就医|尽早就医"
    r"|遵医嘱|切勿|盲目|避免滥用"
)


def work(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to unnamed research at an offset."""
    shows = _SHOWS.match(folded, end)
    if shows is None:
        return None
    before = folded[_clause_start(folded, start) : start]
    if _MISSING.search(before) or _PLANNED.search(before) or _DEFINITE.search(before):
        return None
    if _OF_A_PATIENT.search(before):
        return None
    noun = folded[start:end]
    if noun in ("统计", "分析", "医学", "科学", "实践", "报告", "报道") and shows.group() in (
        "说明",
        "发现",
        "支持",
        "认为",
    ):
        return None
    first = _phrase_start(folded, start)
    bare = first == start and noun in ("研究", "试验", "调查", "实验", "分析", "报告")
    return Attribution(first, shows.end(), bare, bare)


def counted(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to “a study”, “several studies” counted at an offset."""
    found = _COUNTED.match(folded, end)
    if found is None:
        return None
    before = folded[_clause_start(folded, start) : start]
    if _TAKING_PART.search(before) and not before.endswith("另"):
        return None
    if _MISSING.search(before) or _PLANNED.search(before) or _UNDER_WAY.search(found["after"]):
        return None
    if folded[start:end] in ("一份", "一篇", "数项", "几项", "两项", "三项", "一项") and re.search(
        r"指标|检查|措施|技术|工作|原则|任务|内容", found["which"]
    ):
        return None
    if before.endswith(("另", "有")):
        start -= 1
    single = folded[start] in "一有某"
    return Attribution(start, found.start("after"), single)


def people(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to unnamed people at an offset."""
    says = _PEOPLE_SAY.match(folded, end)
    if says is None:
        return None
    before = folded[_clause_start(folded, start) : start]
    if _NOT_SPEAKERS.search(before):
        return None
    noun, verb, after = folded[start:end], says["verb"], says["after"]
    if noun in _CLINICAL:
        many = _MANY.search(before) or says.group().startswith("们")
        if not many or (verb in ("建议", "推荐") and after in "的,"):
            return None
    elif verb in ("把它", "将其"):
        if not _NAMING.match(folded, says.start("after")):
            return None
    elif verb in ("建议", "推荐", "提示", "介绍") and (
        after in ("", "的", "后", "下", "是") or (before and len(before) > 8)
    ):
        return None
    rest = folded[says.end() : says.end() + 60].split("\n")[0]
    faint = verb in _URGING or _CAUTION.search(rest) is not None
    single = noun in ("研究人员", "研究者", "科研人员", "科研团队", "研究团队", "科学家")
    return Attribution(_phrase_start(folded, start), says.start("after"), single, single, faint)


def crowd(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution to those who tried something, named at an offset."""
    says = _CROWD_SAYS.match(folded, end)
    if says is None:
        return None
    first = max(_clause_start(folded, start), start - 12)
    many = _CROWD_IS_MANY.search(folded, first, start)
    if many is None and not any(sign in says.group() for sign in ("都", "普遍", "纷纷", "一致")):
        return None
    return Attribution(many.start() if many else start, says.end())


def basis(folded: str, start: int, end: int) -> Attribution | None:
    """Return the attribution of “on the data at hand” at an offset."""
    unnamed = _BASIS.match(folded, end)
    if unnamed is None or len(unnamed.group()) < 2:
        return None
    if _DEFINITE_BASIS.search(folded[max(0, start - 4) : start]):
        return None
    return Attribution(start, unnamed.end())


_QUANTITY = Expression(
    r"(?:大量|众多|许多|很多|不少|诸多|多个|多项|有|近年来?的?|最新|最近|近期|国内外|国外|海外"
    r"|日本|美国|德国|英国|动物|体外|基础|早期|初步|前瞻性|权威|顶尖|知名|新|多位|多名|部分"
    r"|现有|目前|已有|的|一些|越来越多|临床|科学|医学|相关|实验|业内|营养|健康|大|中国|全球|一项"
    r"|仍|随机|对照|双盲|流行病学)+$"
)


def _phrase_start(folded: str, start: int) -> int:
    found = _QUANTITY.search(folded, max(_clause_start(folded, start), start - 16), start)
    return found.start() if found else start


def _clause_start(folded: str, start: int) -> int:
    return max(folded.rfind(sign, max(0, start - 40), start) for sign in ",.;:!?\n") + 1 or max(0, start - 40)
