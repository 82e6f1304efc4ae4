"""The chosen card of the board opened below it: title, owner, date and status in one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.plan import Action
from ui.stages.labelled import field_label, labelled
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.owner_field import OwnerField
from ui.stages.plan.status_field import StatusField
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.icon_button import IconButton


class ActionStrip(Card):
    """Fields saved as they are typed; `closed` after Escape or the cross.

    `open_wanted(id)` asks for all of the action, `delete_wanted(id)` to delete it.
    """

    closed = Signal()
    open_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, page: StepPage, edits: ActionEdits, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, parent=parent)
        self._page = page
        self.form = RecordForm(page, "actions")
        row = QHBoxLayout()
        row.setSpacing(12)
        label = field_label("actions", "title")
        self.title = self.form.bind("title", AutosaveLine(label))
        row.addLayout(labelled(label, self.title), 5)
        self.owner = OwnerField(edits)
        row.addLayout(labelled(field_label("actions", "owner_id"), self.owner), 4)
        label = field_label("actions", "due_on")
        self.due = self.form.bind("due_on", DateField(label))
        row.addLayout(labelled(label, self.due), 3)
        self.status = StatusField(edits)
        row.addLayout(labelled(field_label("actions", "status"), self.status), 3)
        self.open_button = IconButton("edit", self.tr("Open the action"))
        self.open_button.clicked.connect(self._open)
        self.close_button = IconButton("close", self.tr("Close the details"))
        self.close_button.clicked.connect(self._close)
        self.delete_button = IconButton("trash", self.tr("Delete the action"))
        self.delete_button.clicked.connect(self._delete)
        for button in (self.open_button, self.delete_button, self.close_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)

    def show_action(self, action: Action | None) -> None:
        """Show this action as it is now."""
        self.form.show_record(action)
        self.owner.show_action(action, self._page.workshop)
        self.status.show_action(action)

    def take_focus(self) -> None:
        """Put the keyboard on the owner."""
        self.owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _close(self) -> None:
        self.form.flush()
        self.closed.emit()

    @Slot()
    def _open(self) -> None:
        if self.form.record is not None:
            self.open_wanted.emit(self.form.record.id)

    @Slot()
    def _delete(self) -> None:
        if self.form.record is not None:
            self.delete_wanted.emit(self.form.record.id)
