"""Widths of Inter, held against the font's own tables, and words fitted into a width."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.drawings.metrics import fit, text_width, unbroken_size, wrap

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


@pytest.mark.parametrize(("weight", "face"), [(400, "Regular"), (500, "Medium"), (600, "SemiBold")])
def test_widths_are_those_of_the_font(weight, face):
    font = TTFont(FONTS / f"Inter-{face}.ttf")
    names, advances = font.getBestCmap(), font["hmtx"].metrics
    text = "Handout for Zoë: 1,234 × “straight line” – Привет"

    expected = sum(advances[names[ord(letter)]][0] for letter in text) / font["head"].unitsPerEm * 20
    assert text_width(text, 20.0, weight) == pytest.approx(expected, rel=0.01)


def test_letters_inter_lacks_have_a_width_too():
    assert text_width("一线", 10.0) == 20.0
    assert text_width("e\u0316", 10.0) == pytest.approx(text_width("e", 10.0), abs=3.0)
    assert text_width("\u1dc4", 10.0) == 0.0
    assert text_width("\ufdfd", 10.0) > 0.0


def test_a_text_is_cut_with_an_ellipsis_or_left_out():
    assert fit("Sales", 12.0, 400, 100.0) == "Sales"
    assert fit("Customer Service", 12.0, 400, 60.0) == "Custom…"
    assert fit("Sales", 12.0, 400, 2.0) == ""


def test_words_are_broken_only_where_they_must_be():
    assert wrap("Finance and Accounting", 12.0, 400, 80.0, 2) == ("Finance and", "Accounting")
    assert wrap("Donaudampfschiff", 12.0, 400, 50.0, 3) == ("Donaud", "ampfsch", "iff")
    assert wrap("one two three four", 12.0, 400, 40.0, 2)[-1].endswith("…")
    assert wrap("  ", 12.0, 400, 40.0, 2) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(20.0, 300.0), st.integers(1, 4))
def test_no_line_is_wider_than_asked(text, width, lines):
    found = wrap(text, 12.0, 600, width, lines)

    assert len(found) <= lines
    assert all(text_width(line, 12.0, 600) <= width for line in found)
    cut = fit(text, 12.0, 400, width)
    assert cut == text or cut.endswith("…")


def test_a_name_is_set_smaller_before_a_word_of_it_is_broken():
    room = text_width("Communications", 12.0, 600)
    assert unbroken_size("Communications and more", (13.0, 12.0, 11.0), 600, room) == 12.0
    assert unbroken_size("and more", (13.0, 12.0, 11.0), 600, room) == 13.0
    assert unbroken_size("x" * 200, (13.0, 12.0, 11.0), 600, room) == 11.0
    assert unbroken_size("", (13.0, 12.0, 11.0), 600, room) == 13.0
