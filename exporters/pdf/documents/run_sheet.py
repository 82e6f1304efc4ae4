"""The facilitator's run sheet: the day at a glance, then each step with what to say, ask and do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.content import Guide, guide, quoted, words
from app.flow.agenda import PAUSES, PRE_WORK, TimedItem, clock_of, timed, working_minutes
from app.records.prepare import AgendaItem
from exporters.pdf.blocks import Block, Columns, Heading, Listing, Paragraph, Rule
from exporters.pdf.document import Sheet, render
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.leaflet import DOT, about, cut, running, said
from exporters.pdf.inline import Span
from exporters.pdf.styles import CELL, HEADINGS, OVERLINE, SMALL, SUBTITLE, TITLE, Style
from exporters.pdf.tables import Cell, Column, Table

_DAY = HEADINGS[1].but(before=18, after=2)
_ITEM = HEADINGS[3].but(size=12, leading=16, before=10, after=1)
_SAY = Style(10, 13.2)
_DO = CELL.but(leading=11.6)
_LABEL = OVERLINE.but(tracking=0.02, before=5, after=1)
_FIGURES = CELL.but(figures=True)
_SAID = 2
"""So many sentences to say, questions to ask and things to watch for, of a guide's; the app shows all."""


def run_sheet(book: Book) -> bytes:
    """Give the run sheet as PDF."""
    title = said("run_sheet.title")
    edges = running(book, said("run_sheet.running"), said("run_sheet.notice"))
    sheet = Sheet(book.size, left=54, right=54)
    return render(run_sheet_blocks(book), about(book, title, "run_sheet"), sheet, edges, book.brand)


def run_sheet_blocks(book: Book) -> list[Block]:
    """Give the glance over each day, what comes before it, then each item of it with its guide."""
    items = timed(book.workshop.agenda_items)
    days = sorted({each.item.day for each in items})
    blocks: list[Block] = [*_masthead(book), *_before(book)]
    for day in days:
        of_day = [each for each in items if each.item.day == day]
        blocks += _glance(of_day, day if len(days) > 1 else None)
    for day in days:
        heading = said("run_sheet.day") if len(days) == 1 else said("run_sheet.day_number", day=day)
        blocks.append(Heading(1, heading, style=_DAY, room=0.3))
        for each in items:
            if each.item.day == day and each.item.kind not in PAUSES:
                blocks += _item(each)
    return blocks


def _masthead(book: Book) -> Iterable[Block]:
    workshop, details = book.workshop, book.workshop.details
    count, tables = len(workshop.in_the_room), len(workshop.groups)
    people = ""
    if count:
        key = "people_count" if tables > 1 else "people_alone"
        people = said(f"run_sheet.{key}", people=count, tables=tables)
    facts = [
        (book.say("cover.held_on"), book.day(details.held_on)),
        (book.say("cover.venue"), cut(details.venue, 120)),
        (book.say("cover.sponsor"), cut(details.sponsor, 120)),
        (said("run_sheet.people"), people),
    ]
    label = OVERLINE.but(tracking=0.02, after=0)
    columns: list[tuple[float, list[Block]]] = [
        (1.0, [Paragraph(head, label), Paragraph(text, CELL)]) for head, text in facts if text
    ]
    yield Paragraph(said("run_sheet.overline"), OVERLINE.but(colour="accent"))
    yield Heading(1, cut(details.title, 200), style=TITLE.but(size=22, leading=27, after=2), listed=False)
    yield Paragraph(cut(details.organisation, 200), SUBTITLE.but(size=11, leading=15, after=8))
    yield Columns(columns, gap=14, after=4)


def _before(book: Book) -> Iterable[Block]:
    """List what is done before the day."""
    items: Sequence[AgendaItem] = book.workshop.where("agenda_items", "priority", PRE_WORK)
    if not items:
        return
    said_of = [[Span(item.title, weight="semibold"), Span(_aside(item), colour="text2")] for item in items]
    yield Heading(2, said("run_sheet.before"))
    yield Listing(said_of, CELL, boxes=True)


