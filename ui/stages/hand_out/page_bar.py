"""Which page of how many is shown, and the buttons to the others."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.caption import Caption
from ui.widgets.icon_button import IconButton

SIDE = 30


class PageBar(QWidget):
    """Says “Page 2 of 5”; `turned(step)` asks for the next (+1) or the last page before, `end_wanted(bool)`
    for the very last (True) or the first."""

    turned = Signal(int)
    end_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.place = Caption("", wrap=False)
        row.addWidget(self.place)
        row.addSpacing(6)
        self.first_button = IconButton("first", self.tr("First page (Home)"), side=SIDE)
        self.first_button.clicked.connect(self._first)
        self.back_button = IconButton("chevron_up", self.tr("Previous page (Page Up)"), side=SIDE)
        self.back_button.clicked.connect(self._back)
        self.on_button = IconButton("chevron_down", self.tr("Next page (Page Down)"), side=SIDE)
        self.on_button.clicked.connect(self._on)
        self.last_button = IconButton("last", self.tr("Last page (End)"), side=SIDE)
        self.last_button.clicked.connect(self._last)
        for button in (self.first_button, self.back_button, self.on_button, self.last_button):
            row.addWidget(button)

    def show_place(self, number: int, count: int) -> None:
        """Say which page it is, from 0, of how many."""
        self.place.setText(self.tr("Page {number} of {count}").format(number=number + 1, count=count))
        for button in (self.first_button, self.back_button):
            button.setEnabled(number > 0)
        for button in (self.on_button, self.last_button):
            button.setEnabled(number + 1 < count)

    @Slot()
    def _first(self) -> None:
        self.end_wanted.emit(False)

    @Slot()
    def _back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _on(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _last(self) -> None:
        self.end_wanted.emit(True)
