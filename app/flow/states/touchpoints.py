"""How far the steps of Touchpoints are."""

from app.flow.states.state import State, StepState, counted, part, so_far, step_state
from app.rules.line_of_sight import distances, edges
from app.rules.pains import is_severe, unresolved
from app.workshop import Workshop

ENOUGH_PAINS = 5


def personal(workshop: Workshop) -> StepState:
    """Done once everyone in the room has given an answer."""
    place = ("touchpoints", "personal")
    if not workshop.personal_touchpoints:
        return step_state(place, "to_do")
    there = workshop.in_the_room
    answered = sum(bool(workshop.where("personal_touchpoints", "participant_id", each.id)) for each in there)
    state: State = "done" if answered == len(there) else "under_way"
    people = counted("people", len(there))
    return step_state(place, state, answered=answered, people=people)


def gives(workshop: Workshop) -> StepState:
    """Done once each department gives something to somebody."""
    mapped, total = len({edge.department_id for edge in edges(workshop)}), len(workshop.departments)
    state = _begun(part(mapped, total), bool(workshop.touchpoints))
    departments = counted("departments", total)
    return step_state(("touchpoints", "gives"), state, mapped=mapped, departments=departments)


def line_of_sight(workshop: Workshop) -> StepState:
    """Done once every department has a line to the customer; under way once there is an edge."""
    drawn, total = len(distances(workshop)), len(workshop.departments)
    state = _begun(part(drawn, total), bool(workshop.receivers))
    return step_state(("touchpoints", "line_of_sight"), state, drawn=drawn, total=total)


def pains(workshop: Workshop) -> StepState:
    """Done from five pain points."""
    count = len(workshop.pain_points)
    severe = sum(map(is_severe, unresolved(workshop)))
    state = so_far(count, done_from=ENOUGH_PAINS)
    return step_state(("touchpoints", "pains"), state, pains=counted("pains", count), severe=severe)


def _begun(state: State, begun: bool) -> State:
    return "under_way" if begun and state == "to_do" else state
