"""What may be said on the command line, and what becomes of a mistake there?"""

from __future__ import annotations

import gc
import os
import sys

import click

from healthlint.app.streams import ClosedPipeError, leave_closed_pipe, say
from healthlint.run.errors import UsageError

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it


class Invocation:
    """What the way out must know about the command that was given."""

    def __init__(self) -> None:
        self.verbose = False


class Commands(click.Group):
    """The commands; an unknown one is answered with the one that was probably meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of the commands, in the order of the help."""
        return """
            init check corpus references config suppressions rules explain plugins registry
            test new-plugin new-rule import-rules
        """.split()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, imported when it is asked for."""
        if cmd_name == "init":
            from healthlint.app.starting.command import init

            return init
        if cmd_name == "check":
            from healthlint.app.checking.command import check

            return check
        if cmd_name == "corpus":
            from healthlint.app.corpus.command import corpus

            return corpus
        if cmd_name == "references":
            from healthlint.app.references.command import references

            return references
        if cmd_name == "suppressions":
            from healthlint.app.accepting.suppressions import suppressions

            return suppressions
        if cmd_name == "rules":
            from healthlint.app.catalogue.rules import rules

            return rules
        if cmd_name == "explain":
            from healthlint.app.catalogue.explain import explain

            return explain
        if cmd_name == "plugins":
            from healthlint.app.catalogue.plugins import plugins

            return plugins
        if cmd_name == "registry":
            from healthlint.app.registry.command import registry

            return registry
        if cmd_name == "test":
            from healthlint.app.trying.command import test

            return test
        if cmd_name == "new-plugin":
            from healthlint.app.making.new_plugin import new_plugin

            return new_plugin
        if cmd_name == "config":
            from healthlint.app.settings.command import config

            return config
        if cmd_name == "new-rule":
            from healthlint.app.making.new_rule import new_rule

            return new_rule
        if cmd_name == "import-rules":
            from healthlint.app.making.import_rules import import_rules

            return import_rules
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; raises UsageError for an unknown one."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise UsageError(_unknown_command(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="healthlint", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Lint health articles, in English and Chinese."""
    if ctx.invoked_subcommand is None:
        # An error all the same: a script that forgot its command must not take this for a clean run.
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    try:
        os.getcwd()  # noqa: PTH109  pathlib says no more
    except FileNotFoundError:
        raise UsageError("the current folder is not there any more; go to one that is") from None


def main() -> None:
    """Run the command and exit; whatever goes wrong is one sentence on stderr, and exit code 2."""
    code = run()
    # On its way out the interpreter goes through all objects once more, but for the frozen ones.
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run the command with these arguments, or those of the process, and return its exit code."""
    invocation = Invocation()
    try:
        code = cli.main(arguments, prog_name="healthlint", standalone_mode=False, obj=invocation)
    except UsageError as error:
        say(str(error))
    except click.UsageError as error:
        say(_in_a_sentence(error))
    except click.ClickException as error:
        say(error.format_message())
    except ClosedPipeError as error:
        leave_closed_pipe()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except Exception as error:
        _report_fault(error, with_traceback=invocation.verbose)
    else:
        return code if isinstance(code, int) else 0
    return 2


def _in_a_sentence(error: click.UsageError) -> str:
    message = error.format_message().rstrip(".")
    if message.endswith("?"):
        return message
    command = error.ctx.command_path if error.ctx else "healthlint"
    return f"{message}; `{command} --help` tells more"


def _unknown_command(word: str, commands: list[str]) -> str:
    if any(sign in word for sign in "./*" + os.sep) or os.path.exists(word):  # noqa: PTH110  no path to build
        return f"there is no command {word}; did you mean `healthlint check {word}`?"
    from healthlint.rule.suggest import did_you_mean

    meant = did_you_mean(word, commands) or f"; the commands are {', '.join(commands)}"
    return f"there is no command {word}{meant}"


def _report_fault(error: Exception, *, with_traceback: bool) -> None:
    if with_traceback:
        import traceback

        traceback.print_exception(error)
    text = " ".join(str(error).split())
    said = f"{type(error).__name__}: {text}" if text else type(error).__name__
    ask = "the traceback above" if with_traceback else "the traceback that --verbose shows"
    say(f"a fault of healthlint itself ({said}); please report it, with {ask}")
