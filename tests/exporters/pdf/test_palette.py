"""The colours of print: Touchline's own, and those around an organisation's, which can always be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exporters.pdf.palette import WHITE, Colour, contrast, from_hex, ink_on, luminance, palette_of

OWN = palette_of(None)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def against(one: Colour, other: Colour) -> float:
    return contrast(luminance(one), luminance(other))


def written(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in colour)


def test_a_colour_is_read_from_six_digits_of_either_case() -> None:
    assert from_hex("#FF0080") == from_hex("#ff0080") == (1.0, 0.0, 128 / 255)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(1.0, 0.0) == contrast(0.0, 1.0) == 21
    assert round(against(from_hex("#767676"), from_hex("#FFFFFF")), 2) == 4.54


def test_a_name_no_theme_has_is_a_fault_of_ours() -> None:
    for palette in (OWN, palette_of("#003366")):
        with pytest.raises(KeyError):
            palette.colour("mauve")
        with pytest.raises(KeyError):
            palette.ink("mauve")


def test_text_on_a_colour_takes_the_ink_that_contrasts_more() -> None:
    assert ink_on(OWN.colour("accent")) == (1.0, 1.0, 1.0) == OWN.ink("on_accent")
    assert ink_on(OWN.colour("accent_soft")) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("given_", "lines", "text", "tint", "on_it"),
    [
        ("#003366", "#003366", "#003366", "#E8EDF2", "#FFFFFF"),
        ("#FFF3B0", "#9D956B", "#716B4C", "#FFF3B0", "#000000"),
        ("#000000", "#000000", "#000000", "#ECECEC", "#FFFFFF"),
        ("#FFFFFF", "#949494", "#6B6B6B", "#FFFFFF", "#000000"),
    ],
)
def test_a_colour_is_kept_where_it_can_be_read_and_darkened_where_it_can_not(
    given_: str, lines: str, text: str, tint: str, on_it: str
) -> None:
    palette = palette_of(given_)
    assert written(palette.colour("accent")) == lines
    assert written(palette.ink("accent")) == text
    assert written(palette.colour("accent_soft")) == tint
    assert written(palette.ink("on_accent")) == on_it


@given(COLOURS)
@example("#016DC0")  # it could be read on its own tint, but not on one as dark as Touchline's
def test_whatever_the_colour_everything_can_be_read(colour: str) -> None:
    palette = palette_of(colour)
    white, tint = (1.0, 1.0, 1.0), palette.colour("accent_soft")
    assert luminance(white) == WHITE
    assert against(palette.colour("accent"), white) >= 3
    assert against(palette.ink("accent"), white) >= 4.5
    assert against(palette.ink("accent"), tint) >= 4.5
    assert against(palette.ink("on_accent"), palette.colour("accent")) >= 4.5
    for name in ("text", "text2", "text3"):
        assert against(palette.ink(name), tint) >= against(OWN.ink(name), OWN.colour("accent_soft")) - 1e-9
    # Where it is filled half as strongly, as in the journey map, large figures can be read.
    half = tuple((part + 1) / 2 for part in palette.colour("accent"))
    assert against(palette.ink("text"), half) >= 3  # type: ignore[arg-type]  # there are three parts
    if against(from_hex(colour), OWN.colour("accent_soft")) >= 4.5:
        assert written(palette.colour("accent")) == written(palette.ink("accent")) == colour


@given(COLOURS)
def test_all_but_the_accent_stays_touchlines_own(colour: str) -> None:
    palette = palette_of(colour)
    changed = {name for name in OWN.areas if palette.areas[name] != OWN.areas[name]}
    assert changed <= {"accent", "accent_soft"}
    changed = {name for name in OWN.inks if palette.inks[name] != OWN.inks[name]}
    assert changed <= {"accent", "accent_soft", "on_accent"}
