"""What do tests write into a repository that has rules of its own?"""

from __future__ import annotations

from pathlib import Path

ARTICLE = "# Tea\n\nA detox tea with a zest of lemon.\n\n这是一种神药。\n"

PLUGIN = '''
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1


class Lemon(Rule):
    """A lemon is mentioned."""

    code = "{family}101"
    name = "{name}"
    message = "no lemons"
    sources = ["House style"]
    bad = ["⟦lemon⟧"]
    good = ["lime"]
    terms = Terms(en=["lemon"])
    options = {{"{name}-limit": {{"type": "integer", "default": 3}}}}


@hookimpl
def healthlint_rules():
    return [Lemon]
'''


def write(path: Path, text: str) -> Path:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def house_rule(code: str = "HOU101", name: str = "no-detox", term: str = "detox", more: str = "") -> str:
    """Return a declared rule that flags one English term; `more` are keys of its first table."""
    return (
        f'code = "{code}"\n'
        f'name = "{name}"\n'
        f'summary = "The word {term} is used."\n'
        'why = "It says nothing."\n'
        'message = "“{match}” says nothing"\n'
        'sources = ["House style"]\n'
        f'bad = ["A ⟦{term}⟧ tea."]\n'
        'good = ["A cup of tea."]\n'
        f"{more}"
        "[terms]\n"
        f'en = ["{term}"]\n'
    )


def plugin(family: str = "ACM", name: str = "no-lemon") -> str:
    """Return the module of a plugin with one rule, which has an option."""
    return PLUGIN.format(family=family, name=name)
