"""The team kit: half an hour on one page, a page for each person, and the sheet that comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise

import msgspec
import pdfplumber

from app.content import words
from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.worksheets.team_kit import team_kit
from tests.exporters.test_documents import spoilt
from tests.small import workshop as small

Read = Callable[[bytes], str]
Count = Callable[[bytes], int]


def test_the_script_fills_thirty_minutes_without_a_gap() -> None:
    steps = words("documents_more")["team_kit"]["steps"]
    assert steps[0]["from"] == 0
    assert steps[-1]["to"] == 30
    assert all(one["to"] == other["from"] for one, other in pairwise(steps))


def test_it_is_three_pages_whatever_the_words(sample: Workshop, count: Count) -> None:
    for workshop in (sample, small(), *(spoilt(sample, seed) for seed in range(6))):
        for paper in ("a4", "letter"):
            assert count(team_kit(Book(workshop, {}, paper))) == 3


def test_it_holds_the_vision_the_script_and_the_personal_question(sample: Workshop, read: Read) -> None:
    text = read(team_kit(Book(sample)))
    assert sample.details.statement is not None
    assert sample.details.statement in text
    assert "0–5 Read the vision aloud" in text
    assert "27–30" in text
    assert "What is my personal touchpoint to the customer experience?" in text
    assert "The sheet to send back" in text
    assert "☐ yes" in text


def test_without_a_wording_there_is_room_for_it(read: Read) -> None:
    made = small()
    open_still = team_kit(Book(made))
    assert "The wording is not agreed yet. Write it here once you hear it." in read(open_still)
    agreed = made.replace(msgspec.structs.replace(made.details, statement="It flows."))
    assert lines_of(open_still) == lines_of(team_kit(Book(agreed))) + 2


def lines_of(pdf: bytes) -> int:
    """Count the lines to write on of the first page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return len(document.pages[0].lines)


def test_the_sheet_to_send_back_asks_to_whom_and_by_when(sample: Workshop, read: Read) -> None:
    text = read(team_kit(Book(sample)))
    assert "Send to by" in text
    assert "15 Oct 2026 · as of 13 Nov 2026" in text  # the vision as it stands after the last check-in
