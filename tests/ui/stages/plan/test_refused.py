"""Where a change is refused, as in a file that can only be read, fields show again what the file holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.stages.plan import test as two_questions
from ui.stages.plan.actions import ActionsStep
from ui.stages.plan.board import BoardStep
from ui.stages.plan.matrix import MatrixStep


@pytest.fixture
def refused(show, open_session, small, monkeypatch):
    """Show a step whose changes are all refused."""

    def show_it(kind):
        page = show(kind, open_session(small))
        monkeypatch.setattr(page, "edit", lambda *_args, **_kept: None)
        return page

    return show_it


def test_an_answer_goes_back_to_open(refused):
    page = refused(two_questions.TestStep)
    panel = page.sheet.panels[0]
    QTest.mouseClick(panel.answer.button("yes"), Qt.MouseButton.LeftButton)
    assert panel.answer.value == "open"
    page.sheet.drop_wanted.emit("a1")
    assert page.workshop.get("actions", "a1").status == "proposed"


def test_owner_and_status_go_back_and_a_typed_name_waits(refused):
    page = refused(ActionsStep)
    page.select("actions", "a2")
    page.sheet.status.setFocus()
    QTest.keyClick(page.sheet.status, Qt.Key.Key_End)
    assert page.sheet.status.value == "proposed"
    line = page.sheet.owner.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Foreman")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.sheet.owner.currentText() == "Head of sales"
    line.selectAll()
    QTest.keyClicks(line, "The landlord")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.sheet.owner.currentText() == "The landlord", "what was typed is not lost"
    assert page.sheet.owner.property("invalid")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert page.sheet.owner.currentText() == "Head of sales"


def test_a_disc_and_a_card_stay_where_they_are(refused, typed):
    page = refused(MatrixStep)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.list.records.rowCount() == 2
    page.chosen_card.taken_off.emit("a3")
    assert page.view.spot("actions", "a3") is not None
    typed(page, "Not taken")
    assert page.capture.field.text() == "Not taken"
    page = refused(BoardStep)
    page.select("actions", "a2")
    page.columns.column_of("a2").carry_wanted.emit("first", ["a2"], 1)
    assert page.columns.column_of("a2").key == "first"
    typed(page, "Not taken")
    assert page.capture.field.text() == "Not taken"


def test_a_foundation_that_is_refused_is_not_shown(refused):
    page = refused(ActionsStep)
    page.select("actions", "a2")
    page.sheet.mend.click()
    assert page.list.records.rowCount() == 3
    page.select("actions", "a1")
    page._add_foundation()
    assert page.list.current_id == "a1"
