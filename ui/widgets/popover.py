"""A small sheet that opens beside what it belongs to and stops nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.tokens import theme
from ui.widgets.card import paint_card

ROOM = 6


class Popover(QFrame):
    """Fill it through `body`, open it with `open_at(widget)`; Escape or a click elsewhere closes it.

    Closing gives the focus back to the widget it opened at; a click elsewhere gives it to what was clicked
    where that takes the keyboard.
    """

    closed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self._anchor: QWidget | None = None
        self._clicked: QWidget | None = None
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

    def event(self, event: QEvent) -> bool:
        """Claim Escape: a step that has a use of its own for it would take it from the sheet it opened."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if event.key() != Qt.Key.Key_Escape:
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note what lies under a click elsewhere, which closes: not every system gives it the click too."""
        if self._anchor is not None and not self.rect().contains(event.position().toPoint()):
            window = self._anchor.window()
            place = window.mapFromGlobal(event.globalPosition().toPoint())
            self._clicked = _focus_taker(window.childAt(place))
        super().mousePressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        anchor, self._anchor = self._anchor, None
        clicked, self._clicked = self._clicked, None
        if clicked is not None:
            clicked.setFocus(Qt.FocusReason.MouseFocusReason)
        elif anchor is not None:
            anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(ROOM, ROOM, -ROOM, -ROOM)
        paint_card(painter, rect, theme().colour("surface"), theme().colour("border"))


def _focus_taker(widget: QWidget | None) -> QWidget | None:
    """What would have the keyboard after a click on a widget: itself, or the nearest one around it."""
    while widget is not None and not widget.isWindow():
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            return widget
        widget = widget.parentWidget()
    return None
