"""The last chapters of a plan: check-ins, parking lot, sign-off, photographs."""

from __future__ import annotations

from app.records.hand_out import Photo
from app.rules.signatures import is_agreed
from exporters.pdf.blocks import Block, Columns, Heading, Panel, Paragraph, Together
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.drawing import Photograph
from exporters.pdf.styles import BODY, CAPTION, CELL, CELL_STRONG, Style
from exporters.pdf.tables import Column, Table

_FIGURES = CELL.but(figures=True)
_SIGNED = Style(13, 19, weight="semibold", tracking=-0.005)
_ROOM_TO_SIGN = "\n\n\n"


def check_ins_chapter(book: Book) -> list[Block]:
    """Give the check-ins and what was said of each action there."""
    workshop = book.workshop
    if not workshop.check_ins:
        return []
    rows = [
        [
            book.day(each.planned_on),
            book.day(each.held_on),
            each.chair or "",
            each.place or "",
            each.note or "",
        ]
        for each in workshop.check_ins
    ]
    columns = [
        Column(book.say("check_in.planned"), 1.1, style=CELL_STRONG.but(figures=True), leads=True),
        Column(book.say("check_in.held"), 1.1, style=_FIGURES),
        Column(book.say("check_in.chair"), 1.5),
        Column(book.say("check_in.venue"), 1.5),
        Column(book.say("check_in.note"), 2.4),
    ]
    blocks: list[Block] = [Heading(1, book.say("check_in.annex"), room=0.2), Table(columns, rows)]
    said = [
        [
            book.name("actions", each.action_id, "title"),
            _met(book, each.check_in_id),
            book.value("status", each.status),
            book.day(each.due_on),
            each.note or "",
        ]
        for each in workshop.progress
    ]
    heads = [
        Column(book.say("check_in.action"), 2.6, style=CELL_STRONG, leads=True),
        Column(book.say("check_in.met"), 1.35, style=_FIGURES),
        Column(book.say("check_in.status"), 0.9),
        Column(book.say("check_in.moved"), 1.42, "right", _FIGURES),
        Column(book.say("check_in.note"), 2.2),
    ]
    return [*blocks, Table(heads, said)]


def _met(book: Book, check_in_id: str) -> str:
    check_in = book.workshop.get("check_ins", check_in_id)
    return book.day(check_in.held_on or check_in.planned_on)


def parking_chapter(book: Book) -> list[Block]:
    """Give everything that was parked, with what became of it."""
    items = book.workshop.parking_lot
    if not items:
        return []
    rows = [
        [
            each.text,
            each.raised_by or "",
            book.value("outcome", each.outcome) or book.say("parking.open"),
            each.owner or "",
            book.day(each.due_on),
        ]
        for each in items
    ]
    columns = [
        Column(book.say("parking.item"), 3.6, leads=True),
        Column(book.say("parking.raised_by"), 1.4),
        Column(book.say("parking.outcome"), 1.4),
        Column(book.say("parking.owner"), 1.4),
        Column(book.say("parking.due"), 1.42, "right", _FIGURES),
    ]
    return [Heading(1, book.say("parking.heading"), room=0.2), Table(columns, rows)]


def sign_off_chapter(book: Book) -> list[Block]:
    """Give a page with the names under the plan, and lines to sign on for sponsor and senior leaders."""
    workshop = book.workshop
    signed = workshop.where("signatures", "subject", "plan")
    done = book.say("sign_off.signed")
    rows = [[each.name, each.title or "", done, book.day(each.signed_on)] for each in signed]
    have = {each.name for each in signed}
    details = workshop.details
    waiting = [(details.sponsor, details.sponsor_title)] if details.sponsor else []
    waiting += [
        (each.name, each.job_title) for each in workshop.where("participants", "level", "senior_leader")
    ]
    for name, title in dict.fromkeys(waiting):
        if name not in have:
            have.add(name)
            rows.append([name, title or "", _ROOM_TO_SIGN, ""])
    while len(rows) < 3:
        rows.append(["", "", _ROOM_TO_SIGN, ""])
    columns = [
        Column(book.say("sign_off.name"), 2, style=CELL_STRONG, leads=True),
        Column(book.say("sign_off.title"), 2, stays=True),
        Column(book.say("sign_off.signature"), 2.6, stays=True),
        Column(book.say("sign_off.date"), 1.42, "right", _FIGURES, stays=True),
    ]
    heading = Heading(1, book.say("sign_off.heading"), opens=True)
    said = (details.statement or "").strip()
    vision: list[Block] = [Panel([Paragraph(said, _SIGNED)])] if is_agreed(workshop) else []
    intro = Paragraph(book.say("sign_off.intro"), BODY, keep=True)
    return [Together([heading, *vision, intro, Table(columns, rows)])]


def photos_chapter(book: Book) -> list[Block]:
    """Give the photographs with their captions, two side by side; one alone is as wide as the text."""
    shown = [_photograph(book, photo) for photo in book.workshop.photos if photo.image in book.images]
    if not shown:
        return []
    heading = Heading(1, book.say("photos.heading"), room=0.5)
    if len(shown) == 1:
        return [heading, Together(shown[0])]
    rows = [[*shown[place : place + 2], []][:2] for place in range(0, len(shown), 2)]
    return [heading, *(Columns([(1, each) for each in row]) for row in rows)]


def _photograph(book: Book, photo: Photo) -> list[Block]:
    stage = book.stage(photo.stage)
    caption = photo.caption or ""
    alt = book.say("photos.alt_caption", caption=caption) if caption else book.say("photos.alt", stage=stage)
    when = book.say("photos.taken", when=photo.taken_at[:10]) if photo.taken_at else None
    said = joined([caption, stage, when])
    return [Photograph(book.images[photo.image], alt), Paragraph(said, CAPTION, tag="Caption")]
