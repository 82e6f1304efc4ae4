"""What is typed into a field while the disk is full stays there, and is saved once there is room."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.interchange.writing import write_json
from app.workshop import Workshop
from tests.full_disk import full_disk
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import Answers, button, click, kept, open_elsewhere, press, type_here
from ui.main_window.main_window import MainWindow
from ui.main_window.workshop_view import WorkshopView
from ui.session import Place
from ui.stages.practices.targets import TargetsStep
from ui.stages.prepare.departments import DepartmentsStep
from ui.stages.prepare.people import PeopleStep
from ui.stages.touchpoints.personal import PersonalStep
from ui.stages.vision.agree import AgreeStep
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.number_field import NumberField
from ui.widgets.saved_mark import SavedMark

WORDS = "New words."
Text = AutosaveLine | AutosaveText

FIELDS: dict[Place, str] = {
    ("prepare", "organisation"): "Why this day",
    ("prepare", "departments"): "Note",
    ("prepare", "people"): "Job title",
    ("prepare", "agenda"): "Item",
    ("vision", "voices"): "What the customer said",
    ("vision", "phrases"): "Phrase",
    ("vision", "drafts"): "Wording of draft 1",
    ("vision", "agree"): "Vision",
    ("vision", "sign_off"): "Title",
    ("touchpoints", "personal"): "My touchpoint",
    ("touchpoints", "gives"): "What the customer should feel",
    ("touchpoints", "pains"): "Pain point",
    ("practices", "rate"): "Survey",
    ("practices", "targets"): "What stands in the way",
    ("plan", "actions"): "First step",
    ("plan", "test"): "Decision",
    ("plan", "board"): "Action",
}
"""A field of each step that has one."""
SELECTED = {
    ("touchpoints", "gives"): ("touchpoints", 0),
    ("plan", "test"): ("decisions", -1),
    ("plan", "board"): ("actions", 0),
}
"""What to select first where the field isn't there at once: a list, and the place in it."""


def mark(view: WorkshopView) -> str:
    return view.findChildren(SavedMark)[0].state


def shown(view: WorkshopView, name: str) -> Text:
    there: list[Text] = [*view.page.findChildren(AutosaveLine), *view.page.findChildren(AutosaveText)]
    return next(each for each in there if each.isVisible() and each.accessibleName() == name)


def go_to(view: WorkshopView, place: Place) -> Text:
    """Show a step and give its field."""
    view.show_step(place)
    QApplication.processEvents()
    if place in SELECTED:
        list_name, at = SELECTED[place]
        view.page.select(list_name, view.session.workshop.records(list_name)[at].id)
        QApplication.processEvents()
    if place == ("plan", "board"):
        press(Qt.Key.Key_Return)
    return shown(view, FIELDS[place])


def type_into(field: Text, words: str = WORDS) -> None:
    field.setFocus()
    field.selectAll()
    type_here(words)


def type_in_vain(qtbot: QtBot, view: WorkshopView, field: Text, words: str = WORDS) -> None:
    type_into(field, words)
    qtbot.waitUntil(lambda: mark(view) == "failed")
    assert "could not be saved" in view.status.message
    assert "stays in its field" in view.status.message
    assert view.status.kind == "bad"


def write_note(view: WorkshopView, words: str = "Ask for the lift key") -> None:
    (note,) = view.guide.findChildren(AutosaveText)
    type_into(note, words)
    note.flush()


def in_file(view: WorkshopView) -> Workshop:
    """What the disk holds while the file is open: another process copies it, which leaves its locks alone."""
    path = view.session.file.path
    copy = path.with_name("looked-at.touchline")
    subprocess.run(["cp", path, copy], check=True)
    return kept(copy)


def is_in_file(view: WorkshopView, words: str = WORDS) -> bool:
    return is_in(in_file(view), words)


def is_in(workshop: Workshop, words: str = WORDS) -> bool:
    return words in write_json(workshop, {}).decode()


@pytest.mark.parametrize("place", FIELDS, ids=":".join)
def test_in_every_step_words_stay_in_their_field_and_are_saved_with_the_next_change(
    place: Place, opened: Opened, qtbot: QtBot
) -> None:
    _, view = opened
    field = go_to(view, place)
    before = field.text()
    steps = len(view.session.file.history())
    with full_disk():
        type_in_vain(qtbot, view, field)
        assert field.text() == WORDS
        press(Qt.Key.Key_Tab)
        view.header.search_button.setFocus()
        assert field.text() == WORDS
        write_note(view, "Not this one")
        assert field.text() == WORDS
        assert mark(view) == "failed"
    assert not is_in_file(view)
    write_note(view)
    assert mark(view) == "saved"
    assert "is saved now" in view.status.message
    assert is_in_file(view)
    assert is_in_file(view, "Ask for the lift key")
    assert field.text() == WORDS
    assert len(view.session.file.history()) == steps + 2, "one change for the words, one for the note"
    view.session.undo()
    assert is_in_file(view)
    assert not is_in_file(view, "Ask for the lift key")
    view.session.undo()
    assert not is_in_file(view)
    assert shown(view, field.accessibleName()).text() == before


