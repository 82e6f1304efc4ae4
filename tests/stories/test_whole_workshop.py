"""The whole workshop: from an empty laptop to printed documents, and everything found again afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.stories.conftest import OpenWindow, kept, texts, touchline, words_of
from tests.stories.facilitator import Facilitator

ROSTER = """Name\tDepartment\tJob title\tLevel\tTable
Owen Pryce\tCustomer Care\tHead of Customer Care\tSenior leader\tBlue
Mina Okafor\tField Repairs\tCrew lead\tSupervisor\tBlue
Lars Holt\tBilling\tTeam leader\tMiddle manager\tGreen
Priya Nair\tBilling\tClerk\tTeam member\tGreen"""
SENTENCE = "You have water you can trust, and when it stops, we tell you at once when it will be back."
COMMITMENTS = ["We will ring back on the same day.", "We will say when the water is back."]


def prepare(facilitator: Facilitator) -> None:
    """What is typed with the sponsor, weeks before."""
    facilitator.go("Prepare", "Organisation")
    facilitator.fill("Sponsor", "Chief executive")
    facilitator.fill("Place", "The pump house")
    facilitator.fill("Why this day", "Complaints about silence during cuts have doubled.")
    facilitator.choose("How the wording is decided", "Consent: nobody has a serious objection")
    facilitator.capture("Homes", "Care homes")
    facilitator.choose("Kind of customer", "Key account")

    facilitator.go("Prepare", "Departments")
    facilitator.capture("Customer Care")
    facilitator.capture_pasted("1. Field Repairs\n2. Billing\n3. Network Control")
    facilitator.pick("Departments", "Field Repairs")
    facilitator.fill("Lead", "Works manager")
    facilitator.fill("People", "64")

    facilitator.go("Prepare", "People")
    facilitator.capture("Ruth Adeyemi @Network Control")
    facilitator.choose("Level", "Senior leader")
    facilitator.choose("Also speaks for", "Billing")
    facilitator.capture_pasted(ROSTER)
    facilitator.reads("4 new people")
    facilitator.click("Add 4 people")
    facilitator.pick("Participants", "Priya Nair")
    facilitator.choose("Attendance", "Late")
    facilitator.pick("Participants", "Lars Holt")
    facilitator.choose("Attendance", "Present")

    facilitator.go("Prepare", "Agenda")
    facilitator.capture("Tour of the pump house 15")


def vision(facilitator: Facilitator) -> None:
    """The morning: what customers say, what the room makes of it, and names under one sentence."""
    facilitator.go("Vision", "Hear the customer")
    facilitator.capture("“I stood at a dry tap for six hours and nobody rang.”")
    facilitator.fill("Source", "Complaint of 3 May")
    facilitator.choose("Segment", "Homes")

    facilitator.go("Vision", "Phrases")
    facilitator.capture("nobody has to ask twice")
    facilitator.click("Next prompt")
    facilitator.capture_pasted("water you can trust\na straight answer")
    facilitator.pick("Phrases", "water you can trust")
    facilitator.name_new("Theme", "Trust")

    facilitator.go("Vision", "Drafts")
    facilitator.capture("We are the world-class leader in prompt water services.")
    assert facilitator.sees("pieces of advice")
    facilitator.capture(SENTENCE)

    facilitator.go("Vision", "Agree the wording")
    facilitator.choose("Take a draft", f"2. {SENTENCE}")
    facilitator.fill("How many are present", "5")
    facilitator.fill("How many agree", "4")
    facilitator.capture("It says nothing about price.")
    facilitator.choose("Raised by", "Lars Holt")
    facilitator.click("Agreed by 4 of 5")
    assert facilitator.sees("Agreed by 4 of 5, 1 reservation.")

    facilitator.go("Vision", "Commitments")
    facilitator.capture(*COMMITMENTS)

    facilitator.go("Vision", "Sign-off")
    facilitator.click("Ruth Adeyemi signs")
    facilitator.capture("Owen Pryce")


def touchpoints(facilitator: Facilitator) -> None:
    """After lunch: each person's touchpoint, who gives what to whom, and where it hurts."""
    facilitator.go("Touchpoints", "Personal touchpoints")
    facilitator.pick("People in the room", "Mina Okafor")
    facilitator.fill("My touchpoint", "I stand in the road when the water is off.")
    facilitator.fill("The benefit in the end", "They know that somebody is at work.")
    facilitator.name_new("Touchpoint", "Repair of a burst main")
    facilitator.pick("People in the room", "Lars Holt")
    facilitator.fill("My touchpoint", "I write the bill after a cut.")

    facilitator.go("Touchpoints", "What we give to whom")
    facilitator.pick("Captured touchpoints", "Repair of a burst main")
    facilitator.choose("Add a receiver", "households")
    facilitator.fill("Giver’s mark for households", "8")
    facilitator.fill("Mark of households", "4")
    facilitator.name_new("Journey stage", "Water is off")
    facilitator.choose("Level today", "Broken")
    facilitator.capture(
        "Cut announced by text @Customer Care >Homes #Water is off !5",
        "@Network Control Valve plan >Field Repairs #Water is off !3",
        "@Billing Corrected bill >Customer Care !2",
    )
    facilitator.pick("Captured touchpoints", "Cut announced by text")
    facilitator.mark("Importance", 4)

    facilitator.go("Touchpoints", "Line of sight")
    facilitator.choose("Beside the drawing", "In words")
    facilitator.reads("Every department has a line to the customer.")

    facilitator.go("Touchpoints", "Pain points")
    facilitator.capture(
        "Nobody says when the water comes back #Water is off !5", "The bill is wrong after a cut !2"
    )
    facilitator.pick("Pain points", "Nobody says when")
    facilitator.choose("Touchpoint", "Cut announced by text · Customer Care")
    facilitator.mark("Frequency", 4)


