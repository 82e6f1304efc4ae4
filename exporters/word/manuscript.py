"""A Word document while it is written: each block of the plan becomes what Word itself has for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from app.content import words
from exporters.characters import visible
from exporters.edition import flat, inline, levelled, shown
from exporters.pdf.blocks import Block, Heading, Listing, Panel, Paragraph, Rule, Space
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.pdf.drawing import Figure, Photograph
from exporters.pdf.inline import Inline, one_line
from exporters.pdf.logo import for_print
from exporters.pdf.photographs import prepared, size_of
from exporters.pdf.styles import LEAD, OVERLINE, SMALL, STATEMENT
from exporters.pdf.tables import Column, Table
from exporters.word.fields import Entry, add_contents, add_field, bookmark
from exporters.word.pictures import can_be_drawn, picture
from exporters.word.styles import TABLE, dress
from exporters.word.text import STRONG, styled, write

_DEEPEST = 4
_MOST_ENTRIES = 28
_TALLEST = 0.8  # of the text's height
_LONGEST_ALT = 4000


class Manuscript:
    """A Word document on a sheet's paper and margins. Blocks are added in reading order."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book, self.sheet = book, sheet
        self.document = docx.Document()
        dress(self.document, visible(book.workshop.details.language), book.brand.palette)
        self._figures = 0
        self._section = ""
        (section,) = self.document.sections
        _set_paper(section, sheet)

    def run_heads(self, head: str, notice: str) -> None:
        """Say at the edges of each page what it belongs to, and its number; the first has no head."""
        (section,) = self.document.sections
        section.different_first_page_header_footer = True
        top = section.header.paragraphs[0]
        self._edge(top, head)
        add_field(top, "STYLEREF 1", "")
        for foot in (section.footer, section.first_page_footer):
            low = foot.paragraphs[0]
            styled(low, "Footer")
            self._edge(low, notice)
            before, _, rest = self.book.raw("page_of").partition("{page}")
            between, _, after = rest.partition("{pages}")
            write(low, before)
            add_field(low, "PAGE", "1")
            write(low, between)
            add_field(low, "NUMPAGES", "1")
            write(low, after)

    def add_text(self, text: Inline, style: str) -> WordParagraph:
        """Add a paragraph of a style."""
        paragraph = styled(self.document.add_paragraph(), style)
        write(paragraph, text)
        return paragraph

    def add_logo(self) -> None:
        """Add the organisation's logo at the right margin; nothing where it has none."""
        logo = self.book.brand.logo
        if logo is not None:
            size = logo.size_within(self.sheet.logo)
            paragraph = self._picture(for_print(logo.image, size), size[0], "", logo.alt)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def add_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Add facts line by line, each behind what it is."""
        for label, value in facts:
            paragraph = styled(self.document.add_paragraph(), "Small Text")
            write(paragraph, f"{label}: ", STRONG)
            write(paragraph, value)

    def add_chapters(self, blocks: Iterable[Block], contents: str) -> None:
        """Add the contents under their heading, then all blocks."""
        body = list(flat(blocks))
        headings = [block for block in body if isinstance(block, Heading)]
        entries = [
            Entry(level, " ".join(visible(block.text).split()), f"_Toc{number:09}")
            for number, (block, level) in enumerate(
                zip(headings, levelled(block.level for block in headings), strict=True), start=1
            )
        ]
        self._add_contents(contents, entries)
        waiting = iter(entries)
        for block, following in zip_longest(body, body[1:]):
            if isinstance(block, Heading):
                self._heading(block, next(waiting))
            elif isinstance(block, Paragraph):
                self._paragraph(block, block.keep or isinstance(following, Figure | Table | Listing))
            else:
                self._add(block)

    def _add(self, block: Block) -> None:
        match block:
            case Listing():
                self._listing(block, "List Number" if block.numbered else "List Bullet")
            case Panel():
                self._panel(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Photograph():
                self._photograph(block)
            case Space() | Rule():
                return  # the styles give Word its spaces
            case _:
                raise TypeError(block)

    def _add_contents(self, title: str, entries: Sequence[Entry]) -> None:
        depth = 2 if sum(entry.level <= 2 for entry in entries) <= _MOST_ENTRIES else 1
        listed = [entry for entry in entries if entry.level <= depth]
        self.add_text(title, "TOC Heading")
        places = [styled(self.document.add_paragraph(), f"toc {entry.level}") for entry in listed]
        add_contents(places, listed, depth)

    def _heading(self, block: Heading, entry: Entry) -> None:
        paragraph = self.add_text(block.text, f"Heading {min(entry.level, _DEEPEST)}")
        if block.opens:
            paragraph.paragraph_format.page_break_before = True
        number = int(entry.bookmark.removeprefix("_Toc"))
        bookmark(paragraph, entry.bookmark, number)
        self._section = entry.text

    def _paragraph(self, block: Paragraph, keep: bool) -> None:
        paragraph = self.add_text(block.text, _style_of(block))
        if keep:
            paragraph.paragraph_format.keep_with_next = True

    def _panel(self, block: Panel) -> None:
        """Write on the tinted ground: the statement, and what belongs to it."""
        for inner in flat(block.blocks):
            if isinstance(inner, Listing):
                self._listing(inner, "List Bullet")  # a ground of its own would not meet the panel's
                continue
            assert isinstance(inner, Paragraph)
            large = inner.style.size >= _LARGE
            overline = inner.style == OVERLINE
            style = "Statement" if large else "Statement Overline" if overline else "Statement Text"
            self.add_text(inner.text, style)

    def _listing(self, block: Listing, style: str) -> None:
        number = self._new_numbering() if block.numbered else None
        for entry in block.entries:
            paragraph = styled(self.document.add_paragraph(), style)
            write(paragraph, inline(entry))
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _new_numbering(self) -> int:
        """Give the number of a numbering that begins with 1 again."""
        numbering = self.document.part.numbering_part.element
        style: Any = self.document.styles["List Number"].element
        abstract = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _table(self, block: Table) -> None:
        columns, rows = shown(block)
        if not rows:
            return
        table = self.document.add_table(len(rows) + 1, len(columns), TABLE)
        table.autofit = False
        whole = sum(column.share for column in columns)
        widths = [Pt(self.sheet.width * column.share / whole) for column in columns]
        for place, wide in enumerate(widths):
            table.columns[place].width = wide
        lines: list[Sequence[Inline]] = [[column.head for column in columns], *rows]
        for place, (row, content) in enumerate(zip(table.rows, lines, strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, text, column, wide in zip(row.cells, content, columns, widths, strict=True):
                cell.width = wide
                paragraph = cell.paragraphs[0]
                styled(paragraph, _cell_style(column, place == 0))
                write(paragraph, text, STRONG if place and column.style.weight == "semibold" else None)
        self._describe_table(table, columns)
        self.document.add_paragraph(
            style="After Table"
        )  # two tables without one between them would grow together

    def _describe_table(self, table: Any, columns: Sequence[Column]) -> None:
        """Name the table for whoever can't see it: the section it stands in, and its columns."""
        properties = table._tbl.tblPr
        look = properties.find(qn("w:tblLook"))
        for name in ("lastRow", "lastColumn", "noHBand", "noVBand"):
            look.set(qn(f"w:{name}"), "1" if name.startswith("no") else "0")
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "1" if columns[0].leads else "0")
        look.attrib.pop(qn("w:val"), None)
        heads = ", ".join(column.head for column in columns)
        for tag, text in (("w:tblCaption", self._section), ("w:tblDescription", heads)):
            element = OxmlElement(tag)
            element.set(qn("w:val"), visible(one_line(text)))
            properties.append(element)

    def _figure(self, block: Figure) -> None:
        drawing = block.drawing
        if not can_be_drawn(drawing):
            self.add_text(words("editable")["docx"]["left_out"].format(title=drawing.title), "Small Text")
            return
        scale = min(1.0, self.sheet.width / drawing.width, self.sheet.height * _TALLEST / drawing.height)
        alt = drawing.description or drawing.title
        self._picture(picture(drawing, self.book.brand.palette), drawing.width * scale, drawing.title, alt)
        self._figures += 1
        before, _, rest = words("editable")["docx"]["figure"].partition("{number}")
        caption = self.add_text(before, "Caption")
        add_field(caption, "SEQ Figure \\* ARABIC", str(self._figures))
        write(caption, rest.format(title=drawing.title))

    def _photograph(self, block: Photograph) -> None:
        across, down = size_of(block.image)
        scale = min(self.sheet.width / across, self.sheet.height * block.tallest / down)
        self._picture(prepared(block.image), across * scale, "", block.alt)

    def _picture(self, image: bytes, width: float, title: str, alt: str) -> WordParagraph:
        paragraph = styled(self.document.add_paragraph(), "Figure")
        shape: Any = paragraph.add_run().add_picture(BytesIO(image), width=Pt(width))
        properties = shape._inline.docPr
        properties.set("descr", visible(one_line(alt, _LONGEST_ALT)))
        properties.set("title", visible(one_line(title)))
        return paragraph

    def _edge(self, paragraph: WordParagraph, text: str) -> None:
        """Begin a running line: its words at the left, what follows at the right."""
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(self.sheet.width), WD_TAB_ALIGNMENT.RIGHT)
        write(paragraph, one_line(text, 90) + "\t")


_LARGE = 13.0
_NAMES = {
    (style.size, style.weight): name
    for style, name in (
        (SMALL, "Small Text"),
        (LEAD, "Lead"),
        (OVERLINE, "Overline"),
        (STATEMENT, "Statement"),
    )
}


def _style_of(block: Paragraph) -> str:
    """Give the Word style of a paragraph."""
    if block.tag == "BlockQuote":
        return "Quote"
    if block.tag == "Caption":
        return "Caption"
    return _NAMES.get((block.style.size, block.style.weight), "Normal")


def _cell_style(column: Column, is_head: bool) -> str:
    name = "Table Heading" if is_head else "Table Text"
    if column.align == "right":
        return "Table Heading Figures" if is_head else "Table Figures"
    return name


def _set_paper(section: Section, sheet: Sheet) -> None:
    section.page_width, section.page_height = (Pt(length) for length in sheet.size)
    section.left_margin, section.right_margin = Pt(sheet.left), Pt(sheet.right)
    section.top_margin, section.bottom_margin = Pt(sheet.top), Pt(sheet.bottom)
    section.header_distance = section.footer_distance = Pt(32)
