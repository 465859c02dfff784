"""Are claims judged by the company they keep, in both languages and both scripts?"""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.run.linter import Linter
from healthlint.run.plugins.installed import load_plugins
from healthlint.text.readers import BY_FORMAT

LINTER = Linter([rule() for rule in load_plugins().rules if rule.code.startswith(("PRO", "CLM"))])


def lint(text: str) -> list[Finding]:
    return LINTER.lint(text, "a.md", BY_FORMAT["markdown"])


CAREFUL = [
    "Most people recover from flu within a week without treatment.",
    "The liver removes toxins from the blood.",
    "Chemotherapy can cure some types of cancer, including testicular cancer.",
    "Smallpox was eradicated in 1980.",
    "Glucosamine is a popular supplement for joint pain, but the evidence is mixed.",
    "Laser treatment can reduce the appearance of scars, though it will not remove them completely.",
    "Emergency contraception works best if taken within three days.",
    "Hepatitis B cannot be cured at present, but medicines keep the virus under control.",
    "It is one of the most important steps you can take to protect your heart.",
    "Using an inhaler properly makes sure the medicine reaches your lungs.",
    "结核病是可以治愈的，关键在于规律服药、全程治疗。",
    "均衡饮食、适量运动有助于增强免疫力。",
    "腰椎间盘突出症多数可以通过保守治疗缓解。",
    "近视不可逆转，只能控制发展。",
    "植发并不适合所有脱发者。",
    "没有人能保证治疗一定有效。",
    "目前尚無證據顯示保健食品能逆轉老化。",
    "流感疫苗不能百分之百預防感染，但可降低重症風險。",
    "Glyceryl trinitrate quickly relieves chest pain.",
    "Naloxone reverses the effects of opioids.",
    "I tried everything on the list the nurse gave me, and some of it helped a bit.",
    "HRT relieves hot flushes and lowers the risk of fractures; it also has risks.",
    "Surgery restores vision in most people with cataracts.",
    "12周时，甲药的有效率为62%，乙药为48%，差异有统计学意义。",
    "规范使用激素药膏不会产生依赖。",
    "抗抑郁药一般两至四周起效。",
    "吃了几天药感觉好转，也应按疗程服完。",
    "透析可以清除血液中的毒素和多餘水分。",
    "Immunotherapy boosts the immune system so that it attacks cancer cells.",
    "Your doctor may put you on tablets first.",
    "Decongestants treat the symptoms rather than the cause of a cold.",
    "Trying to lose weight quickly can lead to gallstones.",
    "The scan is safe, painless and non-invasive.",
    "Even the most powerful supplement won't replace sleep.",
    "某病呈自限性，一至两周的病程后可完全康复。",
    "25位患者，有3位完全缓解（肿瘤完全消失），其余无变化。",
    "半年后完全停药的比例不足两成。",
    "样品在GMP实验室制备。",
    "抗衰老研究多在小鼠中进行。",
    "免疫檢查點抑制劑可激活免疫系統。",
    "秋季正是接種流感疫苗的好時機。",
]
ADVERTS = [
    "Our revolutionary joint cream eases pain in minutes.",
    "A safe and natural alternative to antidepressants.",
    "Doctors are stunned by this simple trick that reverses hair loss.",
    "Guaranteed results or your money back.",
    "This superfood wipes out cancer cells.",
    "Reverse your type 2 diabetes in 30 days.",
    "三天见效，七天根治，无效退款。",
    "从根源上修复受损关节软骨。",
    "不孕家庭的福音，圆您父母梦。",
    "已成功帮助十万名患者摆脱失眠。",
    "告別針劑，血糖從此平穩，逆轉糖尿病。",
    "頂級醫療團隊，五星級服務。",
    "The method is proving highly effective in men with early hair loss.",
    "Mothers swear by this balm for cough.",
    "It works better than sleeping pills and leaves no hangover.",
    "I had suffered from reflux for years until Dr Marlow put me on these drops.",
    "Naturally lowers blood pressure without drugs.",
    "Bitter drops wash the acids away.",
    "Our drops sharpen eyesight so that you can leave your glasses in the drawer.",
    "Chelation cleans the arteries and makes bypass surgery unnecessary.",
    "本品能修复受损的胃黏膜，让胃回到年轻状态。",
    "我原来整夜睡不着，喝了十来天，发现一觉能睡到天亮。",
    "多亏了周主任的方子，我妈的头晕再没犯过。",
    "名老中醫坐診，一人一方。",
    "这种方法比打针吃药安全得多。",
    "让您远离失眠，精力充沛每一天。",
    "別再讓眼鏡毀了孩子的前程。",
    "做完一个疗程，视力平均上升三行。",
    "Heart pills are pushed by the drug industry, and you don't need drugs to lower your cholesterol.",
    "Here is how bakers reversed their condition and regained perfect health.",
    "Kinesio tape is a natural, non-addictive alternative to pain medication.",
    "Our balm offers better results than any lotion on the market.",
    "More than 80% of tinnitus patients showed improvement with the lamp.",
    "Can a bath salt ease gout? Yes, it absolutely can.",
    "Chocolate fans rejoice: yet another amazing benefit of cocoa.",
    "海島診所協助650名婦女順利懷孕。",
    "本中心技術不輸國際水準。",
    "安全系数拉满的植发方案。",
    "这款贴片能帮助卵巢恢复年轻态。",
    "治疗手段有限或存在副作用，不如试试艾草。",
]


@pytest.mark.parametrize("text", CAREFUL)
def test_what_a_careful_leaflet_says_is_left_alone(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize("text", ADVERTS)
def test_what_an_advert_says_is_at_least_a_warning(text: str) -> None:
    assert {finding.severity for finding in lint(text)} & {"warning", "error"}


def test_the_stronger_rule_speaks_where_promotional_words_overlap() -> None:
    finding, *others = lint("这一医学奇迹让患者重获新生。")

    assert finding.code == "PRO102"
    assert finding.text == "医学奇迹"
    assert all(other.offset >= finding.end_offset for other in others)


def test_a_cure_is_reported_once_however_many_words_say_so() -> None:
    found = [
        finding
        for finding in lint("Our drops completely cure diabetes for good.")
        if finding.code == "CLM101"
    ]

    assert len(found) == 1
