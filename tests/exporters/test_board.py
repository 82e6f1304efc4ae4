"""The board edition: what a board must not miss, and what it must not be told wrongly."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from app.workshop import Workshop
from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Read = Callable[[bytes], str]
Count = Callable[[bytes], int]

AGREED = {"statement": "You have water, always.", "statement_agreed_on": date(2026, 3, 4)}
LEADERS = [
    {"name": "Ada", "level": "senior_leader", "attendance": "present"},
    {"name": "Ben", "level": "senior_leader", "attendance": "present"},
]
SIGNED = {"name": "Ada", "participant_id": "participants-0", "wording": AGREED["statement"]}


def told(read: Read, workshop: Workshop) -> str:
    """Give the board edition's text in one line."""
    return " ".join(read(board(Book(workshop))).split())


@pytest.mark.parametrize(
    ("signatures", "said"),
    [
        ([], "Vision agreed on 4 Mar 2026 "),
        ([SIGNED], "Vision agreed on 4 Mar 2026; signed by 1 of 2 senior leaders"),
        (
            [SIGNED, {"name": "Ben", "participant_id": "participants-1", "wording": "Other words"}],
            "signed by 1 of 2 senior leaders",
        ),
        ([SIGNED, SIGNED | {"name": "Ben", "participant_id": "participants-1"}], "4 Mar 2026 and signed "),
    ],
)
def test_it_says_how_many_of_the_leaders_have_signed(
    read: Read, signatures: list[dict[str, str]], said: str
) -> None:
    assert said in told(read, small(AGREED, participants=LEADERS, signatures=signatures))


def test_nobody_listed_is_not_taken_for_nobody_there(read: Read) -> None:
    silent = told(read, small(departments=[{"name": "Sales"}]))
    assert "Who was in the room is not recorded." in silent
    assert "spoke for" not in silent
    assert "Who was there" not in told(read, small())


@pytest.mark.parametrize(
    ("confirmed", "said"),
    [
        ((True, True), None),
        ((True, False), "Described by others, and not confirmed from there yet: Logistics."),
        ((False, False), "no department has confirmed its own touchpoints yet"),
    ],
)
def test_what_nobody_confirmed_is_not_told_as_if_it_were(
    read: Read, confirmed: tuple[bool, bool], said: str | None
) -> None:
    told_it = told(
        read,
        small(
            departments=[{"name": "Sales"}, {"name": "Logistics"}, {"name": "Unmapped"}],
            touchpoints=[
                {"department_id": f"departments-{place}", "confirmed": each}
                for place, each in enumerate(confirmed)
            ],
            receivers=[{"touchpoint_id": "touchpoints-0"}, {"touchpoint_id": "touchpoints-1"}],
        ),
    )
    if said is None:
        assert "confirmed" not in told_it
    else:
        assert said in told_it


def test_a_decision_is_asked_for_with_what_it_changes_and_how_it_stands(read: Read) -> None:
    asked = {"title": "Second gate", "needs_decision": "A survey", "baseline": "1 in 5", "goal": "9 in 10"}
    loyalty = told(read, small(actions=[asked | {"purpose": "loyalty", "recognised": True}]))
    assert "1 in 5 → 9 in 10 Two questions: open" in loyalty
    assert "Two questions" not in told(read, small(actions=[asked | {"purpose": "foundation"}]))


def test_what_is_done_or_dropped_is_named_and_not_counted_as_still_to_come(read: Read) -> None:
    open_ones = [{"title": f"Open {number}"} for number in range(11)]
    closed = [{"title": f"Ring first {number}", "status": "done"} for number in range(4)]
    dropped = {"title": "Gifts", "status": "dropped"}
    begun = told(read, small(actions=[*open_ones, *closed[:1], dropped]))
    assert "Not among them: Ring first 0 (done), Gifts (dropped)." in begun
    assert "and 1 more in the annex of the action plan. Not among them" in begun
    many = told(read, small(actions=[*open_ones[:1], *closed, dropped]))
    assert "Ring first 3 (done), and 1 more in the annex" in many
    assert "Not among them" not in told(read, small(actions=open_ones))


def test_a_check_in_without_a_chair_says_so(read: Read) -> None:
    alone = told(read, small(check_ins=[{"planned_on": date(2026, 5, 1)}]))
    assert "1 May 2026. Nobody is named to chair it yet." in alone
    led = told(read, small(check_ins=[{"planned_on": date(2026, 5, 1), "chair": "Ada"}]))
    assert "Nobody is named" not in led


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({}, "None of them has an owner, a date, a measure or a first step yet."),
        (
            {"owner": "Ada", "due_on": date(2026, 4, 1), "measure": "Calls"},
            "None of them has a first step yet.",
        ),
        (
            {"owner": "Ada", "due_on": date(2026, 4, 1), "measure": "Calls", "first_step": "Ring"},
            None,
        ),
    ],
)
def test_columns_that_would_be_empty_are_told_instead(
    read: Read, action: dict[str, object], said: str | None
) -> None:
    begun = told(read, small(actions=[{"title": "Ring first"} | action]))
    assert ("None of them has" in begun) == (said is not None)
    assert (said or "") in begun
    assert ("Action and first step" in begun) == ("first_step" in action)


def test_who_holds_a_reservation_is_for_the_rooms_own_record(read: Read) -> None:
    workshop = small(
        AGREED,
        participants=[{"name": "Adalbert"}],
        reservations=[
            {"text": "Too dear", "participant_id": "participants-0"},
            {"text": "Too soon"},
        ],
    )
    assert "Too dear" in told(read, workshop)
    assert "Adalbert" not in told(read, workshop)
    assert "Too dear (Adalbert)" in " ".join(read(plan(Book(workshop))).split())


def test_an_action_without_a_date_says_so_beside_those_with_one(read: Read) -> None:
    asked = [{"needs_decision": "A pen", "due_on": date(2026, 4, 1)}, {"needs_decision": "A desk"}]
    assert told(read, small(actions=asked)).count("No date yet") == 2  # asked for, and among the first
    assert "No date yet" not in told(read, small(actions=asked[:1]))
    assert "No date yet" not in told(read, small(actions=asked[1:]))


@pytest.mark.parametrize("length", [1, 5])
def test_a_page_is_not_turned_for_a_few_lines_where_fewer_voices_save_it(length: int, read: Read) -> None:
    """Long quotes can't be spared: three of them would still need the page."""
    quotes = [{"quote": f"Quote {number}. " + "Nobody rang. " * 6 * length} for number in range(6)]
    shown = {}
    for pains in range(0, 48, 3):
        rows = [{"title": f"Action {number}"} for number in range(9)]
        made = [{"text": f"Decision {number}"} for number in range(pains % 10)]
        departments = [{"name": f"Department {number}"} for number in range(pains // 2)]
        whole = small(voices=quotes, actions=rows, decisions=made, departments=departments)
        shown[pains] = len(re.findall(r"Quote \d", told(read, whole)))
    assert max(shown.values()) == 6
    assert 3 <= min(shown.values()) < 6


def test_every_page_says_which_part_of_the_plan_it_belongs_to(sample: Workshop, read: Read) -> None:
    pages = read(plan(Book(sample)))
    assert "Board edition · Our vision" in pages
    assert "Annex · Departments" in pages
    assert "Annex ·" not in read(board(Book(sample)))
