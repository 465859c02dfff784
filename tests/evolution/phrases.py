"""Of which sentences are the articles made?

Each frame is one thing to say in several wordings, with the same gaps in all of them. Those that are at
fault keep the words that a rule looks for in every wording.
"""

from __future__ import annotations

from typing import NamedTuple


class Frame(NamedTuple):
    """One thing to say."""

    wordings: tuple[str, ...]
    words: str = ""  # what a rule looks for, where it is at fault


def _joined(beginnings: str, ends: str) -> str:
    return "|".join(one + other for one in beginnings.split() for other in ends.split())


GAPS = {
    "en": {
        "who": "Orla Finch|The owner of the Tarnby shop|A neighbour in Wexmoor|Bram Okafor"
        "|The choir of St Ode|Our reader Nell|The landlord of the Heron|A retired ferryman|Aunt Perpetua",
        "thing": "nettle tea|copper bracelet|birch balm|moor mud|salt lamp|pine honey|kelp powder|herb pillow"
        "|oat bath|juniper oil",
        "ill": "gout|psoriasis|migraine|tinnitus|hay fever|arthritis|eczema|reflux|insomnia|shingles",
        "place": _joined(
            "Wex Tarn Marrow Holm Pever Quill Salt Dun Ferro Brindle Osker Yarrow Thistle Cold Hollin Gan",
            "moor by wick ham reach mere ford dale ness combe stead thorpe low beck",
        ),
        "time": "before breakfast|in the second week of March|after the harvest fair|on a wet Tuesday"
        "|when the ferries were late|two days after Easter|during the long frost|at the end of the summer",
        "n": _joined("twenty thirty forty fifty sixty seventy", "-one -two -three -four -five -six -nine"),
    },
    "zh": {
        "who": "老周|镇上的裁缝|对门的邻居|柳湾的船夫|王奶奶|药铺的伙计|小学的门卫|养蜂的老何|卖菜的阿兰",
        "thing": "荨麻茶|铜手镯|桦木膏|海泥|盐灯|松花蜜|海带粉|草药枕|燕麦浴|杜松油",
        "ill": "痛风|银屑病|偏头痛|耳鸣|花粉症|关节炎|湿疹|胃食管反流|失眠|带状疱疹",
        "place": _joined(
            "柳 青石 白鹭 南 北 云栖 枫 石榴 东篱 盐井 乌桕 竹 鹿鸣 冷泉 麦 银杏",
            "湾 桥 镇 坡 塘 里 渡口 巷 村 街 岭 浦 寨 洲",
        ),
        "time": "早饭以前|三月的第二周|庙会之后|下雨的礼拜二|渡船晚点的时候|清明过后两天|霜冻那阵子|夏末",
        "n": _joined("二十 三十 四十 五十 六十 七十 八十", "一 二 三 四 五 六 九"),
    },
}

