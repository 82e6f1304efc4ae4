"""How far the steps of Plan and Hand out are."""

from app.flow.states.state import State, StepState, counted, part, step_state
from app.records.plan import Action, Decision
from app.rules.plan import open_actions, owner_name, quadrant
from app.rules.signatures import is_agreed
from app.rules.two_questions import state_of_test
from app.workshop import Workshop


def actions(workshop: Workshop) -> StepState:
    """Done once every open action has an owner, a date and a measure."""
    place = ("plan", "actions")
    if not workshop.actions:
        return step_state(place, "to_do")
    there = open_actions(workshop)
    incomplete = sum(not (_is_promised(workshop, each) and each.measure) for each in there)
    state: State = "under_way" if incomplete else "done"
    said = counted("actions", len(workshop.actions))
    return step_state(place, state, actions=said, incomplete=incomplete)


def test(workshop: Workshop) -> StepState:
    """Done once every open loyalty action and every decision has both answers."""
    records: tuple[Action | Decision, ...] = (*open_actions(workshop), *workshop.decisions)
    states = [state_of_test(each) for each in records]
    asked = [state for state in states if state != "not_tested"]
    tested = sum(state != "open" for state in asked)
    state: State = "done" if states and not asked else part(tested, len(asked))
    return step_state(("plan", "test"), state, tested=tested, total=len(asked))


def matrix(workshop: Workshop) -> StepState:
    """Done once every open action has an impact and an effort."""
    there = open_actions(workshop)
    placed = sum(quadrant(each) != "not_rated" for each in there)
    return step_state(("plan", "matrix"), part(placed, len(there)), placed=placed, total=len(there))


def board(workshop: Workshop) -> StepState:
    """Done once every open action has a date."""
    there = open_actions(workshop)
    dated = sum(each.due_on is not None for each in there)
    return step_state(("plan", "board"), part(dated, len(there)), dated=dated, total=len(there))


def documents(workshop: Workshop) -> StepState:
    """Done once the wording is agreed and every open action has an owner and a date: ready to export."""
    place = ("hand_out", "documents")
    if not (workshop.actions or workshop.personal_touchpoints or workshop.details.statement):
        return step_state(place, "to_do")
    promised = all(_is_promised(workshop, each) for each in open_actions(workshop))
    ready = is_agreed(workshop) and bool(workshop.actions) and promised
    return step_state(place, "done" if ready else "under_way")


def _is_promised(workshop: Workshop, action: Action) -> bool:
    return owner_name(workshop, action) is not None and action.due_on is not None
