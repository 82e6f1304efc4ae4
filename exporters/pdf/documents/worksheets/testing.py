"""The sheet of the two-question test: each idea is put to the room's own two questions."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.prepare import Group
from app.rules.two_questions import questions
from app.worksheets.questions import ROWS, actions_to_test
from app.worksheets.testing import QUESTIONS, field_of
from exporters.pdf.blocks import Block, Listing, Panel, Paragraph
from exporters.pdf.documents.book import Book, shortened
from exporters.pdf.documents.worksheets.pad import Pad
from exporters.pdf.forms.blocks import Marks, Room
from exporters.pdf.styles import BODY, OVERLINE, STRONG
from exporters.pdf.tables import Cell, Column, Table

_NAME = STRONG.but(size=12, leading=16, after=6)
_LONGEST = 220
_FEWEST = 2  # rows to write in where the page is full of actions


def two_questions(book: Book, group: Group | None, number: int) -> Sequence[Block]:
    """Give a table's sheet: the actions that wait for an answer, then rows to write ideas in."""
    pad = Pad(book, "test")
    sheet = pad.sheet(number, group.id if group else "")
    asked = [shortened(each, 400) for each in questions(book.workshop)]
    actions = actions_to_test(book.workshop)
    heads = [pad.say("first"), pad.say("second")]
    options = tuple((value, pad.say(value), "") for value in ("yes", "no"))
    rows: list[list[Cell]] = []
    for action in actions:
        title = shortened(action.title, _LONGEST)
        marks = [
            Marks(sheet.field, field_of(key, action.id), f"{title}: {head}", options, after=0)
            for key, head in zip(QUESTIONS, heads, strict=True)
        ]
        rows.append([title, *([mark] for mark in marks)])
    for row in range(1, max(ROWS - len(actions), _FEWEST) + 1):
        idea = f"{pad.say('idea')}, {pad.say('row', number=row)}"
        fields = [
            Marks(sheet.field, f"{key}{row}", f"{idea}: {head}", options, after=0)
            for key, head in zip(QUESTIONS, heads, strict=True)
        ]
        rows.append([[Room(sheet.field, f"idea{row}", idea, 2, after=0)], *([mark] for mark in fields)])
    columns = [
        Column(pad.say("idea"), 4, stays=True, style=BODY),
        Column(heads[0], 1.1, "centre", stays=True),
        Column(heads[1], 1.1, "centre", stays=True),
    ]
    named = [Paragraph(pad.say("table", name=shortened(group.name, 120)), _NAME)] if group else []
    return [
        *pad.head(sheet),
        *named,
        Panel([Paragraph(pad.say("questions"), OVERLINE), Listing(asked, numbered=True)], after=8),
        Table(columns, rows, after=0),
    ]
