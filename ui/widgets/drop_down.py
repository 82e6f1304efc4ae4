"""One of a handful, from a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme.fonts import scaled
from ui.widgets.plain_text import elided

LEAST_WIDTH = 104
"""In a narrow card: a few letters, an ellipsis and the arrow."""
LETTERS = 10


class DropDown(QComboBox):
    """Options (key, words) of which one is chosen; `chosen(key)` follows the user's choices only."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]] = (),
        *,
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._options: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a passing wheel mustn't take the focus either
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options, value)
        self.activated.connect(self._choose)

    @property
    def value(self) -> str:
        """The key of what is chosen, empty for nothing."""
        return str(self.currentData() or "")

    def set_options(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Offer these (key, words), keeping what is chosen unless `value` says otherwise."""
        wanted = self.value if value is None else value
        if tuple(options) != self._options:
            self._options = tuple(options)
            self.clear()
            for key, words in self._options:
                self.addItem(words, key)
        self.set_value(wanted)

    def set_value(self, value: str) -> None:
        """Show this as chosen, without a signal."""
        self.setCurrentIndex(self.findData(value))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index) or ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the choice with an ellipsis where there is no room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = elided(self.fontMetrics(), self.currentText(), place.width())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), scaled(LEAST_WIDTH)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the page past it must not change it."""
        event.ignore()
