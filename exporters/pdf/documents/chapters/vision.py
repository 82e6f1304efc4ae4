"""How the vision came about and how it is lived: from the phrases to the names under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.records.kinds import BALLOT_LISTS
from app.records.vision import Ballot
from app.rules.ballots import BallotResult, dots_given, result
from app.rules.names import name_of
from app.rules.signatures import is_agreed, is_void
from exporters.pdf.blocks import Block, Heading, Listing, Paragraph
from exporters.pdf.documents.book import Book, joined
from exporters.pdf.documents.chapters.statement import reservations, two_questions
from exporters.pdf.inline import Span
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, SMALL
from exporters.pdf.tables import Column, Table


def vision_chapter(book: Book) -> list[Block]:
    """Give everything that led to the statement and everything that follows from it."""
    blocks = [
        *two_questions(book, 2),
        *_commitments(book),
        *_cascade(book),
        *reservations(book, 2),
        *_signatures(book),
        *_drafts(book),
        *_ballots(book),
        *_phrases(book),
    ]
    return [Heading(1, book.say("vision.heading"), room=0.3), *blocks]


def _phrases(book: Book) -> list[Block]:
    """Give the phrases by theme, those without one last."""
    workshop = book.workshop
    themes = [(theme.name, workshop.where("phrases", "theme_id", theme.id)) for theme in workshop.themes]
    themes.append(
        (book.say("vision.no_theme") if workshop.themes else "", workshop.where("phrases", "theme_id", None))
    )
    blocks: list[Block] = []
    for name, phrases in themes:
        if name and (phrases or name != book.say("vision.no_theme")):
            blocks.append(Heading(3, name, listed=False))
        if phrases:
            blocks.append(_phrase_table(book, phrases))
    return [Heading(2, book.say("vision.phrases")), *blocks] if blocks else []


def _phrase_table(book: Book, phrases: Sequence[Any]) -> Table:
    """Give the phrases with their tables, never with who wrote them: people are asked not to sign."""
    rows = [[phrase.text, phrase.prompt, book.name("groups", phrase.group_id)] for phrase in phrases]
    columns = [
        Column(book.say("vision.phrase"), 3, style=CELL_STRONG, leads=True),
        Column(book.say("vision.prompt"), 3, style=CELL.but(colour="text2")),
        Column(book.label("phrases", "group_id"), 1),
    ]
    return Table(columns, rows)


def _drafts(book: Book) -> list[Block]:
    """Give the drafts as they grew out of one another, and the wording agreed on as the last."""
    drafts = book.workshop.drafts
    if not drafts:
        return []
    number = {draft.id: place for place, draft in enumerate(drafts, start=1)}
    entries = []
    for draft in drafts:
        parents = ", ".join(
            book.say("vision.draft", number=number[id]) for id in draft.based_on_ids if id in number
        )
        table = book.name("groups", draft.group_id)
        origin = joined(
            [
                book.say("vision.draft_by", table=table) if table else None,
                book.say("vision.based_on", drafts=parents) if parents else None,
                draft.note,
            ],
            "\n",
        )
        entries.append(
            [Span(draft.text), Span("\n" + origin, colour="text2")] if origin else [Span(draft.text)]
        )
    details = book.workshop.details
    if is_agreed(book.workshop):
        agreed = book.say("vision.agreed", when=book.day(details.statement_agreed_on))
        entries.append([Span(agreed + " ", weight="semibold"), Span((details.statement or "").strip())])
    return [Heading(2, book.say("vision.drafts")), Listing(entries, numbered=True)]


def _ballots(book: Book) -> list[Block]:
    blocks: list[Block] = []
    for ballot in book.workshop.ballots:
        subject = book.value("ballot_subject", ballot.subject)
        heading = book.say("vision.ballot", subject=subject, round=ballot.round)
        how = joined(
            [
                ballot.question,
                book.say("vision.secret" if ballot.secret else "vision.not_secret"),
                book.count("vision.per_person", ballot.dots_per_person),
            ]
        )
        blocks += [Heading(3, heading, listed=False), Paragraph(how, SMALL, keep=True)]
        found = result(book.workshop, ballot.id)
        if found is None:
            blocks.append(Paragraph(book.say("vision.ballot_hidden"), BODY))
        else:
            blocks += [Paragraph(_counted(book, ballot), SMALL, keep=True), _totals(book, ballot, found)]
    return [Heading(2, book.say("vision.ballots")), *blocks] if blocks else []


def _counted(book: Book, ballot: Ballot) -> str:
    """Say how many dots were counted, of how many the slips expected hold; only for what is revealed."""
    given = dots_given(book.workshop, ballot.id)
    if ballot.voters is None:
        return book.count("vision.counted", given)
    return book.count(
        "vision.counted_of", ballot.voters, given=given, all=ballot.voters * ballot.dots_per_person
    )


def _totals(book: Book, ballot: Ballot, found: BallotResult) -> Table:
    """Give the candidates by their dots; who voted is never shown."""
    list_name = BALLOT_LISTS[ballot.subject]
    rows = []
    for total in found.totals:
        record = book.workshop.get(list_name, total.candidate_id)
        tie = book.say("vision.tie") if total.is_tied else ""
        rows.append([name_of(list_name, record, book.workshop), tie, str(total.dots)])
    columns = [
        Column(book.say("vision.candidate"), 6, leads=True),
        Column(book.say("vision.tied"), 0.6, "right", CELL.but(colour="text2")),
        Column(book.say("vision.dots"), 1, "right", CELL.but(figures=True)),
    ]
    return Table(columns, rows)


def _commitments(book: Book) -> list[Block]:
    made = book.workshop.commitments
    if not made:
        return []
    return [Heading(2, book.say("vision.commitments")), Listing([each.text for each in made])]


def _cascade(book: Book) -> list[Block]:
    behaviours = book.workshop.cascade
    if not behaviours:
        return []
    order = ("leader_to_leader", "leader_to_employee", "employee_to_employee", "employee_to_customer")
    rows = [
        [
            book.value("direction", each.direction),
            each.behaviour,
            each.who or "",
            book.value("rhythm", each.rhythm),
        ]
        for direction in order
        for each in book.workshop.where("cascade", "direction", direction)
    ]
    columns = [
        Column(book.say("vision.direction"), 1.5, style=CELL_STRONG, leads=True),
        Column(book.say("vision.behaviour"), 4),
        Column(book.say("vision.who"), 1.5),
        Column(book.say("vision.rhythm"), 1),
    ]
    return [Heading(2, book.say("vision.cascade")), Table(columns, rows)]


def _signatures(book: Book) -> list[Block]:
    signed = book.workshop.where("signatures", "subject", "vision")
    if not signed:
        return []
    rows = [
        [
            joined([each.name, each.title], ", "),
            book.value("seniority_level", each.level),
            book.say("vision.void") if is_void(book.workshop, each) else "",
            book.day(each.signed_on),
        ]
        for each in signed
    ]
    columns = [
        Column(book.say("sign_off.name"), 3, style=CELL_STRONG, leads=True),
        Column(book.say("people.level"), 1.4),
        Column(book.label("check_ins", "note"), 2.4),
        Column(book.say("sign_off.date"), 1.42, "right", CELL.but(figures=True)),
    ]
    return [Heading(2, book.say("vision.signatures")), Table(columns, rows)]
