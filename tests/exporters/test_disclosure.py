"""What is passed on holds no secret, and no order that gives one away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings as tries

from app.rules.ballots import result
from app.rules.practices import summaries
from app.workshop import Workshop
from exporters.disclosure import disclosed
from tests.strategies import workshops
from tests.told import full_of_secrets


def test_notes_private_pledges_and_what_names_them_stay_behind() -> None:
    told = disclosed(full_of_secrets())
    assert told.notes == ()
    assert [each.text for each in told.pledges] == ["I ring first"]
    assert [each.reason for each in told.dismissals] == ["done already"]
    assert [each.source_id for each in told.action_sources] == ["pledges-1"]


def test_confidential_customers_lose_their_names_and_nothing_else() -> None:
    told = disclosed(full_of_secrets()).key_customers
    assert [(each.name, each.goals) for each in told] == [
        ("Confidential customer 1", "Grow"),
        ("Openly Known", None),
    ]


def test_votes_are_told_once_revealed_and_secret_ones_in_no_order_of_entry() -> None:
    told = [(vote.ballot_id, vote.candidate_id, vote.dots) for vote in disclosed(full_of_secrets()).votes]
    assert told == [
        ("ballots-1", "drafts-0", 2),
        ("ballots-1", "drafts-0", 1),
        ("ballots-1", "drafts-1", 1),
        ("ballots-2", "drafts-0", 3),
    ]


def test_ratings_are_told_once_shown_and_secret_ones_in_no_order_of_entry() -> None:
    told = [(each.survey_id, each.item, each.score) for each in disclosed(full_of_secrets()).ratings]
    assert told == [
        ("surveys-1", "know", 2),
        ("surveys-1", "know", 3),
        ("surveys-1", "know", None),
        ("surveys-1", "listen", 4),
        ("surveys-2", "know", 4),
    ]


@given(workshops())
@tries(max_examples=40)
def test_results_stay_what_they_were(workshop: Workshop) -> None:
    told = disclosed(workshop)
    for ballot in workshop.ballots:
        assert result(told, ballot.id) == result(workshop, ballot.id)
    for survey in workshop.surveys:
        assert summaries(told, survey.id) == summaries(workshop, survey.id)
    assert disclosed(told) == told
