"""How much a pain hurts, for every severity and frequency there is."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.pains import (
    hardest_first,
    is_severe,
    pain,
    touchpoint_pain,
    unresolved,
    unresolved_of,
)
from tests.small import record, workshop

SEVERE = {(3, 5), (4, 4), (4, 5), (5, 1), (5, 2), (5, 3), (5, 4), (5, 5)}


@pytest.mark.parametrize("severity", range(1, 6))
@pytest.mark.parametrize("frequency", range(1, 6))
def test_pain_is_severity_times_frequency_and_severe_from_fifteen_or_severity_five(severity, frequency):
    point = record("pain_points", severity=severity, frequency=frequency)

    assert pain(point) == severity * frequency
    assert is_severe(point) == ((severity, frequency) in SEVERE)


def test_a_touchpoint_hurts_as_much_as_its_largest_unresolved_pain():
    made = workshop(
        departments=[{"id": "A"}],
        touchpoints=[{"id": "t", "department_id": "A"}, {"id": "u", "department_id": "A"}],
        pain_points=[
            {
                "id": "gone",
                "touchpoint_id": "t",
                "severity": 5,
                "frequency": 5,
                "resolved_on": date(2026, 3, 5),
            },
            {"id": "six", "touchpoint_id": "t", "severity": 3, "frequency": 2},
            {"id": "four", "touchpoint_id": "t", "severity": 2, "frequency": 2},
            {"id": "loose", "severity": 1, "frequency": 6 - 1},
        ],
    )

    assert touchpoint_pain(made, "t") == 6
    assert touchpoint_pain(made, "u") is None
    assert [each.id for each in unresolved_of(made, "t")] == ["six", "four"]
    assert [each.id for each in unresolved(made)] == ["six", "four", "loose"]


def test_the_hardest_comes_first_and_severity_before_frequency():
    points = tuple(
        record("pain_points", index, severity=severity, frequency=frequency)
        for index, (severity, frequency) in enumerate([(2, 4), (1, 1), (4, 2), (5, 5), (4, 2)])
    )

    assert [point.id[-1] for point in hardest_first(points)] == ["3", "2", "4", "0", "1"]
