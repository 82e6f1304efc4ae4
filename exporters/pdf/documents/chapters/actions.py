"""The actions: in full, by when, by department, by owner, by impact and effort, and through the test."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.content import words
from app.drawings.impact_effort import impact_effort
from app.rules.names import name_of
from app.rules.plan import HORIZONS, department_of, horizon, in_reading_order, is_open, quadrant
from app.rules.two_questions import state_of_test
from exporters.pdf.blocks import Block, Heading, Paragraph
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.chapters.voices import voice_said
from exporters.pdf.drawing import Figure
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, CELL_STRONG, SMALL
from exporters.pdf.tables import Cell, Column, Table

_FIGURES = CELL.but(figures=True)
_SMALLER = 0.72  # the drawing is made for a screen: on paper its text is set as small as a table's


def actions_chapter(book: Book, width: float) -> list[Block]:
    """Give every action whatever its status, then the same actions from each side."""
    workshop = book.workshop
    if not workshop.actions:
        return _dismissals(book, 1)
    numbers = {action.id: place for place, action in enumerate(workshop.actions, start=1)}
    ordered = in_reading_order(workshop.actions)
    return [
        Heading(1, book.say("actions.heading"), room=0.35),
        Paragraph(book.say("actions.intro"), keep=True),
        _in_full(book, ordered, numbers),
        *_by_when(book, ordered, numbers),
        *_by_department(book, ordered, numbers),
        *_by_owner(book, ordered, numbers),
        *_matrix(book, ordered, numbers, width),
        *_tested(book, ordered, numbers),
        *_dismissals(book, 2),
    ]


def _in_full(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> Table:
    rows: list[list[Cell]] = [
        [
            str(numbers[each.id]),
            _described(book, each),
            _measured(book, each),
            _people(book, each),
            joined([_due(book, each), book.value("status", each.status)], "\n"),
        ]
        for each in actions
    ]
    columns = [
        Column(book.say("actions.number"), 0.45, "right", _FIGURES),
        Column(book.say("actions.action"), 3.5, leads=True),
        Column(book.say("actions.detail"), 3.3),
        Column(book.say("actions.owner"), 1.5),
        Column(book.say("actions.due_status"), 1.42, "right", _FIGURES),
    ]
    return Table(columns, rows)


def _due(book: Book, action: Any) -> str:
    """Say when an action is due; of an open one, also that nobody knows yet."""
    undated = action.due_on is None and is_open(action)
    return book.say("actions.date_open") if undated else book.day(action.due_on)


def _people(book: Book, action: Any) -> list[Span]:
    """Name who owns an action, as known and as typed, and who helps."""
    more = [
        action.owner if action.owner != book.owner(action) else None,
        book.say("actions.helpers", text=action.helpers) if action.helpers else None,
    ]
    return [book.owner_or_open(action), *(Span("\n" + text) for text in more if text)]


def _described(book: Book, action: Any) -> list[Span]:
    spans = [Span(action.title, weight="semibold")]
    if action.purpose == "foundation":
        spans.append(Span("  " + book.value("purpose", "foundation"), colour="accent"))
    for text in (
        action.detail,
        book.say("actions.first_step", text=action.first_step) if action.first_step else None,
    ):
        if text:
            spans.append(Span("\n" + text, colour="text2"))
    sources = _sources(book, action)
    if sources:
        between = "\n– " if len(sources) > 1 else " "
        told = between.join([book.say("actions.answers"), *sources])
        spans.append(Span("\n" + told, colour="text3"))
    return spans


def _sources(book: Book, action: Any) -> list[str]:
    """Name what an action answers; what customers said stands in quotation marks."""
    workshop = book.workshop
    found = []
    for each in workshop.where("action_sources", "action_id", action.id):
        record = workshop.find(each.source, each.source_id)
        if record is not None and not (each.source == "pledges" and not record.public):
            said = voice_said(book, record) if each.source == "voices" else None
            found.append(" ".join((said or name_of(each.source, record, workshop)).split()))
    return found


def measured_change(book: Book, action: Any) -> str:
    """Say from where to where an action is to move what it measures, as far as that is known.

    Of what is closed the baseline has long not been today’s.
    """
    since = "" if is_open(action) else "_closed"
    if action.baseline and action.goal:
        return book.say(f"actions.change{since}", baseline=action.baseline, goal=action.goal)
    if action.baseline:
        return book.say(f"actions.baseline{since}", baseline=action.baseline)
    return book.say("actions.goal", goal=action.goal) if action.goal else ""


def _measured(book: Book, action: Any) -> str:
    lines = [
        book.say("actions.measure", text=action.measure) if action.measure else None,
        measured_change(book, action),
        book.say("actions.cost", text=action.cost) if action.cost else None,
        book.say("actions.decision", text=action.needs_decision) if action.needs_decision else None,
        _named(book, "actions.touchpoint", "touchpoints", action.touchpoint_id),
        _named(book, "actions.department", "departments", action.department_id),
        book.say("actions.closed", when=book.day(action.closed_on)) if action.closed_on else None,
    ]
    return joined(lines, "\n")


def _named(book: Book, key: str, list_name: str, id: str | None) -> str | None:
    name = book.name(list_name, id)
    return book.say(key, text=name) if name else None


def _titles(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> str:
    """Give the titles by number."""
    return "\n".join(f"{numbers[each.id]}. {_title(book, each)}" for each in actions)


def _title(book: Book, action: Any) -> str:
    """Give the title; of what is closed, with how it ended."""
    if is_open(action):
        return str(action.title)
    return f"{action.title} ({book.value('status', action.status).lower()})"


def _grouped(
    book: Book,
    heading: str,
    head: str,
    groups: Iterable[tuple[str, list[Any]]],
    without: str,
    numbers: dict[str, int],
) -> list[Block]:
    """Give the groups that hold something, those `without` last; nothing where all are without."""
    rows = [[name, _titles(book, actions, numbers)] for name, actions in groups if actions]
    rows.sort(key=lambda row: row[0] == without)
    if rows and rows[0][0] == without:
        return []
    columns = [
        Column(head, 1.5, style=CELL_STRONG, leads=True),
        Column(book.say("actions.actions_here"), 4.5),
    ]
    return [Heading(2, heading), Table(columns, rows)] if rows else []


def _by_when(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> list[Block]:
    groups: dict[str, list[Any]] = {name: [] for name in HORIZONS}
    for each in actions:
        groups[horizon(book.workshop, each)].append(each)
    days = book.workshop.details.horizons
    names = [book.say("actions.first", days=day) for day in days]
    names += [book.say("actions.later"), book.say("actions.undated")]
    pairs = zip(names, groups.values(), strict=True)
    return _grouped(book, book.say("actions.horizons"), book.say("actions.due"), pairs, names[-1], numbers)


def _by_department(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> list[Block]:
    without = book.say("actions.no_department")

    def of(action: Any) -> str:
        return book.name("departments", department_of(book.workshop, action)) or without

    head, heading = book.say("people.department"), book.say("actions.by_department")
    return _grouped(book, heading, head, _by(actions, of), without, numbers)


def _by_owner(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> list[Block]:
    without = book.say("actions.no_owner")
    groups = _by(actions, lambda action: book.owner(action) or without)
    return _grouped(book, book.say("actions.by_owner"), book.say("actions.owner"), groups, without, numbers)


def _by(actions: Iterable[Any], key: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for each in actions:
        groups.setdefault(key(each), []).append(each)
    return list(groups.items())


def _matrix(book: Book, actions: Iterable[Any], numbers: dict[str, int], width: float) -> list[Block]:
    rated = [each for each in actions if each.impact is not None or each.effort is not None]
    if not rated:
        return []
    blocks: list[Block] = [Heading(2, book.say("actions.matrix"), room=0.45)]
    if any(is_open(each) and each.impact and each.effort for each in rated):
        drawn = width / _SMALLER
        blocks += [
            Paragraph(book.say("actions.matrix_intro"), SMALL, keep=True),
            Figure(impact_effort(book.workshop, width=drawn, height=drawn * 0.62), largest=_SMALLER),
        ]
    customers = book.workshop.details.customer_name_plural
    blocks.append(Paragraph(book.say("actions.scales", customers=customers), SMALL, keep=True))
    legend: dict[str, str] = words("drawings")["impact_effort"]
    rows = [
        [
            str(numbers[each.id]),
            _title(book, each),
            book.say(f"actions.quadrant.{quadrant(each)}"),
            legend[each.purpose].capitalize(),
            "" if each.impact is None else str(each.impact),
            "" if each.effort is None else str(each.effort),
        ]
        for each in rated
    ]
    columns = [
        Column(book.say("actions.number"), 0.5, "right", _FIGURES),
        Column(book.say("actions.action"), 3.8, leads=True),
        Column(book.say("actions.quadrants"), 1.3),
        Column(book.label("actions", "purpose"), 2),
        Column(book.say("actions.impact"), 0.8, "right", _FIGURES),
        Column(book.say("actions.effort"), 0.8, "right", _FIGURES),
    ]
    return [*blocks, Table(columns, rows)]


def _tested(book: Book, actions: Iterable[Any], numbers: dict[str, int]) -> list[Block]:
    """Give how each action stands; nothing where no question has been answered yet."""
    if all(each.recognised is None and each.loyalty is None for each in actions):
        return []
    rows = [
        [
            str(numbers[each.id]),
            each.title,
            book.say(f"test.{state_of_test(each)}"),
            "" if each.purpose == "foundation" else book.answer(each.recognised),
            "" if each.purpose == "foundation" else book.answer(each.loyalty),
        ]
        for each in actions
    ]
    columns = [
        Column(book.say("actions.number"), 0.5, "right", _FIGURES),
        Column(book.say("actions.action"), 4.4, leads=True),
        Column(book.say("decisions.test"), 1.2),
        Column(book.label("actions", "recognised"), 1.2),
        Column(book.label("actions", "loyalty"), 1.2),
    ]
    return [
        Heading(2, book.say("actions.test"), room=0.2),
        Paragraph(book.say("actions.test_intro"), SMALL, keep=True),
        Table(columns, rows),
    ]


def _dismissals(book: Book, level: int) -> list[Block]:
    workshop = book.workshop
    rows = []
    for each in workshop.dismissals:
        record = workshop.find(each.source, each.source_id)
        if record is not None and not (each.source == "pledges" and not record.public):
            name = name_of(each.source, record, workshop)
            rows.append([name, book.value("action_origin", each.source), each.reason])
    columns = [
        Column(book.say("actions.item"), 3, leads=True),
        Column(book.label("dismissals", "source"), 1.3),
        Column(book.say("actions.reason"), 3),
    ]
    return [Heading(level, book.say("actions.dismissed"), room=0.2), Table(columns, rows)] if rows else []
