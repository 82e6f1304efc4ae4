"""The state of one step, and how it is put into a line."""

from typing import Literal

from msgspec import Struct

from app.content import words
from app.flow.stages import Place

State = Literal["to_do", "under_way", "done"]


class StepState(Struct, frozen=True, kw_only=True):
    """Whether a step is to do, under way or done, and one line on what there is."""

    state: State
    line: str


def step_state(place: Place, state: State, *, line: str | None = None, **facts: object) -> StepState:
    """Give the state of a step with its line of `progress.toml`: the state's own unless `line` names one."""
    stage, step = place
    template: str = words("progress")[stage][step][line or state]
    return StepState(state=state, line=template.format(**facts))


def counted(name: str, count: int) -> str:
    """Say a count with its noun, as in "1 department" or "6 departments"."""
    forms = words("progress")["counts"][name]
    return str(forms["one"] if count == 1 else forms["many"].format(count=count))


def so_far(count: int, *, done_from: int) -> State:
    """Give the state of a step that is done once there is enough of something."""
    if count == 0:
        return "to_do"
    return "done" if count >= done_from else "under_way"


def part(count: int, total: int) -> State:
    """Give the state of a step that is done once something is said of all there are."""
    if count == 0:
        return "to_do"
    return "done" if count >= total else "under_way"
