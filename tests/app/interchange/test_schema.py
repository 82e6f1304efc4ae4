"""The JSON Schema: valid by itself, met by every workshop written, and as strict as the import."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from app.content import resource
from app.interchange import json_schema, write_json
from app.workshop import Workshop
from tests.app.interchange.test_reading import COUNCIL, DETAILS
from tests.strategies import images_of, workshops

VALIDATOR = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_it_is_a_schema_of_the_dialect_it_names() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_it_is_met_by_the_sample_and_by_a_council() -> None:
    VALIDATOR.validate(json.loads(resource("samples", "building-supplies.json").read_bytes()))
    VALIDATOR.validate(COUNCIL)


@given(workshops())
@settings(max_examples=15)
def test_it_is_met_by_every_workshop_written(workshop: Workshop) -> None:
    VALIDATOR.validate(json.loads(write_json(workshop, images_of(workshop))))


@pytest.mark.parametrize(
    "lists",
    [
        {"touchline": 2},
        {"forecasts": []},
        {"workshop": DETAILS | {"rev": 1}},
        {"workshop": DETAILS | {"held_on": "04.03.2026"}},
        {"workshop": DETAILS | {"horizons": [30, 60]}},
        {"themes": [{"id": "x"}]},
        {"themes": [{"id": "x", "name": 7}]},
        {"themes": [{"id": "x", "name": "x" * 2_000_001}]},
        {"departments": [{"id": "x", "name": "X", "note": "x" * 2_000_001}]},
        {"actions": [{"id": "x", "title": "A", "effort": 6}]},
        {"agenda_items": [{"id": "x", "title": "A", "minutes": 5, "fixed_at": "25:00"}]},
    ],
)
def test_it_refuses_what_the_import_refuses(lists: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(copy.deepcopy(COUNCIL) | lists)


def test_every_object_is_closed_and_defaults_are_said() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert all(each["additionalProperties"] is False for each in schema["$defs"].values())
    ballot = schema["$defs"]["Ballot"]["properties"]
    assert (ballot["dots_per_person"]["default"], ballot["secret"]["default"]) == (3, True)
    assert schema["$defs"]["Touchpoint"]["properties"]["department_id"]["description"] == (
        "The id of a record in `departments`."
    )
    assert "`subject`" in ballot["candidate_ids"]["description"]
