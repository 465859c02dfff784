"""Where does an English sentence tell its readers to stop their medicine?

By the grammar of advice: an imperative, a permission in the second person, or a need that is said to be
gone. What happened to others (“nine patients stopped insulin”) is no advice; what a leaflet says about
side effects, operations and the prescriber is the right one.
"""

from __future__ import annotations

from healthlint import Expression
from healthlint_rules.signs import Signs

# What people are prescribed and come to harm without. The pill, vitamins and what is bought
# for a headache may be stopped by whoever takes them.
_DRUG = (
    r"(?:insulin|medications?|medicines?|meds|prescriptions?|prescription drugs|metformin|statins?|warfarin"
    r"|blood thinners?|anticoagulants?|antidepressants?|anti depressants?|ssris?|antipsychotics?|lithium"
    r"|inhalers?|steroids|beta blockers?|ace inhibitors?|diuretics|chemo|chemotherapy|radiotherapy|radiation"
    r"|immunotherapy|dialysis(?! (?:solution|fluid|bags?|machine|access|line|cent))"
    r"|antiretrovirals?|art|thyroxine|levothyroxine|immunosuppressants?"
    r"|anti rejection drugs|antiepileptics?|anticonvulsants?|seizure drugs|methotrexate|tamoxifen|digoxin"
    r"|antibiotics?|nitrates|heart drugs|cancer drugs|diabetes drugs"
    r"|\w{3,}(?:pril|sartan|olol|oxetine|pram|traline|faxine|zapine|azapine|tiapine|idone|iprazole|azepam"
    r"|azepine"
    r"|trigine|acetam|gliptin|gliflozin|glutide|zide|xaban|grel|rolimus|lukast|terol|solone|isone|profate"
    r"|phylline"
    r"|trozole|navir|tegravir|fovir)|levodopa|clozapine|valproate|phenytoin|semaglutide|ciclosporin"
    r"|azathioprine"
    r"|(?:sleeping|chemical|heart|prescribed) (?:pills|tablets|drugs|drops)|(?:steroid|cortisone) (?:cream"
    r"|spray|drops)"
    r"|(?<=all )(?:\w+ )?(?:pills|tablets|drugs)"
    r"|(?:blood pressure|diabetes|heart|thyroid|water|sugar|epilepsy|cholesterol|hiv|cancer|asthma"
    r"|psychiatric|transplant) (?:pills|tablets|drugs|injections|treatment)"
    r"|(?<=your )(?:\w+ ){0,2}(?:pills|tablets|drugs|injections|shots|jabs|treatment|infusions))"
)
_WORD = r"(?!(?:and|or|to|for|if|with|when|the|a|of|in|on|by|than|pill|old|unused|expired|leftover) )[\w'%]+"
_OWNED = rf"(?:all )?(?:of )?your (?:{_WORD} ){{0,3}}?{_DRUG}"
_ANY = rf"(?:all |any )?(?:of )?(?:(?:the|those|these|that|this) )?(?:{_WORD} ){{0,2}}?{_DRUG}"
_OBJECT = rf"(?:{_OWNED}|{_ANY})\b(?! (?:pens?|pumps?|needles?|resistance|doses? (?:that|you)|side effects))"
_TAKING = r"(?:taking|using|injecting|swallowing|relying on|having|your daily)"
_STOP = (
    rf"(?:(?:stop|quit|cease|discontinue|give up|abandon)(?: {_TAKING})?"
    r"|come off|get off|go off|wean (?:yourself )?(?:off|from)|free yourself (?:of|from)"
    r"|ditch|dump|bin|toss(?: out| away)?|throw (?:away|out)|skip|flush(?: away)?|drop|forget(?: about)?)"
)
_REFUSE = (
    r"(?:refuse|reject|decline|say no to|avoid|skip|cancel)"
    r" (?:your |the |all )?(?:chemo|chemotherapy|radiotherapy|radiation(?: therapy| treatment)?|insulin"
    r"|dialysis"
    r"|cancer treatment|cancer surgery)\b(?=\s*(?:$|[.,;:!?]|and\b|altogether|completely|at all costs"
    r"|because))"
)
_ADVERB = (
    r"(?: (?:now|then|soon|safely|finally|simply|just|easily|actually|even|gradually|immediately|eventually"
    r"|completely|confidently|also|at last|usually|probably|slowly|straight away|instantly|quickly|again))*"
)
_AFTER_PREFIX = r"(?<!if )(?<!whether )(?<!until )(?<!before )(?<!unless )(?<!when )(?<!once )(?<!how )"
_YOU_MAY = (
    rf"{_AFTER_PREFIX}\byou(?:(?:'ll| will| can| could| may| might| should| must|'d better| ought to)"
    rf"{_ADVERB}(?: be (?:able|free|ready) to)?| are{_ADVERB} (?:able|free|allowed|ready) to"
    rf"| (?:need|have) to){_ADVERB}"
)
_START = (
    r"(?:^|(?<=[.;:!?\"(]) )[\s\"'(*]*(?:(?:so|please|just|simply|now|then|first|today|finally|step \d+:?"
    r"|\d+[.)]) )*(?:it is time to |it's time to |time to |feel free to )?"
)
_AFTER_COMMA = r"(?<=, )(?:(?:so|please|just|simply|now|then|and|you should) )*"
_GONE = (
    rf"{_AFTER_PREFIX}\byou(?:'ll| will| would)?{_ADVERB}"
    rf" (?:(?:no longer|never)(?: (?:again|ever))? (?:need|require|depend on|have to (?:take|use|inject)"
    rf"|need to (?:take|use|inject))(?: to take)? {_OBJECT}"
    rf"|(?:won't|will not|don't|do not|'t) (?:even )?(?:need|require|have to (?:take|use|inject)"
    rf"|need to (?:take|use|inject)) {_OBJECT}(?= (?:any ?more|any longer|ever again|again|at all)))"
)
_NO_REASON = (
    r"\b(?:there is|there's|there will be|you have|you will have) (?:absolutely |simply "
    r"|really )?no (?:longer any )?"
    r"(?:need|reason)(?: for you)? to (?:keep|continue|go on|carry on|stay|remain|be|take|use)"
    rf"(?: on| taking| using| with| to take)* {_OBJECT}"
)
_SAFE_TO = (
    r"\bit(?: is|'s| will be) (?:then |now |perfectly |completely |quite |absolutely |totally )*"
    rf"(?:safe|fine|ok|okay|all right|best|better|healthier) (?:for you )?to {_STOP}"
    rf" (?:{_OWNED}\b|(?:today's|tonight's|this|a|the)"
    r" (?:\w+ )?(?:tablets?|pills?|dose|medicine|medication|injection|insulin)\b)"
)
_DOSE = (
    r"(?:halve|cut|reduce|lower|taper)(?: down| back)?(?: on)? (?:your|the) (?:\w+ ){0,3}?(?:dose|dosage|"
    rf"{_DRUG})\b(?=[^.;]*\b(?:yourself|on your own|by yourself|without (?:asking|telling|seeing|consulting)"
    r"|in half|by half|to half))"
)
_SWAP = (
    rf"\b(?:replaces?|replacing|swap|substitutes? for|takes? the place of) (?!your own\b){_OWNED}\b"
    rf"(?! (?:inhaler|pen|pump|prescription))(?! (?:with|for) (?:a |an |another |the )?(?:{_WORD} )?"
    r"(?:one|medicine|medication|drug|tablets?|generic|version|insulin|brand)\b)"
    r"|(?:^|(?<=[.;:!?] ))(?:please |just |simply )?(?:take|try|drink|use|eat|choose) [^.;]{3,50}"
    rf"\b(?:instead of|in place of|rather than) (?:taking |using |injecting )?{_OWNED}\b"
)
_LEFT = (
    rf"(?:leave|put) (?:{_OWNED}|{_ANY})\b (?:at home|out|off|behind|aside|in the (?:bin|drawer|cupboard))"
)
# “You can stop” has its medicine in what stands before; who feels better wants to hear it.
_BETTER = (
    r"\b(?:feel|feels|feeling) (?:\w+ )?(?:better|well|fine|good|okay|ok|normal)\b[^.;]{0,40}\byou (?:can"
    r"|may|could)"
    r" (?:safely |just |simply )?(?:stop|quit)(?: taking (?:it|them|these|those))?(?= and\b|[.,!]|$)"
)
_THROWN = (
    r"throw (?:all )?your (?:\w+ ){0,2}?(?:insulin|medication|medicines?|meds|pills|tablets"
    r"|inhalers?) (?:away|out)\b"
)