FAULTS = {
    "en": (
        Frame(
            (
                "{who} called the {thing} a miracle cure for {ill} {time}.",
                "To hear it from {who}, who was in {place} {time}, the {thing} is a miracle cure for {ill}.",
                "The {thing}, {who} said {time}, is nothing less than a miracle cure for {ill}.",
            ),
            "miracle cure",
        ),
        Frame(
            (
                "In {place} they still sell it as a miracle cure, {n} jars a week.",
                "They still sell {n} jars of it a week in {place}, as a miracle cure.",
            ),
            "miracle cure",
        ),
        Frame(
            (
                "This groundbreaking way with {ill} was first shown in {place} {time}.",
                "First shown in {place}, this groundbreaking way with {ill} was the talk of the town {time}.",
                "It was {time} that {place} first saw this groundbreaking way with {ill}.",
            ),
            "groundbreaking",
        ),
        Frame(
            (
                "Nobody at the {place} fair had met so groundbreaking a bottle of {thing}.",
                "At the fair of {place} nobody had ever met a {thing} so groundbreaking.",
            ),
            "groundbreaking",
        ),
        Frame(
            (
                "Studies show that {n} cups of {thing} a day keep {ill} away.",
                "Studies show that {ill} stays away with {n} cups of {thing} a day.",
                "Studies show that whoever drinks {n} cups of {thing} a day is spared {ill}.",
            ),
            "studies show",
        ),
        Frame(
            (
                "The {thing} is completely safe and has no side effects, says the label from {place}.",
                "The label from {place} says that the {thing} is completely safe and has no side effects.",
            ),
            "completely safe",
        ),
        Frame(
            (
                "Within {n} weeks the {thing} cures {ill} for good.",
                "For good, and within {n} weeks, the {thing} cures {ill}.",
            ),
            "cures",
        ),
        Frame(
            (
                "Book your free consultation at our house in {place} before {n} o'clock.",
                "Before {n} o'clock you can book your free consultation at our house in {place}.",
                "Our house in {place} opens before {n} o'clock, so book your free consultation today.",
            ),
            "book your free consultation",
        ),
        Frame(
            (
                "Results against {ill} are guaranteed after {n} evenings with the {thing}.",
                "After {n} evenings with the {thing}, results against {ill} are guaranteed.",
            ),
            "guaranteed",
        ),
        Frame(
            (
                "The {thing} gives new hope to everyone with {ill} around {place}.",
                "To everyone with {ill} around {place} the {thing} gives new hope.",
            ),
            "new hope",
        ),
        Frame(
            (
                "Order the {thing} now and get {n} jars at half price from {place}.",
                "From {place} you get {n} jars at half price: order the {thing} now.",
            ),
            "order",
        ),
    ),
    "zh": (
        Frame(
            (
                "{who}说{thing}是治{ill}的灵丹妙药。",
                "照{who}的说法，{thing}就是对付{ill}的灵丹妙药。",
                "{time}，{who}又提起{thing}，说那是治{ill}的灵丹妙药。",
            ),
            "灵丹妙药",
        ),
        Frame(
            (
                "{place}的铺子一周卖掉{n}罐，招牌上写着灵丹妙药。",
                "招牌上写着灵丹妙药，{place}的铺子一周就卖掉{n}罐。",
            ),
            "灵丹妙药",
        ),
        Frame(
            (
                "{place}在{time}展示了这项治疗{ill}的革命性突破。",
                "这项治疗{ill}的革命性突破，是{time}在{place}展示的。",
            ),
            "革命性突破",
        ),
        Frame(
            (
                "研究表明，每天喝{n}杯{thing}可以预防{ill}。",
                "研究表明，想预防{ill}，每天喝{n}杯{thing}就可以。",
            ),
            "研究表明",
        ),
        Frame(
            (
                "{thing}绝对安全，没有任何副作用，{place}的说明书这样写。",
                "{place}的说明书写道，{thing}绝对安全，没有任何副作用。",
            ),
            "没有任何副作用",
        ),
        Frame(
            (
                "坚持{n}个星期，{thing}就能根治{ill}。",
                "{thing}只要坚持用{n}个星期，就能根治{ill}。",
            ),
            "根治",
        ),
        Frame(
            (
                "立即预约{place}门诊的专家，{n}点以前免费。",
                "{n}点以前免费，立即预约{place}门诊的专家。",
            ),
            "立即预约",
        ),
        Frame(
            (
                "用{thing}对付{ill}，{n}个晚上包治好。",
                "{n}个晚上包治好，用{thing}对付{ill}就是这么快。",
            ),
            "包治好",
        ),
        Frame(
            (
                "{thing}给{place}一带的{ill}患者带来了新希望。",
                "{place}一带的{ill}患者，因为{thing}有了新希望。",
            ),
            "新希望",
        ),
    ),
}

NEUTRAL = {
    "en": (
        Frame(
            (
                "The road to {place} was closed {n} times {time}.",
                "{n} times the road to {place} was closed {time}.",
            )
        ),
        Frame(
            (
                "{who} keeps {n} hens and a goat near {place}.",
                "{n} hens and a goat live with {who} near {place}.",
            )
        ),
        Frame(
            (
                "{who} sat {n} days in the library of {place}, where the heating was off.",
                "The heating was off in the library of {place}, where {who} sat {n} days.",
            )
        ),
        Frame(
            (
                "It rained for {n} days, and the river came up to the mill of {place}.",
                "The river came up to the mill of {place}, for it had rained {n} days.",
            )
        ),
        Frame(
            (
                "The ferry from {place} takes {n} cars.",
                "{n} cars go on the ferry from {place}.",
            )
        ),
        Frame(
            (
                "A parish letter of {place} mentions the {thing} {time}.",
                "The {thing} is mentioned {time} in a parish letter of {place}.",
            )
        ),
        Frame(
            (
                "{who} has heard {n} bells as far away as {place}.",
                "As far away as {place} {n} bells can be heard, says {who}.",
            )
        ),
        Frame(
            (
                "{who} has written {n} letters about the bridge of {place}.",
                "About the bridge of {place} {who} has written {n} letters.",
            )
        ),
    ),
    "zh": (
        Frame(("{time}，通往{place}的路封了{n}次。", "通往{place}的路{time}封了{n}次。")),
        Frame(("{place}的{who}养了{n}只鸡和一头羊。", "{place}的{who}家里有{n}只鸡，还有一头羊。")),
        Frame(
            (
                "{who}在{place}的图书馆待了{n}天，那里没有暖气。",
                "{place}的图书馆没有暖气，{who}在那里待了{n}天。",
            )
        ),
        Frame(("雨下了{n}天，河水涨到了{place}的磨坊。", "河水涨到了{place}的磨坊，因为雨下了{n}天。")),
        Frame(("从{place}来的渡船能装{n}辆车。", "{n}辆车可以上从{place}来的渡船。")),
        Frame(("{who}说{n}下钟声一直传到{place}。", "听{who}说，在{place}也能听见{n}下钟声。")),
        Frame(("{who}为{place}那座桥写了{n}封信。", "为了{place}那座桥，{who}已经写了{n}封信。")),
    ),
}
