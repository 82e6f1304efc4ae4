"""The poster: the vision as large as the wall sheet takes it, the two questions small below."""

from __future__ import annotations

from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Columns, Heading, Layout, Paragraph, Rule, Space, lay_out_all
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.leaflet import Narrow, about, breaks, cut, even, said, standing, statement_of
from exporters.pdf.strips import height_of
from exporters.pdf.structure import DECORATION
from exporters.pdf.styles import LETTER, Size, Style

A3: Size = (841.89, 1190.55)
TABLOID: Size = (792.0, 1224.0)

_SIZES = tuple(range(160, 11, -2))
_LARGEST_CUT = 30
"""Letters are not made smaller than this for the sake of one word longer than a line."""
_MOST = 2000
"""Characters: at the smallest size more would no longer fit."""

_FROM = Style(17, 22, weight="semibold", colour="text2")
_OVERLINE = Style(15, 20, weight="semibold", colour="accent", tracking=0.07)
_HEAD = Style(13, 27, weight="semibold", colour="text3", after=6)
_QUESTION = Style(19, 27, weight="medium")
_LONG_QUESTION = Style(14, 20, weight="medium")
_FOOT = Style(12, 16, colour="text3")
_BAR = 7.0
_LOGO: Size = (255.0, 79.0)
"""The most a logo takes on the wall: twice what it takes on A4."""
_GAP = 52.0
_GUTTER = 28.0


def poster(book: Book) -> bytes:
    """Give the poster as PDF: A3, or tabloid where paper is bought as Letter."""
    size = TABLOID if book.size == LETTER else A3
    top = 80.0 if book.brand.logo is None else _LOGO[1] + 28
    sheet = Sheet(size, left=74, right=74, top=top, bottom=64, logo=_LOGO)
    what = about(book, said("poster.title"), "poster")
    return render(_blocks(book, sheet), what, sheet, Running("", "", ""), book.brand)


def _blocks(book: Book, sheet: Sheet) -> list[Block]:
    """Give the sheet from top to bottom; the statement stands in the optical middle of what is left."""
    details = book.workshop.details
    top: list[Block] = [Paragraph(cut(details.organisation, 160), _FROM)]
    overline = book.say("statement.overline", customers=details.customer_name_plural)
    bottom = _bottom(book, sheet.width)
    above: list[Block] = [
        Rule("accent", _BAR, before=0, after=26, height=_BAR, share=0.14),
        Paragraph(cut(overline, 120), _OVERLINE.but(after=14)),
    ]
    room = sheet.height - _height([*top, *above, *bottom], sheet.width) - 2 * _GAP
    statement = statement_block(statement_of(book), sheet.width, room)
    spare = room - _height([statement], sheet.width)
    return [*top, Space(_GAP + spare * 0.42), *above, statement, Space(_GAP + spare * 0.58 - 1), *bottom]


def _bottom(book: Book, width: float) -> list[Block]:
    details = book.workshop.details
    asked = [cut(question, 220) for question in questions(book.workshop)]
    look = _QUESTION if max(map(len, asked)) <= 110 else _LONG_QUESTION
    wide = (width - 2 * _GUTTER) * 0.4
    columns: list[tuple[float, list[Block]]] = [
        (1.0, [Heading(2, said("shared.questions"), style=_HEAD, listed=False)])
    ]
    for text in asked:
        columns.append((2.0, [Narrow(Paragraph(text, look), even(text, look, wide))]))
    since = standing(book)
    held_on = book.day(details.held_on)
    foot = joined([cut(details.title, 120), None if held_on in since else held_on, since])
    return [
        Rule("border_strong", 0.8, before=0, after=18),
        Columns(columns, gap=_GUTTER, after=26),
        Paragraph(foot, _FOOT),
    ]


def statement_block(text: str, width: float, height: float) -> Narrow:
    """Give the statement in the largest letters in which no word is cut and all of it fits the room.

    Where a word is too long for any line even so, it is cut. Lines are made about equally long.
    """
    text = shortened(text, _MOST)
    if len(text.splitlines()) > 8:
        text = " ".join(text.split())
    style = next((look for look in map(_look, _SIZES) if _fits(text, look, width, height)), _look(_SIZES[-1]))
    return Narrow(Heading(1, text, style=style, listed=False), even(text, style, width))


def _look(size: int) -> Style:
    """Give the look of the statement: the larger the letters, the closer they and their lines stand."""
    leading = size * (1.08 if size > 84 else 1.16 if size > 44 else 1.28)
    return Style(size, leading, weight="bold", tracking=-0.026 if size > 44 else -0.012)


def _fits(text: str, style: Style, width: float, height: float) -> bool:
    lines, whole = breaks(text, style, width)
    return lines * style.leading <= height and (whole or style.size <= _LARGEST_CUT)


def _height(blocks: list[Block], width: float) -> float:
    """Give the height of blocks without what they are followed by."""
    return height_of(lay_out_all(blocks, width, DECORATION, Layout(10_000.0)))
