"""Passed, failed or open: every pair of answers, for actions and decisions."""

from __future__ import annotations

import pytest

from app.rules.two_questions import questions, state_of_test
from tests.small import record, workshop

STATES = {
    (True, True): "passed",
    (True, False): "failed",
    (False, True): "failed",
    (False, False): "failed",
    (False, None): "failed",
    (None, False): "failed",
    (True, None): "open",
    (None, True): "open",
    (None, None): "open",
}


@pytest.mark.parametrize(("answers", "expected"), STATES.items())
def test_both_must_be_yes(answers, expected):
    recognised, loyalty = answers

    for list_name in ("actions", "decisions"):
        assert state_of_test(record(list_name, recognised=recognised, loyalty=loyalty)) == expected
    foundation = record("actions", purpose="foundation", recognised=recognised, loyalty=loyalty)
    assert state_of_test(foundation) == "not_tested"


def test_the_default_questions_speak_of_the_customers_by_their_name():
    first, second = questions(workshop())

    assert "households" in first
    assert "loyalty" in second
    assert "{" not in first + second


def test_the_rooms_own_questions_are_kept_to_the_letter():
    own = {"test_question_1": "Will {they} notice?", "test_question_2": "  "}

    assert questions(workshop(own)) == ("Will {they} notice?", questions(workshop())[1])