# One of these stands in every sentence about medicine; asked first, since it is asked of many sentences.
SIGNS = Signs(
    "medic", "meds", "insulin", "prescri", "tablet", "pill", "drug", "statin", "inject", "treatment",
    "inhal", "chemo", "antibio", "depress", "steroid", "dose", "dosage", "drops", "cream", "spray",
    "formin", "warfarin", "thinner", "coagul", "ssri", "psycho", "lithium", "blocker", "inhibitor",
    "diuretic", "radi", "immuno", "dialysis", "retrovir", " art", "thyrox", "reject", "epilep",
    "convuls", "trexate", "tamoxifen", "digoxin", "nitrate", "shots", "jabs", "infusion", "pril",
    "sartan", "olol", "oxetine", "pram", "traline", "faxine", "zapine", "tiapine", "idone", "prazole",
    "azepam", "azepine", "trigine", "acetam", "gliptin", "gliflozin", "glutide", "zide", "xaban",
    "grel", "rolimus", "lukast", "terol", "solone", "isone", "profate", "phylline", "trozole", "navir",
    "fovir", "levodopa", "phenytoin", "ciclosporin", "azathioprine", "you can stop", "you could stop",
    "you may stop",
)  # fmt: skip

ADVICE = Expression(
    rf"{_START}(?P<imperative>{_STOP} {_OBJECT}|{_REFUSE}|{_DOSE}|{_THROWN}|{_LEFT})"
    rf"|{_AFTER_COMMA}(?P<after>{_STOP} {_OWNED}\b|{_REFUSE}|{_THROWN})"
    rf"|\band (?P<and>{_STOP} {_OWNED}\b|{_THROWN})"
    rf"|(?P<may>{_YOU_MAY} (?:{_STOP} {_OBJECT}|{_REFUSE}|{_DOSE}|{_THROWN}|{_LEFT}))"
    rf"|(?P<better>{_BETTER})"
    rf"|(?P<gone>{_GONE}|{_NO_REASON}|{_SAFE_TO})"
    rf"|(?P<swap>{_SWAP})"
    rf"|(?P<how>{_START}how to (?:{_STOP}) {_OBJECT}(?=[^.;]*\b(?:naturally|for good|forever"
    rf"|in \d+ (?:days|weeks)"
    r"|without (?:a|your|any) doctor)))"
)
# A sentence that goes on to commands: what stands after its “and” is one of them.
_COMMANDS = Expression(
    r"^[\s\"']*(?:please |just |simply |now )?(?:start|drink|try|take|order|buy|use|join|follow|switch|eat"
    r"|get|begin|choose)\b"
)
_CONDITION_FIRST = Expression(r"^[\s\"']*(?:if|when|once|after|as soon as|from|today|tomorrow|with)\b")

