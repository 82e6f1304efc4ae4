"""The six stages and their steps in order: what the rail shows, and where an insight leads."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from app.content import words
from app.records.kinds import Priority

Place = tuple[str, str]
"""A step by the keys of its stage and itself, as in ``("plan", "board")``."""

BUILT: frozenset[Place] = frozenset(
    {
        ("prepare", "organisation"),
        ("prepare", "departments"),
        ("prepare", "people"),
        ("prepare", "agenda"),
        ("vision", "voices"),
        ("vision", "phrases"),
        ("vision", "drafts"),
        ("vision", "agree"),
        ("vision", "commitments"),
        ("vision", "sign_off"),
        ("touchpoints", "personal"),
        ("touchpoints", "gives"),
        ("touchpoints", "line_of_sight"),
        ("touchpoints", "pains"),
        ("practices", "rate"),
        ("practices", "targets"),
        ("plan", "actions"),
        ("plan", "test"),
        ("plan", "matrix"),
        ("plan", "board"),
        ("hand_out", "documents"),
    }
)
"""The steps that have a page. A step that has none is shown nowhere."""


class Step(Struct, frozen=True, kw_only=True):
    """One step of the method: its title, a sentence on what it is for, and whether it can be left out."""

    stage: str
    key: str
    title: str
    summary: str
    mark: Priority

    @property
    def place(self) -> Place:
        """The step by its two keys."""
        return self.stage, self.key

    @property
    def is_built(self) -> bool:
        """Tell whether the step has a page."""
        return self.place in BUILT


class Stage(Struct, frozen=True, kw_only=True):
    """One of the six stages, with all of its steps in order."""

    key: str
    title: str
    summary: str
    steps: tuple[Step, ...]

    @property
    def built(self) -> tuple[Step, ...]:
        """The steps that have a page, in order."""
        return tuple(step for step in self.steps if step.is_built)


@cache
def stages() -> tuple[Stage, ...]:
    """Give the six stages in the order of the method, in the words of `stages.toml`."""
    return tuple(
        Stage(
            key=stage,
            title=said["title"],
            summary=said["summary"],
            steps=tuple(
                Step(
                    stage=stage,
                    key=key,
                    title=step["title"],
                    summary=step["summary"],
                    mark=step["mark"],
                )
                for key, step in said["steps"].items()
            ),
        )
        for stage, said in words("stages").items()
    )


def stage_of(key: str) -> Stage:
    """Give a stage by its key; KeyError where there is no such stage."""
    for stage in stages():
        if stage.key == key:
            return stage
    raise KeyError(key)


def step_of(stage: str, key: str) -> Step:
    """Give a step by the keys of its stage and itself; KeyError where there is no such step."""
    for step in stage_of(stage).steps:
        if step.key == key:
            return step
    raise KeyError((stage, key))


def built_steps() -> tuple[Step, ...]:
    """Give every step that has a page, in the order of the method."""
    return tuple(step for stage in stages() for step in stage.built)


def neighbour(stage: str, key: str, by: Literal[-1, 1]) -> Step | None:
    """Give the step before (-1) or after (1) a step among those with a page; None at either end."""
    steps = built_steps()
    index = steps.index(step_of(stage, key)) + by
    return steps[index] if 0 <= index < len(steps) else None


def place_of(step: str) -> Place:
    """Give the place of a step by its own key, which no two stages share; KeyError for no such step."""
    for each in _all_steps():
        if each.key == step:
            return each.place
    raise KeyError(step)


def _all_steps() -> Iterator[Step]:
    return (step for stage in stages() for step in stage.steps)
