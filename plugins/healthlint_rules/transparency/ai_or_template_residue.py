"""TRN107: what did an assistant, a template or a copy leave behind?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Terms
from healthlint_rules.link import addresses_of

_WORDS = Terms.read(__package__ or "", "words/residue.toml")
_PLACEHOLDER = Expression(
    r"[\[［【〔<{]{1,2}\s?(?i:insert\b(?! ?(?:an? |the )?(?:citation|reference|source|link)\b)"
    r"[^\]］】>}\n]{0,50}"
    r"|your (?:name|clinic|company|city|brand|product"
    r"|website|email|phone|link)[^\]］】>}\n]{0,20}"
    r"|(?:clinic|hospital|company|doctor|author|reviewer|brand|product|city|business|practice|website|phone"
    r"|date|link|name)[ _-]?(?:name|here|number|address|url)?"
    r"|name of [^\]］】>}\n]{2,30}|(?:enter|include|replace|put) [^\]］】>}\n]{2,40}"
    r"|to ?do\b[^\]］】>}\n]{0,40}|tbd|tbc|tk|placeholder[^\]］】>}\n]{0,20})\s?[\]］】〕>}]{1,2}(?![(\[:])"
    r"|[\[［【〔{]{1,2}\s?(?:请?(?:在此|此处)?(?:插入|填写|填入|替换|补充|输入)[^\]］】〕}\n]{0,20}|(?:医院"
    r"|诊所|医生|作者|机构|公司|品牌|产品|城市|姓名|专家|您的|你的)(?:名称|姓名|名字|名|电话|地址|信息|城市"
    r"|品牌)?)\s?[\]］】〕}]{1,2}(?![(\[:：])"
)
_NAMELESS = Expression(r"(?<![Xx×A-Za-z\d])[Xx×]{2,4}(?:诊所|门诊部|医生|公司|品牌|产品|药业|中心|牌)")
_LOREM = Expression(r"(?i:lorem ipsum[^.\n]{0,40}|dolor sit amet)")
# UTF-8 that was read as Latin-1 or GBK, and what no encoding could read.
_MOJIBAKE = Expression(
    r"â€[\u0080-\u00bf™œ˜¦¢“”š\u0153]?|Ã[\u0080-\u00bf©¨¼¶¤®´ª]|Â[\u00a0£°±·»«©®](?=\S|\s|$)|ï¿½|ï»¿"
    r"|\ufffd+|锟斤拷|(?:烫烫|屯屯){2,}"
)
# Single signs are found many times as fast as several in a row.
_MOJIBAKE_SIGNS = ("\ufffd", "â", "Ã", "Â", "ï", "锟", "烫", "屯")
_UTM = "utm_source="
_BRACKETS = ("[", "【", "{", "<", "［", "〔")
_NAMELESS_ENDS = ("所", "部", "生", "司", "牌", "品", "业", "心")
_NO_NAMES = ("XX", "xx", "Xx", "××")
_FROM_ASSISTANT = tuple(f"{_UTM}{name}" for name in ("chatgpt.com", "openai", "perplexity", "copilot.com"))
_EXCUSED = frozenset(
    ("quoted", "quoted-anonymously", "scare-quoted", "question", "work-title", "warned-against")
)
_TALK_OF_AI = 2


class AiOrTemplateResidue(Rule):
    """A phrase of an assistant, an unfilled placeholder, broken signs or doubled words stand in the text.

    They show that nobody read it before it went out, and a reader cannot know what else was not checked.
    """

    code = "TRN107"
    name = "ai-or-template-residue"
    context = "attribution"
    severity_in = {"patient-info": "error"}
    scope = ("prose",)
    terms = _WORDS
    message = {
        "en": "“{match}” was left behind by an assistant; have a person edit the text, and say so if AI was"
        " used",
        "zh": "“{match}”是AI生成时留下的痕迹；请由人工审校全文，使用了AI的应予标明",
    }
    _OPEN = {
        "en": "“{match}” was never filled in; write what belongs there, or delete it",
        "zh": "“{match}”是未填写的占位内容；请补全或删去",
    }
    _BROKEN = {
        "en": "“{match}” are signs broken by a wrong encoding; copy the words anew",
        "zh": "“{match}”是编码错误造成的乱码；请重新录入这里的文字",
    }
    _TWICE = {
        "en": "“{match}” stands here twice; delete one",
        "zh": "“{match}”重复了；请删去一处",
    }
    _LINK = {
        "en": "this link was copied from an AI assistant; open it, check that it says what the text says,"
        " and link to it directly",
        "zh": "该链接是从AI助手复制来的；请打开核对内容是否与正文相符，并改用原始链接",
    }
    sources = (
        "关于规范“自媒体”医疗科普行为的通知，2025",
        "医务人员互联网健康科普负面行为清单（试行），2025",
        "HONcode principle 6: transparency",
    )
    bad = (
        "⟦As an AI language model⟧, I can say that ginger may settle the stomach.",
        "⟦Certainly! Here is⟧ a leaflet about ear wax.",
        "Ring ⟦[clinic name]⟧ if the wound opens.",
        "⟦Lorem ipsum dolor sit amet⟧",
        "Keep the wound dry; donâ⟦â€™⟧t scratch.".replace("donâ⟦", "don⟦"),
        "Drink three cups of of water.".replace("of of", "⟦of of⟧"),
        "See [⟦the guideline⟧](https://health.example/wax?utm_source=chatgpt.com).",
        "⟦作为一个人工智能语言模型⟧，我建议多喝水。",
        "⟦以下是为您撰写⟧的科普文章。",
        "⟦[插入医院名称]⟧设有耳鼻喉科。",
        "⟦XX诊所⟧的医生提醒，不要自行掏耳朵。",
        "耳道⟦的的⟧皮肤很薄。",
        "⟦截至我的知識⟧更新，尚無定論。",
    )
    good = (
        "An AI language model wrote the letter, and a nurse corrected it.",
        "The program began each answer with “As an AI language model”, and patients laughed.",
        "# Can ChatGPT answer questions about ear wax?\n\nChatGPT began: As an AI language model, it could"
        " not tell.",
        "Write `[clinic name]` where the name of the practice goes.",
        "```text\n[insert name] as an AI language model\n```",
        "See [name of the register](https://register.example).",
        "The café in Malmö is open; 37 °C is normal.",
        "Vitamin A and hepatitis A are not related.",
        "人工智能可以协助读片，但诊断由医生作出。",
        "病例中的患者李某某，五十岁。",
        "他的的确确好了。",
        "治疗的目的的确是缓解疼痛。",
        "【注意】耳道流血请就医。",
        "請依實際情況調整劑量，並與醫師討論。",
        "家庭和和睦睦，生活充满活力和和谐。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each trace outside code; what articles about assistants quote is left alone."""
        assistant = document.matches(self, "assistant")
        if assistant and not self._is_about_ai(document):
            for match in assistant:
                if _EXCUSED.isdisjoint(match.statuses):
                    yield from self._trace(match, self.message)
        for expression, message in _left_behind(document.prose, self._OPEN, self._BROKEN):
            for found in expression:
                yield from self._trace(Match(document, *found.span()), message)
        for match in document.matches(self, "doubled"):
            if match.text[:1].islower() or not match.text.isascii():
                yield from self._trace(match, self._TWICE)
        links = document.links if _UTM in addresses_of(document) else ()
        for link in links:
            if link.end > link.start and any(sign in link.target for sign in _FROM_ASSISTANT):
                yield from self._trace(Match(document, link.start, link.end), self._LINK)

    def _trace(self, match: Match, message: dict[str, str]) -> Iterator[Finding]:
        in_code = any(start <= match.start < end for start, end in match.document.code)
        if not in_code and self.reads(match.block) and match.block.repeats is None:
            yield self.finding(match, self.worded(message, match.sentence.language))

    def _is_about_ai(self, document: Document) -> bool:
        found = document.matches(self, "about_ai")
        return len(found) >= _TALK_OF_AI or any(match.block.kind == "title" for match in found)


