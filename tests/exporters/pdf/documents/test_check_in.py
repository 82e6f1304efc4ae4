"""The status sheet: what was said last time, every open action with its date in force, and room to write."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pdfplumber
import pytest

from app.workshop import Workshop
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.check_in import check_in
from tests.small import workshop as small

Read = Callable[[bytes], str]

ACTIONS: list[dict[str, Any]] = [
    {"id": "bell", "title": "Mend the bell", "owner": "Pat", "due_on": date(2026, 4, 9), "status": "started",
     "baseline": "no bell", "goal": "a bell"},
    {"id": "door", "title": "Oil the door", "due_on": date(2026, 5, 9), "measure": "Squeaks a day"},
    {"id": "gate", "title": "Paint the gate"},
    {"id": "lamp", "title": "Buy a lamp", "status": "done", "closed_on": date(2026, 4, 2)},
    {"id": "sign", "title": "Hang the sign", "status": "dropped", "closed_on": date(2026, 3, 30)},
]  # fmt: skip
HELD = {"id": "first", "planned_on": date(2026, 4, 1), "held_on": date(2026, 4, 1)}
NEXT = {"id": "next", "planned_on": date(2026, 5, 1), "chair": "Director", "place": "Yard"}


def text_of(read: Read, **lists: Any) -> str:
    return read(check_in(Book(small(**{"actions": ACTIONS, **lists}))))


def test_actions_stand_by_what_is_due_by_the_check_in(read: Read) -> None:
    text = text_of(read, check_ins=[HELD, NEXT])
    order = [
        text.index(said)
        for said in ("Due by this check-in", "Mend the bell", "Due later", "Oil the door", "Without a date",
                     "Paint the gate", "No date yet", "Four signs")
    ]  # fmt: skip
    assert order == sorted(order)
    assert "1 May 2026" in text
    assert "Director" in text
    assert "At the start: no bell → goal: a bell" in text
    assert "Measure: Squeaks a day" in text
    assert "Noted as: started" in text
    assert "no owner yet" in text.lower()
    assert "4 Mar 2026 · as of 1 Apr 2026" in text
    assert "done 1 of 5, dropped 1, open 3." in text


def test_closed_actions_are_told_since_the_last_check_in_held(read: Read) -> None:
    text = text_of(read, check_ins=[HELD, NEXT])
    assert "Since the last check-in, 1 Apr 2026" in text
    assert "Buy a lamp, done on 2 Apr 2026" in text
    assert "Hang the sign" not in text


def test_before_the_first_check_in_it_tells_since_the_workshop(read: Read) -> None:
    text = text_of(read)
    assert "Since the workshop, 4 Mar 2026" in text
    assert "Hang the sign, dropped on 30 Mar 2026" in text
    assert "When 3 Apr 2026" in text  # thirty days after the workshop
    assert text.index("Due later") < text.index("Mend the bell")


def test_where_nothing_happened_it_says_so(read: Read) -> None:
    assert "No action has been closed, and nothing was noted." in text_of(read, actions=ACTIONS[:3])


def test_moved_dates_come_from_what_was_noted(read: Read) -> None:
    undated = {"id": "some", "chair": "Pat"}
    progress: list[dict[str, Any]] = [
        {"action_id": "bell", "check_in_id": "first", "status": "started", "due_on": date(2026, 4, 9),
         "note": "The bell came."},
        {"action_id": "door", "check_in_id": "first", "due_on": date(2026, 4, 20)},
        {"action_id": "door", "check_in_id": "some", "due_on": date(2026, 4, 25)},
        {"action_id": "gate", "check_in_id": "first"},
    ]  # fmt: skip
    text = text_of(read, check_ins=[HELD, undated], progress=progress)
    assert "Moved to this date on 1 Apr 2026" in text
    assert "Moved to 20 Apr 2026 on 1 Apr 2026" in text
    assert "Moved to 25 Apr 2026 on a check-in without a date" in text
    assert "The bell came." in text


def test_what_was_said_of_a_closed_action_is_said_once(read: Read) -> None:
    progress = [{"action_id": "lamp", "check_in_id": "first", "status": "done", "note": "It shines."}]
    text = text_of(read, check_ins=[HELD], progress=progress)
    assert text.count("Buy a lamp") == 1
    assert "Closed since then" not in text


def test_with_everything_closed_the_time_goes_to_the_signs(read: Read) -> None:
    text = text_of(read, actions=ACTIONS[3:])
    assert "Every action is done or dropped." in text
    assert "Effort goes first to pain points." in text


@pytest.mark.parametrize(
    ("known", "said", "asked"),
    [
        ({"baseline": "three"}, "At the start: three", 1),
        ({"goal": "nine"}, "Goal: nine", 1),
        ({"measure": "Rings"}, "Measure: Rings", 1),
        ({}, "Noted as: proposed", 0),
    ],
)
def test_there_is_room_for_the_value_today_of_what_is_measured(
    known: dict[str, str], said: str, asked: int, read: Read
) -> None:
    text = text_of(read, actions=[known])
    assert said in text
    assert text.count("Now:") == asked


def test_the_check_in_after_this_one_is_told_where_it_is_planned(read: Read) -> None:
    after = {"id": "after", "planned_on": date(2026, 6, 2)}
    text = text_of(read, check_ins=[{**after, "chair": "Pat", "place": "Hall"}, NEXT])
    assert "The next check-in is planned: 2 Jun 2026. Chair: Pat. Place: Hall." in text
    assert "who chairs it?" not in text.lower()
    text = text_of(read, check_ins=[after, NEXT])
    assert "The next check-in is planned: 2 Jun 2026. Who chairs it?" in text
    for open_still in ([NEXT], [NEXT, {"id": "some", "chair": "Pat"}]):
        assert "When is the next check-in, and who chairs it?" in text_of(read, check_ins=open_still)


def test_the_open_actions_of_the_sample_begin_on_the_first_page(sample: Workshop) -> None:
    with pdfplumber.open(io.BytesIO(check_in(Book(sample)))) as document:
        assert "Open actions" in document.pages[0].extract_text()


def test_the_signs_are_asked_in_the_words_of_the_house(read: Read) -> None:
    text = text_of(read)
    assert "what hurts households" in text
    assert "hurts customers" not in text
