"""Impact and effort: a disc for every action, in its square, apart from all others, whatever their number."""

from __future__ import annotations

from itertools import combinations, product
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.display_list import Circle, Rectangle
from app.drawings.impact_effort import impact_effort, scores_at, square
from app.records.plan import Action
from tests.app.drawings.organisations import organisation
from tests.app.drawings.reading import area, assert_legible, overlap, texts, within, written
from tests.strategies import workshops

SIZES = ((300.0, 300.0), (360.0, 320.0), (515.0, 340.0), (850.0, 520.0), (1400.0, 800.0))


def planned(*scores, **fields):
    """Actions of these (effort, impact), numbered from 1."""
    actions = (
        Action(id=f"a{n}", title=f"Action {n}", effort=effort, impact=impact, **fields)
        for n, (effort, impact) in enumerate(scores, 1)
    )
    return organisation([], []).replace(actions=tuple(actions))


def discs(drawing):
    return [shape for shape in drawing.shapes if isinstance(shape, Circle) and shape.key]


def pills(drawing):
    return [
        shape for shape in drawing.shapes if isinstance(shape, Rectangle) and shape.key.startswith("more:")
    ]


def assert_sound(workshop, size):
    drawing = impact_effort(workshop, width=size[0], height=size[1])
    assert_legible(drawing)
    assert (drawing.width, drawing.height) == size
    for one, other in combinations(discs(drawing), 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius
    for pill in pills(drawing):
        assert not any(overlap(area(pill), area(disc)) for disc in discs(drawing))
    words = [text.box for text in texts(drawing) if not text.key]
    assert not [disc.key for disc in discs(drawing) if any(overlap(area(disc), box) for box in words)]
    for action in workshop.actions:
        spot = next((each for each in drawing.spots if each.id == action.id), None)
        if spot is not None:
            assert within(spot.box, square(action.effort, action.impact, *size))
            x, y, width, height = spot.box
            assert scores_at(x + width / 2, y + height / 2, *size) == (action.effort, action.impact)
    return drawing


@pytest.mark.parametrize("size", SIZES)
def test_the_sample_is_legible(sample, size):
    assert_sound(sample, size)


@given(workshops(most=3), st.sampled_from(SIZES))
@settings(max_examples=20)
def test_any_workshop_is(workshop, size):
    assert_sound(workshop, size)


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=60),
    st.sampled_from(SIZES),
)
@settings(max_examples=40)
def test_any_plan_is_and_every_action_is_told(scores, size):
    drawing = assert_sound(planned(*scores), size)

    hidden = sum(int(text.text[1:]) for text in texts(drawing) if text.text.startswith("+"))
    assert sum(spot.list_name == "actions" for spot in drawing.spots) + hidden == len(scores)
    for number in range(1, len(scores) + 1):
        assert f"{number}. Action {number}: impact" in drawing.description


@pytest.mark.parametrize("size", SIZES)
def test_five_hundred_actions_of_one_square_end_in_one_that_counts_the_rest(size):
    drawing = assert_sound(planned(*[(2, 4)] * 500), size)

    rest = [spot for spot in drawing.spots if spot.list_name != "actions"]
    shown = len(drawing.spots) - 1
    assert len(rest) == 1
    assert written(drawing).endswith(f"+{500 - shown}")
    assert rest[0].label.startswith(f"{500 - shown} more with impact 4 and effort 2: numbers {shown + 1}, ")
    assert all(disc.radius >= 9.0 for disc in discs(drawing))
    assert pills(drawing)[0].height >= 18.0
    assert "500. Action 500: impact 4, effort 2." in drawing.description


def test_five_hundred_actions_all_over_are_drawn():
    everywhere = list(product(range(1, 6), repeat=2)) * 20

    assert_sound(planned(*everywhere), (1400.0, 800.0))


def test_numbers_are_places_in_the_list_and_fillings_purposes():
    workshop = planned((1, 5), (5, 1), purpose="foundation")
    first, second = workshop.actions
    drawing = impact_effort(
        workshop.replace(actions=(Action(id="x", title="Unrated"), first, second)), width=850, height=520
    )

    assert [text.text for text in texts(drawing) if text.key] == ["2", "3"]
    assert {disc.fill for disc in discs(drawing)} == {"surface"}
    assert [spot.label for spot in drawing.spots] == [
        "2. Action 1: impact 5, effort 1",
        "3. Action 2: impact 1, effort 5",
    ]


def test_done_and_dropped_actions_are_left_out():
    for status in ("done", "dropped"):
        assert impact_effort(planned((1, 1), status=status), width=850, height=520).spots == ()


def test_scores_of_a_point_are_those_of_its_square_and_none_outside():
    for size in SIZES:
        for effort, impact in product(range(1, 6), repeat=2):
            x, y, width, height = square(effort, impact, *size)
            assert scores_at(x + 1, y + 1, *size) == (effort, impact)
            assert scores_at(x + width - 1, y + height - 1, *size) == (effort, impact)
        for x, y in ((0, 100), (100, 0), (size[0], 100), (100, size[1]), (-5, -5)):
            assert scores_at(x, y, *size) is None
