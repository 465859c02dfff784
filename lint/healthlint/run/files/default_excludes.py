"""Which files of a repository are no articles, whatever their suffix?

The list is narrow on purpose: CONTRIBUTING.md is left out, contributing-factors-of-asthma.md is
an article. A word may be followed by tags that are set off (README.zh-CN.md, LICENSE-MIT), never
by more letters.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

# Names without suffix, which nobody gives to an article; a language may follow.
_DOCUMENTS = """
    agents authors changelog changes citation claude code[-_]?of[-_]?conduct codeowners
    contributing contributors copying copyright gemini governance humans issue[-_]template
    licen[cs]es? maintainers manifest notice notices pull[-_]request[-_]template robots security
    third[-_]?party[-_]?(?:notices?|licen[cs]es?)
""".split()
_LANGUAGE = r"(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?"
_FILES = Expression(
    rf"""
    (?: {"|".join(_DOCUMENTS)} ) {_LANGUAGE} (?: [.][a-z]+ )?
  | readme (?: [._-].* )?
  | licen[cs]e [._-] (?: mit | apache | [al]?gpl | bsd | mpl | cc | isc | unlicense
    | code | docs | content ) .*
  | (?: (?: dev | test | tests | docs? | build | lint | ci | base | prod ) [._-] )?
    (?: requirements | constraints ) (?: [._-][a-z0-9]+ ){{0,2}} [.]txt
  | cmakelists[.]txt | llms (?: -[a-z]+ )? [.]txt | (?: app- )? ads [.]txt
    """,
    re.VERBOSE,
)
# With one of them such a name begins; most articles are told from them by that, and nothing is compiled.
_BEGINNINGS = (
    *{words.partition("[")[0] for words in _DOCUMENTS},
    *"readme licen requirements constraints cmakelists llms ads app".split(),
    *"dev test docs doc build lint ci base prod".split(),
)
# Looked at first: most articles begin otherwise than all of them.
_FIRST_TWO = frozenset(beginning[:2] for beginning in _BEGINNINGS)
_FOLDERS = frozenset(
    """
    .git .github .gitlab .hg .svn .eggs .nox .tox .venv __pycache__ bower_components node_modules
    site-packages venv
    """.split()
)
_FOLDER_ENDS = (".dist-info", ".egg-info")


def is_no_article(name: str) -> bool:
    """Tell whether a file's name says that it is no article: README.md, LICENSE, requirements.txt."""
    lowered = name.lower()
    if lowered[:2] not in _FIRST_TWO or not lowered.startswith(_BEGINNINGS):
        return False
    return _FILES.fullmatch(lowered) is not None


def is_no_content(name: str) -> bool:
    """Tell whether a folder's name says that it holds no articles: node_modules, .git, site-packages."""
    lowered = name.lower()
    return lowered in _FOLDERS or lowered.endswith(_FOLDER_ENDS)
