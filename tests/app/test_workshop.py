"""The snapshot: look-ups, the next one made from it, and that it never changes."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings

from app.records.vocabulary import LISTS
from app.workshop import Workshop
from tests.small import details, record, workshop
from tests.strategies import workshops

MADE = workshop(
    departments=[{"id": "A"}, {"id": "B"}],
    touchpoints=[
        {"id": "first", "department_id": "B"},
        {"id": "second", "department_id": "A"},
        {"id": "third", "department_id": "B"},
    ],
)


def test_every_list_is_there_and_empty_unless_given():
    assert MADE.voices == ()
    assert tuple(MADE.lists) == tuple(LISTS)
    assert MADE.records("departments") is MADE.departments
    with pytest.raises(KeyError):
        MADE.records("customers")
    with pytest.raises(KeyError):
        MADE.records("workshop")


def test_a_list_of_another_name_is_refused():
    with pytest.raises(TypeError, match="customers"):
        Workshop(details(), customers=())


def test_records_are_found_by_id():
    assert MADE.find("touchpoints", "second") is MADE.touchpoints[1]
    assert MADE.find("touchpoints", "A") is None
    assert MADE.find("touchpoints", None) is None
    assert MADE.get("departments", "A") is MADE.departments[0]
    with pytest.raises(KeyError):
        MADE.get("departments", "first")


def test_records_are_found_by_place_and_by_field():
    assert [MADE.position("touchpoints", id) for id in ("third", "first")] == [2, 0]
    with pytest.raises(KeyError):
        MADE.position("touchpoints", "A")
    assert [each.id for each in MADE.where("touchpoints", "department_id", "B")] == ["first", "third"]
    assert MADE.where("touchpoints", "department_id", "C") == ()
    assert MADE.where("touchpoints", "importance", None) == MADE.touchpoints


def test_a_workshop_never_changes():
    with pytest.raises(AttributeError, match="never changes"):
        MADE.departments = ()
    with pytest.raises(TypeError):
        MADE.lists["departments"] = ()
    with pytest.raises(TypeError):
        hash(MADE)


def test_the_next_snapshot_shares_what_stays_and_looks_anew_for_what_changes():
    MADE.find("departments", "A")
    MADE.where("touchpoints", "department_id", "B")
    MADE.position("departments", "A")
    following = MADE.replace(departments=(record("departments", id="C"),))

    assert following.touchpoints is MADE.touchpoints
    assert following.details is MADE.details
    assert following.where("touchpoints", "department_id", "B") is MADE.where(
        "touchpoints", "department_id", "B"
    )
    assert following.find("departments", "A") is None
    assert following.find("departments", "C") is following.departments[0]
    assert following.position("departments", "C") == 0
    with pytest.raises(KeyError):
        following.position("departments", "A")
    assert MADE.find("departments", "C") is None


def test_the_details_are_replaced_alone():
    following = MADE.replace(details(title="Another day"))

    assert following.details.title == "Another day"
    assert following.departments is MADE.departments
    assert following != MADE


def test_workshops_are_equal_by_what_they_hold_and_in_which_order():
    assert MADE.replace(departments=tuple(MADE.departments)) == MADE
    assert MADE.replace(departments=MADE.departments[::-1]) != MADE
    assert MADE != "a workshop"


def test_in_the_room_are_the_invited_the_present_and_the_late():
    attendance = ("absent", "late", "left", "present", "invited")
    made = workshop(participants=[{"attendance": each} for each in attendance])

    assert [person.attendance for person in made.in_the_room] == ["late", "present", "invited"]


@given(workshops(most=3))
@settings(max_examples=20)  # drawing a whole workshop takes a while
def test_look_ups_agree_with_looking_through_the_list_and_travel_is_without_loss(made):
    for name in LISTS:
        records = made.records(name)
        for place, each in enumerate(records):
            assert made.get(name, each.id) is each
            assert made.position(name, each.id) == place
            for field in each.__struct_fields__:
                value = getattr(each, field)
                same = [other for other in records if getattr(other, field) == value]
                assert list(made.where(name, field, value)) == same
    assert pickle.loads(pickle.dumps(made)) == made
