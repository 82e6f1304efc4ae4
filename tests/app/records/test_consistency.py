"""Where records disagree with one another: each case by hand, and none in a workshop that is whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.records.consistency import faults, faults_after
from app.records.vocabulary import LISTS
from tests.small import record, workshop
from tests.strategies import workshops

WHOLE = {
    "segments": [{"id": "s"}],
    "departments": [{"id": "A"}, {"id": "B"}],
    "participants": [{"id": "p"}],
    "drafts": [{"id": "w"}, {"id": "x"}],
    "touchpoints": [{"id": "t", "department_id": "A"}],
    "ballots": [{"id": "b", "candidate_ids": ("w",)}],
    "surveys": [{"id": "v"}],
    "actions": [{"id": "a"}],
    "pain_points": [{"id": "h"}],
}
SAID = {"secret": False, "candidate_ids": ("w",), "id": "b"}


def told(**lists):
    made = workshop(**{**WHOLE, **lists})
    return [fault.path for fault in faults(made)]


@pytest.mark.parametrize(
    ("lists", "paths"),
    [
        ({}, []),
        ({"departments": [{"id": "A"}, {"id": "A"}]}, ["departments[1].id"]),
        ({"touchpoints": [{"department_id": "Z"}]}, ["touchpoints[0].department_id"]),
        ({"participants": [{"represents_ids": ("A", "Z")}]}, ["participants[0].represents_ids[1]"]),
        ({"ballots": [{"id": "b", "candidate_ids": ("A",)}]}, ["ballots[0].candidate_ids[0]"]),
        ({"action_sources": [{"action_id": "a", "source": "pain_points", "source_id": "h"}]}, []),
        (
            {"action_sources": [{"action_id": "a", "source": "voices", "source_id": "h"}]},
            ["action_sources[0].source_id"],
        ),
        ({"receivers": [{"touchpoint_id": "t"}]}, []),
        ({"receivers": [{"touchpoint_id": "t", "department_id": "B"}]}, []),
        ({"receivers": [{"touchpoint_id": "t", "department_id": "A"}]}, ["receivers[0].department_id"]),
        ({"receivers": [{"touchpoint_id": "z", "department_id": "A"}]}, ["receivers[0].touchpoint_id"]),
        (
            {"receivers": [{"touchpoint_id": "t", "department_id": "B", "segment_id": "s"}]},
            ["receivers[0].segment_id"],
        ),
        ({"votes": [{"ballot_id": "b", "candidate_id": "w"}]}, []),
        ({"votes": [{"ballot_id": "b", "candidate_id": "x"}]}, ["votes[0].candidate_id"]),
        ({"votes": [{"ballot_id": "z", "candidate_id": "w"}]}, ["votes[0].ballot_id"]),
        (
            {"votes": [{"ballot_id": "b", "candidate_id": "w", "participant_id": "p"}]},
            ["votes[0].participant_id"],
        ),
        (
            {"ballots": [SAID], "votes": [{"ballot_id": "b", "candidate_id": "w", "participant_id": "p"}]},
            [],
        ),
        (
            {
                "ballots": [SAID],
                "votes": [
                    {"ballot_id": "b", "candidate_id": "w", "participant_id": "p", "dots": 2}
                    for _ in range(3)
                ],
            },
            ["votes[1].dots"],
        ),
        ({"votes": [{"ballot_id": "b", "candidate_id": "w", "dots": 99}]}, []),
        (
            {
                "ballots": [{"id": "b", "candidate_ids": ("w",), "voters": 2}],
                "votes": [{"ballot_id": "b", "candidate_id": "w", "dots": dots} for dots in (6, 1)],
            },
            ["votes[1].dots"],
        ),
        ({"ratings": [{"survey_id": "v", "item": "know"}]}, []),
        ({"ratings": [{"survey_id": "v", "item": "assets"}]}, ["ratings[0].item"]),
        ({"ratings": [{"survey_id": "z", "item": "assets"}]}, ["ratings[0].survey_id"]),
        (
            {"ratings": [{"survey_id": "v", "item": "know", "participant_id": "p"}]},
            ["ratings[0].participant_id"],
        ),
        ({"business_cases": [{"retention": 0.9, "target_retention": 0.9}, {"retention": 0.9}]}, []),
        (
            {"business_cases": [{"retention": 0.9, "target_retention": 0.8}]},
            ["business_cases[0].target_retention"],
        ),
    ],
)
def test_where_records_disagree(lists, paths):
    assert told(**lists) == paths


def test_a_fault_says_what_was_found_and_expected():
    made = workshop(**{**WHOLE, "touchpoints": [{"department_id": "Z"}]})

    assert [str(fault) for fault in faults(made)] == [
        "touchpoints[0].department_id: found “Z”, expected the id of a record in departments"
    ]


@given(workshops(most=3))
@settings(max_examples=20)  # drawing a whole workshop takes a while
def test_a_whole_workshop_agrees_in_all_and_in_each_part(made):
    everything = {name: [each.id for each in made.records(name)] for name in LISTS}

    assert list(faults(made)) == []
    assert list(faults_after(made, everything)) == []


@pytest.mark.parametrize(
    ("lists", "touched", "paths"),
    [
        # a touchpoint moves to the department that receives it
        (
            {"receivers": [{"touchpoint_id": "t", "department_id": "A"}]},
            {"touchpoints": ["t"]},
            ["receivers[0].department_id"],
        ),
        # a ballot becomes secret after a named vote, and the candidate has left it
        (
            {"votes": [{"ballot_id": "b", "candidate_id": "x", "participant_id": "p"}]},
            {"ballots": ["b"]},
            ["votes[0].candidate_id", "votes[0].participant_id"],
        ),
        # a survey changes what it asks for
        ({"ratings": [{"survey_id": "v", "item": "assets"}]}, {"surveys": ["v"]}, ["ratings[0].item"]),
        # the vote that spends too much
        (
            {"ballots": [SAID], "votes": [{"id": "d", "ballot_id": "b", "candidate_id": "w", "dots": 9}]},
            {"votes": ["d", "gone"]},
            [],
        ),
        (
            {
                "ballots": [SAID],
                "votes": [
                    {"id": "d", "ballot_id": "b", "candidate_id": "w", "dots": 9, "participant_id": "p"}
                ],
            },
            {"votes": ["d"]},
            ["votes[0].dots"],
        ),
        # what nobody touched, what is gone, and the workshop itself are passed over
        (
            {"touchpoints": [{"id": "t", "department_id": "Z"}]},
            {"departments": ["A", "gone"], "workshop": ["workshop"]},
            [],
        ),
    ],
)
def test_after_a_change_what_was_touched_is_looked_at_and_what_depends_on_it(lists, touched, paths):
    made = workshop(**{**WHOLE, **lists})

    assert [fault.path for fault in faults_after(made, touched)] == paths


def test_dots_of_other_ballots_are_not_counted():
    two = [SAID, {**SAID, "id": "c"}]
    spent = {"candidate_id": "w", "participant_id": "p", "dots": 3}
    made = workshop(
        **{**WHOLE, "ballots": two, "votes": [{"ballot_id": "b", **spent}, {"ballot_id": "c", **spent}]}
    )
    more = made.replace(votes=(*made.votes, record("votes", 9, ballot_id="c", **spent)))

    assert [fault.path for fault in faults(more)] == ["votes[2].dots"]
    assert list(faults_after(more, {"ballots": ["b"]})) == []
