"""Which works, bodies and persons does a Chinese text name? In folded (Simplified) text."""

from __future__ import annotations

from healthlint import Expression

# The post of a person stands before or behind the name, a team behind it.
_POST = Expression(
    r"主任医师|主任药师|主任技师|主任护师|副?主任|副?教授|医师|医生|院士|博士|研究员|院长|所长"
    r"|理事长|会长|药师|营养师|护士长|团队|课题组"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤高"
)
_BEHIND_A_NAME = (
    *(
        ",",
        ":",
        "(",
        ")",
        " ",
        "\n",
        "表示",
        "指出",
        "介绍",
        "认为",
        "说",
        "称",
        "强调",
        "提醒",
        "建议",
        "解释",
    ),
    *("告诉", "坦言", "等", "在", "及", "团队", "课题组", "的"),
)
_WORK = Expression(
    r"《[^》]{2,80}》|(?:发表|刊登|刊发|刊载|登)(?:在|于)?[^,.;]{0,12}(?:柳叶刀|新英格兰|自然|科学"
    r"|细胞|美国医学会杂志|英国医学杂志"
    r"|nature|science|lancet|cell|nejm|jama|bmj|plos|[a-z]{4,} [a-z]{3,})"
    r"|柳叶刀|新英格兰医学杂志|\((?:19|20)\d\d\)|(?:nature|lancet|nejm|jama|bmj|cochrane|plos)\b"
    r"|\([^()\n]{0,40}(?:学报|杂志|期刊|学刊|年鉴|白皮书|报告|普查|调查|指南)[^()\n]{0,12}(?:19|20)\d\d[^()\n]{0,40}\)"
    r"|(?:19|20)\d\d年?,? ?(?:第?\d{1,4}卷|卷 ?\d{1,4}|\d{1,4}(?:\(\d{1,3}\))?:\d)"
)
_BODY = Expression(
    r"世界卫生组织|全球疾病负担|世卫组?织?|(?<![a-z])(?:who|fda|ema|nih|cdc|nice|iarc"
    r"|idf)(?![a-z])(?! ?(?:批准"
    r"|认证))|卫健委|卫生健康委|卫计委|卫生部"
    r"|疾控(?:中心|局)|疾病预防控制|药监局|药品监督|国家统计局|国家癌症中心|国家心血管病中心"
    r"|国家卫生|联合国|国务院|医保局|统计处|主计总处"
    r"|卫生署|卫生福利部|卫福部|国健署|国民健康署|疾管署|食药署|健保署|国卫院|医院管理局"
    r"|卫生防护中心|食品药物管理"
    r"|(?:中华|中国|国际|美国|英国|欧洲|世界|日本|全国|国家|加拿大|澳大利亚|澳洲|德国|台湾"
    r"|香港)[^,.;:的]{0,14}"
    r"(?:学会|协会|联盟|联合会|医师会|学院|总署|总局|研究院|科学院|委员会|红十字会)"
)
_HAN = "\u4e00"
# Of these one stands in each text that names a work without a year, in either script.
SIGNS = ("《", "刊", "发表", "發表", "登", "柳叶刀", "柳葉刀", "新英格兰", "新英格蘭", "卷", "学报", "學報")


def names_a_work(folded: str) -> bool:
    """Tell whether text names a work: a title, a journal, a journal with year and pages."""
    return _WORK.search(folded) is not None


def names_a_body(folded: str) -> bool:
    """Tell whether text names a public body."""
    return _BODY.search(folded) is not None


def names_a_person(folded: str) -> bool:
    """Tell whether a name stands before or behind a post."""
    for post in _POST.finditer(folded):
        if _name_behind(folded, post.end()) or _name_before(folded, post.start(), post.group()):
            return True
    return False


def _name_behind(folded: str, at: int) -> bool:
    if folded[at : at + 1] in (",", ":", " "):
        at += 1
    if folded[at : at + 1] not in _SURNAMES or not folded[at : at + 1]:
        return False
    return any(
        folded[at + 1 : at + size] >= _HAN
        and (at + size == len(folded) or folded.startswith(_BEHIND_A_NAME, at + size))
        for size in (2, 3)
    )


def _name_before(folded: str, at: int, post: str) -> bool:
    for size in (3, 2, 1):
        first = at - size
        if first < 0 or folded[first] not in _SURNAMES or folded[first:at] < _HAN:
            continue
        begins = first == 0 or folded[first - 1] < _HAN
        if begins and post not in ("团队", "课题组"):
            return True
        if size == 3:
            return True
    return False
