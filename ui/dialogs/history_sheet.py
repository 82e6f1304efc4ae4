"""Every change ever made, and the earlier states that can be restored."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.dates import short_moment
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.session import Session
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList

MOST_SHOWN = 500
WIDTH, HEIGHT = 760, 520


class HistorySheet(QDialog):
    """Changes on the left, snapshots on the right; `restore_wanted(snapshot)` asks to go back to one.

    Before a state is restored, one is taken of the workshop as it is: going back can itself be taken back.
    """

    restore_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Changes and earlier states"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(scaled(WIDTH), scaled(HEIGHT))
        self._snapshots = session.file.snapshots()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._changes(session), 3)
        row.addWidget(self._states(), 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.addLayout(row, 1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.close)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _changes(self, session: Session) -> Card:
        card = Card()
        column = card.body
        column.addWidget(Label(self.tr("Changes"), "h2"))
        states = {
            "undone": self.tr("undone"),
            "superseded": self.tr("undone, then replaced"),
        }
        model = RecordModel(self, editable=False, movable=False)
        model.set_rows(
            [
                RecordRow(
                    id=entry.id,
                    title=entry.label,
                    subtitle=" · ".join(
                        part for part in (short_moment(entry.made_at), states.get(entry.state, "")) if part
                    ),
                    muted=entry.state in states,
                )
                for entry in session.file.history()[:MOST_SHOWN]
            ]
        )
        self.changes = RecordList(self.tr("Changes"), model, deletable=False)
        column.addWidget(self.changes, 1)
        nothing = Label(self.tr("Nothing has been changed yet."), ink="text2")
        column.addWidget(nothing)
        column.addStretch(0)
        is_changed = bool(session.file.history())
        self.changes.setVisible(is_changed)
        nothing.setVisible(not is_changed)
        column.addWidget(Caption(self.tr("Ctrl+Z takes back the latest change, also one of an earlier day.")))
        return card

    def _states(self) -> Card:
        card = Card()
        column = card.body
        column.addWidget(Label(self.tr("Earlier states"), "h2"))
        model = RecordModel(self, editable=False, movable=False)
        model.set_rows(
            [
                RecordRow(id=str(number), title=short_moment(each.made_at), subtitle=self._size(each.size))
                for number, each in enumerate(self._snapshots)
            ]
        )
        self.states = RecordList(self.tr("Earlier states"), model, deletable=False)
        self.states.setCurrentIndex(model.index(0))
        column.addWidget(self.states, 1)
        self.restore_button = Button(self.tr("Go back to this state"), kind="primary", icon="history")
        self.restore_button.setEnabled(bool(self._snapshots))
        self.restore_button.clicked.connect(self._restore)
        words = (
            self.tr("The workshop as it is now is kept as a state too, so you can come back to it.")
            if self._snapshots
            else self.tr("Touchline keeps a state when a workshop is opened and closed, and as it changes.")
        )
        column.addWidget(Caption(words))
        column.addWidget(self.restore_button)
        return card

    def _size(self, size: int) -> str:
        return self.locale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)

    @Slot()
    def _restore(self) -> None:
        row = self.states.currentIndex().row()
        if 0 <= row < len(self._snapshots):
            self.restore_wanted.emit(self._snapshots[row])
            self.close()
