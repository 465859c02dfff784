"""How do tests make registries, of invented works?"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal, NoReturn

from healthlint.registry.building.builder import Builder
from healthlint.registry.building.plan import plan
from healthlint.registry.reading.kinds import inputs_of
from healthlint.registry.registry import Registry

RETRACTION_WATCH = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason,Paywalled,Notes,"
)


def lines(path: Path, records: Iterable[Any]) -> Path:
    """Write JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def watched(path: Path, *rows: dict[str, str]) -> Path:
    """Write a table of Retraction Watch; each row tells its columns by name, and others are empty."""
    names = RETRACTION_WATCH.split(",")
    text = [RETRACTION_WATCH, *(",".join(f'"{row.get(name, "")}"' for name in names) for row in rows)]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def pubmed(path: Path, *records: str) -> Path:
    """Write a file of PubMed."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "pubmed.dtd">\n'
    path.write_text(f"{head}<PubmedArticleSet>\n{''.join(records)}</PubmedArticleSet>\n", encoding="utf-8")
    return path


def article(
    pmid: int, title: str, *, links: str = "", kinds: str = "", more: str = "", data: str = ""
) -> str:
    """Return a record of PubMed."""
    return f"""<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">{pmid}</PMID>
    <Article PubModel="Print">
      <Journal>
        <ISSN IssnType="Print">1234-5679</ISSN>
        <JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year></PubDate></JournalIssue>
        <Title>Annals of Invented Medicine</Title>
        <ISOAbbreviation>Ann Invent Med</ISOAbbreviation>
      </Journal>
      <ArticleTitle>{title}</ArticleTitle>
      <Pagination><MedlinePgn>101-9</MedlinePgn></Pagination>
      <Abstract><AbstractText>Nobody reads <i>this</i>.</AbstractText></Abstract>
      <AuthorList CompleteYN="Y">
        <Author ValidYN="Y"><LastName>Falk</LastName><ForeName>Ines</ForeName><Initials>I</Initials>
          <AffiliationInfo><Affiliation>Somewhere</Affiliation></AffiliationInfo></Author>
        <Author ValidYN="Y"><CollectiveName>Nobody Study Group</CollectiveName></Author>
      </AuthorList>
      <PublicationTypeList>
        <PublicationType UI="D016428">Journal Article</PublicationType>{kinds}
      </PublicationTypeList>{more}
    </Article>
    <CommentsCorrectionsList>{links}</CommentsCorrectionsList>
  </MedlineCitation>
  <PubmedData>
    <ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>{data}</ArticleIdList>
    <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/cited</ArticleId>
    </ArticleIdList></Reference></ReferenceList>
  </PubmedData>
</PubmedArticle>
"""


def build(
    target: Path,
    *paths: Path,
    form: Literal["full", "compact"] = "full",
    tell: Callable[[Path, int, str], None] | None = None,
    progress: Callable[[int, int, int], None] | None = None,
) -> Path:
    """Build a registry of files; whatever cannot be read in them fails the test unless `tell` takes it."""

    def refuse(path: Path, line: int, why: str) -> None:
        raise AssertionError(f"{path.name}:{line}: {why}")

    inputs = [each for path in paths for each in inputs_of(path)]
    Builder(target, plan(inputs, form, {}), tell or refuse, progress).build()
    return target


def registry(folder: Path, *paths: Path, form: Literal["full", "compact"] = "full") -> Registry:
    """Build a registry of files and open it."""
    return Registry.open(build(folder / "works.registry", *paths, form=form))


def die(*_: object) -> NoReturn:
    """End a process as a signal would, in the place of a function that another process calls."""
    os._exit(9)