@pytest.mark.parametrize("how", ["typing on", "leaving the field", "leaving the step", "closing", "waiting"])
def test_words_are_tried_again(how: str, opened: Opened, qtbot: QtBot) -> None:
    window, view = opened
    path = view.session.file.path
    field = go_to(view, ("prepare", "organisation"))
    with full_disk():
        type_in_vain(qtbot, view, field)
    match how:
        case "typing on":
            type_here(" And more.")
            qtbot.waitUntil(lambda: mark(view) == "saved")
            assert is_in_file(view, WORDS + " And more.")
        case "leaving the field":
            view.header.search_button.setFocus()
            assert mark(view) == "saved"
        case "leaving the step":
            view.show_step(("prepare", "agenda"))
        case "closing":
            window.close()
            assert not window.isVisible()
        case "waiting":
            view.session.look_after_file()
            assert mark(view) == "saved"
    assert is_in(kept(path) if how == "closing" else in_file(view))


def test_words_belong_to_their_record_whatever_is_shown_meanwhile(opened: Opened, qtbot: QtBot) -> None:
    _, view = opened
    field = go_to(view, ("prepare", "departments"))
    page = view.page
    assert isinstance(page, DepartmentsStep)
    first, second = view.session.workshop.departments[:2]
    page.select("departments", first.id)
    with full_disk():
        type_in_vain(qtbot, view, field)
        page.select("departments", second.id)
        assert field.text() == (second.note or "")
        view.show_step(("prepare", "people"))
        view.show_step(("prepare", "departments"))
        page.select("departments", first.id)
        assert field.text() == WORDS
        page.select("departments", second.id)
    write_note(view)
    departments = in_file(view).departments
    assert [each.note for each in departments[:2]] == [WORDS, second.note]
    page.select("departments", first.id)
    assert field.text() == WORDS


def test_what_was_typed_and_taken_back_is_not_saved(opened: Opened, qtbot: QtBot) -> None:
    _, view = opened
    field = go_to(view, ("prepare", "departments"))
    before = field.text()
    with full_disk():
        type_in_vain(qtbot, view, field)
        type_into(field, before)
        qtbot.waitUntil(lambda: mark(view) == "saved")
    write_note(view)
    assert field.text() == before
    assert not is_in_file(view)


def test_words_whose_record_is_deleted_go_with_it(opened: Opened) -> None:
    _, view = opened
    field = go_to(view, ("prepare", "people"))
    page = view.page
    assert isinstance(page, PeopleStep)
    id = page.list.current_id
    words = "Words. " * 20_000
    with full_disk():
        type_into(field, "Words.")
        field.setText(words)
        field.flush()
        assert mark(view) == "failed"

        def delete(change: object) -> None:
            change.delete("participants", id)  # type: ignore[attr-defined]  # a Change

        assert view.session.run("Delete", delete) is None
    assert view.session.run("Delete", delete) is not None
    assert mark(view) == "saved"
    assert not is_in_file(view, "Words.")


def test_a_note_on_the_step_is_kept_too(opened: Opened, qtbot: QtBot) -> None:
    _, view = opened
    view.show_step(("prepare", "people"))
    (note,) = view.guide.findChildren(AutosaveText)
    with full_disk():
        type_in_vain(qtbot, view, note)
        view.show_step(("prepare", "agenda"))
        assert note.text() != WORDS
        view.show_step(("prepare", "people"))
        assert note.text() == WORDS
    view.show_step(("prepare", "agenda"))
    (found,) = [each for each in in_file(view).notes if each.text == WORDS]
    assert found.step == "people"


def test_two_fields_of_a_review_that_is_not_there_yet_are_both_saved(new: Opened, qtbot: QtBot) -> None:
    _, view = new
    view.show_step(("practices", "targets"))
    page = view.page
    assert isinstance(page, TargetsStep)
    with full_disk():
        type_in_vain(qtbot, view, page.sheet.evidence, "They call back.")
        type_into(page.sheet.barrier)
        page.flush()
        assert page.sheet.evidence.text() == "They call back."
        assert page.sheet.barrier.text() == WORDS
    write_note(view)
    (review,) = in_file(view).practice_reviews
    assert (review.evidence, review.barrier) == ("They call back.", WORDS)


def test_another_answer_of_a_person_is_kept_until_it_is_saved(opened: Opened, qtbot: QtBot) -> None:
    _, view = opened
    view.show_step(("touchpoints", "personal"))
    page = view.page
    assert isinstance(page, PersonalStep)
    given = view.session.workshop.personal_touchpoints[0]
    page.select("personal_touchpoints", given.id)
    click(button(page, "Add another answer"))
    before = len(view.session.workshop.personal_touchpoints)
    with full_disk():
        type_in_vain(qtbot, view, page.sheet.answer)
        page.refresh()
        assert page.sheet.answer.text() == WORDS
    view.header.search_button.setFocus()
    assert mark(view) == "saved"
    assert page.sheet.answer.text() == WORDS
    type_into(page.sheet.answer, "Other words.")
    page.flush()
    answers = in_file(view).personal_touchpoints
    assert len(answers) == before + 1
    assert answers[-1].answer == "Other words."
    assert answers[-1].participant_id == given.participant_id


