"""Sign-off: leaders sign with one press, others by name; changed words void it until it is renewed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.small import HELD_ON, workshop
from ui.stages.vision.sign_off import SignOffStep

SENTENCE = "You have water you can trust."
LATER = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _day(today):
    today("ui.stages.vision.sign_off", LATER)


@pytest.fixture
def board(open_session):
    """A sentence, two leaders in the room, one away, and a team member with a job title."""
    return open_session(
        workshop(
            {"statement": SENTENCE},
            participants=[
                {"id": "ann", "name": "Ann Lee", "level": "senior_leader", "job_title": "Chief executive"},
                {"id": "ben", "name": "Ben Kerr", "level": "senior_leader"},
                {"id": "cora", "name": "Cora", "level": "senior_leader", "attendance": "absent"},
                {"id": "dan", "name": "Dan", "level": "team_member", "job_title": "Driver"},
            ],
            actions=[{}, {}],
        )
    )


@pytest.fixture
def void(open_session):
    """Ann signed other words than those of today, somebody unknown the words of today."""
    return open_session(
        workshop(
            {"statement": SENTENCE},
            participants=[{"id": "ann", "name": "Ann Lee", "level": "senior_leader"}],
            signatures=[
                {
                    "id": "s1",
                    "name": "Ann Lee",
                    "participant_id": "ann",
                    "wording": "Other",
                    "signed_on": HELD_ON,
                },
                {"id": "s2", "name": "Somebody", "wording": SENTENCE},
            ],
        )
    )


def offers(page):
    return [each.text() for each in page.certificate.offers]


def signed(session):
    return [each.name for each in session.workshop.signatures]


def test_a_leader_signs_with_one_press(board, opened, press, reopened):
    page = opened(SignOffStep, board)
    assert page.certificate.wording.text() == SENTENCE
    assert offers(page) == ["Ann Lee signs", "Ben Kerr signs"]
    press(page.certificate.offers[0])
    assert offers(page) == ["Ben Kerr signs"]
    assert page._count.text() == "1 signature"
    signature = reopened(board).signatures[0]
    assert (signature.name, signature.title, signature.level) == (
        "Ann Lee",
        "Chief executive",
        "senior_leader",
    )
    assert (signature.participant_id, signature.wording, signature.signed_on) == ("ann", SENTENCE, LATER)


def test_names_are_typed_and_known_people_recognised(board, opened, enter, paste, heard):
    page = opened(SignOffStep, board)
    enter(page.capture.field, "dan")
    assert page.capture.field.hasFocus()
    paste(page.capture.field, f'=1+1\n<b>&"\n{"N" * 200}\n=1+1')
    assert signed(board) == ["Dan", "=1+1", '<b>&"', "N" * 200]
    dan = board.workshop.signatures[0]
    assert (dan.participant_id, dan.title, dan.level) == ("dan", "Driver", "team_member")
    assert page.list.current_id == board.workshop.signatures[-1].id
    said = heard(board)
    enter(page.capture.field, "Dan")
    assert len(signed(board)) == 4
    assert said[-1].text == "Dan has signed already."
    assert page.list.current_id == dan.id
    board.undo()
    assert signed(board) == ["Dan"]
    paste(page.list, "Eve\nFay")
    assert signed(board) == ["Dan", "Eve", "Fay"]


def test_two_people_of_one_name_both_sign(open_session, opened, press):
    leader = {"name": "Ann", "level": "senior_leader"}
    session = open_session(workshop({"statement": SENTENCE}, participants=[leader, leader]))
    page = opened(SignOffStep, session)
    press(page.certificate.offers[0])
    press(page.certificate.offers[0])
    assert signed(session) == ["Ann", "Ann"]
    assert offers(page) == []
    session.run("Delete", lambda change: change.delete("participants", "participants-0"))
    page.certificate.signed.emit("participants-0")
    assert len(signed(session)) == 2


def test_a_void_signature_is_said_and_renewed_on_its_sheet(void, opened, press, reopened):
    page = opened(SignOffStep, void)
    assert page._count.text() == "1 signature"
    row = page.list.records.row(0)
    assert row.muted
    assert [chip.text for chip in row.chips] == ["void, wording changed", "Senior leader"]
    page.select("signatures", "s1")
    assert page._void.isVisible()
    press(page.again_button)
    assert page._count.text() == "2 signatures"
    assert not page._void.isVisible()
    void.undo()
    assert page._void.isVisible()
    void.redo()
    again = reopened(void).signatures
    assert (len(again), again[0].wording, again[0].signed_on) == (2, SENTENCE, LATER)


@pytest.mark.parametrize("by_name", [True, False])
def test_whoever_signs_again_does_not_stand_there_twice(void, opened, press, enter, by_name):
    page = opened(SignOffStep, void)
    assert offers(page) == ["Ann Lee signs"]
    if by_name:
        enter(page.capture.field, "ann lee")
    else:
        press(page.certificate.offers[0])
    assert signed(void) == ["Ann Lee", "Somebody"]
    assert page._count.text() == "2 signatures"
    assert offers(page) == []


def test_a_changed_sentence_voids_what_was_signed(board, opened, press):
    page = opened(SignOffStep, board)
    press(page.certificate.offers[0])
    board.run("Edit", lambda change: change.update("workshop", None, statement="Other words"))
    assert page._count.text() == "0 signatures"
    assert offers(page) == ["Ann Lee signs", "Ben Kerr signs"]


def test_the_plan_is_signed_apart(board, opened, press, enter, reopened):
    page = opened(SignOffStep, board)
    enter(page.capture.field, "Ann Lee")
    press(page.subject.button("plan"))
    assert page.certificate.wording.text() == "The action plan: 2 actions"
    assert page._empty.isVisible()
    assert offers(page) == ["Ann Lee signs", "Ben Kerr signs"]
    enter(page.capture.field, "Ann Lee")
    board.run("Edit", lambda change: change.update("workshop", None, statement="Other words"))
    assert page._count.text() == "1 signature"
    board.run("Delete", lambda change: change.delete("actions", "actions-0"))
    assert page.certificate.wording.text() == "The action plan: 1 action"
    vision, plan = reopened(board).signatures
    assert (vision.subject, plan.subject, plan.wording) == ("vision", "plan", None)
    page.select("signatures", vision.id)
    assert page.subject.value == "vision"
    page.select("drafts", vision.id)
    assert page.list.current_id == vision.id


def test_without_a_sentence_nobody_signs(session, opened, enter, press, heard):
    page = opened(SignOffStep, session)
    said = heard(session)
    asked = []
    session.step_wanted.connect(asked.append)
    enter(page.capture.field, "Ann")
    assert page.capture.field.text() == "Ann"
    assert said[-1].text == "There is no sentence to sign yet: agree on one first."
    assert session.workshop.signatures == ()
    assert page._empty.button.text() == "Agree on a sentence"
    press(page._empty.button)
    assert asked == [("vision", "agree")]


def test_the_empty_list_leads_to_the_line(board, opened, press):
    page = opened(SignOffStep, board)
    page.list.setFocus()
    press(page._empty.button)
    assert page.capture.field.hasFocus()


def test_a_signature_in_full(board, opened, enter, pick, reopened):
    page = opened(SignOffStep, board)
    enter(page.capture.field, "Eve")
    for field in ("name", "title"):
        enter(page.findChild(QLineEdit, field), f"Eve’s {field}".replace("’", "'"))
    pick(page.level, "Supervisor")
    enter(page.signed_on, "2026-03-06")
    row = page.list.records.row(0)
    assert row.subtitle.startswith("Eve's title · ")
    signature = reopened(board).signatures[0]
    assert (signature.name, signature.level, signature.signed_on) == (
        "Eve's name",
        "supervisor",
        date(2026, 3, 6),
    )


def test_signatures_are_renamed_moved_and_deleted(board, opened, paste, retitle, qtbot, heard):
    page = opened(SignOffStep, board)
    paste(page.capture.field, "Eve\nFay\nGus")
    eve = board.workshop.signatures[0].id
    retitle(page.list, eve, "Eva")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert signed(board) == ["Fay", "Eva", "Gus"]
    said = heard(board)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert signed(board) == ["Fay", "Gus"]
    assert said[-1].undo


def test_five_hundred_leaders_are_offered_a_few_at_a_time(open_session, opened, press):
    leaders = [{"name": f"Leader {at}", "level": "senior_leader"} for at in range(500)]
    session = open_session(workshop({"statement": SENTENCE}, participants=leaders))
    page = opened(SignOffStep, session)
    assert len(page.certificate.offers) == 6
    assert page.certificate.waiting.text().startswith("500 senior leaders")
    press(page.certificate.offers[0])
    assert offers(page)[0] == "Leader 1 signs"


def test_looking_only(looked_at, opened, enter, press, heard):
    session = looked_at(workshop({"statement": SENTENCE}, participants=[{"level": "senior_leader"}]))
    page = opened(SignOffStep, session)
    said = heard(session)
    enter(page.capture.field, "Ann")
    assert page.capture.field.text() == "Ann"
    press(page.certificate.offers[0])
    assert [each.kind for each in said] == ["bad", "bad"]
    assert session.workshop.signatures == ()


def test_names_are_known_without_their_accents_the_closest_first(open_session, opened, enter):
    people = [{"id": "a", "name": "Seán"}, {"id": "b", "name": "Sean"}, {"id": "c", "name": "Zoë"}]
    session = open_session(workshop({"statement": SENTENCE, "sponsor": "Zoë"}, participants=people))
    page = opened(SignOffStep, session)
    for typed in ("SEÁN", "sean", "zoe"):
        enter(page.capture.field, typed)
    assert [each.participant_id for each in session.workshop.signatures] == ["a", "b", "c"]
    assert signed(session) == ["Seán", "Sean", "Zoë"]


def test_a_sponsor_who_is_no_participant_signs_as_a_senior_leader(open_session, opened, qtbot):
    details = {"statement": SENTENCE, "sponsor": "Owen Hale", "sponsor_title": "Chief executive"}
    session = open_session(workshop(details))
    page = opened(SignOffStep, session)
    qtbot.keyClicks(page.capture.field, "owen hale")
    qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)
    (signature,) = session.workshop.signatures
    assert (signature.title, signature.level) == ("Chief executive", "senior_leader")
