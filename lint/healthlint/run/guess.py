"""What does an article look like, where nobody has said what it is?

A guess is told to the user and never acted upon. It rests on what publishers write for machines and on
the names of folders, and is silent where these disagree.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

_OF_FOLDERS = {
    "news": "news",
    "newsroom": "news",
    "press": "press-release",
    "press-release": "press-release",
    "press-releases": "press-release",
    "media-releases": "press-release",
    "blog": "blog",
    "blogs": "blog",
    "shop": "product",
    "store": "product",
    "product": "product",
    "products": "product",
    "clinic": "clinic",
    "clinics": "clinic",
    "our-services": "clinic",
    "patient-info": "patient-info",
    "patient-information": "patient-info",
    "leaflets": "patient-info",
    "conditions": "patient-info",
    "新闻": "news",
    "新聞": "news",
    "产品": "product",
    "產品": "product",
    "科普": "patient-info",
}
_OF_TYPES = {
    "product": "product",
    "offer": "product",
    "newsarticle": "news",
    "reportagenewsarticle": "news",
    "blogposting": "blog",
    "medicalclinic": "clinic",
    "hospital": "clinic",
    "physician": "clinic",
    "dentist": "clinic",
}
_TYPE = Expression(r"""["']@type["']\s*:\s*["'](\w+)["']""")
_OPEN_GRAPH = Expression(
    r"""<meta\s[^<>]*?property\s*=\s*["']og:type["'][^<>]*?content\s*=\s*["'](?:og:)?(product)""",
    re.IGNORECASE,
)
_SHOP = Expression(
    r"""(?:class|id)\s*=\s*["'][^"'<>]*\b(?:add-to-cart|addtocart|add-to-basket)\b""", re.IGNORECASE
)
_RELEASE = Expression(r"^\W*(?:for immediate release|即時發布|即时发布)\b", re.IGNORECASE | re.MULTILINE)
_HEAD = 2_000  # code points in which a press release says that it is one


def guess_of(source: str, path: str) -> str | None:
    """Return the profile that an article looks like, or None where there is no sign, or several disagree."""
    found = set(_in_folders(path))
    if "@type" in source:
        found.update(_OF_TYPES[each] for each in map(str.lower, _TYPE.findall(source)) if each in _OF_TYPES)
    if "og:type" in source and _OPEN_GRAPH.search(source):
        found.add("product")
    if _SHOP.search(source):
        found.add("product")
    if _RELEASE.search(source, 0, _HEAD):
        found.add("press-release")
    return found.pop() if len(found) == 1 else None


def _in_folders(path: str) -> list[str]:
    folders = path.replace("\\", "/").lower().replace("_", "-").split("/")[:-1]
    return [_OF_FOLDERS[folder] for folder in folders if folder in _OF_FOLDERS]
