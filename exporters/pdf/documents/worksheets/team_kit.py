"""The team kit: half an hour by which a team that wasn't in the room makes the vision its own."""

from __future__ import annotations

from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Listing, NewPage, Panel, Paragraph
from exporters.pdf.documents.book import Book, shortened
from exporters.pdf.documents.worksheets.pad import Pad, label
from exporters.pdf.forms.blocks import Number, Pick, Room
from exporters.pdf.styles import BODY, HEADINGS, OVERLINE, SMALL, TITLE, Style

_VISION = Style(17, 24, weight="semibold", tracking=-0.012, after=2)
_LONG_VISION = Style(12, 17.5, weight="semibold", after=2)
_HEAD = HEADINGS[2].but(size=12.5, leading=17, before=14, after=4)
_LONG = 240


def team_kit(book: Book) -> bytes:
    """Give the kit as PDF: a page to read and write on, and the sheet that comes back."""
    pad = Pad(book, "team")
    return pad.rendered([[*_kit(pad), NewPage(_sheet(pad))]])


def _kit(pad: Pad) -> list[Block]:
    book = pad.book
    statement = shortened((book.workshop.details.statement or "").strip(), 900)
    look = _VISION if len(statement) <= _LONG else _LONG_VISION
    vision = Paragraph(statement, look) if statement else Paragraph(pad.say("no_vision"))
    steps = ("step_vision", "step_silence", "step_round", "step_questions")
    overline = book.say("statement.overline", customers=book.workshop.details.customer_name_plural)
    return [
        Paragraph(pad.say("overline"), OVERLINE),
        Heading(1, pad.say("title"), style=TITLE.but(size=21, leading=26, after=4)),
        Paragraph(pad.say("intro"), BODY.but(colour="text2")),
        Panel([Paragraph(overline, OVERLINE), vision]),
        Heading(2, pad.say("steps"), style=_HEAD),
        Listing([pad.say(step) for step in steps], numbered=True),
        Heading(2, pad.say("personal"), style=_HEAD),
        Paragraph(pad.say("personal_help"), SMALL),
        Lines(4, spacing=26),
        Heading(2, book.say("statement.questions"), style=_HEAD),
        Listing([shortened(each, 400) for each in questions(book.workshop)], numbered=True),
    ]


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
        Paragraph(pad.say("by_hand"), SMALL.but(after=12)),
        Columns([(1, first), (1, second)], after=6),
        pad.asked(sheet, "touchpoints", pad.say("touchpoints"), 7),
        pad.asked(sheet, "needs", pad.say("needs"), 5),
    ]
