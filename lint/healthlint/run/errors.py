"""What stops a run, and what stops only one file?"""


class UsageError(Exception):
    """The run cannot go on: one sentence that names the culprit and the remedy; exit code 2."""


class UnreadableError(Exception):
    """One article cannot be read; the others are linted all the same."""
