"""Department by department: role, whom it serves, its touchpoints with their levels, and what hurts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.rules.line_of_sight import line_of_sight
from app.rules.pains import hardest_first, is_severe, pain
from app.rules.spoken_for import spoken_for
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.chapters.line import role_name
from exporters.pdf.documents.chapters.voices import voice_said
from exporters.pdf.inline import Span
from exporters.pdf.styles import BODY, CELL, SMALL
from exporters.pdf.tables import Cell, Column, Table

_FIGURES = CELL.but(figures=True)


def departments_chapter(book: Book) -> list[Block]:
    """Give a section for each department, the segments before them, loose pain points behind."""
    workshop = book.workshop
    lines = line_of_sight(workshop)
    blocks: list[Block] = []
    if workshop.segments:
        named = [joined([each.name, book.value("segment_kind", each.kind)]) for each in workshop.segments]
        blocks += [
            Heading(2, book.say("departments.segments", customers=book.customers()), listed=False),
            Listing(named),
        ]
    if workshop.touchpoints or workshop.pain_points:
        blocks.append(Paragraph(book.say("departments.scales"), SMALL))
    for department in workshop.departments:
        line = lines.of(department.id)
        blocks += [
            Heading(2, department.name),
            Paragraph(_about(book, department, role_name(book, line.role, line.distance)), SMALL, keep=True),
            *_touchpoints(book, department),
            *_pains(book, department),
        ]
    loose = workshop.where("pain_points", "touchpoint_id", None)
    if loose:
        blocks += [Heading(2, book.say("departments.pains_elsewhere")), _pain_table(book, loose)]
    return [Heading(1, book.say("departments.heading"), room=0.3), *blocks] if blocks else []


def _about(book: Book, department: Any, role: str) -> str:
    reached = None
    if department.reached is not None and department.headcount is not None:
        reached = book.say("departments.reached", reached=department.reached, count=department.headcount)
    elif department.reached is not None:
        reached = book.say("departments.reached_only", reached=department.reached)
    elif department.headcount is not None:
        reached = book.say("departments.headcount", count=department.headcount)
    return joined(
        [
            role,
            book.value("department_kind", "partner") if department.kind == "partner" else None,
            book.say("departments.lead", name=department.lead) if department.lead else None,
            reached,
            unconfirmed(book, department.id) if all_unconfirmed(book, department.id) else None,
            department.note,
        ]
    )


def all_unconfirmed(book: Book, department_id: str) -> bool:
    """Tell whether others described all that a department gives: then it is said once."""
    given = book.workshop.where("touchpoints", "department_id", department_id)
    return len(given) > 1 and not any(each.confirmed for each in given)


def unconfirmed(book: Book, department_id: str) -> str:
    """Say that a department hasn’t confirmed what stands here; if nobody was there, that others wrote it."""
    how = "unconfirmed_there" if department_id in spoken_for(book.workshop) else "unconfirmed"
    return book.say(f"departments.{how}")


def _touchpoints(book: Book, department: Any) -> list[Block]:
    given = book.workshop.where("touchpoints", "department_id", department.id)
    if not given:
        return [Paragraph(book.say("departments.no_touchpoints"), BODY)]
    rows: list[list[Cell]] = [
        [
            _described(book, each),
            receivers(book, each.id),
            joined([book.name("journey_stages", each.journey_stage_id), each.channel], "\n"),
            joined(
                [book.value("level", each.level_today), book.value("level_wanted", each.level_wanted)], " → "
            ),
            "" if each.importance is None else str(each.importance),
        ]
        for each in given
    ]
    columns = [
        Column(book.say("departments.touchpoint"), 4.2, leads=True),
        Column(book.say("departments.receivers"), 2.3),
        Column(book.say("departments.stage"), 1.75),
        Column(book.say("departments.levels"), 1.5),
        Column(book.say("departments.importance"), 1.3, "right", _FIGURES),
    ]
    return [Table(columns, rows)]


def _described(book: Book, touchpoint: Any) -> list[Span]:
    spans = [Span(touchpoint.name, weight="semibold")]
    if not touchpoint.confirmed and not all_unconfirmed(book, touchpoint.department_id):
        spans.append(Span("\n" + unconfirmed(book, touchpoint.department_id), colour="warn"))
    more = [
        touchpoint.description,
        book.say("departments.feeling", text=touchpoint.feeling_wanted)
        if touchpoint.feeling_wanted
        else None,
        book.say("departments.done_well", text=touchpoint.done_well) if touchpoint.done_well else None,
        book.say("departments.done_badly", text=touchpoint.done_badly) if touchpoint.done_badly else None,
    ]
    spans += [Span("\n" + text, colour="text2") for text in more if text]
    return spans


def receivers(book: Book, touchpoint_id: str) -> str:
    """Name who receives a touchpoint, each with the marks of both sides where there are any."""
    workshop = book.workshop
    said = []
    for each in workshop.where("receivers", "touchpoint_id", touchpoint_id):
        name = book.receiver(each.department_id, each.segment_id)
        if each.giver_score is not None or each.receiver_score is not None:
            marks = [each.giver_score, each.receiver_score]
            giver, receiver = ("–" if mark is None else str(mark) for mark in marks)
            name = book.say("departments.scores", name=name, giver=giver, receiver=receiver)
        said.append(name)
    return "\n".join(said)


def _pains(book: Book, department: Any) -> list[Block]:
    workshop = book.workshop
    given = workshop.where("touchpoints", "department_id", department.id)
    pains = [each for point in given for each in workshop.where("pain_points", "touchpoint_id", point.id)]
    if not pains:
        return []
    return [Heading(3, book.say("departments.pains"), listed=False), _pain_table(book, pains)]


def _pain_table(book: Book, pains: Sequence[Any]) -> Table:
    rows: list[list[Cell]] = [
        [
            _told(book, each),
            book.name("touchpoints", each.touchpoint_id),
            book.value("level_wanted", each.level),
            _known(book, each),
            f"{each.severity} × {each.frequency} = {pain(each)}",
        ]
        for each in hardest_first(tuple(pains))
    ]
    columns = [
        Column(book.say("departments.pain"), 3, leads=True),
        Column(book.say("departments.touchpoint"), 1.7),
        Column(book.label("pain_points", "level"), 1.1),
        Column(book.say("departments.basis"), 3.3),
        Column(book.say("departments.severity"), 1.15, "right", _FIGURES),
    ]
    return Table(columns, rows)


def _known(book: Book, point: Any) -> list[Span]:
    """Say on what a pain point rests: its kind, the evidence, and the voice it was heard in."""
    customers = book.workshop.details.customer_name_plural
    said = book.say("departments.customers_said", customers=customers)
    spans = [Span(said if point.basis == "customer_said" else book.value("basis", point.basis))]
    voice = book.workshop.find("voices", point.voice_id)
    if point.evidence:
        spans.append(Span("\n" + point.evidence, colour="text2"))
    if voice is not None and _alike(voice.quote) != _alike(point.evidence or ""):
        spans.append(Span("\n" + voice_said(book, voice), colour="text2"))
    return spans


def _alike(text: str) -> list[str]:
    """Give what two texts must share to say the same: a quote needs no second time after itself."""
    return text.strip(' “”"').split()


def _told(book: Book, point: Any) -> list[Span]:
    spans = [Span(point.text, weight="semibold")]
    if point.resolved_on is not None:
        spans.append(
            Span("\n" + book.say("departments.resolved", when=book.day(point.resolved_on)), colour="ok")
        )
    elif is_severe(point):
        spans.append(Span("\n" + book.say("departments.severe"), colour="bad"))
    for each in book.workshop.where("dismissals", "source_id", point.id):
        if each.source == "pain_points":
            said = book.say("departments.set_aside", reason=each.reason)
            spans.append(Span("\n" + said, colour="text2"))
    return spans
