"""Who in the room spoke for which department."""

from __future__ import annotations

from app.rules.spoken_for import can_confirm, spoken_for
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


def test_only_who_came_confirms_for_their_department():
    made = workshop(
        departments=[{"id": each} for each in ("own", "late", "invited", "absent", "nobody")],
        participants=[
            {"department_id": "own", "attendance": "present"},
            {"department_id": "late", "represents_ids": ("nobody",), "attendance": "late"},
            {"department_id": "invited", "attendance": "invited"},
            {"department_id": "absent", "attendance": "absent"},
        ],
    )

    assert {each.id for each in made.departments if can_confirm(made, each.id)} == {"own", "late"}
