"""Whatever the JSON holds: it is a workshop that can be kept, or it is refused in words. Nothing else."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputRefused
from app.interchange import Imported, read_json, write_json
from app.records.consistency import faults
from app.records.validation import validate
from app.records.vocabulary import LISTS
from tests.app.interchange.test_reading import COUNCIL, DETAILS

KEYS = (
    st.sampled_from(["id", "name", "touchpoint_id", "subject", "candidate_ids", "secret", *LISTS]) | st.text()
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(
        ["d0", "t0", "p0", "b0", "practice", "2026-03-04", "pain_point", "pain_points", "\ud800", "\0"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=4,
)
RICH = COUNCIL | {
    "surveys": [{"id": "u0", "instrument": "practice", "title": "T", "held_on": "2026-03-04"}],
    "ratings": [{"id": "g0", "survey_id": "u0", "item": "know", "score": 3}],
    "business_cases": [{"id": "k0", "currency": "EUR", "retention": 0.8, "target_retention": 0.9}],
    "dismissals": [{"id": "x0", "source": "departments", "source_id": "d0", "reason": "Next year"}],
    "check_ins": [{"id": "c0"}],
    "progress": [{"id": "o0", "action_id": "a0", "check_in_id": "c0", "status": "done"}],
    "participants": [{"id": "w0", "name": "Clerk", "represents_ids": ["d0", "d1"]}],
    "photos": [{"id": "f0", "stage": "plan", "image": "/9j/AA=="}],
}


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    """A council's document in which a few values, anywhere, are others, or are gone."""
    document: Any = copy.deepcopy(RICH)
    for _ in range(draw(st.integers(1, 4))):
        place = document
        while isinstance(place, dict | list) and place:
            key: Any = draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
            if not isinstance(place[key], dict | list) or draw(st.integers(0, 4)) == 0:
                change = draw(st.sampled_from(["other", "gone", "new"]))
                if change == "gone":
                    del place[key]
                elif change == "new" and isinstance(place, dict):
                    place[draw(KEYS)] = draw(VALUES)
                else:
                    place[key] = draw(VALUES)
                break
            place = place[key]
    return document


def read_or_refused(data: bytes) -> Imported | InputRefused:
    try:
        return read_json(data)
    except InputRefused as refused:
        return refused


def comes_to_something(data: bytes) -> None:
    imported = read_or_refused(data)
    if isinstance(imported, InputRefused):
        assert 0 < len(str(imported).encode()) < 40_000
        return
    for records in imported.workshop.lists.values():
        for record in records:
            validate(record)
    assert not list(faults(imported.workshop))
    assert read_json(write_json(imported.workshop, imported.images)) == imported


@given(spoiled())
@settings(max_examples=150)
def test_a_spoiled_workshop_is_read_or_refused(document: Any) -> None:
    comes_to_something(json.dumps(document).encode())


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_object_is_read_or_refused(document: dict[str, Any]) -> None:
    comes_to_something(json.dumps({"touchline": 1, "workshop": DETAILS} | document).encode())


@given(st.binary(max_size=60) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    comes_to_something(data)
