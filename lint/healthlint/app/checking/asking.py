"""Who was asked about the references of a run?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from healthlint.report.summary import Summary
    from healthlint.run.config.config import Config
    from healthlint.run.request import Request
    from healthlint.run.session import Session


def tell_who_was_asked(summary: Summary, session: Session, configs: Collection[Config]) -> None:
    """Put into a summary who was asked, or that nobody was although somebody could have been.

    The session is over, and `configs` are those of its articles.
    """
    request = session.request
    network = request.network
    if network is None and not any(registry_of(config, request) for config in configs):
        return
    applied = session.rules_applied
    asking = any(
        rule.looks_up and rule.code in applied for config in configs for rule in session.rulebook.of(config)
    )
    if not asking:
        summary.idle = True
        return
    summary.registries = session.registries
    summary.left_open = session.looking_up.left_open
    if network is not None:
        summary.network = network.use


def registry_of(config: Config, request: Request) -> str | None:
    """Return the file in which references of the articles of a config are looked up, as messages show it."""
    if request.registry is not None:
        return shown(request.registry)
    return None if config.registry is None else shown(config.root / config.registry)
