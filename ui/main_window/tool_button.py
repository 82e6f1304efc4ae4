"""A place outside the stages at the foot of the rail, with an icon and perhaps a count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.main_window.rail_button import INSET, LEFT, RailButton
from ui.theme import font, paint_icon, theme
from ui.theme.fonts import scaled


class ToolButton(RailButton):
    """A place outside the stages at the foot of the rail, with an icon and perhaps a count."""

    def __init__(self, icon: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._title = title
        self._count = 0
        self.setText(title)

    def show_count(self, count: int) -> None:
        """Show a number beside the title; none for 0."""
        self._count = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        size = scaled(18)
        middle = self.rect().height() / 2
        glyph = QRectF(LEFT + 4, middle - size / 2, size, size)
        paint_icon(painter, self._icon, glyph, theme().colour("rail_text2"))
        left = LEFT + size + 18
        area = QRectF(left, 0, self.width() - left - INSET - 40, self.rect().height())
        self.paint_line(painter, "body", "rail_text", area, self._title)
        if self._count:
            self._paint_count(painter, middle)
        painter.end()

    def _paint_count(self, painter: QPainter, middle: float) -> None:
        painter.setFont(font("caption"))
        text = str(self._count) if self._count < 100 else "99+"
        width = max(scaled(22), QFontMetrics(painter.font()).horizontalAdvance(text) + 12)
        area = QRectF(self.width() - INSET - 10 - width, middle - scaled(10), width, scaled(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("rail_line"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        painter.setPen(theme().colour("rail_text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
