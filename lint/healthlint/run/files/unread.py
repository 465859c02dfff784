"""Which files that no reader is for may be articles all the same?

Pictures, scripts and styles are passed over in silence. A text document that lies among the articles
and is not read is told: nobody shall take it for checked.
"""

from __future__ import annotations

import os

_DOCUMENTS = frozenset(
    """
    .adoc .asciidoc .creole .doc .docx .epub .ipynb .mediawiki .odt .org .pages .pdf .ppt .pptx .rst .rtf
    .shtml .tex .textile .wiki .wps
    """.split()
)


def may_be_article(name: str) -> bool:
    """Tell whether files of such a name hold text that people read: notes.docx, leaflet.pdf."""
    return os.path.splitext(name)[1].lower() in _DOCUMENTS  # noqa: PTH122  asked of each file of a folder


def without_reader(name: str) -> str:
    """Return the reason for which such a file is left out."""
    return f"no reader for {os.path.splitext(name)[1] or 'a name without suffix'}"  # noqa: PTH122
