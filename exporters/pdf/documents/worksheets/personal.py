"""One person's sheets: phrases for the vision, and the personal touchpoint."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.prepare import Participant
from app.worksheets.questions import PERSONAL, prompts
from app.worksheets.sheet import Sheet
from exporters.pdf.blocks import Block, Columns, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.leaflet import DOT
from exporters.pdf.documents.worksheets.pad import Pad, label
from exporters.pdf.forms.blocks import Room
from exporters.pdf.styles import STRONG

_LINES = {"answer": 5, "wants": 4, "benefit": 4, "improve": 3}
_NAME = STRONG.but(size=12, leading=16, after=10)


def phrases(book: Book, person: Participant | None, number: int) -> Sequence[Block]:
    """Give the sheet of prompts for a person, or a blank one."""
    pad = Pad(book, "phrases")
    sheet = pad.sheet(number, person.id if person else "")
    return [
        *pad.head(sheet),
        *_who(pad, sheet, person, "name_free"),
        *(
            pad.asked(sheet, f"phrase{place}", prompt, 2)
            for place, prompt in enumerate(prompts(book.workshop), start=1)
        ),
    ]


def touchpoint(book: Book, person: Participant | None, number: int) -> Sequence[Block]:
    """Give the sheet of the personal touchpoint for a person, or a blank one."""
    pad = Pad(book, "touchpoint")
    sheet = pad.sheet(number, person.id if person else "")
    return [
        *pad.head(sheet),
        *_who(pad, sheet, person, "name"),
        *(pad.asked(sheet, field, pad.say(field), _LINES[field]) for field in PERSONAL),
    ]


def _who(pad: Pad, sheet: Sheet, person: Participant | None, asked: str) -> list[Block]:
    """Say whose sheet it is, or ask for the name."""
    if person is None:
        words = pad.say(asked)
        row = Columns([(1, [label(words), Room(sheet.field, "name", words)]), (0.6, [])], after=16)
        return [row]
    department = pad.book.name("departments", person.department_id)
    return [Paragraph(joined([shortened(person.name, 120), shortened(department, 120)], DOT), _NAME)]
