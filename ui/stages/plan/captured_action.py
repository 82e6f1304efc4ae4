"""A typed line about what will be done, turned into an action with its owner, date and department."""

from __future__ import annotations

from datetime import date

from app.capture import WEEKDAYS, KnownNames, parse_marks
from app.records.plan import Action
from app.records.vocabulary import new_id
from app.workshop import Workshop
from ui.widgets.capture_line import CaptureLine

DAYS = ("today", "tomorrow", *(day[:3] for day in WEEKDAYS))
"""The words offered behind `due`, as the capture line reads them."""


def known_names(workshop: Workshop) -> KnownNames:
    """Give the names that the marks of such a line may stand before."""
    return KnownNames(
        departments=tuple(each.name for each in workshop.departments),
        owners=tuple(each.name for each in workshop.participants),
    )


def offer_names(line: CaptureLine, workshop: Workshop) -> None:
    """Let a capture line complete these names behind their marks, and the days behind `due`."""
    names = known_names(workshop)
    line.set_completions("^", names.owners)
    line.set_completions("@", names.departments)
    line.set_completions("due", DAYS)


def read_line(workshop: Workshop, text: str, names: KnownNames, today: date) -> Action:
    """Read one line; a number behind `!` is the impact.

    Where several people or departments share a name, the first is meant.
    """
    entry = parse_marks(text, names, today=today)
    owner = entry.owner and workshop.where("participants", "name", entry.owner)[0].id
    department = entry.department and workshop.where("departments", "name", entry.department)[0].id
    return Action(
        id=new_id(),
        title=entry.text or text,
        owner_id=owner,
        due_on=entry.due,
        department_id=department,
        impact=entry.number,
    )
