"""What does an article refer to, and is that what it says it is?

For rules about references: `references_of` a document, the marks in its text that point to them
(`citations_of`), and the source that is given for a sentence (`sourcing_of`). A rule that asks
`Rule.judged` gets each `Reference` with the verdict of those who were asked, as a `JudgedReference`.
"""

from healthlint.references.citations import Citation, citations_of
from healthlint.references.extraction import Reference, references_of
from healthlint.references.identifiers import Identifier, identifiers
from healthlint.references.judging import JudgedReference
from healthlint.references.sourcing import Sourcing, sourcing_of
from healthlint.references.works import Cited

__all__ = [
    "Citation",
    "Cited",
    "Identifier",
    "JudgedReference",
    "Reference",
    "Sourcing",
    "citations_of",
    "identifiers",
    "references_of",
    "sourcing_of",
]
