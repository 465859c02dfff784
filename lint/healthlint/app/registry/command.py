"""What may be done with a registry?"""

from __future__ import annotations

import click

from healthlint.app.registry.build import build
from healthlint.app.registry.info import info
from healthlint.app.registry.lookup import lookup
from healthlint.app.registry.update import update
from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError


class _Deeds(click.Group):
    """The deeds; an unknown one is answered with the one that was probably meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names, in the order in which one comes to need them."""
        return ["build", "info", "lookup", "update"]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; raises UsageError for an unknown one."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            meant = did_you_mean(args[0], names) or f"; there are {', '.join(names)}"
            raise UsageError(f"there is no command registry {args[0]}{meant}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Deeds, invoke_without_command=True)
@click.pass_context
def registry(ctx: click.Context) -> None:
    """Build a local registry of works, notices and journals, and look into it.

    References are checked against it without a network. What is not in it is not said to be wrong.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


for _command in (build, info, lookup, update):
    registry.add_command(_command)
