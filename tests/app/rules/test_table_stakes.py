"""What is broken is mended first: worked cases, and an oracle that reads the rule word by word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.table_stakes import table_stakes
from tests.small import workshop

SOON, LATE = date(2026, 4, 1), date(2026, 6, 1)
AIMS_HIGH = {"id": "aim", "touchpoint_id": "t", "due_on": SOON}


def made(*actions, level="broken", pains=("p",), sources=()):
    return workshop(
        departments=[{"id": "A"}],
        touchpoints=[{"id": "t", "department_id": "A", "level_today": level}],
        pain_points=[{"id": pain, "touchpoint_id": "t"} for pain in pains],
        actions=[AIMS_HIGH, *actions],
        action_sources=[
            {"action_id": action, "source": list_, "source_id": id} for action, list_, id in sources
        ],
    )


def mending(**fields):
    return {"id": "mend", "purpose": "foundation", "due_on": SOON, **fields}


def test_a_flag_names_the_touchpoint_and_its_pains():
    (flag,) = table_stakes(made())

    assert (flag.action_id, flag.touchpoint_id, flag.broken, flag.pain_ids) == ("aim", "t", True, ("p",))


def test_a_sound_touchpoint_is_not_flagged():
    assert table_stakes(made(level="service", pains=())) == ()


@pytest.mark.parametrize("level", ["processing", None])
def test_a_processing_pain_is_enough(level):
    (flag,) = table_stakes(made(level=level))

    assert (flag.broken, flag.pain_ids) == (False, ("p",))


@pytest.mark.parametrize(
    ("mend", "flagged"),
    [
        (mending(touchpoint_id="t"), False),
        (mending(touchpoint_id="t", due_on=LATE), True),
        (mending(touchpoint_id="t", due_on=None), True),
        (mending(touchpoint_id="t", due_on=LATE, status="done"), False),
        (mending(touchpoint_id="t", status="dropped"), True),
        (mending(touchpoint_id="t", purpose="loyalty"), True),
        (mending(), True),
    ],
)
def test_a_foundation_action_in_time_lifts_the_flag(mend, flagged):
    assert any(flag.action_id == "aim" for flag in table_stakes(made(mend))) == flagged


@pytest.mark.parametrize(("list_", "id"), [("pain_points", "p"), ("touchpoints", "t")])
def test_it_may_name_the_pain_or_the_touchpoint_as_its_source(list_, id):
    assert table_stakes(made(mending(), sources=[("mend", list_, id)])) == ()


def test_each_pain_has_to_be_mended():
    sources = [("mend", "pain_points", "p")]
    (flag,) = table_stakes(made(mending(), pains=("p", "q"), sources=sources))

    assert (flag.broken, flag.pain_ids) == (False, ("q",))


@pytest.mark.parametrize("closed", ["done", "dropped"])
def test_a_closed_action_is_not_flagged(closed):
    found = made().replace(actions=made(AIMS_HIGH | {"id": "shut", "status": closed}).actions[1:])

    assert table_stakes(found) == ()


def test_any_date_comes_before_an_action_without_one():
    undated = AIMS_HIGH | {"id": "undated", "due_on": None}
    flags = table_stakes(made(undated, mending(touchpoint_id="t", due_on=LATE)))

    assert [flag.action_id for flag in flags] == ["aim"]


DATES = st.sampled_from([None, SOON, LATE])


@given(
    level=st.sampled_from([None, "broken", "service"]),
    pains=st.lists(st.sampled_from(["processing", "service", "resolved"]), max_size=3),
    due_on=DATES,
    mends=st.lists(
        st.tuples(
            DATES,
            st.sampled_from(["proposed", "done", "dropped"]),
            st.sampled_from(["touchpoint", 0, 1, 2, "other"]),
        ),
        max_size=3,
    ),
)
def test_the_rule_word_by_word(level, pains, due_on, mends):
    found = workshop(
        departments=[{"id": "A"}],
        touchpoints=[{"id": name, "department_id": "A", "level_today": level} for name in ("t", "other")],
        pain_points=[
            {
                "id": str(index),
                "touchpoint_id": "t",
                "level": "processing" if kind == "resolved" else kind,
                "resolved_on": SOON if kind == "resolved" else None,
            }
            for index, kind in enumerate(pains)
        ],
        actions=[
            {"id": "aim", "touchpoint_id": "t", "due_on": due_on},
            *(
                {
                    "id": f"mend{index}",
                    "purpose": "foundation",
                    "due_on": by,
                    "status": status,
                    "touchpoint_id": {"touchpoint": "t", "other": "other"}.get(target),
                }
                for index, (by, status, target) in enumerate(mends)
            ),
        ],
        action_sources=[
            {"action_id": f"mend{index}", "source": "pain_points", "source_id": str(target)}
            for index, (_, _, target) in enumerate(mends)
            if isinstance(target, int) and target < len(pains)
        ],
    )
    in_time = {
        target
        for by, status, target in mends
        if status == "done" or (status == "proposed" and by and (due_on is None or by <= due_on))
    }
    hurting = [index for index, kind in enumerate(pains) if kind == "processing"]
    left = [] if "touchpoint" in in_time else [index for index in hurting if index not in in_time]
    still_broken = level == "broken" and "touchpoint" not in in_time and not in_time & set(hurting)

    flags = {flag.action_id: flag for flag in table_stakes(found)}
    assert ("aim" in flags) == (bool(left) or still_broken)
    if "aim" in flags:
        assert flags["aim"].pain_ids == tuple(map(str, left))
        assert flags["aim"].broken == still_broken
