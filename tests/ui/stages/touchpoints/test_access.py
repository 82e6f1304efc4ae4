"""The steps of Touchpoints without a mouse and without sight: names for all that takes the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.stages.touchpoints.gives import GivesStep
from ui.stages.touchpoints.line_of_sight import LineOfSightStep
from ui.stages.touchpoints.pains import PainsStep
from ui.stages.touchpoints.personal import PersonalStep

STEPS = (PersonalStep, GivesStep, LineOfSightStep, PainsStep)


def open_everything(page):
    """Open what stands beside the list or the drawing."""
    first = page.workshop.touchpoints[0]
    if isinstance(page, GivesStep):
        page.show_sheet(first.id)
    elif isinstance(page, LineOfSightStep):
        page.show_department(first.department_id)
    QApplication.processEvents()


@pytest.mark.parametrize("step", STEPS)
def test_all_that_takes_the_keyboard_has_a_name(step, sample_session, shown):
    page = shown(step, sample_session)
    open_everything(page)
    takes = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    nameless = [repr(each) for each in takes if not each.accessibleName()]
    assert takes
    assert nameless == []


@pytest.mark.parametrize("step", STEPS)
def test_tab_comes_round_to_where_it_began_and_back(step, sample_session, shown, qtbot):
    page = shown(step, sample_session)
    open_everything(page)
    start = QApplication.focusWidget()
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        seen = []
        while not seen or QApplication.focusWidget() is not start:
            assert len(seen) < 200, "Tab goes round without coming back"
            qtbot.keyClick(QApplication.focusWidget(), key, modifier)
            assert QApplication.focusWidget() not in seen[-1:], f"Tab is stuck in {seen[-1:]}"
            seen.append(QApplication.focusWidget())
        assert len(seen) > 3


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("size", [(860, 640), (950, 400)])
def test_the_page_fits_the_middle_of_the_window(step, size, sample_session, shown):
    page = shown(step, sample_session)
    open_everything(page)
    least = page.minimumSizeHint()
    assert least.width() <= size[0]
    assert least.height() <= size[1]
