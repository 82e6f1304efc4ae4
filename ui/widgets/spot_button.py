"""A spot of a drawing as a button that only keys and screen readers meet: the drawing itself is painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class SpotButton(QAbstractButton):
    """Lies unseen over a spot, so that it is a named, placed, pressable child of its drawing.

    A widget rather than a QAccessibleInterface of our own: Qt's cache deletes interfaces that Python still
    owns. `chosen` carries the spot's key when a screen reader presses it; `focused` when the
    keyboard arrives, `left` when it goes. Keys and the mouse pass through to the drawing.
    """

    chosen = Signal(str)
    focused = Signal(str)
    left = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._tell)

    def show_spot(self, label: str, area: QRect) -> None:
        """Take the words and the place of the spot, in pixels of the parent."""
        if self.accessibleName() != label:
            self.setAccessibleName(label)
        self.setGeometry(area)
        self.show()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the drawing shows the spot and the ring round it."""
