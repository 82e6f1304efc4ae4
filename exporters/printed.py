"""The printed documents as files of the catalogue."""

from collections.abc import Iterator, Mapping

from app.content import words
from app.workshop import Workshop
from exporters.catalogue import File, Say, handout_names
from exporters.pdf.documents.board import board as board_pdf
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout, merged_handouts
from exporters.pdf.documents.plan import plan as plan_pdf


def board(workshop: Workshop, images: Mapping[str, bytes], say: Say) -> Iterator[File]:
    """Make the board edition."""
    _announce("board", say)
    yield "board.pdf", board_pdf(Book(workshop, images))


def plan(workshop: Workshop, images: Mapping[str, bytes], say: Say) -> Iterator[File]:
    """Make the action plan."""
    _announce("plan", say)
    yield "plan.pdf", plan_pdf(Book(workshop, images))


def handouts(workshop: Workshop, images: Mapping[str, bytes], say: Say) -> Iterator[File]:
    """Make each participant's handout, then all of them in one file."""
    book = Book(workshop, images)
    *names, merged = handout_names(workshop)
    sentence: str = words("documents")["progress"]["handout"]
    for number, (name, person) in enumerate(zip(names, workshop.participants, strict=True), start=1):
        say(sentence.format(name=person.name, number=number, count=len(names)))
        yield name, handout(book, person)
    _announce("handouts", say)
    yield merged, merged_handouts(book)


def _announce(key: str, say: Say) -> None:
    said = words("documents")
    say(said["progress"]["document"].format(title=said["catalogue"][key]["title"]))
