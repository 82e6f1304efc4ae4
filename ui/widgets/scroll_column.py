"""A page that scrolls, its content in a centred column no wider than reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

WIDEST = 1080


class ScrollColumn(QScrollArea):
    """Fill it through `body`; focus that moves inside is scrolled into view."""

    def __init__(
        self, *, widest: int = WIDEST, margin: int = 24, gap: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widest = widest
        self._margin = margin
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        self.body = QVBoxLayout(page)
        self.body.setSpacing(gap)
        self.setWidget(page)
        self.viewport().setAutoFillBackground(False)
        self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._centre()
        super().resizeEvent(event)

    def _centre(self) -> None:
        margins = self.body.contentsMargins()
        needed = self.body.minimumSize().width() - margins.left() - margins.right()
        spare = max(0, self.viewport().width() - 2 * self._margin - max(self._widest, needed)) // 2
        side = self._margin + spare
        self.body.setContentsMargins(side, self._margin, side, self._margin)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
