"""The lanes of the board, one for each horizon or each owner, and what a card gets that is put there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.records.plan import Action
from app.rules.findings import MOST_OPEN_ACTIONS
from app.rules.plan import horizon, is_open, owner_name
from app.workshop import Workshop
from ui.stages.plan.labels import horizon_columns

NOBODY = ""


@dataclass(frozen=True)
class Lane:
    """A lane: `fields` are what an action gets that is put there; `heavy` lanes carry too much."""

    key: str
    title: str
    caption: str
    fields: Mapping[str, Any]
    actions: tuple[Action, ...]
    heavy: bool = False


def lanes_by_date(workshop: Workshop, actions: Iterable[Action]) -> tuple[Lane, ...]:
    """Give the five horizons with the actions due in each, in the order of the room."""
    found = _grouped(actions, lambda action: horizon(workshop, action))
    return tuple(
        Lane(column.key, column.title, column.days, {"due_on": column.last_day}, found.get(column.key, ()))
        for column in horizon_columns(workshop)
    )


def lanes_by_owner(workshop: Workshop, actions: Iterable[Action]) -> tuple[Lane, ...]:
    """Give a lane for what nobody owns, then one for each participant, then for the owners by name alone.

    Of those not in the room only owners have a lane.
    """
    found = _grouped(actions, lambda action: action.owner_id or _outside(workshop, action))
    nobody = QCoreApplication.translate("Lanes", "Nobody yet")
    lanes = [_lane(NOBODY, nobody, {"owner_id": None, "owner": None}, found.get(NOBODY, ()))]
    there = {person.id for person in workshop.in_the_room}
    lanes += [
        _lane(person.id, person.name, {"owner_id": person.id, "owner": None}, found.get(person.id, ()))
        for person in workshop.participants
        if person.id in there or person.id in found
    ]
    known = {lane.key for lane in lanes}
    lanes += [
        _lane(key, owner_name(workshop, owned[0]) or "", {"owner_id": None, "owner": owned[0].owner}, owned)
        for key, owned in found.items()
        if key not in known
    ]
    return tuple(lanes)


def _outside(workshop: Workshop, action: Action) -> str:
    """A key for an owner who is known by name alone, empty where there is none."""
    return (owner_name(workshop, action) or "").casefold()


def _lane(key: str, title: str, fields: Mapping[str, Any], actions: tuple[Action, ...]) -> Lane:
    count = sum(is_open(action) for action in actions)
    said = {
        0: QCoreApplication.translate("Lanes", "nothing open"),
        1: QCoreApplication.translate("Lanes", "1 open action"),
    }.get(count, QCoreApplication.translate("Lanes", "{count} open actions").format(count=count))
    return Lane(key, title, said, fields, actions, heavy=key != NOBODY and count > MOST_OPEN_ACTIONS)


def _grouped(actions: Iterable[Action], key: Callable[[Action], str]) -> dict[str, tuple[Action, ...]]:
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(key(action), []).append(action)
    return {name: tuple(each) for name, each in found.items()}
