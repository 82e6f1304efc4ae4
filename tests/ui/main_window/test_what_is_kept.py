"""Nothing typed is lost: closing, full disks, slow disks, copies and earlier states."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.file.workshop_file import WorkshopFile
from tests.full_disk import full_disk
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import (
    Answers,
    button,
    click,
    kept,
    open_elsewhere,
    press,
    sample_workshop,
    type_here,
)
from ui.dialogs.history_sheet import HistorySheet
from ui.main_window.main_window import MainWindow
from ui.main_window.workshop_view import WorkshopView
from ui.stages.catalogue import PAGES
from ui.stages.hand_out.documents import DocumentsStep
from ui.stages.plan.actions import ActionsStep
from ui.stages.practices.practice_words import practice_name
from ui.stages.practices.targets import TargetsStep
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.saved_mark import SavedMark

CTRL = Qt.KeyboardModifier.ControlModifier


def field(view: WorkshopView, name: str) -> AutosaveLine:
    (found,) = [each for each in view.page.findChildren(AutosaveLine) if each.accessibleName() == name]
    return found


def note(view: WorkshopView) -> AutosaveText:
    (found,) = view.guide.findChildren(AutosaveText)
    return found


def mark(view: WorkshopView) -> str:
    return view.findChildren(SavedMark)[0].state


@pytest.mark.parametrize("how", ["close", "home", "open", "quit"])
def test_what_is_being_typed_is_saved_however_the_workshop_is_left(
    how: str, new: Opened, tmp_path: Path
) -> None:
    window, view = new
    path = view.session.file.path
    name = field(view, "Organisation")
    name.setFocus()
    name.selectAll()
    type_here("Harrow Vale")
    assert view.session.workshop.details.organisation == "Harrow"
    match how:
        case "close":
            window.close()
        case "home":
            click(button(view.rail, "Back to all workshops"))
        case "open":
            workshop = sample_workshop()
            WorkshopFile.create(tmp_path / "other.touchline", workshop.details, workshop).close()
            window.open_path(tmp_path / "other.touchline")
        case "quit":
            window.put_away()
    assert kept(path).details.organisation == "Harrow Vale"
    assert window.settings.recent[how == "open"].client == "Harrow Vale"


def test_on_a_full_disk_the_words_stay_and_are_saved_once_there_is_room(new: Opened) -> None:
    window, view = new
    path = view.session.file.path
    view.show_step(("prepare", "departments"))
    add_departments("Sales")
    with full_disk():
        type_here("Logistics")
        press(Qt.Key.Key_Return)
        assert [each.name for each in view.session.workshop.departments] == ["Sales"]
        assert "could not be saved" in view.status.message
        assert "make room" in view.status.message
        assert view.status.kind == "bad"
        assert mark(view) == "failed"
        focused = window.focusWidget()
        assert getattr(focused, "text", str)() == "Logistics"
    press(Qt.Key.Key_Return)
    assert mark(view) == "saved"
    assert [each.name for each in view.session.workshop.departments] == ["Sales", "Logistics"]
    window.close()
    assert [each.name for each in kept(path).departments] == ["Sales", "Logistics"]


def test_undo_and_restore_on_a_full_disk_change_nothing_and_say_so(new: Opened) -> None:
    _, view = new
    view.show_step(("prepare", "departments"))
    add_departments("Sales")
    session = view.session
    snapshot = session.file.snapshots()[0]
    with full_disk():
        session.undo()
        assert "could not be saved" in view.status.message
        session.restore(snapshot)
        assert view.status.kind == "bad"
    assert len(session.workshop.departments) == 1
    session.undo()
    assert session.workshop.departments == ()


def test_a_slow_disk_is_said_once(new: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    _, view = new
    monkeypatch.setattr(WorkshopFile, "is_slow", True)
    view.session.look_after_file()
    assert "takes long to save" in view.status.message
    view.status.clear()
    view.session.look_after_file()
    assert view.status.message == ""


def test_a_copy_is_a_workshop_of_its_own(opened: Opened, answers: Answers, tmp_path: Path) -> None:
    window, view = opened
    note(view).setPlainText("Ask for the lift key")
    answers.path = tmp_path / "copy.touchline"
    click(view.header.search_button)
    type_here("Save a copy")
    press(Qt.Key.Key_Return)
    title, suggested = answers.asked[-1]
    assert title == "Save a copy"
    assert suggested.name == "Sample workshop copy.touchline"
    assert str(answers.path) in view.status.message
    assert view.status.kind == "ok"
    copied = kept(answers.path)
    assert "Ask for the lift key" in [each.text for each in copied.notes]
    assert copied == view.session.workshop
    answers.path = tmp_path / "nowhere" / "copy.touchline"
    window.view.copy_wanted.emit()  # type: ignore[union-attr]  # the sample is open
    assert view.status.kind == "bad"


def states(window: MainWindow) -> HistorySheet:
    """Open the sheet of changes and earlier states from the menu of the workshop."""
    assert window.view is not None
    window.view.history_wanted.emit()
    sheet = window.history_sheet
    assert sheet is not None
    QApplication.processEvents()
    return sheet


def add_departments(*names: str) -> None:
    for name in names:
        type_here(name)
        press(Qt.Key.Key_Return)


def departments(window: MainWindow) -> list[str]:
    assert window.view is not None
    return [each.name for each in window.view.session.workshop.departments]


def test_history_names_every_change_and_leads_back_to_an_earlier_state_and_again_forward(new: Opened) -> None:
    window, view = new
    path = view.session.file.path
    sheet = states(window)
    assert not sheet.changes.isVisible()
    click(button(sheet, "Close"))
    view.show_step(("prepare", "departments"))
    add_departments("Sales")
    window.show_home()
    window.open_path(path)
    assert window.view is not None
    window.view.show_step(("prepare", "departments"))
    add_departments("Logistics", "Credit")
    window.view.session.undo()
    sheet = states(window)
    model = sheet.changes.records
    rows = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert [row.split(",")[0] for row in rows] == ["Add department"] * 3
    assert ["undone" in row for row in rows] == [True, False, False]
    assert not sheet.grab().isNull()
    click(sheet.restore_button)
    assert departments(window) == ["Sales"]
    assert window.view.status.message.startswith("This is the state of ")
    sheet = states(window)
    sheet.states.setFocus()
    press(Qt.Key.Key_Home)
    click(sheet.restore_button)
    assert departments(window) == ["Sales", "Logistics"]
    window.close()
    assert [each.name for each in kept(path).departments] == ["Sales", "Logistics"]


def test_a_workshop_looked_at_only_goes_back_to_no_earlier_state(opened: Opened, tmp_path: Path) -> None:
    window, view = opened
    view.session.file.save_copy(tmp_path / "copy.touchline")
    window.show_home()
    with open_elsewhere(tmp_path / "copy.touchline"):
        window.open_path(tmp_path / "copy.touchline")
        click(window.home.remedy_button)
        sheet = states(window)
        assert not sheet.restore_button.isEnabled()
        sheet.close()


def test_pages_made_anew_after_another_text_size_are_asked_for_nothing(opened: Opened) -> None:
    window, view = opened
    for place in PAGES:
        view.show_step(place)
    window.appearance.set_text_size(1.3)
    view.renew()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    view.session.flush()  # a page that is gone and still listening would raise here
    for place in PAGES:
        view.show_step(place)
    window.appearance.set_text_size(1.0)


def test_an_export_goes_on_while_the_text_size_is_changed(
    opened: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    window, view = opened
    view.show_step(("hand_out", "documents"))
    page = view.page
    assert isinstance(page, DocumentsStep)
    page.use_folder(tmp_path / "client")
    click(page.bar.export_button)
    assert page.runner.busy
    window.appearance.set_text_size(1.3)
    view.renew()
    assert view.page is page
    qtbot.waitUntil(lambda: not page.runner.busy, timeout=60_000)
    assert (tmp_path / "client/board.pdf").exists()
    view.renew()
    assert view.page is not page
    window.appearance.set_text_size(1.0)


def test_what_a_step_shows_is_as_it_was_after_another_text_size(opened: Opened) -> None:
    window, view = opened
    view.show_step(("plan", "actions"))
    actions = view.page
    assert isinstance(actions, ActionsStep)
    click(actions.filter.button("open"))
    actions.list.setFocus()
    press(Qt.Key.Key_End)
    action = actions.list.current_id
    view.show_step(("practices", "targets"))
    targets = view.page
    assert isinstance(targets, TargetsStep)
    click(list(targets.tabs.tabs.values())[3])
    practice = targets.practice
    click(view.rail.settings)
    assert window.settings_sheet is not None
    click(window.settings_sheet.text_size.button("1.3"))
    window.settings_sheet.hide()
    assert not view.guide.folded
    renewed = view.page
    assert isinstance(renewed, TargetsStep)
    assert renewed is not targets
    assert renewed.practice == practice
    assert renewed.sheet.name.text() == practice_name(practice)
    view.show_step(("plan", "actions"))
    again = view.page
    assert isinstance(again, ActionsStep)
    assert again.filter.value == "open"
    assert again.list.current_id == action
    window.resize(1280, 720)
    assert view.guide.folded


def test_the_switches_of_every_step_stand_as_they_did_after_another_text_size(opened: Opened) -> None:
    _, view = opened
    before = {}
    for place in PAGES:
        view.show_step(place)
        for name in view.page.switches:
            click(getattr(view.page, name).findChildren(QPushButton)[-1])
        before[place] = stands(view)
    view.renew()
    for place in PAGES:
        view.show_step(place)
        assert stands(view) == before[place], place


def stands(view: WorkshopView) -> dict[str, str]:
    """How the switches of the step stand."""
    return {name: getattr(view.page, name).value for name in view.page.switches}
