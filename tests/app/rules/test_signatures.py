"""A signature holds for the wording that was signed, and for no other."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.signatures import is_agreed, is_signed, is_void, valid_signatures, void_signatures
from tests.small import record, workshop

AGREED = {"statement": "You have water, always.", "statement_agreed_on": date(2026, 3, 4)}


@pytest.mark.parametrize(
    ("about", "agreed"),
    [
        (AGREED, True),
        ({**AGREED, "statement_agreed_on": None}, False),
        ({**AGREED, "statement": None}, False),
        ({**AGREED, "statement": " \n"}, False),
    ],
)
def test_agreed_is_a_statement_with_its_day(about, agreed):
    assert is_agreed(workshop(about)) == agreed


@pytest.mark.parametrize(
    ("fields", "void"),
    [
        ({"wording": "You have water, always."}, False),
        ({"wording": " You have  water,\nalways. "}, False),
        ({"wording": "You have water always."}, True),
        ({"wording": "you have water, always."}, True),
        ({"wording": None}, False),
        ({"wording": "The plan of spring", "subject": "plan"}, False),
    ],
)
def test_a_signature_is_void_once_the_wording_differs(fields, void):
    assert is_void(workshop(AGREED), record("signatures", **fields)) == void


def test_valid_and_void_signatures_under_the_vision():
    made = workshop(
        AGREED,
        signatures=[
            {"id": "old", "wording": "You have water."},
            {"id": "new", "wording": AGREED["statement"]},
            {"id": "plan", "subject": "plan"},
        ],
    )

    assert [each.id for each in valid_signatures(made)] == ["new"]
    assert [each.id for each in void_signatures(made)] == ["old"]


@pytest.mark.parametrize(
    ("signature", "signed"),
    [
        ({"level": "senior_leader"}, True),
        ({"level": "supervisor", "participant_id": "leader"}, False),
        ({"participant_id": "leader"}, True),
        ({"participant_id": "clerk"}, False),
        ({}, False),
        ({"level": "senior_leader", "wording": "Something else"}, False),
        ({"level": "senior_leader", "subject": "plan"}, False),
    ],
)
def test_signed_means_by_a_senior_leader(signature, signed):
    people = [{"id": "leader", "level": "senior_leader"}, {"id": "clerk", "level": "team_member"}]

    assert is_signed(workshop(AGREED, participants=people, signatures=[signature])) == signed
