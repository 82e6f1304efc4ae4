"""When and where the workshop was held, for whom, by whom, and how far it has come."""

from __future__ import annotations

from datetime import date

from app.rules.signatures import (
    is_agreed,
    is_senior_leaders,
    is_signed,
    unsigned_leaders,
    valid_signatures,
)
from exporters.pdf.blocks import Block, Columns, Heading, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.styles import CELL, OVERLINE

MOST_OF_A_TITLE = 1500
MOST_OF_A_NAME = 300
_MOST_OF_A_FACT = 200
_SIDE_BY_SIDE = 3


def edition(book: Book) -> date:
    """Give the date the edition tells of: the last check-in held, else the day of the workshop."""
    held = [each.held_on for each in book.workshop.check_ins if each.held_on is not None]
    return max([book.workshop.details.held_on, *held])


def facts(book: Book) -> list[tuple[str, str]]:
    """Give what is known of the day, each with what it is called."""
    details = book.workshop.details
    said = [
        ("cover.held_on", book.day(details.held_on)),
        ("cover.venue", details.venue),
        ("cover.sponsor", joined([details.sponsor, details.sponsor_title], ", ")),
        ("cover.facilitators", details.facilitators),
        ("cover.status", _status(book)),
        ("cover.edition", book.say("cover.as_of", when=book.day(edition(book)))),
    ]
    return [(book.say(key), value) for key, value in said if value]


def _status(book: Book) -> str:
    """Say how far the vision has come: agreed, and signed by all senior leaders in the room or by some."""
    workshop = book.workshop
    when = book.day(workshop.details.statement_agreed_on)
    if not is_agreed(workshop):
        return book.say("cover.status_draft")
    if not is_signed(workshop):
        return book.say("cover.status_agreed", when=when)
    standing = valid_signatures(workshop)
    missing = len(unsigned_leaders(workshop, standing))
    signed = sum(is_senior_leaders(workshop, each) for each in standing)
    key = "cover.status_signed_in_part" if missing else "cover.status_signed"
    return book.say(key, when=when, signed=signed, leaders=signed + missing)


def facts_side_by_side(book: Book) -> list[Block]:
    """Give the facts as a cover has room for them; `facts_in_full` tells what is cut here."""
    known = [_fact(label, shortened(value, _MOST_OF_A_FACT)) for label, value in facts(book)]
    rows = [known[place : place + _SIDE_BY_SIDE] for place in range(0, len(known), _SIDE_BY_SIDE)]
    empty: list[list[Block]] = [[]] * _SIDE_BY_SIDE
    return [Columns([(1, fact) for fact in (row + empty)[:_SIDE_BY_SIDE]], after=6) for row in rows]


def facts_in_full(book: Book) -> list[Block]:
    """Give what is too long for a cover; nothing where a cover tells all."""
    details = book.workshop.details
    named = [
        (book.label("workshop", "title"), details.title, MOST_OF_A_TITLE),
        (book.label("workshop", "organisation"), details.organisation, MOST_OF_A_NAME),
        *((label, value, _MOST_OF_A_FACT) for label, value in facts(book)),
    ]
    cut = [_fact(label, value) for label, value, most in named if len(value) > most]
    return [Heading(1, book.say("cover.in_full")), *(block for fact in cut for block in fact)] if cut else []


def _fact(label: str, value: str) -> list[Block]:
    return [Paragraph(label, OVERLINE.but(tracking=0.02, after=0)), Paragraph(value, CELL)]
