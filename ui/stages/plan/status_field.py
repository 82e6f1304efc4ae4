"""How far an action is, as a short list to pick from."""

from __future__ import annotations

from datetime import date
from typing import get_args

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.records.kinds import Status
from app.records.plan import Action
from app.rules.names import value_name
from ui.stages.labelled import field_label
from ui.stages.plan.action_edits import ActionEdits
from ui.widgets.drop_down import DropDown

STATUSES: tuple[Status, ...] = get_args(Status)


class StatusField(DropDown):
    """The five statuses; closing an action notes the day."""

    def __init__(self, edits: ActionEdits, parent: QWidget | None = None) -> None:
        super().__init__(
            field_label("actions", "status"),
            [(status, value_name("status", status)) for status in STATUSES],
            parent=parent,
        )
        self._edits = edits
        self._id = ""
        self.setMinimumContentsLength(8)
        self.chosen.connect(self._take)

    def show_action(self, action: Action | None) -> None:
        """Show how far this action is."""
        self._id = "" if action is None else action.id
        self.set_value("" if action is None else action.status)

    @Slot(str)
    def _take(self, key: str) -> None:
        status = next(each for each in STATUSES if each == key)
        self._edits.set_status(self._id, status, date.today())
        self.show_action(self._edits.find(self._id))
