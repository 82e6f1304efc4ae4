"""One lane of the board: its title, the days or the owner it stands for, how many cards, and the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.models.record_row import RecordRow
from ui.stages.plan.board_lane import Lane
from ui.stages.plan.board_wall import BoardWall
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel

PADDING = 10


class BoardColumn(Card):
    """A tinted sheet with a wall of cards; `lane` is what it shows now, None before the first.

    Its signals begin with the key of that lane: `aside_wanted(key, dx)`, `carry_wanted(key, ids, dx)` and
    `cards_dropped(key, ids, position)`, as the wall's.
    """

    aside_wanted = Signal(str, int)
    carry_wanted = Signal(str, object, int)
    cards_dropped = Signal(str, object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="surface2", padding=PADDING, parent=parent)
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(margins.left(), margins.top(), 2, margins.bottom())
        self.body.setSpacing(2)
        self.lane: Lane | None = None
        row = QHBoxLayout()
        row.setSpacing(6)
        self.title = ElidedLabel("", "strong")
        row.addWidget(self.title, 1)
        self.count = Chip("")
        row.addWidget(self.count)
        row.addSpacing(PADDING - 2)
        self.body.addLayout(row)
        self.caption = ElidedLabel("", "caption", ink="text2")
        self.body.addWidget(self.caption)
        self.body.addSpacing(6)
        self.wall = BoardWall("")
        self.wall.lane_wanted.connect(self._go_aside)
        self.wall.carry_wanted.connect(self._carry)
        self.wall.cards_dropped.connect(self._take)
        self.body.addWidget(self.wall, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_lane(self, lane: Lane, rows: Sequence[RecordRow]) -> None:
        """Show this lane with these cards."""
        self.lane = lane
        self.title.setText(lane.title)
        self.caption.setText(lane.caption)
        self.count.set_text(str(len(rows)))
        self.count.set_kind("warn" if lane.heavy else "plain")
        self.wall.setAccessibleName(f"{lane.title}, {lane.caption}")
        self.wall.records.set_rows(rows)

    @property
    def key(self) -> str:
        """The key of the lane it shows, empty before the first."""
        return "" if self.lane is None else self.lane.key

    @Slot(int)
    def _go_aside(self, by: int) -> None:
        self.aside_wanted.emit(self.key, by)

    @Slot(object, int)
    def _carry(self, ids: list[str], by: int) -> None:
        self.carry_wanted.emit(self.key, ids, by)

    @Slot(object, int)
    def _take(self, ids: list[str], position: int) -> None:
        self.cards_dropped.emit(self.key, ids, position)
