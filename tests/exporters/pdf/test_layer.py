"""The layer below the documents: what it lays out is tagged, sound, found again, and the same every time."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Sequence
from typing import Any

import pypdf
import pytest

from exporters.pdf.blocks import (
    Block,
    Columns,
    Heading,
    Lines,
    Listing,
    NewPage,
    Panel,
    Paragraph,
    Rule,
    Space,
    Together,
)
from exporters.pdf.contents import Contents
from exporters.pdf.document import Running, Sheet, page_count, render, render_all
from exporters.pdf.inline import Span
from exporters.pdf.metadata import About
from exporters.pdf.styles import BODY, CELL, LETTER, Style
from exporters.pdf.tables import Column, Table

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]
ABOUT = About("Über <Titel> & more", "en-IE", "What it is about")
RUNNING = Running("A document", "A notice", "Page {page} of {pages}")
SENTENCE = (
    "Everyone can draw a straight line from daily work to the customer, at the next check-in with all. "
)


def made(*blocks: Block, sheet: Sheet | None = None) -> bytes:
    """Render blocks with the usual edges."""
    return render(blocks, ABOUT, sheet or Sheet(), RUNNING)


def elements(pdf: bytes) -> list[str]:
    """Give the tags of all structure elements in reading order."""
    found: list[str] = []

    def visit(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, pypdf.generic.ArrayObject):
            for kid in node:
                visit(kid)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if "/S" in node:
                found.append(str(node["/S"])[1:])
            if "/K" in node:
                visit(node["/K"])

    visit(pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def every_block() -> Sequence[Block]:
    """Blocks of every kind, some over several pages."""
    rows = [[f"Row {number} " + "w" * (number % 70), "an owner", SENTENCE] for number in range(60)]
    return [
        Heading(1, "Contents", listed=False),
        Contents(),
        Heading(1, "First chapter", opens=True),
        Paragraph(SENTENCE * 60),
        Panel([Paragraph(SENTENCE * 30), Listing(["one", "two"], numbered=True)]),
        Heading(3, "A level is skipped"),
        Paragraph(
            [
                Span("See "),
                Span("elsewhere", link="#heading0"),
                Span(" or "),
                Span("https://example.org/a?(b)", link="https://example.org/a?(b)"),
            ]
        ),
        Paragraph([Span("Bonjour", lang="fr"), Span(" they say", colour="accent")], lang="en"),
        Listing(["", "open", [Paragraph("a block"), Paragraph("another")], SENTENCE * 3], boxes=True),
        Table(
            [Column("Action", 2, leads=True), Column("Owner"), Column("What", 2, "right")],
            [
                *rows,
                [SENTENCE * 40, None, [Paragraph("a block in a cell"), Paragraph("and one more")]],
                ["", "\n\n", "x"],
            ],
            shades=frozenset({1}),
        ),
        Columns(
            [
                (1, [Heading(2, "Left"), Paragraph(SENTENCE)]),
                (2, [Paragraph(SENTENCE * 3, Style(align="centre"))]),
            ]
        ),
        Columns([(1, [])]),
        Rule(),
        Space(20, keep=True),
        Together([Paragraph(SENTENCE), Paragraph(SENTENCE)]),
        Together([Paragraph(SENTENCE * 80)]),
        Together([]),
        NewPage([Paragraph("A page of its own.")], section="A section"),
        NewPage([]),
        Table([Column("Head")], []),
        Lines(2),
        Lines(),
    ]


def test_every_block_conforms(judge: Judge) -> None:
    judge(made(*every_block()))
    judge(made(*every_block(), sheet=Sheet(LETTER)))


def test_same_input_same_bytes() -> None:
    assert made(*every_block()) == made(*every_block())


def test_parts_count_their_own_pages(judge: Judge, read: Read) -> None:
    pdf = render_all(
        [[Heading(1, "One"), Paragraph(SENTENCE * 60)], [Heading(1, "Two")]], ABOUT, Sheet(), RUNNING
    )
    judge(pdf)
    assert "Page 2 of 2" in read(pdf)
    assert "Page 1 of 1" in read(pdf)


def test_a_paragraph_over_a_page_break_is_one_element() -> None:
    assert elements(made(Paragraph(SENTENCE * 100))) == ["Document", "P"]


def test_a_soft_line_break_keeps_its_space(read: Read) -> None:
    assert " ".join((SENTENCE * 8).split()) in read(made(Paragraph(SENTENCE * 8)))


def test_a_table_has_rows_heads_and_cells_and_heads_are_repeated_as_artifacts(read: Read) -> None:
    rows = [[f"Row {number}", "cell"] for number in range(90)]
    pdf = made(Table([Column("First head", leads=True), Column("Second head")], rows))
    tags = elements(pdf)
    assert tags.count("Table") == 1
    assert tags.count("TR") == 91
    assert tags.count("TH") == 92
    assert tags.count("TD") == 90
    assert read(pdf).count("First head") == len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_a_table_that_has_to_be_cut_fills_the_page_first() -> None:
    above = [Paragraph(f"Paragraph {number}.") for number in range(18)]
    table = Table([Column("Department")], [[f"Row {number}"] for number in range(19)], whole=0.6)
    first, second = pypdf.PdfReader(io.BytesIO(made(*above, table))).pages
    assert "Row 13" in first.extract_text()
    assert second.extract_text().count("Row") == 19 - first.extract_text().count("Row") >= 2


def test_heading_levels_are_never_skipped() -> None:
    assert [
        tag for tag in elements(made(Heading(1, "A"), Heading(4, "B"), Heading(3, "C"))) if tag[0] == "H"
    ] == [
        "H1",
        "H2",
        "H3",
    ]


def test_contents_lead_to_their_headings_with_page_numbers(read: Read) -> None:
    pdf = made(
        Contents(),
        Heading(1, "Alpha", opens=True),
        Heading(1, "A long title " * 12, opens=True),
        Heading(2, "Gamma"),
    )
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    links = [each.get_object() for each in reader.pages[0]["/Annots"]]
    targets = [reader.get_page_number(link["/Dest"][0].get_object()) for link in links]
    assert targets == [1, 2, 2]
    assert read(pdf).startswith("Alpha 2 ")
    assert {"TOC", "TOCI", "Reference", "Link"} <= set(elements(pdf))


@pytest.mark.parametrize("style", [BODY, CELL, BODY.but(weight="bold")])
def test_a_list_of_any_length_has_room_for_its_numbers(style: Style, judge: Judge, read: Read) -> None:
    pdf = made(Listing([f"entry {number}" for number in range(1, 1201)], style, numbered=True))
    judge(pdf)
    told = read(pdf)
    for number in (1, 10, 44, 100, 444, 1000, 1200):
        assert f" {number}. entry {number} " in f" {told}"


def test_long_contents_hold_the_chapters_alone() -> None:
    blocks = [
        block
        for number in range(40)
        for block in (Heading(1, f"Chapter {number}"), Heading(2, f"Part {number}"))
    ]
    assert elements(made(Contents(), *blocks)).count("TOCI") == 40


def test_bookmarks_follow_the_headings() -> None:
    pdf = made(Heading(1, "One"), Heading(2, "One a"), Heading(2, "One b"), Heading(1, "Two\nlines"))
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    assert [
        entry.title if not isinstance(entry, list) else [sub.title for sub in entry] for entry in outline
    ] == [
        "One",
        ["One a", "One b"],
        "Two lines",
    ]


def test_the_file_says_what_it_is() -> None:
    reader = pypdf.PdfReader(io.BytesIO(made(Paragraph("text"))))
    root = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == ABOUT.title
    assert root["/Lang"] == "en-IE"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/PageLabels" in root


@pytest.mark.parametrize(
    "text",
    [
        "Ποιος εξυπηρετεί;",
        "Кто обслуживает?",
        "一线员工",
        "Every caller 🙂 is helped",
        "𝒜𝟘",
        '<b>&"quoted"</b>',
        "(a) \\b",
        "Żółć",
    ],
)
def test_any_script_is_found_again(text: str, read: Read, judge: Judge) -> None:
    pdf = made(Paragraph(text))
    judge(pdf)
    assert text in read(pdf)


def test_words_wider_than_the_column_are_cut_not_lost(read: Read) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbrett" * 2
    pdf = made(Table([Column("Narrow"), Column("Wide", 9)], [[word, "x"]]))
    assert word in read(pdf).replace(" ", "")


def test_figures_of_one_width_read_as_figures(read: Read, judge: Judge) -> None:
    pdf = made(Paragraph("1,234.56", BODY.but(figures=True, align="right")))
    judge(pdf)
    assert "1,234.56" in read(pdf)


def test_page_count_is_what_render_makes(count: Callable[[bytes], int]) -> None:
    assert page_count(every_block(), Sheet()) == count(made(*every_block()))


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_of_circles_is_left_as_it_was(was_on: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        made(Paragraph("A"))
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


def test_more_characters_than_one_font_object_names_are_found_again(read: Read, judge: Judge) -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 600))
    pdf = made(Paragraph(text + " \\ (" + text[:300] + ")"))
    told = "".join(read(pdf).split())
    assert text in told
    assert f"\\({text[:300]})" in told
    judge(pdf)


def test_hundreds_of_links_are_each_found_by_their_number_in_a_leaf(judge: Judge) -> None:
    links = [Span(f"{place} ", link=f"https://example.org/{place}") for place in range(450)]
    pdf = made(Heading(1, "Links"), Paragraph(links))
    judge(pdf)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    tree: Any = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]
    assert "/Nums" not in tree
    leaves = [leaf.get_object() for leaf in tree["/Kids"]]
    found: dict[int, Any] = {}
    for leaf in leaves:
        numbers = leaf["/Nums"]
        assert list(leaf["/Limits"]) == [numbers[0], numbers[-2]]
        assert len(numbers) <= 400
        found |= dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert list(found) == list(range(len(reader.pages) + 450))
    for page in reader.pages:
        for link in page["/Annots"]:
            element = found[link.get_object()["/StructParent"]].get_object()
            assert element["/S"] == "/Link"
            kids = [kid for kid in element["/K"] if isinstance(kid, pypdf.generic.DictionaryObject)]
            assert [kid.raw_get("/Obj") for kid in kids] == [link]


def test_nothing_leaves_the_page() -> None:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(made(*every_block()))) as pdf:
        for sheet in pdf.pages:
            for letter in sheet.chars:
                assert -0.5 <= letter["x0"] <= letter["x1"] <= float(sheet.width) - 55
                assert 20 <= letter["top"] <= letter["bottom"] <= float(sheet.height) - 10
