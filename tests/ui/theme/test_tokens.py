"""The colours keep the contrast they were chosen for, and both looks have the same ones."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from app.content import resource
from ui.theme.palette import ROLE_TOKENS
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import Theme, contrast, department_token, load_theme

LOOKS = ("light", "dark")
READING = 4.5
SEEING = 3.0
TEXT_PAIRS = [
    *[(ink, ground) for ink in ("text", "text2", "text3") for ground in ("bg", "surface")],
    ("text", "surface2"),
    ("text2", "surface2"),
    ("text", "accent_soft"),
    ("text2", "accent_soft"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    *[(kind, f"{kind}_soft") for kind in ("ok", "warn", "bad")],
    *[("text", f"{kind}_soft") for kind in ("ok", "warn", "bad")],
    *[(kind, "surface") for kind in ("ok", "warn", "bad", "accent")],
    ("text", "note"),
    *[("rail_text", ground) for ground in ("rail", "rail_hover", "rail_selected")],
    *[("rail_text2", ground) for ground in ("rail", "rail_hover", "rail_selected")],
    *[
        (ink, ground)
        for ink in ("room_text", "room_text2", "room_accent")
        for ground in ("room", "room_surface")
    ],
    *[(ink, "room") for ink in ("room_warn", "room_bad")],
]
SIGN_PAIRS = [
    ("border_strong", "surface"),
    ("border_strong", "bg"),
    ("focus", "surface"),
    ("focus", "bg"),
    ("rail_accent", "rail"),
    ("rail_ok", "rail"),
    *[(department_token(index), "surface") for index in range(6)],
]


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    look = load_theme(name)
    assert contrast(look.colour(ink), look.colour(ground)) >= READING


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("sign", "ground"), SIGN_PAIRS)
def test_signs_can_be_seen(name: str, sign: str, ground: str) -> None:
    look = load_theme(name)
    assert contrast(look.colour(sign), look.colour(ground)) >= SEEING


def test_both_looks_have_the_same_tokens() -> None:
    assert load_theme("light").colours.keys() == load_theme("dark").colours.keys()
    assert not load_theme("light").dark
    assert load_theme("dark").dark


@pytest.mark.parametrize("name", LOOKS)
def test_ink_on_every_heat_can_be_read(name: str) -> None:
    look = load_theme(name)
    for step in range(11):
        fill = look.heat(step / 10)
        assert contrast(look.ink_on(fill), fill) >= READING


def test_contrast_is_wcags() -> None:
    black, white = QColor.fromRgb(0, 0, 0), QColor.fromRgb(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)


def test_department_colours_repeat_after_six() -> None:
    look = load_theme("light")
    assert look.department(0) == look.department(6)
    assert len({look.department(index).name() for index in range(6)}) == 6


def test_nothing_has_no_heat() -> None:
    look = load_theme("light")
    assert look.heat(0) == look.colour("surface2")
    assert look.heat(1) == look.colour("accent")


def test_mixing_ends_at_its_ends() -> None:
    look = load_theme("light")
    assert look.mix("surface", "accent", -1) == look.colour("surface")
    assert look.mix("surface", "accent", 2) == look.colour("accent")


@pytest.mark.parametrize("name", LOOKS)
def test_style_sheet_is_complete(name: str) -> None:
    sheet = style_sheet(load_theme(name), 1.4)
    assert "$" not in sheet
    for file in re.findall(r"url\((.*?)\)", sheet):
        assert resource("themes", file.rsplit("/", 1)[-1]).is_file()


@pytest.mark.parametrize("name", LOOKS)
def test_sheets_pictures_wear_the_looks_colours(name: str) -> None:
    look = load_theme(name)
    for sign, token in (
        ("check", "on_accent"),
        ("dot", "on_accent"),
        ("down", "text2"),
        ("calendar", "text2"),
    ):
        picture = resource("themes", f"{name}-{sign}.svg").read_text("utf-8")
        assert f'stroke="{look.hex(token)}"' in picture


def test_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_theme("light").colour("beige")


def test_palette_names_tokens_only() -> None:
    look: Theme = load_theme("dark")
    assert set(ROLE_TOKENS.values()) <= set(look.colours)