_PROFESSIONAL = (
    r"(?<!\bour )\b(?:doctors?|gps?|physicians?|nurses?|pharmacists?|specialists?|consultants?|surgeons?"
    r"|dentists?"
    r"|midwi(?:fe|ves)|(?<=your )providers?|prescribers?|psychiatrists?|cardiologists?|oncologists?"
    r"|endocrinologists?"
    r"|neurologists?"
    r"|anaesthetists?|health ?care (?:team|professional|provider)s?|health professional|(?:care|medical"
    r"|clinical"
    r"|diabetes|treatment|transplant|study|hospital|surgical) team|medical (?:advice|supervision|attention"
    r"|help)"
    r"|999|911|111|emergency)\b"
)
_PASSED_OVER = Expression(
    r"\b(?:without|no need to|n't need|not need|never mind|ignore|whatever|despite|even if|behind|regardless"
    r"|no matter what|against)\b[^.;]{0,40}?" + _PROFESSIONAL
)
_ASKED = Expression(_PROFESSIONAL)
# What a leaflet rightly says: side effects, illness, operations, pregnancy, missed doses, disposal.
_RIGHT_ADVICE = Expression(
    r"\b(?:if|when|as soon as|at the first|should you|in case|because)\b(?![^.;]*\b(?:tired of|fed up"
    r"|sick of))[^.;]{0,90}\b(?:rash|allerg\w*|reactions?"
    r"|swell\w*|itch\w*|breath\w*|bleed\w*|bruis\w*|vomit\w*|diarrh\w*|dehydrat\w*|sick|ill|illness|unwell"
    r"|fever"
    r"|side effects?|pregnan\w*|breastfe\w*|jaundice|yellow\w*|pain|dizz\w*|faint\w*|suicid\w*|notice"
    r"|develops?"
    r"|experience|told|advised|worse\w*|overdose|poison\w*|hypo|low blood (?:sugar|glucose)|interact\w*"
    r"|recall\w*)"
    r"|\b(?:if|when) you (?:are |have been )?(?:chang|switch)(?:ing|ed) from (?:another|a different|one)\b"
    r"|\bif (?:this|that|it|any of (?:these|this|them)) (?:occurs?|happens?|appears?)\b"
    r"|\b(?:counter|indicator|display|dose window)\b|\bis empty\b"
    r"|\b(?:if|when|should)\b[^.;]{0,60}\b(?:elevat\w*|toxic\w*|injur\w*|neutropeni\w*|hepat\w*"
    r"|occurs?)\b"
    r"|\bantibiotics?\b[^.;]{0,40}\bcourse\b[^.;]{0,20}\b(?:finished|complete\w*|over)\b"
    r"|\b(?:gradually|slowly)\b[^.;]{0,20}\bto (?:reduce|avoid|prevent|lower)\b[^.;]{0,30}"
    r"\b(?:risk|withdrawal|seizures|relapse)"
    r"|\ball other (?!prescri|synthetic|chemical)\w+ (?:medicines|products)\s*[.!]?$"
    r"|\bbaby is born\b|\b(?:after|following) (?:the |you give )?(?:delivery|birth|childbirth)\b"
    r"|\bif you (?:are not (?:going to )?eat|do not eat|don't eat|skip a meal|will not eat|miss a meal)"
    r"|\b(?:before|prior to|ahead of)\b[^.;]{0,50}\b(?:surgery|operations?|procedures?|tests?|scans?"
    r"|examination"
    r"|ana?esth\w*|endoscopy|colonoscopy|biopsy|vaccin\w*|pregnan\w*|extraction|dental|angiogra\w*|contrast)"
    r"|\b(?:days?|hours?|weeks?|night|evening|morning)\b[^.;]{0,20}\bbefore\b|\bon the (?:day|morning) of\b"
    r"|\band (?:then )?(?:see|seek|call|contact|ring|get|go to|tell|phone|speak|talk|ask|visit"
    r"|consult)\b[^.;]*"
    r"\b(?:help|advice|attention|hospital|doctor|gp|pharmacist|nurse|999|911|111|a&e|emergency)"
    r"|\b(?:missed|forgotten|next|double) dose|\b(?:unused|expired|out of date|expiry|frozen|sharps|past its)"
    r"|\bpregnan\w*|\bbreastfe\w*|\btrying for a baby|\bsick day"
    r"|\b(?:and|or|because) (?:your|you|the|it|they|symptoms?|this)\b[^.;]{0,60}\b(?:rises?|returns?"
    r"|relapses?|worse\w*"
    r"|risk|die|harm|back up|flares?|go up|goes up|stroke|heart attack|dangerous|withdrawal|come back"
    r"|comes back)"
)
_MISTAKEN = Expression(
    r"\b(?:think|thinks|thinking|believe|believes|assume|assumes|tempted|tempting|temptation|mistake|myth"
    r"|wrongly"
    r"|told (?:me|us|him|her|them|people) (?:that )?(?:to)?|whether|asked if|wonder)\b[^.;]{0,40}$"
)
# A kidney that works takes the place of dialysis; nothing is given up.
_NEW_ORGAN = Expression(r"\b(?:transplanted|donor|donated|new) (?:kidney|organ|liver)|\bkidney transplant")
_THROWN_AWAY = Expression(r"\b(?:throw|toss|bin|flush|ditch|dump|drop)\b")
_DISPOSAL = Expression(
    r"\bthe used\b|\b(?:\d+ (?:days|weeks|months) after|after (?:\d+|\w+) (?:days|weeks|months)|once opened"
    r"|leftover"
    r"|old|safely|cloudy|discolou?red|frozen|empty)\b"
)


def advice_in(folded: str) -> tuple[int, int] | None:
    """Return where a folded sentence tells its reader to stop or replace medicine, or None."""
    if not SIGNS.stand_in(folded):
        return None
    for found in ADVICE.finditer(folded):
        kind = found.lastgroup or ""
        start, end = found.span(kind)
        if kind == "and" and _COMMANDS.search(folded) is None:
            continue
        if kind == "after" and "your" not in found[kind] and _CONDITION_FIRST.search(folded) is None:
            continue
        if kind == "gone" and "dialysis" in found[kind] and _NEW_ORGAN.search(folded):
            continue
        if _THROWN_AWAY.search(found[kind]) and _DISPOSAL.search(folded):
            continue
        if _is_cared_for(folded) or _MISTAKEN.search(folded[:start]):
            continue
        return start, end
    return None


def _is_cared_for(folded: str) -> bool:
    """Tell whether the sentence leaves the decision to a professional, or is a leaflet's warning."""
    if _ASKED.search(folded) and _PASSED_OVER.search(folded) is None:
        return True
    return _RIGHT_ADVICE.search(folded) is not None
