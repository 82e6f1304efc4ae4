"""How far each step and stage is, computed from the records: nobody ticks anything off."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from app.content import words
from app.flow.stages import Place, stage_of, stages
from app.flow.states import plan, practices, prepare, touchpoints, vision
from app.flow.states.state import State, StepState, counted
from app.workshop import Workshop

_STATES: Mapping[Place, Callable[[Workshop], StepState]] = MappingProxyType(
    {
        ("prepare", "organisation"): prepare.organisation,
        ("prepare", "departments"): prepare.departments,
        ("prepare", "people"): prepare.people,
        ("prepare", "agenda"): prepare.agenda,
        ("vision", "voices"): vision.voices,
        ("vision", "phrases"): vision.phrases,
        ("vision", "drafts"): vision.drafts,
        ("vision", "agree"): vision.agree,
        ("vision", "commitments"): vision.commitments,
        ("vision", "sign_off"): vision.sign_off,
        ("touchpoints", "personal"): touchpoints.personal,
        ("touchpoints", "gives"): touchpoints.gives,
        ("touchpoints", "line_of_sight"): touchpoints.line_of_sight,
        ("touchpoints", "pains"): touchpoints.pains,
        ("practices", "rate"): practices.rate,
        ("practices", "targets"): practices.targets,
        ("plan", "actions"): plan.actions,
        ("plan", "test"): plan.test,
        ("plan", "matrix"): plan.matrix,
        ("plan", "board"): plan.board,
        ("hand_out", "documents"): plan.documents,
    }
)

_HEADLINES: Mapping[str, str] = MappingProxyType(
    {
        "vision": "agree",
        "touchpoints": "line_of_sight",
        "practices": "rate",
        "plan": "actions",
        "hand_out": "documents",
    }
)
"""The step whose line says how a stage is, once that step has begun."""


class StageProgress(Struct, frozen=True, kw_only=True):
    """How far a stage is: `fraction` of its steps done (0-1, a step under way counts half), and one line.

    `steps` says how far each of its steps is, by their keys.
    """

    state: State
    fraction: float
    line: str
    steps: Mapping[str, StepState]


def step_progress(workshop: Workshop, stage: str, step: str) -> StepState:
    """Give how far a step is; KeyError for a step that has no page."""
    return _STATES[stage, step](workshop)


def stage_progress(workshop: Workshop, stage: str, steps: Iterable[str] | None = None) -> StageProgress:
    """Give how far a stage is, by those of its steps that have a page (or by `steps`, by their keys)."""
    keys = tuple(step.key for step in stage_of(stage).built) if steps is None else tuple(steps)
    states = {key: step_progress(workshop, stage, key) for key in keys}
    done = sum(each.state == "done" for each in states.values())
    under_way = sum(each.state == "under_way" for each in states.values())
    state: State = "under_way" if done or under_way else "to_do"
    if states and done == len(states):
        state = "done"
    fraction = (done + under_way / 2) / max(len(states), 1)
    line = _line(workshop, stage, state, done, states)
    return StageProgress(state=state, fraction=fraction, line=line, steps=states)


def workshop_progress(workshop: Workshop) -> float:
    """Give how far the whole workshop is, 0-1: the mean of its six stages, as shown on Home."""
    found = [stage_progress(workshop, stage.key).fraction for stage in stages()]
    return sum(found) / len(found)


def _line(workshop: Workshop, stage: str, state: State, done: int, states: Mapping[str, StepState]) -> str:
    said = words("progress")["stages"]
    if stage == "prepare" and (workshop.departments or workshop.participants):
        departments = counted("departments", len(workshop.departments))
        people = counted("people", len(workshop.in_the_room))
        return str(said["prepare"].format(departments=departments, people=people))
    if state == "to_do":
        return str(said["not_begun"])
    headline = states.get(_HEADLINES.get(stage, ""))
    if headline is not None and headline.state != "to_do":
        return headline.line
    return str(said["some"].format(done=done, steps=len(states)))
