"""What the steps of the plan do to an action where more than one field changes, each as one named change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.records.kinds import Status
from app.records.plan import Action
from app.rules.plan import CLOSED
from ui.stages.moved import place_in_all

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet
    from ui.stages.step_page import StepPage

LIST = "actions"
LOWEST, HIGHEST = 1, 5


class ActionEdits(QObject):
    """The edits of one page of the plan; each is named for what the room did."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self._page = page

    def find(self, id: str) -> Action | None:
        """The action as it is now, None where it is gone."""
        found: Action | None = self._page.workshop.find(LIST, id)
        return found

    def set_owner(self, id: str, *, participant_id: str | None, name: str | None) -> ChangeSet | None:
        """Give the action to a participant, or to somebody outside the room by name, or to nobody."""
        return self._update(self.tr("Change owner"), id, owner_id=participant_id, owner=name)

    def set_status(self, id: str, status: Status, today: date) -> ChangeSet | None:
        """Set the status; closing notes the day if none stands there, opening takes it away."""
        action = self.find(id)
        if action is None:
            return None
        closed_on = (action.closed_on or today) if status in CLOSED else None
        return self._update(self.tr("Change status"), id, status=status, closed_on=closed_on)

    def set_marks(self, id: str, *, impact: int, effort: int) -> ChangeSet | None:
        """Put the action on a square of the chart; marks beyond the chart stop at its edge."""
        impact, effort = (min(HIGHEST, max(LOWEST, mark)) for mark in (impact, effort))
        return self._update(self.tr("Rate impact and effort"), id, impact=impact, effort=effort)

    def clear_marks(self, id: str) -> ChangeSet | None:
        """Take the action off the chart."""
        return self._update(self.tr("Take action off the chart"), id, impact=None, effort=None)

    def set_due(
        self, id: str, due_on: date | None, title: str, *, beside: tuple[Sequence[str], int] | None = None
    ) -> ChangeSet | None:
        """Put the action into the column `title`, due on its last day.

        `beside`, the ids shown there and the place among them, puts it there in the order of the room too.
        """
        everything = [action.id for action in self._page.workshop.actions]
        place = None if beside is None else place_in_all(everything, [*beside[0], id], id, beside[1])

        def move(change: Change) -> None:
            change.update(LIST, id, due_on=due_on)
            if place is not None and beside and beside[0]:
                change.move(LIST, id, place)

        label = self.tr("Move action to “{column}”").format(column=title)
        return self._page.edit(label, move, origin=self)

    def _update(self, label: str, id: str, **fields: Any) -> ChangeSet | None:
        def update(change: Change) -> None:
            change.update(LIST, id, **fields)

        return self._page.edit(label, update, origin=self)