def test_days_and_numbers_that_could_not_be_saved_are_said_and_those_in_force_come_back(
    opened: Opened, qtbot: QtBot
) -> None:
    _, view = opened
    view.show_step(("vision", "agree"))
    page = view.page
    assert isinstance(page, AgreeStep)
    day, number = page.agreement.agreed_on, page.findChild(NumberField, "agreed_count")
    assert number is not None
    for field in (day, number):
        before = field.text()
        field.setFocus()
        with full_disk():
            press(Qt.Key.Key_Up)
            qtbot.waitUntil(lambda: "could not be saved" in view.status.message)
            assert mark(view) == "failed"
            assert field.text() == before
        view.status.clear()
        assert not view.session.has_held


def test_in_a_file_that_is_only_looked_at_what_is_typed_is_refused_for_good(
    opened: Opened, qtbot: QtBot
) -> None:
    window, view = opened
    path = view.session.file.path
    window.show_home()
    with open_elsewhere(path):
        window.open_path(path)
        click(window.home.remedy_button)
        assert window.view is not None
        view = window.view
        field = go_to(view, ("prepare", "organisation"))
        before = field.text()
        type_into(field)
        qtbot.waitUntil(lambda: field.text() == before)
        assert "is only being looked at" in view.status.message
        assert not view.session.has_held
        window.close()
        assert not window.isVisible()


def test_what_is_typed_after_the_file_was_taken_away_stays_too(opened: Opened, qtbot: QtBot) -> None:
    window, view = opened
    path = view.session.file.path
    field = go_to(view, ("prepare", "organisation"))
    path.rename(path.with_name("taken-away.touchline"))
    for words in ("Rescued words.", WORDS):
        type_into(field, words)
        qtbot.waitUntil(lambda: not field.unsaved)
        assert "was moved, deleted or replaced" in view.status.message
        assert mark(view) == "failed"
    view.header.search_button.setFocus()
    assert field.text() == WORDS
    window.close()
    assert window.isVisible()
    click(view.confirm.yes_button)
    assert not window.isVisible()


def test_a_copy_says_that_it_lacks_what_could_not_be_saved(
    opened: Opened, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    _, view = opened
    field = go_to(view, ("prepare", "organisation"))
    path = view.session.file.path
    path.rename(path.with_name("taken-away.touchline"))
    for words in ("Rescued words.", WORDS):
        type_into(field, words)
        qtbot.waitUntil(lambda: not field.unsaved)
    answers.path = tmp_path / "copy.touchline"
    view.copy_wanted.emit()
    assert view.status.message.endswith("copy.touchline, without what could not be saved yet.")
    assert not is_in(kept(answers.path))
    view.session.let_all_go()


# Closing


def typed_in_vain(qtbot: QtBot, view: WorkshopView) -> Text:
    field = go_to(view, ("prepare", "organisation"))
    type_in_vain(qtbot, view, field)
    return field


def leave(window: MainWindow, how: str) -> None:
    match how:
        case "close":
            window.close()
        case "home":
            assert window.view is not None
            click(button(window.view.rail, "Back to all workshops"))
        case "open":
            assert window.view is not None
            window.open_path(window.view.session.file.path.with_name("missing.touchline"))


@pytest.mark.parametrize("how", ["close", "home", "open"])
def test_leaving_the_workshop_asks_while_something_typed_is_not_saved(
    how: str, opened: Opened, qtbot: QtBot
) -> None:
    window, view = opened
    path = view.session.file.path
    with full_disk():
        field = typed_in_vain(qtbot, view)
        view.show_step(("prepare", "agenda"))
        leave(window, how)
        assert window.isVisible()
        assert window.view is view
        assert view.confirm.isVisible()
        assert "Change why this day" in view.confirm.question.text()
        press(Qt.Key.Key_Escape)
        assert not view.confirm.isVisible()
        assert view.place == ("prepare", "organisation"), "where the words are"
        assert field.text() == WORDS
        leave(window, how)
        click(view.confirm.yes_button)
        assert window.isVisible() == (how != "close")
    if how == "open":  # where there is no other workshop, this one stays, with the words in their field
        assert window.view is view
        assert field.text() == WORDS
        return
    assert window.view is None
    assert not is_in(kept(path))


def test_the_question_goes_once_the_words_are_saved(opened: Opened, qtbot: QtBot) -> None:
    window, view = opened
    path = view.session.file.path
    with full_disk():
        typed_in_vain(qtbot, view)
        write_note(view, "Not this one")
        window.close()
        assert "2 changes" in view.confirm.question.text()
    view.session.look_after_file()
    assert not view.confirm.isVisible()
    window.close()
    assert not window.isVisible()
    assert is_in(kept(path))
