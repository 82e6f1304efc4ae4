"""Survey summaries, by hand and against Python's own statistics; and what stays hidden."""

from __future__ import annotations

import statistics
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.practices import (
    breakdown,
    entered,
    items,
    latest,
    latest_shown,
    review,
    summaries,
    summarise,
    target,
    to_one_place,
)
from tests.small import HELD_ON, record, workshop

REVEALED = "2026-03-04T12:00:00+01:00"


def rated(*scores, item="know"):
    return [{"survey_id": "s", "item": item, "score": score} for score in scores]


def test_the_summary_of_one_practice():
    made = workshop(
        surveys=[{"id": "s", "revealed_at": REVEALED}],
        ratings=[*rated(1, 2, 5, 4, None, 3), *rated(5, item="listen")],
        practice_reviews=[{"practice": "know"}, {"practice": "know", "target": 4}],
    )
    found = summaries(made, "s")
    assert found is not None
    know, listen, show = found[:3]

    assert (know.n, know.cant_judge, know.mean, know.median, know.lowest, know.highest) == (5, 1, 3, 3, 1, 5)
    assert know.distribution == (1, 1, 1, 1, 1)
    assert know.is_split
    assert (know.target, know.gap) == (4, 1.0)
    assert (listen.n, listen.target, listen.gap) == (1, None, None)
    assert (show.n, show.mean, show.median, show.lowest, show.gap) == (0, None, None, None, None)
    assert [each.item for each in found] == ["know", "listen", "show", "empower", "reward", "lead"]


@pytest.mark.parametrize(
    ("scores", "is_split"),
    [
        ((1, 5, 5), False),
        ((1, 5, 5, 5), True),
        ((2, 4, 3, 3), True),
        ((1, 5, 3, 3, 3), False),
        ((1, 1, 5, 3, 3, 3, 3, 3), False),
        ((1, 2, 5, 4, 3, 3, 3, 3), True),
        ((3, 3, 3, 3), False),
        ((1, 1, 1, 1), False),
        ((1, 5, None, None), False),
    ],
)
def test_the_room_is_split_from_four_scores_with_a_quarter_at_either_end(scores, is_split):
    assert summarise("know", [record("ratings", **each) for each in rated(*scores)]).is_split == is_split


@given(st.lists(st.none() | st.integers(1, 5), max_size=30))
def test_a_summary_agrees_with_pythons_statistics(scores):
    found = summarise("know", [record("ratings", **each) for each in rated(*scores)], 3)
    said = [score for score in scores if score is not None]

    assert found.n + found.cant_judge == len(scores)
    assert found.distribution == tuple(said.count(score) for score in range(1, 6))
    if said:
        assert found.mean == pytest.approx(statistics.mean(said))
        assert found.median == statistics.median(said)
        assert (found.lowest, found.highest) == (min(said), max(said))
        assert found.gap == pytest.approx(3 - to_one_place(found.mean))


def test_a_secret_survey_is_hidden_until_it_is_revealed_but_tells_how_many_answered():
    surveys = [{"id": "s", "secret": True}]
    made = workshop(surveys=surveys, ratings=rated(1, 5, None))

    assert summaries(made, "s") is None
    assert entered(made, "s") == {"know": 3, "listen": 0, "show": 0, "empower": 0, "reward": 0, "lead": 0}
    assert breakdown(made, "s", "know", "level") == ()
    assert summaries(workshop(surveys=[{"id": "s", "secret": False}]), "s") is not None


def test_the_latest_survey_is_the_one_held_last_of_its_kind():
    made = workshop(
        surveys=[
            {"id": "hidden", "held_on": HELD_ON + timedelta(days=90)},
            {"id": "first", "held_on": HELD_ON, "secret": False},
            {"id": "second", "held_on": HELD_ON, "revealed_at": REVEALED},
            {"id": "old", "held_on": date(2020, 1, 1), "secret": False},
            {"id": "other", "instrument": "competency", "held_on": date(2030, 1, 1), "secret": False},
        ]
    )

    assert latest(made, "practice") is made.get("surveys", "hidden")
    assert latest_shown(made, "practice") is made.get("surveys", "second")
    assert latest(made, "competency") is made.get("surveys", "other")
    assert latest_shown(workshop(), "practice") is None


def test_competencies_are_five_and_have_no_target():
    made = workshop(surveys=[{"id": "s", "instrument": "competency", "secret": False}])
    found = summaries(made, "s") or ()

    assert [each.item for each in found] == ["assets", "align", "listening", "reliability", "leadership"]
    assert [each.target for each in found] == [None] * 5
    assert items("competency") == tuple(entered(made, "s"))


def test_the_review_of_a_practice():
    made = workshop(practice_reviews=[{"practice": "lead", "evidence": "Seen"}])
    found = review(made, "lead")

    assert found is not None
    assert found.evidence == "Seen"
    assert review(made, "know") is None
    assert target(made, "lead") is None


def test_a_breakdown_shows_no_small_group_and_leaves_none():
    levels = ["team_member"] * 6 + ["supervisor"] * 5 + ["senior_leader"] * 2 + [None]
    people = [{"id": f"p{index}", "level": level} for index, level in enumerate(levels)]
    ratings = [
        {"survey_id": "s", "item": "know", "score": 1 + index % 5, "participant_id": f"p{index}"}
        for index in range(len(levels))
    ]
    made = workshop(
        surveys=[{"id": "s", "secret": False}],
        participants=people,
        ratings=[*ratings, *rated(5, item="lead"), *rated(None)],
    )
    shown = breakdown(made, "s", "know", "level")

    # Two leaders and one of no level would be left: the supervisors are kept back with them.
    assert [(each.group, each.summary.n) for each in shown] == [("team_member", 6)]
    assert breakdown(made, "s", "know", "department_id") == ()
    hidden = made.replace(surveys=workshop(surveys=[{"id": "s", "secret": True}]).surveys)
    assert breakdown(hidden, "s", "know", "level") == (), "even where another program wrote names into it"


def test_one_without_a_group_keeps_the_only_group_back():
    levels = ["team_member"] * 6 + [None]
    made = workshop(
        surveys=[{"id": "s", "secret": False}],
        participants=[{"id": f"p{index}", "level": level} for index, level in enumerate(levels)],
        ratings=[
            {"survey_id": "s", "item": "know", "score": 3, "participant_id": f"p{index}"}
            for index in range(len(levels))
        ],
    )

    assert breakdown(made, "s", "know", "level") == ()


def test_ratings_without_a_name_are_never_broken_down():
    made = workshop(surveys=[{"id": "s", "secret": False}], ratings=rated(*[3] * 20))

    assert breakdown(made, "s", "know", "level") == ()


@pytest.mark.parametrize(
    ("mark", "shown"), [(2.25, 2.3), (2.24, 2.2), (2.85, 2.9), (-0.25, -0.3), (3.0, 3.0)]
)
def test_a_half_is_rounded_up_wherever_it_is_shown(mark: float, shown: float) -> None:
    assert to_one_place(mark) == shown
