"""Collecting: each sheet once, none of another workshop, and a word for whatever isn't taken."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from app.file.workshop_file import WorkshopFile
from app.worksheets.collecting import Collection, collect
from app.worksheets.questions import actions_to_test, rating_survey, receivers, record_id
from app.worksheets.ratings import PRACTICES
from app.worksheets.returned import LONGEST, Filled, Refused, cleaned
from app.worksheets.sheet import Sheet, SheetKind
from app.worksheets.testing import field_of
from app.workshop import Workshop
from tests.small import workshop as small

HOME = "home"
PEOPLE = [{"name": "Keeper of the desk"}, {"name": "Twin"}, {"name": "Twin"}]


def at_home(**lists: list[dict[str, Any]]) -> Workshop:
    made = small(**lists)
    return Workshop(made.details, id=HOME, **made.lists)


def sheet(
    kind: SheetKind,
    answers: Mapping[str, str],
    *,
    number: int = 1,
    subject: str = "",
    source: str = "a.pdf",
    home: str = HOME,
) -> Filled:
    return Filled(source, Sheet(home, kind, number, subject), answers)


def after(workshop: Workshop, collection: Collection) -> Workshop:
    """Give the workshop with a collection in it."""
    change = _Change(workshop)
    collection.write_into(change)
    return change.workshop


class _Change:
    """Writes into a snapshot what a file would write into itself."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def insert(self, record: Any) -> None:
        from app.records.validation import validate
        from app.records.vocabulary import list_of

        name = list_of(validate(record))
        self.workshop = self.workshop.replace(**{name: (*self.workshop.records(name), record)})

    def update(self, list_name: str, id: str, **fields: Any) -> None:
        import msgspec

        self.workshop = self.workshop.replace(
            **{
                list_name: tuple(
                    msgspec.structs.replace(each, **fields) if each.id == id else each
                    for each in self.workshop.records(list_name)
                )
            }
        )


def why(collection: Collection) -> list[str]:
    return [each.why for each in collection.aside]


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


def test_ratings_come_in_without_names_and_without_their_order() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    sheets = [
        sheet("rating", {"know": str(1 + place % 5), "lead": "0"}, number=place, subject=survey.id)
        for place in range(1, 31)
    ]
    collection = collect(workshop, sheets)
    done = after(workshop, collection)
    assert [each.id for each in done.surveys] == [survey.id]
    assert done.surveys[0].secret
    known = [each.score for each in done.ratings if each.item == "know"]
    assert sorted(known) == sorted(1 + place % 5 for place in range(1, 31))
    assert known != [1 + place % 5 for place in range(1, 31)]
    assert {each.participant_id for each in done.ratings} == {None}
    assert collection.summary == ("Six practices: 30 sheets, without names and in no order.",)
    changed = sheet("rating", {"know": "5"}, number=3, subject=survey.id)
    assert why(collect(done, [changed])) == [
        "This sheet was read in before, so nothing was taken from it again."
    ]
    twice = collect(workshop, [sheets[0], sheet("rating", {"know": "5"}, subject=survey.id, source="b.pdf")])
    assert len(twice.taken) == 1
    assert rating_survey(done).id == survey.id


def test_that_a_sheet_came_in_does_not_tell_what_it_said() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    marks = {place: 1 + place % 5 for place in range(1, 81)}
    sheets = [
        sheet("rating", {"know": str(mark)}, number=place, subject=survey.id) for place, mark in marks.items()
    ]
    together = after(workshop, collect(workshop, sheets))
    one_by_one = workshop
    for each in sheets:
        one_by_one = after(one_by_one, collect(one_by_one, [each]))
    for done in (together, one_by_one):
        ratings = [done.get("ratings", record_id(each.sheet, "know")) for each in sheets]
        assert {each.id for each in ratings} == {each.id for each in done.ratings}
        assert sorted(each.score for each in ratings) == sorted(marks.values())
        told = sum(each.score == mark for each, mark in zip(ratings, marks.values(), strict=True))
        assert told < 40
        assert [each.score for each in done.ratings] != list(marks.values())


def test_dealing_anew_is_part_of_the_change_and_undone_with_it(tmp_path: Path) -> None:
    made_up = small()
    file = WorkshopFile.create(tmp_path / "day.touchline", made_up.details, made_up)
    try:
        states = [file.workshop]
        for place in range(1, 13):
            marks = dict.fromkeys(PRACTICES, str(1 + place % 5))
            home, subject = file.workshop.id, rating_survey(file.workshop).id
            collection = collect(
                file.workshop, [sheet("rating", marks, number=place, subject=subject, home=home)]
            )
            with file.change(collection.label) as change:
                collection.write_into(change)
            states.append(file.workshop)
        assert any(
            before.score != after.score
            for before, after in zip(states[-2].ratings, states[-1].ratings, strict=False)
        )
        for state in reversed(states[:-1]):
            file.undo()
            assert file.workshop == state
    finally:
        file.close()


