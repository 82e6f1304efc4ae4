"""The six practices: what the room thinks of them, and the worksheets that change them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from app.drawings.practice_radar import practice_radar
from app.records.practices import Survey
from app.rules.practices import ItemSummary, latest_shown, summaries, to_one_place
from exporters.pdf.blocks import Block, Heading, Paragraph
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.drawing import Figure
from exporters.pdf.inline import Span
from exporters.pdf.styles import BODY, CELL, CELL_STRONG
from exporters.pdf.tables import Cell, Column, Table

_FIGURES = CELL.but(figures=True)
_LONGEST_IN_A_HEAD = 60  # it is repeated on every page
_SMALLER = 0.72  # the drawing is made for a screen: on paper its text is set as small as a table's


def practices_chapter(book: Book, width: float) -> list[Block]:
    """Give the ratings with their drawing, the reviews, and every worksheet that holds something."""
    blocks = [
        *_ratings(book, width),
        *_reviews(book),
        *_competencies(book),
        *_signs(book),
        *_key_customers(book),
        *_playbook(book),
        *_policies(book),
    ]
    return [Heading(1, book.say("practices.heading"), room=0.4), *blocks] if blocks else []


def _ratings(book: Book, width: float) -> list[Block]:
    workshop = book.workshop
    surveys = workshop.where("surveys", "instrument", "practice")
    if not surveys:
        return []
    last = latest_shown(workshop, "practice")
    drawn = last is not None and any(each.n for each in summaries(workshop, last.id) or ())
    blocks: list[Block] = [Paragraph(book.say("practices.intro"), keep=drawn)]
    if drawn:
        blocks.append(Figure(practice_radar(workshop, size=width / 0.85), largest=_SMALLER))
    return blocks + [block for survey in surveys for block in _survey(book, survey)]


def _competencies(book: Book) -> list[Block]:
    surveys = book.workshop.where("surveys", "instrument", "competency")
    blocks = [block for survey in surveys for block in _survey(book, survey)]
    return [Heading(2, book.say("practices.competencies")), *blocks] if blocks else []


def _survey(book: Book, survey: Survey) -> list[Block]:
    """Give one round of ratings: never by person, and nothing while it is hidden."""
    when = book.say("practices.earlier", title=survey.title, when=book.day(survey.held_on))
    heading = Heading(3, when, listed=False)
    summed = summaries(book.workshop, survey.id)
    if summed is None:
        return [heading, Paragraph(book.say("practices.hidden"), BODY)]
    rows = [_row(book, each) for each in summed]
    columns = [
        Column(book.say(f"practices.{survey.instrument}"), 2.3, leads=True),
        Column(book.say("practices.n"), 0.5, "right", _FIGURES),
        Column(book.say("practices.mean"), 0.75, "right", _FIGURES),
        Column(book.say("practices.median"), 0.85, "right", _FIGURES),
        Column(book.say("practices.range"), 0.8, "right", _FIGURES),
        Column(book.say("practices.distribution"), 2.1, "right", _FIGURES),
        Column(book.say("practices.cannot_judge"), 0.8, "right", _FIGURES),
        Column(book.say("practices.target"), 0.75, "right", _FIGURES),
        Column(book.say("practices.gap"), 0.65, "right", _FIGURES),
    ]
    if survey.instrument == "competency":  # competencies have no targets
        columns, rows = columns[:-2], [row[:-2] for row in rows]
    return [heading, Table(columns, rows)]


def _row(book: Book, summed: ItemSummary) -> Sequence[Cell]:
    name = [Span(book.value("rated_item", summed.item), weight="semibold")]
    if summed.is_split:
        name.append(Span("\n" + book.say("practices.split"), colour="warn"))
    return [
        name,
        str(summed.n),
        _one(summed.mean),
        _one(summed.median),
        "" if summed.lowest is None else f"{summed.lowest}–{summed.highest}",
        " · ".join(str(count) for count in summed.distribution),
        str(summed.cant_judge),
        "" if summed.target is None else str(summed.target),
        _one(summed.gap),
    ]


def _one(value: float | None) -> str:
    return "" if value is None else f"{to_one_place(value):.1f}".replace("-", "−")


def _reviews(book: Book) -> list[Block]:
    reviews = book.workshop.practice_reviews
    if not reviews:
        return []
    rows = []
    for each in reviews:
        target = "" if each.target is None else str(each.target)
        if target and each.target_on is not None:
            target = book.say("practices.by", target=target, when=book.day(each.target_on))
        rows.append([book.value("practice", each.practice), each.evidence or "", each.barrier or "", target])
    columns = [
        Column(book.say("practices.practice"), 1.6, style=CELL_STRONG, leads=True),
        Column(book.say("practices.evidence"), 3),
        Column(book.say("practices.barrier"), 3),
        Column(book.say("practices.target"), 1.3, "right", _FIGURES),
    ]
    return [Heading(2, book.say("practices.reviews")), Table(columns, rows)]


def _key_customers(book: Book) -> list[Block]:
    """Give the key customers; the names of confidential ones stay in the workshop's own file."""
    customers = book.workshop.key_customers
    if not customers:
        return []
    numbers = count(1)
    rows = [
        [
            book.say("practices.confidential_customer", number=next(numbers))
            if each.confidential
            else each.name,
            book.name("segments", each.segment_id),
            each.goals or "",
            book.name("participants", each.owner_id),
            book.value("knowledge", each.known),
        ]
        for each in customers
    ]
    columns = [
        Column(book.say("practices.customer"), 1.8, style=CELL_STRONG, leads=True),
        Column(book.say("practices.segment"), 1.4),
        Column(book.say("practices.goals"), 3),
        Column(book.say("practices.owner"), 1.4),
        Column(book.say("practices.known"), 1.2),
    ]
    return [Heading(2, book.say("practices.key_customers")), Table(columns, rows)]


def _playbook(book: Book) -> list[Block]:
    rules = book.workshop.playbook_rules
    if not rules:
        return []
    rows = [[each.situation, each.freedom, each.limit or "", each.tell or ""] for each in rules]
    columns = [
        Column(book.say("practices.situation"), 2.4, style=CELL_STRONG, leads=True),
        Column(book.say("practices.freedom"), 3),
        Column(book.say("practices.limit"), 1.4),
        Column(book.say("practices.tell"), 1.4),
    ]
    return [Heading(2, book.say("practices.playbook")), Table(columns, rows)]


def _policies(book: Book) -> list[Block]:
    policies = book.workshop.policies
    if not policies:
        return []
    customer = book.workshop.details.customer_name
    rows = [[each.name, book.value("effect", each.effect), each.change or ""] for each in policies]
    columns = [
        Column(book.say("practices.policy"), 2.6, style=CELL_STRONG, leads=True),
        Column(book.say("practices.effect", customer=shortened(customer, _LONGEST_IN_A_HEAD)), 1.6),
        Column(book.say("practices.change"), 3.4),
    ]
    return [Heading(2, book.say("practices.policies")), Table(columns, rows)]


def _signs(book: Book) -> list[Block]:
    examples = book.workshop.sign_examples
    if not examples:
        return []
    rows = [
        [
            book.value("sign", each.sign),
            joined([each.example, book.name("departments", each.department_id)], "\n"),
            book.day(each.seen_on),
        ]
        for each in examples
    ]
    columns = [
        Column(book.say("practices.sign"), 1.8, style=CELL_STRONG, leads=True),
        Column(book.say("practices.example"), 4),
        Column(book.say("practices.seen"), 1.42, "right", _FIGURES),
    ]
    return [Heading(2, book.say("practices.signs")), Table(columns, rows)]
