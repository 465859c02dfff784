from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.language.sentences import split

# A stroke stands where one sentence ends and the next begins; blanks around it are not compared.
ENGLISH = {
    "two plain sentences": "The cells were grown for a week.|They were then frozen.",
    "no stop at the end": "The cells were grown for a week.|Then they were frozen",
    "a title before a name": "Dr. Orla Finch led the trial.|Prof. Imre Vas reviewed it.",
    "an initial": "The lead was J. Harrow of Penmere.|She has since retired.",
    "two initials": "P. T. Wren wrote the protocol.|It is public.",
    "initials of authors": "Wren, P. T.-B., Marsh, N. (2019).|A report of two cases.",
    "for example": "Some foods, e.g. Brazil nuts, are rich in it.|Others are not.",
    "that is": "The dose, i.e. Two tablets, was small.|Nobody fell ill.",
    "and others before a year": "Finch et al. (2021) saw no change.|Others did.",
    "and others before a verb": "Finch et al. saw no change.|Others did.",
    "versus": "It was tested as A vs. B in adults.|Both did well.",
    "a number sign": "See No. 5 in the list.|It is long.",
    "the word no": "The short answer is no.|The long one follows.",
    "a figure": "The curve in Fig. 2 is flat.|It stays flat.",
    "a country before a name": "The U.S. Food Agency was asked.|It declined.",
    "a country before a new sentence": "It is sold in the U.S.|The price is high.",
    "a degree before a new sentence": "The author is Ana Rook, Ph.D.|She works at Penmere.",
    "a time of day": "Take it at 8 a.m. with food.|Do not crush it.",
    "roughly": "The dose was approx. 5 mg a day.|It was raised later.",
    "a saint": "The team at St. Brannoc looked again.|They saw nothing.",
    "a company and a bracket": "Acorn Bio Inc. (Penmere) paid for it.|The data are closed.",
    "a company and a new sentence": "The trial was paid for by Acorn Bio Inc.|The data are closed.",
    "a decimal": "It fell to 5.4 percent.|Then it rose.",
    "a version": "Version 2.1 of the leaflet is out.|Read it.",
    "an ellipsis that goes on": "We waited... and nothing came.|So we left.",
    "an ellipsis that ends": "We waited…|Nothing came.",
    "a closing quote": "“It did nothing.”|The trial stopped.",
    "a closing bracket": "Most felt better.|(Two did not.)|The trial went on.",
    "a bracket in the midst": "The drug (see p. 4) is old.|It is cheap.",
    "a question quoted in the midst": '"Can it cure?" he asked the nurse.|She shook her head.',
    "a quote and its speaker": "“It works!” Dr. Finch said in May.|Others doubt it.",
    "a quote and its unnamed speaker": "“We are glad.” the director said.|Few agreed.",
    "a question and an answer": "Is it safe?|Nobody knows.",
    "a shout": "It works!|Or so they say.",
    "several marks": "Really?!|Yes.",
    "a semicolon goes on": "It helps some; Others feel nothing.",
    "a list label": "1. Take it with water.|Wait an hour.",
    "a letter as list label": "a. Take it with water.|Wait an hour.",
    "a vitamin": "They were short of vitamin C.|It is in fruit.",
    "a kind of hepatitis": "She had hepatitis B.|Later tests were clear.",
    "a word that opens small": "The method is new.|iPSCs are made from skin.",
    "a citation mark": "The risk fell.[3]|It rose again.[4, 5]",
    "a citation mark after a blank": "The risk fell. [3]|It rose again.",
    "a raised citation number": "The risk fell.²|It rose again.",
    "an address": "Read more at www.penmere.example/a.b.html today.|It is long.",
    "a month": "It began on Sept. 5 last year.|It ended in May.",
    "et cetera at the end": "Bring papers, pills, etc.|Staff will help.",
    "a stop in the title of a person": "Mrs. Dunmore and Mr. Okoro felt well.|They went home.",
    "a page": "See pp. 12 and 13.|Then stop.",
    "bold marks": "**It is new.**|Nobody knows more.",
}
CHINESE = {
    "两句话": "细胞培养了一周。|随后被冷冻。",
    "没有句号的结尾": "细胞培养了一周。|随后被冷冻",
    "问句": "这种疗法安全吗？|目前没有答案。",
    "叹号": "效果惊人！|医生却并不同意。",
    "半角问号": "这种疗法安全吗?|目前没有答案。",
    "半角叹号": "效果惊人!|医生却并不同意。",
    "半角分号": "空腹血糖下降;|餐后血糖没有变化。",
    "全角分号": "空腹血糖下降；|餐后血糖没有变化。",
    "半角冒号不断句": "医生提醒:不要自行停药。",
    "半角逗号不断句": "血糖下降,但没有恢复正常。|患者仍需用药。",
    "半角句点": "血糖没有下降.|患者仍需用药.",
    "半角句点无空格": "血糖没有下降.|患者仍需用药。",
    "小数": "血糖降到5.3后又升高。|患者继续用药。",
    "编号": "1.血糖下降：随访三个月。|此后回升。",
    "编号带空格": "1. 血糖下降。|此后回升。",
    "全角编号": "1．血糖下降。|此后回升。",
    "版本号": "本文为3.0版。|旧版已删除。",
    "引号在句号之后": "“我现在很好。”|三个月后他又住院了。",
    "引号之后是说话人": "“我们没有看到效果。”林医生说。|试验随后停止。",
    "引号之后是身份": "“目前证据不足。”一位研究人员表示。|他没有参与试验。",
    "直角引号": "「我現在很好。」|三個月後他又住院了。",
    "直角引号之后是说话人": "「目前證據不足。」林醫師說。|試驗隨後停止。",
    "直引号": '他说："我现在很好。"|三个月后他又住院了。',
    "直引号是开引号": '他很高兴。|"我现在很好。"',
    "引号里的问句在句中": "“能治好吗？”是常见的疑问。|答案是否定的。",
    "引号里的问句之后是逗号": "“能治好吗？”，他问医生。|医生摇头。",
    "引号作定语": "“包治百病！”的广告不可信。|请咨询医生。",
    "书名里的问号": "《糖尿病能治好吗？》一书卖得很好。|作者不是医生。",
    "括号里的问号在句中": "这种疗法（真的有效吗？）仍在研究。|请耐心等待。",
    "括号里的整句": "血糖下降了。|（见表1。）|患者仍需用药。",
    "省略号": "他等了很久……|结果仍没有消息。",
    "居中省略号": "他等了很久⋯⋯|结果仍没有消息。",
    "省略号之后是逗号": "疲劳、口渴……，都可能出现。|请就医。",
    "连用": "真的吗？！|没有证据。",
    "引文标记": "血糖下降了。[1]|患者仍需用药。",
    "夹英文缩写": "患者的HbA1c为7.0%。|此后没有变化。",
    "英文人名": "该研究由J. Harrow主持。|结果尚未发表。",
    "中英混排": "研究来自Penmere.| 患者共三十名。",
    "英文句接中文句": "The trial is open.| 患者可以报名。",
    "中文句接英文句": "试验仍在进行。|The trial is open.",
    "问号接英文": "什么是iPSC?|它是一种细胞。",
    "顿号": "口渴、多尿、乏力。|请就医。",
    "全角空格": "细胞培养了一周。|　随后被冷冻。",
    "繁体": "細胞培養了一週。|隨後被冷凍。",
    "英文句点直接接中文": "The trial is open.|患者可以报名。",
    "百分号后的分号": "有效率为20%;|其余患者没有变化。",
}


WITHOUT_BLANKS = {
    "a lost blank": "The risk fell.|However, it rose again.",
    "a file name": "Open the file results.txt in the folder.",
    "a raised number gone flat": "The risk fell.12| It rose again.",
}
CASES = {
    **{name: marked.replace("|", " |") for name, marked in ENGLISH.items()},
    **CHINESE,
    **WITHOUT_BLANKS,
}


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_a_text_is_cut_where_a_sentence_ends(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@given(
    st.text(alphabet=st.sampled_from(list("aB1 .!?;…。！？；“”\"'()（）《》[]、，中的说\u3000")), max_size=80)
)
@settings(max_examples=200)
def test_sentences_hold_every_visible_sign_once_and_in_order(text: str) -> None:
    places = list(split(text))
    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())
    assert all(start < end for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))


@pytest.mark.parametrize("unit", ["。", ". ", "a. ", "a（？）", "？”说", "J. ", '。"', "… ", "a.B"])
def test_a_long_run_of_stops_is_cut_in_linear_time(unit: str) -> None:
    assert list(split("甲（" + unit * 60_000))
