"""The department sheets: what the room found out about one department, for whoever leads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.content import words
from app.records.plan import Action
from app.records.prepare import Department
from app.rules.line_of_sight import gives, line_of_sight, receives
from app.rules.names import listed
from app.rules.pains import hardest_first, is_severe, pain
from app.rules.plan import in_reading_order
from app.rules.spoken_for import spoken_for
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Panel, Paragraph
from exporters.pdf.document import Sheet, page_count, render_all
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.chapters.departments import all_unconfirmed, unconfirmed
from exporters.pdf.documents.chapters.line import role_name
from exporters.pdf.documents.leaflet import DOT, about, cut, dated, people, running, said, send_back
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, CELL_STRONG, HEADINGS, OVERLINE, SMALL, SUBTITLE, TITLE, Style
from exporters.pdf.tables import Cell, Column, Table

_HEAD = HEADINGS[2]
_ROLE = Style(13, 18, weight="semibold", after=0)
_FIGURES = CELL.but(figures=True)


def department_sheet(book: Book, department: Department) -> bytes:
    """Give one department's sheet as PDF."""
    name = cut(department.name, 150)
    edges = running(book, said("departments.running"), dated(book))
    parts = [sheet_blocks(book, department)]
    return render_all(parts, about(book, name, "departments"), _grid(book), edges, book.brand)


def merged_department_sheets(book: Book) -> bytes:
    """Give the sheets of all departments in one PDF, each counting its pages for itself."""
    parts = [sheet_blocks(book, each) for each in book.workshop.departments]
    title = said("departments.running")
    what, edges = about(book, title, "departments"), running(book, title, dated(book))
    return render_all(parts, what, _grid(book), edges, book.brand)


def _grid(book: Book) -> Sheet:
    """Give the sheet's grid: what most departments have to say takes two pages."""
    return Sheet(book.size, left=54.0, right=54.0, top=58.0, bottom=54.0)


def sheet_blocks(book: Book, department: Department) -> list[Block]:
    """Give the blocks of one department's sheet, with room for notes where its last page has some left."""
    grid = _grid(book)
    told = [
        *_masthead(book, department),
        *_role(book, department),
        *_gives(book, department),
        *_receives(book, department),
        *_pains(book, department),
    ]
    own = _own_actions(book, department)
    done = [*told, *_actions(book, own)]
    pages = page_count(done, grid)
    if not own:  # a page is not turned for one sentence
        brief: list[Block] = [*told, Paragraph(said("departments.actions_open"), SMALL)]
        if page_count(brief, grid) < pages:
            done, pages = brief, pages - 1
    notes: list[Block] = [
        Heading(2, said("departments.notes"), style=_HEAD, listed=False, room=0.12),
        Lines(least=3),
    ]
    return [*done, *notes] if page_count([*done, *notes], grid) == pages else done


def _masthead(book: Book, department: Department) -> Iterable[Block]:
    organisation = book.workshop.details.organisation
    lead = cut(department.lead, 200)
    reached = None
    if department.reached is not None and department.headcount is not None:
        reached = said("departments.reached", reached=department.reached, count=department.headcount)
    elif department.reached is not None:
        reached = said("departments.reached_only", reached=department.reached)
    elif department.headcount is not None:
        reached = said("departments.headcount", count=department.headcount)
    partner = said("departments.partner", organisation=organisation) if department.kind == "partner" else None
    yield Paragraph(said("departments.overline"), OVERLINE)
    yield Heading(1, department.name, style=TITLE.but(size=23, leading=28, after=3))
    who = said("departments.lead", name=lead) if lead else said("departments.lead_open")
    yield Paragraph(joined([who, partner, reached], DOT), SUBTITLE.but(size=11, leading=15.5, after=4))
    if department.note:
        yield Paragraph(department.note, SMALL)
    if _described_by_others(book, department):
        told = [
            Span(_mark_of(book, department.id) + ". ", weight="semibold"),
            Span(said(f"departments.unconfirmed_{_how_unconfirmed(book, department)}")),
        ]
        yield Panel(
            [Paragraph(told, CELL), send_back()],
            fill="surface2",
            accent="warn",
            padding=8,
        )


