"""The line of sight: the drawing, its gaps in words, and the same as a table."""

from __future__ import annotations

from app.content import words
from app.drawings.line_of_sight import line_of_sight as draw_line
from app.rules.line_of_sight import LineOfSight, gives, line_of_sight
from app.rules.names import listed
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph
from exporters.pdf.documents.book import Book, shortened
from exporters.pdf.drawing import Figure
from exporters.pdf.styles import CELL_STRONG
from exporters.pdf.tables import Column, Table

_COLUMNS = 5  # so many, and no more, can be read across a page: farther departments share one
_SCALE = (
    0.62  # a name, made for a screen, is printed as large as those in tables, and has more room in its box
)
_BLEED = 20.0  # what lies outside the outermost boxes, with no word in it, may lie in the margins


def line_chapter(book: Book, width: float, most: int | None = None) -> list[Block]:
    """Give the drawing, the gaps and the table; with `most`, only so many rows and the drawing smaller."""
    workshop = book.workshop
    if not workshop.departments:
        return []
    lines = line_of_sight(workshop)
    customer = workshop.details.customer_name
    intro = book.say("line.intro", customer=customer)
    if lines.edges:
        intro = f"{intro} {book.say('line.arrows', customer=customer)}"
    if lines.edges and any(line.distance is None for line in lines.departments):
        intro = f"{intro} {book.say('line.dashed', customer=customer)}"
    blocks: list[Block] = [
        Heading(1, book.say("line.heading"), room=0.4),
        Paragraph(intro, keep=bool(lines.edges)),
    ]
    if lines.edges:
        drawing = draw_line(workshop, width=width / _SCALE, most_columns=_COLUMNS)
        instead = book.say("drawing.too_small", title=drawing.title)
        blocks.append(Figure(drawing, 0.55 if most else 0.8, bleed=_BLEED, instead=instead))
    gaps = _gaps(book, lines)
    if gaps:
        blocks += [Heading(2, book.say("line.gaps"), listed=False), Listing(gaps)]
    else:
        blocks.append(Paragraph(book.say("line.no_gaps", customer=customer)))
    unconfirmed = _unconfirmed(book)
    return blocks + ([Paragraph(unconfirmed)] if unconfirmed else []) + _table(book, lines, most)


def _unconfirmed(book: Book) -> str:
    """Say whose part of the drawing nobody from there has confirmed; nothing where all is confirmed."""
    workshop = book.workshop
    given = {
        each.name: workshop.where("touchpoints", "department_id", each.id) for each in workshop.departments
    }
    mapped = {name: points for name, points in given.items() if points}
    names = [name for name, points in mapped.items() if not any(each.confirmed for each in points)]
    if not names:
        return ""
    if len(names) == len(mapped):
        return book.say("line.unconfirmed_all")
    return book.say("line.unconfirmed_some", names=listed(names))


def _gaps(book: Book, lines: LineOfSight) -> list[str]:
    """Say each gap: loops one by one, then what has no line, then what isn't mapped."""
    customer = book.workshop.details.customer_name
    said = [
        book.say(
            "line.gap_loop" if _only_each_other(book, loop) else "line.gap_ring",
            names=_together(book, [book.name("departments", id) for id in loop]),
            customer=customer,
        )
        for loop in lines.loops
    ]
    for role, key in (("line_not_drawn", "line.gap_line"), ("not_mapped", "line.gap_unmapped")):
        names = [
            book.name("departments", line.department_id) for line in lines.departments if line.role == role
        ]
        if names:
            said.append(book.say(key, names=listed(names)))
    return said


def _only_each_other(book: Book, loop: tuple[str, ...]) -> bool:
    """Tell whether nobody outside of a loop receives anything from it."""
    return all(edge.receiver_department_id in loop for id in loop for edge in gives(book.workshop, id))


def _together(book: Book, names: list[str]) -> str:
    """Give names as a sentence begins with them: “A, B and C”."""
    *others, last = names
    return book.say("line.and_last", names=listed(others), last=last)


def _table(book: Book, lines: LineOfSight, most: int | None) -> list[Block]:
    workshop = book.workshop
    rows = []
    for line in lines.departments[:most]:
        department = workshop.get("departments", line.department_id)
        to = dict.fromkeys(
            book.receiver(edge.receiver_department_id, edge.segment_id)
            for edge in gives(workshop, department.id)
        )
        names = listed(to)
        rows.append(
            [
                department.name,
                role_name(book, line.role, line.distance),
                shortened(names, 300) if most else names,
            ]
        )
    columns = [
        Column(book.say("line.department"), 1.5, style=CELL_STRONG, leads=True),
        Column(book.say("line.role"), 1.5),
        Column(book.say("line.gives_to"), 3.2),
    ]
    blocks: list[Block] = [Heading(2, book.say("line.table"), listed=False), Table(columns, rows, whole=0.6)]
    if most is not None and len(lines.departments) > most:
        blocks.append(Paragraph(book.say("list_end", count=len(lines.departments) - most)))
    return blocks


def role_name(book: Book, role: str, distance: int | None) -> str:
    """Say what a department is to the customer."""
    customer = book.workshop.details.customer_name
    if distance == 1:
        return book.say("line.distance_one", customer=customer)
    if distance is not None:
        return book.say("line.distance_many", count=distance, customer=customer)
    return str(words("line_of_sight")["roles"][role]["department"])
