"""What in a sentence leads a reader to its source?

Identifiers, links, reference markers, works by name, public bodies, persons with a post. The expressions for
signs and for Chinese read folded text; those for English names need its capitals.
"""

from __future__ import annotations

from healthlint_rules.expression import Expression

IDENTIFIER = Expression(
    r"\b10\.\d{4,9}/\S"
    r"|\bpm(?:id|cid)\b:? ?(?:pmc)?\d{4,}|\bpmc\d{4,}"
    r"|\b(?:nct\d{8}|isrctn ?\d{6,}|chictr[\w ]{0,6}\d{5,}|eudract|umin\d{6,}|crd\d{8,}"
    r"|actrn\d{6,}|drks\d{6,})"
    r"|\barxiv:? ?\d{4}\.\d{4,}|\bisbn\b[ :]*[\dx ]{10,}"
    r"|\bhttps?://[^\s/]+/[^\s)]{2,}|\b[\w.]+\.(?:org|com|gov|net|edu|int|cn|tw|hk|uk|eu|io"
    r"|jp)(?:\.\w\w)?/\S{2,}|\bcd\d{6}\b"
)
MARKER = Expression(
    r"\[\^?\d{1,3}(?:\s?[, ~]\s?\d{1,3})*\]"
    r"|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?![\w\u00b9\u00b2\u00b3])(?<![mk][\u00b2\u00b3])"
    r"|(?<=[a-z)\"\]])[.,;]\d{1,3}(?:[, ]\d{1,3}){0,6}(?=\s|$)(?! ?%)"
    r"|\((?:refs?\.? |references? )?\d{1,3}(?:[, ]\s?\d{1,3}){0,6}\)(?=[.,;]|\s*$)"
    r"|\b(?:refs?\.?|references?) \d{1,3}\b"
    r"|\bet al\b"
)
# One of these stands in all of the above.
_SIGN = Expression(r"[\d/\u00b9\u00b2\u00b3\u2070-\u2079]|et al\b|www\.")
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|In|By|Since|Until|From|During|Of|About|Before|After"
_PLACE = (
    r"China|Japan|Korea|India|America|Europe|Africa|Asia|Britain|England|Germany|France|Italy|Spain|Canada"
    r"|Australia|English|Chinese|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
# Works: author and year, a journal, a study that goes by a name.
_WORK = Expression(
    rf"[(（](?!(?:{_MONTH}|{_PLACE})\b)[A-Z][\w.’'-]+[, ][^()（）]{{0,80}}?(?:19|20)\d\d"
    r"[^()（）]{0,30}[)）]"
    rf"|\b(?!(?:{_MONTH}))[A-Z][\w'’-]+(?: and [A-Z][\w'’-]+| & [A-Z][\w'’-]+)?,? \(?(?:19"
    rf"|20)\d\d[a-z]?[)）]"
    rf"|\b[Pp]ublish(?:ed"
    rf"|ing)(?: online)?(?: \w+){{0,4}}? in (?:the )?(?:journals? )?[*_“\"]?(?!{_PLACE})[A-Z]"
    rf"|\b(?:[Ww]riting|[Aa]ppear(?:s|ed)) in (?:the )?(?:journal )?[*_“\"]?(?!{_PLACE})[A-Z]"
    r"|\bjournal [*_“\"]?[A-Z]"
    r"|\b(?:The Lancet|Lancet\b|New England Journal|NEJM|BMJ|JAMA|PLo?S (?:One|ONE|Medicine)"
    r"|Cochrane|Diabetes Care"
    r"|Nature (?:Medicine|Communications|Genetics|Reviews)|Cell (?:Metabolism|Reports|Stem Cell"
    r"|Discovery|Research)"
    r"|Science Translational|Scientific Reports)"
    r"|\bJournal of (?:the )?[A-Z]|\b[A-Z]\w+ (?:Medical )?Journal\b|\b(?:Annals|Archives"
    r"|Proceedings) of (?:the )?[A-Z]"
    r"|\b(?!(?:In|The|This|Our|An|Each|One|Another|Clinical|Recent|New|Every|For|Case|That|Early|Human) )"
    r"(?:[A-Z][\w'’]+ ){1,5}(?:Study|Trial|Survey|Atlas|Census|Register|Registry|Guidelines?)\b"
    r"|\b[A-Z]{2,}[A-Z\d]*(?:-[A-Z\d]+)* (?:\d+ )?(?:trial|study|survey|cohort)\b"
)
# One of these stands in each of them.
_WORK_WORD = Expression(
    r"(?:19|20)\d\d|[Pp]ublish|[Jj]ournal|[Ww]riting in|[Aa]ppear|Lancet|NEJM|BMJ|JAMA|PL|Cochrane"
    r"|Care|Nature|Cell"
    r"|Science|Scientific|Annals|Archives|Proceedings|Study|Trial|Survey|Atlas|Census|Regist|Guideline"
    r"|trial|study|survey|cohort"
)
# Bodies that publish what they say. Not where they only lend their name to a product.
_BODY = Expression(
    r"\b(?:WHO|CDC|NICE|NHS|FDA|EMA|NIH|NIMH|NIDDK|NHLBI|NINDS|NCI|AHA|ACOG|AAP|IDF|ADA|ESC|IARC"
    r"|UNICEF|UNAIDS"
    r"|MHRA|TGA|HHS|USPSTF|PAHO|ECDC|EFSA|IHME|OECD|ONS|SIGN|ISSCR|World Health Organi[sz]ation"
    r"|Centers for Disease Control|Food and Drug Administration|European Medicines Agency"
    r"|National Institutes? "
    r"(?:of|for)|United Nations|World Bank|Public Health England|Global Burden of Disease"
    r"|[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|of|for|and|on)){0,5} (?:Association|Society|Federation|Academy"
    r"|Agency|Administration|Ministry|Commission|Task Force|Bureau)"
    r"|(?:Ministry|Department|College|Academy|Society|Association|Office|Bureau) (?:of|for|on) [A-Z]\w+)\b"
    r"(?!(?:[- ](?:approved|cleared|registered|licensed|certified|grade)))"
)
_POST = (
    r"professor|prof|researcher|scientist|director|doctor|physician|surgeon|consultant"
    r"|cardiologist|oncologist"
    r"|neurologist|psychiatrist|psychologist|endocrinologist|dermatologist|epidemiologist"
    r"|immunologist|virologist"
    r"|dieti[tc]ian|nutritionist|pharmacist|nurse|midwife|lecturer|head|chief|chair|president|fellow|author"
    r"|investigator|spokes\w+|MD|PhD|M\.D|Ph\.D"
)
_NAME = r"[A-Z][\w’'-]*[a-z]\.?(?: [A-Z]\.)?(?: (?:de |van |von |al-|el-)?[A-Z][\w’'-]+){1,2}"
_PERSON = Expression(
    rf"\b(?:Dr|Prof|Professor|Sir|Dame)\b\.? [A-Z][\w’'-]"
    rf"|\b{_NAME}(?:,? \(|, )(?:[^.;]{{0,50}} )?(?:{_POST})\b"
    rf"|\b(?:{_POST}|led by|authored by) {_NAME}"
    rf"|\b(?:said|says|told|explains|explained|according to) {_NAME}(?=[ ,.])"
)
# The same in Chinese, on folded text.
_ZH_WORK = Expression(
    r"《[^》]{2,80}》|(?:发表|刊登|刊发|刊载|登)(?:在|于)?[^,.;]{0,12}(?:柳叶刀|新英格兰|自然|科学"
    r"|细胞|美国医学会杂志|英国医学杂志"
    r"|nature|science|lancet|cell|nejm|jama|bmj|plos|[a-z]{4,} [a-z]{3,})"
    r"|柳叶刀|新英格兰医学杂志|\((?:19|20)\d\d\)|(?:nature|lancet|nejm|jama|bmj|cochrane|plos)\b"
)
_ZH_BODY = Expression(
    r"世界卫生组织|全球疾病负担|世卫组?织?|(?<![a-z])(?:who|fda|ema|nih|cdc|nice|iarc"
    r"|idf)(?![a-z])(?! ?(?:批准"
    r"|认证))|卫健委|卫生健康委|卫计委|卫生部"
    r"|疾控(?:中心|局)|疾病预防控制|药监局|药品监督|国家统计局|国家癌症中心|国家心血管病中心"
    r"|国家卫生|联合国|国务院|医保局"
    r"|卫生署|卫生福利部|卫福部|国健署|国民健康署|疾管署|食药署|健保署|国卫院|医院管理局"
    r"|卫生防护中心|食品药物管理"
    r"|(?:中华|中国|国际|美国|英国|欧洲|世界|日本|全国|国家|加拿大|澳大利亚|澳洲|德国|台湾"
    r"|香港)[^,.;:的]{0,14}"
    r"(?:学会|协会|联盟|联合会|医师会|学院|总署|总局|研究院|科学院|委员会|红十字会)"
)
_SURNAME = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
    "金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_ZH_POST = (
    r"主任医师|主任药师|主任技师|主任护师|副?主任|副?教授|医师|医生|院士|博士|研究员|院长|所长"
    r"|理事长|会长|药师|营养师|护士长"
)
_ZH_PERSON = Expression(
    rf"(?:{_ZH_POST})[,:\s]?[{_SURNAME}][\u4e00-\u9fff]{{1,2}}(?=[,:()\s]|表示|指出|介绍|认为|说|称"
    rf"|强调|提醒|建议|解释|告诉|坦言|等|在|及|团队|课题组|的)"
    rf"|(?<![\u4e00-\u9fff])[{_SURNAME}][\u4e00-\u9fff]{{0,2}}(?:{_ZH_POST})"
    rf"|[{_SURNAME}][\u4e00-\u9fff]{{2}}(?:{_ZH_POST}|团队|课题组)"
)


def cites(folded: str) -> bool:
    """Tell whether folded text holds an identifier, a deep address or a reference marker."""
    if not _SIGN.search(folded):
        return False
    return bool(IDENTIFIER.search(folded) or MARKER.search(folded))


def names_a_work(text: str, folded: str) -> bool:
    """Tell whether text names a work that a reader can look up."""
    if _WORK_WORD.search(text) and _WORK.search(text):
        return True
    return not folded.isascii() and _ZH_WORK.search(folded) is not None


def names_an_author(text: str, folded: str) -> bool:
    """Tell whether text names a public body, or a person with a post."""
    if _BODY.search(text) or _PERSON.search(text):
        return True
    return not folded.isascii() and bool(_ZH_BODY.search(folded) or _ZH_PERSON.search(folded))
