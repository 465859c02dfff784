"""Who was asked about references, and with what result, as data?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from healthlint.registry.info import Info
    from healthlint.report.summary import Summary


def references_data(summary: Summary) -> dict[str, Any]:
    """Return how many references there are, and what became of them; of verdicts those that there are."""
    return {
        "seen": summary.references,
        "judged": summary.judged,
        "looked_up": summary.verdicts.total(),
        "by_verdict": _counts(summary.verdicts),
        "pages": _counts(summary.pages),
    }


def asked_data(summary: Summary) -> dict[str, Any]:
    """Return the registries that were looked into, and how services came into the run."""
    return {"registries": list(map(_registry, summary.registries)), "network": summary.network}


def _registry(info: Info) -> dict[str, Any]:
    return {
        "name": info.name,
        "form": info.form,
        "built": info.built,
        "snapshot": info.snapshot,
        "works": info.works,
        "notices": info.notices,
        "journals": info.journals,
        "sources": [source._asdict() for source in info.sources],
    }


def _counts(counter: Mapping[Any, int]) -> dict[str, int]:
    return {name: counter[name] for name in sorted(counter)}
