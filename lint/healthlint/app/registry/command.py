"""What may be done with a registry?"""

from __future__ import annotations

import click

from healthlint.app.registry.build import build
from healthlint.app.registry.info import info
from healthlint.app.registry.lookup import lookup
from healthlint.app.registry.update import update
from healthlint.app.subcommands import Subcommands, help_without_command


@click.group(cls=Subcommands, invoke_without_command=True)
@click.pass_context
def registry(ctx: click.Context) -> None:
    """Build a local registry of works, notices and journals, and look into it.

    References are checked against it without a network. What is not in it is not said to be wrong.
    """
    help_without_command(ctx)


for _command in (build, info, lookup, update):
    registry.add_command(_command)
