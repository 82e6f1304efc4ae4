"""A colour that is not of the theme, such as an organisation's own, as a round button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.fonts import scaled
from ui.theme.tokens import theme
from ui.widgets.focus_ring import KEYBOARD_REASONS, paint_focus_ring
from ui.widgets.plain_text import plain_tooltip

SIDE = 30
INSET = 5.0
GAP = 2.5


class Swatch(QAbstractButton):
    """A disc of one colour to press; `name` is what it is called. A checked one has a ring round it."""

    def __init__(self, name: str, colour: QColor, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self._by_keyboard = False
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(SIDE), scaled(SIDE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        disc = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
        paint_disc(painter, disc, self.colour)
        if self.isChecked():
            painter.setPen(QPen(theme().colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-GAP, -GAP, GAP, GAP))
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, self.rect(), 8)


def paint_disc(painter: QPainter, disc: QRectF, colour: QColor) -> None:
    """Paint the disc with a line round it: a colour may be that of the ground it lies on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().colour("border_strong"), 1))
    painter.setBrush(colour)
    painter.drawEllipse(disc)
