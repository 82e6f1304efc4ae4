"""Says whether the disk has everything."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.fonts import scaled
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme
from ui.widgets.elided_label import ElidedLabel


class SavedMark(QWidget):
    """A state in words with its sign: `saved`, `saving`, `failed` or `read_only`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {
            "saved": (self.tr("Saved"), "check", "ok"),
            "saving": (self.tr("Saving…"), "refresh", "text2"),
            "failed": (self.tr("Not saved"), "warning", "bad"),
            "read_only": (self.tr("Read only"), "lock", "text2"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(16) + 6, 0, 0, 0)
        self._label = ElidedLabel("", "caption", ink="text2")
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_state("saved")

    @property
    def state(self) -> str:
        return self._state

    @property
    def words(self) -> str:
        """The state as it is said on the screen."""
        return self._words[self._state][0]

    def set_state(self, state: str) -> None:
        """Show another state; `saved` only after the disk has it."""
        self._state = state
        words, _, ink = self._words[state]
        self._label.setText(words)
        self._label.set_ink("text2" if ink == "ok" else ink)
        self.setAccessibleName(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(16) + 40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        _, sign, ink = self._words[self._state]
        side = scaled(16)
        rect = self.rect()
        rect.setTop((self.height() - side) // 2)
        rect.setSize(QSize(side, side))
        paint_icon(QPainter(self), sign, rect, theme().colour(ink))
