"""Drawings of workshops that outgrow a page: parted, or left out and said so."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest

from app.workshop import Workshop
from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]
LEFT_OUT = "is left out: it holds more than letters that can be read leave room for."


def journey(stages: int, departments: int = 1) -> Workshop:
    """Give a workshop with so many stages and departments, and a touchpoint that belongs to no stage."""
    given = {"department_id": "departments-0"}
    return small(
        departments=[{"name": f"Department {place}"} for place in range(departments)],
        journey_stages=[{"name": f"Stage {place}"} for place in range(stages)],
        touchpoints=[{**given, "journey_stage_id": "journey_stages-0"}, given],
        receivers=[{"touchpoint_id": "touchpoints-0"}],
    )


def smallest_letter(pdf: bytes) -> float:
    """Give the size of the smallest letter."""
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return min(letter["size"] for page in opened.pages for letter in page.chars)


@pytest.mark.parametrize(("stages", "maps"), [(4, 1), (20, 2), (40, 3)])
def test_a_long_journey_is_mapped_in_parts(stages: int, maps: int, judge: Judge, read: Read) -> None:
    pdf = plan(Book(journey(stages)))
    judge(pdf)
    told = read(pdf)
    assert told.count("fewer") == maps
    assert told.count("No stage") == 2  # in the last map, and in the table
    assert LEFT_OUT not in told
    assert smallest_letter(pdf) >= 6.99


@pytest.mark.parametrize(("stages", "departments"), [(300, 1), (4, 60)])
def test_a_map_beyond_any_page_is_left_out_and_that_is_said(
    stages: int, departments: int, judge: Judge, read: Read
) -> None:
    pdf = plan(Book(journey(stages, departments)))
    judge(pdf)
    assert f"The drawing “Journey map” {LEFT_OUT}" in read(pdf)
    assert smallest_letter(pdf) >= 6.99


def test_a_line_of_sight_beyond_any_page_is_left_out_and_that_is_said(judge: Judge, read: Read) -> None:
    rows = range(80)
    workshop = small(
        departments=[{"name": f"Department {place}"} for place in rows],
        touchpoints=[{"department_id": f"departments-{place}"} for place in rows],
        receivers=[{"touchpoint_id": f"touchpoints-{place}"} for place in rows],
    )
    for pdf in (plan(Book(workshop)), board(Book(workshop))):
        judge(pdf)
        assert f"The drawing “Line of sight to the household” {LEFT_OUT}" in read(pdf)
        assert smallest_letter(pdf) >= 6.99
