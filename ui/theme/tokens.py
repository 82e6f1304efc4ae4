"""The colours of the look, read from resources/themes, because no other file may hold a colour literal."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from PySide6.QtGui import QColor

from app.content import resource

DEPARTMENT_COLOURS = 6


@dataclass(frozen=True)
class Theme:
    """One look: its name and its colours by token (`accent`, `text2`, `department_3`, …)."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def hex(self, token: str) -> str:
        """The colour as `#RRGGBB`; a token that doesn't exist is a KeyError."""
        return self.colours[token]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, `alpha` from 0 (clear) to 1."""
        found = QColor(self.colours[token])
        found.setAlphaF(alpha)
        return found

    def department(self, index: int) -> QColor:
        """The colour of the department at this place of the list; the six colours repeat."""
        return self.colour(department_token(index))

    def mix(self, first: str, second: str, share: float) -> QColor:
        """The colour `share` (0-1) of the way from one token to another."""
        a, b = self.colour(first), self.colour(second)
        part = min(1.0, max(0.0, share))
        return QColor(
            round(a.red() + (b.red() - a.red()) * part),
            round(a.green() + (b.green() - a.green()) * part),
            round(a.blue() + (b.blue() - a.blue()) * part),
        )

    def heat(self, share: float) -> QColor:
        """The fill of a heat cell for a share of the largest value; nothing at all is `surface2`."""
        if share <= 0:
            return self.colour("surface2")
        return self.mix("surface2", "accent", 0.2 + 0.8 * share)

    def ink_on(self, background: QColor) -> QColor:
        """The ink, dark or light, with the larger contrast on this background."""
        inks = (self.colour("ink_dark"), self.colour("ink_light"))
        return max(inks, key=lambda ink: contrast(ink, background))


def department_token(index: int) -> str:
    """The token of the department at this place (0, 1, …) of the list."""
    return f"department_{index % DEPARTMENT_COLOURS + 1}"


def luminance(colour: QColor) -> float:
    """Relative luminance, 0-1 (WCAG 2.2)."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio of two opaque colours, 1-21 (WCAG 2.2)."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@cache
def load_theme(name: str) -> Theme:
    """The look of this name (`light`, `dark`) from resources/themes."""
    raw: dict[str, Any] = tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))
    return Theme(name=name, dark=raw["dark"], colours=MappingProxyType(dict(raw["colours"])))


class _Active:
    theme: Theme | None = None


def theme() -> Theme:
    """The look in use now; painters ask at every paint, so a switch needs only a repaint."""
    if _Active.theme is None:
        _Active.theme = load_theme("light")
    return _Active.theme


def use_theme(chosen: Theme) -> None:
    """Make this the look in use. `Appearance` calls it; it repaints nothing by itself."""
    _Active.theme = chosen
