"""Dots: limits, totals hidden until revealed, ties and the second round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.ballots import dots_given, dots_left, result, second_round, state
from tests.small import record, workshop

CLOSED, REVEALED = "2026-03-04T11:00:00+01:00", "2026-03-04T11:05:00+01:00"


def made(votes, **ballot):
    return workshop(
        drafts=[{"id": name} for name in "abc"],
        participants=[{"id": "p"}, {"id": "q"}],
        ballots=[{"id": "b", "candidate_ids": ("a", "b", "c"), **ballot}],
        votes=[
            {"ballot_id": "b", "candidate_id": candidate, "dots": dots, "participant_id": person}
            for candidate, dots, person in votes
        ],
    )


def test_a_ballot_is_open_then_closed_then_revealed():
    states = ({}, {"closed_at": CLOSED}, {"closed_at": CLOSED, "revealed_at": REVEALED})

    assert [state(record("ballots", **fields)) for fields in states] == ["open", "closed", "revealed"]


def test_a_named_voter_has_the_dots_of_one_person():
    ballot = made([("a", 2, "p"), ("b", 2, "q"), ("c", 2, "q")], secret=False)

    assert dots_given(ballot, "b", "p") == 2
    assert dots_left(ballot, "b", "p") == 1
    assert dots_left(ballot, "b", "q") == 0


def test_slips_have_the_dots_of_all_voters_together():
    votes = [("a", 4, None), ("b", 2, None)]

    assert dots_left(made(votes, voters=3), "b") == 3
    assert dots_left(made(votes, voters=1), "b") == 0
    assert dots_left(made(votes), "b") is None


def test_totals_are_hidden_until_revealed():
    assert result(made([("a", 1, None)], closed_at=CLOSED), "b") is None


def test_the_most_dots_lead():
    found = result(made([("b", 3, None), ("a", 1, None), ("b", 1, None)], revealed_at=REVEALED), "b")

    assert found is not None
    assert [(each.candidate_id, each.dots, each.rank, each.is_tied) for each in found.totals] == [
        ("b", 4, 1, False),
        ("a", 1, 2, False),
        ("c", 0, 3, False),
    ]
    assert (found.leading_ids, found.is_tie) == (("b",), False)


def test_a_tie_is_said_to_be_one_and_goes_to_a_second_round():
    ballot = made(
        [("c", 2, None), ("a", 2, None)], revealed_at=REVEALED, question="Which one?", voters=9, round=2
    )
    found = result(ballot, "b")

    assert found is not None
    assert [(each.candidate_id, each.rank, each.is_tied) for each in found.totals] == [
        ("a", 1, True),
        ("c", 1, True),
        ("b", 3, False),
    ]
    assert found.is_tie
    again = second_round(ballot, "b", "new")
    assert again == record(
        "ballots",
        id="new",
        candidate_ids=("a", "c"),
        question="Which one?",
        round=3,
        dots_per_person=1,
        voters=9,
    )


def test_a_second_round_is_as_secret_as_the_first():
    for secret in (True, False):
        tied = made([("c", 2, None), ("a", 2, None)], revealed_at=REVEALED, secret=secret)
        again = second_round(tied, "b", "new")
        assert again is not None
        assert again.secret is secret


def test_there_is_no_second_round_without_a_tie_for_the_lead():
    assert second_round(made([("a", 1, None)], revealed_at=REVEALED), "b", "new") is None
    assert second_round(made([("a", 1, None), ("b", 1, None)]), "b", "new") is None
    nobody = made([], revealed_at=REVEALED)
    assert second_round(nobody, "b", "new") is None
    found = result(nobody, "b")
    assert found is not None
    assert found.leading_ids == ()
    assert all(each.is_tied for each in found.totals)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.none()), max_size=12))
def test_no_dot_is_lost_and_none_made(votes):
    found = result(made(votes, revealed_at=REVEALED), "b")

    assert found is not None
    by_hand = {name: sum(dots for candidate, dots, _ in votes if candidate == name) for name in "abc"}
    assert {each.candidate_id: each.dots for each in found.totals} == by_hand
    most = max(by_hand.values())
    assert found.leading_ids == tuple(name for name in "abc" if most and by_hand[name] == most)
