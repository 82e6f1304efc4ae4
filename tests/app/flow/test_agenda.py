"""When each item begins, and whether the day is ahead or behind, told from what was started and finished."""

from __future__ import annotations

import itertools
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.agenda import clock_of, minutes_of, pace, timed, working_minutes
from tests.small import record, workshop

BEFORE_THE_LAST = [("09:00", "09:30"), ("09:30", "10:00"), ("12:00", "13:00")]


def at(clock, offset="+01:00"):
    return f"2026-03-04T{clock}:00{offset}"


def now(clock, offset="+01:00"):
    return datetime.fromisoformat(at(clock, offset))


def plan(*items):
    made = [record("agenda_items", n, **item) for n, item in enumerate(items)]
    return [(clock_of(each.starts), clock_of(each.ends), each.late_by) for each in timed(made)]


def test_items_follow_each_other_from_nine():
    assert plan({"minutes": 20}, {"minutes": 45}) == [("09:00", "09:20", 0), ("09:20", "10:05", 0)]


def test_a_fixed_start_leaves_a_gap_or_is_missed():
    lunch = {"minutes": 45, "fixed_at": "12:00"}

    assert plan({"minutes": 60, "fixed_at": "08:30"}, lunch)[1] == ("12:00", "12:45", 0)
    assert plan({"minutes": 200}, lunch)[1] == ("12:20", "13:05", 20)


def test_pre_work_takes_none_of_the_day():
    before = {"minutes": 99, "priority": "pre_work", "started_at": at("07:00")}

    assert plan(before, {"minutes": 20}) == [("09:00", "09:20", 0)]
    assert told(workshop(agenda_items=[before]), "09:00") is None


def test_each_day_begins_anew():
    found = plan({"minutes": 30}, {"minutes": 30, "day": 2, "fixed_at": "10:00"}, {"minutes": 5, "day": 1})

    assert found == [("09:00", "09:30", 0), ("10:00", "10:30", 0), ("09:30", "09:35", 0)]


def test_working_minutes_leave_out_pauses_and_pre_work():
    kinds = ("work", "opening", "close", "break", "lunch")
    items = [record("agenda_items", minutes=10, kind=kind) for kind in kinds]

    assert working_minutes([*items, record("agenda_items", minutes=99, priority="pre_work")]) == 30


@pytest.mark.parametrize(
    ("minutes", "clock"), [(0, "00:00"), (605, "10:05"), (1440, "00:00"), (1501, "01:01")]
)
def test_clock_times(minutes, clock):
    assert clock_of(minutes) == clock
    assert minutes_of(clock) == minutes % 1440


def day(*marks):
    """30 + 30 + lunch at 12:00 + 30 minutes, with (started, finished) of the items that have begun."""
    items = [{"minutes": 30}, {"minutes": 30}, {"minutes": 60, "fixed_at": "12:00"}, {"minutes": 30}]
    for item, (started, finished) in zip(items, marks, strict=False):
        item |= {"started_at": at(started), "finished_at": finished and at(finished)}
    return workshop(agenda_items=items)


def told(made, clock, **options):
    found = pace(made, now(clock, **options))
    return (
        None
        if found is None
        else (
            found.item and found.item.id[-1],
            found.behind,
            found.left,
            clock_of(found.planned_end),
            clock_of(found.new_end),
        )
    )


def test_nothing_is_said_before_anything_has_started():
    assert told(day(), "09:00") is None


@pytest.mark.parametrize(
    ("marks", "clock", "expected"),
    [
        # on time, with ten minutes gone
        ([("09:00", None)], "09:10", ("0", 0, 20, "13:30", "13:30")),
        # begun late: the gap before lunch makes up for it
        ([("09:15", None)], "09:20", ("0", 15, 25, "13:30", "13:30")),
        # over time
        ([("09:00", None)], "09:40", ("0", 10, -10, "13:30", "13:30")),
        # so late that lunch moves
        ([("09:00", None)], "12:10", ("0", 160, -160, "13:30", "14:10")),
        # finished early, the next not begun: ahead
        ([("09:00", "09:20")], "09:25", ("1", -5, None, "13:30", "13:30")),
        # finished late, the next not begun
        ([("09:00", "09:50")], "09:52", ("1", 22, None, "13:30", "13:30")),
        # the last item, five minutes over
        ([*BEFORE_THE_LAST, ("13:00", None)], "13:35", ("3", 5, -5, "13:30", "13:35")),
        # all over, ten minutes early
        ([*BEFORE_THE_LAST, ("13:00", "13:20")], "17:00", (None, -10, None, "13:30", "13:20")),
    ],
)  # fmt: skip
def test_ahead_and_behind(marks, clock, expected):
    assert told(day(*marks), clock) == expected


def test_offsets_are_reckoned_with_and_missing_ones_taken_as_here():
    made = day(("09:00", None))

    assert told(made, "08:10", offset="+00:00") == ("0", -60, 20, "13:30", "13:30")
    assert told(made, "09:10", offset="") == ("0", 0, 20, "13:30", "13:30")
    items = (record("agenda_items", minutes=30, started_at="2026-03-04T09:00"),)
    assert told(made.replace(agenda_items=items), "09:10") == ("0", 0, 20, "09:30", "09:30")


def test_a_day_that_runs_past_midnight_is_still_that_day():
    items = [{"minutes": 30, "fixed_at": "23:45", "started_at": at("23:45")}]
    found = pace(workshop(agenda_items=items), datetime.fromisoformat("2026-03-05T00:30:00+01:00"))

    assert found is not None
    assert (found.behind, found.left, clock_of(found.new_end)) == (15, -15, "00:30")


@given(
    st.lists(st.tuples(st.integers(0, 90), st.sampled_from([None, "09:30", "10:00", "12:00"])), max_size=6)
)
def test_no_two_items_of_a_day_overlap_and_none_begins_before_its_time(items):
    found = timed(record("agenda_items", minutes=minutes, fixed_at=fixed) for minutes, fixed in items)

    assert all(after.starts >= before.ends for before, after in itertools.pairwise(found))
    for each in found:
        assert each.ends - each.starts == each.item.minutes
        if each.item.fixed_at:
            assert each.starts - each.late_by == minutes_of(each.item.fixed_at)
