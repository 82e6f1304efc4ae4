"""The line of sight drawn: boxes by distance, arrows round them, and words for whoever can't see it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.display_list import Curve, Rectangle
from app.drawings.line_of_sight import line_of_sight
from app.rules.line_of_sight import line_of_sight as measured
from tests.app.drawings.organisations import CUSTOMER, LONG_NAME, organisation
from tests.app.drawings.reading import assert_legible, crossings, texts, written
from tests.strategies import workshops

WIDTHS = (360.0, 515.0, 850.0, 1400.0)


def assert_sound(workshop, width, most_columns=None):
    drawing = line_of_sight(workshop, width=width, most_columns=most_columns)
    assert_legible(drawing)
    assert drawing.width >= width
    nodes = {spot.key: spot.box for spot in drawing.spots}
    assert crossings(drawing, nodes) == []
    departments = {spot.id for spot in drawing.spots if spot.list_name == "departments"}
    assert departments == {each.id for each in workshop.departments}
    return drawing


@pytest.mark.parametrize("width", WIDTHS)
def test_the_sample_is_legible_and_no_arrow_crosses_a_box(sample, width):
    assert_sound(sample, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_any_organisation_is(any_organisation, width):
    assert_sound(any_organisation, width)


@given(workshops(most=3), st.sampled_from(WIDTHS))
@settings(max_examples=20)
def test_any_workshop_is(workshop, width):
    assert_sound(workshop, width)


@st.composite
def organisations(draw):
    names = [f"Department {number}" for number in range(draw(st.integers(1, 14)))]
    segments = ["Residents", "Businesses"][: draw(st.integers(0, 2))]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from([*names, *segments, CUSTOMER]))
    gives = draw(st.lists(pairs.filter(lambda pair: pair[0] != pair[1]), max_size=40))
    return organisation(names, gives, segments=segments)


@given(organisations(), st.sampled_from([None, 3, 5]))
@settings(max_examples=60)
def test_any_web_of_giving_is_and_each_pair_has_its_arrow(workshop, most_columns):
    drawing = assert_sound(workshop, 850.0, most_columns)

    pairs = {
        (edge.department_id, edge.receiver_department_id or edge.segment_id or "")
        for edge in measured(workshop).edges
    }
    drawn = [shape.key for shape in drawing.shapes if isinstance(shape, Curve)]
    assert sorted(drawn) == sorted(f"{giver}>{receiver}" for giver, receiver in pairs)


def test_columns_follow_the_distance_to_the_customer():
    workshop = organisation(
        ["Stores", "IT", "Sales", "Law"],
        [("Sales", CUSTOMER), ("Stores", "Sales"), ("IT", "Law"), ("Law", "IT")],
    )
    drawing = line_of_sight(workshop, width=850.0)
    left = {spot.key: spot.box[0] for spot in drawing.spots}

    assert left["department:IT"] == left["department:Law"] < left["department:Stores"]
    assert left["department:Stores"] < left["department:Sales"] < left["segment:"]
    heads = [text.text for text in texts(drawing) if not text.key]
    assert heads == ["No line yet", "2 steps from the citizen", "Serve the citizen", "Citizens"]


def test_on_a_narrow_page_far_departments_share_a_column():
    names = [f"Link {number}" for number in range(1, 8)]
    chain = [("Link 1", CUSTOMER), *zip(names[1:], names, strict=False)]
    workshop = organisation([*names, "Law"], chain)

    drawing = assert_sound(workshop, 515.0, most_columns=5)
    left = {spot.id: spot.box[0] for spot in drawing.spots}
    assert left["Law"] < left["Link 3"] < left["Link 2"] < left["Link 1"]
    assert {left[f"Link {number}"] for number in range(3, 8)} == {left["Link 3"]}
    heads = " ".join(text.text for text in texts(drawing) if not text.key)
    assert heads.startswith("No line yet 3 steps or more from the citizen 2 steps from the citizen")

    narrowest = assert_sound(workshop, 515.0, most_columns=3)
    heads = " ".join(text.text for text in texts(narrowest) if not text.key)
    assert heads == "No line yet With a line to the citizen Citizens"

    whole = assert_sound(workshop, 515.0)
    assert len({spot.box[0] for spot in whole.spots}) == 9
    assert "or more" not in " ".join(written(whole))


def test_an_arrow_tells_how_it_leads():
    workshop = organisation(
        ["Stores", "Sales"],
        [("Sales", CUSTOMER), ("Stores", "Sales"), ("Stores", "Sales"), ("Sales", "Stores")],
    )
    arrows = {
        each.key: each for each in line_of_sight(workshop, width=850.0).shapes if isinstance(each, Curve)
    }

    assert arrows["Sales>"].stroke == arrows["Stores>Sales"].stroke == "accent"
    assert arrows["Sales>Stores"].stroke == "border_strong"
    assert arrows["Stores>Sales"].stroke_width > arrows["Sales>"].stroke_width
    assert all(each.arrow for each in arrows.values())


def test_a_closed_loop_is_dashed_and_named():
    drawing = line_of_sight(organisation(["IT", "Law"], [("IT", "Law"), ("Law", "IT")]), width=850.0)

    boxes = [shape for shape in drawing.shapes if isinstance(shape, Rectangle) and "department" in shape.key]
    assert all(box.dashed for box in boxes)
    assert "closed loop" in written(drawing)
    assert "Departments in a closed loop: IT, Law." in drawing.description


def test_each_segment_has_its_place_and_all_customers_only_where_needed(sample):
    drawing = line_of_sight(
        organisation(["Sales"], [("Sales", "Builders")], segments=["Builders"]), width=600
    )
    assert [spot.label for spot in drawing.spots] == ["Sales, serves the citizen, 1 touchpoint", "Builders"]

    assert "All builders" in [spot.label for spot in line_of_sight(sample, width=850).spots]


def test_a_long_name_takes_two_lines_and_is_whole_in_its_spot():
    name = LONG_NAME[:200]
    drawing = line_of_sight(organisation([name], [(name, CUSTOMER)]), width=850.0)

    lines = [text.text for text in texts(drawing) if text.key == f"department:{name}"]
    assert len(lines) == 3
    assert lines[1].endswith("…")
    assert name in drawing.spots[0].label


def test_nothing_yet_says_so():
    drawing = line_of_sight(organisation([], []), width=600.0)

    assert [spot.label for spot in drawing.spots] == ["All citizens"]
    assert drawing.description == "No department gives anything to anyone yet."


def test_the_same_workshop_gives_the_same_drawing(sample):
    assert line_of_sight(sample, width=850) == line_of_sight(sample, width=850)
