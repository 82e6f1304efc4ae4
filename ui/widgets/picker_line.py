"""The line of a picker: a click offers everything, Enter is the picker's, a long name is elided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme.tokens import theme
from ui.widgets.own_undo import claims_undo
from ui.widgets.plain_text import elided, plain_tooltip

SIDE = 2
"""The pixels Qt leaves at either side of the text of a line."""


class PickerLine(QLineEdit):
    """Emits `entered(as_new)` on Enter (as new with Ctrl), `left()` on Escape, `opened()` on a click."""

    entered = Signal(bool)
    left = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        own = self.isUndoAvailable() and self.isModified()  # what was picked is the workshop's to take back
        if claims_undo(event, can_undo=own, can_redo=self.isRedoAvailable()) is False:
            event.ignore()
            return False
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.opened.emit()

    @property
    def shown_text(self) -> str:
        """The text as it stands on the screen, with its ellipsis if there is one."""
        return elided(self.fontMetrics(), self.text(), self.contentsRect().width() - 2 * SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text
        is_cut = shown != " ".join(self.text().split())
        self.setToolTip(plain_tooltip(self.text()) if is_cut else "")
        if not is_cut or self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(theme().colour("text" if self.isEnabled() else "text3"))
        painter.drawText(
            self.contentsRect().adjusted(SIDE, 0, -SIDE, 0), Qt.AlignmentFlag.AlignVCenter.value, shown
        )
