"""Check-ins without a date of their own: they fall on the workshop's horizons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.rules.check_ins import by_horizons, expected_check_ins
from tests.small import HELD_ON, workshop


@pytest.mark.parametrize("check_ins", [[], [{"chair": "Anna"}]])
def test_without_a_date_the_horizons_say_when(check_ins):
    made = workshop({"horizons": (60, 7, 90)}, check_ins=check_ins)

    assert expected_check_ins(made) == tuple((days, HELD_ON + timedelta(days=days)) for days in (7, 60, 90))


@pytest.mark.parametrize("field", ["planned_on", "held_on"])
def test_one_date_is_enough_for_the_horizons_to_step_back(field):
    made = workshop(check_ins=[{}, {field: HELD_ON}])

    assert expected_check_ins(made) == ()
    assert [each.days for each in by_horizons(made)] == [30, 60, 90]


def test_a_horizon_beyond_the_last_day_there_is_says_nothing():
    made = workshop({"held_on": date(9999, 11, 30)})

    assert by_horizons(made) == ((30, date(9999, 12, 30)),)
