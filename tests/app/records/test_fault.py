"""How what was found is shown in a sentence: short, printable, and as it would be written in JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.fault import Fault, shown


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (0.5, "0.5"),
        ("text", "“text”"),
        ("", "“”"),
        ("a\0b\n\ud800", "“a\\x00b\\n\\ud800”"),
        ({"a": 1}, "an object"),
        ([1], "a list"),
        ((1, 2), "a list"),
    ],
)
def test_values_are_shown_as_in_json(value, said):
    assert shown(value) == said


def test_long_values_are_cut():
    assert shown("x" * 500) == "“" + "x" * 58 + "…"
    assert shown("x" * 58) == "“" + "x" * 58 + "”"
    assert shown(10**80) == "1" + "0" * 58 + "…"


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans())
def test_anything_is_shown_in_one_short_printable_line(value):
    said = shown(value)

    assert 0 < len(said) <= 60
    assert said.isprintable()


def test_a_fault_names_the_place_what_was_found_and_what_was_expected():
    fault = Fault(path="touchpoints[3].importance", found="9", expected="a whole number from 1 to 5")

    assert str(fault) == "touchpoints[3].importance: found 9, expected a whole number from 1 to 5"
