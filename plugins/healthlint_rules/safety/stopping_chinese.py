"""Where does a Chinese sentence tell its readers to stop their medicine?

By the grammar of advice: 就可以停药 permits, 别再打针 commands, 您不用再吃药 says that the need is gone.
Chinese leaves out the subject; whether the reader is meant is told by a pronoun, by the tone of a
permission (就可以, 完全可以), or by the product that is said to make medicine needless.
"""

from __future__ import annotations

from healthlint import Expression
from healthlint_rules.signs import Signs

_NAMED = (
    r"(?:胰岛素|降糖药|降压药|降脂药|西药|他汀(?:类药物)?|抗(?:抑郁|癫痫|凝|排斥|排异|精神病|癌|血小板"
    r"|结核|病毒)药?物?"
    r"|激素|化疗药?|靶向药|二甲双胍|华法林|阿司匹林|免疫抑制剂|哮喘药|吸入剂|处方药|心脏病药|甲状腺药"
    r"|优甲乐|药物治疗|透析)"
)
_DRUG = rf"(?:{_NAMED}|药物|药片|药瓶|药罐子|针头|针剂|药)"
_WHOSE = r"(?:(?:你|您|手里|手头|家里|正在吃|现在吃|医生开|医院开|所有|全部|一切|这些|那些|大部分)的?){0,2}"
_STOP = (
    rf"(?:停(?:掉|了|用|止|服|吃|打)?(?:使用|服用|注射|吃|打)?(?:了)?{_WHOSE}{_DRUG}|停针|断药|减药|减半服药"
    rf"|(?:扔|丢|甩|抛)(?:掉|开|了|弃){_WHOSE}{_DRUG}|告别{_NAMED}"
    rf"|(?:不吃|不打|不用|不服|不注射|少吃|戒掉){_WHOSE}{_DRUG}(?:了)?|(?:停止|停)(?:吃药|服药|用药|打针"
    rf"|化疗|放疗)"
    r"|自行(?:停药|减量|减药|加减药)|自己(?:停药|减量|减药))"
)
_BA = (
    r"把[^,.;!?]{0,6}(?:药|胰岛素|针|激素)[^,.;!?]{0,4}(?:停了|停掉|停下|扔了|扔掉|丢了|丢掉|戒了|戒掉"
    r"|断了|减半)"
)
_TAKE = rf"(?:吃|服用?|打|注射|用|做|依赖|靠){_WHOSE}(?:{_DRUG}|针|化疗|放疗)"
_ADVERB = (
    r"(?:放心|直接|马上|立即|立刻|逐渐|逐步|慢慢|彻底|完全|大胆|安全|安心|果断|全部|顺利|轻松|地|去|试着)*"
)
_MAY = rf"(?:可以|可|能够|能|不妨|大可|尽管){_ADVERB}"
_URGED = (
    r"(?:请|快|赶紧|赶快|赶忙|马上|立即|立刻|从今天起|从现在起|今天就|现在就|大胆|果断|坚决|务必|建议(?:你"
    r"|您|大家)?"
    rf"|(?:你|您|大家)(?:要|应该|应|必须|得)){_ADVERB}"
)
_READER = r"(?:你|您|大家|糖友(?:们|朋友)?|患者朋友(?:们)?|各位)"
_NO_NEED = r"(?:唔使|唔需要|不用|不必|无需|无须|不需要|用不着|没必要|没有必要|不再需要|再也不用|再也不必)"
_CARE = r"(?:化疗|放疗|西药|透析|胰岛素|西医治疗)"

# One of these stands in all advice; asked first, since 停用 stands in many sentences that give none.
SIGNS = Signs(
    "可以", "可停", "可减", "可放", "可自", "可直", "可马", "可逐", "可彻", "能停", "能自", "能直",
    "能马", "能放", "能不", "能够", "能全", "能代", "能取", "能替", "可代", "可取", "可替", "即可",
    "不妨", "大可", "尽管", "请", "快", "赶", "马上", "立即", "立刻", "今天", "现在", "大胆", "果断",
    "坚决", "务必", "建议", "要", "应", "必须", "得", "把", "别", "莫", "不用", "不必", "无需", "无须",
    "不需", "用不着", "没必", "没有必", "唔", "拒绝", "放弃", "远离", "抛弃", "代替", "取代", "替代",
    "替换", "足以",
)  # fmt: skip

