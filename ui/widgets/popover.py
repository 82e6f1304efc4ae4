"""A small sheet that opens beside what it belongs to and stops nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.tokens import theme
from ui.widgets.card import paint_card

ROOM = 6


class Popover(QFrame):
    """Fill it through `body`, open it with `open_at(widget)`; Escape or a click elsewhere closes it.

    Closing gives the focus back to the widget it opened at.
    """

    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self._anchor: QWidget | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16 + ROOM, 14 + ROOM, 16 + ROOM, 16 + ROOM)
        self.body.setSpacing(8)

    def open_at(self, anchor: QWidget) -> None:
        """Open below the anchor, or above it where there is no room below, inside its screen."""
        self._anchor = anchor
        self.adjustSize()
        available = anchor.screen().availableGeometry()
        below = anchor.mapToGlobal(QPoint(-ROOM, anchor.height() + 2 - ROOM))
        if below.y() + self.height() > available.bottom():
            below.setY(max(available.top(), anchor.mapToGlobal(QPoint(0, 0)).y() - self.height()))
        below.setX(max(available.left(), min(below.x(), available.right() - self.width())))
        self.move(below)
        self.show()
        self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
            self._anchor = None
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(ROOM, ROOM, -ROOM, -ROOM)
        paint_card(painter, rect, theme().colour("surface"), theme().colour("border"))
