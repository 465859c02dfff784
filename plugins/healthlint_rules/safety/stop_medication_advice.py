"""Are readers told to stop, cut or replace what they were prescribed?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule, Sentence, Terms

from . import stopping_english

_SIGNS = Terms.read(__package__ or "", "words/medicine.toml")["signs"]
# “Call 999 if you:”, “Do not:” and “Your doctor may:” go on in the items below them.
_LEAD = Expression(
    r"\b(?:if|when|not|n't|avoid|never|mistakes?|myths?|reasons?|who|before|they|people)\b"
    r"|\b(?:doctor|physician|nurse|specialist|team)s? (?:may|might|will|can|could)(?: also| then)?:?$"
    r"|不要|切勿|误区|如果|若|错误|(?:医生|医师|医护人员)(?:可能|可以|会|可|将)+:?$"
)

# The leaflet of a licensed medicine names its holder by this title (Directive 2001/83/EC, article 59).
_LEAFLET = Expression(r"marketing authori[sz]ation holder|上市许可持有人|上市許可持有人", re.IGNORECASE)
_WIDE = "\u3000"  # no sign below it is Chinese


class StopMedicationAdvice(Rule):
    """Readers are told that they can stop, cut, skip or replace prescribed treatment.

    People have died in ketoacidosis, of strokes and of seizures because an article told them that they
    no longer needed their medicine. Only who prescribed it can stop it.
    """

    code = "SAF101"
    name = "stop-medication-advice"
    severity = "error"
    context = "safety"
    rank = 9
    supersedes = ("CLM104", "CLM114", "PRO107", "CLM", "PRO")
    terms = _SIGNS
    needs = ("",)
    message = {
        "en": (
            "“{match}” tells readers to give up prescribed treatment, which can kill; say that only their"
            " doctor can"
        ),
        "zh": "“{match}”叫读者停药、减药或换药，可能致命；请改为“调整用药须由医生决定”",
    }
    sources = (
        "CAP Code, section 12.2: do not discourage essential treatment",
        "FDA: consumer alert on regenerative medicine products",
        "Directive 2001/83/EC, article 90 (a)",
    )
    bad = (
        "⟦You can stop taking your insulin⟧ after the second infusion.",
        "⟦Stop taking your statins⟧ today and let nature do the work.",
        "After six weeks ⟦you will be able to come off your blood pressure tablets⟧.",
        "Drink the tea every morning and ⟦throw away your inhaler⟧.",
        "⟦You no longer need your medication⟧ once the patch has settled.",
        "Start the Solvara plan, ⟦ditch your meds⟧ and feel ten years younger.",
        "⟦Refuse chemotherapy⟧: your body can heal itself.",
        "⟦There is no reason to keep taking your antidepressants⟧ with this lamp at home.",
        "⟦You can stop taking your warfarin⟧ without asking your doctor.",
        "This powder ⟦replaces your metformin⟧.",
        "第二次输注后⟦就可以停药⟧，身体会自己调节。",
        "坚持喝三个月，⟦您就可以把降压药停了⟧。",
        "⟦别再吃降糖药⟧了，试试这款茶。",
        "⟦赶紧停掉西药⟧，改用祖傳貼膏。",
        "貼上它，⟦您再也不用打胰島素⟧。",
        "⟦拒绝化疗⟧，用食疗养好身体。",
        "每天一杯，⟦完全可以代替降糖药⟧。",
        "不用问医生，⟦你可以自己减药⟧。",
    )
    good = (
        "Do not stop taking your medicine without talking to your doctor.",
        "You can stop taking these tablets only when your doctor says so.",
        "Stop taking the medicine and call 999 if your face swells.",
        "You should stop taking warfarin five days before surgery.",
        "Stop taking metformin if you are vomiting, and drink plenty of water.",
        "You can stop taking the pill at any time.",
        "Stop smoking, and stop taking part in sports for a week.",
        "If you stop taking your insulin, you can become very ill.",
        "Nine of 22 patients stopped taking insulin within a year.",
        "It can be tempting to think that you can stop taking your tablets when you feel well.",
        "Stop taking your beta blockers suddenly and your heart may race: the risk of a heart attack rises.",
        "Throw away your insulin 28 days after you open it, however much is left.",
        "Can you stop taking your insulin after a transplant?",
        "You do not need antibiotics for a cold.",
        "If you forget a tablet, skip the missed dose.",
        "If your face swells, your doctor may stop your treatment for some weeks.",
        "When you change from another eye drop, you should stop using the other medicine the evening before.",
        "The new kidney cleans the blood, so you no longer need dialysis.",
        "You can throw away the used dialysis solution in the toilet.",
        "The counter shows how many puffs are left. Stop using the inhaler when the counter shows 0.",
        "This medicine is a substitute for your own insulin.",
        "If this happens, you should stop using this medicine.",
        "You should stop taking your medicine only if your provider tells you to.",
        "Discontinue statins if markedly elevated CK levels occur.",
        "You can stop taking antibiotics when the course is finished.",
        "Stop all antiepileptic drugs gradually to reduce the risk of seizures.",
        "After your baby is born, you will probably no longer need insulin.",
        "Skip your insulin if you are not going to eat.",
        "Velmora may replace your current HIV tablets.\n\nMarketing Authorisation Holder: Lind AB",
        "Your nurse may:\n\n- slow the drip\n- stop your treatment for a day\n- call the ward doctor",
        "切勿盲目停药或自行减药。",
        "若出现皮疹，应立即停药并就医。",
        "术前一周停用阿司匹林。",
        "不少人以为血压正常就可以停药，其实不然。",
        "甲亢患者用药一年半、指标正常后可停药。",
        "是否可以停药，由医生评估后决定。",
        "22例患者中9例停用胰岛素。",
        "普通感冒不必吃抗生素。",
        "保健品不能代替药物。",
        "突然停用激素會引起反跳。",
        "窦性心动过速先查找诱因，症状缓解后即可停药。",
        "评分为0的患者可不用抗凝药物。",
        "中性粒细胞升至正常以上即可停药。",
        "足疗程后即可停药观察。",
        "产后多数产妇可停用胰岛素。",
        "病毒载量低、肝功能正常的人可不用药治疗。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the advice of each sentence in which words of giving up stand by medicine."""
        done = -1
        for sign in document.matches(self):
            if sign.start < done:
                continue
            if not _may_advise(sign.block):
                done = sign.block.end
                continue
            sentence = sign.sentence
            done = sentence.end
            advice = advice_of(sentence)
            if advice is not None and _LEAFLET.search(document.prose) is None:
                yield from self.report(advice)


