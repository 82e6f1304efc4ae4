"""Where an action stands in the plan: how soon, how big, whose, and in which order to read them."""

from collections.abc import Iterable
from typing import Literal

from app.records.plan import Action
from app.rules.two_questions import state_of_test
from app.workshop import Workshop

Quadrant = Literal["quick_win", "major_project", "fill_in", "reconsider", "not_rated"]
QUADRANTS: tuple[Quadrant, ...] = ("quick_win", "major_project", "fill_in", "reconsider", "not_rated")
Horizon = Literal["first", "second", "third", "later", "undated"]
"""The first three are the workshop's `horizons` in days: 30, 60 and 90 unless it says otherwise."""
HORIZONS: tuple[Horizon, ...] = ("first", "second", "third", "later", "undated")

HIGH_IMPACT = 4
LARGE_EFFORT = 3
CLOSED = frozenset({"done", "dropped"})
FIRST_TEN = 10


def quadrant(action: Action) -> Quadrant:
    """Give an action's place by impact (high from 4) and effort (large from 3)."""
    if action.impact is None or action.effort is None:
        return "not_rated"
    if action.impact >= HIGH_IMPACT:
        return "quick_win" if action.effort < LARGE_EFFORT else "major_project"
    return "fill_in" if action.effort < LARGE_EFFORT else "reconsider"


def horizon(workshop: Workshop, action: Action) -> Horizon:
    """Give the horizon an action's due date falls into, counted in days from the day of the workshop.

    A date on or before a horizon's last day is in it, one before the workshop in the first.
    """
    if action.due_on is None:
        return "undated"
    days = (action.due_on - workshop.details.held_on).days
    ends = zip(HORIZONS, workshop.details.horizons, strict=False)
    return next((name for name, end in ends if days <= end), "later")


def is_open(action: Action) -> bool:
    """Tell whether an action is neither done nor dropped."""
    return action.status not in CLOSED


def open_actions(workshop: Workshop) -> tuple[Action, ...]:
    """Give the actions neither done nor dropped, in order."""
    return tuple(action for action in workshop.actions if is_open(action))


def owner_name(workshop: Workshop, action: Action) -> str | None:
    """Give who owns an action: a participant's name, else the name as typed, else None."""
    participant = workshop.find("participants", action.owner_id)
    if participant is not None:
        return str(participant.name)
    return (action.owner or "").strip() or None


def department_of(workshop: Workshop, action: Action) -> str | None:
    """Give the id of the department an action counts to: its own, else its touchpoint's, else its owner's."""
    point = workshop.find("touchpoints", action.touchpoint_id)
    owner = workshop.find("participants", action.owner_id)
    places = (action.department_id, point and point.department_id, owner and owner.department_id)
    return next((id for id in places if id), None)


def actions_of(workshop: Workshop, participant_id: str) -> tuple[Action, ...]:
    """Give the actions a participant owns and that aren't dropped, soonest first, undated ones last."""
    own: tuple[Action, ...] = workshop.where("actions", "owner_id", participant_id)
    return soonest_first(action for action in own if action.status != "dropped")


def soonest_first(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Sort by due date, undated ones last, else as they stood."""
    return tuple(sorted(actions, key=lambda action: (action.due_on is None, str(action.due_on))))


def in_reading_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Sort for reading: foundations first, then quick wins, then the others, each as `soonest_first`.

    What is due on one day, or has no date, goes by quadrant.
    """
    by_quadrant = sorted(actions, key=lambda action: QUADRANTS.index(quadrant(action)))
    return tuple(sorted(soonest_first(by_quadrant), key=_reading_group))


def _reading_group(action: Action) -> int:
    if action.purpose == "foundation":
        return 0
    return 1 if quadrant(action) == "quick_win" else 2


def first_ten(workshop: Workshop) -> tuple[Action, ...]:
    """Give the ten open actions to begin with, in reading order, the doubtful ones last."""
    return tuple(sorted(in_reading_order(open_actions(workshop)), key=is_doubtful))[:FIRST_TEN]


def is_doubtful(action: Action) -> bool:
    """Tell whether an action is none to begin with: it failed the two questions, or is to be reconsidered."""
    return state_of_test(action) == "failed" or quadrant(action) == "reconsider"
