"""What every button of the stage rail shares: its fill, its focus ring and its elided lines."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import font, theme
from ui.theme.fonts import scaled

State = Literal["to_do", "under_way", "done"]
"""How far a step or stage is."""

INSET = 8
LEFT = 22
RING = 32


class RailButton(QAbstractButton):
    """What the rail is made of: it paints its selection, hover and focus; `text` is read aloud."""

    tall = 40

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chosen = False

    def choose(self, chosen: bool) -> None:
        """Show the button as the place where the window is, or not."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(self.tall))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the fill of a chosen or hovered button and the ring of the focused one."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(INSET, 1, -INSET, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.chosen:
            painter.setBrush(theme().colour("rail_selected"))
            painter.drawRoundedRect(area, 8, 8)
        elif self.underMouse():
            painter.setBrush(theme().colour("rail_hover"))
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().colour("rail_accent"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)

    def paint_line(self, painter: QPainter, role: str, token: str, area: QRectF, text: str) -> None:
        """Write one line into `area`, elided where it doesn't fit."""
        painter.setFont(font(role))
        painter.setPen(theme().colour(token))
        shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
