"""Sheets without a name: the rating of the six practices, and the evaluation of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from app.content import words
from app.records.kinds import Practice
from app.worksheets.questions import MARKED, WRITTEN, rating_survey
from exporters.pdf.blocks import Block, Columns, Paragraph, Rule, Together
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.worksheets.pad import Pad, label
from exporters.pdf.forms.blocks import Marks
from exporters.pdf.styles import SMALL, STRONG

_STATEMENT = STRONG.but(size=9.6, leading=13, after=3)
_ANCHOR = SMALL.but(size=7.6, leading=9.8, after=0)
_ONE_TO_FIVE = tuple((str(mark), str(mark), "") for mark in range(1, 6))
CANNOT_JUDGE = "0"


def rating(book: Book, number: int) -> Sequence[Block]:
    """Give a numbered sheet that rates the six practices."""
    pad = Pad(book, "rating")
    sheet = pad.sheet(number, rating_survey(book.workshop).id)
    practices: dict[str, Any] = words("practices")["practices"]
    blocks: list[Block] = [*pad.head(sheet, "anonymous")]
    for practice in get_args(Practice):
        said = practices[practice]
        unsure = pad.say("cannot_judge")
        anchors = [
            (1, [Paragraph(said[key], _ANCHOR.but(align=align))])
            for key, align in (("one", "left"), ("three", "centre"), ("five", "right"))
        ]
        scale = Marks(sheet.field, practice, said["statement"], _ONE_TO_FIVE, after=1)
        aside = Marks(sheet.field, practice, said["statement"], ((CANNOT_JUDGE, " ", unsure),), after=0)
        row = Columns([(5, [scale, Columns(anchors, gap=10, after=0)]), (0.9, [aside])], gap=12, after=0)
        blocks += [Together([Paragraph(said["statement"], _STATEMENT), row]), Rule(before=5, after=5)]
    return blocks[:-1]


def evaluation(book: Book, number: int) -> Sequence[Block]:
    """Give a numbered sheet that asks the participants about the day."""
    pad = Pad(book, "evaluation")
    sheet = pad.sheet(number)
    return [
        *pad.head(sheet, "anonymous"),
        *(_marked(pad, sheet.field, question) for question in MARKED),
        *(pad.asked(sheet, question, pad.say(question), 5) for question in WRITTEN),
    ]


def _marked(pad: Pad, field: str, question: str) -> Block:
    said = pad.say(question)
    ends: Iterable[tuple[str, str, str]] = (
        (value, sign, {"1": pad.say("low"), "5": pad.say("high")}.get(value, ""))
        for value, sign, _ in _ONE_TO_FIVE
    )
    row = Columns([(1, [Marks(field, question, said, tuple(ends), after=0)]), (0.5, [])], after=14)
    return Together([label(said), row])
