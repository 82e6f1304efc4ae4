"""The practice radar: corners where there are scores, figures clear of the lines, no hidden survey."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.display_list import Polygon
from app.drawings.practice_radar import practice_radar
from app.records.practices import PracticeReview, Rating, Survey
from app.rules.practices import PRACTICES
from tests.app.drawings.organisations import organisation
from tests.app.drawings.reading import assert_legible, overlap, texts, written
from tests.strategies import workshops

SIZES = (280.0, 360.0, 430.0, 640.0, 1000.0)


def rated(scores, targets=None, *, secret=False, revealed=None):
    """`scores`: practice to the scores given; `targets`: practice to its target."""
    return organisation([], []).replace(
        surveys=(
            Survey(
                id="s", instrument="practice", title="Today", held_on=date(2026, 3, 4), secret=secret,
                revealed_at=revealed,
            ),
        ),
        ratings=tuple(
            Rating(id=f"{item}{number}", survey_id="s", item=item, score=score)
            for item, given in scores.items()
            for number, score in enumerate(given)
        ),
        practice_reviews=tuple(
            PracticeReview(id=item, practice=item, target=target) for item, target in (targets or {}).items()
        ),
    )  # fmt: skip


def plots(drawing, ink):
    return [shape for shape in drawing.shapes if isinstance(shape, Polygon) and shape.stroke == ink]


def assert_sound(workshop, size, height=inf):
    drawing = practice_radar(workshop, size=size, height=height)
    assert_legible(drawing)
    assert drawing.width >= size
    assert [spot.id for spot in drawing.spots] == list(PRACTICES)
    web = plots(drawing, "border")[0]
    left, right = (pick(x for x, _ in web.points) for pick in (min, max))
    top, bottom = (pick(y for _, y in web.points) for pick in (min, max))
    beside = [spot for spot in drawing.spots if spot.box[1] < bottom and spot.box[1] + spot.box[3] > top]
    assert all(spot.box[0] >= right or spot.box[0] + spot.box[2] <= left for spot in beside)
    return drawing


@pytest.mark.parametrize("size", SIZES)
def test_the_sample_is_legible(sample, size):
    assert_sound(sample, size)


@given(workshops(most=3), st.sampled_from(SIZES))
@settings(max_examples=20)
def test_any_workshop_is(workshop, size):
    assert_sound(workshop, size)


marks = st.dictionaries(st.sampled_from(PRACTICES), st.lists(st.integers(1, 5), min_size=1, max_size=6))


@given(marks, st.dictionaries(st.sampled_from(PRACTICES), st.integers(1, 5)), st.sampled_from(SIZES))
@settings(max_examples=60)
def test_any_scores_and_targets_are(scores, targets, size):
    drawing = assert_sound(rated(scores, targets), size)

    for ink, given_ in (("accent", scores), ("department_2", targets)):
        drawn = [shape for shape in plots(drawing, ink) if len(shape.points) > 2 or shape.closed]
        assert [len(shape.points) for shape in drawn] == ([len(given_)] if len(given_) > 2 else [])


@pytest.mark.parametrize("size", [565.0, 640.0])
def test_the_figures_of_the_scale_stand_clear_of_the_lines(sample, size):
    drawing = practice_radar(sample, size=size)
    figures = [text.box for text in texts(drawing) if text.text in set("12345")]
    assert len(figures) == 5
    for ink in ("accent", "department_2"):
        corners = [*plots(drawing, ink)[0].points, plots(drawing, ink)[0].points[0]]
        for (x, y), (to_x, to_y) in pairwise(corners):
            for part in range(101):
                at = (x + (to_x - x) * part / 100, y + (to_y - y) * part / 100)
                assert not any(overlap((at[0] - 3, at[1] - 3, 6, 6), box) for box in figures)


def test_a_corner_lies_at_its_score():
    drawing = practice_radar(rated({each: [5] for each in PRACTICES}, dict.fromkeys(PRACTICES, 1)), size=640)

    rim = plots(drawing, "border")[0].points
    today, target = plots(drawing, "accent")[0].points, plots(drawing, "department_2")[0].points
    assert today == rim
    centre = sum(x for x, _ in rim) / 6, sum(y for _, y in rim) / 6
    for (x, y), (rim_x, rim_y) in zip(target, rim, strict=True):
        assert (x - centre[0], y - centre[1]) == pytest.approx(
            ((rim_x - centre[0]) / 5, (rim_y - centre[1]) / 5), abs=1e-6
        )


def test_labels_say_today_target_and_split_in_words():
    workshop = rated({"know": [1, 1, 5, 5], "listen": [4]}, {"know": 4, "show": 3})
    labels = {spot.id: spot.label for spot in practice_radar(workshop, size=640).spots}

    assert labels["know"] == "Know the customer: 3.0 today, 4 as target, the room is split"
    assert labels["listen"] == "Listen and remove barriers: 4.0 today"
    assert labels["lead"] == "Lead by daily example: not rated yet"
    assert labels["show"] == "Show everyone their impact: not rated yet, 3 as target"
    said = written(practice_radar(workshop, size=640))
    for words in ("today 3.0 · target 4", "the room is split", "today 4.0", "not rated yet · target 3"):
        assert words in said
    assert labels["know"] in practice_radar(workshop, size=640).description


def test_today_and_target_take_a_line_each_where_one_is_too_narrow():
    said = written(practice_radar(rated({"listen": [3]}, {"listen": 4}), size=300)).split("\n")

    assert {"today 3.0", "target 4"} <= set(said)


def test_a_hidden_survey_shows_nothing_until_it_is_revealed():
    scores = {each: [2, 3] for each in PRACTICES}
    hidden = practice_radar(rated(scores, secret=True), size=640)
    shown = practice_radar(rated(scores, secret=True, revealed="2026-03-04T10:00:00Z"), size=640)

    assert plots(hidden, "accent") == [plots(hidden, "accent")[-1]]  # the legend's own line
    assert "2.5" not in written(hidden)
    assert "today 2.5" in written(shown)


@pytest.mark.parametrize("height", [360.0, 340.0, 200.0])
def test_a_web_is_as_large_as_the_room_and_its_labels_allow(sample, height):
    free, least = practice_radar(sample, size=440), practice_radar(sample, size=440, height=0.0)
    bound = assert_sound(sample, 440, height)
    assert least.height < 340 < 360 < free.height
    assert bound.height == pytest.approx(max(least.height, height))
