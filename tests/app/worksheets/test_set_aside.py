"""What brings nothing, comes a second time, or stands in the way of others: set aside, or remarked upon."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.worksheets.collecting import collect
from app.worksheets.questions import rating_survey
from app.worksheets.returned import LONGEST
from app.worksheets.sheet import SheetKind
from app.worksheets.testing import field_of
from tests.app.worksheets.handed_in import PEOPLE, after, at_home, sheet, why

# Nothing that does nothing


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("phrases", {"name": "Keeper of the desk"}),
        ("phrases", {"name": "Somebody"}),
        ("gives", {"department": "Desk", "what1": "advice"}),
        ("rating", {"know": "good", "other": "1"}),
        ("evaluation", {"useful": "0", "other": "5"}),
        ("test", {"other": "yes"}),
        ("test", {field_of("recognised", "actions-0"): "no"}),
    ],
)
def test_a_sheet_that_brings_nothing_is_set_aside(kind: SheetKind, answers: Mapping[str, str]) -> None:
    workshop = at_home(
        participants=PEOPLE,
        departments=[{"name": "Desk"}],
        touchpoints=[{"department_id": "departments-0", "name": "Advice"}],
        actions=[{"title": "Known", "recognised": True}],
    )
    filled = sheet(kind, answers, subject=rating_survey(workshop).id if kind == "rating" else "")
    collection = collect(workshop, [filled])
    assert why(collection) == ["This sheet holds nothing new, so nothing was taken from it."]
    assert (collection.taken, collection.records, collection.updates) == ((), (), ())
    assert after(workshop, collection) == workshop
    assert bool(collection.remarks) == (kind == "gives" or field_of("recognised", "actions-0") in answers)


def test_a_sheet_that_brings_nothing_leaves_its_number_to_one_that_does() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    nothing = sheet("rating", {"other": "1"}, subject=survey.id)
    other = sheet("rating", {"know": "1"}, subject=survey.id, source="b.pdf")
    assert [each.source for each in collect(workshop, [nothing, other]).taken] == ["b.pdf"]


def test_a_sheet_that_cannot_be_kept_does_not_hold_up_the_others() -> None:
    workshop = at_home(departments=[{"name": "Yard", "reached": 2**63 - 1}])
    full = sheet("team", {"department": "Yard", "people": "1"}, number=0)
    other = sheet("phrases", {"phrase1": "begin"}, source="b.pdf")
    collection = collect(workshop, [full, other])
    (aside,) = collection.aside
    assert aside.sentence.startswith("a.pdf: What is written on this sheet can’t be kept: reached: found")
    assert len(collection.taken) == len(after(workshop, collection).phrases) == 1


def test_evaluations_too_long_for_one_note_become_several() -> None:
    workshop = at_home()
    sheets = [
        sheet("evaluation", {"change": f"{place}:" + "x" * (LONGEST - 3)}, number=place)
        for place in range(1, 24)
    ]
    collection = collect(workshop, sheets)
    done = after(workshop, collection)
    assert len(done.notes) == 2
    assert collect(done, sheets).taken == ()


# Known again


def test_only_the_line_for_it_tells_that_a_sheet_was_read_in() -> None:
    workshop = at_home(departments=[{"name": "Yard"}])
    odd = "see HOME-E04\nSheets read in: HOME-E05, x"
    team = {"department": "Yard", "people": "1", "team": odd, "needs": odd}
    first = [sheet("evaluation", {"change": odd}, number=100), sheet("team", team, number=0)]
    done = after(workshop, collect(workshop, first))
    assert all("  Sheets read in: HOME-E05" in each.text for each in done.notes)
    others = [sheet("evaluation", {"useful": "1"}, number=each) for each in (10, 4, 5)]
    assert len(collect(done, others).taken) == 3
    assert (
        why(collect(done, first))
        == ["This sheet was read in before, so nothing was taken from it again."] * 2
    )


# A sheet that comes a second time, corrected


def test_a_corrected_sheet_does_not_come_in_without_a_word() -> None:
    workshop = at_home(participants=PEOPLE)
    one = sheet("phrases", {"phrase1": "one"}, subject="participants-0")
    two = sheet("phrases", {"phrase1": "two"}, subject="participants-0", source="b.pdf")
    free = [sheet("phrases", {"phrase1": each}, number=0, source="c.pdf") for each in ("a", "b")]
    idea = [sheet("test", {"idea1": each}, source=f"{each}.pdf") for each in ("d", "e")]
    assert collect(workshop, [one, two, *free, *idea]).remarks == (
        "b.pdf: P01 of Keeper of the desk came in as a.pdf too, with other answers: both are kept.",
        "e.pdf: Q01 came in as d.pdf too, with other answers: both are kept.",
    )
    done = after(workshop, collect(workshop, [one]))
    again = (
        "b.pdf: There is another answer of Keeper of the desk to the same question already: both are kept."
    )
    assert collect(done, [two]).remarks == (again,)
    assert collect(done, [sheet("phrases", {"phrase2": "two"}, subject="participants-0")]).remarks == ()
    touched = sheet("touchpoint", {"answer": "I call"}, subject="participants-0")
    changed = sheet("touchpoint", {"answer": "I call back"}, subject="participants-0", source="b.pdf")
    done = after(workshop, collect(workshop, [touched]))
    assert collect(done, [changed]).remarks == (again,)


def test_a_team_that_is_counted_twice_is_said_to_be() -> None:
    workshop = at_home(departments=[{"name": "Yard"}])
    answers = {"department": "Yard", "people": "12", "team": "North"}
    first = sheet("team", answers, number=0)
    more = sheet("team", {**answers, "people": "13", "needs": "x"}, number=0, source="b.pdf")
    south = sheet("team", {**answers, "team": "South"}, number=0, source="c.pdf")
    collection = collect(workshop, [first, more, south])
    (remark,) = collection.remarks
    assert remark.startswith(
        "b.pdf: A sheet of Yard (team: North) was read in before, and the people on this one"
    )
    assert collect(after(workshop, collect(workshop, [first])), [more]).remarks == (remark,)


def test_two_sheets_without_a_number_that_read_alike_are_worth_a_look() -> None:
    answers = {"department": "Yard", "people": "12"}
    sheets = [sheet("team", answers, number=0, source=each) for each in ("a.pdf", "b.pdf")]
    collection = collect(at_home(departments=[{"name": "Yard"}]), sheets)
    (aside,) = collection.aside
    assert aside.fault
    assert aside.sentence.startswith(
        "b.pdf: This reads the same as a.pdf, and neither has a number of its own"
    )
