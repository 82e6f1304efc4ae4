"""The annex of the plan in detail: what it says of votes, voices, pains, money and actions, and what not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Read = Callable[[bytes], str]


def test_the_gap_of_a_practice_follows_from_what_is_printed(read: Read) -> None:
    ratings = [{"survey_id": "surveys-0", "item": "know", "score": score} for score in (2, 3, 3, 3)]
    survey = {"title": "Before", "secret": False}
    told = read(
        plan(
            Book(
                small(surveys=[survey], ratings=ratings, practice_reviews=[{"practice": "know", "target": 4}])
            )
        )
    )
    assert "Know the customer 4 2.8 3.0 2–3 0 · 1 · 3 · 0 · 0 0 4 1.2" in told


def test_the_stages_tell_what_the_map_shows(read: Read) -> None:
    here = {"department_id": "departments-0", "journey_stage_id": "journey_stages-0"}
    points = [here | {"name": name} for name in ("Call", "Call", "Note", "Bill", "Bill")]
    pains = [
        {"touchpoint_id": f"touchpoints-{place}", "severity": 5, "frequency": 5, "resolved_on": resolved}
        for place, resolved in ((2, None), (3, date(2026, 4, 1)), (4, None))
    ]
    lists: dict[str, Any] = {"departments": [{"name": "Sales"}], "journey_stages": [{"name": "Order"}]}
    told = read(plan(Book(small(**lists, touchpoints=points, pain_points=pains))))
    row = "Order Sales: Call (2); Note (severe pain point); Bill (2, severe pain point)"
    assert f"Journey stage Touchpoint {row}" in told


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ("01 10", "A and B serve only each other: the way on"),
        ("01 12 20", "A, B and C serve only each other: the way on"),
        ("01 10 02", "A and B serve each other: the way on"),
    ],
)
def test_a_loop_is_told_as_a_sentence(edges: str, said: str, read: Read) -> None:
    drawn = edges.split()
    departments = [{"name": name} for name in "ABC"]
    points = [{"department_id": f"departments-{giver}"} for giver, _ in drawn]
    receivers = [
        {"touchpoint_id": f"touchpoints-{place}", "department_id": f"departments-{to}"}
        for place, (_, to) in enumerate(drawn)
    ]
    told = read(board(Book(small(departments=departments, touchpoints=points, receivers=receivers))))
    assert f"{said} to the household isn’t drawn yet." in told
