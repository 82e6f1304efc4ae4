"""The window round the steps: rail, guide, insights, search, parking lot, undo, and the way between steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.content import guide
from app.file.change import Change
from app.flow.stages import built_steps, step_of
from app.records.plan import ParkingLotItem
from app.records.prepare import Department, Note
from tests.ui.conftest import OpenWindow
from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, click, kept, press, type_here
from ui.main_window.command_search import STEP_OF_LIST, matches
from ui.main_window.main_window import MainWindow
from ui.main_window.workshop_view import WorkshopView, first_open_step
from ui.stages.catalogue import PAGES
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.label import Label

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ORGANISATION, DEPARTMENTS = ("prepare", "organisation"), ("prepare", "departments")


def words(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(Label) if each.isVisible()]


# The way from step to step


def test_work_goes_on_at_the_first_step_that_is_not_done(opened: Opened) -> None:
    _, view = opened
    assert view.place == first_open_step(view.session.workshop) != ORGANISATION


def test_a_new_workshop_begins_at_the_beginning(new: Opened) -> None:
    _, view = new
    assert view.place == first_open_step(view.session.workshop) == ORGANISATION


def test_back_and_next_lead_through_every_step_and_end_at_both_ends(opened: Opened) -> None:
    _window, view = opened
    view.show_step(ORGANISATION)
    assert not view.bottom.back_button.isEnabled()
    passed = [view.place]
    while view.bottom.next_button.isVisible():
        following = built_steps()[len(passed)].title
        assert view.bottom.next_button.text() == f"Next: {following}"
        click(view.bottom.next_button)
        passed.append(view.place)
    assert passed == list(PAGES) == [each.place for each in built_steps()]
    press(Qt.Key.Key_PageDown, CTRL)
    assert view.place == passed[-1]
    press(Qt.Key.Key_PageUp, CTRL)
    assert view.place == passed[-2]
    click(view.bottom.back_button)
    assert view.place == passed[-3]


def test_the_rail_leads_to_a_stage_where_it_was_left(opened: Opened) -> None:
    _, view = opened
    click(button(view.rail, "Vision"))
    assert view.place == ("vision", "voices")
    click(button(view.rail, "Drafts"))
    assert view.place == ("vision", "drafts")
    click(button(view.rail, "Prepare"))
    click(button(view.rail, "Vision"))
    assert view.place == ("vision", "drafts")
    view.show_step(("vision", "ballot"))
    assert view.place == ("vision", "drafts"), "a step that has no page is nowhere"


def test_the_rail_tells_how_far_each_step_is(new: Opened) -> None:
    _window, view = new
    stage = button(view.rail, "Prepare")
    before = stage.accessibleDescription()
    step = button(view.rail, "Departments")
    assert step.accessibleDescription() != ""
    view.show_step(DEPARTMENTS)
    for name in ("Sales", "Logistics", "Credit"):
        type_here(name)
        press(Qt.Key.Key_Return)
    assert stage.accessibleDescription() != before
    assert "3" in step.accessibleDescription()
    assert not view.rail.grab().isNull()


def test_f6_goes_round_rail_step_and_guide(opened: Opened) -> None:
    window, view = opened
    view.page.take_focus()

    def place() -> str:
        focused = window.focusWidget()
        for name, part in (("rail", view.rail), ("guide", view.guide), ("insights", view.insights)):
            if part.isAncestorOf(focused):
                return name
        return "step" if view.page.isAncestorOf(focused) or view.page is focused else "elsewhere"

    found = []
    for _ in range(3):
        press(Qt.Key.Key_F6)
        found.append(place())
    assert found == ["guide", "rail", "step"]
    press(Qt.Key.Key_F6, SHIFT)
    assert place() == "rail"
    view.guide.toggle()
    press(Qt.Key.Key_F6, SHIFT)
    assert place() == "guide"
    press(Qt.Key.Key_Space)
    assert not view.guide.folded
    view.show_insights_panel()
    view.page.take_focus()
    press(Qt.Key.Key_F6)
    assert place() == "insights"


# The guide


def test_the_guide_shows_one_part_at_a_time_and_all_of_them(opened: Opened) -> None:
    _, view = opened
    view.show_step(DEPARTMENTS)
    said = guide(*DEPARTMENTS)
    parts = {
        "say": [f"“{each}”" for each in said.say],
        "ask": [f"“{each}”" for each in said.ask],
        "run": list(said.run),
        "watch": [*said.watch_for, *said.done_when],
    }
    for part, sentences in parts.items():
        click(view.guide.parts.button(part))
        QApplication.processEvents()
        assert set(sentences) <= set(words(view.guide)), part
    assert said.purpose in words(view.guide)


def test_what_is_quoted_within_a_line_to_say_has_single_quotes(opened: Opened) -> None:
    _, view = opened
    view.show_step(("touchpoints", "gives"))
    (said,) = (each for each in words(view.guide) if each.startswith("“Every gift"))
    assert said.endswith("and neither is ‘the system’.”")


def test_f1_folds_the_guide_and_the_width_of_the_window_does_until_then(opened: Opened) -> None:
    window, view = opened
    assert not view.guide.folded
    window.resize(1280, 720)
    assert view.guide.folded
    window.resize(1440, 900)
    assert not view.guide.folded
    press(Qt.Key.Key_F1)
    assert view.guide.folded
    window.resize(1280, 720)
    window.resize(1440, 900)
    assert view.guide.folded, "what was folded by hand stays folded"
    click(button(view.guide, "Show the guide (F1)"))
    assert not view.guide.folded


def test_notes_are_kept_by_step_and_are_one_record_each(opened: Opened) -> None:
    window, view = opened
    path = view.session.file.path
    view.show_step(ORGANISATION)
    (note,) = view.guide.findChildren(AutosaveText)
    before = len(view.session.workshop.notes)
    QTest.keyClicks(note, "Ask for the lift")
    view.show_step(DEPARTMENTS)
    assert note.text() == ""
    assert len(view.session.workshop.notes) == before + 1
    view.show_step(ORGANISATION)
    assert note.text() == "Ask for the lift"
    QTest.keyClicks(note, " key")
    note.flush()
    assert view.session.workshop.notes[-1].text.endswith("key") or "key" in note.text()
    assert len(view.session.workshop.notes) == before + 1
    view.session.undo()
    assert len(view.session.workshop.notes) == before
    assert note.text() == ""
    view.session.redo()
    note.setPlainText("  ")
    note.flush()
    assert len(view.session.workshop.notes) == before
    window.close()
    assert len(kept(path).notes) == before


def test_several_notes_of_one_step_are_shown_together_and_become_one(new: Opened) -> None:
    _, view = new
    session = view.session
    stage, step = view.place

    def bring(change: object) -> None:
        for number in (1, 2):
            change.insert(Note(id=f"n{number}", stage=stage, step=step, text=f"Note {number}"))

    session.run("Import notes", bring)
    (note,) = view.guide.findChildren(AutosaveText)
    assert note.text() == "Note 1\n\nNote 2"
    note.setPlainText("Both")
    note.flush()
    assert [each.text for each in session.workshop.notes] == ["Both"]


# Search


def test_ctrl_k_finds_a_step_by_any_of_its_words(opened: Opened) -> None:
    _window, view = opened
    press(Qt.Key.Key_K, CTRL)
    type_here("sight line")
    press(Qt.Key.Key_Return)
    assert view.place == ("touchpoints", "line_of_sight")
    assert QApplication.activePopupWidget() is None


def test_ctrl_k_finds_a_record_and_shows_it(opened: Opened) -> None:
    _window, view = opened
    person = view.session.workshop.participants[4]
    view.show_step(("plan", "actions"))
    press(Qt.Key.Key_K, CTRL)
    type_here(person.name.upper())
    press(Qt.Key.Key_Return)
    assert view.place == ("prepare", "people")
    assert any(person.name in each for each in words(view.page))


def test_ctrl_k_finds_a_name_typed_without_its_accents(opened: Opened) -> None:
    _window, view = opened
    first, second = view.session.workshop.participants[3:5]

    def rename(change: Change) -> None:
        change.update("participants", first.id, name="Seán Żak")
        change.update("participants", second.id, name="Sean Zak")

    view.session.run("Rename", rename)
    press(Qt.Key.Key_K, CTRL)
    type_here("sean z")
    rows = view.search.results.model()
    assert [rows.index(row, 0).data() for row in range(rows.rowCount())] == ["Sean Zak", "Seán Żak"]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert view.place == ("prepare", "people")
    assert view.page.list.current_id == first.id


def test_the_arrows_go_round_the_results_and_nothing_found_is_said(opened: Opened) -> None:
    _window, view = opened
    press(Qt.Key.Key_K, CTRL)
    type_here("a")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    results = view.search.results
    press(Qt.Key.Key_Up)
    assert results.currentIndex().row() == results.model().rowCount() - 1
    press(Qt.Key.Key_Down)
    assert results.currentIndex().row() == 0
    type_here("zzzz")
    assert not results.isVisible()
    assert "Nothing has that name." in words(popup)
    place = view.place
    press(Qt.Key.Key_Return)
    assert popup.isVisible()
    press(Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert view.place == place


def test_a_click_on_a_result_goes_there(opened: Opened) -> None:
    _window, view = opened
    click(view.header.search_button)
    type_here("pledge")
    type_here("\b" * 6)
    type_here("pain points")
    results = view.search.results
    rect = results.visualRect(results.model().index(0, 0))
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.place == ("touchpoints", "pains")


@pytest.mark.parametrize(
    ("typed", "happened"),
    [
        ("Show the insights", lambda _, view: view.insights.isVisible()),
        ("Fold or show the guide", lambda _, view: view.guide.folded),
        ("Undo", lambda _, view: view.status.message.startswith("There is nothing")),
        ("Redo", lambda _, view: view.status.message.startswith("There is nothing")),
        ("Settings", lambda window, _: window.settings_sheet.isVisible()),
        ("Changes and earlier states", lambda window, _: window.history_sheet.isVisible()),
        ("Close the workshop", lambda window, _: window.view is None),
        ("Open the parking lot", lambda _, view: view.parking.isVisible()),
    ],
)
def test_ctrl_k_finds_a_command_and_does_it(
    typed: str, happened: Callable[[MainWindow, WorkshopView], bool], opened: Opened
) -> None:
    window, view = opened
    press(Qt.Key.Key_K, CTRL)
    type_here(typed)
    press(Qt.Key.Key_Return)
    assert happened(window, view)
    if window.settings_sheet is not None:
        window.settings_sheet.hide()
    if window.history_sheet is not None:
        window.history_sheet.close()
    if window.view is not None:
        view.parking.hide()


def test_every_list_that_has_a_step_is_found(opened: Opened) -> None:
    _, view = opened
    workshop = view.session.workshop
    for list_name, place in STEP_OF_LIST.items():
        assert place in PAGES
        for record in workshop.records(list_name)[:1]:
            found = matches(workshop, {}, _name(list_name, record, workshop))
            assert record.id in {each.id for each in found}, list_name


def _name(list_name: str, record: object, workshop: object) -> str:
    from app.rules.names import name_of

    return name_of(list_name, record, workshop)


# The parking lot


def test_the_parking_lot_takes_from_anywhere_and_is_edited_where_it_stands(new: Opened) -> None:
    window, view = new
    path = view.session.file.path

    def parked() -> list[str]:
        return [each.text for each in view.session.workshop.parking_lot]

    press(Qt.Key.Key_P, CTRL)
    press(Qt.Key.Key_Return)
    assert parked() == []
    for text in ("Who pays for parking", "Ask IT", "A calendar"):
        type_here(text)
        press(Qt.Key.Key_Return)
    assert parked() == ["Who pays for parking", "Ask IT", "A calendar"]
    popup = QApplication.activePopupWidget()
    assert popup is view.parking
    items = view.parking.list
    items.setFocus()
    items.select(view.session.workshop.parking_lot[2].id)
    QTest.keyClick(items, Qt.Key.Key_Up, ALT)
    assert parked() == ["Who pays for parking", "A calendar", "Ask IT"]
    items.edit_committed.emit(view.session.workshop.parking_lot[0].id, "Who pays for the car park")
    assert parked()[0] == "Who pays for the car park"
    items.edit_committed.emit(view.session.workshop.parking_lot[0].id, "  ")
    assert parked()[0] == "Who pays for the car park"
    items.select(view.session.workshop.parking_lot[1].id)
    QTest.keyClick(items, Qt.Key.Key_Delete)
    assert parked() == ["Who pays for the car park", "Ask IT"]
    press(Qt.Key.Key_Escape)
    assert view.status.message == "Delete parked item: done."
    click(view.status.undo_button)
    assert parked() == ["Who pays for the car park", "A calendar", "Ask IT"]
    window.close()
    assert [each.text for each in kept(path).parking_lot] == parked()


def test_a_parked_item_keeps_who_raised_it(new: Opened) -> None:
    _, view = new
    item = ParkingLotItem(id="p", text="Where to park", raised_by="Transport planner")
    view.session.run("Park", lambda change: change.insert(item))
    view.open_parking_lot()
    index = view.parking.list.records.index(0)
    assert "Transport planner" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    view.parking.hide()


# Undo and redo


def test_undo_names_the_change_and_goes_to_its_step(new: Opened) -> None:
    _window, view = new
    view.show_step(DEPARTMENTS)
    type_here("Sales")
    press(Qt.Key.Key_Return)
    assert view.header.undo_button.accessibleName() == "Undo: Add department (Ctrl+Z)"
    assert view.header.redo_button.accessibleName() == "Nothing to redo"
    view.show_step(("prepare", "agenda"))
    press(Qt.Key.Key_Z, CTRL)
    assert view.session.workshop.departments == ()
    assert view.place == DEPARTMENTS
    assert view.status.message == "Undid: Add department"
    assert view.header.redo_button.accessibleName() == "Redo: Add department (Ctrl+Shift+Z)"
    view.show_step(("prepare", "agenda"))
    press(Qt.Key.Key_Z, CTRL, SHIFT)
    assert [each.name for each in view.session.workshop.departments] == ["Sales"]
    assert view.place == DEPARTMENTS
    assert view.status.message == "Redid: Add department"
    view.show_step(("prepare", "agenda"))
    click(view.header.undo_button)
    press(Qt.Key.Key_Y, CTRL)
    assert len(view.session.workshop.departments) == 1
    click(view.header.undo_button)
    click(view.header.redo_button)
    press(Qt.Key.Key_Z, CTRL, SHIFT)
    assert view.status.message == "There is nothing to redo."


def test_a_change_made_elsewhere_is_on_every_page_when_it_is_shown(new: Opened) -> None:
    _, view = new
    view.show_step(DEPARTMENTS)
    view.show_step(ORGANISATION)
    department = Department(id="d", name="Logistics")
    view.session.run("Add department", lambda change: change.insert(department))
    view.session.show(DEPARTMENTS, "departments", "d")
    assert view.place == DEPARTMENTS
    assert step_of(*view.place).title in view.header.title


# Messages


def test_good_news_goes_by_itself_and_bad_news_stays(opened: Opened) -> None:
    _, view = opened
    view.session.say("Done.", "ok")
    assert view.status.timer.isActive()
    view.session.say("No.", "bad")
    assert not view.status.timer.isActive()
    assert not view.status.grab().isNull()


def test_a_workshop_opened_from_the_command_line_has_the_cursor_where_work_begins(
    opened: Opened, open_window: OpenWindow, tmp_path: Path
) -> None:
    _window, view = opened
    view.session.file.save_copy(tmp_path / "copy.touchline")
    other = open_window(tmp_path / "copy.touchline")
    assert other.view is not None
    focused = other.focusWidget()
    assert other.view.page.isAncestorOf(focused)
