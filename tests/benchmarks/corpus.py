"""Writes a corpus of invented health articles: seeded, so that every machine lints the same words.

    python tests/benchmarks/corpus.py FOLDER --articles 2000

Each article is Markdown of about 6 kB (bytes of UTF-8); every third is Chinese. About one sentence in
thirty has a fault, as in articles that a careful editor has not seen yet.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Callable
from pathlib import Path

Sentence = Callable[[random.Random, str], str]

TARGET_BYTES = 6_000

TOPICS = [
    "asthma",
    "psoriasis",
    "migraine",
    "gout",
    "arthritis",
    "glaucoma",
    "eczema",
    "anaemia",
    "reflux",
    "insomnia",
]
TREATMENTS = ["the tablet", "the cream", "the inhaler", "the injection", "physiotherapy", "the new device"]
EFFECTS = ["pain", "itching", "swelling", "night waking", "breathlessness", "redness", "fatigue"]
ENGLISH = [
    "{Topic} affects about one adult in {n} and often begins between the ages of {n} and {m}.",
    "People who use {treatment} may notice less {effect} after a few weeks.",
    "In a trial of {m} adults, {effect} fell by {n} points with {treatment} and by {k} with a dummy.[^1]",
    "Ask your doctor or pharmacist before you change the dose of any medicine.",
    "Some people get {effect} as a side effect; it usually goes away when {treatment} is stopped.",
    "The causes of {topic} are not fully understood, and several genes seem to be involved.",
    "Doctors diagnose {topic} from your story, an examination and, if needed, a blood test.",
    "It is too early to say whether {treatment} changes the course of {topic}.",
    "Keep a diary of your {effect} and take it with you to your next appointment.",
    "Children under {n} should not use {treatment} unless a specialist advises it.",
    "The study was small, and {k} of {m} people left it before the end.",
    "You can lower your risk by sleeping well, moving every day and not smoking.",
    "Most guidelines recommend starting with the lowest dose and raising it slowly.",
    "If your {effect} gets worse suddenly, call an ambulance or go to the nearest hospital.",
    "See [the leaflet on {topic}](https://leaflets.example/{topic}) for what to ask at your visit.",
    "**Important:** do not share {treatment} with other people, even if they have the same symptoms.",
    "Researchers in {m} centres now want to know how long the effect on {effect} lasts.",
    "The price of {treatment} differs between countries, and insurers do not always pay for it.",
]
ENGLISH_FAULTS = [
    "This groundbreaking treatment gives new hope to everyone with {topic}.",
    "Studies show that {treatment} works better than anything before.",
    "{Treatment} is completely safe and has no side effects.",
    "Book your free consultation today.",
    "It finally cures {topic} for good.",
]
CHINESE_TOPICS = [
    "哮喘",
    "银屑病",
    "偏头痛",
    "痛风",
    "关节炎",
    "青光眼",
    "湿疹",
    "贫血",
    "失眠",
    "胃食管反流",
]
CHINESE_TREATMENTS = ["该药物", "外用药膏", "吸入剂", "注射治疗", "康复训练", "新型器械"]
CHINESE_EFFECTS = ["疼痛", "瘙痒", "肿胀", "夜间觉醒", "气短", "红斑", "乏力"]
CHINESE = [
    "{topic}约影响每{n}名成年人中的一名，多在{n}岁至{m}岁之间起病。",
    "使用{treatment}的患者可能在几周后感到{effect}减轻。",
    "在一项纳入{m}名成人的试验中，{treatment}组的{effect}评分下降{n}分，安慰剂组下降{k}分[1]。",
    "调整任何药物的剂量之前，请先咨询医生或药师。",
    "部分患者会出现{effect}等不良反应，停用{treatment}后通常会消失。",
    "{topic}的病因尚未完全明确，目前认为与多个基因有关。",
    "医生会根据病史、体格检查以及必要的血液检查来诊断{topic}。",
    "现在判断{treatment}能否改变{topic}的进程还为时过早。",
    "请记录每天的{effect}情况，复诊时带给医生看。",
    "未满{n}岁的儿童不应使用{treatment}，除非专科医生建议。",
    "该研究样本较小，{m}名受试者中有{k}名中途退出。",
    "保持充足睡眠、坚持运动、不吸烟，可以降低患病风险。",
    "多数指南建议从最低剂量开始，逐渐增加。",
    "如果{effect}突然加重，请立即拨打120或前往最近的医院。",
    "**注意：**不要把{treatment}分给症状相似的其他人使用。",
    "不同地区{treatment}的价格不同，医保不一定报销。",
]
CHINESE_FAULTS = [
    "这一突破性疗法为广大{topic}患者带来了新希望。",
    "研究表明，{treatment}的效果优于以往所有方法。",
    "{treatment}绝对安全，无任何副作用。",
    "名额有限，立即预约，扫码添加微信。",
    "{treatment}可以彻底治愈{topic}。",
]


def article(number: int) -> str:
    """Return the text of an article; the same number always gives the same words."""
    random_ = random.Random(number)
    return _chinese(random_) if number % 3 == 2 else _english(random_)


def write(folder: Path, articles: int) -> None:
    """Write a corpus into a folder, fifty articles a subfolder."""
    for number in range(articles):
        section = folder / f"section-{number // 50:03}"
        section.mkdir(parents=True, exist_ok=True)
        (section / f"article-{number:05}.md").write_text(article(number), encoding="utf-8", newline="\n")


def _english(random_: random.Random) -> str:
    topic = random_.choice(TOPICS)
    parts = [f"# Living with {topic}\n\n*Written by Mira Castellan, nurse. Updated 3 May 2026.*\n"]
    while sum(map(len, parts)) < TARGET_BYTES - 400:
        parts.append(f"## What helps against {random_.choice(EFFECTS)}?\n")
        parts.extend(_paragraph(_english_sentence, " ", random_, topic) for _ in range(random_.randint(2, 4)))
        parts.append("\n".join(f"- {_english_sentence(random_, topic)}" for _ in range(3)) + "\n")
    parts.append("This page is general information, not medical advice; speak to your doctor.\n")
    parts.append("[^1]: Castellan M, Odum P. A trial of care. Invented J Med 2025;4(2):11-9.\n")
    return "\n".join(parts)


def _english_sentence(random_: random.Random, topic: str) -> str:
    template = random_.choice(ENGLISH_FAULTS if random_.random() < 1 / 30 else ENGLISH)
    treatment = random_.choice(TREATMENTS)
    return template.format(
        topic=topic,
        Topic=topic.capitalize(),
        treatment=treatment,
        Treatment=treatment.capitalize(),
        effect=random_.choice(EFFECTS),
        k=random_.randint(1, 5),
        n=random_.randint(6, 30),
        m=random_.randint(40, 90),
    )


def _chinese(random_: random.Random) -> str:
    topic = random_.choice(CHINESE_TOPICS)
    parts = [f"# 与{topic}共处\n\n作者：苏若溪（护士）　更新：2026年5月3日\n"]
    while sum(len(part.encode()) for part in parts) < TARGET_BYTES - 500:
        parts.append(f"## 怎样减轻{random_.choice(CHINESE_EFFECTS)}？\n")
        parts.extend(_paragraph(_chinese_sentence, "", random_, topic) for _ in range(random_.randint(2, 4)))
        parts.append("\n".join(f"- {_chinese_sentence(random_, topic)}" for _ in range(3)) + "\n")
    parts.append("本文仅供科普参考，不能替代医生的诊断和建议。\n\n## 参考文献\n")
    parts.append("[1] 苏若溪, 贺知远. 一项护理试验[J]. 虚构医学杂志, 2025, 4(2): 11-19.\n")
    return "\n".join(parts)


def _chinese_sentence(random_: random.Random, topic: str) -> str:
    template = random_.choice(CHINESE_FAULTS if random_.random() < 1 / 30 else CHINESE)
    return template.format(
        topic=topic,
        treatment=random_.choice(CHINESE_TREATMENTS),
        effect=random_.choice(CHINESE_EFFECTS),
        k=random_.randint(1, 5),
        n=random_.randint(6, 30),
        m=random_.randint(40, 90),
    )


def _paragraph(sentence: Sentence, blank: str, random_: random.Random, topic: str) -> str:
    text = blank.join(sentence(random_, topic) for _ in range(random_.randint(3, 6)))
    return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False) + "\n"


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles)


if __name__ == "__main__":
    main()
