"""How an action looks in the lists and on the cards of the plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QCoreApplication

from app.records.plan import Action
from app.rules.names import value_name
from app.rules.plan import is_open, owner_name, quadrant
from app.rules.table_stakes import table_stakes
from app.rules.two_questions import state_of_test
from app.workshop import Workshop
from ui.models.record_row import RecordRow, RowChip
from ui.stages.departments import department_colour
from ui.stages.plan.labels import QUADRANT_KINDS, day_words, quadrant_name

Chips = Callable[[Action, "ActionRows"], Iterable[RowChip]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActionRows", text)


class ActionRows:
    """Makes the rows of one view and keeps them, since most actions stay as they are from edit to edit.

    The date stands before the owner: where a row is too narrow for both, it is the name that is cut.
    """

    def __init__(self, chips: Chips) -> None:
        self._chips = chips
        self._kept: dict[str, tuple[tuple[object, ...], RecordRow]] = {}
        self.flagged: frozenset[str] = frozenset()

    def rows(self, workshop: Workshop, actions: Collection[Action]) -> list[RecordRow]:
        """Give the rows of these actions as they are now."""
        self.flagged = frozenset(flag.action_id for flag in table_stakes(workshop))
        return [self._row(workshop, action) for action in actions]

    def _row(self, workshop: Workshop, action: Action) -> RecordRow:
        owner = owner_name(workshop, action)
        colour = department_colour(workshop, action.department_id)
        year = workshop.details.held_on.year
        facts = (action, owner, colour, action.id in self.flagged, year)
        kept = self._kept.get(action.id)
        if kept is not None and kept[0] == facts:
            return kept[1]
        due = "" if action.due_on is None else day_words(action.due_on, from_year=year)
        row = RecordRow(
            id=action.id,
            title=action.title,
            subtitle=" · ".join(part for part in (due, owner) if part),
            colour=colour,
            chips=tuple(self._chips(action, self)),
            muted=not is_open(action),
        )
        self._kept[action.id] = (facts, row)
        return row


def is_incomplete(action: Action) -> bool:
    """Tell whether an open action still lacks something to be carried out and to be seen to work."""
    return is_open(action) and any(_missing(action))


def gaps(action: Action) -> tuple[str, ...]:
    """Say what an open action still lacks to be carried out and to be seen to work."""
    if not is_incomplete(action):
        return ()
    words = (_tr("No owner"), _tr("No date"), _tr("No measure"))
    return tuple(each for each, missing in zip(words, _missing(action), strict=True) if missing)


def _missing(action: Action) -> tuple[bool, bool, bool]:
    """Whether the owner, the date and the measure are missing."""
    no_owner = action.owner_id is None and not (action.owner or "").strip()
    return no_owner, action.due_on is None, not (action.measure or "").strip()


def list_chips(action: Action, rows: ActionRows) -> Iterable[RowChip]:
    """Chips of a row in the list of actions: what is wrong first, then where it stands."""
    if not is_open(action):
        yield status_chip(action)
        return
    if action.id in rows.flagged:
        yield RowChip(_tr("Table stakes"), "warn")
    if state_of_test(action) == "failed":
        yield RowChip(_tr("Failed the test"), "bad")
    for gap in gaps(action):
        yield RowChip(gap, "warn")
    yield quadrant_chip(action)


def card_chips(action: Action, rows: ActionRows) -> Iterable[RowChip]:
    """Chips of a card on the board: its status, what stands before it, its quadrant."""
    if action.status != "proposed":
        yield status_chip(action)
    if not is_open(action):
        return
    if action.id in rows.flagged:
        yield RowChip(_tr("Table stakes"), "warn")
    if _missing(action)[0]:
        yield RowChip(_tr("No owner"), "warn")
    yield quadrant_chip(action)


def waiting_chips(action: Action, rows: ActionRows) -> Iterable[RowChip]:  # noqa: ARG001 - as its kind
    """Chips of an action that waits to be rated: the mark it has already."""
    if action.impact is not None:
        yield RowChip(_tr("Impact {mark}").format(mark=action.impact))
    if action.effort is not None:
        yield RowChip(_tr("Effort {mark}").format(mark=action.effort))


def quadrant_chip(action: Action) -> RowChip:
    """The chip that names the quadrant."""
    return RowChip(quadrant_name(action), QUADRANT_KINDS.get(quadrant(action), "plain"))


def status_chip(action: Action) -> RowChip:
    """The chip that names the status."""
    kinds = {"done": "ok", "started": "accent"}
    return RowChip(value_name("status", action.status), kinds.get(action.status, "plain"))
