"""The columns of the board side by side, with one chosen card among all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.record_row import RecordRow
from ui.stages.plan.board_column import BoardColumn
from ui.stages.plan.board_lane import Lane

MOST = 5
SIDE_BY_SIDE = 4
"""So many columns stand side by side; a fifth shares the place of the fourth."""
GAP = 10


class BoardColumns(QWidget):
    """Up to five lanes; `chosen(id)` follows the card the user goes to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.each = tuple(BoardColumn() for _ in range(MOST))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        last = QVBoxLayout()
        last.setSpacing(GAP)
        for place, column in enumerate(self.each):
            column.wall.current_changed.connect(self._tell)
            if place < SIDE_BY_SIDE - 1:
                row.addWidget(column, 1)
            else:
                last.addWidget(column, 1)
        row.addLayout(last, 1)

    def show_lanes(self, lanes: Sequence[Lane], rows: Mapping[str, RecordRow]) -> None:
        """Show these lanes, with the rows of their actions by id."""
        self._quiet = True
        for place, column in enumerate(self.each):
            column.setVisible(place < len(lanes))
            if place < len(lanes):
                column.show_lane(lanes[place], [rows[action.id] for action in lanes[place].actions])
            else:
                column.wall.records.set_rows([])
        self._quiet = False

    def column_of(self, id: str) -> BoardColumn | None:
        """The column that shows a card, None where it isn't shown."""
        return next((each for each in self.each if each.wall.records.place(id) >= 0), None)

    def mark(self, id: str) -> None:
        """Let one card stand out on the whole board."""
        own = self.column_of(id)
        for column in self.each:
            if column is not own:
                column.wall.clearSelection()
        if own is not None and id not in own.wall.selected_ids:
            self._quiet = True
            own.wall.select(id)
            self._quiet = False

    def go_to(self, id: str) -> None:
        """Put the keyboard on a card that is shown."""
        own = self.column_of(id)
        if own is not None:
            self.mark(id)
            own.wall.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> bool:
        """Put the keyboard on the first column that has a card; tell whether there is one."""
        first = next((each.wall for each in self.each if each.wall.records.rowCount()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    @Slot(str)
    def _tell(self, id: str) -> None:
        if id and not self._quiet:
            self.mark(id)
            self.chosen.emit(id)
