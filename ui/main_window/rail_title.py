"""The head of the rail: whose workshop this is, and the way back to all workshops."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.workshop import Workshop
from ui.main_window.rail_button import INSET, RailButton
from ui.theme import paint_icon, theme
from ui.theme.fonts import scaled

LEFT = 20


class RailTitle(RailButton):
    """Title and organisation of the workshop; a click leads to Home."""

    tall = 72

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._line = ""

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the organisation, the title, and how many people are in the room."""
        details = workshop.details
        people = len(workshop.in_the_room)
        self._title = details.organisation or self.tr("New workshop")
        self._line = details.title
        if people:
            count = self.tr("1 person") if people == 1 else self.tr("{count} people").format(count=people)
            self._line = f"{details.title} · {count}"
        self.setText(self.tr("Back to all workshops"))
        self.setAccessibleDescription(f"{self._title}, {self._line}")
        self.setToolTip(f"{self._title}\n{self._line}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(self.tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        line = scaled(20)
        top = (self.rect().height() - 2 * line - 2) / 2
        size = scaled(16)
        width = self.width() - LEFT - INSET - size - 16
        self.paint_line(painter, "h2", "rail_text", QRectF(LEFT, top, width, line), self._title)
        self.paint_line(
            painter,
            "caption",
            "rail_text2",
            QRectF(LEFT, top + line + 2, width, line),
            self._line,
        )
        home = QRectF(self.width() - INSET - 8 - size, top + 2, size, size)
        paint_icon(painter, "home", home, theme().colour("rail_text2"))
        painter.end()
