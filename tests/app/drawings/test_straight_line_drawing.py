"""The straight line drawn: from a person's own work, box by box, to the customer."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.display_list import Curve, Rectangle
from app.drawings.straight_line import straight_line
from app.records.prepare import Participant
from app.records.touchpoints import PersonalTouchpoint
from app.rules.straight_line import straight_lines
from tests.app.drawings.organisations import CUSTOMER, LONG_NAME, organisation
from tests.app.drawings.reading import assert_legible, bezier, texts, within, written
from tests.strategies import workshops

WIDTHS = (220.0, 360.0, 480.0, 700.0)


def person(workshop, **fields):
    return workshop.replace(
        participants=(Participant(id="p", name="Participant 1", **fields),),
        personal_touchpoints=(
            PersonalTouchpoint(id="pt", participant_id="p", touchpoint_id="t0", answer="I do it", main=True),
        ),
    )


def chained(length, **fields):
    names = [f"Department {number}" for number in range(length)]
    return person(organisation(names, pairwise([*names, CUSTOMER])), **fields)


def boxes(drawing):
    return [
        (each.x, each.y, each.width, each.height) for each in drawing.shapes if isinstance(each, Rectangle)
    ]


def assert_sound(drawing):
    assert_legible(drawing)
    for line in (each for each in drawing.shapes if isinstance(each, Curve)):
        assert line.arrow
        for x, y, width, height in boxes(drawing):
            assert not any(x < px < x + width and y < py < y + height for px, py in bezier(line))
    assert all(any(within(text.box, box) for box in boxes(drawing)) for text in texts(drawing))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lines_of_the_sample_are_legible(sample, width):
    drawn = 0
    for id, line in straight_lines(sample).items():
        drawing = straight_line(sample, id, width=width)
        assert (drawing is None) == (line is None)
        if drawing is not None:
            assert_sound(drawing)
            assert drawing.width == width
            assert len(boxes(drawing)) == len(line.edges) + 2
            drawn += 1
    assert drawn > 5


@given(workshops(most=3), st.sampled_from(WIDTHS))
@settings(max_examples=20)
def test_any_persons_are(workshop, width):
    for participant in workshop.participants:
        drawing = straight_line(workshop, participant.id, width=width)
        if drawing is not None:
            assert_sound(drawing)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("length", [1, 2, 5, 12])
def test_a_chain_of_any_length_goes_on_row_by_row(width, length):
    drawing = straight_line(chained(length), "p", width=width)

    assert_sound(drawing)
    assert len(boxes(drawing)) == length + 2
    assert sum(isinstance(each, Curve) for each in drawing.shapes) == length + 1
    places = [(y, x) for x, y, _, _ in boxes(drawing)]
    assert places == sorted(places)


def test_it_begins_with_the_person_and_ends_with_the_customer():
    drawing = straight_line(chained(2, job_title="Fitter"), "p", width=700)

    assert written(drawing).split("\n") == [
        "You", "Fitter", "Department 0", "Touchpoint 0", "Department 1", "All citizens",
    ]  # fmt: skip  # what Department 1 makes of it, nobody has said
    assert drawing.description == (
        "From Participant 1 to the customer: Department 0: Touchpoint 0, Department 1."
    )
    assert "Participant 1" in written(straight_line(chained(1), "p", width=700))


def test_it_ends_with_the_segment_served():
    workshop = person(organisation(["Sales"], [("Sales", "Residents")], segments=["Residents"]))

    assert written(straight_line(workshop, "p", width=480)).endswith("Residents")


def test_long_names_are_cut_within_their_boxes():
    name = LONG_NAME[:200]
    drawing = straight_line(
        person(organisation([name], [(name, CUSTOMER)]), job_title="y" * 200), "p", width=360
    )

    assert_sound(drawing)
    assert name in drawing.description


def test_no_line_is_made_up():
    assert straight_line(person(organisation(["A", "B"], [("A", "B")])), "p", width=480) is None
