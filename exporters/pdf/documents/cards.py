"""The pocket cards: vision and two questions in wallet size, ten a sheet, with marks to cut along."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Heading, Layout, Listing, Paragraph, lay_out_all
from exporters.pdf.canvas import Canvas
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.leaflet import Narrow, about, cut, even, said, statement_of
from exporters.pdf.logo import Logo
from exporters.pdf.strips import Strip, height_of
from exporters.pdf.structure import DECORATION, REPEATED, Artifact, Element
from exporters.pdf.styles import Style

_MM = 72 / 25.4
CARD = (85 * _MM, 54 * _MM)
ACROSS, DOWN = 2, 5
_INSET = 15.0
_CROSS = 4.5
_BAR = 3.0
_LABEL = 16.0
_LOGO = (24 * _MM, 6 * _MM)

_FROM = Style(7, 9, weight="semibold", colour="text3", after=0)
_ASKED = Style(7.3, 9.6, after=0)
_HEAD = Style(7, 9, weight="semibold", colour="accent", after=1, before=6)
_SIZES = (20.0, 17.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.2, 8.4, 7.7, 7.0)
_LENGTHS = ((2000, 260), (420, 110), (300, 90), (190, 70), (110, 50), (80, 30), (40, 15))
"""How many characters of the vision and of each question a card takes, tried in this order."""


def cards(book: Book) -> bytes:
    """Give a sheet of ten cards as PDF."""
    width, height = book.size
    side = (width - ACROSS * CARD[0]) / 2
    top = (height - DOWN * CARD[1]) / 2
    sheet = Sheet(book.size, left=side, right=side, top=top, bottom=top)
    what = about(book, said("cards.title"), "cards")
    # Each card has a logo of its own, and the sheet around them none.
    return render([Cards(book)], what, sheet, Running("", "", ""), replace(book.brand, logo=None))


class Cards(Struct, frozen=True):
    """The sheet: the first card is the text, the other nine are for the scissors and not read out again."""

    book: Book
    before: float = 0.0
    after: float = 0.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:  # noqa: ARG002 - a block is given its parent
        """Give all cards as one strip."""
        blocks = card_blocks(self.book)
        inner = CARD[0] - 2 * _INSET
        layouts = [
            lay_out_all(blocks, inner, parent if not number else REPEATED, Layout(layout.page_height))
            for number in range(ACROSS * DOWN)
        ]

        def draw(canvas: Canvas, x: float, y: float) -> None:
            for number, strips in enumerate(layouts):
                row, column = divmod(number, ACROSS)
                _card(canvas, x + column * CARD[0], y + row * CARD[1], strips)
            _marks(canvas, x, y)

        return [Strip(DOWN * CARD[1], draw)]


def card_blocks(book: Book) -> Sequence[Block]:
    """Give one card's blocks: the vision in the largest letters that leave room for the questions."""
    inner, high = CARD[0] - 2 * _INSET, CARD[1] - 2 * _INSET + 6
    tried = (_blocks(book, size, longest, asked, inner) for longest, asked in _LENGTHS for size in _SIZES)
    return next(
        blocks for blocks in tried if height_of(lay_out_all(blocks, inner, DECORATION, Layout(high))) <= high
    )


def _question(text: str, width: float) -> list[Block]:
    return [Narrow(Paragraph(text, _ASKED), even(text, _ASKED, width - _LABEL))]


def _blocks(book: Book, size: float, longest: int, asked: int, inner: float) -> list[Block]:
    vision = cut(statement_of(book), longest)
    look = Style(size, size * 1.28, weight="semibold", tracking=-0.012, before=2, after=1)
    both = [cut(question, asked) for question in questions(book.workshop)]
    return [
        _from(book),
        Narrow(Heading(1, vision, style=look, listed=False), even(vision, look, inner)),
        Heading(2, said("shared.questions"), style=_HEAD, listed=False),
        Listing([_question(text, inner) for text in both], _ASKED, numbered=True, after=0, gap=0.5),
    ]


def _from(book: Book) -> Block:
    name = Paragraph(cut(book.workshop.details.organisation, 36), _FROM)
    logo = book.brand.logo
    return name if logo is None else _Beside(name, logo)


class _Beside(Struct, frozen=True):
    """Whom a card is from, in as many lines as the name takes, with the logo at its right."""

    name: Paragraph
    logo: Logo
    before: float = 0.0
    after: float = 2.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        wide, high = self.logo.size_within(_LOGO)
        element = self.logo.element_below(parent)
        lines = self.name.lay_out(width - wide - 6, parent, layout)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            at = y
            for line in lines:
                line.draw(canvas, x, at)
                at += line.height
            self.logo.draw(canvas, element, x + width - wide, y, (wide, high))

        return [Strip(max(height_of(lines), high), draw)]


def _card(canvas: Canvas, x: float, y: float, strips: Sequence[Strip]) -> None:
    """Draw one card: a bar at the left, its text in the middle of its height."""
    canvas.mark(DECORATION)
    canvas.rectangle(
        (x + _INSET - 9, y + _INSET - 1, _BAR, CARD[1] - 2 * _INSET + 2), canvas.palette.colour("accent")
    )
    at = y + (CARD[1] - height_of(strips)) / 2
    for place, strip in enumerate(strips):
        at += strip.before if place else 0.0
        strip.draw(canvas, x + _INSET, at)
        at += strip.height


def _marks(canvas: Canvas, x: float, y: float) -> None:
    """Draw a cross at each corner of a card: all of its lines lie where the cut goes."""
    canvas.mark(DECORATION)
    ink = canvas.palette.colour("border_strong")
    for column in range(ACROSS + 1):
        for row in range(DOWN + 1):
            left, top = x + column * CARD[0], y + row * CARD[1]
            canvas.line(((left - _CROSS, top), (left + _CROSS, top)), ink, 0.5)
            canvas.line(((left, top - _CROSS), (left, top + _CROSS)), ink, 0.5)
    outer = (x - 6 * _CROSS, x + ACROSS * CARD[0] + 2 * _CROSS)
    for row in range(DOWN + 1):
        for left in outer:
            at = y + row * CARD[1]
            canvas.line(((left, at), (left + 4 * _CROSS, at)), ink, 0.5)