def _aside(item: AgendaItem) -> str:
    return f"{DOT}{item.minutes}\xa0{said('run_sheet.min')}"


def _glance(items: Sequence[TimedItem], day: int | None) -> Iterable[Block]:
    """Give the day as a table: when, what, what is needed, how long."""
    heading = said("run_sheet.glance") if day is None else said("run_sheet.glance_day", day=day)
    rows: list[list[Cell]] = [
        [
            hours(each),
            [Span(each.item.title, weight=None if each.item.kind in PAUSES else "semibold"), *_late(each)],
            materials(each.item),
            str(each.item.minutes),
        ]
        for each in items
    ]
    columns = [
        Column(said("run_sheet.time"), 1.35, style=_FIGURES),
        Column(said("run_sheet.item"), 4.0, leads=True),
        Column(said("run_sheet.bring"), 3.9, style=CELL.but(colour="text2")),
        Column(said("run_sheet.minutes"), 0.7, "right", _FIGURES),
    ]
    pauses = frozenset(place for place, each in enumerate(items) if each.item.kind in PAUSES)
    yield Heading(2, heading, room=0.2)
    yield Table(columns, rows, shades=pauses, after=4)
    count = working_minutes(each.item for each in items)
    yield Paragraph(said("run_sheet.working", count=count), SMALL)


def _late(each: TimedItem) -> list[Span]:
    if not each.late_by:
        return []
    return [Span("\n" + said("run_sheet.late", count=each.late_by), colour="warn")]


def _item(each: TimedItem) -> Iterable[Block]:
    """Give one item: its hours, what it is for, what to say and ask beside how to run it."""
    item = each.item
    heading = f"{hours(each)}  {item.title}"
    yield Heading(2, cut(heading, 240), style=_ITEM, room=0.16)
    found = guide_of(item)
    facts = joined([f"{item.minutes}\xa0{said('run_sheet.min')}", _stage(item), materials(item)], DOT)
    yield Paragraph(facts, SMALL.but(after=4), keep=found is not None)
    if found is not None:
        yield Paragraph(found.purpose, _SAY, keep=True)
        yield from _script(found)
    yield Rule(before=4, after=0)


def _script(found: Guide) -> Iterable[Block]:
    """Give the guide in two rows of two, between which a page may end: what happens, and how it comes out."""
    say = [quoted(text) for text in found.say[:_SAID]]
    talk = [*_part("say", say, _SAY), *_part("ask", found.ask[:_SAID], _SAY)]
    run = _part("run", found.run, _DO, numbered=True)
    watch, done = _part("watch", found.watch_for[:_SAID], _DO), _part("done", found.done_when, _DO)
    yield Columns([(1.06, talk), (1, run)], gap=24, before=3, after=2)
    yield Columns([(1.06, watch), (1, done)], gap=24, before=6, after=4)


def _part(key: str, texts: Sequence[str], style: Style, *, numbered: bool = False) -> list[Block]:
    return [
        Paragraph(said(f"run_sheet.{key}"), _LABEL, keep=True),
        Listing(texts, style, numbered=numbered, boxes=key == "done", gap=2, after=2),
    ]


def hours(each: TimedItem) -> str:
    """Give when an item begins and ends."""
    return f"{clock_of(each.starts)}–{clock_of(each.ends)}"


def guide_of(item: AgendaItem) -> Guide | None:
    """Give the guide of the item's step; None where it has no step, or one of another stage."""
    if item.stage is None or item.step is None or item.step not in words(f"guides/{item.stage}"):
        return None
    return guide(item.stage, item.step)


def materials(item: AgendaItem) -> str:
    """Give what has to be at hand for the item's step."""
    return (
        "" if item.step is None else str(words("documents_more")["run_sheet"]["materials"].get(item.step, ""))
    )


def _stage(item: AgendaItem) -> str:
    return "" if item.stage is None else str(words("stages")[item.stage]["title"])
