"""The gate every write passes: what fits passes unchanged, and each misfit is told in place."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from app.errors import InputRefused
from app.records import validation
from app.records.hand_out import Photo
from app.records.kinds import INT64
from app.records.prepare import AgendaItem, Department, Participant, WorkshopDetails
from app.records.touchpoints import Touchpoint
from app.records.validation import TEXT_LIMIT, faults, field_checks, text_fault, validate
from app.records.vocabulary import LISTS
from tests.small import details, record
from tests.strategies import workshops


@given(workshops(most=3))
@settings(max_examples=20)  # drawing a whole workshop takes a while
def test_what_fits_passes_unchanged(made):
    validate(made.details)
    for name, kind in LISTS.items():
        for each in made.records(name):
            assert validate(each) is each
            assert list(faults(msgspec.to_builtins(each), kind, "")) == []


def told(raw: dict[str, Any], kind: type[msgspec.Struct], path: str = "") -> list[tuple[str, str, str]]:
    return [(fault.path, fault.found, fault.expected) for fault in faults(raw, kind, path)]


BASE: dict[type[msgspec.Struct], dict[str, Any]] = {
    Department: {"id": "d", "name": "Billing"},
    Touchpoint: {"id": "t", "department_id": "d", "name": "Bill"},
    Participant: {"id": "p", "name": "Head of Sales"},
    AgendaItem: {"id": "i", "title": "Lunch", "minutes": 45},
    Photo: {"id": "f", "stage": "vision", "image": "0" * 64},
    LISTS["business_cases"]: {"id": "b", "currency": "EUR"},
    LISTS["signatures"]: {"id": "s", "name": "Head of Sales", "subject": "vision"},
    WorkshopDetails: msgspec.to_builtins(details()),
}

MISFITS = [
    (Department, "name", 7, "7", "text"),
    (Department, "name", None, "null", "text"),
    (Department, "name", "a\0b", "“a\\x00b”", "text without the character U+0000"),
    (
        Department, "name", "a\udc00", "“a\\udc00”",
        "text without half a surrogate pair (U+D800 to U+DFFF)",
    ),
    (Department, "kind", "team", "“team”", "one of department, partner"),
    (Department, "kind", ["department"], "a list", "one of department, partner"),
    (Department, "headcount", -1, "-1", f"a whole number from 0 to {INT64 - 1}"),
    (Department, "headcount", INT64, str(INT64), f"a whole number from 0 to {INT64 - 1}"),
    (Department, "headcount", True, "true", f"a whole number from 0 to {INT64 - 1}"),
    (Department, "headcount", 1.0, "1.0", f"a whole number from 0 to {INT64 - 1}"),
    (Touchpoint, "importance", 0, "0", "a whole number from 1 to 5"),
    (Touchpoint, "importance", 6, "6", "a whole number from 1 to 5"),
    (Touchpoint, "importance", "3", "“3”", "a whole number from 1 to 5"),
    (Touchpoint, "confirmed", 1, "1", "true or false"),
    (Touchpoint, "confirmed", None, "null", "true or false"),
    (Touchpoint, "level_wanted", "broken", "“broken”", "one of experience, processing, service"),
    (Participant, "represents_ids", "d", "“d”", "a list"),
    (AgendaItem, "minutes", 1441, "1441", "a whole number from 0 to 1440"),
    (AgendaItem, "fixed_at", "9:00", "“9:00”", "HH:MM"),
    (AgendaItem, "fixed_at", "24:00", "“24:00”", "HH:MM"),
    (AgendaItem, "fixed_at", "12:30\n", "“12:30\\n”", "HH:MM"),
    (AgendaItem, "started_at", "2026-02-30T09:00", "“2026-02-30T09:00”", "an ISO 8601 date and time"),
    (AgendaItem, "started_at", "2026-03-04", "“2026-03-04”", "an ISO 8601 date and time"),
    (LISTS["business_cases"], "retention", 1.01, "1.01", "a number from 0 to 1"),
    (LISTS["business_cases"], "retention", math.nan, "nan", "a number from 0 to 1"),
    (LISTS["business_cases"], "retention", False, "false", "a number from 0 to 1"),
    (LISTS["business_cases"], "retention", "0.5", "“0.5”", "a number from 0 to 1"),
    (LISTS["business_cases"], "cost_per_contact", math.inf, "inf", "a number from 0 to 1e+15"),
    (LISTS["signatures"], "signed_on", "2026-02-30", "“2026-02-30”", "a date written YYYY-MM-DD"),
    (LISTS["signatures"], "signed_on", "20260230", "“20260230”", "a date written YYYY-MM-DD"),
    (LISTS["signatures"], "signed_on", 20260304, "20260304", "a date written YYYY-MM-DD"),
    (WorkshopDetails, "horizons", [30, 60], "a list", "a list of 3"),
    (WorkshopDetails, "horizons", None, "null", "a list"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "field", "value", "found", "expected"), MISFITS)
def test_a_misfit_is_told_with_its_place(kind, field, value, found, expected):
    raw = {**BASE[kind], field: value}

    assert told(raw, kind, "list[3]") == [(f"list[3].{field}", found, expected)]


def test_a_misfit_within_a_list_is_told_with_its_place_in_it():
    raw = {**BASE[Participant], "represents_ids": ["d", 1, "e", None]}
    assert told(raw, Participant, "participants[3]") == [
        ("participants[3].represents_ids[1]", "1", "text"),
        ("participants[3].represents_ids[3]", "null", "text"),
    ]
    raw = {**BASE[WorkshopDetails], "horizons": [30, 60, 0]}
    assert told(raw, WorkshopDetails, "workshop") == [
        ("workshop.horizons[2]", "0", "a whole number from 1 to 3660")
    ]


FITS = [
    (Department, "headcount", INT64 - 1),
    (Department, "headcount", None),
    (LISTS["business_cases"], "retention", 1),
    (AgendaItem, "fixed_at", "23:59"),
    (AgendaItem, "started_at", "2026-03-04T09:00:30.25+05:30"),
    (AgendaItem, "started_at", "2026-03-04T09:00Z"),
    (WorkshopDetails, "horizons", [10, 20, 30]),
    (WorkshopDetails, "statement", "Ναι 🙂"),
]


@pytest.mark.parametrize(("kind", "field", "value"), FITS)
def test_the_ends_of_every_range_fit(kind, field, value):
    assert told({**BASE[kind], field: value}, kind) == []


def test_unknown_and_missing_keys_are_told():
    found = told({"id": "d", "nmae": "Billing", "\n": 1}, Department, "departments[0]")

    assert [(path, what) for path, what, _ in found] == [
        ("departments[0].nmae", "a key the format doesn’t have"),
        ("departments[0].\\n", "a key the format doesn’t have"),
        ("departments[0].name", "nothing"),
    ]
    assert found[0][2] == "one of id, name, kind, lead, headcount, reached, note"


def test_a_text_has_a_longest_length():
    assert text_fault("x" * TEXT_LIMIT) is None
    assert text_fault("x" * (TEXT_LIMIT + 1)) == "a text of at most 2000000 characters"


def test_a_record_that_does_not_fit_is_refused_in_a_sentence():
    with pytest.raises(InputRefused, match="name: found “a") as refusal:
        validate(Department(id="d", name="a\0"))

    assert refusal.value.key == "records.invalid"
    with pytest.raises(InputRefused, match="importance: found 9"):
        validate(replace(record("touchpoints", department_id="d"), importance=9))


def test_every_field_of_every_record_has_a_check():
    for kind in (*LISTS.values(), WorkshopDetails):
        assert tuple(field_checks(kind)) == kind.__struct_fields__


def test_a_kind_of_value_without_a_rule_is_our_fault():
    class Odd(msgspec.Struct):
        numbers: set[int]

    with pytest.raises(TypeError):
        validation.field_checks(Odd)
