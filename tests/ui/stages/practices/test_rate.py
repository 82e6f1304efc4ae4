"""Rating: slips by keys, hands, named answers, what stays hidden until it is revealed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.file.change import Change
from app.records.prepare import Participant
from app.rules.practices import PRACTICES, summaries
from app.workshop import Workshop
from tests.small import workshop
from ui.message import Message
from ui.session import Session
from ui.stages.practices.entry_pane import HANDS, PERSON, RESULTS, SLIPS
from ui.stages.practices.rate import RateStep

Reopen = Callable[[Session], Workshop]
Key = Qt.Key


def shown(qtbot: QtBot, session: Session) -> RateStep:
    page = RateStep(session)
    qtbot.addWidget(page)
    page.resize(860, 640)
    page.show()
    page.activateWindow()
    session.place = ("practices", "rate")
    return page


def said(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.said.connect(messages.append)
    return messages


def type_keys(qtbot: QtBot, page: RateStep, *keys: Qt.Key) -> None:
    """Press keys one after the other, each where the one before has put the keyboard."""
    for key in keys:
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def begin(qtbot: QtBot, session: Session, *, secret: bool = True) -> RateStep:
    page = shown(qtbot, session)
    button = page.empty.button
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    if not secret:
        qtbot.mouseClick(page.sheet.secrecy.button("open"), Qt.MouseButton.LeftButton)
    return page


def slip(qtbot: QtBot, page: RateStep, marks: str) -> None:
    """Enter a slip as it is done in the room: six keys and Enter."""
    keys = {"?": Key.Key_Question, **{str(n): Key(Key.Key_0 + n) for n in range(6)}}
    page.entry.slip.begin()
    type_keys(qtbot, page, *(keys[mark] for mark in marks), Key.Key_Return)


def test_an_empty_step_offers_the_one_thing_to_do(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    assert not page.new_button.isVisible()
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), Key.Key_Space)
    (survey,) = session.workshop.surveys
    assert survey.secret
    assert survey.instrument == "practice"
    assert survey.held_on == session.workshop.details.held_on
    assert page.capture.isVisible()
    assert page.focusWidget() is page.entry.slip.fields["know"].rating


@pytest.mark.parametrize("lines", [["listen 2"], ["123450", "333333"]])
def test_the_first_marks_begin_a_survey_by_themselves(
    qtbot: QtBot, session: Session, lines: list[str]
) -> None:
    page = shown(qtbot, session)
    assert page.capture.isVisible()
    if len(lines) == 1:
        page.capture.entered.emit(lines[0])
        assert page.entry.slip.answers == {"listen": 2}
    else:
        page.capture.pasted.emit(lines)
        assert len(session.workshop.ratings) == 12
    assert len(session.workshop.surveys) == 1


def test_slips_go_in_by_keys_alone_and_stay_secret(qtbot: QtBot, session: Session, reopened: Reopen) -> None:
    page = begin(qtbot, session)
    slip(qtbot, page, "3214?5")
    slip(qtbot, page, "22110?")
    assert page.sheet.count.text() == "2 slips entered"
    assert page.entry.slip.title.text() == "Slip 3"
    assert page.entry.slip.answers == {}
    assert summaries(session.workshop, session.workshop.surveys[0].id) is None
    kept = reopened(session)
    assert [each.score for each in kept.ratings] == [3, 2, 1, 4, None, 5, 2, 2, 1, 1, None, None]
    assert {each.participant_id for each in kept.ratings} == {None}
    assert [each.item for each in kept.ratings] == [*PRACTICES, *PRACTICES]


def test_a_slip_with_a_gap_is_not_saved_and_says_what_is_missing(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    messages = said(session)
    type_keys(qtbot, page, Key.Key_3, Key.Key_Down, Key.Key_2, Key.Key_Return)
    assert session.workshop.ratings == ()
    assert "Listen and remove barriers" in messages[-1].text
    assert "Know the customer" not in messages[-1].text
    assert page.focusWidget() is page.entry.slip.fields["listen"].rating


def test_up_and_down_go_between_the_statements_and_backspace_takes_an_answer_away(
    qtbot: QtBot, session: Session
) -> None:
    page = begin(qtbot, session)
    type_keys(qtbot, page, Key.Key_4, Key.Key_Up, Key.Key_Backspace)
    assert page.entry.slip.answers == {}
    type_keys(qtbot, page, *[Key.Key_5] * 6)
    assert page.focusWidget() is page.entry.slip.save_button
    type_keys(qtbot, page, Key.Key_Up)
    assert page.focusWidget() is page.entry.slip.fields["lead"].rating
    type_keys(qtbot, page, Key.Key_Up, Key.Key_Delete)
    assert page.entry.slip.open_ones == ("reward",)


def test_the_mouse_answers_too(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    field = page.entry.slip.fields["show"]
    place = field.rating.cell(4).center().toPoint()
    qtbot.mouseClick(field.rating, Qt.MouseButton.LeftButton, pos=place)
    assert field.answer == 4
    qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    assert field.answer == 0
    qtbot.mouseClick(field.unknown, Qt.MouseButton.LeftButton)
    assert field.answer is None


def test_the_capture_line_fills_the_slip_and_saves_it_when_it_is_whole(
    qtbot: QtBot, session: Session
) -> None:
    page = begin(qtbot, session)
    for line in ("listen 2", "know 3, lead ?"):
        qtbot.keyClicks(page.capture.field, line)
        qtbot.keyClick(page.capture.field, Key.Key_Return)
    assert page.entry.slip.answers == {"know": 3, "listen": 2, "lead": 0}
    qtbot.keyClicks(page.capture.field, "4 5 1")
    qtbot.keyClick(page.capture.field, Key.Key_Return)
    assert [each.score for each in session.workshop.ratings] == [3, 2, 4, 5, 1, None]
    assert page.focusWidget() is page.capture.field


def test_a_line_that_is_no_mark_comes_back(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    messages = said(session)
    page.capture.entered.emit("customers 9")
    assert page.capture.field.text() == "customers 9"
    assert messages[-1].kind == "warn"


def test_pasted_slips_are_one_change(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    page.capture.pasted.emit(["123450", "3 3 3 3 3 3"])
    assert len(session.workshop.ratings) == 12
    session.undo()
    assert session.workshop.ratings == ()
    page.capture.pasted.emit(["123450", "3 3"])
    assert session.workshop.ratings == ()
    assert page.capture.field.text()


def test_the_last_slip_can_be_taken_back(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    assert not page.sheet.take_back_button.isEnabled()
    slip(qtbot, page, "111111")
    slip(qtbot, page, "555555")
    qtbot.mouseClick(page.sheet.take_back_button, Qt.MouseButton.LeftButton)
    assert [each.score for each in session.workshop.ratings] == [1] * 6
    page.sheet.title.setText("Before the day")
    page.flush()
    messages = said(session)
    page.sheet.take_back_wanted.emit()
    assert "not a slip" in messages[-1].text
    assert len(session.workshop.ratings) == 6


def test_reveal_asks_first_mixes_the_slips_and_ends_undo(
    qtbot: QtBot, session: Session, reopened: Reopen
) -> None:
    page = begin(qtbot, session)
    assert not page.sheet.reveal_button.isEnabled()
    for marks in ("111111", "222222", "444444", "555550"):
        slip(qtbot, page, marks)
    before = {each.id for each in session.workshop.ratings}
    qtbot.mouseClick(page.sheet.reveal_button, Qt.MouseButton.LeftButton)
    assert "undone" in page.confirm.question.text()
    qtbot.keyClick(page.confirm, Key.Key_Escape)
    assert session.workshop.surveys[0].revealed_at is None
    qtbot.mouseClick(page.sheet.reveal_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.confirm.yes_button, Qt.MouseButton.LeftButton)
    assert page.entry.results.isVisible()
    assert not page.capture.isVisible()
    assert page.entry.results.rows["know"].mean.text() == "3.0"
    assert page.entry.results.rows["know"].split.isVisible()
    assert page.entry.results.rows["know"].distribution.counts == (1, 1, 0, 1, 1)
    assert page.entry.results.said.text().startswith("The room is split on: Know the customer")
    assert "can’t judge" in page.entry.results.rows["lead"].figures.text()
    session.undo()
    kept = reopened(session)
    assert kept.surveys[0].revealed_at is not None
    assert before.isdisjoint(each.id for each in kept.ratings)
    assert {each.participant_id for each in kept.ratings} == {None}


def test_a_question_left_unanswered_is_withdrawn_with_the_step_or_the_slips(
    qtbot: QtBot, session: Session
) -> None:
    page = begin(qtbot, session)
    slip(qtbot, page, "111111")
    qtbot.mouseClick(page.sheet.reveal_button, Qt.MouseButton.LeftButton)
    page.hide()
    page.show()
    assert not page.confirm.isVisible()
    qtbot.mouseClick(page.sheet.reveal_button, Qt.MouseButton.LeftButton)
    assert page.confirm.isVisible()
    session.undo()
    assert not page.confirm.isVisible()


def test_secrecy_can_be_changed_until_the_first_slip(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session, secret=False)
    assert not session.workshop.surveys[0].secret
    assert page.entry.ways.isVisible()
    qtbot.mouseClick(page.sheet.secrecy.button("secret"), Qt.MouseButton.LeftButton)
    assert session.workshop.surveys[0].secret
    slip(qtbot, page, "123450")
    assert not page.sheet.secrecy.isVisible()


def test_hands_are_counted_by_clicks_and_keys(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session, secret=False)
    qtbot.mouseClick(page.entry.ways.button(HANDS), Qt.MouseButton.LeftButton)
    page.take_focus()
    row = page.entry.hands.rows[4]
    assert page.capture.isVisible()
    for _ in range(3):
        qtbot.mouseClick(row.plus, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.minus, Qt.MouseButton.LeftButton)
    type_keys(qtbot, page, Key.Key_2, Key.Key_0)
    assert sorted((each.item, each.score or 0) for each in session.workshop.ratings) == [
        ("know", 0),
        ("know", 2),
        ("know", 4),
        ("know", 4),
    ]
    assert row.count.text() == "2"
    qtbot.mouseClick(page.entry.hands.rows[1].minus, Qt.MouseButton.LeftButton)
    assert len(session.workshop.ratings) == 4
    type_keys(qtbot, page, Key.Key_Right, Key.Key_5)
    assert session.workshop.ratings[-1].item == "listen"
    assert page.entry.hands.practices.button("know").accessibleName() == "Know · 4"
    qtbot.mouseClick(page.entry.ways.button(RESULTS), Qt.MouseButton.LeftButton)
    assert page.entry.results.rows["know"].mean.text() == "3.3"
    page.take_focus()
    assert page.entry.results.isAncestorOf(page.focusWidget())


def test_typed_marks_count_hands(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session, secret=False)
    qtbot.mouseClick(page.entry.ways.button(HANDS), Qt.MouseButton.LeftButton)
    for line in ("listen 2", "3", "lead ?"):
        page.capture.entered.emit(line)
    found = [(each.item, each.score) for each in session.workshop.ratings]
    assert found == [("listen", 2), ("know", 3), ("lead", None)]
    page.capture.entered.emit("3 4")
    assert page.capture.field.text() == "3 4"
    page.capture.pasted.emit(["123450"])
    assert len(session.workshop.ratings) == 3


def test_by_person_goes_from_one_to_the_next_and_can_be_mended(
    qtbot: QtBot, session: Session, reopened: Reopen
) -> None:
    def add(change: Change) -> None:
        for number in range(3):
            change.insert(Participant(id=f"p{number}", name=f"Person {number}"))

    session.run("Add people", add)
    page = begin(qtbot, session, secret=False)
    qtbot.mouseClick(page.entry.ways.button(PERSON), Qt.MouseButton.LeftButton)
    people = [each.id for each in session.workshop.participants]
    assert page.entry.person.value == people[0]
    slip(qtbot, page, "333333")
    assert page.entry.person.value == people[1]
    slip(qtbot, page, "4444??")
    page.entry.person.set_value(people[0])
    page.entry.person.picked.emit(people[0])
    assert page.entry.slip.answers == dict.fromkeys(PRACTICES, 3)
    slip(qtbot, page, "533333")
    assert page.entry.person.value == people[2]
    kept = reopened(session)
    given = {(each.participant_id, each.item): each.score for each in kept.ratings}
    assert len(kept.ratings) == 12
    assert given[people[0], "know"] == 5
    assert given[people[1], "reward"] is None


def test_a_named_slip_needs_a_name(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session, secret=False)
    qtbot.mouseClick(page.entry.ways.button(PERSON), Qt.MouseButton.LeftButton)
    messages = said(session)
    slip(qtbot, page, "333333")
    assert session.workshop.ratings == ()
    assert messages[-1].text == "Choose whose slip this is."


def test_several_surveys_are_renamed_picked_and_deleted(
    qtbot: QtBot, session: Session, reopened: Reopen
) -> None:
    page = begin(qtbot, session)
    assert not page.surveys.isVisibleTo(page._tools)
    qtbot.mouseClick(page.new_button, Qt.MouseButton.LeftButton)
    assert [each.title for each in session.workshop.surveys] == ["Six practices", "Six practices, round 2"]
    page.sheet.title.selectAll()
    qtbot.keyClicks(page.sheet.title, "T" * 200)
    page.sheet.held_on.setText("2026-09-01")
    page.flush()
    second = session.workshop.surveys[1]
    assert (second.title, second.held_on) == ("T" * 200, date(2026, 9, 1))
    page.surveys.chosen.emit(session.workshop.surveys[0].id)
    assert page.sheet.title.text() == "Six practices"
    page.select("surveys", second.id)
    assert page.survey == second
    qtbot.mouseClick(page.sheet.delete_button, Qt.MouseButton.LeftButton)
    assert [each.title for each in session.workshop.surveys] == ["Six practices"]
    session.undo()
    assert len(reopened(session).surveys) == 2


def test_deleting_the_only_survey_shows_the_empty_step(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    slip(qtbot, page, "123450")
    qtbot.mouseClick(page.sheet.delete_button, Qt.MouseButton.LeftButton)
    assert session.workshop.ratings == ()
    assert not page.sheet.isVisible()
    session.undo()
    assert page.sheet.isVisible()
    assert page.sheet.title.text() == "Six practices"


def test_the_sample_shows_where_the_room_is_split(qtbot: QtBot, sample_session: Session) -> None:
    page = shown(qtbot, sample_session)
    assert page.entry.way == RESULTS
    assert [item for item, row in page.entry.results.rows.items() if row.split.isVisible()]
    assert all(row.distribution.accessibleName() for row in page.entry.results.rows.values())
    rating = sample_session.workshop.ratings[0]
    page.select("ratings", rating.id)
    assert page.survey is not None
    assert page.survey.id == rating.survey_id


@pytest.mark.parametrize("secret", [True, False])
def test_500_slips_are_as_quick_to_look_at(
    qtbot: QtBot, open_session: Callable[..., Session], secret: bool
) -> None:
    ratings = [
        {"survey_id": "s", "item": item, "score": number % 5 + 1}
        for number in range(500)
        for item in PRACTICES
    ]
    session = open_session(workshop(surveys=[{"id": "s", "secret": secret}], ratings=ratings))
    page = shown(qtbot, session)
    assert page.entry.way == SLIPS
    assert "500" in page.sheet.count.text()
    slip(qtbot, page, "123455")
    assert "501" in page.sheet.count.text()


def test_a_low_window_gives_each_statement_one_line(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session)
    whole, cut = page.entry.slip._statements[0]
    assert (whole.isVisible(), cut.isVisible()) == (True, False)
    page.resize(860, 400)
    assert (whole.isVisible(), cut.isVisible()) == (False, True)
    assert cut.shown_text.endswith("…")


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, session: Session) -> None:
    page = begin(qtbot, session, secret=False)
    for way in (SLIPS, PERSON, HANDS, RESULTS):
        qtbot.mouseClick(page.entry.ways.button(way), Qt.MouseButton.LeftButton)
        unnamed = [
            each
            for each in page.findChildren(QWidget)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
        ]
        assert not [
            each for each in unnamed if not isinstance(each.parent(), QComboBox | QAbstractScrollArea)
        ]
