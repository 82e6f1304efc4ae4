"""What a step lies in: it scrolls where the text is too large for the window, and only there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class StepArea(QScrollArea):
    """Gives a page all the room there is, and at least what it needs; Qt's own areas give what it likes.

    Lists and drawings like to be high, and can be low: only what can't be lower is reason to scroll.
    """

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().viewportEvent(event)

    def _fit(self) -> None:
        page = self.widget()
        if page is None:
            return
        room = self.maximumViewportSize()
        width = room.width()
        if _least(page, width) > room.height():
            width -= self.verticalScrollBar().sizeHint().width()
        page.resize(width, max(room.height(), _least(page, width)))


def _least(page: QWidget, width: int) -> int:
    """How low a page of this width can be without cutting a line of text.

    Where there is too little room Qt takes it from the highest part first, down to the height of the next
    one: a part that could be lower has to stay as high as those that can't.
    """
    layout = page.layout()
    if layout is None:
        return page.minimumSizeHint().height()
    if not layout.hasHeightForWidth():
        return layout.minimumSize().height()
    parts = [layout.itemAt(place) for place in range(layout.count())]
    heights = [
        (part.minimumHeightForWidth(width), part.heightForWidth(width))
        for part in parts
        if part is not None and part.hasHeightForWidth()
    ]
    highest = max((least for least, liked in heights if liked == least), default=0)
    lifted = sum(max(0, highest - least) for least, liked in heights if liked > least)
    return layout.minimumHeightForWidth(width) + lifted
