"""The documents in detail: what is said where little is known, and how much fits on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from app.workshop import Workshop
from exporters.pdf.documents.board import MOST_PAGES, board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.chapters.voices import evidence
from exporters.pdf.documents.handout import PAGES, handout, merged_handouts
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Judge = Callable[[bytes], None]
Read = Callable[[bytes], str]
ReadPages = Callable[[bytes], list[str]]
Count = Callable[[bytes], int]


def crowded() -> Workshop:
    """A workshop in which every list the board edition and a handout show is long, and so is every text."""
    wordy = "every builder on every site " * 30
    own = {"participant_id": "participants-0"}
    return small(
        {"title": wordy, "statement": wordy, "statement_agreed_on": date(2026, 3, 4), "organisation": wordy},
        departments=[{"name": f"{place} {wordy}"} for place in range(24)],
        participants=[{"name": wordy, "job_title": wordy, "department_id": "departments-0"}],
        touchpoints=[{"name": wordy, "department_id": f"departments-{place}"} for place in range(24)],
        receivers=[{"touchpoint_id": f"touchpoints-{place}"} for place in range(24)],
        personal_touchpoints=[own | {"answer": wordy, "wants": wordy, "touchpoint_id": "touchpoints-0"}] * 6,
        pain_points=[{"text": wordy, "touchpoint_id": "touchpoints-0"}] * 6,
        pledges=[own | {"text": f"{wordy} pledge {n}", "tell_whom": f"{wordy} tell {n}"} for n in range(6)],
        voices=[{"quote": wordy, "source": wordy}] * 9,
        reservations=[{"text": wordy}] * 9,
        decisions=[{"text": wordy, "decided_by": wordy}] * 12,
        playbook_rules=[{"situation": wordy, "freedom": wordy, "limit": wordy, "tell": wordy}] * 6,
        cascade=[{"behaviour": wordy}] * 6,
        actions=[{"title": wordy, "needs_decision": wordy, "first_step": wordy, "owner_id": "participants-0"}]
        * 14,
        check_ins=[{"chair": wordy, "place": wordy}],
    )


def test_departments_say_how_many_people_they_have_reached(read: Read) -> None:
    rows = [
        {"headcount": 12},
        {"reached": 3},
        {"headcount": 12, "reached": 4, "kind": "partner", "lead": "Anna"},
    ]
    told = read(plan(Book(small(departments=rows))))
    for said in ("12 people", "3 people have named", "4 of 12 have named", "Partner firm", "Lead: Anna"):
        assert said in told


def test_a_handout_says_how_much_of_a_list_it_leaves_out(read: Read) -> None:
    departments = [{"name": f"Department {number}"} for number in range(9)]
    receivers = [
        {"touchpoint_id": "touchpoints-0", "department_id": f"departments-{number}"} for number in range(1, 9)
    ]
    workshop = small(
        departments=departments,
        participants=[{"department_id": "departments-0"}],
        touchpoints=[{"department_id": "departments-0"}],
        receivers=receivers,
    )
    told = read(merged_handouts(Book(workshop)))
    shown = sum(f"Department {number}" in told for number in range(1, 9))
    assert f"and {8 - shown} more in the action plan" in told


def test_the_board_sees_which_of_the_first_actions_did_not_pass(read: Read) -> None:
    passed = {"title": "Ring first", "purpose": "loyalty", "recognised": True, "loyalty": True}
    failed = {"title": "Pay a bonus", "purpose": "loyalty", "recognised": True, "loyalty": False}
    mended = {"title": "Mend the line", "purpose": "foundation", "recognised": False, "loyalty": False}
    for action, marked in ((passed, False), (failed, True), (mended, False)):
        told = read(board(Book(small(actions=[action]))))
        assert ("Did not pass the two questions" in told) == marked


def test_names_with_commas_are_told_apart(read: Read) -> None:
    departments = [{"name": "Fire, Rescue and Ambulance"}, {"name": "Roads"}]
    told = read(plan(Book(small(departments=departments))))
    assert "Fire, Rescue and Ambulance; Roads" in told


def test_a_handout_for_somebody_absent_says_so(read: Read) -> None:
    absent = small(participants=[{"attendance": "absent"}])
    assert "You weren’t in the room." in read(merged_handouts(Book(absent)))


@pytest.mark.parametrize(
    ("department", "said"),
    [
        ("departments-0", "You serve the household."),
        ("departments-1", "You serve someone who serves the household."),
        ("departments-2", "Your department isn’t mapped yet. Either you serve the household, or you"),
        (None, "No department is noted for you yet. Either you serve the household, or you"),
    ],
)
def test_a_handout_says_once_and_in_the_workshops_words_whom_a_person_serves(
    department: str | None, said: str, read: Read
) -> None:
    given = small(
        departments=[{}, {}, {}],
        touchpoints=[{"department_id": "departments-0"}, {"department_id": "departments-1"}],
        receivers=[
            {"touchpoint_id": "touchpoints-0"},
            {"touchpoint_id": "touchpoints-1", "department_id": "departments-0"},
        ],
        participants=[{"department_id": department}],
    )
    told = read(merged_handouts(Book(given)))
    assert f"My straight line to the household {said}" in told
    assert told.count("Either you serve") == said.count("Either you serve")


def test_a_business_case_says_what_is_missing_and_sums_up(read: Read) -> None:
    full = {
        "customers": 1200,
        "yearly_revenue_per_customer": 30000.0,
        "retention": 0.88,
        "target_retention": 0.9,
    }
    full |= {"contribution_margin": 0.22, "cost_to_win_a_customer": 3500.0, "cost_per_contact": 4.5}
    told = read(plan(Book(small(business_cases=[full, {"currency": "EUR"}]))))
    for said in (
        "4,320,000",
        "158,400",
        "84,000",
        "88%",
        "4.50",
        "Needs: Customers",
        "All segments together",
    ):
        assert said in told


def test_an_action_tells_whatever_is_known_of_it(read: Read) -> None:
    rows = [
        {"baseline": "three"},
        {"goal": "nine"},
        {"baseline": "one", "goal": "two"},
        {"closed_on": date(2026, 4, 1)},
    ]
    told = read(plan(Book(small(actions=rows))))
    for said in ("Today: three", "Goal: nine", "Today: one → goal: two", "Closed on 1 Apr 2026"):
        assert said in told


def test_an_action_nobody_owns_says_so_and_one_with_an_owner_counts_to_their_department(read: Read) -> None:
    people = [{"name": "Anna", "department_id": "departments-0"}]
    rows = [
        {"title": "Ring first", "owner_id": "participants-0", "owner": "The yard", "helpers": "Berta"},
        {"title": "Write it down", "needs_decision": "A pen"},
    ]
    book = Book(small(departments=[{"name": "Sales"}], participants=people, actions=rows))
    told = read(plan(book))
    assert "Anna The yard Helpers: Berta" in told
    assert "Sales 1. Ring first" in told
    assert "No department yet 2. Write it down" in told
    assert "A pen Write it down Two questions: open No owner yet" in read(board(book))


@pytest.mark.parametrize(
    ("bases", "said"),
    [
        (["assumed"], "The one pain point noted is assumed"),
        (["assumed", "assumed"], "None of the 2 pain points rests yet on what our households said"),
        (["data"], "The one pain point noted rests on what our households said or on figures."),
        (["data", "data"], "Each of the 2 pain points rests"),
        (["data", "assumed"], "One of the 2 pain points rests"),
        (["data", "data", "assumed"], "2 of the 3 pain points rest"),
    ],
)
def test_it_is_said_how_many_pain_points_are_more_than_assumed(bases: list[str], said: str) -> None:
    assert said in evidence(Book(small(pain_points=[{"basis": each} for each in bases])))


def test_what_was_set_aside_is_in_the_plan_even_without_actions(read: Read) -> None:
    aside = small(
        policies=[{"name": "No refunds"}], dismissals=[{"source": "policies", "source_id": "policies-0"}]
    )
    assert "Set aside, with the reason" in read(plan(Book(aside)))


def test_signatures_stand_under_the_plan_and_leaders_get_a_line(read: Read) -> None:
    signed = [{"name": "Anna", "subject": "plan", "title": "Director"}]
    people = [{"name": "Anna", "level": "senior_leader"}, {"name": "Berta", "level": "senior_leader"}]
    told = read(plan(Book(small({"sponsor": "Carla"}, signatures=signed, participants=people))))
    after = told[told.rindex("Sign-off") :]
    assert after.count("Anna") == 1
    assert after.index("Carla") < after.index("Berta")


def test_the_most_crowded_workshop_keeps_to_its_pages(count: Count, judge: Judge) -> None:
    book = Book(crowded())
    pdf = board(book)
    judge(pdf)
    assert count(pdf) <= MOST_PAGES


def test_a_pledge_two_pages_cannot_hold_is_told_on_a_further_leaf(
    read: Read, judge: Judge, count: Count
) -> None:
    book = Book(crowded())
    person = book.workshop.participants[0]
    alone = book.workshop.replace(pledges=())
    assert count(handout(Book(alone), person)) == PAGES
    pdf = handout(book, person)
    judge(pdf)
    assert count(pdf) % 2 == 0  # printed on both sides, the next person's handout begins a leaf of its own
    told = " ".join(read(pdf).split())
    assert "and 4 more on my last page" in told
    in_full = told[told.index("My pledges in full") :]
    everything = [(each, f"{number}") for number in range(6) for each in ("pledge", "tell")]
    assert re.findall(r"(pledge|tell) (\d)", in_full) == everything
    assert "My notes" in in_full


@pytest.mark.parametrize("length", [200, 201])
def test_what_a_cover_cuts_is_told_at_the_end_of_the_plan(length: int, read: Read) -> None:
    title = ("Head of pumps, pipes and valves " * 9)[: length - len("Anna, ")].strip().ljust(length - 6, "x")
    told = read(plan(Book(small({"sponsor": "Anna", "sponsor_title": title, "organisation": "y" * 301}))))
    _, in_full = told.split("The day in full")[-2:]
    assert "".join(in_full.split()).count("y" * 301) == 1
    assert ("Anna, " + title in " ".join(in_full.split())) == (length == 201)


def test_what_stands_for_a_private_pledge_is_not_told(read: Read) -> None:
    private = {"pledges": [{"participant_id": "participants-0", "text": "Between us"}], "participants": [{}]}
    aside = [{"source": "pledges", "source_id": "pledges-0", "reason": "it is theirs"}]
    answers = [{"action_id": "actions-0", "source": "pledges", "source_id": "pledges-0"}]
    told = read(plan(Book(small(**private, dismissals=aside, actions=[{}], action_sources=answers))))
    assert "Between us" not in told
    assert "it is theirs" not in told


def test_where_no_measure_is_narrow_enough_the_narrowest_is_taken(
    sample: Workshop, monkeypatch: pytest.MonkeyPatch, judge: Judge, count: Count, read: Read
) -> None:
    monkeypatch.setattr("exporters.pdf.documents.board.MOST_PAGES", 1)
    monkeypatch.setattr("exporters.pdf.documents.handout.PAGES", 1)
    book = Book(sample)
    judge(board(book))
    assert "and 11 more in the annex" in read(board(book))  # of 13 voices
    assert count(handout(Book(sample.replace(pledges=())), sample.participants[1])) == 2


def test_the_matrix_is_drawn_only_where_an_open_action_has_both_marks(read: Read) -> None:
    told = read(plan(Book(small(actions=[{"impact": 4}, {"impact": 4, "effort": 1, "status": "done"}]))))
    assert "Not rated" in told
    assert "Effort →" not in told
    assert "The number in each disc" not in told


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"giver_score": 8, "receiver_score": 3}, "we say 8 of 10, they say 3 of 10"),
        ({"giver_score": 8}, "we say 8 of 10"),
        ({"receiver_score": 3}, "they say 3 of 10"),
    ],
)
def test_a_handout_tells_how_well_it_works_from_both_sides(
    marks: dict[str, int], said: str, read: Read
) -> None:
    given = {
        "departments": [{}],
        "touchpoints": [{"department_id": "departments-0"}],
        "receivers": [{"touchpoint_id": "touchpoints-0", **marks}],
        "participants": [{"department_id": "departments-0"}],
    }
    assert f"to households: {said}" in read(merged_handouts(Book(small(**given))))


def test_the_board_reads_what_hurts_most_and_by_which_questions_it_is_decided(read: Read) -> None:
    pains = [
        {"text": f"Pain {number}", "severity": severity, "frequency": 3}
        for number, severity in enumerate((1, 5, 4, 5, 5, 5, 5, 5))
    ]
    told = read(
        board(
            Book(
                small(pain_points=[*pains, {"text": "Over", "severity": 5, "resolved_on": date(2026, 4, 1)}])
            )
        )
    )
    assert "Pain 1 (15)" in told
    assert told.index("Pain 7 (15)") < told.index("and 2 more in the annex")
    assert "Over" not in told
    with_voices = read(
        board(Book(small(pain_points=pains, voices=[{"quote": "Nobody rang"}], decisions=[{"text": "Ring"}])))
    )
    assert "Pain 1 (15)" in with_voices
    assert "and 3 more severe ones in the annex of the action plan" in with_voices
    assert "Pain 2 (12)" not in with_voices  # beside what customers said, only what is severe
    assert "The two questions: " in with_voices
    assert "What hurts most" not in read(
        board(Book(small(pain_points=pains[2:3], voices=[{"quote": "Nobody rang"}])))
    )


def test_groups_of_actions_say_what_is_closed_and_are_left_out_where_all_are_without(read: Read) -> None:
    bare = read(plan(Book(small(actions=[{"title": "Ring back"}]))))
    for heading in ("By when", "By department", "By owner", "The two-question test"):
        assert heading not in bare
    actions = [
        {
            "title": "Ring back",
            "owner": "Anna",
            "due_on": date(2026, 3, 5),
            "status": "done",
            "loyalty": False,
        },
        {"title": "Mend the bell"},
    ]
    told = read(plan(Book(small(actions=actions))))
    assert "1. Ring back (done)" in told
    by_owner = told[told.rindex("By owner") :]
    assert by_owner.index("Anna") < by_owner.index("No owner yet")
    assert "The two-question test" in told
    assert "Not passed" in told


def test_the_minutes_of_the_day_leave_out_what_was_done_before_it(read: Read) -> None:
    items = [{"minutes": 30, "priority": "pre_work"}, {"minutes": 45}, {"minutes": 15}]
    assert "without what was done before the day: 60" in read(plan(Book(small(agenda_items=items))))


def test_a_handout_says_what_a_person_is_by_the_line_that_is_drawn(read: Read) -> None:
    lists = {
        "departments": [{"name": "Sales"}, {"name": "Stores"}],
        "touchpoints": [{"department_id": "departments-0"}, {"department_id": "departments-1"}],
        "receivers": [
            {"touchpoint_id": "touchpoints-0"},
            {"touchpoint_id": "touchpoints-1", "department_id": "departments-0"},
        ],
        "participants": [{"name": "Anna", "department_id": "departments-0"}, {"name": "Berta"}],
        "personal_touchpoints": [{"participant_id": "participants-0", "touchpoint_id": "touchpoints-1"}],
        "cascade": [{"behaviour": "Rings back", "who": "The shift lead"}],
    }
    book = Book(small(**lists))
    anna, berta = (read(handout(book, person)) for person in book.workshop.participants)
    assert "You serve someone who serves the household." in anna
    assert "The shift lead: Rings back" in " ".join(anna.split())
    assert "Once your department is noted" in berta


def test_the_longest_word_for_a_customer_leaves_room_below_a_table_s_head(read: Read, judge: Judge) -> None:
    wordy = {"customer_name": "household on the hill " * 90}
    answers = [{"participant_id": "participants-0", "answer": "I ring back", "wants": "An answer"}]
    pdf = plan(Book(small(wordy, participants=[{"name": "Anna"}], personal_touchpoints=answers)))
    judge(pdf)
    told = " ".join(read(pdf).split())
    assert (
        "What the household on the hill household on the hill… wants there" in told or "… wants there" in told
    )


@pytest.mark.parametrize("people", range(2, 20, 2))
def test_a_chapter_begins_on_the_page_of_its_drawing(people: int, read_pages: ReadPages) -> None:
    answers = [{"participant_id": f"participants-{place}"} for place in range(people)]
    pages = read_pages(
        plan(
            Book(
                small(
                    departments=[{"name": f"Department {place}"} for place in range(people)],
                    journey_stages=[{"name": "Ask"}],
                    touchpoints=[{"department_id": "departments-0", "journey_stage_id": "journey_stages-0"}],
                    participants=[{}] * people,
                    personal_touchpoints=answers,
                    surveys=[{"secret": False}],
                    ratings=[{"survey_id": "surveys-0", "item": "know", "score": 3}] * 5,
                )
            )
        )
    )
    practices = next(page for page in pages if "How far each practice is lived here" in page)
    assert "today 3.0" in practices
    journey = next(page for page in pages if "How many touchpoints each department has" in page)
    assert "more touchpoints" in journey
