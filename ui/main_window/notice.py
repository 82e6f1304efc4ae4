"""The status line as the window shows it: over the foot of the step, so that it takes room from nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.theme.fonts import scaled
from ui.widgets.card import paint_card
from ui.widgets.status_line import KINDS, StatusLine

MARGIN = 16
SHADOW = 4
WIDEST = 900


class Notice(StatusLine):
    """Says each message over the foot of `area`, as wide as the message needs and the area allows.

    What is too long for one line goes on in a second and third: a refusal is read whole or not at all.
    """

    def __init__(self, area: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = area
        self._window = parent
        margins = self.row.contentsMargins()
        self.row.setContentsMargins(
            margins.left() + 2, margins.top() + 2, margins.right() + 2, margins.bottom() + 2 + SHADOW
        )
        area.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, kind: str = "info", *, undo: bool = False, stays: bool = False) -> None:
        """Say something, in place of what was said before."""
        super().show_message(text, kind, undo=undo, stays=stays)
        self.show()
        self.raise_()
        self._place()

    def clear(self) -> None:
        """Say nothing."""
        super().clear()
        self.hide()

    def _place(self) -> None:
        if not self.message:
            return
        room = min(self._area.width() - 2 * MARGIN, scaled(WIDEST))
        words = self.fontMetrics().horizontalAdvance(self.message)
        layout = self.row
        layout.activate()
        others = layout.sizeHint().width() - self.label.sizeHint().width()
        width = min(room, words + others + 12)
        inside = self.label.heightForWidth(width - others)
        margins = layout.contentsMargins()
        height = max(inside + 12, scaled(20) + 16) + margins.top() + margins.bottom() - 4
        foot = self._area.mapTo(self._window, QPoint(0, self._area.height()))
        left = foot.x() + (self._area.width() - width) // 2
        self.setGeometry(left, foot.y() - height - MARGIN + SHADOW, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = KINDS[self.kind][1:]
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5 - SHADOW)
        plain = self.kind == "info"
        fill, border = ("surface", "border_strong") if plain else (ground, ink)
        paint_card(painter, area, theme().colour(fill), theme().colour(border), radius=10)
        painter.end()
