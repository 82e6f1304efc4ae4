"""Every control of the plan can be reached by Tab, says its name, and lets go of the keyboard again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.stages.plan import actions, board, matrix
from ui.stages.plan import test as two_questions

PAGES = (actions.ActionsStep, two_questions.TestStep, matrix.MatrixStep, board.BoardStep)


@pytest.fixture(params=PAGES, ids=[page.step for page in PAGES])
def page(request, show, sample_session):
    made = show(request.param, sample_session)
    made.take_focus()
    return made


def test_whatever_takes_the_focus_says_its_name(page):
    focusable = [
        widget
        for widget in page.window().findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
    ]
    assert len(focusable) >= 5
    for widget in focusable:
        told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert told, widget


def test_tab_goes_round_and_back_to_where_it_began(page):
    begun = QApplication.focusWidget()
    seen = [begun]
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is begun:
            break
        seen.append(QApplication.focusWidget())
    else:
        pytest.fail("Tab never came back")
    assert page.capture.field in seen
    assert len(seen) >= 5


def test_the_page_fits_a_small_window(page):
    least = page.minimumSizeHint()
    assert least.width() <= 860
    assert least.height() <= 467


def test_the_workshop_is_shown_as_it_is_after_undo_elsewhere(page):
    page.hide()
    page.session.run("Delete", lambda change: change.delete("actions", page.workshop.actions[0].id))
    page.session.undo()
    page.show()
    assert len(page.workshop.actions) == 20
