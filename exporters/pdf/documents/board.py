"""The board edition: what a board must know and decide, on at most eight pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from exporters.pdf.blocks import Block, Heading, Paragraph, Rule
from exporters.pdf.document import Running, Sheet, page_count, pages_filled, render
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.chapters.decisions import asks, decisions, first_actions, next_check_in
from exporters.pdf.documents.chapters.facts import MOST_OF_A_NAME, MOST_OF_A_TITLE, facts_side_by_side
from exporters.pdf.documents.chapters.line import line_chapter
from exporters.pdf.documents.chapters.people import who_was_there
from exporters.pdf.documents.chapters.statement import reservations, statement_panel
from exporters.pdf.documents.chapters.voices import voices_for_the_board
from exporters.pdf.inline import one_line
from exporters.pdf.metadata import About
from exporters.pdf.styles import OVERLINE, SMALL, SUBTITLE, TITLE

MOST_PAGES = 8
_A_PAGES_WORTH = 0.3  # of it: nobody turns a page for less
_FEWEST_VOICES = 3


class Measure(Struct, frozen=True):
    """How much of each list the board edition takes, and how many characters of each text."""

    asks: int
    voices: int
    decisions: int
    actions: int
    departments: int
    reservations: int
    longest: int


_MEASURES = (
    Measure(12, 6, 10, 10, 30, 6, 420),
    Measure(8, 5, 7, 10, 20, 4, 260),
    Measure(6, 4, 5, 10, 12, 3, 160),
    Measure(4, 3, 4, 10, 8, 2, 90),
    Measure(3, 2, 3, 10, 6, 2, 45),
)


def board(book: Book) -> bytes:
    """Give the board edition as PDF."""
    details = book.workshop.details
    sheet = Sheet(book.size)
    title = joined([book.say("cover.board"), details.title], ": ")
    about = About(title, book.language, book.say("cover.about_board", organisation=details.organisation))
    head = _masthead(book)
    blocks = [*head, *board_blocks(book, sheet, head)]
    return render(blocks, about, sheet, running(book, book.say("cover.board")), book.brand)


def board_blocks(book: Book, sheet: Sheet, above: Sequence[Block] = ()) -> list[Block]:
    """Give the chapters of the board edition, cut down to eight pages with what is `above` them."""
    *wide, narrowest = _MEASURES
    for measure in wide:
        blocks = _chapters(book.cut(measure.longest), sheet, measure)
        pages, filled = pages_filled([*above, *blocks], sheet)
        if pages <= MOST_PAGES:
            return (
                blocks if filled > _A_PAGES_WORTH else _without_last_page(book, sheet, above, measure, pages)
            )
    return _chapters(book.cut(narrowest.longest), sheet, narrowest)


def _without_last_page(
    book: Book, sheet: Sheet, above: Sequence[Block], measure: Measure, pages: int
) -> list[Block]:
    """Give the chapters with as many voices fewer as save a page that would hold a few lines only.

    Where even the fewest don't save it, they all stay.
    """
    short = book.cut(measure.longest)
    for voices in range(min(measure.voices, len(book.workshop.voices)) - 1, _FEWEST_VOICES - 1, -1):
        blocks = _chapters(short, sheet, replace(measure, voices=voices))
        if page_count([*above, *blocks], sheet) < pages:
            return blocks
    return _chapters(short, sheet, measure)


def running(book: Book, document: str) -> Running:
    """Give what stands at the edges of every page."""
    details = book.workshop.details
    notice = book.say("confidential", organisation=details.organisation)
    return Running(joined([document, details.organisation]), notice, book.raw("page_of"))


def title(book: Book) -> list[Block]:
    """Give the workshop's title and organisation; what is longer than a title goes on in smaller letters."""
    details = book.workshop.details
    short = one_line(details.title, 140)
    look = TITLE if len(short) <= 70 else TITLE.but(size=19, leading=25)
    blocks: list[Block] = [Heading(1, short, listed=False, style=look)]
    if short.endswith("…") and short != details.title:
        blocks.append(Paragraph(shortened(details.title, MOST_OF_A_TITLE), SMALL))
    return [*blocks, Paragraph(shortened(details.organisation, MOST_OF_A_NAME), SUBTITLE.but(after=10))]


def _masthead(book: Book) -> list[Block]:
    blocks: list[Block] = [
        Paragraph(book.say("cover.board"), OVERLINE),
        *title(book),
        *facts_side_by_side(book),
        Rule(before=4, after=4),
    ]
    return blocks


def _chapters(book: Book, sheet: Sheet, measure: Measure) -> list[Block]:
    """Give what was agreed, asked and decided first, then what it rests on."""
    return [
        Heading(1, book.say("statement.heading")),
        statement_panel(book),
        *reservations(book, 2, measure.reservations),
        *who_was_there(book),
        *asks(book, measure.asks, measure.longest),
        *decisions(book, measure.decisions, measure.longest),
        *first_actions(book, measure.actions, measure.longest),
        *next_check_in(book),
        *line_chapter(book, sheet.width, measure.departments),
        *voices_for_the_board(book, measure.voices),
    ]
