"""The status line as the window shows it: on the edge between step and bar, covering neither."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.theme.fonts import scaled, set_text_role
from ui.widgets.card import paint_card
from ui.widgets.status_line import KINDS, StatusLine

SIDE = 24
ABOVE = 16
"""The pixels below a step that nothing lies in."""
BELOW = 14
"""The pixels at the top of the bar that nothing lies in, at the usual text size."""
WIDEST = 900
BUTTON = 24
EDGE = 3


class Notice(StatusLine):
    """Says each message on the lower edge of `area`, as wide as the message needs and the area allows.

    One line fits into the margins there. What is longer goes on in a second and third, for a refusal is
    read whole or not at all: `room_wanted(int)` then asks for so many pixels more below the step, and for
    none when the message goes.
    """

    room_wanted = Signal(int)

    def __init__(self, area: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = area
        self._window = parent
        self.row.setContentsMargins(14, EDGE, 6, EDGE)
        area.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, kind: str = "info", *, undo: bool = False, stays: bool = False) -> None:
        """Say something, in place of what was said before."""
        super().show_message(text, kind, undo=undo, stays=stays)
        self.show()
        set_text_role(self.label, "body")  # the text size may have changed while it was hidden
        self.raise_()
        self._place()

    def clear(self) -> None:
        """Say nothing."""
        super().clear()
        self.hide()
        self.room_wanted.emit(0)

    def _place(self) -> None:
        if not self.message:
            return
        layout = self.row
        for button in (self.undo_button, self.close_button):
            button.setFixedHeight(scaled(BUTTON))
        layout.activate()
        room = min(self._area.width() - 2 * SIDE, scaled(WIDEST))
        others = layout.sizeHint().width() - self.label.sizeHint().width()
        words = self.fontMetrics().horizontalAdvance(self.message)
        width = min(room, words + others + 12)
        inside = max(self.label.heightForWidth(width - others), scaled(BUTTON))
        height = inside + 2 * EDGE
        below = scaled(BELOW) if height <= ABOVE + scaled(BELOW) else scaled(BELOW) // 2
        self.room_wanted.emit(max(0, height - ABOVE - below))
        foot = self._area.mapTo(self._window, QPoint(0, self._area.height()))
        left = foot.x() + (self._area.width() - width) // 2
        self.setGeometry(left, foot.y() + below - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = KINDS[self.kind][1:]
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        plain = self.kind == "info"
        fill, border = ("surface", "border_strong") if plain else (ground, ink)
        paint_card(painter, area, theme().colour(fill), theme().colour(border), radius=8, shadow=False)
        painter.end()
