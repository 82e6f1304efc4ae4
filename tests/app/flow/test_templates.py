"""Each agenda template fits into its hours and becomes an agenda that can be kept."""

from __future__ import annotations

import itertools

import pytest

from app.flow.agenda import clock_of, timed, working_minutes
from app.flow.stages import step_of
from app.flow.templates import agenda_items, template, templates
from app.records.validation import validate


def test_the_templates_in_the_order_they_are_offered():
    assert [each.key for each in templates()] == ["full-day", "half-day", "taster", "follow-up"]
    with pytest.raises(KeyError):
        template("weekend")


@pytest.mark.parametrize("chosen", templates(), ids=lambda each: each.key)
def test_a_template_fills_its_hours_and_no_more(chosen):
    plan = timed(agenda_items(chosen))

    assert clock_of(plan[0].starts) == chosen.starts_at
    assert clock_of(plan[-1].ends) == chosen.ends_at
    assert all(before.ends == after.starts for before, after in itertools.pairwise(plan))
    assert working_minutes(each.item for each in plan) == chosen.working_minutes


@pytest.mark.parametrize("chosen", templates(), ids=lambda each: each.key)
def test_what_a_template_cuts_is_said_with_a_reason_and_is_not_in_it(chosen):
    assert chosen.cut
    for each in chosen.cut:
        assert step_of(each.stage, each.step)
        assert each.note.endswith(".")
    assert not {each.title for each in chosen.cut} & {each.title for each in chosen.items}


def test_agenda_items_are_new_records_of_a_day():
    chosen = template("taster")
    items = agenda_items(chosen, day=2)

    assert len({item.id for item in (*items, *agenda_items(chosen))}) == 2 * len(chosen.items)
    for item, from_ in zip(items, chosen.items, strict=True):
        assert validate(item).day == 2
        assert (item.title, item.minutes, item.stage, item.step) == (
            from_.title,
            from_.minutes,
            from_.stage,
            from_.step,
        )
