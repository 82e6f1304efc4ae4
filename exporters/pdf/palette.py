"""The colours of print: the light theme's, by the same names, as parts of red, green and blue."""

import tomllib
from functools import cache

from app.content import resource

Colour = tuple[float, float, float]
"""Red, green and blue, each 0-1, in sRGB."""


@cache
def colour(name: str) -> Colour:
    """Give the colour of a token such as ``"accent"``; KeyError for a name no theme has."""
    return from_hex(_tokens()[name])


@cache
def ink_on(name: str) -> Colour:
    """Give the text colour, dark or white, that contrasts more with the token's colour."""
    dark, light, ground = colour("ink_dark"), colour("ink_light"), _luminance(colour(name))
    return max((dark, light), key=lambda ink: _contrast(_luminance(ink), ground))


def from_hex(text: str) -> Colour:
    """Read ``#RRGGBB``."""
    red, green, blue = (int(text[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


@cache
def _tokens() -> dict[str, str]:
    theme = tomllib.loads(resource("themes", "light.toml").read_text(encoding="utf-8"))
    colours: dict[str, str] = theme["colours"]
    return colours


def _luminance(of: Colour) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
