"""The stages and steps of the method, in its order."""

from __future__ import annotations

from typing import get_args

import pytest

from app.content import guide
from app.flow.stages import BUILT, built_steps, neighbour, place_of, stage_of, stages, step_of
from app.records.kinds import Priority, StageKey, StepKey


def test_stages_and_steps_are_those_of_the_vocabulary_in_its_order():
    assert tuple(stage.key for stage in stages()) == get_args(StageKey)
    assert tuple(step.key for stage in stages() for step in stage.steps) == get_args(StepKey)


def test_every_step_says_what_it_is_for_and_whether_it_can_be_left_out():
    for stage in stages():
        assert stage.title
        assert stage.summary
        for step in stage.steps:
            assert step.title
            assert step.summary.endswith(".")
            assert step.mark in get_args(Priority)
            assert step.place == (stage.key, step.key)


def test_every_built_step_is_a_step_and_has_a_guide():
    assert {step.place for step in built_steps()} == BUILT
    for step in built_steps():
        assert step.is_built
        assert guide(*step.place).purpose
    assert not step_of("vision", "themes").is_built
    assert [step.key for step in stage_of("practices").built] == ["rate", "targets"]


def test_back_and_next_pass_over_steps_without_a_page():
    after = neighbour("vision", "phrases", 1)
    before = neighbour("vision", "voices", -1)

    assert after is not None
    assert after.place == ("vision", "drafts")
    assert before is not None
    assert before.place == ("prepare", "agenda")
    assert neighbour("prepare", "organisation", -1) is None
    assert neighbour("hand_out", "documents", 1) is None


def test_a_step_is_found_by_its_own_key():
    assert place_of("sign_off") == ("vision", "sign_off")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: stage_of("nowhere"),
        lambda: step_of("vision", "board"),
        lambda: place_of("nothing"),
    ],
)
def test_there_is_no_other_stage_or_step(ask):
    with pytest.raises(KeyError):
        ask()
