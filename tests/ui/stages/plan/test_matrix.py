"""Actions are put on the chart by dragging and by keys; each drop is one change of both marks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.records.plan import Action
from ui.stages.plan.matrix import MatrixStep
from ui.widgets.button import Button
from ui.widgets.spot_button import SpotButton


@pytest.fixture
def page(show, open_session, small):
    return show(MatrixStep, open_session(small))


def marks(page, id):
    action = page.workshop.get("actions", id)
    return action.impact, action.effort


def waiting(page):
    return [row.id for row in page.list.records.rows]


def middle(page, effort, impact):
    return page.view.square_area(effort, impact).center()


def drag_disc(page, id, to):
    view = page.view
    at = view.spot_area("actions", id).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, (at + to) / 2)
    QTest.mouseMove(view, to)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)


def on_disc(key, modifiers=Qt.KeyboardModifier.NoModifier):
    focused = QApplication.focusWidget()
    assert isinstance(focused, SpotButton)
    QTest.keyClick(focused, key, modifiers)


def test_an_empty_plan_says_what_to_do(show, session):
    page = show(MatrixStep, session)
    page.take_focus()
    assert page.capture.field.hasFocus()
    QTest.mouseClick(page._empty.findChild(Button), Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.capture.field, "Mend the gate")
    QTest.keyClick(page.capture.field, Qt.Key.Key_Return)
    assert waiting(page) == [session.workshop.actions[0].id]


def test_what_is_not_rated_waits_and_enter_puts_it_in_the_middle(page, reopened):
    page.take_focus()
    assert waiting(page) == ["a1", "a2"]
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert marks(page, "a1") == (3, 3)
    assert waiting(page) == ["a2"]
    on_disc(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    on_disc(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert marks(page, "a1") == (4, 2)
    assert page.chosen_card.chip.text == "Quick win"
    found = reopened(page.session).get("actions", "a1")
    assert (found.impact, found.effort) == (4, 2)


def test_a_mark_given_before_is_kept(page, typed):
    typed(page, "Half known !5")
    added = page.workshop.actions[-1].id
    assert page.list.current_id == added
    assert [chip.text for chip in page.list.records.rows[-1].chips] == ["Impact 5"]
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert marks(page, added) == (5, 3)


def test_the_chart_has_an_edge(page):
    page.select("actions", "a3")
    before = marks(page, "a3")
    on_disc(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert marks(page, "a3") == before == (5, 2)
    assert page.session.file.undo_label is None


def test_dragging_a_disc_sets_both_marks_in_one_change(page):
    drag_disc(page, "a3", middle(page, 4, 1).toPoint())
    assert marks(page, "a3") == (1, 4)
    assert page.session.file.undo_label == "Rate impact and effort"
    page.session.undo()
    assert marks(page, "a3") == (5, 2)
    page.session.redo()
    assert page.view.spot_area("actions", "a3").center().y() > page.view.height() / 2


def test_a_disc_dropped_beside_the_squares_stays(page, qtbot):
    with qtbot.waitSignal(page.session.said) as said:
        drag_disc(page, "a3", QPoint(page.view.width() // 2, page.view.height() - 2))
    assert "squares" in said.args[0].text
    assert marks(page, "a3") == (5, 2)


def test_a_disc_dragged_back_to_the_list_waits_again(page):
    drag_disc(page, "a3", QPoint(-60, 80))
    assert marks(page, "a3") == (None, None)
    assert waiting(page) == ["a1", "a2", "a3"]
    assert page.list.current_id == "a3"


def test_delete_takes_a_disc_off_the_chart_not_out_of_the_plan(page):
    page.select("actions", "a3")
    on_disc(Qt.Key.Key_Delete)
    assert marks(page, "a3") == (None, None)
    assert len(page.workshop.actions) == 3


def test_the_button_takes_it_off_too(page):
    page.select("actions", "a3")
    assert page.chosen_card.off_button.isVisible()
    QTest.mouseClick(page.chosen_card.off_button, Qt.MouseButton.LeftButton)
    assert marks(page, "a3") == (None, None)
    assert not page.chosen_card.off_button.isVisible()


def test_a_row_is_dragged_onto_a_square(page, drop):
    view, where = page.view, middle(page, 1, 5)
    data = page.list.records.mimeData([page.list.records.index_of("a2")])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where.toPoint(), Qt.DropAction.MoveAction, data, buttons, none)
    view.dragEnterEvent(enter)
    assert enter.isAccepted()
    plain = view.grab().toImage()
    move = QDragMoveEvent(where.toPoint(), Qt.DropAction.MoveAction, data, buttons, none)
    view.dragMoveEvent(move)
    assert move.isAccepted()
    assert view.grab().toImage() != plain
    view.dropEvent(drop(page.list, ["a2"], where))
    assert marks(page, "a2") == (5, 1)
    assert page.chosen_card.title.text() == "2. Send a card"


def test_what_is_dragged_beside_the_squares_or_is_no_action_is_not_taken(page, drop):
    view = page.view
    outside = QPointF(view.width() / 2, view.height() - 2)
    missed = drop(page.list, ["a1"], outside)
    view.dropEvent(missed)
    assert not missed.isAccepted()
    nothing = QMimeData()
    files = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        nothing,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    files.ignore()
    view.dragEnterEvent(files)
    assert not files.isAccepted()
    view.dropEvent(drop(page.list, ["nobody"], middle(page, 1, 1)))
    assert page.session.file.undo_label is None


def test_leaving_takes_the_outline_away(page):
    plain = page.view.grab().toImage()
    page.view._aim((1, 1))
    page.view.dragLeaveEvent(QDragLeaveEvent())
    assert page.view.grab().toImage() == plain


def test_escape_lets_a_dragged_disc_go_back(page):
    view = page.view
    page.select("actions", "a3")
    at = view.spot_area("actions", "a3").center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(80, 80))
    on_disc(Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 80))
    assert marks(page, "a3") == (5, 2)
    assert view._aimed is None


def test_choosing_a_disc_shows_the_action_and_the_way_to_it(page, qtbot):
    at = page.view.spot_area("actions", "a3").center()
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=at)
    card = page.chosen_card
    assert (card.title.text(), card.chip.text) == ("3. Repair the pump", "Quick win")
    assert "Nobody owns it yet" in card.owner.text()
    assert "Impact 5" in card.meaning.text()
    assert page.view.chosen == {"a3"}
    with qtbot.waitSignals([page.session.step_wanted, page.session.record_wanted]):
        QTest.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=at)
    assert page.view.chosen == frozenset()


def test_a_chosen_action_that_is_deleted_gives_way(page):
    page.select("actions", "a1")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.chosen_card.title.text() == "1. Send a card"


def test_with_all_placed_the_keyboard_begins_on_the_chart(show, open_session, small):
    placed = tuple(Action(id=f"p{n}", title=f"Placed {n}", impact=n, effort=n) for n in (1, 2))
    page = show(MatrixStep, open_session(small.replace(actions=placed)))
    page.take_focus()
    assert isinstance(QApplication.focusWidget(), SpotButton)
    assert "Every open action has its place" in page._all_placed.text()
    closed = (Action(id="c", title="Closed", status="done"),)
    page = show(MatrixStep, open_session(small.replace(actions=closed)))
    assert page._all_placed.text() == "No action is open."
    page.select("actions", "c")
    assert page.chosen_card.title.text() == "1. Closed"


def test_insights_about_others_change_nothing(page):
    page.select("departments", "d1")
    assert page.chosen_card.title.text() == "1. Call back within an hour"


def test_five_hundred_wait_and_a_long_name_is_cut_on_the_card(show, open_session, crowded):
    page = show(MatrixStep, open_session(crowded))
    page.select("actions", "long")
    assert page.chosen_card.title.text().count("\n") == 2
    assert page.chosen_card.title.toolTip()
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert marks(page, "long") == (3, 3)
    assert page.list.records.rowCount() == 499
    assert page.minimumSizeHint().width() <= 860
