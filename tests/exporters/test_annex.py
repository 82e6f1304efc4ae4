"""The annex of the plan in detail: what it says of votes, voices, pains, money and actions, and what not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from exporters.pdf.documents.board import board
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.chapters.business import money
from exporters.pdf.documents.chapters.voices import evidence
from exporters.pdf.documents.plan import plan
from tests.small import workshop as small

Read = Callable[[bytes], str]
REVEALED = "2026-03-04T10:00:00Z"


def test_the_wording_history_ends_with_what_was_agreed(read: Read) -> None:
    lists: dict[str, Any] = {
        "groups": [{"name": "Brick"}],
        "drafts": [
            {"text": "We come", "group_id": "groups-0"},
            {"text": "We ring", "based_on_ids": ("drafts-0",), "note": "Shorter"},
        ],
    }
    about = {"statement": "We ring first.", "statement_agreed_on": date(2026, 3, 5)}
    told = read(plan(Book(small(about, **lists))))
    assert "1. We come Table: Brick 2. We ring Grown out of Draft 1 Shorter" in told
    assert "3. Agreed on 5 Mar 2026: We ring first." in told
    assert "Agreed on 5 Mar 2026:" not in read(plan(Book(small({"statement": "We ring first."}, **lists))))


def test_phrases_are_told_by_table_and_never_by_person(read: Read) -> None:
    phrase = {"text": "start on time", "participant_id": "participants-0", "group_id": "groups-0"}
    book = Book(small(groups=[{"name": "Slate"}], participants=[{"name": "Berta Bold"}], phrases=[phrase]))
    told = read(plan(book))
    assert "Phrase Prompt Table start on time We are at our best when … Slate" in told
    assert told.count("Berta Bold") == 1  # in the attendance


@pytest.mark.parametrize(
    ("ballot", "said"),
    [
        ({"voters": 17}, "Counted: 7 of 51 dots; 17 slips were expected."),
        ({"voters": 1}, "Counted: 7 of 3 dots; 1 slip was expected."),
        ({}, "Counted: 7 dots."),
    ],
)
def test_a_ballot_says_how_much_was_counted_and_where_it_is_a_tie(
    ballot: dict[str, Any], said: str, read: Read
) -> None:
    votes = [
        {"ballot_id": "ballots-0", "candidate_id": f"drafts-{place}", "dots": dots}
        for place, dots in enumerate((3, 3, 1))
    ]
    ballot = ballot | {"candidate_ids": ("drafts-0", "drafts-1", "drafts-2")}
    drafts = [{"text": "We come"}, {"text": "We ring"}, {"text": "We stay"}]
    shown = small(drafts=drafts, ballots=[ballot | {"revealed_at": REVEALED}], votes=votes)
    told = read(plan(Book(shown)))
    assert f"{said} Candidate Tie Dots We come tie 3 We ring tie 3 We stay 1" in told
    hidden = read(plan(Book(small(drafts=drafts, ballots=[ballot], votes=votes))))
    assert "The result has not been revealed." in hidden
    assert "Counted" not in hidden


def test_confidential_customers_are_told_apart_by_number_alone(read: Read) -> None:
    rows = [
        {"name": "Secret One", "confidential": True, "goals": "Grow"},
        {"name": "Openly Known", "goals": "Stay", "confidential": False},
        {"name": "Secret Two", "confidential": True, "goals": "Sell"},
    ]
    told = read(plan(Book(small(key_customers=rows))))
    for said in ("Confidential customer 1 Grow", "Openly Known Stay", "Confidential customer 2 Sell"):
        assert said in told
    assert "Secret" not in told


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        ({"quote": "“61 of 412 loads were late”"}, "61 of 412 loads were late A log"),
        ({"quote": "61 of 412", "segment_id": "segments-0"}, "“61 of 412” Builders · A log"),
        ({"quote": "Nobody rang"}, "“Nobody rang” A log"),
        ({"quote": "He said “soon” and “late”"}, "“He said ‘soon’ and ‘late’” A log"),
        ({"quote": 'A "6 inch" and a 6" nail', "segment_id": "segments-0"}, '“A ‘6 inch’ and a 6" nail” B'),
        ({"quote": '"Nobody rang"'}, "“Nobody rang” A log"),
    ],
)
def test_only_what_somebody_said_stands_in_quotation_marks(
    voice: dict[str, Any], said: str, read: Read
) -> None:
    book = Book(small(segments=[{"name": "Builders"}], voices=[voice | {"source": "A log"}]))
    for told in (read(plan(book)), read(board(book))):
        assert said in told
    assert ("“" in said) == ("“" in read(board(book)))


def test_a_voice_is_not_told_twice_after_the_evidence(read: Read) -> None:
    pain = {
        "text": "Late",
        "touchpoint_id": "touchpoints-0",
        "voice_id": "voices-0",
        "basis": "customer_said",
    }
    lists: dict[str, Any] = {
        "departments": [{}],
        "touchpoints": [{"department_id": "departments-0"}],
        "voices": [{"quote": "Nobody  rang"}],
    }
    twice = read(plan(Book(small(**lists, pain_points=[pain | {"evidence": "“Nobody rang”"}]))))
    assert "Our households said it “Nobody rang” 1 × 1 = 1" in twice
    both = read(plan(Book(small(**lists, pain_points=[pain | {"evidence": "A call"}]))))
    assert "Our households said it A call “Nobody rang” 1 × 1 = 1" in both


def test_a_pain_set_aside_says_why(read: Read) -> None:
    pains = [{"text": "Dear"}, {"text": "Slow", "resolved_on": date(2026, 4, 1)}]
    aside = [
        {"source": "pain_points", "source_id": "pain_points-0", "reason": "Prices are set"},
        {"source": "policies", "source_id": "pain_points-1", "reason": "Does no harm"},
    ]
    policies = [{"id": "pain_points-1", "name": "Name tags"}]
    told = read(plan(Book(small(pain_points=pains, dismissals=aside, policies=policies))))
    assert "Dear Set aside: Prices are set" in told
    assert "Slow Resolved on 1 Apr 2026" in told
    assert told.count("Set aside: ") == 1


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        (4320000, "GBP", "£4,320,000"),
        (4320000, " gbp ", "£4,320,000"),
        (12, "€", "€12"),
        (4320000, "CHF", "CHF\xa04,320,000"),
        (-1200, "EUR", "−€1,200"),
        (1200, "pounds of the kingdom", "1,200"),
    ],
)
def test_money_is_told_with_its_currency(value: float, currency: str, said: str) -> None:
    assert money(value, currency) == said


def test_a_business_case_tells_money_in_its_currency_and_counts_without(read: Read) -> None:
    case = {"currency": "GBP", "customers": 1200, "cost_per_contact": 4.5, "retention": 0.88}
    case |= {"contacts_a_year": 46000, "avoidable_share": 0.3, "yearly_revenue_per_customer": 30000.0}
    told = read(plan(Book(small(business_cases=[case]))))
    for said in ("Customers 1,200", "£4.50", "88%", "£4,320,000", "£62,100", "Contacts in a year 46,000"):
        assert said in told
    assert "Counts most where customers can’t leave." in told


def test_the_matrix_explains_its_marks_and_says_what_is_closed(read: Read) -> None:
    rows = [
        {"title": "Ring first", "impact": 5, "effort": 1, "purpose": "foundation", "status": "done"},
        {"title": "Send cake", "impact": 4, "effort": 4, "purpose": "loyalty"},
    ]
    told = read(plan(Book(small(actions=rows))))
    assert "it changes how our households speak of us" in told
    assert "Effort: 1 takes days, 2 takes weeks" in told
    assert "No. Action Quadrant Purpose Impact Effort" in told
    assert "1 Ring first (done) Quick win Mends what is broken 5 1" in told
    assert "2 Send cake Major project Wins loyalty 4 4" in told


def test_the_baseline_of_what_is_closed_is_told_as_that_of_the_start(read: Read) -> None:
    rows = [
        {"baseline": "one", "goal": "two", "status": "done"},
        {"baseline": "three", "status": "dropped"},
        {"baseline": "five", "goal": "six", "status": "started"},
    ]
    told = read(plan(Book(small(actions=rows))))
    for said in ("At the start: one → goal: two", "At the start: three", "Today: five → goal: six"):
        assert said in told
    assert told.count("At the start") == 2


def test_only_an_open_action_without_a_date_says_so(read: Read) -> None:
    rows = [{"title": "Ring first"}, {"title": "Send cake", "status": "done"}]
    told = read(plan(Book(small(actions=rows))))
    assert "1 Ring first No owner yet No date yet Proposed" in told
    assert "2 Send cake No owner yet Done" in told


def test_what_prompted_an_action_stands_line_by_line_with_quotes_as_quotes(read: Read) -> None:
    sources = [
        {"action_id": "actions-0", "source": "pain_points", "source_id": "pain_points-0"},
        {"action_id": "actions-0", "source": "voices", "source_id": "voices-0"},
        {"action_id": "actions-1", "source": "voices", "source_id": "voices-0"},
    ]
    lists: dict[str, Any] = {"pain_points": [{"text": "Late loads"}], "voices": [{"quote": "Nobody rang"}]}
    told = read(plan(Book(small(actions=[{}, {}], action_sources=sources, **lists))))
    assert "Prompted by: – Late loads – “Nobody rang”" in told
    assert "Prompted by: “Nobody rang”" in told


def test_a_check_in_tells_place_and_note_apart(read: Read) -> None:
    there = {"place": "Mill Lane", "note": "Fifteen came", "chair": "Anna", "held_on": date(2026, 4, 1)}
    assert "Held Chair Place Note 1 Apr 2026 Anna Mill Lane Fifteen came" in read(
        plan(Book(small(check_ins=[there])))
    )


def test_the_gap_of_a_practice_follows_from_what_is_printed(read: Read) -> None:
    ratings = [{"survey_id": "surveys-0", "item": "know", "score": score} for score in (2, 3, 3, 3)]
    survey = {"title": "Before", "secret": False}
    told = read(
        plan(
            Book(
                small(surveys=[survey], ratings=ratings, practice_reviews=[{"practice": "know", "target": 4}])
            )
        )
    )
    assert "Know the customer 4 2.8 3.0 2–3 0 · 1 · 3 · 0 · 0 0 4 1.2" in told


def test_the_stages_tell_what_the_map_shows(read: Read) -> None:
    here = {"department_id": "departments-0", "journey_stage_id": "journey_stages-0"}
    points = [here | {"name": name} for name in ("Call", "Call", "Note", "Bill", "Bill")]
    pains = [
        {"touchpoint_id": f"touchpoints-{place}", "severity": 5, "frequency": 5, "resolved_on": resolved}
        for place, resolved in ((2, None), (3, date(2026, 4, 1)), (4, None))
    ]
    lists: dict[str, Any] = {"departments": [{"name": "Sales"}], "journey_stages": [{"name": "Order"}]}
    told = read(plan(Book(small(**lists, touchpoints=points, pain_points=pains))))
    row = "Order Sales: Call (2); Note (severe pain point); Bill (2, severe pain point)"
    assert f"Journey stage Touchpoint {row}" in told


def test_policies_are_judged_by_the_clients_own_word_for_a_customer(read: Read) -> None:
    told = read(plan(Book(small(policies=[{"name": "No refunds", "change": "Refund"}]))))
    assert "Effect on serving the household" in told


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ("01 10", "A and B serve only each other: the way on"),
        ("01 12 20", "A, B and C serve only each other: the way on"),
        ("01 10 02", "A and B serve each other: the way on"),
    ],
)
def test_a_loop_is_told_as_a_sentence(edges: str, said: str, read: Read) -> None:
    drawn = edges.split()
    departments = [{"name": name} for name in "ABC"]
    points = [{"department_id": f"departments-{giver}"} for giver, _ in drawn]
    receivers = [
        {"touchpoint_id": f"touchpoints-{place}", "department_id": f"departments-{to}"}
        for place, (_, to) in enumerate(drawn)
    ]
    told = read(board(Book(small(departments=departments, touchpoints=points, receivers=receivers))))
    assert f"{said} to the household isn’t drawn yet." in told


@pytest.mark.parametrize(
    ("resolved", "said"), [(0, ""), (1, " One of them is resolved."), (2, " 2 of them are resolved.")]
)
def test_it_is_said_how_many_pain_points_are_resolved(resolved: int, said: str) -> None:
    pains = [
        {"basis": "data", "resolved_on": date(2026, 4, 1) if place < resolved else None} for place in range(3)
    ]
    assert evidence(Book(small(pain_points=pains))) == (
        f"Each of the 3 pain points rests on what our households said or on figures.{said}"
    )
