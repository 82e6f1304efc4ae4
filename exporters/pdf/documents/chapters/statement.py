"""The vision itself: the statement, how it was agreed, and the questions that grow out of it."""

from __future__ import annotations

from app.records.vision import Reservation
from app.rules.agreement import is_miscounted
from app.rules.signatures import is_agreed
from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Heading, Listing, Panel, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.styles import BODY, OVERLINE, SMALL, STATEMENT, Style

_LONG = Style(13, 19, weight="semibold", tracking=-0.005, after=8)


def statement_panel(book: Book) -> Panel:
    """Give the statement on its ground; where none is agreed, the panel says so and shows the drafts."""
    details = book.workshop.details
    said = details.statement or ""
    overline = Paragraph(book.say("statement.overline", customers=details.customer_name_plural), OVERLINE)
    if said.strip():
        look = STATEMENT if len(said) <= 220 else _LONG
        agreed = (
            Paragraph(agreement(book), SMALL)
            if is_agreed(book.workshop)
            else Paragraph(book.say("statement.nothing"), SMALL)
        )
        return Panel([overline, Paragraph(said, look), agreed])
    drafts = book.workshop.drafts
    if not drafts:
        return Panel([overline, Paragraph(book.say("statement.nothing"), BODY)])
    open_words = book.say("statement.open", count=book.count("statement.drafts", len(drafts)))
    shown = [shortened(draft.text, 320) for draft in drafts[:4]]
    if len(drafts) > 4:
        shown.append(book.say("list_end", count=len(drafts) - 4))
    return Panel([overline, Paragraph(open_words, BODY, keep=True), Listing(shown)])


def agreement(book: Book) -> str:
    """Say by how many it was agreed, or when, and by which rule; a count that can't be true is left out."""
    details = book.workshop.details
    if is_miscounted(book.workshop):
        by = book.say("statement.agreed_on", when=book.day(details.statement_agreed_on))
    elif details.agreed_count is not None and details.present_count is not None:
        by = book.say("statement.agreed", agreed=details.agreed_count, present=details.present_count)
    elif details.agreed_count is not None:
        by = book.say("statement.agreed_by", agreed=details.agreed_count)
    else:
        by = book.say("statement.agreed_on", when=book.day(details.statement_agreed_on))
    return joined(
        [by, book.say("statement.rule", rule=book.value("decision_rule", details.decision_rule))], " "
    )


def reservations(book: Book, level: int, most: int | None = None) -> list[Block]:
    """List the reservations on record: all with who raised them, or at most so many without.

    A board reads how many agreed beside them; who did not is for the room's own record.
    """
    kept = book.workshop.reservations
    if not kept:
        return []
    shown = [_reservation(book, each, most) for each in kept[:most]]
    if most is not None and len(kept) > most:
        shown.append(book.say("list_end", count=len(kept) - most))
    return [Heading(level, book.say("statement.reservations"), listed=level < 3), Listing(shown)]


def _reservation(book: Book, reservation: Reservation, most: int | None) -> str:
    if most is not None:
        return shortened(reservation.text, 400)
    who = book.name("participants", reservation.participant_id)
    return book.say("statement.reservation_by", text=reservation.text, name=who) if who else reservation.text


def two_questions(book: Book, level: int) -> list[Block]:
    """Give the room's two questions."""
    return [
        Heading(level, book.say("statement.questions"), listed=level < 3),
        Paragraph(book.say("statement.questions_intro"), SMALL, keep=True),
        Listing(questions(book.workshop), numbered=True),
    ]
