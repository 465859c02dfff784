"""What is said at the end: who was asked, who was not, and what it comes to?

Whoever reads that nothing is wrong must learn in the same breath what nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.app.references.words import PAGES, VERDICTS
from healthlint.references.wording.phrases import named_source
from healthlint.report.counted import thousands
from healthlint.report.lookups import registries
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from healthlint.app.references.listing import Listing
    from healthlint.registry.info import Info
    from healthlint.report.summary import Summary


def closing_of(listing: Listing) -> Iterator[str]:
    """Yield the lines at the end of a listing, the last with the counts and the registry."""
    asked = listing.asked
    if listing.found:
        yield from _not_asked(listing, asked)
    if listing.language == "zh":
        yield "；".join([_counted_zh(listing), *map(_registry_zh, asked.registries)])
    else:
        told = [_counted_en(listing), *(f"registry {each}" for each in registries(asked))]
        yield "; ".join(told)


def _not_asked(listing: Listing, asked: Summary) -> Iterator[str]:
    chinese = listing.language == "zh"
    if not asked.registries and asked.network == "none":
        yield (
            "只核查了写法，没有查询任何登记库：文献是否存在、著录是否属实、是否已撤稿，均未核查"
            "（--registry FILE 或 --online 可查）"
            if chinese
            else "judged by form alone: nobody was asked whether the works are there, as they are cited and"
            " not retracted (--registry FILE or --online asks)"
        )
        return
    sources = [source for source in listing.not_asked if source != "registry"]
    if sources:
        named = ("、" if chinese else ", ").join(map(named_source, sources))
        hint = ""
        if asked.network == "none":
            hint = "（--online 可查）" if chinese else " (--online asks)"
        yield f"未查询：{named}{hint}" if chinese else f"not asked: {named}{hint}"
    if asked.network == "remembered":
        yield (
            "没有使用网络：在线来源只给出以前记下的答复"
            if chinese
            else "no network was used: services are quoted as they answered before"
        )


def _counted_en(listing: Listing) -> str:
    told = f"{thousands(listing.found, 'reference')} in {thousands(listing.articles, 'article')}"
    if listing.verdicts:
        told += f", {listing.shown:,} shown"
    if listing.looked_up:
        told += f", {listing.looked_up:,} looked up"
    counts = [f"{count:,} {said}" for said, count in _verdicts(listing)]
    return f"{told}: {', '.join(counts)}" if counts else told


def _counted_zh(listing: Listing) -> str:
    told = f"{listing.articles} 篇文章，{listing.found} 条参考文献"
    if listing.verdicts:
        told += f"，列出 {listing.shown} 条"
    if listing.looked_up:
        told += f"，查询了 {listing.looked_up} 条"
    counts = [f"{said} {count} 条" for said, count in _verdicts(listing)]
    return f"{told}：{'，'.join(counts)}" if counts else told


def _verdicts(listing: Listing) -> Iterator[tuple[str, int]]:
    language = listing.language
    for name, said in (*VERDICTS[language].items(), *PAGES[language].items()):
        if listing.told[name]:
            yield said, listing.told[name]


def _registry_zh(info: Info) -> str:
    name, snapshot = in_one_line(info.name), in_one_line(info.snapshot)
    return f"登记库 {name}（数据截至 {snapshot}，{info.works:,} 条文献）"
