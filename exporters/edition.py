"""The plan for those who carry it on in their own programs: every chapter in full, and each said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import cast

from app.content import words
from exporters.catalogue import CATALOGUE, Order, Say
from exporters.pdf.blocks import Block, Columns, Heading, NewPage, Paragraph, Together
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.chapters.decisions import asks, first_actions, next_check_in
from exporters.pdf.documents.chapters.facts import edition
from exporters.pdf.documents.chapters.line import line_chapter
from exporters.pdf.documents.chapters.people import who_was_there
from exporters.pdf.documents.chapters.statement import statement_panel
from exporters.pdf.documents.chapters.voices import evidence
from exporters.pdf.documents.plan import annex
from exporters.pdf.inline import Inline, Span, plain, spans
from exporters.pdf.tables import Cell, Column, Table

_ALL = 1_000_000_000
_FIRST = 10
_EARLIEST = date(1980, 1, 1)  # what lies before it, neither ZIP archives nor all office programs can tell


def announce(key: str, say: Say) -> None:
    """Say which document is being made."""
    say(words("documents")["progress"]["document"].format(title=CATALOGUE[key].title))


def book_of(order: Order) -> Book:
    """Give the workshop of an order on its way into a document."""
    return Book(order.workshop, order.images, order.paper)


def chapters(book: Book, sheet: Sheet) -> Iterator[Block]:
    """Give the chapters of the action plan in its order; those with nothing to say are left out.

    What the board edition opens with stands first and isn't cut to a number of pages.
    """
    workshop = book.workshop
    yield Heading(1, book.say("statement.heading"), opens=True)
    yield statement_panel(book)
    yield from asks(book, _ALL, _ALL)
    yield from who_was_there(book)
    yield from line_chapter(book, sheet.width)
    if workshop.pain_points:
        customers = workshop.details.customer_name_plural
        yield Heading(1, book.say("voices.board_heading", customers=customers))
        yield Paragraph(evidence(book))
    yield from first_actions(book, _FIRST, _ALL)
    yield from next_check_in(book)
    yield Heading(1, book.say("cover.annex"), opens=True)
    yield from annex(book, sheet)


def stamp(book: Book) -> datetime:
    """Give the date a document says it was made on: that of its edition, never the clock's."""
    return datetime.combine(max(edition(book), _EARLIEST), time(), UTC)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks without those that only place others on a page."""
    for block in blocks:
        if isinstance(block, Together | NewPage):
            yield from flat(block.blocks)
        elif isinstance(block, Columns):
            yield from flat(each for _, column in block.columns for each in column)
        else:
            yield block


def levelled(headings: Iterable[int]) -> Iterator[int]:
    """Give the levels of headings so that none is more than one deeper than the one before."""
    level = 0
    for each in headings:
        level = min(each, level + 1)
        yield level


def shown(table: Table) -> tuple[list[Column], list[list[list[Span]]]]:
    """Give the columns of a table that hold something, and its rows as text."""
    rows = [[inline(cell) for cell in row] for row in table.rows]
    places = [
        place
        for place, column in enumerate(table.columns)
        if column.stays or column.leads or any(plain(row[place]) for row in rows)
    ]
    return [table.columns[place] for place in places], [[row[place] for place in places] for row in rows]


def inline(content: Cell) -> list[Span]:
    """Give the content of a cell or of a list's entry as text; of blocks, their paragraphs line by line."""
    if content is None or content == "":
        return []
    if isinstance(content, str | Span):
        return spans(content)
    parts = cast("Sequence[Span | Block]", content)
    if all(isinstance(part, Span) for part in parts):
        return spans(cast("Inline", content))
    lines: list[Span] = []
    for paragraph in flat(cast("Sequence[Block]", parts)):
        assert isinstance(paragraph, Paragraph | Heading)
        lines += [*([Span("\n")] if lines else []), *spans(paragraph.text)]
    return lines
