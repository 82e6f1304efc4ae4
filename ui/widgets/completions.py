"""The names offered below a picker: as wide as the longest of them, within the window and the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

PADDING = 44
"""What the look adds to the text of an item, and room for a scroll bar."""


def widen(view: QAbstractItemView, labels: list[str], field: QWidget) -> None:
    """Let the view be as wide as the longest of its labels, but no wider than the field's window."""
    longest = max((view.fontMetrics().horizontalAdvance(label) for label in labels), default=0)
    view.setMinimumWidth(max(field.width(), min(longest + PADDING, field.window().width())))


def keep_on_screen(popup: QWidget) -> None:
    """Move a popup that is wider than its field back from the right edge of the screen."""
    beyond = popup.geometry().right() - popup.screen().availableGeometry().right()
    if beyond > 0:
        popup.move(max(popup.screen().availableGeometry().left(), popup.x() - beyond), popup.y())


class Completions(QListView):
    """The list of what matches the letters typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("completions")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_on_screen(self)
