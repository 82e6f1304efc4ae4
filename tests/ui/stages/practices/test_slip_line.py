"""Reading a slip out of a typed line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.practices import PRACTICES
from ui.stages.practices.practice_words import practice_name, short_name
from ui.stages.practices.slip_line import read_slip


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("listen 2", {"listen": 2}),
        ("Listen: ?", {"listen": 0}),
        ("emp=4", {"empower": 4}),
        ("know the customer 3", {"know": 3}),
        ("lead 5, know 1", {"lead": 5, "know": 1}),
        ("3 2", {"know": 3, "listen": 2}),
        ("321?50", {"know": 3, "listen": 2, "show": 1, "empower": 0, "reward": 5, "lead": 0}),
        ("show 5 1", {"show": 5, "know": 1}),
        ("", {}),
        ("listen", {}),
        ("listen 6", {}),
        ("2 customers", {}),
        ("3333333", {}),
        ("k 3", {}),
        ("listen to us 2", {}),
    ],
)
def test_a_line_says_the_marks_it_holds(line: str, marks: dict[str, int]) -> None:
    assert read_slip(line, PRACTICES, PRACTICES) == marks


def test_marks_without_a_name_go_to_what_is_still_open() -> None:
    assert read_slip("4 5", PRACTICES, ("show", "lead")) == {"show": 4, "lead": 5}
    assert read_slip("4 5 1", PRACTICES, ("show", "lead")) == {}


@given(st.dictionaries(st.sampled_from(PRACTICES), st.integers(0, 5), min_size=1), st.booleans())
def test_what_is_named_is_read_as_it_was_written(marks: dict[str, int], full: bool) -> None:
    name = practice_name if full else short_name
    line = ", ".join(f"{name(item)} {mark}" for item, mark in marks.items())  # type: ignore[arg-type]  # sampled
    assert read_slip(line, PRACTICES, ()) == marks
