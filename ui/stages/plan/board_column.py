"""One lane of the board: its title, the days or the owner it stands for, how many cards, and the cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.models.record_row import RecordRow
from ui.stages.plan.board_lane import Lane
from ui.stages.plan.board_wall import BoardWall
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel

PADDING = 10


class BoardColumn(Card):
    """A tinted sheet with a wall of cards; `lane` is what it shows now, None before the first."""

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
