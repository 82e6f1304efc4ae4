"""A button that goes away when it is pressed leaves the keyboard in the step, not on the way out of it."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.main_window.conftest import Opened
from tests.ui.windows import button, press
from ui.main_window.workshop_view import WorkshopView
from ui.session import Place
from ui.stages.catalogue import PAGES

WALKED = [place for place in PAGES if place[0] != "hand_out"]
"""Every step but the documents, whose buttons make files."""


def buttons(view: WorkshopView) -> list[QAbstractButton]:
    """What can be pressed on the page of the step."""
    there = [each for each in view.page.findChildren(QAbstractButton) if each.window() is view.window()]
    return [each for each in there if each.isVisible() and each.isEnabled() and each.focusPolicy()]


def in_step(view: WorkshopView, widget: QWidget | None) -> bool:
    return widget is not None and view.page.isAncestorOf(widget)


@pytest.mark.parametrize("filled", ["opened", "new"])
@pytest.mark.parametrize("place", WALKED, ids="/".join)
def test_no_button_that_goes_away_takes_the_keyboard_out_of_the_step(
    request: pytest.FixtureRequest, filled: str, place: Place
) -> None:
    window, view = request.getfixturevalue(filled)
    view.show_step(place)
    QApplication.processEvents()
    at = 0
    while at < len(buttons(view)):
        pressed = buttons(view)[at]
        at += 1
        name = pressed.accessibleName() or pressed.text()
        before = view.session.workshop
        pressed.setFocus()
        QTest.keyClick(pressed, Qt.Key.Key_Space)
        QApplication.processEvents()
        view.show_insights()
        there = shiboken6.isValid(pressed) and pressed.isVisible() and pressed.isEnabled()
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
        if not there and QApplication.activePopupWidget() is None:
            assert in_step(view, window.focusWidget()), f"{name}: {window.focusWidget()}"
        while (popover := QApplication.activePopupWidget()) is not None:
            popover.hide()
        for _ in range(5):
            if view.session.workshop == before:
                break
            view.session.undo()
        view.show_step(place)


def test_the_signature_of_one_leader_leads_to_the_next_and_then_to_the_line(opened: Opened) -> None:
    window, view = opened
    view.show_step(("vision", "sign_off"))
    people = [each for each in view.session.workshop.in_the_room if each.level == "senior_leader"]
    for each in view.session.workshop.signatures:
        view.session.run("Delete signature", lambda change, id=each.id: change.delete("signatures", id))
    QApplication.processEvents()
    waiting = len([each for each in buttons(view) if each.text().endswith("signs")])
    assert waiting > 1
    button(view.page, people[0].name).setFocus()
    for left in range(waiting - 1, 0, -1):
        press(Qt.Key.Key_Space)
        QApplication.processEvents()
        focused = window.focusWidget()
        assert isinstance(focused, QAbstractButton)
        assert focused.text().endswith("signs")
        assert len([each for each in buttons(view) if each.text().endswith("signs")]) == left
    press(Qt.Key.Key_Space)
    assert in_step(view, window.focusWidget())
