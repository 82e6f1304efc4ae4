"""Inter in the roles of the look, since fonts belong in QFont and not in the style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from app.content import resource

FAMILY = "Inter"
ROLE_PROPERTY = "textRole"


@dataclass(frozen=True)
class TextRole:
    """A role of text: pixels at text size 1, weight, extra tracking in pixels, figures of one width."""

    pixels: int
    weight: QFont.Weight
    tracking: float = 0.0
    tabular: bool = False


ROLES = {
    "display": TextRole(26, QFont.Weight.DemiBold),
    "h1": TextRole(20, QFont.Weight.DemiBold),
    "h2": TextRole(16, QFont.Weight.DemiBold),
    "body": TextRole(14, QFont.Weight.Normal),
    "strong": TextRole(14, QFont.Weight.DemiBold),
    "caption": TextRole(12, QFont.Weight.Medium),
    "overline": TextRole(11, QFont.Weight.DemiBold, tracking=0.6),
    "timer": TextRole(26, QFont.Weight.DemiBold, tabular=True),
    "figure": TextRole(14, QFont.Weight.DemiBold, tabular=True),
}


class _TextSize:
    factor = 1.0


def text_factor() -> float:
    """How much larger than designed all text is shown, 1 = as designed."""
    return _TextSize.factor


def scaled(pixels: float) -> int:
    """A length that grows with the text: heights of rows, chips, rings that hold words."""
    return round(pixels * _TextSize.factor)


@cache
def load_fonts() -> str:
    """Register the faces of Inter in resources/fonts and name the family to use.

    Without Inter (a broken installation) Qt's own default family is used rather than nothing.
    """
    for face in sorted(resource("fonts").glob(f"{FAMILY}-*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    return FAMILY if FAMILY in QFontDatabase.families() else QFont().defaultFamily()


def font(role: str) -> QFont:
    """The font of a role of `ROLES` at the text size in use."""
    return QFont(_font(role, _TextSize.factor))


@cache
def _font(role: str, factor: float) -> QFont:
    wanted = ROLES[role]
    made = QFont(load_fonts())
    made.setPixelSize(round(wanted.pixels * factor))
    made.setWeight(wanted.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if wanted.tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, wanted.tracking)
    if wanted.tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def set_text_role(widget: QWidget, role: str) -> None:
    """Give a widget the font of a role and keep it right when the text size changes."""
    widget.setProperty(ROLE_PROPERTY, role)
    widget.setFont(font(role))


def use_text_factor(factor: float) -> None:
    """Set the text size and renew the font of every widget that has a role."""
    _TextSize.factor = factor
    QApplication.setFont(font("body"))
    for widget in QApplication.allWidgets():
        role = widget.property(ROLE_PROPERTY)
        if isinstance(role, str):
            widget.setFont(font(role))


def role_of(widget: QObject) -> str:
    """The role a widget's text has; `body` when none was set."""
    role = widget.property(ROLE_PROPERTY)
    return role if isinstance(role, str) else "body"
