"""Collecting: each sheet once, none of another workshop, and a word for whatever isn't taken."""

from __future__ import annotations

import pytest

from app.worksheets.collecting import collect
from app.worksheets.questions import actions_to_test, receivers
from app.worksheets.returned import LONGEST, Refused, cleaned
from app.worksheets.testing import field_of
from tests.app.worksheets.handed_in import PEOPLE, after, at_home, sheet, why


def test_the_same_sheet_counts_once_and_a_second_one_of_the_same_number_too() -> None:
    workshop = at_home()
    one = sheet("phrases", {"phrase1": "begin at once"})
    copy = sheet("phrases", {"phrase1": "begin at once"}, source="copy.pdf")
    other = sheet("phrases", {"phrase1": "something else"}, source="other.pdf")
    collection = collect(workshop, [one, copy, other])
    assert collection.label == "Collect 2 worksheets"
    assert [each.text for each in collection.records] == ["begin at once", "something else"]
    assert [each.sentence for each in collection.aside] == [
        "copy.pdf: The same sheet as a.pdf, so it counts once."
    ]
    assert not collection.aside[0].fault
    again = collect(after(workshop, collection), [one])
    assert again.taken == ()
    assert why(again) == ["This sheet was read in before, so nothing was taken from it again."]


def test_sheets_of_other_workshops_and_endless_answers_are_refused() -> None:
    workshop = at_home()
    collection = collect(
        workshop,
        [
            sheet("phrases", {"phrase1": "x"}, home="elsewhere"),
            sheet("phrases", {"phrase1": "x" * (LONGEST + 1)}),
            Refused("c.pdf", "encrypted"),
        ],
    )
    assert collection.taken == ()
    assert all(each.fault for each in collection.aside)
    assert why(collection)[0] == "This sheet belongs to another workshop, so nothing was taken from it."
    assert "longer than 100,000 characters" in why(collection)[1]
    assert "password" in why(collection)[2]


def test_phrases_find_their_writer_by_name_or_come_without_one() -> None:
    workshop = at_home(participants=PEOPLE)
    known = sheet("phrases", {"phrase2": "x", "name": "keeper of  the DESK"})
    unknown = sheet("phrases", {"phrase2": "y", "name": "Somebody"}, source="b.pdf")
    several = sheet("phrases", {"phrase2": "z", "name": "Twin"}, source="c.pdf")
    made = sheet("phrases", {"phrase2": "w"}, subject="participants-1", source="d.pdf")
    collection = collect(workshop, [known, unknown, several, made])
    writers = [each.participant_id for each in collection.records]
    assert writers == ["participants-0", None, None, "participants-1"]
    assert collection.remarks == (
        "b.pdf: “Somebody” is no participant, so these phrases come in without a name.",
        "c.pdf: “Twin” is no participant, so these phrases come in without a name.",
    )
    assert collection.summary == ("Phrases: 4 sheets, 4 phrases. From Keeper of the desk, Somebody, Twin.",)


def test_a_personal_touchpoint_is_somebodys_and_the_first_is_the_main_one() -> None:
    workshop = at_home(participants=PEOPLE)
    first = sheet("touchpoint", {"answer": "I pick up", "wants": "calm"}, subject="participants-0")
    second = sheet("touchpoint", {"answer": "I call back"}, subject="participants-0", source="b.pdf")
    nobody = sheet("touchpoint", {"answer": "?", "name": "Ghost"}, source="c.pdf")
    nameless = sheet("touchpoint", {"answer": "?"}, source="d.pdf")
    silent = sheet("touchpoint", {"wants": "x"}, source="e.pdf")
    collection = collect(workshop, [first, second, nobody, nameless, silent])
    assert [each.main for each in collection.records] == [True, False]
    assert collection.records[0].wants == "calm"
    assert why(collection)[0].startswith("“Ghost” is no participant")
    assert why(collection)[1].startswith("There is no name on this sheet")
    assert why(collection)[2].startswith("The first question isn’t answered")
    assert why(collect(after(workshop, collection), [first]))[0].startswith("This sheet was read in before")


