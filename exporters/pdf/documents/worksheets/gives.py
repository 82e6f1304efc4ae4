"""A table's sheet: what one department gives, to whom, and at which stage of the customer's journey."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.prepare import Department
from app.worksheets.questions import MARKS_OF_BOTH, ROWS, receivers
from exporters.pdf.blocks import Block, Columns, Paragraph
from exporters.pdf.documents.book import Book, shortened
from exporters.pdf.documents.worksheets.pad import Pad, label
from exporters.pdf.forms.blocks import Marks, Pick, Room
from exporters.pdf.styles import STRONG
from exporters.pdf.tables import Cell, Column, Table

_NAME = STRONG.but(size=12, leading=16, after=6)
_ONE_TO_FIVE = tuple((str(mark), str(mark), "") for mark in range(1, 6))


def gives(book: Book, department: Department | None, number: int) -> Sequence[Block]:
    """Give a department's sheet, or one on which the department is written."""
    pad = Pad(book, "gives")
    sheet = pad.sheet(number, department.id if department else "")
    field = sheet.field
    workshop = book.workshop
    whom = tuple(receivers(workshop))
    stages = tuple((each.id, each.name) for each in workshop.journey_stages)
    heads = ("what", "whom", "stage", "importance", *MARKS_OF_BOTH)
    columns = [
        Column(pad.say(key), share, stays=True)
        for key, share in zip(heads, (2.2, 1.6, 1.4, 1.55, 0.7, 0.7), strict=True)
    ]
    rows: list[list[Cell]] = []
    for row in range(1, ROWS + 1):
        here = pad.say("row", number=row)
        says = [f"{pad.say(key)}, {here}" for key in heads]
        rows.append(
            [
                [Room(field, f"what{row}", says[0], 2, after=0)],
                [Pick(field, f"whom{row}", says[1], whom, after=0)],
                [Pick(field, f"stage{row}", says[2], stages, after=0)],
                [Marks(field, f"importance{row}", says[3], _ONE_TO_FIVE, after=0)],
                *(
                    [Room(field, f"{key}{row}", say, after=0)]
                    for key, say in zip(MARKS_OF_BOTH, says[4:], strict=True)
                ),
            ]
        )
    who: list[Block] = (
        [Paragraph(shortened(department.name, 200), _NAME)] if department else [_asked_department(pad, field)]
    )
    return [*pad.head(sheet), *who, Table(columns, rows, after=0)]


def _asked_department(pad: Pad, field: str) -> Block:
    words = pad.say("department")
    options = tuple((each.id, each.name) for each in pad.book.workshop.departments)
    return Columns([(1, [label(words), Pick(field, "department", words, options)]), (0.6, [])], after=12)
