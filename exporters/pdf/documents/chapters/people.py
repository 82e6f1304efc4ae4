"""Who was in the room, for whom they spoke, and how the day was planned."""

from __future__ import annotations

from app.records.prepare import Participant
from app.rules.names import listed
from app.rules.spoken_for import spoken_for
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, SMALL
from exporters.pdf.tables import Cell, Column, Table


def who_was_there(book: Book) -> list[Block]:
    """Say how many were there and which departments nobody spoke for."""
    workshop = book.workshop
    heading = Heading(1, book.say("people.heading"), room=0.2)
    if not workshop.participants:
        return [heading, Paragraph(book.say("people.unrecorded"))] if workshop.departments else []
    room = workshop.in_the_room
    heard = spoken_for(workshop)
    absent = [department.name for department in workshop.departments if department.id not in heard]
    said = [book.say("people.in_room", present=len(room), invited=len(workshop.participants))]
    if workshop.departments and absent:
        said.append(book.say("people.departments_absent", names=listed(absent)))
    elif workshop.departments:
        said.append(book.say("people.departments_all"))
    return [heading, Paragraph(" ".join(said))]


def attendance(book: Book) -> list[Block]:
    """List everybody invited, with the departments they spoke for, and the tables."""
    workshop = book.workshop
    if not workshop.participants:
        return _tables(book, 1)
    rows: list[list[Cell]] = []
    for person in workshop.participants:
        further = listed(book.name("departments", id) for id in person.represents_ids)
        spoke = book.say("people.speaks_for", names=further) if further else ""
        rows.append(
            [
                _named(person),
                joined([book.name("departments", person.department_id), spoke], "\n"),
                book.value("seniority_level", person.level),
                book.name("groups", person.group_id),
                book.value("attendance", person.attendance),
            ]
        )
    columns = [
        Column(book.say("people.person"), 2.2, leads=True),
        Column(book.say("people.department"), 2.4),
        Column(book.say("people.level"), 1.2),
        Column(book.say("people.table"), 0.9),
        Column(book.say("people.attendance"), 0.9),
    ]
    return [Heading(1, book.say("people.annex"), room=0.35), Table(columns, rows), *_tables(book, 2)]


def _tables(book: Book, level: int) -> list[Block]:
    tables = [
        joined([each.name, book.say("people.scribe", name=each.scribe) if each.scribe else None])
        for each in book.workshop.groups
    ]
    heading = Heading(level, book.say("people.tables"), listed=level == 1)
    return [heading, Listing(tables)] if tables else []


def _named(person: Participant) -> list[Span]:
    """Give somebody's name and what they do. Their address is theirs: no document for the client holds it."""
    spans = [Span(person.name, weight="semibold")]
    return [*spans, Span("\n" + person.job_title, colour="text2")] if person.job_title else spans


def agenda(book: Book) -> list[Block]:
    """List the items of the day."""
    items = book.workshop.agenda_items
    if not items:
        return []
    several = len({item.day for item in items}) > 1
    rows = [
        [
            joined([book.say("people.day", day=item.day) if several else None, item.title]),
            book.value("agenda_kind", item.kind),
            book.value("priority", item.priority),
            item.fixed_at or "",
            str(item.minutes),
        ]
        for item in items
    ]
    figures = CELL.but(figures=True)
    columns = [
        Column(book.say("people.item"), 4, leads=True),
        Column(book.say("people.kind"), 1.2),
        Column(book.say("people.priority"), 1.2),
        Column(book.say("people.when"), 0.8, "right", figures),
        Column(book.say("people.minutes"), 0.9, "right", figures),
    ]
    planned = sum(item.minutes for item in items if item.priority != "pre_work")
    total = book.say("people.minutes_in_all", count=planned)
    return [Heading(2, book.say("people.agenda")), Table(columns, rows, after=4), Paragraph(total, SMALL)]
