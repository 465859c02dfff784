"""What stands on the page of a rule, beside each of its findings?

GitHub shows this page and no address of another, so the code and the command that tells more are on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.markup import escaped
from healthlint.report.sarif.messages import cut, doubled
from healthlint.rule.finding import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.report.base import DescribedRule


def page_of(rule: DescribedRule) -> dict[str, str]:
    """Return the page, as text and as Markdown."""
    return {
        "text": doubled(f"{rule.code} {rule.name}\n\n" + "\n\n".join(_plain(rule))),
        "markdown": doubled(f"**{rule.code}** {rule.name}\n\n" + "\n\n".join(_marked_up(rule))),
    }


def _plain(rule: DescribedRule) -> Iterator[str]:
    yield from filter(None, (cut(rule.summary), cut(rule.why)))
    if rule.sources:
        yield f"It rests on {'; '.join(map(cut, rule.sources))}."
    if not _is_own(rule):
        yield f"{_ADVICE} {_comment(rule)}"
    yield f"More, with examples: healthlint explain {rule.code}"


def _marked_up(rule: DescribedRule) -> Iterator[str]:
    yield from map(escaped, filter(None, (cut(rule.summary), cut(rule.why))))
    if rule.sources:
        yield "\n".join(("It rests on:", "", *(f"- {escaped(cut(source))}" for source in rule.sources)))
    if not _is_own(rule):
        yield f"{_ADVICE}\n\n```markdown\n{_comment(rule)}\n```"
    yield f"More, with examples: `healthlint explain {rule.code}`"


_ADVICE = (
    "What to do: change the words as the message says. Where they are right as they are, accept the finding"
    " in a line above the paragraph, and say why:"
)


def _comment(rule: DescribedRule) -> str:
    return f"<!-- healthlint-disable-next-line {rule.code} -- why it is right here -->"


def _is_own(rule: DescribedRule) -> bool:
    return letters_of(rule.code) == "HL"  # the engine's, which say themselves what can be done
