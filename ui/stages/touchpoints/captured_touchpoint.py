"""A typed line about what a department gives to whom, turned into the records it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.capture import CaptureEntry, KnownNames, parse_marks
from app.records.kinds import Level
from app.records.touchpoints import Touchpoint
from app.records.vocabulary import new_id
from app.rules.spoken_for import can_confirm
from app.workshop import Workshop
from ui.stages.touchpoints.level_choice import level_name
from ui.stages.touchpoints.receivers import CUSTOMER, DEPARTMENT, new_receiver, receiver_choices
from ui.widgets.capture_line import CaptureLine

if TYPE_CHECKING:
    from app.file.change import Change

LEVELS: tuple[Level, ...] = ("broken", "processing", "service", "experience")


@dataclass(frozen=True)
class CapturedTouchpoint:
    """A touchpoint and the keys of those who receive it, ready to be written."""

    touchpoint: Touchpoint
    receiver_keys: tuple[str, ...]

    def insert(self, change: Change) -> None:
        """Write the touchpoint and its receivers."""
        change.insert(self.touchpoint)
        for key in self.receiver_keys:
            change.insert(new_receiver(key, self.touchpoint.id))


def known_names(workshop: Workshop) -> KnownNames:
    """Give the names that the marks of such a line may stand before."""
    return KnownNames(
        departments=tuple(each.name for each in workshop.departments),
        receivers=tuple(_receivers_by_name(workshop)),
        journey_stages=tuple(each.name for each in workshop.journey_stages),
        levels=tuple(map(level_name, LEVELS)),
    )


def takes() -> str:
    """List the marks of such a line."""
    return QCoreApplication.translate(
        "captured_touchpoint", "@department, >receiver, #journey stage, !1–5 and ~level"
    )


def offer_names(line: CaptureLine, workshop: Workshop) -> None:
    """Let a capture line complete these names behind their marks."""
    names = known_names(workshop)
    line.set_completions("@", names.departments)
    line.set_completions(">", tuple(name for _, name in receiver_choices(workshop)))
    line.set_completions("#", names.journey_stages)
    line.set_completions("~", names.levels)


def read_line(workshop: Workshop, text: str, department_id: str | None) -> CapturedTouchpoint | None:
    """Read one line; `department_id` gives it where the line doesn't say. None where no giver is known.

    `~` says the level today. A receiver that is the giver itself is left out. A line of marks alone keeps
    them as its name. It is confirmed where somebody of the department has come: it is said in their hearing.
    """
    entry = parse_marks(text, known_names(workshop), today=None)
    giver = _by_name(workshop, "departments", entry.department) or department_id
    if giver is None:
        return None
    touchpoint = Touchpoint(
        id=new_id(),
        department_id=giver,
        journey_stage_id=_by_name(workshop, "journey_stages", entry.journey_stage),
        name=entry.text or text,
        importance=entry.number,
        confirmed=can_confirm(workshop, giver),
        level_today=next((each for each in LEVELS if level_name(each) == entry.level), None),
    )
    return CapturedTouchpoint(touchpoint, _receiver_keys(workshop, entry, giver))


def _receiver_keys(workshop: Workshop, entry: CaptureEntry, giver: str) -> tuple[str, ...]:
    keys = _receivers_by_name(workshop)
    found = dict.fromkeys(keys[name] for name in entry.receivers)
    return tuple(key for key in found if key != DEPARTMENT + giver)


def _receivers_by_name(workshop: Workshop) -> dict[str, str]:
    """The keys of all receivers by name: of two with one name the department counts."""
    named = {name: key for key, name in receiver_choices(workshop)}
    return {workshop.details.customer_name: CUSTOMER, **named}


def _by_name(workshop: Workshop, list_name: str, name: str | None) -> str | None:
    return next((str(each.id) for each in workshop.records(list_name) if each.name == name), None)
