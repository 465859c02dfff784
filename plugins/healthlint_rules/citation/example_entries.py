"""How do the examples of these rules cite their invented works?

What is known of those works is told in `known_works.py`, which need not be read but where examples are tried.
"""

LIST = "## References\n\n1. "
LIST_ZH = "## 参考文献\n\n[1]"

# Written in the style of Vancouver, and sound; without an identifier where the name says so.
EYES_BARE = "Moreau C. Gene therapy of a rare disease of the eye. Ann Inv Ophthalmol. 2019;12:7-19."
EYES = f"{EYES_BARE} doi:10.1234/eyes.1"
SNOW_BARE = "林若安,周立新.雪天步行对老年人平衡能力的影响[J].中华睡眠示例杂志,2021,19(2):101-106."
SNOW_IN_TRADITIONAL = "林若安,周立新.雪天步行對老年人平衡能力的影響[J].中華睡眠示例雜誌,2021,19(2):101-106."
SNOW = f"{SNOW_BARE}DOI:10.1234/xue.1."

# Over which a notice stands.
BAKERS_BARE = "Okafor T, Lind S. Sugar before bed: a trial among forty bakers. Sleep Ex. 2021;4(2):1-9."
BAKERS = f"{BAKERS_BARE} doi:10.1234/withdrawn.1"
FLOUR = (
    "Okafor T, Lind S. Flour dust and the dreams of bakers. Sleep Ex. 2020;3(2):1-9. doi:10.1234/doubted.1"
)
OVENS = "Okafor T. Heat of ovens and fatigue in bakers. Sleep Ex. 2020;3(2):21-30. doi:10.1234/corrected.1"
NAPS_BARE = "林若安,周立新.午睡对面包师血糖水平影响的随机对照试验[J].中华睡眠示例杂志,2020,18(3):201-206."
NAPS = f"{NAPS_BARE}DOI:10.1234/xiu.1."
