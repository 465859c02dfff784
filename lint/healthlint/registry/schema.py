"""What is in the file of a registry?

`meta` says what it is; `sources` and `inputs` where it comes from. `works` holds rows of text (full) or of
digests (compact, in blocks). `dois`, `titles`, `pmids`, `pmcids` lead from keys to the numbers of works,
`spellings` from a DOI as articles write it to the registered one, `notices` tells of retractions and the
like, `journal_names` and `journals` which journals are known. `title_words` is the full-text index of titles
and `common_words` says in how many of them the commonest words stand.
"""

from __future__ import annotations

from typing import Literal

from healthlint.references.comparing.digests import AUTHOR_DIGEST, DIGEST
from healthlint.references.works import Nature
from healthlint.registry import packed
from healthlint.registry.keys import NUMBER

Form = Literal["full", "compact"]

APPLICATION = 0x686C5247  # `hlRG`, in the header of the file
VERSION = 1  # of all that is said here, and of what titles and names are compared by
SOURCES: tuple[str, ...] = ("pubmed", "crossref", "retraction-watch")  # a work's, by number from 0
NATURES: tuple[Nature, ...] = ("correction", "concern", "retraction", "reinstatement")  # by number from 0

BY_DOI = DIGEST + NUMBER
BY_TITLE = DIGEST + NUMBER
BY_NUMBER = NUMBER + NUMBER
OTHER_TITLE = NUMBER + DIGEST
# Title, first author, DOI; then year and source.
COMPACT = DIGEST + AUTHOR_DIGEST + DIGEST + 2 + 1 + NUMBER
PER_BLOCK = 4000 // COMPACT  # compact works that stand in one block

KEPT = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (name TEXT PRIMARY KEY, snapshot TEXT, licence TEXT, works INTEGER, notices INTEGER,
    journals INTEGER) WITHOUT ROWID;
CREATE TABLE inputs (id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, size INTEGER,
    modified TEXT, sha256 TEXT, entries INTEGER NOT NULL DEFAULT 0, broken INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0);
CREATE TABLE notices (id INTEGER PRIMARY KEY, doi TEXT, pmid INTEGER, nature INTEGER NOT NULL,
    source TEXT NOT NULL, notice_doi TEXT NOT NULL, notice_pmid TEXT NOT NULL, date TEXT,
    number TEXT NOT NULL);
CREATE TABLE spellings (cited TEXT PRIMARY KEY, doi TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE journals (id INTEGER PRIMARY KEY, name TEXT NOT NULL, others TEXT NOT NULL,
    periodical INTEGER NOT NULL, source TEXT NOT NULL, UNIQUE (name, others));
"""
FULL_WORKS = """
CREATE TABLE works (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, doi TEXT, pmid INTEGER, pmcid INTEGER,
    title TEXT, other_titles TEXT, authors TEXT, years TEXT, journal INTEGER, volume TEXT, issue TEXT,
    pages TEXT, kind TEXT, is_notice INTEGER);
CREATE VIRTUAL TABLE title_words USING fts5 (word, content='', detail=none, columnsize=0,
    tokenize="ascii tokenchars '@#'");
"""
COMPACT_WORKS = "CREATE TABLE works (id INTEGER PRIMARY KEY, rows BLOB NOT NULL);\n"
# Rows of keys in the order in which they come, to be sorted when all of them are there.
STAGED = """
CREATE TABLE staged_inputs (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, line INTEGER NOT NULL);
CREATE TABLE staged_dois (row BLOB NOT NULL);
CREATE TABLE staged_titles (row BLOB NOT NULL);
CREATE TABLE staged_pmids (row BLOB NOT NULL);
CREATE TABLE staged_pmcids (row BLOB NOT NULL);
CREATE TABLE staged_deletions (pmid INTEGER NOT NULL, before INTEGER NOT NULL);
"""
STAGED_COMPACT = "CREATE TABLE staged_works (id INTEGER PRIMARY KEY, row BLOB NOT NULL);"
PACKED = ("dois", "titles", "pmids", "pmcids")
FINISHED = "".join(f"{packed.create(name)};\n" for name in (*PACKED, "other_titles")) + (
    """
CREATE TABLE journal_names (name TEXT NOT NULL, journal INTEGER NOT NULL, PRIMARY KEY (name, journal))
    WITHOUT ROWID;
CREATE TABLE common_words (word TEXT PRIMARY KEY, titles INTEGER NOT NULL) WITHOUT ROWID;
"""
)
LICENCES = {
    "pubmed": "courtesy of the U.S. National Library of Medicine, whose terms apply",
    "crossref": "facts, in which Crossref asserts no rights",
    "retraction-watch": (
        "The Retraction Watch Database, The Center for Scientific Integrity / Crossref, to be named as source"
    ),
    "journals": "as the publishers of the lists say",
}
