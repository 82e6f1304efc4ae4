"""The action plan: the board edition first, then the annex with all that the room found and decided."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from exporters.pdf.blocks import Block, Heading, Paragraph, Space
from exporters.pdf.contents import Contents
from exporters.pdf.document import Sheet, render
from exporters.pdf.documents.board import board_blocks, running, title
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.chapters.actions import actions_chapter
from exporters.pdf.documents.chapters.business import business_chapter
from exporters.pdf.documents.chapters.closing import (
    check_ins_chapter,
    parking_chapter,
    photos_chapter,
    sign_off_chapter,
)
from exporters.pdf.documents.chapters.decisions import decisions
from exporters.pdf.documents.chapters.departments import departments_chapter
from exporters.pdf.documents.chapters.facts import facts_in_full, facts_side_by_side
from exporters.pdf.documents.chapters.journey import journey_chapter, personal_chapter
from exporters.pdf.documents.chapters.people import agenda, attendance
from exporters.pdf.documents.chapters.practices import practices_chapter
from exporters.pdf.documents.chapters.vision import vision_chapter
from exporters.pdf.documents.chapters.voices import voices_chapter
from exporters.pdf.metadata import About
from exporters.pdf.styles import A4, LEAD, OVERLINE

_ENTRIES = 28
_ENTRIES_OF_LETTER = 24  # it is lower by four lines


def plan(book: Book) -> bytes:
    """Give the action plan as PDF."""
    details = book.workshop.details
    sheet = Sheet(book.size)
    about = About(
        joined([book.say("cover.plan"), details.title], ": "),
        book.language,
        book.say("cover.about_plan", organisation=details.organisation),
    )
    return render(plan_blocks(book, sheet), about, sheet, running(book, book.say("cover.plan")), book.brand)


def plan_blocks(book: Book, sheet: Sheet) -> list[Block]:
    """Give the cover with the contents, the board edition and the annex."""
    board = _part(board_blocks(book, sheet), book.say("cover.board"))
    behind = _part([*annex(book, sheet), *facts_in_full(book)], book.say("cover.annex"))
    return [*_cover(book), *board, *behind]


def annex(book: Book, sheet: Sheet) -> list[Block]:
    """Give the chapters behind the board edition; those with nothing to say are left out."""
    width = sheet.width
    return [
        *voices_chapter(book),
        *vision_chapter(book),
        *departments_chapter(book),
        *journey_chapter(book, width),
        *personal_chapter(book),
        *practices_chapter(book, width),
        *actions_chapter(book, width),
        *business_chapter(book),
        *decisions(book),
        *check_ins_chapter(book),
        *parking_chapter(book),
        *attendance(book),
        *agenda(book),
        *sign_off_chapter(book),
        *photos_chapter(book),
    ]


def _cover(book: Book) -> Iterable[Block]:
    details = book.workshop.details
    yield Space(24)
    yield Paragraph(book.say("cover.plan"), OVERLINE)
    yield from title(book)
    yield from facts_side_by_side(book)
    if details.purpose:
        yield Paragraph(details.purpose, LEAD.but(before=10))
    yield Space(8)
    yield Heading(2, book.say("cover.contents"), listed=False)
    yield Contents(most=_ENTRIES if book.size == A4 else _ENTRIES_OF_LETTER)


def _part(blocks: list[Block], name: str) -> list[Block]:
    """Let the first heading open a page and a part of the document."""
    first, *rest = blocks
    assert isinstance(first, Heading)
    return [replace(first, opens=True, part=name), *rest]
