"""How the plan says things: quadrants, marks in words, horizons with their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QDate, QLocale

from app.content import words
from app.records.plan import Action
from app.rules.plan import HORIZONS, Horizon, quadrant
from app.workshop import Workshop

QUADRANT_KINDS = {"quick_win": "ok", "major_project": "accent"}
"""The chip of a quadrant; the other quadrants are plain."""
TEST_KINDS = {"passed": "ok", "failed": "bad", "open": "warn", "not_tested": "plain"}
"""The chip of how the two-question test went."""


@dataclass(frozen=True)
class HorizonColumn:
    """A column of the board: its title, the days it covers, and the day a card gets that is put there."""

    key: Horizon
    title: str
    days: str
    last_day: date | None


def day_words(day: date, *, from_year: int | None = None) -> str:
    """Write a day as the date fields do, such as "27 Nov 2026"; in the year `from_year` without the year."""
    form = "d MMM" if day.year == from_year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def quadrant_name(action: Action) -> str:
    """Name the quadrant of an action, such as "Quick win"."""
    return str(words("plan_words")["quadrants"][quadrant(action)]["name"])


def quadrant_explanation(action: Action) -> str:
    """Say in a sentence what the quadrant of an action means for it."""
    return str(words("plan_words")["quadrants"][quadrant(action)]["explanation"])


def mark_words(scale: str, mark: int | None) -> str:
    """Say what a mark of the scale `impact` or `effort` means; nothing for no mark."""
    return "" if mark is None else str(words("plan_words")[scale][str(mark)])


def horizon_columns(workshop: Workshop) -> tuple[HorizonColumn, ...]:
    """Give the columns of the board with the workshop's own days.

    What is put on "later" is due as long after the last horizon as that lies after the one before it.
    """
    said = words("plan_words")["horizons"]
    held_on, ends = workshop.details.held_on, workshop.details.horizons
    titles = [said["within"].format(days=ends[0])]
    titles += [said["between"].format(from_days=before + 1, days=end) for before, end in pairwise(ends)]
    left = (date.max - held_on).days  # a day mistyped into the year 9999 has no 90 days left
    last_days = [held_on + timedelta(days=min(end, left)) for end in ends]
    columns = [
        HorizonColumn(key, title, said["until"].format(day=day_words(day)), day)
        for key, title, day in zip(HORIZONS, titles, last_days, strict=False)
    ]
    after = said["after"].format(days=ends[-1])
    later = held_on + timedelta(days=min(ends[-1] + max(1, ends[-1] - ends[-2]), left))
    columns.append(HorizonColumn("later", said["later"], after, later))
    columns.append(HorizonColumn("undated", said["undated"], said["to_be_dated"], None))
    return tuple(columns)
