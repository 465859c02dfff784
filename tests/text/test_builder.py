"""What a reader tells the builder is in the document, and what leads nowhere is refused."""

from __future__ import annotations

import pytest

from healthlint import DocumentBuilder, Span

SOURCE = "Tea &amp; willow\nHot <water> 1 // cool\n"
#         0         10         20        30


@pytest.fixture
def builder() -> DocumentBuilder:
    return DocumentBuilder(SOURCE, "notes/tea.acme", "acme")


def test_a_document_keeps_what_it_was_given(builder: DocumentBuilder) -> None:
    builder.metadata["author"] = "Ines Falk"
    builder.language = "en-GB"
    document = builder.build()
    assert (document.source, document.path, document.format) == (SOURCE, "notes/tea.acme", "acme")
    assert (document.metadata, document.declared_language) == ({"author": "Ines Falk"}, "en-GB")
    assert (document.blocks, document.prose) == ((), "")


def test_blocks_show_what_was_shown_and_know_where_it_stands(builder: DocumentBuilder) -> None:
    builder.open("title", 0, 1)
    assert not builder.has_title
    builder.text(0, 4)
    builder.atom(4, 9, "&")
    builder.text(9, 16)
    builder.close(16)
    builder.open("paragraph", 17)
    builder.text(17, 20)
    builder.space(20, 21)
    builder.text(22, 27)
    document = builder.build()
    assert builder.has_title
    assert [(block.kind, block.level, block.text, block.span) for block in document.blocks] == [
        ("title", 1, "Tea & willow", Span(0, 16)),
        ("paragraph", 0, "Hot water", Span(17, 27)),
    ]
    assert document.lines.position(document.blocks[1].span.start) == (2, 1)


def test_links_code_notes_and_comments_stand_where_they_were_told(builder: DocumentBuilder) -> None:
    builder.open("paragraph", 17)
    builder.text(17, 21)
    since = builder.position
    builder.text(22, 27)
    builder.link(since, "tea.html", 21, 28)
    builder.marker("1", 29, 30)
    builder.text(28, 29)
    since = builder.position
    builder.text(34, 38)
    builder.code(since)
    builder.comment(31, 38)
    document = builder.build()
    (link,), (marker,), (code,) = document.links, document.markers, document.code
    assert document.prose == "Hot water cool\n"
    assert (document.prose[link.start : link.end], link.target, link.span) == (
        "water",
        "tea.html",
        Span(21, 28),
    )
    assert (marker.position, marker.label, marker.span) == (9, "1", Span(29, 30))
    assert document.prose[slice(*code)] == "cool"
    assert document.comments == (Span(31, 38),)


def test_an_opened_block_closes_the_one_before(builder: DocumentBuilder) -> None:
    builder.open("list-item", 0)
    builder.text(0, 3)
    builder.open("list-item", 17)
    builder.text(17, 20)
    assert [block.text for block in builder.build().blocks] == ["Tea", "Hot"]


def test_a_block_without_visible_text_leaves_no_trace(builder: DocumentBuilder) -> None:
    builder.open("heading", 3, 2)
    builder.text(3, 4)
    builder.close(4)
    assert builder.build().blocks == ()


def test_the_kind_of_a_block_may_change_until_it_is_closed(builder: DocumentBuilder) -> None:
    builder.open("paragraph", 0)
    builder.text(0, 3)
    builder.kind = "question"
    builder.close(3)
    assert builder.kind is None
    assert [block.kind for block in builder.build().blocks] == ["question"]


def test_a_region_is_the_section_of_its_blocks(builder: DocumentBuilder) -> None:
    builder.region = "footer"
    builder.open("paragraph", 0)
    builder.text(0, 3)
    builder.close(3)
    builder.region = None
    builder.open("paragraph", 17)
    builder.text(17, 20)
    assert [block.section for block in builder.build().blocks] == ["footer", "body"]


def test_a_kind_that_there_is_not_is_refused(builder: DocumentBuilder) -> None:
    with pytest.raises(ValueError, match="there is no kind of block 'chapter'; the kinds are title"):
        builder.open("chapter", 0)  # type: ignore[arg-type]


def test_text_outside_all_blocks_is_refused(builder: DocumentBuilder) -> None:
    builder.text(0, 3)
    with pytest.raises(ValueError, match="text was shown outside all blocks before offset 17"):
        builder.open("paragraph", 17)
    with pytest.raises(ValueError, match="text was shown outside all blocks at the end"):
        builder.build()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 40), (40, 41)])
def test_an_offset_that_the_source_does_not_have_is_refused(
    builder: DocumentBuilder, start: int, end: int
) -> None:
    builder.open("paragraph", 0)
    builder.atom(start, end, "tea")
    with pytest.raises(ValueError, match="an offset is none of the source, which has 39 code points"):
        builder.build()


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 40), (4, 3)])
def test_markup_that_the_source_does_not_have_is_refused(
    builder: DocumentBuilder, start: int, end: int
) -> None:
    builder.comment(start, end)
    with pytest.raises(ValueError, match="an offset is none of the source, which has 39 code points"):
        builder.build()
