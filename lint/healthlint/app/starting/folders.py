"""Which folders of a repository hold templates and other people's files instead of articles?

Site generators keep them in folders of set names. A name that an editor might give to a folder of articles
(themes, templates) counts only beside the file by which its generator is known, or where the files are
written like templates.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SURE = frozenset(
    """
    _includes _layouts _partials _sass _site _templates archetypes scaffolds vendor third_party third-party
    """.split()
)
_LIKELY = frozenset("includes layouts overrides partials templates themes".split())
# By the files that tell a generator, the folders that are its own beside them.
_GENERATORS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config/_default"),
        ("layouts", "themes", "public", "resources", "assets"),
    ),
    (("_config.yml", "_config.yaml", "_config.toml"), ("themes", "public", "layouts")),  # Jekyll, Hexo
    (("mkdocs.yml", "mkdocs.yaml"), ("overrides", "site", "theme")),
    (("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"), ("build",)),
    (
        (".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
        ("includes", "layouts"),
    ),
    (("conf.py",), ("_build", "build", "templates")),  # Sphinx
    (
        ("astro.config.mjs", "astro.config.ts", "gatsby-config.js", "next.config.js"),
        ("dist", "public", "out"),
    ),
)
_TEMPLATE_SIGN = Expression(r"\{\{|\{%|<%|<\?php|\{\{#|\$\{")


class Set(NamedTuple):
    """A folder that is to be left out."""

    folder: str  # from the top, without slashes at its ends
    files: tuple[str, ...]  # those in it that would be read as articles, from the top


def folders_to_leave_out(
    articles: Iterable[str], top: Path, source_of: Callable[[str], str | None]
) -> list[Set]:
    """Return the folders that hold no articles although files in them could be read as some.

    `articles` are paths from the top with forward slashes; `source_of` gives the text of one, None where
    there is none.
    """
    held: dict[str, list[str]] = {}
    for article in articles:
        folders = PurePosixPath(article).parts[:-1]
        for depth, name in enumerate(folders):
            if name.lower() in _SURE | _LIKELY or _is_generators(name, top.joinpath(*folders[:depth])):
                held.setdefault("/".join(folders[: depth + 1]), []).append(article)
                break
    return [
        Set(folder, tuple(files))
        for folder, files in sorted(held.items())
        if _is_meant(top / folder) or _like_templates(files, source_of)
    ]


def generator_folders(top: Path) -> list[Path]:
    """Return the folders right below the top that hold the templates of a site, whatever files they have."""
    beside = [*_SURE, *_LIKELY, "src/components", "src/layouts", "src/theme", "i18n", "_data", "data"]
    return [top / name for name in sorted(beside) if (top / name).is_dir()]


def _is_meant(folder: Path) -> bool:
    return folder.name.lower() in _SURE or _is_generators(folder.name, folder.parent)


def _is_generators(name: str, parent: Path) -> bool:
    return any(
        name.lower() in folders and any((parent / sign).exists() for sign in signs)
        for signs, folders in _GENERATORS
    )


def _like_templates(files: list[str], source_of: Callable[[str], str | None]) -> bool:
    """Tell whether most of the files are written like templates."""
    signed = sum(_TEMPLATE_SIGN.search(source_of(each) or "") is not None for each in files)
    return 2 * signed > len(files)
