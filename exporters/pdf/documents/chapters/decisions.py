"""What was decided, what is asked of the board, where the plan begins, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from app.records.hand_out import CheckIn
from app.rules.check_ins import expected_check_ins
from app.rules.names import listed
from app.rules.plan import first_ten, in_reading_order, is_doubtful, is_open, open_actions
from app.rules.two_questions import questions, state_of_test
from exporters.pdf.blocks import Block, Heading, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.inline import Span
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, SMALL
from exporters.pdf.tables import Cell, Column, Table

_DATE = CELL.but(figures=True)
_CLOSED = 4
_WHOLE = 0.9  # of a page: what a board decides on is read at one glance


def asks(book: Book, most: int, longest: int) -> list[Block]:
    """List what the board is asked to decide."""
    waiting = [action for action in in_reading_order(open_actions(book.workshop)) if action.needs_decision]
    heading = Heading(1, book.say("asks.heading"), room=0.2)
    if not waiting:
        return [heading, Paragraph(book.say("asks.none"))] if book.workshop.actions else []
    dated = any(action.due_on for action in waiting[:most])
    rows: list[list[Cell]] = [
        [
            shortened(action.needs_decision, longest),
            _answered(book, action, longest),
            book.owner_or_open(action, 120),
            shortened(action.cost, 120),
            book.due_or_open(action) if dated else "",
        ]
        for action in waiting[:most]
    ]
    columns = [
        Column(book.say("asks.what"), 3, style=CELL_STRONG, leads=True),
        Column(book.say("asks.action"), 2.5),
        Column(book.say("asks.owner"), 1.5),
        Column(book.say("asks.cost"), 1.5),
        Column(book.say("asks.due"), 1.42, "right", _DATE),
    ]
    table = Table(columns, rows, whole=_WHOLE)
    blocks: list[Block] = [heading, Paragraph(book.say("asks.intro"), keep=True), table]
    return _with_more(book, blocks, len(waiting) - most)


def _answered(book: Book, action: Any, longest: int) -> list[Span]:
    """Give the action a decision is for, with what it is to change and how it stands to the two questions."""
    spans = [Span(shortened(action.title, longest))]
    change = shortened(joined([action.baseline, action.goal], " → "), longest)
    state = book.say(f"test.{state_of_test(action)}").lower()
    tested = book.say("asks.tested", state=state) if action.purpose == "loyalty" else None
    return spans + [Span("\n" + line, colour="text2") for line in (change, tested) if line]


def decisions(book: Book, most: int | None = None, longest: int = 100_000) -> list[Block]:
    """List the decisions of the day, with how they stand against the two questions."""
    made = book.workshop.decisions
    if not made:
        return []
    rows = [
        [
            shortened(each.text, longest),
            each.decided_by or "",
            book.say(f"test.{state_of_test(each)}"),
            book.day(each.decided_on),
        ]
        for each in made[:most]
    ]
    columns = [
        Column(book.say("decisions.text"), 4, leads=True),
        Column(book.say("decisions.by"), 1.6),
        Column(book.say("decisions.test"), 1.2),
        Column(book.say("decisions.on"), 1.42, "right", _DATE),
    ]
    heading = book.say("decisions.heading" if most else "decisions.annex")
    table = Table(columns, rows, whole=_WHOLE)
    first, second = (shortened(each, longest) for each in questions(book.workshop))
    asked = book.say("decisions.questions", first=first, second=second)
    blocks: list[Block] = [Heading(1, heading, room=0.2), Paragraph(asked, SMALL, keep=True), table]
    return _with_more(book, blocks, len(made) - (most or len(made)))


def first_actions(book: Book, most: int, longest: int) -> list[Block]:
    """List the actions to begin with."""
    heading = Heading(1, book.say("first_ten.heading"), room=0.3)
    chosen = first_ten(book.workshop)[:most]
    if not chosen:
        return [heading, Paragraph(book.say("first_ten.none"))]
    stepped, dated = any(each.first_step for each in chosen), any(each.due_on for each in chosen)
    rows: list[list[Cell]] = [
        [
            _title(book, each, longest),
            book.owner_or_open(each),
            _measure(book, each, longest),
            book.due_or_open(each) if dated else "",
        ]
        for each in chosen
    ]
    columns = [
        Column(book.say("first_ten.action" if stepped else "first_ten.action_only"), 5.2, leads=True),
        Column(book.say("first_ten.owner"), 1.6),
        Column(book.say("first_ten.measure"), 3.1),
        Column(book.say("first_ten.due"), 1.42, "right", _DATE),
    ]
    table = Table(columns, rows, whole=_WHOLE)
    doubtful = any(map(is_doubtful, chosen))
    intro = [
        book.say("first_ten.intro"),
        book.say("first_ten.doubtful_last") if doubtful else None,
        _lacking(book, chosen),
    ]
    blocks: list[Block] = [heading, Paragraph(joined(intro, " "), keep=True), table]
    return _with_more(book, blocks, len(open_actions(book.workshop)) - len(chosen), _closed(book))


def _closed(book: Book) -> str | None:
    """Name the actions that are done or dropped already: nobody is to miss them among the first."""
    closed = [each for each in book.workshop.actions if not is_open(each)]
    titles = [
        book.say(
            "first_ten.closed_title",
            title=shortened(each.title, 90),
            status=book.value("status", each.status).lower(),
        )
        for each in closed[:_CLOSED]
    ]
    if len(closed) > _CLOSED:
        titles.append(book.say("list_end", count=len(closed) - _CLOSED))
    return book.say("first_ten.closed", titles=listed(titles)) if titles else None


def _lacking(book: Book, actions: Sequence[Any]) -> str | None:
    """Say which of owner, date, measure and first step none of the actions has, so no column tells it."""
    every = {
        "owner": any(book.owner(each) for each in actions),
        "date": any(each.due_on for each in actions),
        "measure": any(_measure(book, each, 100) for each in actions),
        "step": any(each.first_step for each in actions),
    }
    missing = [book.say(f"first_ten.no_{key}") for key, there in every.items() if not there]
    *before, last = missing or [""]
    fields = book.say("first_ten.or", first=listed(before), last=last) if before else last
    return book.say("first_ten.lacking", fields=fields) if fields else None


def next_check_in(book: Book) -> list[Block]:
    """Say when the plan is looked at again, and who chairs that."""
    heading = Heading(2, book.say("check_in.heading"))
    said, nobody = when_next(book), not _coming(book).chair
    planned = said != book.say("check_in.none")
    return [
        heading,
        Paragraph(f"{said} {book.say('check_in.no_chair')}" if planned and nobody else said, BODY),
    ]


def _coming(book: Book) -> CheckIn:
    """Give the first check-in that has not been held; an empty one where none is noted."""
    coming = sorted(
        (each for each in book.workshop.check_ins if each.held_on is None),
        key=lambda each: (each.planned_on is None, str(each.planned_on)),
    )
    return coming[0] if coming else CheckIn(id="")


def when_next(book: Book) -> str:
    """Say in one line when the next check-in is: the first not held, else what the first horizon says."""
    first = _coming(book)
    when, chair = book.day(first.planned_on), first.chair
    for days, on in expected_check_ins(book.workshop)[:1]:
        when = book.say("check_in.after", days=days, when=book.day(on))
    if when and chair:
        said = book.say("check_in.said", when=when, chair=chair)
    elif when:
        said = book.say("check_in.said_when", when=when)
    elif chair:
        said = book.say("check_in.said_chair", chair=chair)
    else:
        return book.say("check_in.none")
    return joined([said, book.say("check_in.place", place=first.place) if first.place else None], " ")


def _title(book: Book, action: Any, longest: int) -> list[Span]:
    spans = [Span(shortened(action.title, longest), weight="semibold")]
    if action.first_step:
        step = book.say("first_ten.first_step", step=shortened(action.first_step, longest))
        spans.append(Span("\n" + step, colour="text2"))
    if action.purpose == "loyalty" and state_of_test(action) == "failed":
        spans.append(Span("\n" + book.say("first_ten.failed"), colour="warn"))
    return spans


def _measure(book: Book, action: Any, longest: int) -> str:
    """Say what is measured, from where to where, and what it costs."""
    change = joined([action.baseline, action.goal], " → ")
    said = shortened(joined([action.measure, change], "\n"), longest)
    cost = book.say("actions.cost", text=shortened(action.cost, 120)) if action.cost else None
    return joined([said, cost], "\n")


def _with_more(book: Book, blocks: list[Block], count: int, besides: str | None = None) -> list[Block]:
    """Say close under the table that ends the blocks how many entries stand in the annex only."""
    *before, table = blocks
    more = book.say("list_end", count=count) + "." if count > 0 and besides else None
    said = joined([more, besides], " ") if besides else book.say("list_end", count=count) if count > 0 else ""
    if not said or not isinstance(table, Table):
        return blocks
    return [*before, replace(table, after=5), Paragraph(said, SMALL)]
