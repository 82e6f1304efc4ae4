"""A stage on the rail: a ring that fills as its steps are done, its title, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.main_window.rail_button import INSET, LEFT, RING, RailButton, State
from ui.theme import font, paint_icon, theme
from ui.theme.fonts import scaled

RING_WIDTH = 2.5


class StageButton(RailButton):
    """A stage: a ring that fills as its steps are done, its title, and one line on how far it is."""

    tall = 52

    def __init__(self, number: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._title = title
        self._line = ""
        self._fraction = 0.0
        self._state: State = "to_do"
        self.setText(title)

    def show_progress(self, state: State, fraction: float, line: str) -> None:
        """Show the state of the stage, the fraction of its steps done (0-1), and the line below the title."""
        self._state, self._fraction, self._line = state, fraction, line
        self.setAccessibleDescription(line)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        ring = QRectF(LEFT, (self.rect().height() - scaled(RING)) / 2, scaled(RING), scaled(RING))
        self._paint_ring(painter, ring)
        left = ring.right() + 12
        width = self.width() - left - INSET - 8
        half = self.rect().height() / 2
        line = scaled(18)
        self.paint_line(
            painter,
            "strong",
            "rail_text",
            QRectF(left, half - line - 1, width, line),
            self._title,
        )
        self.paint_line(painter, "caption", "rail_text2", QRectF(left, half + 1, width, line), self._line)
        painter.end()

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        done = self._state == "done"
        area = ring.adjusted(RING_WIDTH / 2, RING_WIDTH / 2, -RING_WIDTH / 2, -RING_WIDTH / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("rail_ok" if done else "rail_line"), RING_WIDTH))
        painter.drawEllipse(area)
        if done:
            inset = ring.width() / 4
            glyph = ring.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, "check", glyph, theme().colour("rail_ok"))
            return
        if self._fraction > 0:
            pen = QPen(theme().colour("rail_accent"), RING_WIDTH)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(area, 90 * 16, round(-360 * 16 * self._fraction))
        painter.setFont(font("strong"))
        painter.setPen(theme().colour("rail_text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))
