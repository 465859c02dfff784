from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.references.extraction.citations import citations_of
from healthlint.references.extraction.references import references_of
from healthlint.references.identifiers import identifiers
from healthlint.references.parsing import parse, read
from healthlint.text.readers import BY_FORMAT

PIECES = st.sampled_from(
    [
        *(
            "Okafor B, ",
            "Okafor, B., ",
            "& Lind, C. ",
            "B. Okafor, ",
            "et al. ",
            "林若安,",
            "等.",
            "(2020). ",
            "2020;",
        ),
        *(
            "12(3):1-9. ",
            ", 12(3), 1-9",
            "[J]. ",
            "Naps. ",
            "“Naps,” ",
            '"',
            "doi:10.5555/nap.1",
            "?",
            "\ufffd",
        ),
        *(
            "https://doi.org/10.5555/",
            "PMID: 1",
            "In: ",
            "Nap Medicine",
            "《午睡》",
            "[1]",
            "①",
            "İ",
            "\ud800",
            "\n",
            ": ",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_what_is_read_of_any_text_stands_in_it(text: str) -> None:
    line = read(text)
    cited = parse(text)
    shown = line.text + "\n" + line.plain
    assert len(line.text) == len(line.plain) == len(text)
    assert all(part in shown for part in (cited.title, cited.container) if "[" not in text)
    assert all(author.family in shown for author in cited.authors)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_identifiers_of_any_text_stand_in_it_in_their_order(text: str) -> None:
    found = identifiers(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(bool(each.value) != bool(each.fault) for each in found)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_references_of_any_article_stand_in_its_prose(text: str) -> None:
    document = BY_FORMAT["markdown"](
        f"# Naps\n\n{text}\n\n## References\n\n1. {text}\n2. {text}\n", "article"
    )
    for reference in references_of(document):
        assert 0 <= reference.start <= reference.end <= len(document.prose)
        assert reference.cited.text == reference.text
    assert all(citation.start <= citation.end for citation in citations_of(document))
