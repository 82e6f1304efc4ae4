"""Where an action stands: quadrant and horizon for every value, owners, and the order of reading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.plan import (
    actions_of,
    department_of,
    first_ten,
    horizon,
    in_reading_order,
    is_open,
    open_actions,
    owner_name,
    quadrant,
)
from tests.small import HELD_ON, record, workshop

GRID = {
    5: ["quick_win", "quick_win", "major_project", "major_project", "major_project"],
    4: ["quick_win", "quick_win", "major_project", "major_project", "major_project"],
    3: ["fill_in", "fill_in", "reconsider", "reconsider", "reconsider"],
    2: ["fill_in", "fill_in", "reconsider", "reconsider", "reconsider"],
    1: ["fill_in", "fill_in", "reconsider", "reconsider", "reconsider"],
}


@pytest.mark.parametrize("impact", GRID)
@pytest.mark.parametrize("effort", range(1, 6))
def test_the_quadrant_of_every_impact_and_effort(impact, effort):
    assert quadrant(record("actions", impact=impact, effort=effort)) == GRID[impact][effort - 1]


@pytest.mark.parametrize(("impact", "effort"), [(None, 1), (5, None), (None, None)])
def test_an_action_without_impact_or_effort_is_not_rated(impact, effort):
    assert quadrant(record("actions", impact=impact, effort=effort)) == "not_rated"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-400, "first"),
        (0, "first"),
        (30, "first"),
        (31, "second"),
        (60, "second"),
        (61, "third"),
        (90, "third"),
        (91, "later"),
        (None, "undated"),
    ],
)
def test_the_horizon_counts_days_from_the_workshop(days, expected):
    due_on = None if days is None else HELD_ON + timedelta(days=days)

    assert horizon(workshop(), record("actions", due_on=due_on)) == expected


def test_the_horizons_are_the_workshops_own():
    made = workshop({"horizons": (7, 14, 21)})

    assert horizon(made, record("actions", due_on=HELD_ON + timedelta(days=8))) == "second"


def test_open_is_neither_done_nor_dropped():
    states = ("proposed", "agreed", "started", "done", "dropped")
    made = workshop(actions=[{"status": status} for status in states])

    assert [is_open(action) for action in made.actions] == [True, True, True, False, False]
    assert [action.status for action in open_actions(made)] == ["proposed", "agreed", "started"]


def test_the_owner_is_a_participant_or_the_name_as_typed():
    made = workshop(
        participants=[{"id": "p", "name": "Head of Sales"}],
        actions=[{"owner_id": "p", "owner": "ignored"}, {"owner": " The mayor "}, {"owner": "  "}, {}],
    )

    assert [owner_name(made, action) for action in made.actions] == ["Head of Sales", "The mayor", None, None]


def test_a_persons_actions_come_soonest_first_without_the_dropped():
    made = workshop(
        participants=[{"id": "p"}],
        actions=[
            {"id": "never", "owner_id": "p"},
            {"id": "late", "owner_id": "p", "due_on": HELD_ON + timedelta(days=9)},
            {"id": "dropped", "owner_id": "p", "status": "dropped"},
            {"id": "soon", "owner_id": "p", "due_on": HELD_ON, "status": "done"},
            {"id": "other"},
        ],
    )

    assert [action.id for action in actions_of(made, "p")] == ["soon", "late", "never"]


def test_foundations_are_read_first_then_quick_wins():
    made = workshop(
        actions=[
            {"id": "unrated"},
            {"id": "failed", "impact": 5, "effort": 1, "recognised": False},
            {"id": "project", "impact": 5, "effort": 5},
            {"id": "win", "impact": 5, "effort": 1},
            {"id": "dear", "purpose": "foundation", "impact": 1, "effort": 5},
            {"id": "win before", "impact": 4, "effort": 2, "due_on": HELD_ON},
            {"id": "mend", "purpose": "foundation"},
            {"id": "done", "purpose": "foundation", "status": "done"},
        ]
    )

    first = [action.id for action in first_ten(made)]
    assert first == ["mend", "win before", "win", "project", "unrated", "dear", "failed"]
    assert len(first_ten(workshop(actions=[{"id": str(n)} for n in range(12)]))) == 10


def test_within_a_group_dated_actions_come_by_date_and_undated_ones_last():
    late, soon = (HELD_ON + timedelta(days=days) for days in (9, 1))
    made = workshop(
        actions=[
            {"id": "project", "impact": 5, "effort": 5},
            {"id": "reconsider late", "impact": 1, "effort": 5, "due_on": late},
            {"id": "unrated soon", "due_on": soon},
            {"id": "mend", "purpose": "foundation", "impact": 5, "effort": 1},
            {"id": "mend soon", "purpose": "foundation", "due_on": soon},
        ]
    )

    expected = ["mend soon", "mend", "unrated soon", "reconsider late", "project"]
    assert [action.id for action in in_reading_order(made.actions)] == expected


def test_an_action_counts_to_its_own_department_then_its_touchpoints_then_its_owners():
    made = workshop(
        departments=[{"id": each} for each in ("own", "giver", "home")],
        touchpoints=[{"id": "t", "department_id": "giver"}],
        participants=[{"id": "p", "department_id": "home"}, {"id": "outside"}],
        actions=[
            {"department_id": "own", "touchpoint_id": "t", "owner_id": "p"},
            {"touchpoint_id": "t", "owner_id": "p"},
            {"owner_id": "p"},
            {"owner_id": "outside"},
            {},
        ],
    )

    assert [department_of(made, each) for each in made.actions] == ["own", "giver", "home", None, None]


@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "purpose": st.sampled_from(["foundation", "loyalty"]),
                "impact": st.integers(1, 5),
                "effort": st.integers(1, 5),
                "due_on": st.dates(HELD_ON, HELD_ON + timedelta(days=100)),
            },
        ),
        max_size=8,
    )
)
def test_reading_order_leaves_nothing_out(actions):
    made = workshop(actions=actions)
    ordered = in_reading_order(made.actions)

    assert sorted(action.id for action in ordered) == sorted(action.id for action in made.actions)
    kinds = [action.purpose == "foundation" for action in ordered]
    assert kinds == sorted(kinds, reverse=True)
    assert all(horizon(made, action) == "undated" for action in ordered if action.due_on is None)
