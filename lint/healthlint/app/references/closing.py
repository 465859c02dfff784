"""What is said at the end: who was asked, who was not, and what it comes to?

Whoever reads that nothing is wrong must learn in the same breath what nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.app.references.words import VERDICTS
from healthlint.references.wording.phrases import named_source

if TYPE_CHECKING:
    from healthlint.app.references.listing import Listing
    from healthlint.registry.info import Info


def closing_of(listing: Listing) -> Iterator[str]:
    """Yield the lines at the end of a listing, the last with the counts and the registry."""
    if listing.found:
        yield from _not_asked(listing)
    yield _result(listing)


def _not_asked(listing: Listing) -> Iterator[str]:
    chinese = listing.language == "zh"
    if not listing.registries and listing.network == "none":
        yield (
            "只核查了写法，没有查询任何登记库：文献是否存在、著录是否属实、是否已撤稿，均未核查"
            "（--registry 文件 或 --online 可查）"
            if chinese
            else "judged by form alone: nobody was asked whether the works are there, as they are cited and"
            " not retracted (--registry FILE or --online asks)"
        )
        return
    sources = [source for source in listing.not_asked if source != "registry"]
    if sources:
        named = ("、" if chinese else ", ").join(map(named_source, sources))
        hint = ""
        if listing.network == "none":
            hint = "（--online 可查）" if chinese else " (--online asks)"
        yield f"未查询：{named}{hint}" if chinese else f"not asked: {named}{hint}"
    if listing.network == "remembered":
        yield (
            "没有使用网络：在线来源只给出以前记下的答复"
            if chinese
            else "no network was used: services are quoted as they answered before"
        )


def _result(listing: Listing) -> str:
    chinese = listing.language == "zh"
    articles = listing.articles
    counts = [(listing.counts[verdict], said) for verdict, said in VERDICTS[listing.language].items()]
    if chinese:
        told = f"{articles} 篇文章，{listing.found} 条参考文献"
        if listing.verdicts:
            told += f"，列出 {listing.shown} 条"
        if listing.looked_up:
            told += f"，查询了 {listing.looked_up} 条"
        parts = [f"{said} {count}" for count, said in counts if count]
        told += f"：{'，'.join(parts)}" if parts else ""
        return "；".join([told, *(_registry(info, chinese=True) for info in listing.registries)])
    told = f"{listing.found:,} reference{'s' * (listing.found != 1)} in {articles:,} article"
    told += "s" * (articles != 1)
    if listing.verdicts:
        told += f", {listing.shown:,} shown"
    if listing.looked_up:
        told += f", {listing.looked_up:,} looked up"
    parts = [f"{count:,} {said}" for count, said in counts if count]
    told += f": {', '.join(parts)}" if parts else ""
    return "; ".join([told, *(_registry(info, chinese=False) for info in listing.registries)])


def _registry(info: Info, *, chinese: bool) -> str:
    if chinese:
        return f"登记库 {info.name}（数据截至 {info.snapshot}，{info.works:,} 条文献）"
    works = f"{info.works:,} work{'s' * (info.works != 1)}"
    return f"registry {info.name} (data of {info.snapshot}, {works})"
