"""Writes lint/healthlint/text/language/traditional.txt from the character table of OpenCC.

The table says for each Traditional character the Simplified one that it is matched as: glyph by
glyph, never by phrase, so that lengths and offsets stay as they are.
"""

from __future__ import annotations

import importlib.resources
import unicodedata
from pathlib import Path

TARGET = Path(__file__).parents[1] / "lint" / "healthlint" / "text" / "language" / "traditional.txt"

# Variants of Taiwan and Hong Kong that OpenCC leaves as they are, or reads by phrase:
# 著 is 着 in 打著旗號 and stays 著 in 著名; here both are 着, in terms as in texts.
VARIANTS = dict(
    (
        "著着",
        "藉借",
        "瞭了",
        "妳你",
        "衞卫",
        "祇只",
        "痺痹",
        "瘉愈",
        "粧妆",
        "効效",
        "痠酸",
        "涙泪",
        "祂他",
        "牠它",
        "覆复",
        "疎疏",
        "喒咱",
        "汚污",
        "舘馆",
        "竪竖",
        "葯药",
        "剤剂",
        "癡痴",
    )
)
# Characters that look the same on the page: compatibility ideographs, and the radicals that
# copying from a PDF leaves behind.
LOOK_ALIKES = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))


def table() -> str:
    """Return the two lines of the table: Traditional characters, and below each its Simplified one."""
    rows = importlib.resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text("utf-8")
    pairs = {}
    for row in rows.splitlines():
        traditional, _, simplified = row.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            pairs[traditional] = first
    pairs.update(VARIANTS)
    for codes in LOOK_ALIKES:
        for character in map(chr, codes):
            plain = unicodedata.normalize("NFKC", character)
            if len(plain) == 1 and plain != character:
                pairs[character] = pairs.get(plain, plain)
    settled = {old: pairs.get(new, new) for old, new in pairs.items()}
    return "".join(settled) + "\n" + "".join(settled.values()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8", newline="\n")
