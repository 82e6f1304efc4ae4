"""The status sheet: where every action stands, to be filled in at the next check-in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from app.content import words
from app.records.hand_out import CheckIn
from app.records.plan import Action
from app.rules.check_ins import expected_check_ins
from app.rules.plan import is_open, soonest_first
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Listing, Paragraph, Together
from exporters.pdf.document import Sheet, render
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.leaflet import about, cut, dated, listed, people, running, said
from exporters.pdf.inline import Span, spans
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, HEADINGS, OVERLINE, SUBTITLE, TITLE
from exporters.pdf.tables import Cell, Column, Table

_HEAD = HEADINGS[2]
_FIGURES = CELL.but(figures=True)
_WRITE = 19.0
_NOW = 12.0
"""Of the line beside a word, which ends where the word stands."""


class Status(Struct, frozen=True):
    """How the follow-up stands: the next check-in, the one planned after it, and the last one held.

    `day` is the next one's: where no check-in has a date, that of the first horizon.
    """

    next: CheckIn | None
    after: CheckIn | None
    last: CheckIn | None
    day: date | None


def check_in(book: Book) -> bytes:
    """Give the status sheet as PDF."""
    title = said("check_in.title")
    sheet = Sheet(book.size, left=54, right=54, top=58, bottom=54)
    edges = running(book, said("check_in.running"), dated(book))
    return render(check_in_blocks(book), about(book, title, "check_in"), sheet, edges, book.brand)


def check_in_blocks(book: Book) -> list[Block]:
    """Give the blocks: when and where, what happened since the last time, every open action, four signs."""
    status = status_of(book)
    return [
        *_masthead(book, status),
        *_since(book, status),
        *_open(book, status),
        *_signs(book),
        *_next(book, status),
    ]


def status_of(book: Book) -> Status:
    """Find the last check-in that was held, and the first that wasn't."""
    every: Sequence[CheckIn] = book.workshop.check_ins
    held = [each for each in every if each.held_on is not None]
    coming = [each for each in every if each.held_on is None]
    coming.sort(key=lambda each: (each.planned_on is None, str(each.planned_on)))
    upcoming: list[CheckIn | None] = [*coming, None, None]
    first, second = upcoming[:2]
    planned = [first.planned_on] if first is not None and first.planned_on is not None else []
    return Status(
        first,
        second if second is not None and second.planned_on is not None else None,
        max(held, key=lambda each: str(each.held_on), default=None),
        next(iter([*planned, *(each.on for each in expected_check_ins(book.workshop))]), None),
    )


def _masthead(book: Book, status: Status) -> Iterable[Block]:
    details, coming = book.workshop.details, status.next
    facts = (
        ("when", book.day(status.day)),
        ("chair", cut(coming.chair, 120) if coming else ""),
        ("place", cut(coming.place, 120) if coming else ""),
    )
    yield Paragraph(said("check_in.overline"), OVERLINE)
    yield Heading(1, cut(details.title, 200), style=TITLE.but(size=22, leading=27, after=2))
    yield Paragraph(cut(details.organisation, 200), SUBTITLE.but(size=11, leading=15, after=8))
    yield Columns([(1, _fact(key, text)) for key, text in facts], after=4)
    actions = book.workshop.actions
    counts = {key: sum(each.status == key for each in actions) for key in ("done", "dropped")}
    still = len(actions) - counts["done"] - counts["dropped"]
    yield Paragraph(
        [
            Span(said("check_in.so_far") + ": ", weight="semibold"),
            Span(said("check_in.so_far_text", all=len(actions), open=still, **counts)),
        ],
        BODY.but(before=6),
    )


def _fact(key: str, text: str) -> list[Block]:
    head = Paragraph(said(f"check_in.{key}"), OVERLINE.but(tracking=0.02, after=0))
    return [head, Paragraph(text, CELL) if text else Lines(1, spacing=_WRITE)]


def _since(book: Book, status: Status) -> Iterable[Block]:
    """Tell what was said at the last check-in, and which actions have been closed since."""
    last = status.last
    day = book.workshop.details.held_on if last is None or last.held_on is None else last.held_on
    closed = [
        each
        for each in book.workshop.actions
        if not is_open(each) and each.closed_on is not None and each.closed_on >= day
    ]
    told = [] if last is None else book.workshop.where("progress", "check_in_id", last.id)
    key = "check_in.since_day" if last is None else "check_in.since"
    yield Heading(2, said(key, when=book.day(day)), style=_HEAD, room=0.15)
    if not closed and not told:
        yield Paragraph(said("check_in.since_none"))
    if told:
        yield Table(_told_columns(), [_told(book, each) for each in told], after=8)
    if closed:
        said_of = {each.action_id for each in told}
        rest = [each for each in closed if each.id not in said_of]
        entries = [
            [Span(each.title, weight="semibold"), Span(", " + _closed(book, each), colour="text2")]
            for each in rest
        ]
        if entries:
            yield Paragraph(said("check_in.closed"), CELL_STRONG, keep=True)
            yield Listing(entries, CELL)


def _closed(book: Book, action: Any) -> str:
    status = book.value("status", action.status).lower()
    return said("check_in.closed_on", status=status, when=book.day(action.closed_on))


def _told_columns() -> list[Column]:
    return [
        Column(said("check_in.action"), 3, style=CELL_STRONG, leads=True),
        Column(said("check_in.said"), 1.1),
        Column(said("check_in.note_head"), 3.2),
        Column(said("check_in.moved_head"), 1.42, "right", _FIGURES),
    ]