ADVICE = Expression(
    rf"(?P<may>(?:{_READER}[^,.;!?]{{0,6}})?(?:就|即|便|也|完全|都)?(?<![不没未莫]){_MAY}(?:{_STOP}|{_BA}))"
    rf"|(?P<urged>{_URGED}(?:{_STOP}|{_BA}))"
    rf"|(?P<now>{_DRUG}(?:就|都|也|全都?)?(?:可以|能)(?:停|扔|丢|不吃|不打)(?:掉|了))"
    rf"|(?:^|(?<=[,.;:!?\"(]))(?P<ba>(?:先|赶紧|干脆)?{_BA})(?=吧|[!.]|$|,(?:不然|否则|改|配合|换|坚持|用|喝|每天|再|贴))"
    r"|(?P<feel>(?:感觉|觉得|没有?症状|没什么症状|好转|好了|舒服|没事|正常)[^.;!?]{0,12}(?:就|便"
    r"|即)?(?<![不没未莫])"
    r"(?:可以|能|可)(?:自己|自行|直接|马上|全|全部)?停(?:了|掉|下来)?(?=[,.!?;]|$))"
    rf"|(?P<cantonese>(?:{_NAMED}|药水?)(?:都|就)?(?:可以|可)(?:慢慢)?(?:唔使|不用)(?:再)?(?:滴|食|吃|打"
    rf"|用|搽))"
    r"|(?P<half>(?:可以|不妨|就)(?:先)?(?:自己)?(?:减半|全停|停一半))"
    rf"|(?P<again>(?:千万)?(?:别|不要|不能|莫)再(?:去|继续|天天|每天|傻傻|盲目|给[^,.]{{1,4}})*{_TAKE})"
    rf"|(?P<need>{_READER}[^,.;!?]{{0,8}}{_NO_NEED}(?:再|继续|天天|每天|终身|一辈子)*{_TAKE})"
    rf"|(?:^|(?<=[,.;:!?\"(]))(?P<refuse>(?:请|坚决|一定要|千万|果断)*(?:拒绝|放弃|远离|不要做?|别做?"
    rf"|抛弃){_CARE}"
    r"(?!的|后|者|会|而|可能|是|前|时|并|或|率|期|患|不|还是|笔|泵|抵抗|注射|治疗的|药))"
    rf"|(?P<swap>(?:用|喝|吃|以|靠)[^,.;!?]{{1,12}}(?:来)?(?:代替|取代|替代|替换)(?:你的|您的|吃|打"
    rf"|服)?(?:{_NAMED}|药物|药(?!师|品"
    rf"|店)|打针)"
    rf"|(?:就|完全|都|便)?(?<![不没未莫])(?:可以?|能够?|足以){_ADVERB}(?:代替|取代|替代)(?:你的|您的|吃|打"
    rf"|服|传统)?(?:{_NAMED}|药物|药(?!师"
    rf"|品|店)|打针))"
)
_TONE = Expression(
    r"^[^,]{0,3}(?:用|喝|吃|靠)|^(?:请|快|赶|从|今天|现在|大胆|果断|坚决|务必)|西药|所有|就可以|就能|即可"
    r"|便可|完全可以|完全能|大可|都可以|放心|大胆|轻松|不妨"
)
_ADDRESSED = Expression(_READER)
# What is said to make medicine needless.
_PRODUCT = Expression(
    r"输注|回输|(?<!足)疗程(?!足|结束后可停药)|干细胞|贴|茶|膏|胶囊|口服液|本品|本产品|我们|我院|喝|秘方|偏方|祖传|针灸|艾灸|仪|酵素"
    r"|益生菌|食疗"
    r"|代餐|孢子粉|保健|调理|坚持吃|这款|老中医|水果|醋|练"
)
_DECIDES = Expression(
    r"医嘱|医生|医师|大夫|药师|医务人员|医护|专科|专业人士|专业人员|专家|就医|就诊|急诊|送医|主治|医疗团队"
    r"|咨询"
)
_PASSED_OVER = Expression(
    r"(?:不用|无需|不必|无须|不需要|用不着|没必要|瞒着|背着|不管|不顾|哪怕|别听|不要听|别信"
    r"|不听)[^,.;!?]{0,8}(?:医|大夫|就诊|咨询)"
    r"|(?:医生|医院|大夫|医师|专家)(?:给你?|让你?|叫你?)?(?:开|配|推荐)的"
)
# What a leaflet rightly says: side effects, operations, pregnancy, and what comes of stopping.
_RIGHT_ADVICE = Expression(
    r"(?:若|如果|如|一旦|出现|发生|发现|有)[^.;!?]{0,24}(?:过敏|皮疹|不适|副作用|不良反应|中毒|出血|黄疸"
    r"|呕吐|腹泻|水肿|低血糖|肌痛"
    r"|呼吸困难|异常|症状加重|肝损)|术前|手术前|检查前|造影|胃镜|肠镜|备孕|怀孕|妊娠|产后|分娩后|孕期|孕妇|哺乳|接种前"
    r"|接种疫苗|拔牙|漏服|禁用|慎用"
    r"|(?:导致|引起|引发|造成|增加|带来|诱发)[^.;!?]{0,16}(?:风险|反弹|危险|后果|死亡|昏迷|酮症|复发|恶化"
    r"|加重|升高|发作|感染|耐药)"
    r"|擅自|盲目|随意|随便|私自|贸然|突然|骤然|误以为|以为|误认为|误区|轻信|听信|谎称|谣言|骗|忽悠"
)
# The sober words of medicine: a course that ends, a check, a drug for a few days.
_COURSE = Expression(
    r"指南|随访|复查|复诊|考虑|评估|指标|连续|化验|检查|受试者|试验|研究|例患者|部分|少数|疗程结束|足疗程"
    r"|足够疗程|至少|维持|剂量"
    r"|抗生素|退烧|退热|止痛|感冒|眼药|外用|疫苗|体温|恢复正常后|症状(?:完全|基本)?(?:消失|缓解|控制|好转|改善)后"
    r"|血药浓度|病情稳定|(?:细胞|血小板|转氨酶|病毒载量|dna)[^,.;]{0,8}(?:增|升|降|恢复|转|达)|排卵|避孕|驱虫|抗真菌"
    r"|\d+ ?(?:个月|周|年|天)(?:后|左右|以上)?"
)
# “0分者可不用抗凝药物” sorts patients for a reader who treats them.
_OTHERS = Expression(r"(?:者|患者|病人|病例|人群|的人|些人)(?:则|均|亦|,)?$")
_SPARED = Expression(r"^(?:可|可以)(?:暂)?不(?:用|必)")
_CONDITIONAL = Expression(r"(?:是否|能否|可否|能不能|可不可以|何时|什么时候|什么情况下|才|方)[^,.;!?]{0,4}$")


