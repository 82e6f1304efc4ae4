"""The printed documents as files of the catalogue."""

from collections.abc import Iterator

from app.content import words
from exporters.catalogue import File, Order, Say
from exporters.handout_files import handout_names
from exporters.pdf.blocks import Block
from exporters.pdf.documents.board import board as board_pdf
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout, handout_blocks, merged_handouts
from exporters.pdf.documents.plan import plan as plan_pdf


def board(order: Order) -> Iterator[File]:
    """Make the board edition."""
    _announce("board", order.say)
    yield "board.pdf", board_pdf(_book(order))


def plan(order: Order) -> Iterator[File]:
    """Make the action plan."""
    _announce("plan", order.say)
    yield "plan.pdf", plan_pdf(_book(order))


def handouts(order: Order) -> Iterator[File]:
    """Make each participant's handout, then all of them in one file."""
    book = _book(order)
    *names, merged = handout_names(order.workshop)
    sentence: str = words("documents")["progress"]["handout"]
    parts: list[list[Block]] = []
    for number, (name, person) in enumerate(zip(names, order.workshop.participants, strict=True), start=1):
        if not (order.wants(name) or order.wants(merged)):
            continue
        if order.wants(name):
            order.say(sentence.format(name=person.name, number=number, count=len(names)))
        parts.append(handout_blocks(book, person))
        if order.wants(name):
            yield name, handout(book, person, parts[-1])
    if order.wants(merged):
        _announce("handouts", order.say)
        yield merged, merged_handouts(book, parts)


def _book(order: Order) -> Book:
    return Book(order.workshop, order.images, order.paper)


def _announce(key: str, say: Say) -> None:
    said = words("documents")
    say(said["progress"]["document"].format(title=said["catalogue"][key]["title"]))
