"""Ratings: of which survey they are, and that nothing tells afterwards which sheet said what."""

from __future__ import annotations

from pathlib import Path

from app.file.workshop_file import WorkshopFile
from app.worksheets.collecting import collect
from app.worksheets.questions import rating_survey, record_id
from app.worksheets.ratings import PRACTICES
from tests.app.worksheets.handed_in import PEOPLE, after, at_home, sheet, why
from tests.small import workshop as small


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
    nothing = sheet("rating", {"other": "1"}, subject=early.sheet.subject)
    assert collect(workshop, [nothing]).remarks == ()


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


def test_a_rating_of_a_number_that_is_taken_is_worth_a_look() -> None:
    workshop = at_home()
    survey = rating_survey(workshop)
    sheets = [sheet("rating", {"know": mark}, subject=survey.id, source=f"{mark}.pdf") for mark in "123"]
    collection = collect(workshop, sheets)
    assert len(collection.taken) == 1
    assert [each.fault for each in collection.aside] == [True, True]
    assert why(collection)[0].startswith("This has the same number as 1.pdf but other answers")