def _left_behind(
    prose: str, unfilled: dict[str, str], broken: dict[str, str]
) -> Iterator[tuple[Iterable[re.Match[str]], dict[str, str]]]:
    """Yield where the text has what was never filled in or is broken; most texts show no sign of either."""
    if brackets := [sign for sign in _BRACKETS if sign in prose]:
        yield _placeholders(prose, brackets), unfilled
    wide = not prose.isascii()
    if wide and _has(prose, _NAMELESS_ENDS) and _has(prose, _NO_NAMES):
        yield _NAMELESS.finditer(prose), unfilled
    if "orem ipsum" in prose or "dolor sit" in prose:
        yield _LOREM.finditer(prose), unfilled
    if wide and _has(prose, _MOJIBAKE_SIGNS):
        yield _MOJIBAKE.finditer(prose), broken


def _has(text: str, signs: tuple[str, ...]) -> bool:
    return any(map(text.__contains__, signs))


def _placeholders(prose: str, brackets: list[str]) -> Iterator[re.Match[str]]:
    """Yield the placeholders; brackets are found many times as fast without the expression."""
    places = []
    for bracket in brackets:
        at = prose.find(bracket)
        while at >= 0:
            places.append(at)
            at = prose.find(bracket, at + 1)
    done = 0
    for at in sorted(places):
        if at >= done and (found := _PLACEHOLDER.match(prose, at)) is not None:
            yield found
            done = found.end()
