"""The team kit: half an hour by which a team that wasn't in the room makes the vision its own."""

from __future__ import annotations

from exporters.pdf.blocks import Block, Columns, Heading, NewPage, Paragraph
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.leaflet import send_back
from exporters.pdf.documents.team_kit import kit_blocks
from exporters.pdf.documents.worksheets.pad import Pad, grid, label
from exporters.pdf.forms.blocks import Number, Pick, Room
from exporters.pdf.styles import BODY, OVERLINE, SMALL, TITLE


def team_kit(book: Book) -> bytes:
    """Give the kit as PDF: a page to lead by, a page to write on, and the sheet that comes back."""
    pad = Pad(book, "team")
    back = NewPage(_sheet(pad), pad.say("sheet"))
    return pad.rendered([[*kit_blocks(book, grid(book)), back]])


def _sheet(pad: Pad) -> list[Block]:
    sheet = pad.sheet()
    field = sheet.field
    departments = tuple((each.id, each.name) for each in pad.book.workshop.departments)
    first: list[Block] = [
        label(pad.say("department")),
        Pick(field, "department", pad.say("department"), departments, after=12),
        label(pad.say("people")),
        Room(field, "people", pad.say("people"), after=12),
    ]
    second: list[Block] = [label(pad.say("team")), Room(field, "team", pad.say("team"), after=12)]
    return [
        Columns(
            [
                (3, [Paragraph(pad.say("overline"), OVERLINE)]),
                (1, [Number(field, pad.say("number"), sheet.code)]),
            ],
            after=0,
        ),
        Heading(1, pad.say("sheet"), style=TITLE.but(size=21, leading=26, after=4)),
        Paragraph(pad.say("sheet_intro"), BODY.but(colour="text2", after=8)),
        Paragraph(pad.say("by_hand"), SMALL),
        send_back(),
        Columns([(1, first), (1, second)], before=12, after=18),
        pad.asked(sheet, "touchpoints", pad.say("touchpoints"), 7),
        pad.asked(sheet, "needs", pad.say("needs"), 5),
    ]
