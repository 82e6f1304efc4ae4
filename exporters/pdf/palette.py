"""The colours of print: the light theme's, by the same names, and around the organisation's own colour."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from math import ceil, floor
from types import MappingProxyType

from msgspec import Struct

from app.content import resource

Colour = tuple[float, float, float]
"""Red, green and blue, each 0-1, in sRGB."""

WHITE = 1.0
"""The luminance of paper."""

READABLE, VISIBLE = 4.5, 3.0
"""The least contrast of text, and of lines and grounds that mean something, with what lies behind them."""

_BLACK_OR_WHITE: tuple[Colour, ...] = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
_STEPS = 255  # what eight bits can tell: files and screens know nothing finer


class Palette(Struct, frozen=True):
    """The colours of one document by token: `areas` are those of grounds and lines, `inks` those of text.

    A document carries its palette with it, so that two made in one process never mix.
    """

    areas: Mapping[str, Colour]
    inks: Mapping[str, Colour]

    def colour(self, name: str) -> Colour:
        """Give the colour of a ground or a line, such as ``"accent"``; KeyError for a name no theme has."""
        return self.areas[name]

    def ink(self, name: str) -> Colour:
        """Give the colour of text; KeyError for a name no theme has."""
        return self.inks[name]


@lru_cache(maxsize=64)
def palette_of(colour: str | None) -> Palette:
    """Give the palette around an organisation's colour, ``#RRGGBB``; None is Touchline's own.

    The colour takes the accent's place. Lines and grounds in it have a contrast of at least 3:1 with white
    (WCAG 2.2, 1.4.11 Non-text Contrast), text in it at least 4.5:1 with white and with any tint as dark
    as Touchline's (1.4.3 Contrast, Minimum): one too pale for that is darkened, at the same hue, as far as
    needed and no further.
    Text on it is black or white, whichever contrasts more. The tint is as light as Touchline's own, so that
    every other ink keeps its contrast on it.
    """
    own = _tokens()
    if colour is None:
        return Palette(own, own)
    given, light = from_hex(colour), luminance(own["accent_soft"])
    accent, tint = darkened(given, WHITE, VISIBLE), _tint(given, light)
    areas = {**own, "accent": accent, "accent_soft": tint}
    inks = {**areas, "accent": darkened(given, light, READABLE), "on_accent": ink_on(accent)}
    return Palette(MappingProxyType(areas), MappingProxyType(inks))


def from_hex(text: str) -> Colour:
    """Read ``#RRGGBB``."""
    red, green, blue = (int(text[place : place + 2], 16) / _STEPS for place in (1, 3, 5))
    return red, green, blue


def ink_on(ground: Colour) -> Colour:
    """Give black or white, whichever contrasts more with a ground: the one or the other reaches 4.58:1."""
    return max(_BLACK_OR_WHITE, key=lambda ink: contrast(luminance(ink), luminance(ground)))


def darkened(colour: Colour, ground: float, least: float) -> Colour:
    """Give the colour, darkened where its contrast with a ground of this luminance is less than `least`.

    Luminance is linear in the light of each primary, so one factor for all three keeps the hue.
    """
    most = (ground + 0.05) / least - 0.05
    there = luminance(colour)
    if there <= most:
        return colour
    red, green, blue = (_as_seen(_as_light(part) * most / there) for part in colour)
    return red, green, blue


def luminance(of: Colour) -> float:
    """Relative luminance, 0-1, as WCAG 2.2 defines it."""
    red, green, blue = map(_as_light, of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """The contrast ratio of two luminances, 1-21, as WCAG 2.2 defines it."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _tint(colour: Colour, least: float) -> Colour:
    """Mix the colour with white, as much of it as leaves the luminance at `least` or above."""
    mixes = (_mixed(colour, share / _STEPS) for share in range(_STEPS, 0, -1))
    return next(mix for mix in mixes if luminance(mix) >= least)


def _mixed(colour: Colour, share: float) -> Colour:
    red, green, blue = (ceil((part * share + 1 - share) * _STEPS) / _STEPS for part in colour)
    return red, green, blue


def _as_light(part: float) -> float:
    """Turn a part of an sRGB colour into the light it stands for."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _as_seen(light: float) -> float:
    """Turn light into a part of an sRGB colour, never brighter than it."""
    part = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return floor(part * _STEPS) / _STEPS


@cache
def _tokens() -> Mapping[str, Colour]:
    theme = tomllib.loads(resource("themes", "light.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: from_hex(text) for name, text in theme["colours"].items()})
