"""The team kit without its sheet to send back: the script of half an hour, and a page for each person."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from app.content import words
from app.rules.two_questions import questions
from exporters.pdf.blocks import Block, Columns, Heading, Lines, Listing, NewPage, Panel, Paragraph
from exporters.pdf.document import Sheet, page_count
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.leaflet import cut, listed, people, said, statement_of
from exporters.pdf.styles import BODY, CELL, CELL_STRONG, HEADINGS, LEAD, OVERLINE, SMALL, TITLE, Style
from exporters.pdf.tables import Cell, Column, Table

PAGES = 2
_TITLE = TITLE.but(size=23, leading=28)
_HEAD = HEADINGS[2].but(size=12, leading=16, before=14, after=4)
_LABEL = Style(9, 12.5, weight="semibold", before=12, after=0)
_VISION = Style(15, 21, weight="semibold", tracking=-0.008, after=2)
_LONG_VISION = Style(11, 15.5, weight="semibold", after=2)
_SCRIPT = Style(9.4, 13.6)


class Measure(Struct, frozen=True):
    """How many characters the kit takes of the vision, of a question and of any other text.

    `line` is the distance of the lines to write on.
    """

    vision: int
    question: int
    other: int
    line: float


_MEASURES = (
    Measure(2000, 400, 200, 25),
    Measure(700, 200, 120, 25),
    Measure(350, 120, 80, 22),
    Measure(180, 80, 30, 19),
)


def kit_blocks(book: Book, sheet: Sheet) -> list[Block]:
    """Give the first two pages: the script, and a page each person writes on, with what they hold."""
    *wide, narrowest = _MEASURES
    tried = (_pages(book, measure) for measure in wide)
    fitting = (blocks for blocks in tried if page_count(blocks, sheet) <= PAGES)
    return next(fitting, None) or _pages(book, narrowest)


def _pages(book: Book, measure: Measure) -> list[Block]:
    called = {key: cut(text, measure.other) for key, text in people(book).items()}
    asked = [cut(question, measure.question) for question in questions(book.workshop)]
    vision = cut(statement_of(book), measure.vision)
    return [
        *_script(vision, asked, called),
        NewPage(_personal(asked, called, measure.line), said("team_kit.for_each")),
    ]


def _script(vision: str, asked: list[str], called: dict[str, str]) -> list[Block]:
    """What the one who leads the half hour reads from."""
    look = _VISION if len(vision) <= 260 else _LONG_VISION
    read: list[Block] = [Paragraph(vision, look)]
    if not vision:
        read = [Paragraph(said("team_kit.vision_open")), Lines(2, spacing=25, after=0)]
    rows: list[list[Cell]] = [
        [f"{step['from']}–{step['to']}", step["do"].format(**called), step["say"].format(**called)]
        for step in _steps()
    ]
    columns = [
        Column(
            said("team_kit.minute"),
            0.8,
            style=CELL_STRONG.but(figures=True, size=9.4, leading=13.6),
            leads=True,
        ),
        Column(said("team_kit.step"), 3.2, style=_SCRIPT),
        Column(said("team_kit.say"), 3.6, style=_SCRIPT.but(colour="text2")),
    ]
    return [
        Paragraph(said("team_kit.overline"), OVERLINE),
        Heading(1, said("team_kit.title"), style=_TITLE),
        Paragraph(said("team_kit.intro", **called), LEAD.but(size=11, leading=15.5)),
        Panel([Paragraph(said("team_kit.vision"), OVERLINE), *read]),
        Heading(2, said("team_kit.script"), style=_HEAD),
        Table(columns, rows, whole=0.9, before=2, after=4),
        Columns(
            [
                (
                    1.3,
                    [
                        Heading(2, said("shared.questions"), style=_HEAD),
                        Paragraph(said("shared.questions_intro"), SMALL, keep=True),
                        Listing(asked, BODY, numbered=True),
                    ],
                ),
                (
                    1,
                    [Heading(2, said("team_kit.need"), style=_HEAD), Listing(listed("team_kit.needs"), CELL)],
                ),
            ],
            before=18,
        ),
    ]


def _personal(asked: list[str], called: dict[str, str], line: float) -> list[Block]:
    """The page each person writes on."""
    tests: list[list[Cell]] = [
        [question, f"☐\xa0{said('team_kit.yes')}\xa0\xa0\xa0☐\xa0{said('team_kit.no')}"] for question in asked
    ]
    columns = [
        Column(said("team_kit.question"), 4, style=BODY, leads=True),
        Column(said("team_kit.answer"), 1, "right", BODY),
    ]
    return [
        Paragraph(said("team_kit.for_each"), OVERLINE),
        Heading(1, said("team_kit.personal"), style=_TITLE),
        Paragraph(said("team_kit.personal_intro", **called), LEAD.but(size=11, leading=15.5)),
        *_asked("team_kit.mine", called, 3, line),
        *_asked("team_kit.who", called, 4, line),
        *_asked("team_kit.benefit", called, 4, line),
        *_asked("team_kit.improve", called, 3, line),
        Heading(2, said("team_kit.test"), style=_HEAD.but(before=18)),
        Paragraph(said("team_kit.test_intro"), SMALL, keep=True),
        Table(columns, tests, whole=0.9, before=2),
    ]


def _asked(key: str, called: dict[str, str], lines: int, apart: float) -> list[Block]:
    return [Paragraph(said(key, **called), _LABEL, keep=True), Lines(lines, spacing=apart, after=4)]


def _steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = words("documents_more")["team_kit"]["steps"]
    return found
