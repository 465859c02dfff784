"""Do the fixes of links and identifiers change just what they say?"""

from __future__ import annotations

import pytest

from healthlint import Rule
from healthlint.testing import findings_of, fixed_by
from healthlint_rules.citation.identifier_form import IdentifierForm
from healthlint_rules.citation.malformed_reference_metadata import MalformedReferenceMetadata
from healthlint_rules.transparency.tracked_link import TrackedLink


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<http://dx.doi.org/10.1234/ab>", "<https://doi.org/10.1234/ab>", id="autolink"),
        pytest.param("http://doi.org/10.1234/ab.", "https://doi.org/10.1234/ab.", id="bare"),
        pytest.param("https://www.doi.org/10.1234/ab", "https://doi.org/10.1234/ab", id="with www"),
        pytest.param("[ab](//dx.doi.org/10.1234/ab 'T')", "[ab](https://doi.org/10.1234/ab 'T')", id="title"),
        pytest.param(
            "[http://dx.doi.org/10.1234/ab](http://dx.doi.org/10.1234/ab)",
            "[https://doi.org/10.1234/ab](https://doi.org/10.1234/ab)",
            id="text and address",
        ),
        pytest.param(
            "[one][1] and [two][1]\n\n[1]: <http://dx.doi.org/10.1234/ab>",
            "[one][1] and [two][1]\n\n[1]: <https://doi.org/10.1234/ab>",
            id="definition",
        ),
        pytest.param(
            "[ab](http://dx.doi.org/10.1234/a\\_b)", "[ab](https://doi.org/10.1234/a\\_b)", id="escaped"
        ),
        pytest.param(
            "[ab](https://doi.org/doi:10.1234/ab)", "[ab](https://doi.org/10.1234/ab)", id="label in it"
        ),
        pytest.param(
            "[ab](https://doi.org/https://doi.org/10.1234/ab)", "[ab](https://doi.org/10.1234/ab)", id="twice"
        ),
        pytest.param("[ab](https://doi.org/10.1234/ab.)", "[ab](https://doi.org/10.1234/ab)", id="full stop"),
        pytest.param(
            "[ab](https://doi.org/10.1234/ab。)", "[ab](https://doi.org/10.1234/ab)", id="Chinese stop"
        ),
        pytest.param(
            "[ab](https://doi.org/10.1234%2Fab%2E1%3C2%3E)",
            "[ab](https://doi.org/10.1234/ab.1%3C2%3E)",
            id="percent",
        ),
        pytest.param(
            "doi: [https://doi.org/10.1234/ab](https://doi.org/10.1234/ab)",
            "[https://doi.org/10.1234/ab](https://doi.org/10.1234/ab)",
            id="label and link",
        ),
        pytest.param(
            "**DOI：**https://doi.org/10.1234/ab", "**DOI：**https://doi.org/10.1234/ab", id="bold label"
        ),
        pytest.param("１０．１２３４／ａ－１。", "10.1234/a-1。", id="full width"),
        pytest.param("见10.1234/ab（２０２０）", "见10.1234/ab（２０２０）", id="full-width signs behind it"),
        pytest.param("doi:10.1234/\nab.1", "doi:10.1234/ab.1", id="broken at a line end"),
        pytest.param("> doi:10.1234/\n> ab.1", "> doi:10.1234/\n> ab.1", id="broken in a quotation"),
        pytest.param("nct01234567 ISRCTN：12345678", "NCT01234567 ISRCTN12345678", id="trials"),
        pytest.param("NCT **01234567**", "NCT **01234567**", id="markup within"),
        pytest.param("PMCID:７６５４３２１", "PMCID: PMC7654321", id="PMCID"),
        pytest.param("`http://dx.doi.org/10.1234/ab`", "`http://dx.doi.org/10.1234/ab`", id="code"),
        pytest.param(
            "```\nhttp://dx.doi.org/10.1234/ab\n```", "```\nhttp://dx.doi.org/10.1234/ab\n```", id="fence"
        ),
        pytest.param(
            "<!-- http://dx.doi.org/10.1234/ab -->\n\nA",
            "<!-- http://dx.doi.org/10.1234/ab -->\n\nA",
            id="comment",
        ),
        pytest.param(
            "[x](https://doi.org/10.1234/a/..%2F..%2Fb)",
            "[x](https://doi.org/10.1234/a/..%2F..%2Fb)",
            id="path upwards",
        ),
    ],
)
def test_identifiers_get_their_form_and_all_else_stays(before: str, after: str) -> None:
    assert fixed_by(IdentifierForm(), before) == after
    assert fixed_by(IdentifierForm(), after) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            '<p><a href="http://dx.doi.org/10.1234/a&amp;b">x</a></p>',
            '<p><a href="https://doi.org/10.1234/a&amp;b">x</a></p>',
            id="entity",
        ),
        pytest.param(
            "<p><a href=http://dx.doi.org/10.1234/ab>http://dx.doi.org/10.1234/ab</a></p>",
            "<p><a href=https://doi.org/10.1234/ab>https://doi.org/10.1234/ab</a></p>",
            id="without quotes",
        ),
        pytest.param(
            '<ul class="references"><li>Lind S. doi:<a href="https://doi.org/10.1234/ab">https://doi.org/10.1234/ab</a></li></ul>',
            '<ul class="references"><li>Lind S. <a href="https://doi.org/10.1234/ab">https://doi.org/10.1234/ab</a></li></ul>',
            id="label before a link",
        ),
    ],
)
def test_identifiers_of_pages_get_their_form(before: str, after: str) -> None:
    assert fixed_by(IdentifierForm(), before, "html") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("?utm_source=a", "", id="alone"),
        pytest.param("?utm_source=a#s", "#s", id="before a fragment"),
        pytest.param("?a=1&utm_source=b", "?a=1", id="last"),
        pytest.param("?utm_source=b&a=1", "?a=1", id="first"),
        pytest.param("?a=1&gclid=x&b=%E6%98%A5", "?a=1&b=%E6%98%A5", id="between"),
        pytest.param("?utm_id=1&a=1&UTM_Term=x&b=2&fbclid=y#f", "?a=1&b=2#f", id="several"),
        pytest.param("?a=1&a=1&utm_source=1", "?a=1&a=1", id="twice the same"),
        pytest.param("?a=utm_source=1", "?a=utm_source=1", id="as a value"),
        pytest.param("?b&utm_source=&c=", "?b&c=", id="without values"),
        pytest.param("#utm_source=a", "#utm_source=a", id="in a fragment"),
        pytest.param("?tag=kite-20&ref=b&utm_source=c", "?tag=kite-20&ref=b", id="affiliate"),
        pytest.param("?spm=1200&scm=3", "?spm=1200&scm=3", id="other values"),
        pytest.param("?spm=a2c4g.111.0.0&scm=20140722.184.2.173", "", id="Alibaba"),
        pytest.param(
            "?next=https%3A%2F%2Fx.example%2F%3Futm_source%3Da",
            "?next=https%3A%2F%2Fx.example%2F%3Futm_source%3Da",
            id="of another address",
        ),
    ],
)
@pytest.mark.parametrize(
    ("shape", "format"),
    [
        ("See [it]({}) there.", "markdown"),
        ("See [it][1].\n\n[1]: {} 'T'", "markdown"),
        ("See <{}> there.", "markdown"),
        ("See {} there.", "markdown"),
        ("见{}。", "plain"),
        ('<p>See <a href="{}">it</a>.</p>', "html"),
    ],
    ids=["link", "definition", "autolink", "bare", "plain", "page"],
)
def test_tracking_parameters_go_and_all_else_of_the_address_stays(
    before: str,
    after: str,
    shape: str,
    format: str,  # noqa: A002
) -> None:
    head = "https://x.example/a"
    old, new = head + before, head + after
    if format == "html":
        old, new = old.replace("&", "&amp;"), new.replace("&", "&amp;")
    assert fixed_by(TrackedLink(), shape.format(old), format) == shape.format(new)


