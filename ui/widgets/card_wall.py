"""A wall of cards, like the paper on the wall of the room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.models.record_model import RecordModel
from ui.theme.fonts import scaled
from ui.widgets.card_delegate import GAP, CardDelegate
from ui.widgets.record_view import RecordView


class CardWall(RecordView):
    """Cards in as many columns as fit; only those in sight are painted, so hundreds cost nothing.

    With `columns` 1 it is a column of a board.
    """

    def __init__(
        self,
        name: str,
        model: RecordModel | None = None,
        *,
        card_width: int = 220,
        columns: int | None = None,
        most_lines: int = 5,
        deletable: bool = True,
        accepts_others: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, model, accepts_others=accepts_others, parent=parent)
        self._least = card_width
        self._fixed_columns = columns
        self._cards = CardDelegate(self, deletable=deletable, most_lines=most_lines)
        self.use(self._cards)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        if self._fixed_columns is not None:
            return self._fixed_columns
        return max(1, self._room() // (scaled(self._least) + GAP))

    def _room(self) -> int:
        """The width for cards; Qt wraps as if the scroll bar were there, also while it isn't."""
        bar = self.verticalScrollBar()
        return self.viewport().width() - 1 - (0 if bar.isVisible() else bar.sizeHint().width())

    def step_of(self, key: int) -> int:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
        }
        return steps.get(Qt.Key(key), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.is_ready:
            self._fit_columns()

    def _fit_columns(self) -> None:
        width = self._room() // self.columns - GAP
        if width != self._cards.card_width and width > 0:
            self._cards.card_width = width
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        return QSize(scaled(self._least) * (self._fixed_columns or 2) + 2 * GAP, scaled(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(120))
