"""The journey map: how full each cell is, what hurts, and whether it stays legible with many stages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.display_list import Circle, Rectangle
from app.drawings.journey_map import journey_map, shade
from app.records.touchpoints import JourneyStage, PainPoint, Touchpoint
from tests.app.drawings.organisations import LONG_NAME, organisation
from tests.app.drawings.reading import assert_legible, texts, within, written
from tests.strategies import workshops

WIDTHS = (300.0, 515.0, 850.0, 1400.0)


def mapped(stages=("Find", "Buy"), names=("Sales", "Credit"), touchpoints=(), pains=()):
    """`touchpoints`: (department, stage or None); `pains`: (touchpoint number, severity, resolved_on)."""
    return organisation(names, []).replace(
        journey_stages=tuple(JourneyStage(id=name, name=name) for name in stages),
        touchpoints=tuple(
            Touchpoint(id=f"t{n}", department_id=department, journey_stage_id=stage, name=f"Touchpoint {n}")
            for n, (department, stage) in enumerate(touchpoints)
        ),
        pain_points=tuple(
            PainPoint(
                id=f"p{n}", touchpoint_id=f"t{touchpoint}", text="It hurts", level="service",
                severity=severity, frequency=2, resolved_on=resolved,
            )
            for n, (touchpoint, severity, resolved) in enumerate(pains)
        ),
    )  # fmt: skip


def assert_sound(workshop, width):
    drawing = journey_map(workshop, width=width)
    assert_legible(drawing)
    assert drawing.width >= width
    boxes = [spot.box for spot in drawing.spots]
    assert len(set(boxes)) == len(boxes)
    cells = {spot.key: spot.box for spot in drawing.spots}
    assert all(within(text.box, cells[text.key]) for text in texts(drawing) if text.key)
    return drawing


@pytest.mark.parametrize("width", WIDTHS)
def test_the_sample_is_legible(sample, width):
    assert_sound(sample, width)


@pytest.mark.parametrize("width", [300.0, 850.0])
def test_any_organisation_is(any_organisation, width):
    assert_sound(any_organisation, width)


@given(workshops(most=3), st.sampled_from(WIDTHS))
@settings(max_examples=20)
def test_any_workshop_is(workshop, width):
    assert_sound(workshop, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_twelve_stages_get_a_column_each_and_no_word_is_broken(width):
    stages = [f"Stage {number}" for number in range(10)] + ["Recommend", "Wait for an answer from us"]
    drawing = assert_sound(mapped(stages), width)

    assert len(drawing.spots) == 24
    assert "Recommend" in written(drawing)
    assert "answer" in written(drawing)


def test_a_cell_says_how_many_and_for_whom():
    drawing = journey_map(
        mapped(touchpoints=[("Sales", "Find"), ("Sales", "Find"), ("Credit", None)]), width=600
    )
    labels = [spot.label for spot in drawing.spots]

    assert labels == [
        "Sales, Find: 2 touchpoints", "Sales, Buy: 0 touchpoints", "Sales, No stage: 0 touchpoints",
        "Credit, Find: 0 touchpoints", "Credit, Buy: 0 touchpoints", "Credit, No stage: 1 touchpoint",
    ]  # fmt: skip
    assert {(spot.list_name, spot.id) for spot in drawing.spots} == {
        ("departments", "Sales"),
        ("departments", "Credit"),
    }
    figures = [text.text for text in texts(drawing) if text.key.startswith("cell:")]
    assert figures == ["2", "–", "–", "–", "–", "1"]
    assert "Find: 2 touchpoints." in drawing.description


def test_a_dot_marks_severe_pain_until_it_is_resolved():
    touchpoints = [("Sales", "Find"), ("Sales", "Buy"), ("Credit", "Buy")]
    pains = [(0, 5, None), (1, 5, "2026-03-05"), (2, 1, None)]
    drawing = journey_map(mapped(touchpoints=touchpoints, pains=pains), width=600)

    dotted = {shape.key for shape in drawing.shapes if isinstance(shape, Circle) and shape.key}
    assert dotted == {"cell:Sales:Find"}
    severe = [spot.key for spot in drawing.spots if "with a severe pain point" in spot.label]
    assert severe == ["cell:Sales:Find"]


def test_the_fullest_cells_stand_out_and_no_fill_lies_between_half_and_whole():
    assert shade(0, 0) == shade(0, 4) == 0.0
    assert shade(4, 4) == 1.0
    assert [shade(count, 4) for count in (1, 2, 3)] == pytest.approx([0.2, 0.3, 0.4])
    assert shade(1, 1) == 0.5

    drawing = journey_map(
        mapped(touchpoints=[("Sales", "Find"), ("Sales", "Find"), ("Credit", "Buy")]), width=600
    )
    fills = {
        shape.key: shape.fill_opacity
        for shape in drawing.shapes
        if isinstance(shape, Rectangle) and shape.fill == "accent" and shape.key
    }
    assert fills == {"cell:Sales:Find": 1.0, "cell:Credit:Buy": pytest.approx(0.3)}
    inks = {text.key: text.ink for text in texts(drawing) if text.key}
    assert inks["cell:Sales:Find"] == "on_accent"
    assert inks["cell:Credit:Buy"] == "text"


def test_nothing_to_map_is_said_in_a_sentence():
    assert "No department" in written(assert_sound(mapped(names=()), 600))
    assert written(assert_sound(mapped(stages=()), 600)) == "No touchpoint has a journey stage yet."
    assert journey_map(mapped(stages=()), width=600).spots == ()


def test_a_long_department_takes_two_lines_and_is_whole_in_its_spots():
    name = LONG_NAME[:200]
    drawing = assert_sound(mapped(names=[name]), 600)

    assert written(drawing).count("…") == 1
    assert all(name in spot.label for spot in drawing.spots)


def test_a_department_that_two_lines_hold_in_smaller_letters_is_told_whole():
    name = "Dublin Fire, Rescue and Emergency Ambulance Service"
    drawing = assert_sound(mapped(names=[name]), 600)

    assert "…" not in written(drawing)
    assert "Service" in written(drawing)