def practices(facilitator: Facilitator) -> None:
    """The slips of the six practices, the split they show, and what is to be done about it."""
    facilitator.go("Practices", "Rate the six")
    facilitator.click("Begin a survey")
    facilitator.capture("3 1 2 2 4 4", "2 1 3 2 3 4", "3 5 ? 2 4 3")
    facilitator.capture_pasted("3 5 2 1 3 4\n2 5 2 2 4 5")
    facilitator.reads("5 slips entered")
    facilitator.click("Reveal the results")
    facilitator.click("Reveal")
    facilitator.reads("The room is split on: Listen and remove barriers")

    facilitator.go("Practices", "Evidence and targets")
    facilitator.click("Listen and remove barriers, today 3.4")
    facilitator.fill("Evidence", "Two of five rang a household last month.")
    facilitator.capture("Nobody has the numbers to ring !4 due 2027-01-31")


def plan(facilitator: Facilitator) -> None:
    """The last hour: actions with owners and dates, put to the test, weighed, and on the board."""
    facilitator.go("Plan", "Actions")
    facilitator.capture(
        "Ring every household before a cut ^Ruth Adeyemi due 2026-11-12 @Customer Care",
        "Mend the text service ^Owen Pryce due 2026-10-30",
        "Print a card with one number due 2027-01-10",
    )
    facilitator.pick("Actions", "Mend the text service")
    facilitator.choose("Purpose", "Foundation")
    facilitator.fill("First step", "Ask the supplier why texts are late")
    facilitator.fill("Measure", "Minutes from cut to text")
    facilitator.pick("Actions", "Print a card")
    facilitator.name_new("Owner", "The printer in Vale Road")

    facilitator.go("Plan", "Two-question test")
    facilitator.pick("Actions to test", "Ring every household")
    facilitator.press("Y", "Y")

    facilitator.go("Plan", "Impact and effort")
    facilitator.pick("Not rated yet", "Ring every household")
    facilitator.press("Enter", "Alt+Up", "Alt+Left")

    facilitator.go("Plan", "Plan board")
    facilitator.pick("First 30 days", "Ring every household")
    facilitator.press("Alt+Right")
    assert any("Ring every household" in row for row in facilitator.rows("Day 31 to day 60"))


def hand_out(facilitator: Facilitator, folder: Path) -> None:
    """While the room closes: the documents in a folder of their own."""
    facilitator.go("Hand out", "Documents")
    facilitator.click("Change the folder")
    facilitator.choose_file(folder)
    for document in ("Board edition", "Action plan", "Personal handouts", "Dates (calendar)"):
        facilitator.tick(document)
    facilitator.click("Export 4 documents")
    facilitator.wait(lambda: facilitator.sees(" files exported"), "the export", 25_000)


def printed(folder: Path) -> None:
    """What stands on paper is what was typed, and no more than belongs there."""
    plan = words_of(folder / "plan.pdf")
    for words in (SENTENCE, *COMMITMENTS, "Ring every household before a cut", "The printer in Vale Road"):
        assert words in plan
    assert "Agreed by 4 of 5" in plan
    assert SENTENCE in words_of(folder / "board.pdf")
    handouts = sorted((folder / "handouts").glob("*.pdf"))
    mina = next(words_of(each) for each in handouts if "mina" in each.name)
    assert "I stand in the road when the water is off." in mina
    assert "I write the bill after a cut." not in mina
    assert len(handouts) == 5
    all_of_them = words_of(folder / "handouts.pdf")
    assert all(name in all_of_them for name in ("Ruth Adeyemi", "Priya Nair", "Lars Holt"))
    calendar = next(folder.glob("*.ics")).read_text("utf-8")
    assert "20261214" in calendar
    assert "Ring every household before a cut" in calendar.replace("\r\n ", "")