def test_rows_of_a_department_become_touchpoints_and_receivers() -> None:
    workshop = at_home(
        departments=[{"name": "Desk"}, {"name": "Yard"}],
        segments=[{"name": "Trade"}],
        journey_stages=[{"name": "Order"}],
        touchpoints=[{"department_id": "departments-0", "name": "Advice"}],
    )
    answers = {
        "what1": "Advice", "what2": "A  call\nback", "whom2": "Our households", "stage2": "order",
        "what3": "Stock", "whom3": "yard", "stage3": "Nowhere", "importance3": "5",
        "what4": "News", "whom4": "Martians", "what5": "Coffee", "whom5": "Desk",
        "what6": "Offers", "whom6": "segments:segments-0", "importance6": "9",
    }  # fmt: skip
    filled = sheet("gives", answers, subject="departments-0")
    collection = collect(workshop, [filled])
    done = after(workshop, collection)
    new = done.touchpoints[1:]
    assert [each.name for each in new] == ["A call back", "Stock", "News", "Coffee", "Offers"]
    assert [each.importance for each in new] == [None, 5, None, None, None]
    assert [each.journey_stage_id for each in new] == ["journey_stages-0", None, None, None, None]
    assert all(each.confirmed for each in new)
    assert [(each.department_id, each.segment_id) for each in done.receivers] == [
        (None, None),
        ("departments-1", None),
        (None, "segments-0"),
    ]
    assert [remark.partition(": ")[2].partition(" ")[0] for remark in collection.remarks] == [
        "“Advice”",
        "“Nowhere”",
        "“Martians”",
        "“Desk”",
    ]
    assert collection.summary == ("What departments give: 1 sheet, 5 touchpoints. From Desk.",)
    assert why(collect(done, [filled])) == [
        "This sheet was read in before, so nothing was taken from it again."
    ]


def test_marks_of_both_sides_come_in_with_whoever_receives_it() -> None:
    workshop = at_home(departments=[{"name": "Desk"}, {"name": "Yard"}])
    answers = {
        "what1": "A call back", "whom1": "customer", "ours1": "8", "theirs1": "3",
        "what2": "Stock", "whom2": "Yard", "ours2": "11", "theirs2": "10",
        "what3": "News", "ours3": "7",
        "what4": "Coffee", "whom4": "Yard", "theirs4": "0",
        "what5": "Tea",
    }  # fmt: skip
    collection = collect(workshop, [sheet("gives", answers, subject="departments-0")])
    done = after(workshop, collection)
    assert [(each.giver_score, each.receiver_score) for each in done.receivers] == [
        (8, 3), (None, 10), (None, None),
    ]  # fmt: skip
    assert [remark.partition(": ")[2] for remark in collection.remarks] == [
        "“11” is no mark from 1 to 10, so “Stock” comes in without it.",
        "Nobody is named who receives “News”, so its marks were left out.",
        "“0” is no mark from 1 to 10, so “Coffee” comes in without it.",
    ]


def test_a_departments_sheet_needs_a_department_and_a_row() -> None:
    workshop = at_home(departments=[{"name": "Desk"}])
    sheets = [
        sheet("gives", {"what1": "x"}),
        sheet("gives", {"what1": "x", "department": "Moon"}, source="b.pdf"),
        sheet("gives", {"whom1": "x", "department": "departments-0"}, source="c.pdf"),
        sheet("gives", {"what1": "x", "department": "desk"}, source="d.pdf"),
    ]
    collection = collect(workshop, sheets)
    assert [each.split()[0] for each in why(collection)] == ["No", "“Moon”", "No"]
    assert len(collection.records) == 1


