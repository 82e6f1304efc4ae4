"""The sample workshop that Home offers: it must read as a real one, and show each thing the method looks for.

What it shows is computed here from its JSON once more, in a few lines of this test's own, so that the rules
of the program can be held against it.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app.interchange import read_json, write_json
from app.records.vocabulary import LISTS
from app.rules.insights import insights

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "building-supplies.json"
CUSTOMER = "customer"
IN_THE_ROOM = ("invited", "present", "late")

Row = dict[str, Any]


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(SAMPLE.read_bytes())
    return document


def ids(rows: Iterable[Row]) -> list[str]:
    return [row["id"] for row in rows]


def edges(sample: dict[str, Any]) -> dict[str, set[str]]:
    """Department to whom it gives something, the customer included."""
    giver = {touchpoint["id"]: touchpoint["department_id"] for touchpoint in sample["touchpoints"]}
    found = defaultdict(set)
    for receiver in sample["receivers"]:
        found[giver[receiver["touchpoint_id"]]].add(receiver.get("department_id", CUSTOMER))
    return found


def distances(sample: dict[str, Any]) -> dict[str, int]:
    """Edges to the customer, by department; those without a line are left out."""
    graph, found, steps = edges(sample), {CUSTOMER: 0}, 0
    while True:
        steps += 1
        further = {giver for giver, takers in graph.items() if giver not in found and takers & found.keys()}
        if not further:
            return {name: distance for name, distance in found.items() if name != CUSTOMER}
        found |= dict.fromkeys(further, steps)


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    ahead = set(graph[start])
    while ahead:
        found |= ahead
        ahead = {taker for giver in ahead for taker in graph.get(giver, ())} - found
    return found


def in_the_room(sample: dict[str, Any]) -> list[Row]:
    return [person for person in sample["participants"] if person["attendance"] in IN_THE_ROOM]


def open_actions(sample: dict[str, Any]) -> list[Row]:
    return [action for action in sample["actions"] if action["status"] not in ("done", "dropped")]


def severe(pain: Row) -> bool:
    return bool(pain["severity"] == 5 or pain["severity"] * pain["frequency"] >= 15)


def test_reads_as_interchange_and_comes_out_the_same() -> None:
    read = read_json(SAMPLE.read_bytes())
    again = read_json(write_json(read.workshop, read.images))
    assert again.workshop == read.workshop
    sizes = {name: len(read.workshop.records(name)) for name in LISTS}
    assert [name for name, size in sizes.items() if size == 0] == ["photos"]


def test_has_the_size_of_a_real_day(sample: dict[str, Any]) -> None:
    exact = {"departments": 9, "segments": 3, "participants": 18, "groups": 4, "journey_stages": 6}
    exact |= {"touchpoints": 45, "actions": 20, "drafts": 4, "commitments": 5, "practice_reviews": 6}
    assert {name: len(sample[name]) for name in exact} == exact
    least = {"voices": 10, "phrases": 30, "pain_points": 18, "reservations": 3, "pledges": 10, "check_ins": 3}
    assert [name for name, number in least.items() if len(sample[name]) < number] == []
    assert [department["name"] for department in sample["departments"]] == [
        "Customer Service",
        "Marketing",
        "Sales",
        "Inventory",
        "Credit",
        "Finance and Accounting",
        "Logistics",
        "Human Resources",
        "IT",
    ]
    assert len({segment["kind"] for segment in sample["segments"]}) == 3


def test_departments_stand_at_every_distance(sample: dict[str, Any]) -> None:
    assert distances(sample) == {
        "dept-cs": 1,
        "dept-sales": 1,
        "dept-logistics": 1,
        "dept-inventory": 2,
        "dept-credit": 2,
        "dept-marketing": 3,
    }


def test_two_departments_only_serve_each_other_and_one_has_a_gap(sample: dict[str, Any]) -> None:
    graph = edges(sample)
    without_a_line = [each for each in ids(sample["departments"]) if each not in distances(sample)]
    on_a_ring = [each for each in without_a_line if each in reachable(graph, each)]
    assert on_a_ring == ["dept-finance", "dept-hr"]
    assert [each for each in without_a_line if each not in on_a_ring] == ["dept-it"]
    assert reachable(graph, "dept-it") == set(on_a_ring)


def test_no_department_receives_its_own_touchpoint(sample: dict[str, Any]) -> None:
    assert [giver for giver, takers in edges(sample).items() if giver in takers] == []
    assert [row["id"] for row in sample["receivers"] if {"department_id", "segment_id"} <= row.keys()] == []


def test_ten_touchpoints_have_levels_of_every_kind(sample: dict[str, Any]) -> None:
    levels = [row["level_today"] for row in sample["touchpoints"] if "level_today" in row]
    assert len(levels) == 10
    assert set(levels) == {"broken", "processing", "service", "experience"}
    assert all("level_wanted" in row for row in sample["touchpoints"] if "level_today" in row)


def test_the_room_is_split_in_two_practices(sample: dict[str, Any]) -> None:
    scores = defaultdict(list)
    for rating in sample["ratings"]:
        scores[rating["item"]].append(rating.get("score"))
    practices = [review["practice"] for review in sample["practice_reviews"]]
    assert [len(scores[practice]) for practice in practices] == [17] * 6
    split = []
    for item, given in scores.items():
        judged = [score for score in given if score is not None]
        low, high = (sum(score <= 2 for score in judged), sum(score >= 4 for score in judged))
        if len(judged) >= 4 and min(low, high) * 4 >= len(judged):
            split.append(item)
    assert split == ["show", "empower"]
    assert None in scores["reward"]


def test_secret_answers_name_nobody(sample: dict[str, Any]) -> None:
    secret = {row["id"] for row in (*sample["ballots"], *sample["surveys"]) if row.get("secret", True)}
    answers = [*sample["votes"], *sample["ratings"]]
    named = [row["id"] for row in answers if "participant_id" in row]
    assert named
    owner = {row["id"]: row.get("ballot_id") or row.get("survey_id") for row in answers}
    assert [each for each in named if owner[each] in secret] == []


def test_votes_keep_to_the_dots(sample: dict[str, Any]) -> None:
    for ballot in sample["ballots"]:
        given = [vote for vote in sample["votes"] if vote["ballot_id"] == ballot["id"]]
        assert 0 < sum(vote["dots"] for vote in given) <= ballot["voters"] * ballot["dots_per_person"]
        assert {vote["candidate_id"] for vote in given} <= set(ballot["candidate_ids"])
        by_person = Counter(vote["participant_id"] for vote in given if "participant_id" in vote)
        assert max(by_person.values(), default=0) <= ballot["dots_per_person"]


def test_the_tie_of_the_first_round_is_voted_on_again(sample: dict[str, Any]) -> None:
    totals: Counter[tuple[str, str]] = Counter()
    for vote in sample["votes"]:
        totals[vote["ballot_id"], vote["candidate_id"]] += vote["dots"]
    first, second = (ballot for ballot in sample["ballots"] if ballot["subject"] == "draft")
    most = max(totals[first["id"], each] for each in first["candidate_ids"])
    tied = [each for each in first["candidate_ids"] if totals[first["id"], each] == most]
    assert (first["round"], second["round"]) == (1, 2)
    assert second["candidate_ids"] == tied == ["draft-slate", "draft-sand"]
    assert totals[second["id"], "draft-sand"] > totals[second["id"], "draft-slate"]


def test_statement_is_short_speaks_of_the_builder_and_was_signed(sample: dict[str, Any]) -> None:
    details = sample["workshop"]
    statement = details["statement"]
    assert len(statement.split()) <= 30
    assert details["customer_name"] in statement.lower()
    assert (details["agreed_count"], details["present_count"]) == (15, len(in_the_room(sample)))
    signed = [row for row in sample["signatures"] if row["subject"] == "vision"]
    void = [row["id"] for row in signed if row["wording"] != statement]
    assert void == ["signature-finance"]
    assert {row["level"] for row in signed} == {"senior_leader"}


def test_drafts_give_the_live_checks_something_to_say(sample: dict[str, Any]) -> None:
    brick, timber, slate, sand = (draft["text"] for draft in sample["drafts"])
    names = [department["name"] for department in sample["departments"]]
    assert all(word in brick for word in ("market leader", "world-class", "excellence"))
    assert [name for name in names if name in timber.split()] == ["Sales", "Logistics"]
    for plain in (slate, sand):
        assert "builder" in plain.lower()
        assert not [name for name in names if name in plain.split()]


def test_pains_rest_on_all_kinds_of_evidence_and_some_wait(sample: dict[str, Any]) -> None:
    assert {pain["basis"] for pain in sample["pain_points"]} == {"assumed", "customer_said", "data"}
    kept = {action["id"] for action in sample["actions"] if action["status"] != "dropped"}
    answered = {row["source_id"] for row in sample["action_sources"] if row["action_id"] in kept}
    dismissed = {row["source_id"] for row in sample["dismissals"]}
    assert [
        pain["id"]
        for pain in sample["pain_points"]
        if severe(pain) and "resolved_on" not in pain and pain["id"] not in answered | dismissed
    ] == ["pain-no-saturday", "pain-limit-late"]
    assert [pain["id"] for pain in sample["pain_points"] if "resolved_on" in pain] == ["pain-photo-lost"]
    assert "pain-price-rise" in dismissed


def test_some_actions_fail_the_two_questions_and_some_are_not_asked_yet(sample: dict[str, Any]) -> None:
    asked = [action for action in open_actions(sample) if action["purpose"] == "loyalty"]
    answers = {row["id"]: (row.get("recognised"), row.get("loyalty")) for row in asked}
    failed = [each for each, both in answers.items() if False in both]
    assert failed == ["action-points", "action-preview", "action-calendar"]
    unasked = [each for each, both in answers.items() if None in both and False not in both]
    assert unasked == ["action-apology", "action-second-gate"]
    assert not [row for row in sample["actions"] if row["purpose"] == "foundation" and "recognised" in row]


def test_two_loyalty_actions_run_ahead_of_the_table_stakes(sample: dict[str, Any]) -> None:
    broken = {row["id"] for row in sample["touchpoints"] if row.get("level_today") == "broken"}
    hurt = {
        pain["touchpoint_id"]
        for pain in sample["pain_points"]
        if pain["level"] == "processing" and "resolved_on" not in pain
    }
    mended = {
        row["touchpoint_id"]: row["due_on"]
        for row in sample["actions"]
        if row["purpose"] == "foundation" and row["status"] != "dropped" and "due_on" in row
    }
    early = [
        row["id"]
        for row in open_actions(sample)
        if row["purpose"] == "loyalty"
        and row.get("touchpoint_id") in broken | hurt
        and mended.get(row["touchpoint_id"], "9999-12-31") > row["due_on"]
    ]
    assert early == ["action-apology", "action-points"]


def test_some_open_actions_lack_owner_date_or_measure(sample: dict[str, Any]) -> None:
    def without(*fields: str) -> list[str]:
        return [row["id"] for row in open_actions(sample) if not any(field in row for field in fields)]

    assert without("owner_id", "owner") == ["action-stock-app", "action-calendar"]
    assert without("due_on") == ["action-one-signature", "action-calendar", "action-second-gate"]
    assert without("measure") == ["action-apology", "action-calendar", "action-second-gate"]


def test_one_owner_has_too_many_actions_and_one_director_none(sample: dict[str, Any]) -> None:
    owned = Counter(row.get("owner_id") for row in open_actions(sample))
    owned.pop(None)
    assert [owner for owner, number in owned.items() if number > 3] == ["p-cs-mgr"]
    directors = [person for person in in_the_room(sample) if person["level"] == "senior_leader"]
    assert [person["id"] for person in directors if person["id"] not in owned] == ["p-fin-dir"]


def test_actions_lie_in_all_four_quadrants(sample: dict[str, Any]) -> None:
    rated = [(row["impact"], row["effort"]) for row in sample["actions"] if "impact" in row]
    quadrants = Counter((impact >= 4, effort >= 3) for impact, effort in rated)
    assert len(quadrants) == 4
    assert min(quadrants.values()) >= 3
    assert len(rated) == 19


def test_people_in_the_room_have_a_touchpoint_but_two(sample: dict[str, Any]) -> None:
    known = {row["participant_id"] for row in sample["personal_touchpoints"]}
    assert [each for each in ids(in_the_room(sample)) if each not in known] == ["p-fin-dir", "p-hr"]
    assert known <= set(ids(in_the_room(sample)))
    unlinked = [row["id"] for row in sample["personal_touchpoints"] if "touchpoint_id" not in row]
    assert unlinked == ["touch-md"]
    main = Counter(row["participant_id"] for row in sample["personal_touchpoints"] if row["main"])
    assert set(main) == known
    assert set(main.values()) == {1}


def test_one_department_is_described_by_others(sample: dict[str, Any]) -> None:
    spoken_for = {
        department
        for person in in_the_room(sample)
        for department in (person.get("department_id"), *person.get("represents_ids", ()))
    }
    assert [each for each in ids(sample["departments"]) if each not in spoken_for] == ["dept-it"]
    described = {row["department_id"] for row in sample["touchpoints"] if not row["confirmed"]}
    assert described == {"dept-it"}
    assert {person["attendance"] for person in sample["participants"]} == {"present", "late", "absent"}


def test_one_policy_punishes_without_a_change(sample: dict[str, Any]) -> None:
    punishing = [row for row in sample["policies"] if row["effect"] == "punishes"]
    assert [row["id"] for row in punishing if "change" not in row] == ["policy-account-rule"]
    assert len([row for row in sample["parking_lot"] if "outcome" not in row]) == 3


def test_every_direction_of_the_cascade_is_lived(sample: dict[str, Any]) -> None:
    assert {row["direction"] for row in sample["cascade"]} == {
        "leader_to_leader",
        "leader_to_employee",
        "employee_to_employee",
        "employee_to_customer",
    }
    assert {row["sign"] for row in sample["sign_examples"]} == {
        "pain_first",
        "every_decision",
        "everyone_trained",
        "leaders_interested",
    }


def test_dates_follow_the_day(sample: dict[str, Any]) -> None:
    held_on = date.fromisoformat(sample["workshop"]["held_on"])
    assert held_on == date(2026, 10, 15)
    heard = [date.fromisoformat(row["heard_on"]) for row in sample["voices"] if "heard_on" in row]
    assert max(heard) < held_on
    assert min(date.fromisoformat(row["due_on"]) for row in sample["actions"] if "due_on" in row) > held_on
    planned = [(date.fromisoformat(row["planned_on"]) - held_on).days for row in sample["check_ins"]]
    assert all(abs(days - near) <= 1 for days, near in zip(planned, (30, 60, 90), strict=True))
    checked = next(row for row in sample["check_ins"] if "held_on" in row)
    moved = {row["action_id"]: row["due_on"] for row in sample["progress"] if "due_on" in row}
    in_force = {row["id"]: row.get("due_on") for row in sample["actions"]}
    assert moved.items() <= in_force.items()
    said = {row["action_id"]: row["status"] for row in sample["progress"]}
    assert said.items() <= {row["id"]: row["status"] for row in sample["actions"]}.items()
    closed = [row["closed_on"] for row in sample["actions"] if row["status"] in ("done", "dropped")]
    assert max(closed) <= checked["held_on"]


def test_the_agenda_ran_without_gaps(sample: dict[str, Any]) -> None:
    ran = [row for row in sample["agenda_items"] if "started_at" in row]
    assert all(before["finished_at"] == after["started_at"] for before, after in pairwise(ran))
    planned = sum(row["minutes"] for row in ran)
    assert 470 <= planned <= 480


def test_business_case_is_the_worked_example(sample: dict[str, Any]) -> None:
    case = sample["business_cases"][0]
    kept = round(case["customers"] * (case["target_retention"] - case["retention"]))
    assert kept == 24
    assert kept * case["yearly_revenue_per_customer"] * case["contribution_margin"] == pytest.approx(158_400)
    assert kept * case["cost_to_win_a_customer"] == 84_000


def test_the_program_finds_what_the_sample_hides() -> None:
    found = Counter(each.kind for each in insights(read_json(SAMPLE.read_bytes()).workshop))
    assert found == {
        "no_line_of_sight": 1,
        "closed_loop": 1,
        "department_not_in_room": 1,
        "no_personal_touchpoint": 2,
        "severe_pain_without_action": 2,
        "room_is_split": 2,
        "action_without_owner": 2,
        "action_without_date": 3,
        "action_without_measure": 3,
        "action_failed_test": 3,
        "action_not_tested": 2,
        "table_stakes_first": 2,
        "policy_punishes": 1,
        "parking_lot_open": 3,
        "owner_overloaded": 1,
        "senior_leader_without_action": 1,
    }