def found_again(path: Path) -> dict[str, Any]:
    """What the file holds, compared with what was typed."""
    saved = kept(path)
    about = saved["workshop"]
    assert about["sponsor"] == "Chief executive"
    assert about["decision_rule"] == "consent"
    assert about["statement"] == SENTENCE
    assert (about["agreed_count"], about["present_count"]) == (4, 5)
    assert [(each["name"], each.get("kind", "end_customer")) for each in saved["segments"]] == [
        ("Homes", "end_customer"),
        ("Care homes", "key_account"),
    ]
    departments = {each["id"]: each for each in saved["departments"]}
    assert texts(saved["departments"], "name") == [
        "Customer Care",
        "Field Repairs",
        "Billing",
        "Network Control",
    ]
    assert [each.get("headcount") for each in saved["departments"]] == [None, 64, None, None]
    people = {each["name"]: each for each in saved["participants"]}
    assert list(people) == ["Ruth Adeyemi", "Owen Pryce", "Mina Okafor", "Lars Holt", "Priya Nair"]
    assert departments[people["Ruth Adeyemi"]["department_id"]]["name"] == "Network Control"
    assert [departments[id]["name"] for id in people["Ruth Adeyemi"]["represents_ids"]] == ["Billing"]
    assert people["Owen Pryce"]["level"] == "senior_leader"
    assert (people["Priya Nair"]["attendance"], people["Lars Holt"]["attendance"]) == ("late", "present")
    assert saved["agenda_items"][-1]["minutes"] == 15
    assert saved["voices"][0]["source"] == "Complaint of 3 May"
    assert texts(saved["phrases"]) == ["nobody has to ask twice", "water you can trust", "a straight answer"]
    assert len(set(texts(saved["phrases"], "prompt"))) == 2
    assert saved["phrases"][1]["theme_id"] == saved["themes"][0]["id"]
    assert len(saved["drafts"]) == 2
    assert saved["reservations"][0]["participant_id"] == people["Lars Holt"]["id"]
    assert texts(saved["commitments"]) == COMMITMENTS
    assert texts(saved["signatures"], "name") == ["Ruth Adeyemi", "Owen Pryce"]
    assert {each["wording"] for each in saved["signatures"]} == {SENTENCE}
    touched = {each["name"]: each for each in saved["touchpoints"]}
    assert set(touched) == {"Repair of a burst main", "Cut announced by text", "Valve plan", "Corrected bill"}
    assert touched["Repair of a burst main"]["level_today"] == "broken"
    assert touched["Cut announced by text"]["importance"] == 4
    (repair,) = [
        each
        for each in saved["receivers"]
        if each["touchpoint_id"] == touched["Repair of a burst main"]["id"]
    ]
    assert (repair["giver_score"], repair["receiver_score"]) == (8, 4)
    answers = {each["participant_id"]: each for each in saved["personal_touchpoints"]}
    assert answers[people["Mina Okafor"]["id"]]["touchpoint_id"] == touched["Repair of a burst main"]["id"]
    assert answers[people["Lars Holt"]["id"]]["main"]
    pain = saved["pain_points"][0]
    assert (pain["severity"], pain["frequency"]) == (5, 4)
    assert pain["touchpoint_id"] == touched["Cut announced by text"]["id"]
    (survey,) = saved["surveys"]
    assert survey["revealed_at"]
    assert sorted(each["score"] or 0 for each in saved["ratings"] if each["item"] == "listen") == [
        1,
        1,
        5,
        5,
        5,
    ]
    assert {each.get("participant_id") for each in saved["ratings"]} == {None}
    (review,) = saved["practice_reviews"]
    assert (review["practice"], review["target"], review["target_on"]) == ("listen", 4, "2027-01-31")
    assert review["barrier"] == "Nobody has the numbers to ring"
    actions = {each["title"]: each for each in saved["actions"]}
    ring, mend = actions["Ring every household before a cut"], actions["Mend the text service"]
    assert ring["owner_id"] == people["Ruth Adeyemi"]["id"]
    assert (ring["recognised"], ring["loyalty"]) == (True, True)
    assert (ring["impact"], ring["effort"]) == (4, 2)
    assert ring["due_on"] == "2026-12-14"
    assert (mend["purpose"], mend["due_on"]) == ("foundation", "2026-10-30")
    assert mend["measure"] == "Minutes from cut to text"
    assert actions["Print a card with one number"]["owner"] == "The printer in Vale Road"
    return saved


def test_from_an_empty_laptop_to_documents_on_paper(
    open_window: OpenWindow, facilitator: Facilitator, home: Path, tmp_path: Path
) -> None:
    window = open_window()
    facilitator.click("New workshop")
    facilitator.type("Harrow Vale Water")
    facilitator.fill("One of its customers is called", "household")
    facilitator.choose("Template", "Full day")
    facilitator.click("Create the workshop")
    facilitator.reads("STAGE 1 OF 6")
    (path,) = (home / "Documents" / "Touchline").glob("*.touchline")

    prepare(facilitator)
    vision(facilitator)
    touchpoints(facilitator)
    practices(facilitator)
    plan(facilitator)
    folder = tmp_path / "for the client"
    folder.mkdir()
    hand_out(facilitator, folder)
    printed(folder)

    window.close()
    saved = found_again(path)
    open_window(path)
    facilitator.reads("STAGE ")
    facilitator.go("Plan", "Actions")
    assert len(facilitator.rows("Actions")) == 3
    facilitator.go("Vision", "Sign-off")
    assert facilitator.sees(SENTENCE)
    assert kept(path) == saved, "looking changes nothing"
    assert touchline("check", path).returncode == 0