def _how_unconfirmed(book: Book, department: Department) -> str:
    """Tell who hasn't confirmed what: without a record of who was there, nothing is said about the room."""
    if not all_unconfirmed(book, department.id):
        return "how" if book.workshop.participants else "how_unknown"
    if not book.workshop.participants:
        return "unknown"
    return "there" if department.id in spoken_for(book.workshop) else "all"


def _mark_of(book: Book, department_id: str) -> str:
    """Give how what isn't confirmed is marked."""
    if book.workshop.participants:
        return unconfirmed(book, department_id)
    return book.say("departments.unconfirmed_there")


def _described_by_others(book: Book, department: Department) -> bool:
    given = book.workshop.where("touchpoints", "department_id", department.id)
    return any(not each.confirmed for each in given)


def _role(book: Book, department: Department) -> Iterable[Block]:
    """Say what the department is to the customer, whom it serves and who serves it."""
    line = line_of_sight(book.workshop).of(department.id)
    serves = dict.fromkeys(
        book.receiver(edge.receiver_department_id, edge.segment_id)
        for edge in gives(book.workshop, department.id)
    )
    served = dict.fromkeys(
        book.name("departments", edge.department_id) for edge in receives(book.workshop, department.id)
    )
    label = OVERLINE.but(tracking=0.02, after=1)
    explained: str = words("line_of_sight")["roles"][line.role]["explanation"]
    role: list[Block] = [
        Paragraph(said("departments.role", **people(book)), label),
        Paragraph(role_name(book, line.role, line.distance), _ROLE),
        Paragraph(explained.format(**people(book)), SMALL.but(after=0)),
    ]
    yield Panel(role, padding=10)
    sides = (("serves", serves), ("served_by", served))
    yield Columns([(1, _neighbours(key, list(names))) for key, names in sides], before=6, after=2)


def _neighbours(key: str, names: Sequence[str]) -> list[Block]:
    head = Paragraph(said(f"departments.{key}"), CELL_STRONG, keep=True)
    if not names:
        return [head, Paragraph(said(f"departments.{key}_open"), CELL.but(colour="text2"))]
    return [head, Paragraph(listed(names), CELL)]


def _gives(book: Book, department: Department) -> Iterable[Block]:
    """Give a row for each receiver of each touchpoint, with both marks."""
    given = book.workshop.where("touchpoints", "department_id", department.id)
    yield Heading(2, said("departments.gives"), style=_HEAD, room=0.15)
    if not given:
        yield Paragraph(said("departments.gives_open"))
        return
    rows: list[list[Cell]] = []
    for point in given:
        rows += _given_rows(book, point)
    columns = [
        Column(said("departments.touchpoint"), 3.9, leads=True),
        Column(said("departments.levels"), 1.9),
        Column(said("departments.receivers"), 2.2),
        Column(said("departments.giver"), 0.85, "right", _FIGURES),
        Column(said("departments.receiver"), 0.95, "right", _FIGURES),
    ]
    yield Table(columns, rows, after=4)
    marked = any(row[3] for row in rows), any(row[4] for row in rows)
    if any(marked):
        key = {(True, False): "scores_giver", (False, True): "scores_receiver"}.get(marked, "scores")
        yield Paragraph(said(f"departments.{key}"), SMALL)


def _given_rows(book: Book, point: Any) -> Iterable[list[Cell]]:
    where = joined([book.name("journey_stages", point.journey_stage_id), point.channel], DOT)
    told = [Span(point.name, weight="semibold")]
    told += [Span("\n" + text, colour="text2") for text in (where, point.description) if text]
    if not point.confirmed and not all_unconfirmed(book, point.department_id):
        told.append(Span("\n" + _mark_of(book, point.department_id), colour="warn"))
    first: list[Cell] = [told, _levels(book, point)]
    receivers = book.workshop.where("receivers", "touchpoint_id", point.id)
    if not receivers:
        yield [*first, "", "", ""]
        return
    for number, each in enumerate(receivers):
        cells: list[Cell] = first if not number else [Span(point.name, colour="text2"), ""]
        yield [
            *cells,
            book.receiver(each.department_id, each.segment_id),
            _mark(each.giver_score),
            _mark(each.receiver_score),
        ]


