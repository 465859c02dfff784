"""What does a reviewer see of one article?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from healthlint.report.base import DescribedRule, ShownArticle
from healthlint.report.markup import emphasized, escaped, inline
from healthlint.report.notes import Kind, notes_of
from healthlint.rule.finding import SEVERITIES, Finding
from healthlint.rule.withheld import Withheld
from healthlint.text.lines import Lines

_BESIDE = 160  # code points of a line that are quoted before the words, and as many behind them
_LONGEST = 600  # code points of the words
_CALLED: dict[Kind, str] = {
    "status": "Status",
    "instead": "Instead",
    "--fix": "With --fix",
    "proposal": "Proposal",
    "related": "Related",
}


def part_of(article: ShownArticle, rules: Mapping[str, DescribedRule]) -> str:
    """Return what there is to say about an article; nothing where that is nothing."""
    sections = [
        *_findings(article, rules),
        *_accepted(article.withheld),
        *_dropped(article),
    ]
    return "\n".join([f"## {escaped(article.path)}\n", *sections]) if sections else ""


def _findings(article: ShownArticle, rules: Mapping[str, DescribedRule]) -> Iterator[str]:
    """Yield a section a rule, the gravest first: why it matters, and where."""
    lines = Lines(article.source) if article.source is not None and article.findings else None
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in article.findings:
        by_rule.setdefault((finding.code, finding.name), []).append(finding)
    gravest = sorted(by_rule.items(), key=lambda group: min(map(_weight, group[1])))
    for (code, name), findings in gravest:
        yield f"### {escaped(code)} {inline(name)}\n"
        rule = rules.get(code)
        if rule is not None:
            yield from (f"{paragraph}\n" for paragraph in _described(rule))
        yield from (f"{_item(finding, lines)}\n" for finding in findings)


def _weight(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _described(rule: DescribedRule) -> Iterator[str]:
    yield escaped(rule.summary)
    if rule.why:
        yield f"Why: {inline(rule.why)}"
    if rule.sources:
        yield f"Sources: {inline('; '.join(rule.sources))}"


def _item(finding: Finding, lines: Lines | None) -> str:
    """Return a finding as an item of a list, with what belongs to it indented below."""
    parts = [f"- {_place(finding)} ({finding.severity}): {inline(finding.message)}"]
    quoted = "" if finding.scope == "document" else _quoted(finding, lines)
    if quoted:
        parts.append(f"  > {quoted}")
    notes = [*_evidence(finding), *(f"  - {note}" for note in _notes(finding))]
    if notes:
        parts.append("\n".join(notes))
    return "\n\n".join(parts)


def _place(finding: Finding) -> str:
    if finding.scope == "document":
        return "**The article as a whole**"
    return f"**Line {finding.line}, column {finding.column}**"


def _evidence(finding: Finding) -> Iterator[str]:
    """Yield the lines of a list of what a finding rests on."""
    if finding.evidence:
        yield "  - What this rests on:"
        yield from (f"    - {escaped(told)}" for told in finding.evidence)


def _notes(finding: Finding) -> Iterator[str]:
    for note in notes_of(finding):
        added = f": “{inline(note.added)}”" if note.added and note.added not in note.text else ""
        yield f"{_CALLED[note.kind]}: {inline(note.text)}{added}"


def _quoted(finding: Finding, lines: Lines | None) -> str:
    """Return the words of a finding with what stands beside them on their lines."""
    before = behind = ""
    if lines is not None:
        before = lines.text(finding.line)[: finding.column - 1]
        behind = lines.text(min(finding.end_line, len(lines)))[finding.end_column - 1 :]
    if len(before) > _BESIDE:
        before = "…" + before[-_BESIDE:]
    if len(behind) > _BESIDE:
        behind = behind[:_BESIDE] + "…"
    words = finding.text
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
    return _joined(before, words, behind)


def _joined(before: str, words: str, behind: str) -> str:
    """Return a quotation with the words emphasized and the blanks around them kept outside."""
    if not words.strip():
        return escaped(before + words + behind)
    gap = " " if (before + words[:1])[-1:].isspace() or before[-1:].isspace() else ""
    after = " " if words[-1:].isspace() or behind[:1].isspace() else ""
    head, tail = escaped(before), inline(behind)
    return f"{head}{gap if head else ''}{emphasized(words)}{after if tail else ''}{tail}"


def _accepted(withheld: Sequence[Withheld]) -> Iterator[str]:
    if not withheld:
        return
    yield "### Accepted\n"
    yield "".join(f"- {_acceptance(each)}\n" for each in withheld)


def _acceptance(withheld: Withheld) -> str:
    finding = withheld.finding
    words = f" {_joined('', finding.text[:_LONGEST], '')}" if finding.text.strip() else ""
    by = "by the baseline" if withheld.by == "baseline" else "by a suppression"
    if withheld.line:
        by += f" on line {withheld.line}"
    said = [
        f"{_place(finding)} ({finding.severity}): {inline(f'{finding.code} {finding.name}')}{words}",
        f"accepted {by}",
        f"reason: {inline(withheld.reason)}" if withheld.reason else "no reason given",
    ]
    if withheld.owner:
        said.append(f"owner: {inline(withheld.owner)}")
    if withheld.until is not None:
        said.append(f"until {withheld.until.isoformat()}")
    return "; ".join(said)


def _dropped(article: ShownArticle) -> Iterator[str]:
    if not article.dropped:
        return
    from healthlint.report.dropped import line_of

    yield "### Found and not reported\n"
    yield "".join(f"- {escaped(line_of(each, color=False))}\n" for each in article.dropped)
