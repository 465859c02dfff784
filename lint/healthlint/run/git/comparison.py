"""Which state of a repository is looked at, and against which?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from healthlint.run.git.repository import Git


@dataclass(frozen=True)
class Since:
    """What has changed since the current branch left another: its commits, and what is not committed yet."""

    ref: str  # a branch, tag or commit
    option = "--since"


@dataclass(frozen=True)
class Staged:
    """What the next commit would change."""

    option: str = "--staged"
    or_all: bool = False  # where nothing is staged no change is meant, but the articles as they are


@dataclass(frozen=True)
class Pushed:
    """What commits change that are on their way to another repository."""

    before: str | None  # what is there already; None: nothing of this branch
    after: str
    option = "--changed"


Wanted = Since | Staged | Pushed
State = Literal["files", "index"]  # instead of a commit: files as they are on disk, or as they are staged


class Comparison(NamedTuple):
    """The states that are compared; what is changed is so against each of the earlier ones."""

    before: tuple[str, ...]  # names of commits or trees; several where a merge is about to be committed
    after: str | State
    told: str  # as messages say it: `since main`


def of_hook(environment: Mapping[str, str]) -> Staged | Pushed:
    """Return what a hook of git is about: what is pushed, where pre-commit names it, or what is staged."""
    before, after = environment.get("PRE_COMMIT_FROM_REF"), environment.get("PRE_COMMIT_TO_REF")
    if before and after:
        return Pushed(before, after)
    if environment.get("PRE_COMMIT_REMOTE_NAME"):  # a first push, which brings all there is
        return Pushed(None, environment.get("PRE_COMMIT_LOCAL_BRANCH") or "HEAD")
    # `pre-commit run --all-files` would otherwise pass without a look at anything.
    return Staged("--changed", or_all=environment.get("PRE_COMMIT") == "1")


def compared(wanted: Wanted, git: Git) -> Comparison:
    """Return what is compared in a repository; raises UsageError where it is not there."""
    if isinstance(wanted, Since):
        base = _commit(git, wanted.ref, wanted.option)
        # What is being merged is about to be part of the branch.
        heads = [found for name in ("HEAD", "MERGE_HEAD") if (found := _existing(git, name))]
        return Comparison((_parting(git, base, heads, wanted.ref),), "files", f"since {wanted.ref}")
    if isinstance(wanted, Staged):
        head, merged = _existing(git, "HEAD"), _existing(git, "MERGE_HEAD")
        parents = (head or _nothing(git), *((merged,) if merged else ()))
        return Comparison(parents, "index", "in what is staged")
    after = _commit(git, wanted.after, wanted.option)
    if wanted.before is None:
        return Comparison((_nothing(git),), after, "in what is pushed")
    before = _commit(git, wanted.before, wanted.option)
    return Comparison((_parting(git, before, [after], wanted.before),), after, "in what is pushed")


def _existing(git: Git, name: str) -> str | None:
    return git.line("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")


def _nothing(git: Git) -> str:
    """Return the name of the tree without files, which every repository knows."""
    return git.answer("hash-object", "-t", "tree", "--stdin").decode().strip()


def _parting(git: Git, base: str, heads: Sequence[str], ref: str) -> str:
    """Return where a branch left another; the base itself where they have nothing in common."""
    if not heads:
        return base
    parting = git.line("merge-base", base, *heads)
    if parting is None and git.shallow:
        raise UsageError(
            f"where this branch left {ref} is not known: the clone is shallow, without its history; {_DEEPEN}"
        )
    return parting or base


_DEEPEN = (
    "run git fetch --unshallow, or git fetch --deepen=200, or set fetch-depth: 0 for actions/checkout,"
    ' GIT_DEPTH: "0" for GitLab'
)
_DATE = Expression(r"\d{4}-\d\d?-\d\d?|\d+[ .](?:day|week|month|year)s?\b.*|yesterday|today", re.IGNORECASE)


def _commit(git: Git, ref: str, option: str) -> str:
    """Return the name of the commit that a user means; raises UsageError, which names the one meant."""
    if not ref.strip():
        raise UsageError(f"{option} is empty; name a branch, tag or commit")
    found = _existing(git, ref) if not ref.startswith("-") else None
    if found is not None:
        return found
    names = [name for name in git.lines("for-each-ref", "--format=%(refname:lstrip=2)") if "HEAD" not in name]
    meant = next((name for name in names if name.endswith(f"/{ref}")), None)
    if meant is None:
        from healthlint.rule.suggest import nearest

        meant = nearest(ref, names)
    if git.shallow:
        guess = f"did you mean {meant}? If not: " if meant else ""
        remedy = f"{guess}the clone is shallow, without the history of other branches; {_DEEPEN}"
    elif meant is not None:
        remedy = f"did you mean {meant}?"
    elif _DATE.fullmatch(ref):
        remedy = "it takes no date; name the branch that yours is to go into"
    else:
        remedy = "git branch --all lists those there are"
    raise UsageError(f"{option} {ref}: there is no such branch, tag or commit; {remedy}")
