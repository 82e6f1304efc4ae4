"""How far each step is: to do, under way and done, one after the other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from app.flow.progress import stage_progress, step_progress, workshop_progress
from app.flow.stages import built_steps, stages
from tests.small import chain, workshop
from tests.strategies import workshops

DAY = date(2026, 3, 4)
REVEALED = "2026-03-04T12:00:00+01:00"
STATEMENT = {"statement": "You have water."}
AGREED = {**STATEMENT, "statement_agreed_on": DAY}
PROMISED = {"owner": "The mayor", "due_on": DAY}
SURVEY = {"id": "s", "instrument": "practice"}
PRACTICES = ("know", "listen", "show", "empower", "reward", "lead")


def ratings(each, practices=PRACTICES):
    return [{"survey_id": "s", "item": item, "score": 1 + n % 5} for item in practices for n in range(each)]


def people(count, **fields):
    return [{"id": f"p{n}", "level": "team_member", **fields} for n in range(count)]


EXAMPLES = [
    ("prepare", "organisation", workshop(), "to_do", "No segment yet"),
    ("prepare", "organisation", workshop({"sponsor": "The mayor"}), "under_way", "No segment yet"),
    ("prepare", "organisation", workshop(segments=[{}]), "done", "1 segment"),
    ("prepare", "departments", workshop(), "to_do", "No departments yet"),
    ("prepare", "departments", workshop(departments=[{}]), "under_way", "1 department"),
    ("prepare", "departments", workshop(departments=[{}, {}]), "done", "2 departments"),
    ("prepare", "people", workshop(), "to_do", "Nobody invited yet"),
    (
        "prepare",
        "people",
        workshop(departments=[{"id": "A"}], participants=people(2)),
        "under_way",
        "2 people, 1 department not spoken for",
    ),
    (
        "prepare",
        "people",
        workshop(participants=people(1, level=None)),
        "under_way",
        "1 person, 1 without a level",
    ),
    (
        "prepare",
        "people",
        workshop(departments=[{"id": "A"}], participants=people(1, represents_ids=("A",))),
        "done",
        "1 person",
    ),
    ("prepare", "agenda", workshop(), "to_do", "No agenda yet"),
    (
        "prepare",
        "agenda",
        workshop(agenda_items=[{"minutes": 200}, {"minutes": 45, "fixed_at": "12:00"}]),
        "under_way",
        "2 items, 20 min too long",
    ),
    ("prepare", "agenda", workshop(agenda_items=[{"minutes": 90}]), "done", "1 item, 1 h 30 min"),
    (
        "prepare",
        "agenda",
        workshop(agenda_items=[{"priority": "pre_work"}]),
        "done",
        "1 item, 0 h 0 min",
    ),
    ("vision", "voices", workshop(), "to_do", "No customer heard yet"),
    ("vision", "voices", workshop(voices=[{}]), "under_way", "1 voice"),
    ("vision", "voices", workshop(voices=[{}] * 10), "done", "10 voices"),
    (
        "vision",
        "voices",
        workshop(voices=[{}] * 10, segments=[{}]),
        "under_way",
        "10 voices, 1 segment not heard",
    ),
    ("vision", "phrases", workshop(), "to_do", "No phrases yet"),
    ("vision", "phrases", workshop(phrases=[{}] * 3, participants=people(2)), "under_way", "3 phrases"),
    ("vision", "phrases", workshop(phrases=[{}] * 4, participants=people(2)), "done", "4 phrases"),
    ("vision", "drafts", workshop(), "to_do", "No drafts yet"),
    ("vision", "drafts", workshop(drafts=[{}]), "under_way", "1 draft"),
    ("vision", "drafts", workshop(drafts=[{}, {}]), "done", "2 drafts"),
    ("vision", "agree", workshop(), "to_do", "No wording agreed yet"),
    ("vision", "agree", workshop(STATEMENT), "under_way", "Written, not agreed yet"),
    ("vision", "agree", workshop(AGREED), "done", "The wording is agreed"),
    (
        "vision",
        "agree",
        workshop({**AGREED, "agreed_count": 17, "present_count": 20}),
        "done",
        "Agreed by 17 of 20",
    ),
    (
        "vision",
        "agree",
        workshop({**AGREED, "agreed_count": 9, "present_count": 7}),
        "under_way",
        "9 of 7 agree: check",
    ),
    ("vision", "commitments", workshop(), "to_do", "No commitments yet"),
    ("vision", "commitments", workshop(commitments=[{}]), "under_way", "1 commitment"),
    ("vision", "commitments", workshop(commitments=[{}] * 3), "done", "3 commitments"),
    ("vision", "sign_off", workshop(AGREED), "to_do", "Nobody has signed yet"),
    (
        "vision",
        "sign_off",
        workshop(AGREED, signatures=[{"wording": "Old"}]),
        "under_way",
        "To be signed again",
    ),
    ("vision", "sign_off", workshop(AGREED, signatures=[{}]), "under_way", "1 signature, no senior leader"),
    (
        "vision",
        "sign_off",
        workshop(STATEMENT, signatures=[{"level": "senior_leader"}]),
        "under_way",
        "1 signature",
    ),
    ("vision", "sign_off", workshop(AGREED, signatures=[{"level": "senior_leader"}]), "done", "1 signature"),
    ("touchpoints", "personal", workshop(participants=people(2)), "to_do", "Nobody asked yet"),
    (
        "touchpoints",
        "personal",
        workshop(participants=people(2), personal_touchpoints=[{"participant_id": "p0"}]),
        "under_way",
        "1 of 2 people",
    ),
    (
        "touchpoints",
        "personal",
        workshop(participants=people(1), personal_touchpoints=[{"participant_id": "p0"}]),
        "done",
        "1 person",
    ),
    ("touchpoints", "gives", workshop(), "to_do", "Nothing mapped yet"),
    (
        "touchpoints",
        "gives",
        workshop(departments=[{"id": "A"}], touchpoints=[{"department_id": "A"}]),
        "under_way",
        "0 of 1 department",
    ),
    ("touchpoints", "gives", chain("A>B"), "under_way", "1 of 2 departments"),
    ("touchpoints", "gives", chain("A>B B>*"), "done", "2 departments"),
    ("touchpoints", "line_of_sight", workshop(), "to_do", "No line drawn yet"),
    ("touchpoints", "line_of_sight", chain("A>B"), "under_way", "0 of 2 lines drawn"),
    ("touchpoints", "line_of_sight", chain("A>* B>C"), "under_way", "1 of 3 lines drawn"),
    ("touchpoints", "line_of_sight", chain("A>B B>*"), "done", "All 2 lines drawn"),
    ("touchpoints", "pains", workshop(), "to_do", "No pain points yet"),
    ("touchpoints", "pains", workshop(pain_points=[{"severity": 5}]), "under_way", "1 pain point, 1 severe"),
    ("touchpoints", "pains", workshop(pain_points=[{}] * 5), "done", "5 pain points, 0 severe"),
    ("practices", "rate", workshop(), "to_do", "Nothing rated yet"),
    ("practices", "rate", workshop(surveys=[SURVEY]), "to_do", "Nothing rated yet"),
    (
        "practices",
        "rate",
        workshop(surveys=[SURVEY], ratings=ratings(4, ("know", "lead"))),
        "under_way",
        "2 of 6 practices rated",
    ),
    (
        "practices",
        "rate",
        workshop(surveys=[SURVEY], ratings=ratings(4)),
        "under_way",
        "4 slips, not revealed",
    ),
    (
        "practices",
        "rate",
        workshop(surveys=[{**SURVEY, "revealed_at": REVEALED}], ratings=ratings(4)),
        "done",
        "Rated, 6 split",
    ),
    (
        "practices",
        "rate",
        workshop(
            surveys=[{**SURVEY, "revealed_at": REVEALED}, {**SURVEY, "id": "late", "secret": False}],
            ratings=[*ratings(4), {"survey_id": "late", "item": "know", "score": 2}],
        ),
        "done",
        "Rated; round 2 under way",
    ),
    ("practices", "targets", workshop(), "to_do", "No targets yet"),
    (
        "practices",
        "targets",
        workshop(practice_reviews=[{"target": 4}]),
        "under_way",
        "No target complete yet",
    ),
    (
        "practices",
        "targets",
        workshop(practice_reviews=[{"evidence": "Seen", "barrier": "Time", "target": 4, "target_on": DAY}]),
        "done",
        "1 of 6 with a target",
    ),
    ("plan", "actions", workshop(), "to_do", "No actions yet"),
    ("plan", "actions", workshop(actions=[PROMISED]), "under_way", "1 action, 1 incomplete"),
    ("plan", "actions", workshop(actions=[{**PROMISED, "measure": "Calls"}]), "done", "1 action"),
    ("plan", "test", workshop(), "to_do", "Nothing tested yet"),
    ("plan", "test", workshop(actions=[{}]), "to_do", "Nothing tested yet"),
    ("plan", "test", workshop(actions=[{}], decisions=[{"loyalty": False}]), "under_way", "1 of 2 tested"),
    ("plan", "test", workshop(decisions=[{"loyalty": True, "recognised": True}]), "done", "1 of 1 tested"),
    ("plan", "test", workshop(actions=[{"purpose": "foundation"}]), "done", "0 of 0 tested"),
    ("plan", "matrix", workshop(), "to_do", "Nothing placed yet"),
    ("plan", "matrix", workshop(actions=[{}, {"impact": 1, "effort": 1}]), "under_way", "1 of 2 placed"),
    ("plan", "matrix", workshop(actions=[{"impact": 1, "effort": 1}]), "done", "1 of 1 placed"),
    ("plan", "board", workshop(actions=[{}]), "to_do", "Nothing dated yet"),
    ("plan", "board", workshop(actions=[{}, PROMISED]), "under_way", "1 of 2 dated"),
    ("plan", "board", workshop(actions=[PROMISED, {"status": "dropped"}]), "done", "1 of 1 dated"),
    ("hand_out", "documents", workshop(), "to_do", "Nothing to hand out yet"),
    ("hand_out", "documents", workshop(AGREED), "under_way", "Ready as a draft"),
    ("hand_out", "documents", workshop(AGREED, actions=[{}]), "under_way", "Ready as a draft"),
    ("hand_out", "documents", workshop(AGREED, actions=[PROMISED]), "done", "Ready to hand out"),
]


@pytest.mark.parametrize(
    ("stage", "step", "made", "state", "line"), EXAMPLES, ids=[f"{e[1]}-{e[3]}-{e[4]}" for e in EXAMPLES]
)
def test_how_far_a_step_is(stage, step, made, state, line):
    found = step_progress(made, stage, step)

    assert (found.state, found.line) == (state, line)


def test_every_step_has_been_seen_in_every_state():
    seen = {(stage, step, state) for stage, step, _, state, _ in EXAMPLES}

    assert seen == {
        (*step.place, state) for step in built_steps() for state in ("to_do", "under_way", "done")
    }


def test_a_step_without_a_page_has_no_progress():
    with pytest.raises(KeyError):
        step_progress(workshop(), "vision", "themes")


def test_a_stage_counts_its_steps_and_those_under_way_half():
    found = stage_progress(workshop({"sponsor": "The mayor"}, departments=[{}, {}]), "prepare")

    assert (found.state, found.fraction) == ("under_way", 0.375)
    assert found.line == "2 departments, 0 people"


@pytest.mark.parametrize(
    ("stage", "made", "state", "line"),
    [
        ("prepare", workshop(), "to_do", "Not begun yet"),
        ("prepare", workshop(segments=[{}]), "under_way", "1 of 4 steps done"),
        ("vision", workshop(), "to_do", "Not begun yet"),
        ("vision", workshop(drafts=[{}, {}]), "under_way", "1 of 6 steps done"),
        ("vision", workshop(AGREED), "under_way", "The wording is agreed"),
        ("hand_out", workshop(AGREED, actions=[PROMISED]), "done", "Ready to hand out"),
    ],
)
def test_a_stage_is_told_in_one_line(stage, made, state, line):
    found = stage_progress(made, stage)

    assert (found.state, found.line) == (state, line)


def test_a_stage_may_be_told_by_some_of_its_steps():
    assert stage_progress(workshop(drafts=[{}, {}]), "vision", ("drafts",)).state == "done"
    assert stage_progress(workshop(AGREED), "vision", ("drafts", "voices")).line == "Not begun yet"
    assert stage_progress(workshop(), "vision", ()).fraction == 0
    steps = stage_progress(workshop(AGREED), "vision", ("agree", "voices")).steps
    assert {key: step.state for key, step in steps.items()} == {"agree": "done", "voices": "to_do"}


def test_the_whole_workshop_is_the_mean_of_its_stages():
    assert workshop_progress(workshop()) == 0
    assert workshop_progress(workshop(AGREED, actions=[PROMISED])) == pytest.approx((1 / 6 + 0.375 + 1) / 6)


@given(workshops(most=3))
@settings(max_examples=20)  # drawing a whole workshop takes a while
def test_progress_is_told_of_any_workshop(made):
    for stage in stages():
        found = stage_progress(made, stage.key)
        assert 0 <= found.fraction <= 1
        assert "{" not in found.line
        assert (found.state == "done") == (found.fraction == 1)
        assert (found.state == "to_do") == (found.fraction == 0)
