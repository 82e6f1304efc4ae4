"""Worksheets, the evaluation and the team kit as files of the catalogue."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.content import words
from app.worksheets.sheet import SheetKind
from exporters.catalogue import File, Order
from exporters.pdf.blocks import Block
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.worksheets.gives import gives
from exporters.pdf.documents.worksheets.pad import Pad
from exporters.pdf.documents.worksheets.personal import phrases, touchpoint
from exporters.pdf.documents.worksheets.rating import evaluation as evaluation_sheet
from exporters.pdf.documents.worksheets.rating import rating
from exporters.pdf.documents.worksheets.slips import slips
from exporters.pdf.documents.worksheets.team_kit import team_kit as team_kit_pdf
from exporters.pdf.documents.worksheets.testing import two_questions
from exporters.worksheet_files import (
    SLIPS_FILE,
    TEAM_KIT_FILE,
    Batch,
    evaluation_batch,
    worksheet_batches,
)

Drawing = Callable[[Book, Any, int], Sequence[Block]]
"""Gives a sheet of a workshop about somebody or something, with its number."""


def worksheets(order: Order) -> Iterator[File]:
    """Make every worksheet, then the ballot slips."""
    book = _book(order)
    for batch in worksheet_batches(order.workshop):
        yield from _made(book, batch, order)
    if order.wants(SLIPS_FILE):
        _announce(order, "ballots")
        yield SLIPS_FILE, slips(book)


def evaluation(order: Order) -> Iterator[File]:
    """Make the sheets that ask the participants about the day."""
    yield from _made(_book(order), evaluation_batch(order.workshop), order)


def team_kit(order: Order) -> Iterator[File]:
    """Make the team kit."""
    _announce(order, "team_kit")
    yield TEAM_KIT_FILE, team_kit_pdf(_book(order))


def _made(book: Book, batch: Batch, order: Order) -> Iterator[File]:
    pad, draw = Pad(book, batch.kind), _DRAWN[batch.kind]
    pairs = list(zip(batch.subjects, batch.numbers, strict=True))
    if order.wants(batch.merged):
        _announce(order, batch.kind)
        yield batch.merged, pad.rendered([draw(book, subject, number) for subject, number in pairs])
    for name, (subject, number) in zip(batch.single, pairs, strict=False):
        if order.wants(name):
            yield name, pad.rendered([draw(book, subject, number)])


def _book(order: Order) -> Book:
    return Book(order.workshop, order.images, order.paper)


def _announce(order: Order, kind: str) -> None:
    title = words("worksheets")[kind]["title"]
    order.say(words("documents")["progress"]["document"].format(title=title))


def _rating(book: Book, _: None, number: int) -> Sequence[Block]:
    return rating(book, number)


def _evaluation(book: Book, _: None, number: int) -> Sequence[Block]:
    return evaluation_sheet(book, number)


_DRAWN: Mapping[SheetKind, Drawing] = {
    "phrases": phrases,
    "touchpoint": touchpoint,
    "gives": gives,
    "rating": _rating,
    "test": two_questions,
    "evaluation": _evaluation,
}
