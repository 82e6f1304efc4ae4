"""The countdown: states only, with the clock in the test's hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow.timer import Timer


def test_a_timer_runs_down_and_on_past_its_end():
    timer = Timer.started(600, now=100)

    assert timer.is_running
    assert [timer.left(now) for now in (100, 400, 700, 760)] == [600, 300, 0, -60]
    assert [timer.fraction(now) for now in (100, 400, 700, 760)] == [1, 0.5, 0, 0]


@pytest.mark.parametrize(
    ("left", "phase"),
    [(600, "ok"), (121, "ok"), (120, "orange"), (31, "orange"), (30, "red"), (0, "red"), (-9, "red")],
)
def test_it_turns_orange_at_a_fifth_and_red_at_a_twentieth(left, phase):
    assert Timer.started(600, now=0).phase(600 - left) == phase


def test_a_pause_stops_the_time():
    paused = Timer.started(600, now=0).paused(100)

    assert not paused.is_running
    assert paused.left(10_000) == 500
    assert paused.paused(20_000) == paused
    running = paused.resumed(1_000)
    assert running.left(1_100) == 400
    assert running.resumed(1_100).left(1_100) == 400


def test_more_minutes_lengthen_the_whole():
    timer = Timer.started(600, now=0).extended(5)

    assert (timer.total, timer.left(0)) == (900, 900)
    assert timer.paused(600).extended(-1).left(0) == 240
    assert Timer.started(60, now=0).extended(-5).total == 0
    assert Timer.started(0, now=0).fraction(0) == 0


@given(
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "more"]), st.integers(0, 100)),
        max_size=10,
    )
)
def test_only_running_time_is_spent(steps):
    timer, clock, spent, running, added = Timer.started(300, now=0), 0, 0, True, 0
    for what, seconds in steps:
        clock += seconds
        spent += seconds if running else 0
        if what == "more":
            timer, added = timer.extended(1), added + 60
        else:
            running = what == "resume"
            timer = timer.resumed(clock) if running else timer.paused(clock)

    assert timer.left(clock) == 300 + added - spent
    assert timer.is_running == running
