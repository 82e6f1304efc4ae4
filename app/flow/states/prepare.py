"""How far the steps of Prepare are."""

from app.flow.agenda import timed, working_minutes
from app.flow.states.state import StepState, counted, so_far, step_state
from app.workshop import Workshop

ENOUGH_DEPARTMENTS = 2
"""One department alone has nobody to serve but the customer: there is no line of sight to draw."""


def organisation(workshop: Workshop) -> StepState:
    """Done once a segment is named; under way once there is a sponsor or a purpose."""
    place = ("prepare", "organisation")
    if workshop.segments:
        return step_state(place, "done", segments=counted("segments", len(workshop.segments)))
    begun = workshop.details.sponsor or workshop.details.purpose
    return step_state(place, "under_way" if begun else "to_do")


def departments(workshop: Workshop) -> StepState:
    """Done from two departments."""
    count = len(workshop.departments)
    state = so_far(count, done_from=ENOUGH_DEPARTMENTS)
    return step_state(("prepare", "departments"), state, departments=counted("departments", count))


def people(workshop: Workshop) -> StepState:
    """Done once somebody in the room speaks for each department, and everyone in it has a level."""
    place = ("prepare", "people")
    if not workshop.participants:
        return step_state(place, "to_do")
    there = workshop.in_the_room
    said = counted("people", len(there))
    spoken_for = {person.department_id for person in there}.union(*(each.represents_ids for each in there))
    missing = sum(department.id not in spoken_for for department in workshop.departments)
    if missing:
        without = counted("departments", missing)
        return step_state(place, "under_way", line="without_department", people=said, missing=without)
    missing = sum(person.level is None for person in there)
    if missing:
        return step_state(place, "under_way", line="without_level", people=said, missing=missing)
    return step_state(place, "done", people=said)


def agenda(workshop: Workshop) -> StepState:
    """Done once every item with a fixed start can begin in time."""
    place = ("prepare", "agenda")
    if not workshop.agenda_items:
        return step_state(place, "to_do")
    items = counted("items", len(workshop.agenda_items))
    late = max((each.late_by for each in timed(workshop.agenda_items)), default=0)
    if late:
        return step_state(place, "under_way", items=items, late=late)
    hours, minutes = divmod(working_minutes(workshop.agenda_items), 60)
    return step_state(place, "done", items=items, hours=hours, minutes=minutes)
