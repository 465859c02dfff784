"""What does a first config say?"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from healthlint.app.making.filling import filled
from healthlint.app.starting.wording import Wording

if TYPE_CHECKING:
    from healthlint.app.starting.survey import Survey

BASELINE = "healthlint-baseline.jsonl"
_EXAMPLES = ["drafts/", "*.template.md"]
_PER_FILE = {"shop": "product"}


def config_text(seen: Survey, words: Wording, *, baseline: bool) -> str:
    """Return a commented config: what differs from the defaults holds, all else is switched off.

    `baseline`: there are findings, for which one is wanted.
    """
    folders = [f"/{_as_pattern(each.folder)}/" for each in seen.left_out]
    of_all = seen.profiles.get("")
    by_folder = {folder: profile for folder, profile in seen.profiles.items() if folder}
    text = filled(
        f"init/config.{words.language}.toml",
        templates=_comment(words.these_are_templates if folders else ""),
        exclude=f"{'' if folders else '# '}exclude = {_listed(folders or _EXAMPLES)}",
        looks=_comment(words.they_look_so if of_all else ""),
        profile=of_all or "patient-info",
        baseline=f'{"" if baseline else "# "}baseline = "{BASELINE}"',
        disclaimer=_comment(words.disclaimer_at.format(place=seen.disclaimer) if seen.disclaimer else ""),
        per_file="\n".join(_per_file(by_folder, words)),
    )
    return text.rstrip("\n") + "\n"


def _per_file(profiles: dict[str, str], words: Wording) -> list[str]:
    lines = ["", f"# {words.folders_look_so if profiles else words.other_settings}"]
    for folder, profile in (profiles or _PER_FILE).items():
        pattern = json.dumps(f"/{_as_pattern(folder)}/**", ensure_ascii=False)
        lines += [f"# [per-file.{pattern}]", f'# profile = "{profile}"']
    return lines


def _as_pattern(folder: str) -> str:
    """Return a pattern for a folder whose name may hold signs that patterns are made of."""
    return re.sub(r"[*?\[\]\\]", "?", folder)


def _comment(sentence: str) -> str:
    return f"\n# {sentence}" if sentence else ""


def _listed(items: list[str]) -> str:
    return json.dumps(items, ensure_ascii=False)
