"""Numbered ballot slips: several on a sheet to cut apart, each for one person, none with a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from app.content import words
from app.records.kinds import BALLOT_LISTS
from app.records.vision import Ballot
from app.rules.names import name
from app.worksheets.questions import SLIPS
from exporters.pdf.blocks import Block, Heading, Layout, Paragraph, child, lay_out_all, shifted, together
from exporters.pdf.canvas import Canvas
from exporters.pdf.documents.book import Book, shortened
from exporters.pdf.documents.worksheets.pad import rendered
from exporters.pdf.forms.blocks import LINE
from exporters.pdf.strips import Draw, Strip, height_of
from exporters.pdf.structure import DECORATION, Artifact, Element
from exporters.pdf.styles import CELL, OVERLINE, SMALL, STRONG, TITLE

_PADDING = 12.0
_BOX = 17.0
_ASKED = 44.0
"""Where the box stands of what asks for a number."""
_ROW = LINE
_MOST_CANDIDATES = 10
_LONGEST = 90
_CHOICES = 3


def slips(book: Book) -> bytes:
    """Give the slips of every ballot that is still open as PDF; of a ballot to come where none is."""
    waiting: list[Ballot | None] = [each for each in book.workshop.ballots if each.closed_at is None]
    parts = [_slips(book, ballot) for ballot in waiting or [None]]
    return rendered(book, parts, _say("title"), _say_of(book, "about"), _say_sheet(book))


def slip_count(book: Book, ballot: Ballot | None) -> int:
    """Tell how many slips a ballot takes: as many as it expects, or as there are people in the room."""
    expected = ballot.voters if ballot is not None else None
    return min(expected or len(book.workshop.in_the_room) or SLIPS, 500)


def _slips(book: Book, ballot: Ballot | None) -> Sequence[Block]:
    numbers = range(1, slip_count(book, ballot) + 1)
    made = [_Slip(book, ballot, number) for number in numbers]
    question = shortened(ballot.question, 200) if ballot is not None and ballot.question else _say("title")
    head: list[Block] = [
        Heading(1, question, style=TITLE.but(size=16, leading=21, after=2)),
        Paragraph(_say("secret"), SMALL.but(after=10)),
    ]
    pairs = [made[place : place + 2] for place in range(0, len(made), 2)]
    return [*head, *(_Pair(pair) for pair in pairs)]


class _Slip(Struct, frozen=True):
    """One slip: its number, the question, and what can be voted for, each with a box."""

    book: Book
    ballot: Ballot | None
    number: int

    def blocks(self) -> Iterator[Block]:
        yield Paragraph(_say("slip", number=self.number), OVERLINE.but(figures=True))
        if self.ballot is None:
            yield Paragraph(_say("blank_question"), STRONG.but(size=9, leading=12))
            for _ in range(_CHOICES):
                yield _Candidate(_say("number"), beside=True)
            return
        dots = self.ballot.dots_per_person
        told = _say("one_dot") if dots == 1 else _say("dots", count=dots)
        yield Paragraph(shortened(self.ballot.question, 140), STRONG.but(size=9, leading=12, after=2))
        yield Paragraph(told, SMALL)
        list_name = BALLOT_LISTS[self.ballot.subject]
        ids = self.ballot.candidate_ids
        for number, id in enumerate(ids[:_MOST_CANDIDATES], start=1):
            said = shortened(name(list_name, id, self.book.workshop), _LONGEST)
            yield _Candidate(f"{number}. {said}")
        if len(ids) > _MOST_CANDIDATES:
            yield Paragraph(_say("candidates", count=len(ids) - _MOST_CANDIDATES), SMALL)


class _Candidate(Struct, frozen=True):
    """What can be voted for, with a box at the right for the dots.

    A word that asks for a number has it `beside` it.
    """

    text: str
    beside: bool = False
    before: float = 0.0
    after: float = 0.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        inner = lay_out_all([Paragraph(self.text, CELL)], width - _BOX - 10, parent, layout)
        high = height_of(inner)
        height = max(_ROW, high + 6)

        def draw(canvas: Canvas, x: float, y: float) -> None:
            at = y + (height - high) / 2
            for strip in inner:
                strip.draw(canvas, x, at)
                at += strip.height
            canvas.mark(DECORATION)
            box = (x + (_ASKED if self.beside else width - _BOX), y + (height - _BOX) / 2, _BOX, _BOX)
            canvas.rectangle(box, None, canvas.palette.colour("border_strong"), 0.9, radius=3)

        return [Strip(height, draw)]


class _Pair(Struct, frozen=True):
    """Two slips side by side in dashed lines to cut along; they are never parted by a page's end."""

    slips: Sequence[_Slip]
    before: float = 0.0
    after: float = 0.0

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        cell = width / 2
        laid = []
        for slip in self.slips:
            section = child(parent, "Sect")
            laid.append(lay_out_all(list(slip.blocks()), cell - 2 * _PADDING, section, layout))
        height = max(height_of(strips) for strips in laid) + 2 * _PADDING
        parts = [
            part
            for place, strips in enumerate(laid)
            for part in (_cut_line(place * cell, cell, height), _placed(strips, place * cell))
        ]
        return [Strip(height, together(*parts))]


def _cut_line(left: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.mark(DECORATION)
        box = (x + left, y, width, height)
        canvas.rectangle(box, None, canvas.palette.colour("border_strong"), 0.5, dashes=(3, 3))

    return draw


def _placed(strips: Sequence[Strip], left: float) -> Draw:
    parts, at = [], _PADDING
    for place, strip in enumerate(strips):
        at += strip.before if place else 0.0
        parts.append(shifted(strip.draw, left + _PADDING, at))
        at += strip.height
    return together(*parts)


def _say(key: str, **facts: object) -> str:
    return str(words("worksheets")["ballots"][key]).format(**facts)


def _say_of(book: Book, key: str) -> str:
    return _say(key, organisation=book.workshop.details.organisation)


def _say_sheet(book: Book) -> str:
    return str(words("worksheets")["sheet"]["running"]).format(
        organisation=book.workshop.details.organisation
    )