def _levels(book: Book, point: Any) -> str:
    if point.level_today is None and point.level_wanted is None:
        return ""
    today = book.value("level", point.level_today) or "–"
    return f"{today} → {book.value('level_wanted', point.level_wanted) or '–'}"


def _mark(score: int | None) -> str:
    return "" if score is None else str(score)


def _receives(book: Book, department: Department) -> Iterable[Block]:
    """Give what the department receives from others, with both marks."""
    rows: list[list[Cell]] = []
    for edge in receives(book.workshop, department.id):
        point = book.workshop.get("touchpoints", edge.touchpoint_id)
        row = book.workshop.get("receivers", edge.receiver_id)
        rows.append(
            [
                book.name("departments", edge.department_id),
                point.name,
                _levels(book, point),
                _mark(row.receiver_score),
                _mark(row.giver_score),
            ]
        )
    if not rows:
        return
    columns = [
        Column(said("departments.from"), 2, style=CELL_STRONG, leads=True),
        Column(said("departments.touchpoint"), 3.9),
        Column(said("departments.levels"), 1.9),
        Column(said("departments.giver"), 0.85, "right", _FIGURES),
        Column(said("departments.receiver"), 0.95, "right", _FIGURES),
    ]
    yield Heading(2, said("departments.gets"), style=_HEAD, room=0.15)
    yield Table(columns, rows, after=4)


def _pains(book: Book, department: Department) -> Iterable[Block]:
    given = book.workshop.where("touchpoints", "department_id", department.id)
    found = [
        each for point in given for each in book.workshop.where("pain_points", "touchpoint_id", point.id)
    ]
    if not found:
        return
    rows: list[list[Cell]] = []
    for each in hardest_first(tuple(found)):
        told = [Span(each.text, weight="semibold")]
        if each.resolved_on is not None:
            when = said("departments.resolved", when=book.day(each.resolved_on))
            told.append(Span("\n" + when, colour="ok"))
        elif is_severe(each):
            told.append(Span("\n" + said("departments.severe"), colour="bad"))
        told += [
            Span("\n" + said("departments.set_aside", reason=aside.reason), colour="text2")
            for aside in book.workshop.where("dismissals", "source_id", each.id)
            if aside.source == "pain_points"
        ]
        basis = joined([book.value("basis", each.basis), each.evidence], "\n")
        rows.append(
            [
                told,
                book.name("touchpoints", each.touchpoint_id),
                basis,
                f"{each.severity} × {each.frequency} = {pain(each)}",
            ]
        )
    columns = [
        Column(said("departments.pain"), 3.4, leads=True),
        Column(said("departments.touchpoint"), 2),
        Column(said("departments.basis"), 2.8),
        Column(said("departments.severity"), 1.35, "right", _FIGURES),
    ]
    yield Heading(2, said("departments.pains"), style=_HEAD, room=0.15)
    yield Table(columns, rows)


def _own_actions(book: Book, department: Department) -> tuple[Action, ...]:
    """Give the department's actions: those noted for it, on its touchpoints, or owned by its people."""
    return in_reading_order(each for each in book.workshop.actions if _belongs(book, each, department.id))


def _actions(book: Book, own: Sequence[Action]) -> Iterable[Block]:
    yield Heading(2, said("departments.actions"), style=_HEAD, room=0.15)
    if not own:
        yield Paragraph(said("departments.actions_open"))
        return
    rows: list[list[Cell]] = []
    for each in own:
        told = [Span(each.title, weight="semibold")]
        if each.first_step:
            told.append(Span("\n" + said("departments.first_step", step=each.first_step), colour="text2"))
        owner = book.owner_or_open(each)
        rows.append([told, owner, book.value("status", each.status), book.due_or_open(each)])
    columns = [
        Column(said("departments.action"), 4.6, leads=True),
        Column(said("departments.owner"), 2),
        Column(said("departments.status"), 1.1),
        Column(said("departments.due"), 1.42, "right", _FIGURES),
    ]
    yield Table(columns, rows)


def _belongs(book: Book, action: Any, department_id: str) -> bool:
    if action.status == "dropped":
        return False
    point = book.workshop.find("touchpoints", action.touchpoint_id)
    owner = book.workshop.find("participants", action.owner_id)
    places = (
        action.department_id,
        None if point is None else point.department_id,
        None if owner is None else owner.department_id,
    )
    return department_id in places
