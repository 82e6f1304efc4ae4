"""A mark from 1 to 5, given by one click or one key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme
from ui.widgets.focus_ring import paint_focus_ring

HIGHEST = 5
CELL = 30
GAP = 4


class Rating(QSlider):
    """Five numbered cells; `rated(int)` follows the user's marks only, 0 = cleared.

    Keys: 1-5, arrows, and 0, Delete or Backspace to clear; a click on the mark given clears it too. It is a
    slider to screen readers, 0 standing for no mark.
    """

    rated = Signal(int)

    def __init__(
        self,
        name: str,
        *,
        value: int | None = None,
        filled: bool = True,
        highest: int = HIGHEST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._filled = filled
        self._hovered = 0
        self.setRange(0, highest)
        self.setPageStep(1)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_mark(value)

    @property
    def mark(self) -> int | None:
        """The mark given, None for none."""
        return self.value() or None

    def set_mark(self, mark: int | None) -> None:
        """Show a mark, or none, without a signal."""
        self.setValue(mark or 0)
        self.update()

    def _rate(self, mark: int) -> None:
        bounded = min(self.maximum(), max(0, mark))
        if bounded != self.value():
            self.setValue(bounded)
            self.update()
            self.rated.emit(bounded)

    def cell(self, mark: int) -> QRectF:
        """Where the cell of a mark (1, 2, …) is drawn."""
        side, step = scaled(CELL), scaled(CELL) + GAP
        return QRectF(3 + (mark - 1) * step, 3, side, side)

    def _mark_at(self, place: QPointF) -> int:
        for mark in range(1, self.maximum() + 1):
            if self.cell(mark).adjusted(-2, -3, 2, 3).contains(place):
                return mark
        return 0

    def sizeHint(self) -> QSize:
        last = self.cell(self.maximum())
        return QSize(round(last.right()) + 3, round(last.bottom()) + 3)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark:
            self._rate(0 if mark == self.value() else mark)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._mark_at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def leaveEvent(self, event: object) -> None:
        self._hovered = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        marks = {Qt.Key.Key_1 + number: number + 1 for number in range(self.maximum())}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        if key in marks:
            self._rate(marks[key])
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._rate(0)
        elif key in steps:
            self._rate(self.value() + steps[Qt.Key(key)])
        else:
            event.ignore()

    def wheelEvent(self, event: object) -> None:
        """A wheel that scrolls the page past a rating must not change it."""
        event.ignore()  # type: ignore[attr-defined]  # a QWheelEvent, which the stub of QSlider doesn't narrow

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("figure"))
        for mark in range(1, self.maximum() + 1):
            self._paint_cell(painter, mark)
        if self.hasFocus():
            paint_focus_ring(painter, self.rect(), 9)

    def _paint_cell(self, painter: QPainter, mark: int) -> None:
        look, value = theme(), self.value()
        on = value > 0 and (mark <= value if self._filled else mark == value)
        fill = "accent" if on else "accent_soft" if mark == self._hovered else "surface2"
        ink = "on_accent" if on else "text" if mark == self._hovered else "text2"
        if not self.isEnabled():
            fill, ink = "surface2", "text3"
        colour = look.colour(fill)
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(look.colour("border"), 1))
        painter.setBrush(colour)
        rect = self.cell(mark)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setPen(look.ink_on(colour) if on else look.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value, str(mark))
