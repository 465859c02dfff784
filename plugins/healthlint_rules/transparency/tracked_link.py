"""TRN108: does a link tell somebody who followed it, and from where?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Edit, Expression, Finding, Fix, Match, Rule
from healthlint_rules.signs import Signs

if TYPE_CHECKING:
    from healthlint_rules.written import Written

# In small letters; one of these stands in each address with a parameter of the list below.
_SIGNS = Signs(
    "utm_", "clid=", "spm=", "braid=", "gclsrc=", "igsh", "mc_", "mkt_tok=", "_hs", "__h", "hsctatracking=",
    "vero_", "oly_", "_openstat=", "wickedid=", "srsltid=", "_ga=", "_gl=", "ml_subscriber", "li_fat_id=",
    "scm=", "spm_id_from=", "vd_source=", "share_", "xhsshare=", "_vid=", "hms", "hmpl=", "hmcu=", "hmkw=",
    "hmci=", "gad_", "tw_", "mtm_", "pk_", "piwik_", "at_medium=", "at_campaign=", "ns_", "s_cid=",
)  # fmt: skip
# Names that have one meaning wherever they stand, and a few that need a value of the right shape. What says
# who earns (tag=, ref=, aff…) is no matter of this rule.
_TRACKING = Expression(
    r"(?:utm_\w+|gclid|gclsrc|gad_(?:source|campaignid)|tw_(?:source|adid|campaign)|dclid|gbraid|wbraid|fbclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id"
    r"|igshid|igsh|mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs(?:tc|sc|fp)|hsCtaTracking|vero_(?:id|conv)"
    r"|oly_(?:anon|enc)_id|_openstat|wickedid|srsltid|ml_subscriber(?:_hash)?"
    r"|spm_id_from|vd_source|share_(?:source|medium|plat|session_id|tag|times)|xhsshare"
    r"|(?:bd|gdt|qz_gdt)_vid|hm(?:sr|pl|cu|kw|ci)|(?:mtm|pk|piwik)_(?:campaign|source|medium|content|kwd|keyword)"
    r"|at_(?:medium|campaign)|ns_(?:mchannel|source|campaign|linkname|fee)|s_cid)=.*"
    r"|(?:spm|scm)=[\w-]+(?:\.[\w-]+)+|_ga=[\d.]+(?:-[\d.]+)?|_gl=1\*.*",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = Expression(r"(&(?:amp;)?)")
_MOST_NAMES = 3


class TrackedLink(Rule):
    """A link carries tracking parameters: utm_source, gclid, spm.

    Whoever follows it from an article on an illness is noted down as interested in that illness; and the
    address is longer, and ages faster, than that of the page it leads to.
    """

    code = "TRN108"
    name = "tracked-link"
    severity = "info"
    scope = ("prose", "reference")
    message = {
        "en": "the link “{match}” tells others who follows it ({names}); write its address without that",
        "zh": "链接“{match}”带有跟踪参数（{names}），会泄露读者去向；请删去这些参数",
    }
    repair = {"en": "remove the tracking parameters", "zh": "删去跟踪参数"}
    sources = (
        "HONcode principle 3: confidentiality of readers",
        "EDPB Guidelines 2/2023 on the technical scope of Art. 5(3) of the ePrivacy Directive: URL tracking",
        "个人信息保护法，2021：敏感个人信息",
    )
    bad = (
        "Read [⟦the leaflet⟧](https://kite.example/naps?utm_source=mail&utm_medium=email).",
        "See ⟦https://kite.example/naps?lang=en&gclid=EAIaIQob⟧.",
        "See [⟦their page⟧][1].\n\n[1]: https://kite.example/naps?fbclid=IwAR0abc#doses",
        "[⟦This film⟧](https://video.example/v/12?igshid=MzRl) shows how.",
        "## References\n\n1. Lind S. Naps. <⟦https://kite.example/1?mc_cid=8f&mc_eid=31⟧>",
        "详见[⟦午睡指南⟧](https://fengzheng.example/wushui?spm=a2c4g.11186623.0.0)。",
        "视频：⟦https://video.example/video/12?spm_id_from=333.999.0.0⟧。",
        "參見[⟦衛教單張⟧](https://yuan.example/nap?id=7&utm_campaign=%E6%98%A5)。",
        "来源：<⟦https://fengzheng.example/p?share_source=copy_web&vd_source=31ab⟧>",
    )
    good = (
        "Read [the leaflet](https://kite.example/naps?lang=en&page=2).",
        "Try [the nasal spray](https://shop.example/x?tag=kite-20).",
        "Campaigns write `https://kite.example/?utm_source=mail` in their letters.",
        "The parameter utm_source says where a reader comes from.",
        "See [posts on sleep](https://blog.example/?tag=sleep&ref=menu).",
        "See [measurements](https://lab.example/run?spm=1200).",
        "![A cushion](https://kite.example/cushion.png?utm_source=mail)",
        "详见[午睡指南](https://fengzheng.example/wushui?id=12&from=home)。",
        "參見[衛教單張](https://yuan.example/nap#utm_source)。",
        "离心机转速为 spm=1200，见 https://lab.example/run?scm=12。",
        "网址参数 utm_source 用来记录来源。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the links with such parameters, each with the edits that take out just these."""
        for link in document.links:
            if link.image or link.end <= link.start or "=" not in link.target or "?" not in link.target:
                continue
            names = names_in(link.target)
            if not names:
                continue
            match = Match(document, link.start, link.end)
            block = match.block
            if not self.reads(block) or block.repeats is not None:
                continue
            from healthlint_rules.written import written

            language = match.sentence.language
            edits = [edit for place in written(document, link) if (edit := untracked(place))]
            fixes = [Fix(self.worded(self.repair, language), tuple(edits))] if edits else []
            shown = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
            finding = self.finding(match, names=shown, fixes=fixes)
            yield finding._replace(anchor=finding.offset)  # each link of a sentence has a fix of its own


def names_in(address: str) -> list[str]:
    """Return the names of the tracking parameters of an address, each once."""
    if not _SIGNS.stand_in(address.lower()):
        return []
    start, end = _query(address)
    pieces = _JOINT.split(address[start:end])[::2]
    return [*dict.fromkeys(piece.partition("=")[0] for piece in pieces if _TRACKING.fullmatch(piece))]


def untracked(place: Written) -> Edit | None:
    """Return the edit that takes the tracking parameters out of an address and leaves all else as it is."""
    start, end = _query(place.text)
    query = place.text[start:end]
    first, *rest = _JOINT.split(query)
    pieces = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    kept = [(joint, piece) for joint, piece in pieces if not _TRACKING.fullmatch(piece)]
    if len(kept) == len(pieces) or (not kept and start == 1):  # nothing would be left but a link to nowhere
        return None
    left = "".join(joint + piece for joint, piece in kept)[len(kept[0][0]) if kept else 0 :]
    if not left:
        return place.edit(start - 1, end, "")  # and the question mark
    # As little as can be: what is the same at both ends stays untouched.
    same = 0
    while same < len(left) and left[same] == query[same]:
        same += 1
    tail = 0
    while tail < len(left) - same and left[-1 - tail] == query[-1 - tail]:
        tail += 1
    return place.edit(start + same, end - tail, left[same : len(left) - tail])


def _query(address: str) -> tuple[int, int]:
    """Return where the query of an address begins, behind its question mark, and where it ends."""
    end = address.find("#")
    end = len(address) if end < 0 else end
    start = address.find("?", 0, end)
    return (end, end) if start < 0 else (start + 1, end)
