"""Which file of a document is shown: the only one, or one of several, such as a handout for each person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from ui.theme.fonts import set_text_role
from ui.widgets.drop_down import DropDown
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.plain_text import plain_tooltip

SIDE = 30
LEAST_LETTERS = 4


class FileBar(QWidget):
    """Names the file; `chosen(place)` asks for another one by its place, from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        several = QWidget()
        row = QHBoxLayout(several)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.back_button = IconButton("chevron_left", self.tr("Previous file (Shift+Page Up)"), side=SIDE)
        self.back_button.clicked.connect(self._back)
        self.files = DropDown(self.tr("File"))
        self.files.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.files.setMinimumContentsLength(LEAST_LETTERS)
        set_text_role(self.files, "caption")
        self.files.chosen.connect(self._choose)
        self.on_button = IconButton("chevron_right", self.tr("Next file (Shift+Page Down)"), side=SIDE)
        self.on_button.clicked.connect(self._on)
        row.addWidget(self.back_button)
        row.addWidget(self.files, 1)
        row.addWidget(self.on_button)
        self.name = ElidedLabel("", "caption", ink="text2")
        self._either = QStackedLayout(self)  # at least as wide as the wider: nothing moves
        self._either.addWidget(self.name)
        self._either.addWidget(several)

    @property
    def place(self) -> int:
        """The file that is named, from 0."""
        return max(0, self.files.currentIndex())

    def show_files(self, names: Sequence[str], place: int) -> None:
        """Offer these files, and name the one at this place; a single one is named without a choice."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self.files.set_options([(str(at), _short(name)) for at, name in enumerate(names)])
        self.files.set_value(str(place))
        words = {"number": place + 1, "count": len(names), "name": self.files.currentText()}
        self.files.setAccessibleDescription(self.tr("File {number} of {count}").format(**words))
        self.files.setToolTip(plain_tooltip(self.tr("File {number} of {count}: {name}").format(**words)))
        self.back_button.setEnabled(place > 0)
        self.on_button.setEnabled(place + 1 < len(names))
        several = len(names) > 1
        self.name.setText("".join(names) if not several else "")
        self._either.setCurrentIndex(int(several))

    def turn(self, step: int) -> None:
        """Ask for the next file (+1) or the one before."""
        if 0 <= self.place + step < len(self._names):
            self.chosen.emit(self.place + step)

    @Slot()
    def _back(self) -> None:
        self.turn(-1)

    @Slot()
    def _on(self) -> None:
        self.turn(1)

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.chosen.emit(int(key))


def _short(name: str) -> str:
    """Give a path without the document's own folder, which all its files share."""
    return name.partition("/")[2] or name
