"""A step of the stage that is open on the rail: a dot that tells its state, and its title."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.main_window.rail_button import INSET, LEFT, RING, RailButton, State
from ui.theme import paint_icon, theme
from ui.theme.fonts import scaled


class StepButton(RailButton):
    """A step of the open stage: a dot that tells its state, and its title."""

    tall = 28

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._state: State = "to_do"
        self.setText(title)

    def show_state(self, state: State, line: str) -> None:
        """Show whether the step is to do, under way or done; `line` is its tooltip and read aloud."""
        self._state = state
        self.setToolTip(line)
        self.setAccessibleDescription(line)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        centre = QPointF(LEFT + scaled(RING) / 2, self.rect().height() / 2)
        self._paint_dot(painter, centre)
        left = LEFT + scaled(RING) + 12
        token = "rail_text" if self.chosen else "rail_text2"
        area = QRectF(left, 0, self.width() - left - INSET - 8, self.rect().height())
        self.paint_line(painter, "strong" if self.chosen else "body", token, area, self._title)
        painter.end()

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        if self._state == "done":
            glyph = QRectF(centre.x() - 7, centre.y() - 7, 14, 14)
            paint_icon(painter, "check", glyph, theme().colour("rail_ok"))
            return
        under_way = self._state == "under_way"
        colour = theme().colour("rail_accent" if under_way else "rail_text2")
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if under_way else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 3.5, 3.5)
