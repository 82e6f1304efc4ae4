"""A drawing that may be larger than its place on the page, with scroll bars that follow the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.drawing_view import DrawingView

EDGE = 16


class DrawingScroll(QScrollArea):
    """Holds a `DrawingView`; the spot the keyboard comes to is scrolled into view.

    With `shrinks` a drawing a little too high is shown smaller rather than scrolled: for a scroll area whose
    height doesn't follow the drawing's own.
    """

    def __init__(self, view: DrawingView, *, shrinks: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shrinks = shrinks
        self.view = view
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(view)
        self.viewport().setAutoFillBackground(False)
        view.setAutoFillBackground(False)
        view.spot_focused.connect(self._bring_into_view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the drawing be a little smaller if it is then seen at once."""
        super().resizeEvent(event)
        if self._shrinks:
            self.view.set_room_height(self.viewport().height())

    @Slot(object)
    def _bring_into_view(self, area: QRect) -> None:
        centre = area.center()
        self.ensureVisible(centre.x(), centre.y(), area.width() // 2 + EDGE, area.height() // 2 + EDGE)