def advice_in(folded: str) -> tuple[int, int] | None:
    """Return where a folded sentence tells its reader to stop or replace medicine, or None."""
    if not SIGNS.stand_in(folded) or _is_cared_for(folded):
        return None
    for found in ADVICE.finditer(folded):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        if _CONDITIONAL.search(folded[:start]):
            continue
        if kind in ("may", "urged", "swap") and not _means_the_reader(folded, folded[:start], found[kind]):
            continue
        return start, end
    return None


def _means_the_reader(folded: str, before: str, words: str) -> bool:
    """Tell whether it is the reader who may stop, and not a patient of whom a textbook speaks."""
    if _ADDRESSED.search(words):
        return True
    spared = _OTHERS.search(before) or folded.startswith("治疗", len(before) + len(words))
    if spared and _SPARED.search(words) and _PRODUCT.search(folded) is None:
        return False
    if _COURSE.search(folded) and _PRODUCT.search(folded) is None:
        return False
    return bool(_TONE.search(words) or _PRODUCT.search(folded) or _ADDRESSED.search(folded))


def _is_cared_for(folded: str) -> bool:
    """Tell whether the sentence leaves the decision to a professional, or is a leaflet's warning."""
    if _DECIDES.search(folded) and _PASSED_OVER.search(folded) is None:
        return True
    return _RIGHT_ADVICE.search(folded) is not None
