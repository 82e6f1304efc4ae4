"""The vocabulary: its lists in order, and what refers to what."""

from __future__ import annotations

from typing import Annotated, get_args
from uuid import UUID

import pytest
from msgspec import Meta, Struct
from msgspec.structs import fields

from app.records.prepare import Department, WorkshopDetails
from app.records.vocabulary import LISTS, Reference, list_of, new_id, record_type, references

ORDER = [
    "segments",
    "departments",
    "groups",
    "participants",
    "agenda_items",
    "notes",
    "voices",
    "phrases",
    "themes",
    "drafts",
    "ballots",
    "votes",
    "reservations",
    "commitments",
    "cascade",
    "signatures",
    "journey_stages",
    "touchpoints",
    "receivers",
    "pain_points",
    "personal_touchpoints",
    "pledges",
    "surveys",
    "ratings",
    "practice_reviews",
    "key_customers",
    "playbook_rules",
    "policies",
    "sign_examples",
    "actions",
    "action_sources",
    "dismissals",
    "decisions",
    "check_ins",
    "progress",
    "parking_lot",
    "business_cases",
    "photos",
]


def test_the_lists_come_in_the_order_of_the_format():
    assert list(LISTS) == ORDER


def test_every_record_begins_with_its_id_and_is_frozen():
    for record in LISTS.values():
        assert record.__struct_fields__[0] == "id"
        assert record.__struct_config__.frozen
        assert record.__doc__


def test_a_list_and_its_record_name_each_other():
    for name, record in LISTS.items():
        assert record_type(name) is record
        assert list_of(record) == name
    assert record_type("workshop") is WorkshopDetails
    assert list_of(WorkshopDetails) == "workshop"
    assert list_of(Department(id="d", name="Billing")) == "departments"
    with pytest.raises(KeyError):
        record_type("customers")


def test_what_json_may_leave_out_has_the_same_default_in_every_record():
    chosen = {"kind", "basis", "attendance", "status", "priority", "decision_rule", "known"}
    said = {"dots_per_person": 3, "day": 1, "round": 1, "secret": True, "confidential": True}
    for record in (WorkshopDetails, *LISTS.values()):
        for field in fields(record):
            if field.name in chosen:
                assert field.default == get_args(field.type)[0], field
            elif field.name in said:
                assert field.default == said[field.name], field
            elif field.type is bool:
                assert field.default is False, field
            elif type(None) in get_args(field.type):
                assert field.default is None, field


def reference(field, target=None, *, told_by=None, owned=False, many=False):
    return Reference(field=field, target=target, told_by=told_by, owned=owned, many=many)


@pytest.mark.parametrize(
    ("list_name", "expected"),
    [
        ("departments", ()),
        (
            "participants",
            (
                reference("department_id", "departments"),
                reference("represents_ids", "departments", many=True),
                reference("group_id", "groups"),
            ),
        ),
        ("drafts", (reference("based_on_ids", "drafts", many=True), reference("group_id", "groups"))),
        ("ballots", (reference("candidate_ids", told_by="subject", many=True),)),
        (
            "votes",
            (
                reference("ballot_id", "ballots", owned=True),
                reference("candidate_id", told_by="ballot_id", owned=True),
                reference("participant_id", "participants"),
            ),
        ),
        (
            "receivers",
            (
                reference("touchpoint_id", "touchpoints", owned=True),
                reference("department_id", "departments", owned=True),
                reference("segment_id", "segments"),
            ),
        ),
        (
            "action_sources",
            (
                reference("action_id", "actions", owned=True),
                reference("source_id", told_by="source", owned=True),
            ),
        ),
        ("dismissals", (reference("source_id", told_by="source", owned=True),)),
    ],
)
def test_what_a_record_refers_to(list_name, expected):
    assert references(LISTS[list_name]) == expected


def test_references_name_lists_there_are_and_fields_that_say_so():
    for record in LISTS.values():
        found = {each.field: each for each in references(record)}
        ids = {field for field in record.__struct_fields__ if field.endswith(("_id", "_ids"))}
        assert set(found) == ids
        for each in found.values():
            assert each.many == each.field.endswith("_ids")
            assert (each.target in LISTS) != (each.told_by in record.__struct_fields__)


def test_a_note_that_is_no_reference_is_passed_over():
    class Odd(Struct):
        number: Annotated[int, Meta(ge=1)]
        text: Annotated[str, Meta(extra={"expected": "HH:MM"})]
        many: tuple[Annotated[str, Meta(extra={"references": "departments", "owned": False})], ...] = ()

    assert references(Odd) == (reference("many", "departments", many=True),)


def test_ids_are_random_uuids():
    one, other = new_id(), new_id()

    assert one != other
    assert UUID(one).version == 4