def _may_advise(block: Block) -> bool:
    """Tell whether a block has words without which none of its sentences gives advice on medicine."""
    folded = block.folded
    if stopping_english.SIGNS.stand_in(folded):
        return True
    if folded.isascii() or max(folded) < _WIDE:
        return False
    from . import stopping_chinese

    return stopping_chinese.SIGNS.stand_in(folded)


def advice_of(sentence: Sentence) -> Match | None:
    """Return the words by which a sentence tells its readers to give up prescribed treatment, or None."""
    if sentence.language == "zh":
        from . import stopping_chinese

        place = stopping_chinese.advice_in(sentence.folded)
    else:
        place = stopping_english.advice_in(sentence.folded)
    if place is None or _goes_on_from_lead(sentence):
        return None
    start, end = place
    return Match(sentence.block.document, sentence.start + start, sentence.start + end)


def _goes_on_from_lead(sentence: Sentence) -> bool:
    """Tell whether an item of a list ends a sentence that its lead begins: “Call us if you: stop …”."""
    block = sentence.block
    if block.kind != "list-item" or sentence.start > block.start:
        return False
    lead = _lead_of(block)
    return lead is not None and _LEAD.search(lead.folded[-80:]) is not None


def _lead_of(block: Block) -> Block | None:
    for above in reversed(block.document.blocks[: block.index]):
        if above.text.rstrip().endswith((":", "：")):
            return above
        if above.kind != "list-item":
            return above if above.kind == "heading" else None
    return None
