"""A secret survey: after Reveal nobody can tell from the file who said what, or in which order."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.stories.conftest import OpenWindow, kept
from tests.stories.facilitator import Facilitator

SLIPS = [
    "1 1 1 1 1 1",
    "5 5 5 5 5 5",
    "2 2 2 2 2 2",
    "4 4 4 4 4 4",
    "3 3 3 3 3 3",
    "1 2 3 4 5 ?",
    "5 4 3 2 1 ?",
]


def order_of(path: Path, item: str) -> list[int]:
    """The marks of one practice as they lie in the file."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT score FROM ratings WHERE item = ? ORDER BY position", (item,)
    ).fetchall()
    connection.close()
    return [score for (score,) in rows]


def traces(path: Path) -> list[str]:
    """Every text in every table of the file but the ratings: an order of entry could lurk there."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for name in names:
        if name != "ratings":
            rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
            found += [str(cell) for row in rows for cell in row if isinstance(cell, str)]
    connection.close()
    return found


def rate(facilitator: Facilitator, slips: list[str]) -> None:
    """Type the slips as they come in, and reveal them."""
    facilitator.go("Practices", "Rate the six")
    facilitator.click("Begin a survey")
    facilitator.capture(*slips)
    facilitator.reads(f"{len(slips)} slips entered")
    assert not facilitator.sees("median"), "nothing is shown before the last slip is in"
    facilitator.click("Reveal the results")
    facilitator.reads("nothing done before this moment can be undone after it")
    facilitator.press("Escape")
    assert not facilitator.sees("median")
    facilitator.click("Reveal the results")
    facilitator.click("Reveal")
    facilitator.reads("median")


def test_after_reveal_undo_ends_and_no_order_of_entry_is_left(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator, home: Path
) -> None:
    window = open_window(empty)
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Sales")
    rate(facilitator, SLIPS)
    before: dict[str, Any] = kept(empty)
    assert facilitator.button_that_says("Undo: ") is None
    facilitator.press("Ctrl+Z", "Ctrl+Z")
    assert kept(empty)["ratings"] == before["ratings"], "no undo goes behind the Reveal"
    facilitator.go("Prepare", "Departments")
    facilitator.capture("Logistics")
    window.close()

    ratings = kept(empty)["ratings"]
    assert len(ratings) == 6 * len(SLIPS)
    assert not any("participant_id" in each and each["participant_id"] for each in ratings)
    typed = [int(slip[0]) for slip in SLIPS]
    assert sorted(order_of(empty, "know")) == sorted(typed)
    said = " ".join(traces(empty))
    assert not [each["id"] for each in ratings if each["id"] in said], "the journal names none of them"
    assert '"score"' not in said
    snapshots = [each for each in (home / ".local").rglob("*") if each.is_file()]
    assert any(each.read_bytes().startswith(b"SQLite format 3") for each in snapshots)
    for snapshot in snapshots:
        ids = [each["id"] for each in ratings]
        if snapshot.read_bytes().startswith(b"SQLite format 3"):
            assert order_of(snapshot, "know") in ([], order_of(empty, "know")), (
                "a snapshot remembers the order"
            )
            assert not [id for id in ids if id in " ".join(traces(snapshot))]


def test_marks_lie_in_an_order_that_chance_has_made(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    window = open_window(empty)
    letters = ["1", "2", "3", "4", "5"]
    slips = [" ".join([letter] * 6) for letter in letters * 4]
    rate(facilitator, slips)
    window.close()
    typed = [int(slip[0]) for slip in slips]
    # Twenty marks in one order out of 20!/(4!)^5: chance doesn't give the one they were typed in.
    assert order_of(empty, "know") != typed
    assert json.dumps(kept(empty)["ratings"]).count('"item": "know"') == len(slips)
    assert order_of(empty, "know") != order_of(empty, "listen"), "two marks of one slip don’t stand together"