def test_a_link_that_would_lead_nowhere_is_left() -> None:
    (finding,) = findings_of(TrackedLink(), "[it](?utm_source=a)")
    assert finding.fixes == ()


def test_each_link_of_a_sentence_has_a_finding_of_its_own() -> None:
    text = " ".join(f"[{n}](https://x.example/{n}?utm_source=a)" for n in range(12))
    findings = findings_of(TrackedLink(), text)
    assert len({finding.anchor for finding in findings}) == 12


@pytest.mark.parametrize(
    ("text", "fixed", "proposed"),
    [
        ("doi:10.1234/ nap.12 x", ["10.1234/nap.12"], []),
        ("doi:10. 1234/Nap.12 x", ["10.1234/Nap.12"], []),
        ("doi:10.1234/journal. pone.0012345 x", [], ["10.1234/journal.pone.0012345"]),
        ("NCTO4416581", [], ["NCT04416581"]),
        ("doi:10.1234/ journal\\_pone.12", [], []),
        ("ISBN 978-3-16-148410-1", [], []),
    ],
)
def test_a_faulty_identifier_is_mended_where_nothing_else_can_be_meant(
    text: str, fixed: list[str], proposed: list[str]
) -> None:
    (finding,) = findings_of(MalformedReferenceMetadata(), text)
    assert [edit.text for fix in finding.fixes for edit in fix.edits] == fixed
    assert [edit.text for fix in finding.proposals for edit in fix.edits] == proposed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[pmid 12345](http://dx.doi.org/10.1234/ab)", "[PMID: 12345](https://doi.org/10.1234/ab)"),
        ("[10．1234/ab](http://dx.doi.org/10.1234/ab)", "[10.1234/ab](https://doi.org/10.1234/ab)"),
    ],
)
def test_the_text_of_a_link_and_its_address_are_mended_together(before: str, after: str) -> None:
    (finding,) = findings_of(IdentifierForm(), before)
    assert fixed_by(IdentifierForm(), before) == after
    assert len(finding.fixes[0].edits) == 2


@pytest.mark.parametrize("rule", [IdentifierForm, TrackedLink])
@pytest.mark.parametrize(
    "text",
    [
        "<a href='https://doi.org/10.1234/ab?utm_id=1'>",
        "<p>x</p><a href='http://dx.doi.org/10.1234/ab?utm_id=1'></a>",
        "x<a href='http://dx.doi.org/10.1234/ab?utm_id=1'>\n</p>more",
    ],
)
def test_a_link_around_nothing_or_over_blocks_is_no_trouble(rule: type[Rule], text: str) -> None:
    for finding in findings_of(rule(), text, "html"):
        assert finding.text
