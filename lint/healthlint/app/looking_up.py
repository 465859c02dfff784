"""How does the command line say who is asked about references?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from healthlint.run.errors import UsageError
from healthlint.run.looking_up import BUDGET, Network


def who_is_asked(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say in which registry references are looked up, and whether services are asked."""
    for option in (
        click.option(
            "--online-budget",
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            help=f"The time for all that --online asks; what is left is unchecked.  [default: {BUDGET:g}]",
        ),
        click.option(
            "--contact",
            metavar="E-MAIL",
            help="Whom the services may write to; it gives a faster lane.  [default: that of the config or of"
            " HEALTHLINT_CONTACT]",
        ),
        click.option(
            "--offline",
            is_flag=True,
            help="Answer as --online does, out of what it has remembered, and use no network.",
        ),
        click.option(
            "--online",
            is_flag=True,
            help="Ask Crossref, doi.org, DataCite, PubMed, PubMed Central and ClinicalTrials.gov about"
            " references, and hosts whether the pages are there that they lead to.",
        ),
        click.option(
            "--registry",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Look references up in this registry, which `healthlint registry build` has made.",
        ),
    ):
        command = option(command)
    return command


def network_of(options: Mapping[str, Any]) -> Network | None:
    """Return how the network may be used; None: not at all. Raises UsageError for what contradicts itself."""
    online, offline = options["online"], options["offline"]
    if online and offline:
        raise UsageError("--online and --offline contradict each other; give one of them")
    if not online:
        for name in ("contact", "online_budget"):
            if options[name] is not None:
                raise UsageError(f"--{name.replace('_', '-')} is about --online; give that, too")
        return Network(replay=True) if offline else None
    budget = options["online_budget"]
    return Network(contact=options["contact"] or "", budget=BUDGET if budget is None else budget)
