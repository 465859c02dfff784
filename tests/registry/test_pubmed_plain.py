from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.registry.reading.pubmed import parsed
from healthlint.registry.reading.pubmed_plain import plain
from registering import article

WORD = st.text(st.sampled_from("aB3 é茶&<>'\".-\u00a0\n"), min_size=1, max_size=8).map(escape)
LINK = (
    '<CommentsCorrections RefType="{}"><RefSource>Ann Invent Med. 2021 Feb 6;14(2):9.</RefSource>'
    "<PMID>{}</PMID></CommentsCorrections>"
)


def tag(name: str, content: st.SearchStrategy[str], attributes: str = "") -> st.SearchStrategy[str]:
    return content.map(lambda text: f"<{name}{attributes}>{text}</{name}>")


def maybe(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), text)


def mostly(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.integers(0, 30).flatmap(lambda number: text if number else st.just(""))


def joined(*texts: st.SearchStrategy[str], between: str = "") -> st.SearchStrategy[str]:
    return st.tuples(*texts).map(between.join)


def several(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(text, max_size=3).map("".join)


RICH = st.integers(0, 30).flatmap(
    lambda number: WORD if number else st.sampled_from(["<i>a</i> and", "&#945;-test", "<!-- no -->tea"])
)
YEAR = st.sampled_from(["2019", "1998 Dec-1999 Jan", "", "soon"])
PRINTED = st.one_of(tag("Year", YEAR), tag("MedlineDate", YEAR))
AUTHOR = st.one_of(
    joined(tag("LastName", RICH), maybe(tag("ForeName", RICH)), maybe(tag("Initials", WORD)), between="\n"),
    mostly(tag("CollectiveName", RICH)),
)
PLACE = "<AffiliationInfo><Affiliation>The Author of it</Affiliation></AffiliationInfo>"
KIND = st.sampled_from(["Journal Article", "Retracted Publication", "Published Erratum", "Preprint"])
LOCATION = st.sampled_from(["10.5555/Page.1", "10.5555/a&amp;b", "nothing"])


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Return articles with the fields of the DTD, present or not."""

    def some(strategy: st.SearchStrategy[Any]) -> Any:
        return draw(strategy)

    journal = joined(
        several(tag("ISSN", st.sampled_from(["1234-5679", " 2345-6780"]), ' IssnType="Print"')),
        st.just('<JournalIssue CitedMedium="Print">'),
        maybe(tag("Volume", WORD)),
        maybe(tag("Issue", WORD)),
        mostly(tag("PubDate", PRINTED)),
        st.just("</JournalIssue>"),
        maybe(tag("Title", WORD)),
        maybe(tag("ISOAbbreviation", WORD)),
    )
    parts = [
        '<PubmedArticle><MedlineCitation Status="MEDLINE">',
        some(mostly(st.just('<PMID Version="1">7</PMID>'))),
        "<DateRevised><Year>1977</Year></DateRevised><Article PubModel='Print'><Journal>",
        some(journal),
        "</Journal>",
        some(mostly(tag("ArticleTitle", RICH))),
        some(maybe(tag("Pagination", maybe(joined(tag("StartPage", WORD), maybe(tag("MedlinePgn", WORD))))))),
        some(several(tag("ELocationID", LOCATION, ' EIdType="doi" ValidYN="Y"'))),
        some(maybe(tag("ELocationID", LOCATION, " ValidYN='N' EIdType='doi'"))),
        some(maybe(st.just("<Abstract><AbstractText>Of <b>no</b> use</AbstractText></Abstract>"))),
        some(
            maybe(
                tag("AuthorList", several(tag("Author", AUTHOR.map(lambda a: a + PLACE))), " CompleteYN='Y'")
            )
        ),
        some(mostly(tag("PublicationTypeList", several(tag("PublicationType", KIND, ' UI="D016441"'))))),
        some(maybe(tag("VernacularTitle", RICH))),
        some(several(tag("ArticleDate", tag("Year", YEAR)))),
        "</Article>",
        some(maybe(tag("MedlineJournalInfo", joined(tag("MedlineTA", WORD), tag("ISSNLinking", WORD))))),
        some(
            maybe(
                st.sampled_from(["RetractionIn", "RetractionOf", "CommentIn"]).map(
                    lambda kind: f"<CommentsCorrectionsList>{LINK.format(kind, 8)}</CommentsCorrectionsList>"
                )
            )
        ),
        "</MedlineCitation>",
        "<PubmedData>",
        some(
            mostly(
                joined(
                    st.just('<ArticleIdList><ArticleId IdType="pubmed">7</ArticleId>'),
                    several(tag("ArticleId", LOCATION, ' IdType="doi"')),
                    maybe(tag("ArticleId", st.just("PMC55"), ' IdType="pmc"')),
                    st.just("</ArticleIdList>"),
                )
            )
        ),
        "<ReferenceList><Reference><ArticleIdList><ArticleId IdType='doi'>10.5555/cited</ArticleId>",
        "</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>",
    ]
    return draw(st.sampled_from(["", "\n  "])).join(parts).encode()


@settings(max_examples=200, deadline=None)
@given(records())
def test_what_is_read_without_the_parser_is_what_the_parser_reads(record: bytes) -> None:
    read = plain(record)
    assert not read or read == parsed(record)


@pytest.mark.parametrize("title", ["Tea", "绿茶 &amp; sleep", "Tea &lt;5 cups"])
def test_a_plain_record_needs_no_parser(title: str) -> None:
    record = article(7, title, links=LINK.format("ErratumIn", 8)).strip().encode()
    assert plain(record) == parsed(record)


DOUBTS = {
    "markup": article(7, "Green <i>tea</i>"),
    "a comment": article(7, "Tea <!-- or coffee -->"),
    "a section of characters": article(7, "<![CDATA[Tea]]>"),
    "a reference to a character": article(7, "&#945;-Tea"),
    "an unknown entity": article(7, "Tea &beta;"),
    "no end of a field": article(7, "Tea").replace("</ArticleTitle>", ""),
    "no authors' end": article(7, "Tea").replace("</AuthorList>", ""),
    "no PMID": article(7, "Tea").replace('<PMID Version="1">7</PMID>', "", 1),
    "no list of its own identifiers": article(7, "Tea").replace(
        '<ArticleIdList><ArticleId IdType="pubmed">7</ArticleId></ArticleIdList>', ""
    ),
    "other bytes": article(7, "Tea \udcff"),
}


@pytest.mark.parametrize("record", DOUBTS.values(), ids=DOUBTS)
def test_what_is_not_plain_is_left_to_the_parser(record: str) -> None:
    assert plain(record.strip().encode("utf-8", "surrogateescape")) == ()