def test_marks_of_a_sheet_are_exchanged_with_nameless_ones_of_its_survey_alone() -> None:
    kept = {"item": "know", "score": 1}
    workshop = at_home(
        participants=PEOPLE,
        surveys=[
            {"id": "old", "title": "Old", "revealed_at": "2026-03-04T10:00:00Z"},
            {"id": "open", "title": "Begun", "secret": False},
        ],
        ratings=[
            {"survey_id": "old", **kept},
            {"survey_id": "open", "participant_id": "participants-0", **kept},
            *({"survey_id": "open", **kept} for _ in range(40)),
        ],
    )
    sheets = [sheet("rating", {"know": "5"}, number=place, subject="open") for place in range(1, 41)]
    collection = collect(workshop, sheets)
    done = after(workshop, collection)
    assert collection.remarks == ()
    assert [each.score for each in done.ratings[:2]] == [1, 1]
    assert sorted(each.score for each in done.ratings[2:]) == [1] * 40 + [5] * 40
    assert {each.score for each in done.ratings[2:42]} == {1, 5}
    assert [each.id for each in done.ratings[:42]] == [each.id for each in workshop.ratings]


def test_a_mark_that_stands_alone_is_said_to_do_so() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    first = sheet("rating", dict.fromkeys(PRACTICES, "4"), subject=survey.id)
    second = sheet("rating", dict.fromkeys(PRACTICES, "2"), number=2, subject=survey.id, source="b.pdf")
    alone = "Of “Six practices” only one sheet so far has a mark for some practice, and the file can tell"
    one = collect(workshop, [first])
    assert [each.startswith(alone) for each in one.remarks] == [True]
    assert collect(workshop, [first, second]).remarks == ()
    assert collect(after(workshop, one), [second]).remarks == ()


def test_a_rating_belongs_to_an_open_survey_of_the_workshop_or_comes_to_nothing() -> None:
    workshop = at_home(surveys=[{"id": "skills", "instrument": "competency", "title": "Skills"}])
    other = sheet("phrases", {"phrase1": "begin"}, source="b.pdf")
    for subject in ("skills", "", "x" * 5000, "\0", "\a\n", "gone", rating_survey(at_home()).id.upper()):
        collection = collect(workshop, [sheet("rating", {"know": "1"}, subject=subject), other])
        assert [each.sentence for each in collection.aside] == [
            "a.pdf: This sheet belongs to a survey that isn’t in the workshop, so nothing was taken from it. "
            "If it should count, enter it by hand."
        ]
        assert after(workshop, collection).surveys == workshop.surveys
        assert len(collection.records) == 1


def test_sheets_made_before_a_survey_was_begun_by_hand_count_for_it() -> None:
    early = sheet("rating", {"know": "1"}, subject=rating_survey(at_home()).id)
    workshop = at_home(surveys=[{"id": "hand", "title": "By hand"}])
    collection = collect(workshop, [early])
    assert (
        collection.remarks[0] == "a.pdf: This sheet was made before “By hand” was begun, and counts for it."
    )
    done = after(workshop, collection)
    assert [(each.survey_id, each.score) for each in done.ratings] == [("hand", 1)]
    assert [each.id for each in done.surveys] == ["hand"]


def test_the_next_survey_has_an_id_of_its_own_though_an_earlier_one_was_deleted() -> None:
    first = rating_survey(at_home())
    done = {"revealed_at": "2026-03-04T10:00:00Z", "title": "x"}
    second = rating_survey(at_home(surveys=[{"id": first.id, **done}]))
    left = at_home(surveys=[{"id": second.id, **done}])
    assert rating_survey(left).id not in {first.id, second.id}
    assert rating_survey(left).title == "Six practices, round 3"


def test_sheets_come_too_late_for_ratings_that_are_revealed() -> None:
    workshop = at_home(
        surveys=[{"id": "s", "title": "Six", "revealed_at": "2026-03-04T10:00:00Z"}], ratings=[]
    )
    collection = collect(workshop, [sheet("rating", {"know": "3"}, subject="s")])
    assert why(collection) == ["The ratings of “Six” were revealed already, so this sheet came too late."]
    following = rating_survey(workshop)
    assert following.id != "s"
    assert following.title == "Six practices, round 2"
    begun = at_home(surveys=[{"id": "open", "title": "Begun"}])
    assert rating_survey(begun).id == "open"
    assert len(collect(begun, [sheet("rating", {"know": "3"}, subject="open")]).records) == 1


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


# Nothing that does nothing


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("phrases", {"name": "Keeper of the desk"}),
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


def test_a_rating_of_a_number_that_is_taken_is_worth_a_look() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    sheets = [sheet("rating", {"know": mark}, subject=survey.id, source=f"{mark}.pdf") for mark in "123"]
    collection = collect(workshop, sheets)
    assert len(collection.taken) == 1
    assert [each.fault for each in collection.aside] == [True, True]
    assert why(collection)[0].startswith("This has the same number as 1.pdf but other answers")


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
