"""What the steps of the plan do to an action where more than one field changes, each as one named change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

Ids = Sequence[str]
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

    def set_owner(self, ids: Ids, *, participant_id: str | None, name: str | None) -> ChangeSet | None:
        """Give actions to a participant, or to somebody outside the room by name, or to nobody."""
        done = self._update(self.tr("Change owner"), ids, owner_id=participant_id, owner=name)
        if done is not None and name:
            said = self.tr("“{name}” isn’t among the people: noted as an owner from outside the room.")
            self._page.session.say(said.format(name=name))
        return done

    def set_status(self, id: str, status: Status, today: date) -> ChangeSet | None:
        """Set the status; closing notes the day if none stands there, opening takes it away."""
        action = self.find(id)
        if action is None:
            return None
        closed_on = (action.closed_on or today) if status in CLOSED else None
        return self._update(self.tr("Change status"), (id,), status=status, closed_on=closed_on)

    def set_marks(self, ids: Ids, *, impact: int, effort: int) -> ChangeSet | None:
        """Put actions on a square of the chart; marks beyond the chart stop at its edge."""
        impact, effort = (min(HIGHEST, max(LOWEST, mark)) for mark in (impact, effort))
        return self._update(self.tr("Rate impact and effort"), ids, impact=impact, effort=effort)

    def clear_marks(self, id: str) -> ChangeSet | None:
        """Take the action off the chart."""
        return self._update(self.tr("Take action off the chart"), (id,), impact=None, effort=None)

    def move_to(
        self, ids: Ids, title: str, fields: Mapping[str, Any], *, shown: Ids = (), position: int | None = None
    ) -> ChangeSet | None:
        """Put actions into the column `title` of the board by setting `fields` of them.

        With `position` they also go to that place among the `shown` ones of the column.
        """
        everything = [action.id for action in self._page.workshop.actions]
        column = [id for id in shown if id not in ids]

        def move(change: Change) -> None:
            for offset, id in enumerate(ids):
                change.update(LIST, id, **fields)
                if position is not None and column:
                    at = min(position + offset, len(column))
                    place = place_in_all(everything, column, id, at)
                    change.move(LIST, id, place)
                    everything.remove(id)
                    everything.insert(place, id)
                    column.insert(at, id)

        label = self.tr("Move to “{column}”").format(column=title)
        return self._page.edit(label, move, origin=self)

    def _update(self, label: str, ids: Ids, **fields: Any) -> ChangeSet | None:
        def update(change: Change) -> None:
            for id in ids:
                change.update(LIST, id, **fields)

        return self._page.edit(label, update, origin=self)
