"""What all worksheets have in common: their grid, their head, their number, and how they become a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from app.content import words
from app.worksheets.sheet import Sheet as Worksheet
from app.worksheets.sheet import SheetKind
from exporters.pdf.blocks import Block, Columns, Heading, Paragraph, Together
from exporters.pdf.document import Running, Sheet, render_all
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.leaflet import dated
from exporters.pdf.forms.blocks import Number, Room
from exporters.pdf.metadata import About
from exporters.pdf.styles import BODY, OVERLINE, SMALL, STRONG, TITLE

_TITLE = TITLE.but(size=21, leading=26, after=4)
_INTRO = BODY.but(colour="text2", after=10)
_LABEL = STRONG.but(size=10, leading=13.5, after=1)
_LONGEST_NAME = 120


class Pad(Struct, frozen=True):
    """The worksheets of one kind; `about` is what the file says of itself."""

    book: Book
    kind: SheetKind

    def say(self, key: str, **facts: object) -> str:
        """Give the words of this kind of sheet, or of all sheets, filled with the organisation's words."""
        said = words("worksheets")
        table = "team_kit" if self.kind == "team" else self.kind
        text = str(said[table].get(key) or said["sheet"][key])
        details = self.book.workshop.details
        return text.format(
            customer=shortened(details.customer_name, _LONGEST_NAME),
            customers=shortened(details.customer_name_plural, _LONGEST_NAME),
            organisation=details.organisation,
            **facts,
        )

    def sheet(self, number: int = 0, subject: str = "") -> Worksheet:
        """Give the name of a sheet of this kind."""
        return Worksheet(self.book.workshop.id, self.kind, number, subject)

    def head(self, sheet: Worksheet, aside: str = "by_hand") -> list[Block]:
        """Give what a sheet begins with: what it is, its number, and how to fill it in."""
        number = Number(sheet.field, self.say("number"), sheet.code)
        return [
            Columns([(3, [Paragraph(self.say("overline"), OVERLINE)]), (1, [number])], after=0),
            Heading(1, self.say("title"), style=_TITLE),
            Paragraph(self.say("intro"), _INTRO),
            Paragraph(self.say(aside), SMALL.but(after=10)),
        ]

    def asked(self, sheet: Worksheet, field: str, question: str, lines: int) -> Block:
        """Give a question with room for its answer, which stay together."""
        label = Paragraph(question, _LABEL, keep=True)
        return Together([label, Room(sheet.field, field, question, lines, after=12)])

    def rendered(self, sheets: Iterable[Sequence[Block]], about: str = "about") -> bytes:
        """Give one PDF of these sheets, each of which counts its pages for itself."""
        said = self.say("title"), self.say(about), self.say("running")
        # What is filled in on the day tells of no other; the kit carries the vision as it stands.
        return rendered(self.book, list(sheets), *said, dated(self.book) if self.kind == "team" else None)


def rendered(
    book: Book,
    parts: Sequence[Sequence[Block]],
    title: str,
    subject: str,
    running: str,
    notice: str | None = None,
) -> bytes:
    """Give one PDF of several sheets."""
    details = book.workshop.details
    about = About(joined([title, details.title], ": "), book.language, subject)
    below = notice or joined([details.title, book.day(details.held_on)])
    return render_all(parts, about, grid(book), Running(running, below, book.raw("page_of")), book.brand)


def grid(book: Book) -> Sheet:
    """Give the grid of a worksheet: as much room to write as a printer leaves with good margins."""
    return Sheet(book.size, left=56.0, right=56.0, top=52.0, bottom=52.0)


def label(text: str) -> Paragraph:
    """Give the words before a field."""
    return Paragraph(text, _LABEL, keep=True)
