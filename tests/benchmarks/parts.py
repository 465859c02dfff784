"""Measures what each part of the work and each rule costs an article, the dearest first.

    python tests/benchmarks/parts.py [--articles 48] [--rounds 5] [--most 25] [--strict]

Processor time of one process, the median of the rounds; all expressions are compiled before. A rule is
measured three times: in turn, as in a run, where it finds what rules before it have asked for; alone, where
all that it asks for is its own cost; and once more on the article that it has just read, where only its own
work is left.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarking.corpus import article, name_of
from healthlint.references import references_of
from healthlint.rule.base import Rule
from healthlint.rule.publication import Publication
from healthlint.rule.scan import Scanner
from healthlint.rule.terms import term_lists
from healthlint.run.config.config import Config
from healthlint.run.files.articles import text_of
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text.model import Document
from healthlint.text.readers import read_html, read_markdown

_clock = getattr(time, "thread_time_ns", time.process_time_ns)


class RuleCost(NamedTuple):
    """What a rule takes an article, in nanoseconds."""

    rule: Rule
    in_turn: float
    alone: float | None  # None: not measured, like the next
    again: float | None
    findings: float


class Bench:
    """Some articles, and the rules that read them."""

    def __init__(self, articles: int, *, strict: bool) -> None:
        preset = ("strict",) if strict else None
        self.session = Session(Request(isolated=True, cached=False, jobs=1, preset=preset))
        self.rules = self.session.rules_for(Config(), Publication())
        self.scanner = Scanner(self.rules)
        self.sources = [(article(number), name_of(number)) for number in range(articles)]

    def documents(self, *, scanned: bool = True) -> list[Document]:
        """Return the articles as they are read, nothing asked of them yet."""
        documents = [
            (read_html if path.endswith(".html") else read_markdown)(source, path)
            for source, path in self.sources
        ]
        if scanned:
            for document in documents:
                self.scanner.scan(document)
        return documents

    def parts(self) -> Iterator[tuple[str, float]]:
        """Yield the parts of the work with what each takes an article, in nanoseconds."""
        encoded = [source.encode() for source, _ in self.sources]
        yield "decoding", _each(lambda data: text_of(data, html=False), encoded)
        for name, reader, ending in (
            ("document, Markdown", read_markdown, ".md"),
            ("document, HTML", read_html, ".html"),
        ):
            chosen = [each for each in self.sources if each[1].endswith(ending)]
            if chosen:
                yield name, _each(lambda each, reader=reader: reader(*each), chosen)
        documents = self.documents(scanned=False)
        yield "folding", _each(lambda document: document.folded, documents)
        yield "scanning", _each(self.scanner.scan, documents)
        yield "matches of all lists, asked or not", _each(self._matches, documents)
        yield "sentences, all", _each(lambda document: [*document.sentences], documents)
        yield "context of all matches, asked or not", _each(self._statuses, documents)
        yield "references", _each(references_of, self.documents())
        documents = self.documents()
        yield "all rules", _each(lambda document: [[*rule.check(document)] for rule in self.rules], documents)
        yield "the whole", _each(lambda each: self.session.lint_text(*each), self.sources)

    def _matches(self, document: Document) -> list[Any]:
        return [
            match
            for rule in self.rules
            for name in term_lists(rule.terms)
            for match in document.matches(rule, name)
        ]

    def _statuses(self, document: Document) -> None:
        for match in self._matches(document):
            _ = match.statuses

    def in_turn(self) -> list[tuple[float, float]]:
        """Return for each rule what it takes as in a run, and how much it finds."""
        taken, found = [0] * len(self.rules), [0] * len(self.rules)
        for document in self.documents():
            for number, rule in enumerate(self.rules):
                began = _clock()
                findings = [*rule.check(document)]
                taken[number] += _clock() - began
                found[number] += len(findings)
        count = len(self.sources)
        return [(time_ / count, number / count) for time_, number in zip(taken, found, strict=True)]

    def alone(self, rule: Rule) -> tuple[float, float]:
        """Return what a rule takes that is the only one, and on an article that it has just read."""
        first = second = 0
        for document in self.documents():
            began = _clock()
            _ = [*rule.check(document)]
            between = _clock()
            _ = [*rule.check(document)]
            first, second = first + between - began, second + _clock() - between
        return first / len(self.sources), second / len(self.sources)


def costs_of(bench: Bench, rounds: int, most: int) -> list[RuleCost]:
    """Return what each rule takes, the dearest in turn first; only so many are also asked alone."""
    turns = [bench.in_turn() for _ in range(rounds)]
    costs = [
        RuleCost(rule, statistics.median(turn[number][0] for turn in turns), None, None, turns[0][number][1])
        for number, rule in enumerate(bench.rules)
    ]
    costs.sort(key=lambda cost: -cost.in_turn)
    for place, cost in enumerate(costs[:most]):
        alone = [bench.alone(cost.rule) for _ in range(max(1, rounds // 2))]
        first, second = (statistics.median(times) for times in zip(*alone, strict=True))
        costs[place] = cost._replace(alone=first, again=second)
    return costs


def _each(work: Callable[[Any], object], things: Sequence[Any]) -> float:
    began = _clock()
    for thing in things:
        work(thing)
    return (_clock() - began) / len(things)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=25, help="rules that are shown")
    parser.add_argument("--strict", action="store_true", help="with the rules of the strict preset")
    parser.add_argument("--json", type=Path, help="a file for all figures")
    asked = parser.parse_args()
    bench = Bench(asked.articles, strict=asked.strict)
    bench.in_turn()  # compiles what is compiled when it is first asked for
    [*bench.parts()]
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)  # as in a run
    rounds = [dict(bench.parts()) for _ in range(asked.rounds)]
    parts = {name: statistics.median(round_[name] for round_ in rounds) for name in rounds[0]}
    print(f"{asked.articles} articles, {len(bench.rules)} rules, {len(bench.scanner.lists)} lists of terms\n")
    print(f"{'part':44}{'ms/article':>12}")
    for name, cost in sorted(parts.items(), key=lambda item: -item[1]):
        print(f"{name:44}{cost / 1e6:12.4f}")
    costs = costs_of(bench, asked.rounds, asked.most)
    print(f"\n{'rule':44}{'in turn':>12}{'alone':>10}{'again':>10}{'findings':>10}   ms an article")
    for cost in costs[: asked.most]:
        times = f"{cost.in_turn / 1e6:12.4f}{(cost.alone or 0) / 1e6:10.4f}{(cost.again or 0) / 1e6:10.4f}"
        print(f"{cost.rule!r:44}{times}{cost.findings:10.2f}")
    rest = sum(cost.in_turn for cost in costs[asked.most :])
    print(f"{f'{max(0, len(costs) - asked.most)} others':44}{rest / 1e6:12.4f}")
    if asked.json is not None:
        rules = [{**cost._asdict(), "rule": repr(cost.rule)} for cost in costs]
        asked.json.write_text(json.dumps({"parts": parts, "rules": rules}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
