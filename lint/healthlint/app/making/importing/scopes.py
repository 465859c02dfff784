"""Which parts of an article are meant by a scope of Vale?"""

from __future__ import annotations

_ALL = ("text", "sentence", "summary", "paragraph.sentence")
_NAMES = {
    "heading": ("title", "heading"),
    "heading.h1": ("title",),
    "paragraph": ("paragraph",),
    "list": ("list",),
    "table": ("table",),
    "table.header": ("table",),
    "table.cell": ("table",),
    "table.caption": ("caption",),
    "figure.caption": ("caption",),
    "blockquote": ("quote",),
    "alt": ("alt",),
}
_LEVELS = ("heading.h2", "heading.h3", "heading.h4", "heading.h5", "heading.h6")
# What is said of names that say more than ours can.
_COARSER = {
    "table.header": "the heads of tables are not told from other cells",
    "table.cell": "the cells of tables are not told from their heads",
    **dict.fromkeys(_LEVELS, "levels of headings below the title are not told apart"),
}


class ScopeError(ValueError):
    """A scope that has no counterpart."""


def scope_for(scopes: list[str]) -> tuple[list[str], list[str]]:
    """Return names of our scopes (none: all prose), and what is lost; raises ScopeError."""
    names: dict[str, None] = {}
    notes: dict[str, None] = {}
    whole_tables = {"table.header", "table.cell"} <= set(scopes)
    everywhere = False
    for scope in scopes:
        for part in scope.split("&"):
            named = part.strip()
            negated = named.startswith("~")
            name = named.lstrip("~").removeprefix("text.").removesuffix(".md").removesuffix(".html")
            if name == "raw":
                notes["raw: rules see what readers see, and no markup"] = None
            if name in (*_ALL, "raw"):
                everywhere |= not negated
                continue
            ours = ("heading",) if name in _LEVELS else _NAMES.get(name)
            if ours is None:
                raise ScopeError(
                    f"the scope {named} has no counterpart, and without it the rule would flag too much"
                )
            if name in _COARSER and not (whole_tables and ours == ("table",)):
                notes[_COARSER[name]] = None
            names |= dict.fromkeys(("~" if negated else "") + one for one in ours)
    taken_away = {name for name in names if f"~{name}" in names}
    if taken_away:
        names = {name: None for name in names if name.lstrip("~") not in taken_away}
        if not names:
            raise ScopeError("the scope takes everything away again")
    if everywhere:
        names = {name: None for name in names if name.startswith("~")}
    return list(names), list(notes)
