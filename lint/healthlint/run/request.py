"""What does the command line ask of a run?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.run.config.given import GivenConfig
    from healthlint.run.git.comparison import Wanted
    from healthlint.run.looking_up import Network


class Request(NamedTuple):
    """What the command line asks for; what it leaves open, the config of each article decides."""

    paths: tuple[str, ...] = ()
    config: GivenConfig | Path | None = None  # the file of all articles, and settings over every config
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 0  # 0: as many as the machine has processors
    disable_plugins: tuple[str, ...] = ()  # besides those that the environment and the config name
    cached: bool = True  # what earlier runs have worked out may be used
    quoting: bool = False  # the report quotes the articles: give the source of those with findings
    brief: bool = False  # where results are remembered, no more of findings is wanted than `Brief` has
    profile: str | None = None
    jurisdictions: tuple[str, ...] | None = None  # None: as the configs say; () is none at all
    preset: tuple[str, ...] | None = None
    message_language: str | None = None
    telling: bool = False  # what was dropped is wanted, and what excused it
    timing: bool = False  # what each part of the work takes is wanted
    guessing: bool = False  # what articles without a profile look like is wanted
    changes: Wanted | None = None  # only what they have brought about is wanted
    baselined: bool = True  # what a baseline accepts is wanted apart
    baseline: Path | None = None  # that of all articles; None: as the configs say
    registry: Path | None = None  # that of all articles; None: as the configs say
    network: Network | None = None  # how services may be asked about references; None: not at all
    reports: tuple[str, ...] = ()  # files that the run writes, and are no articles of it
    standing_in: bool = False  # rules may stay unloaded that no article concerns
    trusted: bool = False  # the process that sends this has made sure that rules are left
