"""Turns to more owners where the board has no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.caption import Caption
from ui.widgets.icon_button import IconButton

BUTTON = 30


class OwnerPager(QWidget):
    """Two arrows and which owners are shown; `turned(dx)` is -1 or 1."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.back_button = IconButton("chevron_left", self.tr("Owners before these"), side=BUTTON)
        self.back_button.clicked.connect(self._turn_back)
        self.next_button = IconButton("chevron_right", self.tr("Owners after these"), side=BUTTON)
        self.next_button.clicked.connect(self._turn_on)
        self.where = Caption("", wrap=False)
        row.addWidget(self.back_button)
        row.addWidget(self.where)
        row.addWidget(self.next_button)
        row.addStretch(1)

    def show_place(self, first: int, shown: int, count: int) -> None:
        """Say that of `count` owners `shown` are shown, from place `first` on (0 is the first)."""
        said = self.tr("Owners {first} to {last} of {count}")
        self.where.setText(said.format(first=first + 1, last=first + shown, count=count))
        self.back_button.setEnabled(first > 0)
        self.next_button.setEnabled(first + shown < count)

    @Slot()
    def _turn_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.turned.emit(1)