def test_an_answer_of_the_test_counts_where_the_sheets_agree() -> None:
    workshop = at_home(
        actions=[
            {"id": "a.1", "title": "Agreed on"},
            {"id": "b", "title": "Split"},
            {"id": "c", "title": "Known", "recognised": True},
        ]
    )
    assert [each.id for each in actions_to_test(workshop)] == ["a.1", "b", "c"]
    one = {
        field_of("recognised", "a.1"): "yes",
        field_of("recognised", "b"): "yes",
        field_of("recognised", "c"): "no",
        field_of("loyalty", "gone"): "no",
        "idea2": "A new\nidea",
        "loyalty2": "yes",
    }
    two = {field_of("recognised", "a.1"): "yes", field_of("recognised", "b"): "no"}
    sheets = [sheet("test", one), sheet("test", two, number=2, source="b.pdf")]
    collection = collect(workshop, sheets)
    done = after(workshop, collection)
    assert done.get("actions", "a.1").recognised is True
    assert done.get("actions", "b").recognised is None
    assert done.get("actions", "c").recognised is True
    idea = done.actions[-1]
    assert (idea.title, idea.recognised, idea.loyalty) == ("A new idea", None, True)
    assert len(collection.remarks) == 3
    assert collection.summary == ("Two-question test: 2 sheets, 1 answer and 1 new idea.",)
    assert len(collect(done, sheets[:1]).aside) == 1
    mixed_up = {field_of("recognised", "a.1"): "yes", field_of("recognised", "c"): "no"}
    assert len(collect(done, [sheet("test", mixed_up, number=4)]).remarks) == 1
    agreed = sheet("test", {field_of("recognised", "a.1"): "yes"}, number=3)
    assert why(collect(done, [agreed])) == [
        "This sheet was read in before, so nothing was taken from it again."
    ]


def test_evaluations_are_summed_up_in_one_note_without_their_order() -> None:
    workshop = at_home()
    sheets = [
        sheet("evaluation", {"mine": str(mark), "change": f"More of {mark}"}, number=mark)
        for mark in range(1, 6)
    ]
    collection = collect(workshop, sheets)
    (note,) = collection.records
    text = note.text
    assert "1: 1 · 2: 1 · 3: 1 · 4: 1 · 5: 1 (mean 3.0)" in text
    assert text.count("– More of") == 5
    assert "What will you do differently" not in text
    assert "your own work touches the household? 1: 1" in text
    assert "How useful" not in text
    assert [len(collect(after(workshop, collection), [each]).taken) for each in sheets] == [0] * 5


def test_a_teams_sheet_adds_the_people_it_reached_once() -> None:
    workshop = at_home(departments=[{"name": "Yard", "reached": 3}])
    one = sheet("team", {"department": "Yard", "people": "14", "touchpoints": "The gate"}, number=0)
    other = sheet("team", {"department": "Yard", "people": "2", "team": "Nights"}, number=0, source="b.pdf")
    collection = collect(workshop, [one, other])
    done = after(workshop, collection)
    assert done.departments[0].reached == 19
    assert "14 people of Yard (team: Yard)" in done.notes[0].text
    assert "– The gate" in done.notes[0].text
    assert [each.fault for each in collect(done, [one, other]).aside] == [False, False]
    unfit = [
        sheet("team", {"people": "3"}),
        sheet("team", {"people": "3", "department": "Moon"}),
        sheet("team", {"people": "many", "department": "Yard"}),
    ]
    assert [each.split()[0] for each in why(collect(workshop, unfit))] == ["No", "“Moon”", "The"]


@pytest.mark.parametrize(("text", "kept"), [(" a\r\nb\rc ", "a\nb\nc"), ("x\x00\ud800y", "xy"), ("🙂", "🙂")])
def test_an_answer_is_kept_as_records_can_hold_it(text: str, kept: str) -> None:
    assert cleaned(text) == kept


def test_nothing_new_is_said_to_be_nothing() -> None:
    assert collect(at_home(), []).said == (
        "There is nothing new in these files, and the workshop stays as it is.",
    )


def test_whom_something_is_for_is_chosen_from_all_who_receive() -> None:
    workshop = at_home(departments=[{"name": "Desk"}], segments=[{"name": "Trade"}])
    assert list(receivers(workshop)) == [
        ("customer", "Our households"),
        ("segments:segments-0", "Trade"),
        ("departments:departments-0", "Desk"),
    ]
