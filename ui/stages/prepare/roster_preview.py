"""What a pasted or imported list of people would add, shown before it is added."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.roster.reading import Roster
from app.rules.names import value_name
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList

MOST_NAMED = 6


class RosterPreview(Card):
    """Everybody on the list, who is new and who is here already; `accepted` and `dismissed`."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = Heading("", 3)
        self._also = Label("", ink="text2")
        self.body.addWidget(self._title)
        self.body.addWidget(self._also)
        self._model = RecordModel(self, editable=False, movable=False)
        self.list = RecordList(self.tr("People on the list"), self._model, deletable=False)
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button = Button(self.tr("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self._dismiss)
        self.add_button = Button("", kind="primary", icon="plus")
        self.add_button.clicked.connect(self._accept)
        row.addWidget(self.cancel_button)
        row.addWidget(self.add_button)
        self.body.addLayout(row)

    def show_roster(self, roster: Roster) -> None:
        """Show what was read."""
        new = sum(row.is_new for row in roster.rows)
        here = len(roster.rows) - new
        title = self.tr("1 new person") if new == 1 else self.tr("{count} new people").format(count=new)
        if here:
            title = self.tr("{new}, {here} here already").format(new=title, here=here)
        self._title.setText(title)
        self._also.setText(self._say_also(roster))
        self._also.setVisible(bool(self._also.text()))
        self._model.set_rows([self._row(place, roster) for place in range(len(roster.rows))])
        self.add_button.setText(
            self.tr("Add 1 person") if new == 1 else self.tr("Add {count} people").format(count=new)
        )
        self.add_button.setEnabled(new > 0)

    def _row(self, place: int, roster: Roster) -> RecordRow:
        row = roster.rows[place]
        parts = (row.job_title, row.department, row.group)
        chips = [RowChip(value_name("seniority_level", row.level))] if row.level else []
        if not row.is_new:
            chips.append(RowChip(self.tr("here already")))
        return RecordRow(
            id=str(place),
            title=row.name,
            subtitle=" · ".join(part for part in parts if part),
            chips=tuple(chips),
            muted=not row.is_new,
        )

    def _say_also(self, roster: Roster) -> str:
        said = []
        if roster.unknown_departments:
            names = _named(roster.unknown_departments)
            said.append(self.tr("These departments are added as well: {names}.").format(names=names))
        if roster.unknown_groups:
            names = _named(roster.unknown_groups)
            said.append(self.tr("These tables are added as well: {names}.").format(names=names))
        if roster.ignored:
            names = _named(roster.ignored)
            said.append(self.tr("Nothing is taken from these columns: {names}.").format(names=names))
        return " ".join(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the list unread, as everywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _accept(self) -> None:
        self.accepted.emit()

    @Slot()
    def _dismiss(self) -> None:
        self.dismissed.emit()


def _named(names: tuple[str, ...]) -> str:
    more = "…" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
