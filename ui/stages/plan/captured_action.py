"""A typed line about what will be done, turned into an action with its owner, date and department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.capture import KnownNames, parse_marks
from app.days import WEEKDAYS
from app.records.plan import Action
from app.records.vocabulary import new_id
from app.workshop import Workshop
from ui.dates import day_writing, short_date
from ui.widgets.capture_line import CaptureLine

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage

DAYS = ("today", "tomorrow", *(day[:3] for day in WEEKDAYS))
"""The words offered behind `due`, as the capture line reads them."""


def known_names(workshop: Workshop) -> KnownNames:
    """Give the names that the marks of such a line may stand before."""
    return KnownNames(
        departments=tuple(each.name for each in workshop.departments),
        owners=tuple(dict.fromkeys((*(each.name for each in workshop.participants), *_titles(workshop)))),
    )


def takes() -> str:
    """List the marks of such a line."""
    return QCoreApplication.translate("captured_action", "^owner, @department, !1–5 and due")


def offer_names(line: CaptureLine, workshop: Workshop) -> None:
    """Let a capture line complete these names behind their marks, and the days behind `due`."""
    names = known_names(workshop)
    line.set_completions("^", tuple(each.name for each in workshop.participants))
    line.set_completions("@", names.departments)
    line.set_completions("due", DAYS)


def _titles(workshop: Workshop) -> dict[str, str]:
    """The participants' ids by the job titles that only one of them has: people are named by these, too."""
    titles = Counter(each.job_title for each in workshop.participants)
    return {
        each.job_title: each.id
        for each in workshop.participants
        if each.job_title and titles[each.job_title] == 1
    }


def counted_from(workshop: Workshop, today: date) -> date:
    """Give the day that tomorrow and weekdays are seen from: the workshop's own while it is still to come."""
    return max(today, workshop.details.held_on)


def say_if_due_too_early(page: StepPage, actions: Sequence[Action]) -> None:
    """Warn of an action that is due before the workshop is even held."""
    held_on = page.workshop.details.held_on
    early = next((each.due_on for each in actions if each.due_on and each.due_on < held_on), None)
    if early is not None:
        sentence = QCoreApplication.translate(
            "captured_action", "Added, but it is due on {day}, before the workshop is held on {held_on}."
        )
        page.session.say(sentence.format(day=short_date(early), held_on=short_date(held_on)), "warn")


def read_line(workshop: Workshop, text: str, names: KnownNames, today: date) -> Action:
    """Read one line; a number behind `!` is the impact.

    Where several people or departments share a name, the first is meant.
    """
    entry = parse_marks(text, names, today=counted_from(workshop, today), writing=day_writing())
    named = workshop.where("participants", "name", entry.owner) if entry.owner else ()
    owner = named[0].id if named else _titles(workshop).get(entry.owner or "")
    department = entry.department and workshop.where("departments", "name", entry.department)[0].id
    return Action(
        id=new_id(),
        title=entry.text or text,
        owner_id=owner,
        due_on=entry.due,
        department_id=department,
        impact=entry.number,
    )
