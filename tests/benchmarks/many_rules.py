"""Measures what a thousand declared rules with fifty thousand terms cost beside the built-in ones.

    python tests/benchmarks/many_rules.py [--rules 1000] [--terms 50] [--articles 200] [--runs 5]

Three sets of rules take turns over the same articles, as whole commands in one process each: the
built-in ones, the declared ones, and both. They start once with nothing remembered from earlier runs
and once with what a first run remembers.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarking.corpus import write
from benchmarking.running import Figures, run_once

FIRST = "gentle deep ancient pure golden total inner daily rapid silent royal noble wild green fresh bright"
SECOND = "liver body blood skin bone gut brain heart nerve joint lung kidney muscle hormone immune spine"
THIRD = "cleanse renewal balance repair glow boost reset harmony flow detox energy shield rhythm bloom power"
ENDS = "plan ritual programme secret kit course method formula routine trick system wave"
HAN_FIRST = "养护 调理 滋补 净化 焕活 修复 平衡 激活 温补 清透"
HAN_SECOND = "肝脏 气血 肌肤 骨骼 肠胃 脑力 心神 经络 关节 肺腑"
HAN_THIRD = "套餐 秘法 工程 计划 疗程 精华 仪式 大法 能量 之道"
BUILT_IN = "DIS,PRO,CIT,CTA,CLM,NUM,BAL,TRN,SAF"

RULE = """\
code = "{code}"
name = "wellness-words-{number}"
summary = "Words of adverts for wellness, list {number}."
why = "They sell a feeling and say nothing that a reader could check."
message = {{ en = "“{{match}}” says nothing that can be checked", zh = "“{{match}}”无从查证" }}
sources = ["House style, page {number}"]
bad = ["Try our ⟦{example}⟧ today."]
good = ["Try to sleep well today."]

[terms]
en = {english}
zh = {chinese}
"""


def write_rules(folder: Path, rules: int, terms: int) -> None:
    """Write rules; of their terms a quarter is Chinese, one in ten has choices, one in twenty a gap."""
    chance = random.Random(7)
    words = [part.split() for part in (FIRST, SECOND, THIRD, ENDS)]
    han = [part.split() for part in (HAN_FIRST, HAN_SECOND, HAN_THIRD)]
    for number in range(rules):
        english: list[str] = []
        for index in range(terms - terms // 4):
            first, second, third, end = (chance.choice(part) for part in words)
            if index % 20 == 1:
                english.append(f"{first} {second} ... {third} {end}")
            elif index % 10 == 2:
                english.append(f"({first}|{chance.choice(words[0])}) {second} {third} {end}")
            else:
                english.append(f"{first} {second} {third} {end} {number % 97}")
        chinese = ["".join(map(chance.choice, han)) + chance.choice(han[1]) for _ in range(terms // 4)]
        text = RULE.format(
            code=f"{'ABCDEFGHIJ'[number // 900]}WL{number % 900 + 100}",
            number=number,
            example=english[0],
            english=list(dict.fromkeys(english)),
            chinese=list(dict.fromkeys(chinese)),
        )
        (folder / f"rule-{number:04}.toml").write_text(text.replace("'", '"'), encoding="utf-8")


def show(title: str, figures: dict[str, Figures]) -> None:
    """Print medians, and how each set stands against the built-in one."""
    print(f"\n{title}")
    base = statistics.median(figures["built-in"].cpu)
    for name, measured in figures.items():
        wall, cpu = statistics.median(measured.wall), statistics.median(measured.cpu)
        print(f"{name:10}{wall:8.3f} s wall{cpu:8.3f} s cpu{max(measured.memory):6.0f} MiB{cpu / base:7.2f}×")


def main() -> None:
    """Measure start and throughput."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rules", type=int, default=1000)
    parser.add_argument("--terms", type=int, default=50)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rules").mkdir()
        write_rules(folder / "rules", asked.rules, asked.terms)
        write(folder / "articles", asked.articles)
        one = str(next((folder / "articles").rglob("article-00000.md")))
        sets = {"built-in": "", "declared": f"ignore = {BUILT_IN.split(',')}\n", "both": ""}
        commands = {}
        for each, line in sets.items():
            config = folder / f"{each}.toml"
            paths = "" if each == "built-in" else 'rule-paths = ["rules"]\n'
            config.write_text(line.replace("'", '"') + paths, encoding="utf-8")
            commands[each] = [
                *(sys.executable, "-m", "healthlint", "check", "--exit-zero", "--jobs", "1"),
                *("-f", "json-lines", "--config", str(config)),
            ]
        os.environ["HEALTHLINT_CACHE_DIR"] = str(folder / "cache")
        for title, more, paths in (
            ("start, nothing remembered", ["--no-cache"], [one]),
            ("start, remembered", [], [one]),
            (f"{asked.articles} articles, remembered", [], [str(folder / "articles")]),
        ):
            figures = {each: Figures() for each in commands}
            for round_ in range(asked.runs + 1):
                for each, command in commands.items():
                    run_once([*command, *more, *paths], figures[each] if round_ else None)
            show(title, figures)


if __name__ == "__main__":
    main()
