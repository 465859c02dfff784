"""What does a command do that is a family of commands?"""

from __future__ import annotations

import click

from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError


class Subcommands(click.Group):
    """Some commands under one name; an unknown one is answered with the one that was probably meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names, in the order in which they were added: that in which one comes to need them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; raises UsageError for an unknown one."""
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-"):
            among = " and ".join(names) if len(names) == 2 else ", ".join(names)
            meant = did_you_mean(args[0], names) or f"; there are {among}"
            raise UsageError(f"there is no command {self.name} {args[0]}{meant}")
        return super().resolve_command(ctx, args)


def help_without_command(ctx: click.Context) -> None:
    """Show the help and end with 2 where no command of the family was named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
