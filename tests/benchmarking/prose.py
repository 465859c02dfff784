"""Of which sentences are invented articles made?

All of them are ours, and so are the names. Chinese is written twice, as editors write it in Simplified and
in Traditional characters, and not converted.
"""

from __future__ import annotations

from typing import NamedTuple


class Prose(NamedTuple):
    """The sentences of one language, with places for `topic`, `treatment`, `effect` and numbers k < n < m."""

    tag: str  # of the language, as pages declare it
    blank: str  # between sentences
    topics: tuple[str, ...]
    treatments: tuple[str, ...]
    effects: tuple[str, ...]
    sentences: tuple[str, ...]
    faults: tuple[str, ...]  # what an editor would stop
    title: str
    author: str
    dated: str  # the line below the title
    headings: tuple[str, ...]
    columns: tuple[str, str, str]  # of tables
    disclaimer: str
    references: str  # the heading of the list
    entry: str  # with the number of the reference as `k`


ENGLISH = Prose(
    tag="en",
    blank=" ",
    topics=tuple("asthma psoriasis migraine gout arthritis glaucoma eczema anaemia reflux insomnia".split()),
    treatments=(
        "the tablet",
        "the cream",
        "the inhaler",
        "the injection",
        "physiotherapy",
        "the new device",
        "the evening dose",
    ),
    effects=tuple("pain itching swelling night-waking breathlessness redness fatigue stiffness".split()),
    sentences=(
        "{Topic} affects about one adult in {n} and often begins between the ages of {n} and {m}.",
        "People who use {treatment} may notice less {effect} after a few weeks.",
        "In a trial of {m} adults, {effect} fell by {n} points with {treatment}, by {k} with a dummy.{mark}",
        "Ask your doctor or pharmacist before you change the dose of any medicine.",
        "Some people get {effect} as a side effect; it usually goes away when {treatment} is stopped.",
        "The causes of {topic} are not fully understood, and several genes seem to be involved.",
        "Doctors diagnose {topic} from your story, an examination and, if needed, a blood test.",
        "It is too early to say whether {treatment} changes the course of {topic}.",
        "Keep a diary of your {effect} and take it with you to your next appointment.",
        "Children under {n} should not use {treatment} unless a specialist advises it.",
        "The study was small, and {k} of {m} people left it before the end.{mark}",
        "You can lower your risk by sleeping well, moving every day and not smoking.",
        "Most guidelines recommend starting with the lowest dose and raising it slowly.",
        "If your {effect} gets worse suddenly, call an ambulance or go to the nearest hospital.",
        "See {link} for what to ask at your visit.",
        "{strong} do not share {treatment} with other people, even if they have the same symptoms.",
        "Researchers in {m} centres now want to know how long the effect on {effect} lasts.",
        "The price of {treatment} differs between countries, and insurers do not always pay for it.",
        "Not everybody with {topic} has {effect}, and few people have it every day.",
        "“I used to wake up at {k} in the morning,” says Ilse Brandt, who has had {topic} for {n} years.",
        "A nurse can show you how {treatment} is used; most people need about {n} minutes to learn it.",
        "Tell the clinic if you are pregnant, or if you have had trouble with {treatment} before.",
        "Nobody knows yet who will have {effect} again once {treatment} is stopped.",
        "Of {m} people asked in {year}, {n} said that their {effect} had kept them from work.",
        "A blood test shows no more than that {topic} is active; it says nothing about its cause.",
        "Your pharmacist can tell you which other medicines do not go together with {treatment}.",
        "In winter {effect} often becomes worse, as dry air irritates the skin and the airways.",
        "There is no diet that makes {topic} go away, but regular meals help some people.",
    ),
    faults=(
        "This groundbreaking treatment gives new hope to everyone with {topic}.",
        "Studies show that {treatment} works better than anything before.",
        "{Treatment} is completely safe and has no side effects.",
        "Book your free consultation today.",
        "It finally cures {topic} for good.",
        "Only {n} places are left, so call our clinic now.",
        "Doctors everywhere recommend {treatment} as the best choice for {topic}.",
    ),
    title="Living with {topic}",
    author="Mira Castellan",
    dated="Written by {author}, nurse. Updated {day} May {year}.",
    headings=(
        "What helps against {effect}?",
        "How {topic} is found",
        "Before you use {treatment}",
        "When to seek help",
        "What the trials say about {effect}",
    ),
    columns=("Treatment", "Less {effect}", "People"),
    disclaimer="This page is general information, not medical advice; speak to your doctor.",
    references="References",
    entry="Castellan M, Odum P. {Topic} and {effect} in care, part {k}. Invented J Med {year};4(2):{n}-{m}.",
)

