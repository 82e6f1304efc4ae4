"""The journey map, as a drawing and as a table, and each person's own touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from app.drawings.journey_map import journey_map
from app.rules.names import listed
from app.rules.pains import is_severe, unresolved_of
from app.workshop import Workshop
from exporters.pdf.blocks import Block, Heading, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.drawing import Figure
from exporters.pdf.styles import CELL, CELL_STRONG
from exporters.pdf.tables import Column, Table

_MOST_MAPS = 6

_LONGEST_IN_A_HEAD = 60  # it is repeated on every page


def journey_chapter(book: Book, width: float) -> list[Block]:
    """Give the map and the touchpoints of each stage by name."""
    workshop = book.workshop
    if not workshop.journey_stages:
        return []
    staged = [joined([each.name, book.name("segments", each.segment_id)]) for each in workshop.journey_stages]
    blocks: list[Block] = [
        Heading(1, book.say("journey.heading"), room=0.4),
        Paragraph(book.say("journey.intro"), keep=True),
    ]
    if workshop.departments and workshop.touchpoints:
        blocks += _maps(book, width)
    blocks += [Heading(2, book.say("journey.stages_heading"), listed=False)]
    rows = [
        [name, _points(book, stage.id)] for name, stage in zip(staged, workshop.journey_stages, strict=True)
    ]
    if workshop.where("touchpoints", "journey_stage_id", None):
        rows.append([book.say("journey.no_stage"), _points(book, None)])
    columns = [
        Column(book.label("journey_stages", "name"), 1.4, style=CELL_STRONG, leads=True),
        Column(book.say("departments.touchpoint"), 4),
    ]
    return [*blocks, Table(columns, rows)]


def _maps(book: Book, width: float) -> list[Figure]:
    """Give the map in one drawing, or in so many that the letters of each can be read."""
    whole = [_map(book, book.workshop, width)]
    for count in range(1, _MOST_MAPS + 1):
        maps = [_map(book, part, width) for part in _parted(book.workshop, count)]
        if all(each.is_legible(width) for each in maps):
            return maps
    return whole


def _map(book: Book, workshop: Workshop, width: float) -> Figure:
    drawing = journey_map(workshop, width=max(width, 640.0))
    return Figure(drawing, instead=book.say("drawing.too_small", title=drawing.title))


def _parted(workshop: Workshop, count: int) -> Iterator[Workshop]:
    """Give the workshop in parts of about as many stages each; what belongs to none is in the last."""
    stages = workshop.journey_stages
    each = ceil(len(stages) / count)
    for first in range(0, len(stages), each):
        here = stages[first : first + each]
        shown = {stage.id for stage in here} | ({None} if here[-1] is stages[-1] else set())
        points = tuple(point for point in workshop.touchpoints if point.journey_stage_id in shown)
        yield workshop.replace(journey_stages=here, touchpoints=points)


def _points(book: Book, stage_id: str | None) -> str:
    """Name the touchpoints of a stage, by department; those of one name once, with how many there are."""
    workshop = book.workshop
    given: dict[str, dict[str, list[str]]] = {}
    for point in workshop.where("touchpoints", "journey_stage_id", stage_id):
        given.setdefault(point.department_id, {}).setdefault(point.name, []).append(point.id)
    return "\n".join(
        f"{book.name('departments', id)}: {listed(_marked(book, *each) for each in points.items())}"
        for id, points in given.items()
    )


def _marked(book: Book, name: str, ids: Sequence[str]) -> str:
    """Give a name with how many touchpoints have it, and whether the map has a dot for one of them."""
    severe = any(is_severe(each) for id in ids for each in unresolved_of(book.workshop, id))
    marks = [str(len(ids)) if len(ids) > 1 else None, book.say("journey.severe") if severe else None]
    said = joined(marks, ", ")
    return f"{name} ({said})" if said else name


def personal_chapter(book: Book) -> list[Block]:
    """Give what each person said their touchpoint is, and the pledges they made in public."""
    workshop = book.workshop
    customer = shortened(workshop.details.customer_name, _LONGEST_IN_A_HEAD)
    blocks: list[Block] = []
    if workshop.personal_touchpoints:
        rows = [
            [
                book.name("participants", each.participant_id),
                joined([each.answer, book.name("touchpoints", each.touchpoint_id)], "\n"),
                each.wants or "",
                each.benefit or "",
                each.improve or "",
            ]
            for person in workshop.participants
            for each in workshop.where("personal_touchpoints", "participant_id", person.id)
        ]
        columns = [
            Column(book.say("personal.person"), 1.3, style=CELL_STRONG, leads=True),
            Column(book.say("personal.answer"), 2),
            Column(book.say("personal.wants", customer=customer), 1.8),
            Column(book.say("personal.benefit"), 1.8),
            Column(book.say("personal.improve"), 1.8),
        ]
        heading = Heading(1, book.say("personal.heading"), room=0.3)
        intro = Paragraph(book.say("personal.intro", customer=customer), keep=True)
        blocks += [heading, intro, Table(columns, rows)]
    public = workshop.where("pledges", "public", True)
    if public:
        rows = [
            [
                book.name("participants", each.participant_id),
                each.text,
                each.tell_whom or "",
                book.day(each.by_on),
            ]
            for each in public
        ]
        columns = [
            Column(book.say("personal.person"), 1.5, style=CELL_STRONG, leads=True),
            Column(book.say("personal.pledge"), 4),
            Column(book.say("personal.tell"), 1.5),
            Column(book.say("personal.by"), 1.42, "right", CELL.but(figures=True)),
        ]
        blocks += [Heading(2 if blocks else 1, book.say("personal.pledges"), room=0.2), Table(columns, rows)]
    return blocks
