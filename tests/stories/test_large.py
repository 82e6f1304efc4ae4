"""A workshop far larger than any room: every list scrolls, typing and undo go on as usual, nothing is cut."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractItemView

from tests.stories import screen
from tests.stories.conftest import OpenWindow, kept, texts, touchline
from tests.stories.facilitator import Facilitator

MANY = 500
LISTS = {
    ("Prepare", "Departments", "Departments"): "Department of the upkeep of pumps 7",
    ("Prepare", "People", "Participants"): "Person 7",
    ("Vision", "Hear the customer", "What customers said"): "Voice 7",
    ("Vision", "Drafts", "Drafts"): "8. Draft 7",
    ("Vision", "Commitments", "Commitments"): "We will 7",
    ("Touchpoints", "What we give to whom", "Captured touchpoints"): "Touchpoint 7",
    ("Touchpoints", "Pain points", "Pain points"): "Pain 7",
    ("Plan", "Actions", "Actions"): "Action 7",
}

SORTED = {"Pain points"}
"""Steps that show their records by what they say, until their own order is asked for."""


def crowd() -> dict[str, Any]:
    """A workshop with five hundred of everything that is typed line by line."""
    numbers = range(MANY)
    long = (
        "Department of the upkeep of pumps {} " + "and of pipes, valves and hydrants in every district " * 4
    )
    return {
        "touchline": 1,
        "workshop": {
            "title": "Everybody at once",
            "organisation": "Harrow Vale Water",
            "customer_name": "household",
            "customer_name_plural": "households",
            "language": "en",
            "held_on": "2026-10-15",
        },
        "departments": [{"id": f"d{n}", "name": long.format(n) if n < 40 else f"Depot {n}"} for n in numbers],
        "participants": [{"id": f"p{n}", "name": f"Person {n}", "department_id": f"d{n}"} for n in numbers],
        "voices": [{"id": f"v{n}", "quote": f"Voice {n} " + "said at length " * (n % 20)} for n in numbers],
        "drafts": [{"id": f"f{n}", "text": f"Draft {n} of what you can count on."} for n in numbers],
        "commitments": [{"id": f"c{n}", "text": f"We will {n} times out of {n}."} for n in numbers],
        "touchpoints": [
            {"id": f"t{n}", "name": f"Touchpoint {n}", "department_id": f"d{n % 25}"} for n in numbers
        ],
        "receivers": [{"id": f"r{n}", "touchpoint_id": f"t{n}"} for n in numbers],
        "pain_points": [
            {"id": f"h{n}", "text": f"Pain {n}", "level": "service", "severity": 3, "frequency": 3}
            for n in numbers
        ],
        "actions": [{"id": f"a{n}", "title": f"Action {n}", "owner_id": f"p{n}"} for n in numbers],
    }


def words(view: QAbstractItemView) -> list[str]:
    """What the rows of a list say, from the first to the last."""
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def says(view: QAbstractItemView, order: list[str], *, again: bool = True) -> bool:
    """Whether the rows of a list say these words in this order, or with `again` off, no longer do."""
    return (words(view) == order) is again


def holds(view: QAbstractItemView, count: int) -> bool:
    """Whether a list has so many rows."""
    return view.model().rowCount() == count


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    (tmp_path / "crowd.json").write_text(json.dumps(crowd()))
    path = tmp_path / "crowd.touchline"
    assert touchline("import", tmp_path / "crowd.json", path).returncode == 0
    return path


def test_with_five_hundred_of_everything_lists_scroll_and_typing_and_undo_go_on(
    crowded: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    before = kept(crowded)
    window = open_window(crowded, size=(1280, 720))
    for (stage, step, list_name), row in LISTS.items():
        facilitator.go(stage, step)
        view = screen.called(QAbstractItemView, list_name)
        assert view.model().rowCount() == MANY
        assert view.verticalScrollBar().maximum() > 0
        facilitator.pick(list_name, row)
        facilitator.press("End")
        assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
        assert not view.horizontalScrollBar().isVisible()
        scrolled = view.verticalScrollBar().value()
        assert scrolled > 0
        assert not screen.cut_off()
        order = words(view)
        facilitator.press("Delete")
        facilitator.wait(partial(holds, view, MANY - 1), "the deletion")
        facilitator.press("Ctrl+Z")
        facilitator.wait(partial(says, view, order), "what was deleted in its place")
        if step not in SORTED:
            facilitator.pick(list_name, row)
            facilitator.press("Alt+Up")
            facilitator.wait(partial(says, view, order, again=False), "the new order")
            facilitator.press("Ctrl+Z")
            facilitator.wait(partial(says, view, order), "the old order")
        facilitator.capture("One more of them")
        facilitator.wait(partial(holds, view, MANY + 1), "the new one")
        facilitator.press("Ctrl+Z")
        facilitator.hears("Undid: Add ")
        facilitator.wait(partial(holds, view, MANY), "the undo")
    window.close()
    assert kept(crowded) == before


def test_five_hundred_lines_are_pasted_at_once_and_taken_back_at_once(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    open_window(empty)
    facilitator.go("Vision", "Phrases")
    facilitator.capture_pasted("\n".join(f"- phrase number {n}" for n in range(MANY)))
    facilitator.wait(lambda: facilitator.can_click("Undo: Add 500 phrases (Ctrl+Z)"), "the paste")
    saved = texts(kept(empty)["phrases"])
    assert saved == [f"phrase number {n}" for n in range(MANY)]
    facilitator.press("Ctrl+Z")
    facilitator.hears("Undid: Add 500 phrases")
    assert "phrases" not in kept(empty)