SIMPLIFIED = Prose(
    tag="zh-CN",
    blank="",
    topics=tuple("哮喘 银屑病 偏头痛 痛风 关节炎 青光眼 湿疹 贫血 失眠 胃食管反流".split()),
    treatments=tuple("该药物 外用药膏 吸入剂 注射治疗 康复训练 新型器械 晚间剂量".split()),
    effects=tuple("疼痛 瘙痒 肿胀 夜间觉醒 气短 红斑 乏力 晨僵".split()),
    sentences=(
        "{topic}约影响每{n}名成年人中的一名，多在{n}岁至{m}岁之间起病。",
        "使用{treatment}的患者可能在几周后感到{effect}减轻。",
        "在一项纳入{m}名成人的试验中，{treatment}组的{effect}评分下降{n}分，安慰剂组下降{k}分{mark}。",
        "调整任何药物的剂量之前，请先咨询医生或药师。",
        "部分患者会出现{effect}等不良反应，停用{treatment}后通常会消失。",
        "{topic}的病因尚未完全明确，目前认为与多个基因有关。",
        "医生会根据病史、体格检查以及必要的血液检查来诊断{topic}。",
        "现在判断{treatment}能否改变{topic}的进程还为时过早。",
        "请记录每天的{effect}情况，复诊时带给医生看。",
        "未满{n}岁的儿童不应使用{treatment}，除非专科医生建议。",
        "该研究样本较小，{m}名受试者中有{k}名中途退出{mark}。",
        "保持充足睡眠、坚持运动、不吸烟，可以降低患病风险。",
        "多数指南建议从最低剂量开始，逐渐增加。",
        "如果{effect}突然加重，请立即拨打120或前往最近的医院。",
        "{strong}不要把{treatment}分给症状相似的其他人使用。",
        "不同地区{treatment}的价格不同，医保不一定报销。",
        "就诊时要问些什么，可以参考{link}。",
        "并不是每位{topic}患者都有{effect}，每天都出现的人更少。",
        "“以前我总在凌晨{k}点醒来。”患病{n}年的林以宁说。",
        "护士会示范{treatment}的用法，多数人{n}分钟左右就能学会。",
        "停用{treatment}后哪些人会再次出现{effect}，目前还不清楚。",
        "冬季空气干燥，{effect}往往会加重。",
    ),
    faults=(
        "这一突破性疗法为广大{topic}患者带来了新希望。",
        "研究表明，{treatment}的效果优于以往所有方法。",
        "{treatment}绝对安全，无任何副作用。",
        "名额有限，立即预约，扫码添加微信。",
        "{treatment}可以彻底治愈{topic}。",
        "众多专家一致推荐{treatment}，是{topic}患者的首选。",
    ),
    title="与{topic}共处",
    author="苏若溪",
    dated="作者：{author}（护士）　更新：{year}年5月{day}日",
    headings=(
        "怎样减轻{effect}？",
        "{topic}是怎样诊断的",
        "使用{treatment}之前",
        "什么时候需要就医",
        "关于{effect}的研究",
    ),
    columns=("治疗方式", "{effect}减轻", "人数"),
    disclaimer="本文仅供科普参考，不能替代医生的诊断和建议。",
    references="参考文献",
    entry="苏若溪, 贺知远. {topic}与{effect}的护理（{k}）[J]. 虚构医学杂志, {year}, 4(2): {n}-{m}.",
)

TRADITIONAL = Prose(
    tag="zh-TW",
    blank="",
    topics=tuple("氣喘 乾癬 偏頭痛 痛風 關節炎 青光眼 濕疹 貧血 失眠 胃食道逆流".split()),
    treatments=tuple("這種藥物 外用藥膏 吸入劑 注射治療 復健訓練 新型醫材 睡前劑量".split()),
    effects=tuple("疼痛 搔癢 腫脹 夜間醒來 呼吸急促 紅斑 疲倦 晨間僵硬".split()),
    sentences=(
        "大約每{n}位成年人就有一位患有{topic}，多半在{n}歲到{m}歲之間發病。",
        "使用{treatment}的人，幾週後可能會覺得{effect}減輕一些。",
        "一項收案{m}人的試驗中，{treatment}組的{effect}分數下降{n}分，安慰劑組下降{k}分{mark}。",
        "調整任何藥物的劑量之前，請先與醫師或藥師討論。",
        "有些人會出現{effect}等不良反應，停用{treatment}後通常就會消失。",
        "{topic}的成因還不完全清楚，目前認為與多個基因有關。",
        "醫師會依病史、理學檢查以及必要的抽血檢查來診斷{topic}。",
        "{treatment}能不能改變{topic}的病程，現在下結論還太早。",
        "請把每天的{effect}情形記錄下來，回診時帶給醫師看。",
        "未滿{n}歲的兒童不應使用{treatment}，除非專科醫師建議。",
        "這項研究規模不大，{m}位受試者中有{k}位中途退出{mark}。",
        "睡眠充足、規律運動、不吸菸，都可以降低罹病風險。",
        "多數指引建議從最低劑量開始，再慢慢增加。",
        "如果{effect}突然加劇，請立刻撥打119或前往最近的急診。",
        "{strong}不要把{treatment}分給症狀相似的人使用。",
        "各地{treatment}的費用不同，健保不一定給付。",
        "看診時可以問哪些問題，請參考{link}。",
        "不是每位{topic}病人都有{effect}，天天發生的人更少。",
        "「以前我常在清晨{k}點醒來。」患病{n}年的沈雨喬說。",
        "護理師會示範{treatment}的用法，多數人{n}分鐘左右就學得會。",
        "冬天空氣乾燥，{effect}往往比較明顯。",
    ),
    faults=(
        "這項突破性療法為所有{topic}病人帶來新希望。",
        "研究顯示，{treatment}的效果勝過以往所有方法。",
        "{treatment}絕對安全，完全沒有副作用。",
        "名額有限，立即預約，加入官方帳號享優惠。",
        "{treatment}可以根治{topic}。",
    ),
    title="與{topic}共處",
    author="葉知晴",
    dated="文：{author}（護理師）　更新：{year}年5月{day}日",
    headings=(
        "怎麼減輕{effect}？",
        "{topic}如何診斷",
        "使用{treatment}之前",
        "什麼時候該就醫",
        "關於{effect}的研究",
    ),
    columns=("治療方式", "{effect}減輕", "人數"),
    disclaimer="本文僅供衛教參考，不能取代醫師的診斷與建議。",
    references="參考資料",
    entry="葉知晴, 賀知遠. {topic}與{effect}的照護（{k}）[J]. 虛構醫學雜誌, {year}, 4(2): {n}-{m}.",
)
