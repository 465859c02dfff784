"""Where do the figures of a comparison go: onto the screen, into JSON, a table and a plot?"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarking import plot, table
from benchmarking.peers import OURS
from benchmarking.running import Figures, median

AGAIN = 2000  # articles that are linted once more, nothing changed


def show(scenarios: Sequence[table.Scenario], notes: dict[str, str], floor: Figures) -> None:
    """Print all tables, and the budget."""
    for scenario in scenarios:
        print()
        print(*table.lines(scenario, OURS, notes), sep="\n")
    print(
        "\nours/…: healthlint's time divided by that of the peer, the median of the rounds; MiB: the largest"
    )
    least = f"{floor.memory[0]:.0f} MiB, as much as this script has" if floor.memory else "unknown"
    print(f"process, where no less is seen than {least}. ≈: worked out from fewer articles.\n")
    print(*table.budget_lines(table.budget(scenarios, OURS)), sep="\n")


def write(build: Path, scenarios: Sequence[table.Scenario], versions: dict[str, str]) -> None:
    """Write the results as JSON, the budget as Markdown, and the plot."""
    data = {
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "python": platform.python_version(),
        "versions": versions,
        "scenarios": [
            {
                "articles": scenario.articles,
                "again": scenario.again,
                "programs": {
                    name: {
                        "estimated": figures.estimated,
                        "samples": [sample._asdict() for sample in figures.samples],
                    }
                    for name, figures in scenario.results.items()
                },
            }
            for scenario in scenarios
        ],
        "budget": [{**line._asdict(), "met": line.met} for line in table.budget(scenarios, OURS)],
    }
    (build / "results.json").write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
    lines = table.budget_lines(table.budget(scenarios, OURS))
    (build / "budget.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    panels = panels_of(scenarios)
    if panels:
        (build / "speed.svg").write_text(plot.svg(panels, OURS), encoding="utf-8")


def panels_of(scenarios: Sequence[table.Scenario]) -> list[plot.Panel]:
    """Return what the plot shows: the cold start, and the most articles up to 2,000."""
    first = [each for each in scenarios if each.articles == 1]
    many = [each for each in scenarios if 1 < each.articles <= AGAIN and not each.again][-1:]
    panels = []
    for scenario in (*first, *many):
        each = 1000 / scenario.articles
        values = {name: (median(figures.wall) or 0) * each for name, figures in scenario.results.items()}
        unit = "ms" if scenario.articles == 1 else "ms an article"
        panels.append(plot.Panel(scenario.title, values, unit))
    return panels
