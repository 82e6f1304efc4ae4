"""The department sheets: what one department gives, receives, suffers and will do, and how sure that is."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pdfplumber
import pytest

from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.department_sheets import department_sheet, merged_department_sheets
from tests.small import workshop as small

Read = Callable[[bytes], str]
Count = Callable[[bytes], int]

GIVEN: dict[str, Any] = {
    "departments": [
        {"id": "yard", "name": "Yard", "lead": "Yard manager", "headcount": 12, "reached": 4},
        {"id": "desk", "name": "Desk", "kind": "partner", "reached": 2},
        {"id": "far", "name": "Far away", "headcount": 3},
    ],
    "touchpoints": [
        {"id": "pick", "department_id": "yard", "name": "Pick list", "level_today": "broken",
         "level_wanted": "service", "confirmed": True, "description": "Printed at six."},
        {"id": "load", "department_id": "yard", "name": "Loading", "level_wanted": "service"},
        {"id": "call", "department_id": "desk", "name": "Call back", "level_today": "service",
         "confirmed": True},
        {"id": "sign", "department_id": "desk", "name": "Sign at the gate", "confirmed": True},
    ],
    "receivers": [
        {"touchpoint_id": "pick", "department_id": "desk", "giver_score": 8, "receiver_score": 3},
        {"touchpoint_id": "pick", "department_id": "far"},
        {"touchpoint_id": "call", "giver_score": 7},
    ],
    "pain_points": [
        {"touchpoint_id": "pick", "text": "Lists are wrong", "level": "processing", "severity": 4,
         "frequency": 4, "basis": "data", "evidence": "Nine of ten in May"},
        {"touchpoint_id": "pick", "text": "Ink is pale", "level": "service", "severity": 1, "frequency": 2,
         "resolved_on": date(2026, 4, 1)},
        {"touchpoint_id": "pick", "text": "Paper is thin", "level": "service", "severity": 1, "frequency": 2},
    ],
    "participants": [{"id": "pat", "name": "Pat", "department_id": "yard", "attendance": "absent"}],
    "actions": [
        {"title": "Count twice", "department_id": "yard", "first_step": "Buy a second pen"},
        {"title": "Read the list aloud", "touchpoint_id": "pick"},
        {"title": "Walk the yard", "owner_id": "pat"},
        {"title": "Burn the lists", "department_id": "yard", "status": "dropped"},
        {"title": "Paint the desk", "department_id": "desk"},
    ],
}  # fmt: skip


@pytest.fixture
def book() -> Book:
    return Book(small(**GIVEN))


def sheet(book: Book, place: int) -> bytes:
    return department_sheet(book, book.workshop.departments[place])


def test_a_sheet_tells_the_role_the_neighbours_and_both_marks(book: Book, read: Read) -> None:
    text = read(sheet(book, 0))
    assert "Yard Lead: Yard manager · 4 of 12 have named their own touchpoint" in text
    assert "2 steps from the household" in text
    assert "We serve Desk, Far away" in text
    assert "We are served by Nobody has noted yet what you receive." in text
    assert "Broken → Service Desk 8 3" in text
    assert "– → Service" in text
    assert "What we receive" not in text


def test_what_is_received_shows_our_own_mark_first(book: Book, read: Read) -> None:
    text = read(sheet(book, 1))
    assert "Yard Pick list Broken → Service 3 8" in text
    assert "A partner of Northern Water" in text
    assert "Lead: not noted yet" in text
    assert "2 have named their own touchpoint" in text
    assert "Serves the household" in text


def test_pains_say_how_they_are_known_and_what_became_of_them(book: Book, read: Read) -> None:
    text = read(sheet(book, 0))
    assert "Lists are wrong Severe" in text
    assert "Nine of ten in May" in text
    assert "4 × 4 = 16" in text
    assert "Resolved on 1 Apr 2026" in text
    assert "What hurts there" not in read(sheet(book, 1))


def test_actions_are_those_of_the_department_its_touchpoints_and_its_people(book: Book, read: Read) -> None:
    text = read(sheet(book, 0))
    for title in ("Count twice", "First step: Buy a second pen", "Read the list aloud", "Walk the yard"):
        assert title in text
    assert "Count twice First step: Buy a second pen No owner yet" in text
    assert "Burn the lists" not in text
    assert "Paint the desk" not in text
    assert "No action belongs to your department yet." in read(sheet(book, 2))


def test_what_others_described_is_marked_so(book: Book, read: Read) -> None:
    text = read(sheet(book, 0))
    assert "Loading Described by others, not confirmed" in text
    assert "Nobody in the room confirmed what is marked so" in text
    assert "not confirmed" not in read(sheet(book, 1))


def test_a_department_nobody_spoke_for_is_told_once(book: Book, read: Read) -> None:
    points = tuple(msgspec.structs.replace(each, confirmed=False) for each in book.workshop.touchpoints)
    text = read(sheet(Book(book.workshop.replace(touchpoints=points)), 0))
    assert "Nobody in the room spoke for your department." in text
    assert text.count("Described by others") == 1


def test_a_department_that_was_in_the_room_is_not_told_that_nobody_spoke_for_it(read: Read) -> None:
    points = [{**each, "confirmed": False} for each in GIVEN["touchpoints"]]
    people = [{"department_id": "yard", "attendance": "present"}]
    text = read(sheet(Book(small(**{**GIVEN, "touchpoints": points, "participants": people})), 0))
    assert "Not confirmed yet. Your department hasn’t confirmed yet what stands here." in text
    assert "Nobody in the room" not in text
    assert "Described by others" not in text


def test_a_department_without_anything_is_asked_to_begin(book: Book, read: Read) -> None:
    text = read(sheet(book, 2))
    assert "Not mapped yet" in text
    assert "3 people" in text
    assert "Begin here" in text


def test_the_merged_file_holds_every_sheet(sample: Workshop, read: Read, count: Count) -> None:
    book = Book(sample)
    merged = merged_department_sheets(book)
    assert count(merged) == sum(count(department_sheet(book, each)) for each in sample.departments)
    text = "".join(read(merged).split())
    records: list[Any] = [*sample.departments, *sample.touchpoints]
    told = [each.name for each in records]
    assert [name for name in told if "".join(name.split()) not in text] == []


def test_marks_nobody_gave_need_no_explaining(read: Read) -> None:
    given = {"departments": [{"id": "yard", "name": "Yard"}],
             "touchpoints": [{"department_id": "yard", "name": "Loading"}]}  # fmt: skip
    text = read(sheet(Book(small(**given)), 0))
    assert "Loading" in text
    assert "are marks from 1 to 10" not in text
    assert "have named" not in text


def test_without_a_record_of_who_was_there_nothing_is_said_about_the_room(read: Read) -> None:
    some = {**GIVEN, "participants": [], "actions": []}
    text = read(sheet(Book(small(**some)), 0))
    assert "Not confirmed yet. Nobody has confirmed yet what is marked so." in text
    assert "Loading Not confirmed yet" in text
    points = [{**each, "confirmed": False} for each in GIVEN["touchpoints"]]
    every = read(sheet(Book(small(**{**some, "touchpoints": points})), 0))
    assert "Who was in the room isn’t recorded." in every
    for told in (text, every):
        assert "in the room spoke" not in told
        assert "Described by others" not in told


def test_a_sheet_to_send_back_asks_to_whom_and_by_when(book: Book, read: Read) -> None:
    assert "send the sheet back. Send to by" in read(sheet(book, 0))
    assert "Send to" not in read(sheet(book, 1))


def test_a_pain_that_was_set_aside_says_why(read: Read) -> None:
    pains = [{**GIVEN["pain_points"][0], "id": "lists"}]
    aside = [
        {"source": "pain_points", "source_id": "lists", "reason": "The supplier decides."},
        {"source": "policies", "source_id": "lists", "reason": "It does no harm."},
    ]
    made = small(**{**GIVEN, "pain_points": pains}, policies=[{"id": "lists"}], dismissals=aside)
    text = read(sheet(Book(made), 0))
    assert "Severe Set aside: The supplier decides." in text
    assert "It does no harm" not in text


@pytest.mark.parametrize(
    ("marks", "said", "unsaid"),
    [
        ({"giver_score": 8}, "“We say” is our own mark", "“they say”"),
        ({"receiver_score": 3}, "“They say” is the mark", "“we say”"),
        ({"giver_score": 8, "receiver_score": 3}, "“We say” and “they say” are marks", "our own mark"),
    ],
)
def test_only_the_marks_that_are_printed_are_explained(
    marks: dict[str, int], said: str, unsaid: str, read: Read
) -> None:
    given = {"departments": [{"id": "yard"}], "touchpoints": [{"id": "pick", "department_id": "yard"}],
             "receivers": [{"touchpoint_id": "pick", **marks}]}  # fmt: skip
    text = read(sheet(Book(small(**given)), 0))
    assert said in text
    assert unsaid not in text


def test_the_role_is_explained_in_the_words_of_the_house(book: Book, read: Read) -> None:
    assert "goes straight to the household." in read(sheet(book, 1))


def long_sheet(count_of_points: int) -> Book:
    points = [{"department_id": "departments-0", "name": f"Point {n}"} for n in range(count_of_points)]
    return Book(small(departments=[{}], touchpoints=points))


def test_a_page_is_never_turned_for_one_sentence_nor_for_lines_alone(read: Read) -> None:
    found = set()
    for points in range(10, 24):
        pdf = sheet(long_sheet(points), 0)
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            last = document.pages[-1].extract_text()
            many = len(document.pages) > 1
        text = read(pdf)
        assert "No action belongs to your department yet." in text
        found.add(("What will be done" in text, "To talk about with my team" in text))
        if many:
            assert "Point" in last
    assert found == {(True, True), (True, False), (False, False)}