def _told(book: Book, progress: Any) -> list[Cell]:
    return [
        book.name("actions", progress.action_id, "title"),
        book.value("status", progress.status),
        progress.note or "",
        book.day(progress.due_on),
    ]


def _open(book: Book, status: Status) -> Iterable[Block]:
    """Give every open action with room for what is found: those due by this check-in first."""
    still = soonest_first(each for each in book.workshop.actions if is_open(each))
    yield Heading(2, said("check_in.open"), style=_HEAD, room=0.2)
    if not still:
        yield Paragraph(said("check_in.none_open"))
    for key, actions in _by_due(still, status.day):
        if key:
            yield Heading(3, said(f"check_in.{key}"), listed=False)
        yield Table(_open_columns(), [_action(book, each) for each in actions], whole=0.2, before=2)


def _by_due(actions: Sequence[Any], by: Any) -> Iterable[tuple[str, list[Any]]]:
    """Part the actions by the day of the check-in; where it isn't set, they stay together."""
    if by is None:
        groups = [("", list(actions))]
    else:
        dated = [each for each in actions if each.due_on is not None]
        groups = [
            ("due_now", [each for each in dated if each.due_on <= by]),
            ("due_later", [each for each in dated if each.due_on > by]),
            ("undated", [each for each in actions if each.due_on is None]),
        ]
    return [(key, found) for key, found in groups if found]


def _open_columns() -> list[Column]:
    return [
        Column(said("check_in.action"), 3.95, leads=True),
        Column(said("check_in.owner"), 1.6),
        Column(said("check_in.due"), 1.38, style=_FIGURES),
        Column(said("check_in.status"), 1.55),
        Column(said("check_in.note"), 2.65, stays=True),
    ]


def _action(book: Book, action: Any) -> list[Cell]:
    told = [Span(action.title, weight="semibold")]
    told += [Span("\n" + text, colour="text2") for text in _aims(book, action)]
    dates = spans(book.due_or_open(action))
    dates += [Span("\n" + text, colour="text2") for text in _moves(book, action)]
    return [
        told,
        book.owner_or_open(action),
        dates,
        [Listing(listed("check_in.boxes"), CELL, boxes=True, gap=0.5, after=0)],
        [*_value_now(action), Lines(2, spacing=_WRITE)],
    ]


def _value_now(action: Action) -> Iterable[Block]:
    """Leave room for what is measured today, where anything is."""
    if action.measure or action.baseline or action.goal:
        label = Paragraph(said("check_in.value_now"), CELL)
        line = Lines(1, spacing=_NOW)
        yield Columns([(0.3, [label]), (1, [line])], gap=4, after=0)


def _aims(book: Book, action: Any) -> Iterable[str]:
    """Say how it was noted last, and by what it will be seen."""
    yield said("check_in.now", status=book.value("status", action.status).lower())
    if action.measure:
        yield said("check_in.measure", text=action.measure)
    if action.baseline and action.goal:
        yield said("check_in.start_goal", baseline=action.baseline, goal=action.goal)
    elif action.baseline:
        yield said("check_in.start", baseline=action.baseline)
    elif action.goal:
        yield said("check_in.goal", goal=action.goal)


def _moves(book: Book, action: Any) -> Iterable[str]:
    """Say when the date was moved, as the check-ins noted it, and to which day if to another than today's."""
    for each in book.workshop.where("progress", "action_id", action.id):
        if each.due_on is None:
            continue
        met = book.workshop.get("check_ins", each.check_in_id)
        when = book.day(met.held_on or met.planned_on) or said("check_in.some_day")
        if each.due_on == action.due_on:
            yield said("check_in.moved_here", when=when)
        else:
            yield said("check_in.moved_to", to=book.day(each.due_on), when=when)


def _signs(book: Book) -> Iterable[Block]:
    """Ask for an example of each of the four signs."""
    blocks: list[Block] = [
        Heading(2, said("check_in.signs"), style=_HEAD),
        Paragraph(said("check_in.signs_intro"), CELL.but(colour="text2", after=4), keep=True),
    ]
    called = people(book)
    for sign in words("signs").values():
        text = [Span(sign["name"] + ". ", weight="semibold"), Span(sign["question"].format(**called))]
        blocks += [Paragraph(text, CELL.but(before=6), keep=True), Lines(2, spacing=_WRITE, after=2)]
    yield Together(blocks)


def _next(book: Book, status: Status) -> Iterable[Block]:
    """Leave room for what has to be settled before everybody goes; say what is settled already."""
    blocks: list[Block] = [Heading(2, said("check_in.next"), style=_HEAD)]
    planned, look = status.after, CELL.but(before=6)
    asked = [said("check_in.next_tell")]
    if planned is None:
        asked.insert(0, said("check_in.next_open"))
    else:
        when, chair, place = book.day(planned.planned_on), cut(planned.chair, 120), cut(planned.place, 120)
        told = book.say("check_in.said", when=when, chair=chair)
        if not chair:
            told = book.say("check_in.said_when", when=when)
            asked.insert(0, said("check_in.next_chair"))
        where = book.say("check_in.place", place=place) if place else None
        blocks.append(
            Paragraph(said("check_in.next_planned", next=joined([told, where], " ")), look, keep=True)
        )
    for text in asked:
        blocks += [Paragraph(text, look, keep=True), Lines(1, spacing=_WRITE, after=2)]
    yield Together(blocks)
