"""Every record of a workshop has a name to show, and it is the one people gave it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from app.records.vocabulary import LISTS
from app.rules.names import customer_of, kind_of, name, name_of, value_name
from tests.small import record, workshop
from tests.strategies import workshops

MADE = workshop(
    segments=[{"id": "s", "name": "Market traders"}],
    departments=[{"id": "d", "name": "Billing"}],
    drafts=[{"id": "w"}],
    ballots=[{"id": "b", "question": "Which one?", "candidate_ids": ("w",)}],
    touchpoints=[{"id": "t", "department_id": "d", "name": "Bill"}],
    actions=[{"id": "a", "title": "Mend the bill"}],
    check_ins=[{"id": "c"}],
)


@pytest.mark.parametrize(
    ("list_name", "fields", "expected"),
    [
        ("departments", {"name": "  Human\n Resources "}, "Human Resources"),
        ("departments", {"name": " "}, "department"),
        ("voices", {"quote": "I waited"}, "I waited"),
        ("cascade", {"behaviour": "Asks first"}, "Asks first"),
        ("ballots", {"question": "Which one?"}, "Which one?"),
        ("ballots", {"subject": "pain_point"}, "Pain points"),
        ("votes", {"ballot_id": "b", "candidate_id": "w"}, "Which one?"),
        ("receivers", {"touchpoint_id": "t", "department_id": "d"}, "Billing"),
        ("receivers", {"touchpoint_id": "t", "segment_id": "s"}, "Market traders"),
        ("receivers", {"touchpoint_id": "t"}, "households"),
        ("ratings", {"survey_id": "v", "item": "listening"}, "A listening path"),
        ("practice_reviews", {"practice": "know"}, "Know the customer"),
        ("action_sources", {"action_id": "a", "source": "touchpoints", "source_id": "t"}, "Bill"),
        ("check_ins", {"held_on": date(2026, 6, 1), "planned_on": date(2026, 5, 1)}, "2026-06-01"),
        ("check_ins", {"planned_on": date(2026, 5, 1)}, "2026-05-01"),
        ("check_ins", {}, "check-in"),
        ("progress", {"action_id": "a", "check_in_id": "c"}, "Mend the bill"),
        ("business_cases", {"segment_id": "s"}, "Market traders"),
        ("photos", {"caption": "The wall"}, "The wall"),
        ("photos", {}, "photo"),
    ],
)
def test_a_record_is_called_after_what_it_holds(list_name, fields, expected):
    assert name_of(list_name, record(list_name, **fields), MADE) == expected


def test_names_by_id_and_of_the_workshop():
    assert name("departments", "d", MADE) == "Billing"
    assert name_of("workshop", MADE.details, MADE) == "Vision day"
    assert customer_of(None, MADE) == "households"
    assert value_name("practice", "lead") == "Lead by daily example"
    with pytest.raises(KeyError):
        name("departments", "nobody", MADE)


@given(workshops(most=2))
@settings(max_examples=20)  # drawing a whole workshop takes a while
def test_every_record_has_a_name_in_one_line(made):
    for list_name in LISTS:
        for each in made.records(list_name):
            said = name_of(list_name, each, made)
            assert said
            assert said == " ".join(said.split())
    assert all(kind_of(list_name) for list_name in LISTS)
