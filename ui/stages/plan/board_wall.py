"""The cards of one lane of the board, to be carried to other lanes by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.models.record_model import RecordModel, dragged_ids
from ui.theme.fonts import scaled
from ui.widgets.card_wall import CardWall

LEAST_HEIGHT = 56
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class BoardWall(CardWall):
    """Arrows to the side go to the next lane, with Alt they take the chosen cards along.

    `cards_dropped(ids, position)` follows a drop from another lane; `lane_wanted(dx)` and
    `carry_wanted(ids, dx)` ask for the lane on the left (-1) or on the right (1).
    """

    cards_dropped = Signal(object, int)
    lane_wanted = Signal(int)
    carry_wanted = Signal(object, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            name,
            RecordModel(editable=False),
            card_width=150,
            columns=1,
            most_lines=4,
            deletable=False,
            accepts_others=True,
            parent=parent,
        )
        self.records.setParent(self)
        self.setMinimumHeight(scaled(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen card in sight when the details open below."""
        super().resizeEvent(event)
        if self.selected_ids and event.size().height() < event.oldSize().height():
            self.scrollTo(self.records.index_of(self.selected_ids[-1]))

    def step_of(self, key: int) -> int:
        """Only up and down move inside a lane."""
        return 0 if Qt.Key(key) in SIDEWAYS else super().step_of(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = SIDEWAYS.get(Qt.Key(event.key()))
        if side is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            ids = self.selected_ids or [self.current_id]
            if ids != [""]:
                self.carry_wanted.emit(ids, side)
        else:
            self.lane_wanted.emit(side)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take all cards of a drop from elsewhere together, so that they move in one change."""
        ids = dragged_ids(event.mimeData())
        if event.source() is self or not ids:
            super().dropEvent(event)
            return
        gap = self.gap_at(event.position().toPoint())
        self._gap = -1
        self.viewport().update()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.cards_dropped.emit(ids, gap)
