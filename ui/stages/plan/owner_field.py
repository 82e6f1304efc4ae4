"""Who owns an action: somebody from the room, or a name typed for somebody who isn't there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from app.records.plan import Action
from app.workshop import Workshop
from ui.stages.labelled import field_label
from ui.stages.plan.action_edits import ActionEdits
from ui.widgets.record_picker import RecordPicker

TYPED = "typed"
"""Stands in the list for the name typed for somebody who isn't in the room."""


class OwnerField(RecordPicker):
    """Offers the participants; any other name is taken as it is typed, by Enter or on leaving the field."""

    def __init__(self, edits: ActionEdits, parent: QWidget | None = None) -> None:
        super().__init__(
            field_label("actions", "owner_id"),
            none_text=QCoreApplication.translate("OwnerField", "Nobody yet"),
            can_add=True,
            parent=parent,
        )
        self.setToolTip(self.tr("Pick a participant, or type another name."))
        self._edits = edits
        self._action: Action | None = None
        self.picked.connect(self._pick)
        self.new_named.connect(self._name)

    def show_action(self, action: Action | None, workshop: Workshop) -> None:
        """Show who owns this action."""
        self.about(action.id if action else "")
        self._action = action
        choices = [(each.id, each.name) for each in workshop.participants]
        if action is None:
            self.set_choices(choices, "")
            return
        typed = (action.owner or "").strip()
        if typed and action.owner_id is None:
            choices.insert(0, (TYPED, typed))
        self.set_choices(choices, action.owner_id or (TYPED if typed else ""))

    @Slot(str)
    def _pick(self, id: str) -> None:
        if id != TYPED:
            self._give(id or None, None)

    @Slot(str)
    def _name(self, name: str) -> None:
        self._give(None, name)

    def _give(self, participant_id: str | None, name: str | None) -> None:
        """Write who owns it; where that is refused, show again who does, and keep a name that was typed."""
        action = self._action
        if action is None:
            return
        given = self._edits.set_owner((action.id,), participant_id=participant_id, name=name)
        if given is None and name is None:
            self.set_value(action.owner_id or (TYPED if action.owner else ""))
