"""Who in the room spoke for which department."""

from __future__ import annotations

from app.rules.spoken_for import spoken_for
from tests.small import workshop


def test_a_department_is_spoken_for_by_its_people_in_the_room_and_by_those_who_represent_it():
    made = workshop(
        departments=[{"id": each} for each in ("own", "represented", "absent", "nobody")],
        participants=[
            {"department_id": "own", "attendance": "present"},
            {"represents_ids": ("represented",), "attendance": "present"},
            {"department_id": "absent", "represents_ids": ("nobody",), "attendance": "absent"},
        ],
    )

    assert spoken_for(made) == {"own", "represented"}
