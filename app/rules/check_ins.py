"""When the plan is looked at again where nobody has set a date: at the workshop's horizons."""

from datetime import date, timedelta
from typing import NamedTuple

from app.workshop import Workshop


class Expected(NamedTuple):
    """A check-in that follows from a horizon: so many days after the workshop, and the day that is."""

    days: int
    on: date


def by_horizons(workshop: Workshop) -> tuple[Expected, ...]:
    """Give the check-ins the workshop's horizons stand for, the soonest first."""
    day, horizons = workshop.details.held_on, sorted(workshop.details.horizons)
    left = (date.max - day).days  # a day mistyped into the year 9999 has no 90 days left
    return tuple(Expected(days, day + timedelta(days=days)) for days in horizons if days < left)


def expected_check_ins(workshop: Workshop) -> tuple[Expected, ...]:
    """Give the check-ins by horizons as long as no check-in has a date, planned or held; then none."""
    dated = any(each.planned_on or each.held_on for each in workshop.check_ins)
    return () if dated else by_horizons(workshop)
