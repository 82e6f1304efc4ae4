"""The shorter printed documents as files of the catalogue: sheets, poster, cards, run sheet, agreement."""

from collections.abc import Callable, Iterator

from app.content import words
from exporters.catalogue import CATALOGUE, File, Order
from exporters.leaflet_files import department_names
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.cards import cards as cards_pdf
from exporters.pdf.documents.check_in import check_in as check_in_pdf
from exporters.pdf.documents.contract import contract as contract_pdf
from exporters.pdf.documents.department_sheets import department_sheet, merged_department_sheets
from exporters.pdf.documents.poster import poster as poster_pdf
from exporters.pdf.documents.run_sheet import run_sheet as run_sheet_pdf


def departments(order: Order) -> Iterator[File]:
    """Make each department's sheet, then all of them in one file."""
    book = _book(order)
    *names, merged = department_names(order.workshop)
    sentence: str = words("documents_more")["progress"]["department"]
    for number, (name, department) in enumerate(zip(names, order.workshop.departments, strict=True), start=1):
        if order.wants(name):
            order.say(sentence.format(name=department.name, number=number, count=len(names)))
            yield name, department_sheet(book, department)
    if order.wants(merged):
        _announce("departments", order)
        yield merged, merged_department_sheets(book)


def poster(order: Order) -> Iterator[File]:
    """Make the poster."""
    return _one("poster", order, poster_pdf)


def cards(order: Order) -> Iterator[File]:
    """Make the pocket cards."""
    return _one("cards", order, cards_pdf)


def check_in(order: Order) -> Iterator[File]:
    """Make the status sheet for the next check-in."""
    return _one("check_in", order, check_in_pdf)


def agenda(order: Order) -> Iterator[File]:
    """Make the facilitator's run sheet."""
    return _one("agenda", order, run_sheet_pdf)


def contract(order: Order) -> Iterator[File]:
    """Make the agreement before the day."""
    return _one("contract", order, contract_pdf)


def _one(key: str, order: Order, make: Callable[[Book], bytes]) -> Iterator[File]:
    """Make a document that is one file."""
    _announce(key, order)
    (name,) = CATALOGUE[key].names(order.workshop)
    yield name, make(_book(order))


def _book(order: Order) -> Book:
    return Book(order.workshop, order.images, order.paper)


def _announce(key: str, order: Order) -> None:
    order.say(words("documents")["progress"]["document"].format(title=CATALOGUE[key].title))
