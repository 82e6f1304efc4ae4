"""Interchange JSON read back: what fits becomes a workshop, what doesn't is told with its place."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

from app.errors import InputRefused
from app.interchange import read_json
from app.records.fault import Fault
from app.records.vocabulary import LISTS
from tests.strategies import JPEGS, LOGOS

DETAILS: dict[str, Any] = {
    "title": "Front line first",
    "organisation": "Northbridge Council",
    "customer_name": "resident",
    "customer_name_plural": "residents",
    "held_on": "2026-03-04",
    "language": "en",
}
COUNCIL: dict[str, Any] = {
    "touchline": 1,
    "workshop": DETAILS,
    "departments": [{"id": "d0", "name": "Housing"}, {"id": "d1", "name": "Roads"}],
    "journey_stages": [{"id": "s0", "name": "Ask"}],
    "touchpoints": [
        {"id": "t0", "department_id": "d0", "journey_stage_id": "s0", "name": "Telephone enquiry"},
        {"id": "t1", "department_id": "d1", "name": "Written reply"},
    ],
    "receivers": [
        {"id": "r0", "touchpoint_id": "t0"},
        {"id": "r1", "touchpoint_id": "t1", "department_id": "d0"},
    ],
    "pain_points": [
        {
            "id": "p0",
            "touchpoint_id": "t1",
            "text": "Late",
            "level": "processing",
            "severity": 4,
            "frequency": 4,
        }
    ],
    "ballots": [{"id": "b0", "subject": "pain_point", "candidate_ids": ["p0"]}],
    "votes": [{"id": "v0", "ballot_id": "b0", "candidate_id": "p0", "dots": 2}],
    "actions": [{"id": "a0", "title": "Answer within five days", "status": "agreed"}],
    "action_sources": [{"id": "as0", "action_id": "a0", "source": "pain_points", "source_id": "p0"}],
}


def council(**lists: Any) -> bytes:
    return json.dumps(COUNCIL | lists).encode()


def refusal(data: bytes | str) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        read_json(data.encode() if isinstance(data, str) else data)
    return refused.value


def faults_of(data: bytes) -> tuple[Fault, ...]:
    found: tuple[Fault, ...] = refusal(data).facts["faults"]
    return found


def faults(**lists: Any) -> list[tuple[str, str, str]]:
    return [(f.path, f.found, f.expected) for f in faults_of(council(**lists))]


def one_fault(**lists: Any) -> tuple[str, str, str]:
    (fault,) = faults(**lists)
    return fault


def test_a_workshop_is_read_in_its_order_with_its_references() -> None:
    workshop = read_json(council()).workshop
    assert workshop.details.title == "Front line first"
    assert [each.name for each in workshop.departments] == ["Housing", "Roads"]
    housing, roads = workshop.departments
    assert [each.department_id for each in workshop.touchpoints] == [housing.id, roads.id]
    assert workshop.receivers[1].department_id == housing.id
    pain = workshop.pain_points[0]
    assert workshop.ballots[0].candidate_ids == (pain.id,)
    assert workshop.votes[0].candidate_id == pain.id
    assert workshop.action_sources[0].source_id == pain.id


def test_the_same_json_gives_the_same_ids_and_another_workshop_others() -> None:
    assert read_json(council()).workshop == read_json(council()).workshop
    other = read_json(council(workshop=DETAILS | {"title": "Another day"})).workshop
    assert other.departments[0].id != read_json(council()).workshop.departments[0].id


def test_an_id_that_is_a_uuid_is_kept() -> None:
    upper = "6F1F7D0C-0C3B-4B0E-9A55-6F3F0B7A4F11"
    segments = read_json(
        council(segments=[{"id": upper, "name": "A"}, {"id": "b", "name": "B"}])
    ).workshop.segments
    assert segments[0].id == upper
    assert len(segments[1].id) == 36


def test_an_id_that_another_one_leads_to_is_not_given_twice() -> None:
    led_to = read_json(council(segments=[{"id": "b", "name": "B"}])).workshop.segments[0].id
    both = [{"id": "b", "name": "B"}, {"id": led_to, "name": "A"}]
    first, second = read_json(council(segments=both)).workshop.segments
    assert second.id == led_to
    assert first.id != led_to


def test_an_empty_text_may_be_an_id() -> None:
    workshop = read_json(
        council(
            themes=[{"id": "", "name": "Speed"}],
            phrases=[{"id": "x", "prompt": "P", "text": "T", "theme_id": ""}],
        )
    ).workshop
    assert workshop.phrases[0].theme_id == workshop.themes[0].id


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_json(b"\xef\xbb\xbf" + council()).workshop == read_json(council()).workshop


def test_photographs_come_beside_the_workshop() -> None:
    photo = {"id": "f", "stage": "vision", "image": base64.b64encode(JPEGS[0]).decode()}
    imported = read_json(council(photos=[photo]))
    name = hashlib.sha256(JPEGS[0]).hexdigest()
    assert imported.workshop.photos[0].image == name
    assert imported.images == {name: JPEGS[0]}


@pytest.mark.parametrize("image", ["not base64!", "käse", "aGVsbG8=", 7, None])
def test_a_photograph_that_is_no_jpeg_is_refused(image: object) -> None:
    path, _, expected = one_fault(photos=[{"id": "f", "stage": "vision", "image": image}])
    assert (path, expected) == ("photos[0].image", "a JPEG picture in base64")


def test_the_logo_and_the_colour_come_with_the_workshop() -> None:
    logo = base64.b64encode(LOGOS[0]).decode()
    imported = read_json(council(workshop=DETAILS | {"logo": logo, "colour": "#003366"}))
    name = hashlib.sha256(LOGOS[0]).hexdigest()
    assert (imported.workshop.details.logo, imported.workshop.details.colour) == (name, "#003366")
    assert imported.images == {name: LOGOS[0]}
    bare = read_json(council(workshop=DETAILS | {"logo": None, "colour": None}))
    assert (bare.workshop.details.logo, bare.images) == (None, {})


@pytest.mark.parametrize(
    "logo", ["not base64!", base64.b64encode(JPEGS[0]).decode(), 7, hashlib.sha256().hexdigest()]
)
def test_a_logo_that_is_no_logo_is_refused(logo: object) -> None:
    path, _, expected = one_fault(workshop=DETAILS | {"logo": logo})
    assert path == "workshop.logo"
    assert expected.startswith("a PNG picture in base64: 8-bit RGB")
    assert "1200 pixels" in expected


@pytest.mark.parametrize("colour", ["003366", "#036", "#00336G", "#0033661", "navy", "#003366\n", 13158])
def test_a_colour_that_is_no_colour_is_refused(colour: object) -> None:
    path, _, expected = one_fault(workshop=DETAILS | {"colour": colour})
    assert path == "workshop.colour"
    assert expected in ("#RRGGBB", "text")


def test_a_photograph_without_its_picture_is_refused() -> None:
    assert one_fault(photos=[{"id": "f", "stage": "vision"}])[0] == "photos[0].image"


@pytest.mark.parametrize(
    ("text", "place", "found", "expected"),
    [
        ("", "line 1, column 1", "the end", "a value"),
        ("{\n ,", "line 2, column 2", "“,”", "a key in double quotes"),
        ('{"a" 1}', "line 1, column 6", "“1”", "a colon"),
        ('{"a": 1 "b"}', "line 1, column 9", '“"”', "a comma"),
        ('{"a": 1}\n}', "line 2, column 1", "“}”", "nothing more"),
        ('{"a": "b', "line 1, column 7", '“"”', "the closing double quote"),
        ('{"a": "b\n"}', "line 1, column 9", "“\\n”", "an escape"),
        ('{"a": "\\x"}', "line 1, column 8", "“\\”", "one of the escapes"),
        ('{"a": "\\u12"}', "line 1, column 9", "“u”", "four hexadecimal digits"),
    ],
)
def test_what_is_no_json_is_refused_with_line_and_column(
    text: str, place: str, found: str, expected: str
) -> None:
    refused = refusal(text)
    assert refused.key == "interchange.not_json"
    assert f"{place}, found {found}, expected {expected}" in str(refused)


def test_what_is_no_utf8_is_refused_with_line_and_byte() -> None:
    refused = refusal('{\n "title": "Café"}'.encode("latin-1"))
    assert "line 2, byte 15, found 0xE9" in str(refused)
    assert refusal('{"title": 1}'.encode("utf-16")).key == "interchange.not_utf8"


def test_huge_nesting_is_refused() -> None:
    assert refusal("[" * 200_000).key == "interchange.too_deep"
    assert refusal('{"a":' * 200_000).key == "interchange.too_deep"


def test_a_newer_version_is_said_alone() -> None:
    refused = refusal(council(touchline=2, forecasts=[]))
    assert refused.key == "interchange.newer"
    assert "format 2" in str(refused)


@pytest.mark.parametrize(
    ("version", "found"), [(0, "0"), ("1", "“1”"), (True, "true"), (1.0, "1.0"), (None, "null")]
)
def test_any_other_version_is_a_fault(version: object, found: str) -> None:
    assert one_fault(touchline=version) == ("touchline", found, "1")


@pytest.mark.parametrize(
    ("text", "found"), [("[]", "a list"), ("null", "null"), ('"touchline"', "“touchline”")]
)
def test_the_whole_has_to_be_an_object(text: str, found: str) -> None:
    (fault,) = refusal(text).facts["faults"]
    assert (fault.path, fault.found) == ("the whole", found)


def test_missing_version_and_workshop_are_both_told() -> None:
    refused = refusal("{}")
    assert [fault.path for fault in refused.facts["faults"]] == ["touchline", "workshop"]
    assert "2 things" in str(refused)


@pytest.mark.parametrize(
    ("lists", "path", "found", "expected"),
    [
        (
            {"departements": []},
            "departements",
            "a key the format doesn’t have",
            "one of touchline, workshop, ",
        ),
        ({"\ud800\n": []}, "\\ud800\\n", "a key the format doesn’t have", "one of "),
        ({"departments": {}}, "departments", "an object", "a list"),
        ({"themes": 7}, "themes", "7", "a list"),
        ({"commitments": None}, "commitments", "null", "a list"),
        ({"commitments": ["Answer"]}, "commitments[0]", "“Answer”", "an object"),
        ({"workshop": []}, "workshop", "a list", "an object"),
        (
            {"workshop": DETAILS | {"rev": 1}},
            "workshop.rev",
            "a key the format doesn’t have",
            "one of title, ",
        ),
        (
            {"workshop": {k: v for k, v in DETAILS.items() if k != "title"}},
            "workshop.title",
            "nothing",
            "a value",
        ),
        (
            {"workshop": DETAILS | {"held_on": "04.03.2026"}},
            "workshop.held_on",
            "“04.03.2026”",
            "a date written",
        ),
        ({"workshop": DETAILS | {"horizons": [30, 60]}}, "workshop.horizons", "a list", "a list of 3"),
        ({"themes": [{"id": "x", "name": 7}]}, "themes[0].name", "7", "text"),
        ({"themes": [{"id": 7, "name": "x"}]}, "themes[0].id", "7", "text"),
        (
            {"themes": [{"id": "x", "name": "a\0b"}]},
            "themes[0].name",
            "“a\\x00b”",
            "text without the character U+0000",
        ),
        (
            {"themes": [{"id": "x", "name": "\udc00"}]},
            "themes[0].name",
            "“\\udc00”",
            "text without half a surrogate",
        ),
        (
            {"themes": [{"id": "x", "name": "x" * 2_000_001}]},
            "themes[0].name",
            "“xxx",
            "a text of at most 2000000",
        ),
        (
            {"departments": [*COUNCIL["departments"], {"id": "d9", "name": "X", "headcount": 2**63}]},
            "departments[2].headcount",
            "9223372036854775808",
            "a whole number from 0",
        ),
        (
            {"departments": [*COUNCIL["departments"], {"id": "d1", "name": "X"}]},
            "departments[2].id",
            "“d1”",
            "an id that no",
        ),
        (
            {"receivers": [{"id": "r", "touchpoint_id": "t0"}, {"id": "s", "touchpoint_id": "t7"}]},
            "receivers[1].touchpoint_id",
            "“t7”",
            "the id of a record in touchpoints",
        ),
        (
            {"receivers": [{"id": "r", "touchpoint_id": "t0", "department_id": "d0"}]},
            "receivers[0].department_id",
            "“d0”",
            "a department other than",
        ),
        (
            {"action_sources": [{"id": "x", "action_id": "a0", "source": "policies", "source_id": "p0"}]},
            "action_sources[0].source_id",
            "“p0”",
            "the id of a record in policies",
        ),
    ],
)
def test_one_fault_is_told_with_path_found_and_expected(
    lists: dict[str, Any], path: str, found: str, expected: str
) -> None:
    said = one_fault(**lists)
    assert said[0] == path
    assert said[1].startswith(found)
    assert said[2].startswith(expected)


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 5000, "1.5", "true"])
def test_numbers_no_field_can_hold_are_refused_as_written(number: str) -> None:
    data = council().decode().replace('"Roads"}', f'"Roads", "headcount": {number}}}')
    (fault,) = refusal(data).facts["faults"]
    assert fault.path == "departments[1].headcount"
    assert number.startswith(fault.found.rstrip("…"))


def test_a_money_that_is_not_a_number_is_refused() -> None:
    (fault,) = faults_of(council(business_cases=[{"id": "b", "currency": "EUR", "retention": float("nan")}]))
    assert (fault.path, fault.found) == ("business_cases[0].retention", "NaN")


def test_repeated_keys_are_refused_wherever_they_stand() -> None:
    data = council().decode()
    data = data.replace('"name": "Roads"', '"name": "Roads", "name": "Lanes"')
    data = data.replace('"language": "en"', '"language": "en", "title": "Twice"')
    data = data[:-1] + ', "actions": []}'
    refused = refusal(data)
    assert [(f.path, f.found) for f in refused.facts["faults"]] == [
        ("actions", "this key more than once"),
        ("workshop.title", "this key more than once"),
        ("departments[1].name", "this key more than once"),
        ("action_sources[0].action_id", "“a0”"),
    ]


def test_faults_of_values_and_between_records_are_told_together() -> None:
    said = faults(
        departments=[{"id": "d0"}, {"id": "d0", "name": "Roads"}, 7],
        receivers=[{"id": "r0", "touchpoint_id": "t0"}, {"id": "r0", "touchpoint_id": "t9"}],
    )
    assert [fault[0] for fault in said] == [
        "departments[0].name",
        "departments[2]",
        "departments[1].id",
        "touchpoints[1].department_id",
        "receivers[1].id",
        "receivers[1].touchpoint_id",
    ]


def test_what_only_follows_from_a_fault_is_not_told_again() -> None:
    votes = [{"id": "v0", "ballot_id": "b0", "candidate_id": "p0", "dots": 2}]
    said = faults(
        ballots=[{"id": "b0", "subject": "wish", "candidate_ids": ["p0"]}],
        votes=[*votes, {"id": "v0", "ballot_id": "b0", "candidate_id": "p0", "dots": "two"}],
        surveys=[{"id": "s", "instrument": "opinion", "title": "T", "held_on": 2026}],
        agenda_items=[{"id": "g", "title": "Welcome", "minutes": "ten"}],
        ratings=[
            {"id": "x", "survey_id": "s", "item": "align"},
            {"id": "y", "survey_id": "z", "item": "align"},
        ],
        dismissals=[{"id": "d", "source": "dreams", "source_id": "p0", "reason": "Soon"}],
    )
    assert [fault[0] for fault in said] == [
        "agenda_items[0].minutes",
        "ballots[0].subject",
        "votes[1].dots",
        "surveys[0].instrument",
        "surveys[0].held_on",
        "dismissals[0].source",
        "votes[1].id",
        "ratings[1].survey_id",
    ]


def test_at_most_twenty_faults_are_listed() -> None:
    twenty = [{"id": str(place)} for place in range(20)]
    refused = refusal(council(themes=twenty))
    assert (refused.key, len(refused.facts["faults"])) == ("interchange.faults", 20)
    refused = refusal(council(themes=[*twenty, {"id": "21"}]))
    assert (refused.key, len(refused.facts["faults"])) == ("interchange.many_faults", 20)
    assert "more than 20" in str(refused)
    assert "themes[19].name" in str(refused)


def test_a_list_of_too_many_rows_is_refused() -> None:
    rows = [{"id": str(place), "text": "x"} for place in range(100_001)]
    assert one_fault(commitments=rows) == ("commitments", "100,001 rows", "at most 100,000 rows")


def test_more_objects_than_memory_is_worth_are_refused() -> None:
    refused = refusal('{"touchline": 1, "themes": [' + "{}," * 1_000_000 + "{}]}")
    assert refused.key == "interchange.too_many"


def test_more_than_two_hundred_megabytes_are_refused() -> None:
    refused = refusal(bytes(200_000_001))
    assert refused.key == "interchange.too_large"
    assert "200 MB" in str(refused)


def test_every_list_of_the_vocabulary_may_be_empty() -> None:
    workshop = read_json(
        json.dumps({"touchline": 1, "workshop": DETAILS} | {name: [] for name in LISTS}).encode()
    )
    assert not any(workshop.workshop.lists.values())
