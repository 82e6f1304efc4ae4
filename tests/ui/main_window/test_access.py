"""The whole window, every step: names for what can be focused, no trap for Tab, nothing cut at large text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollBar, QWidget

from app.settings import Settings, save_settings
from tests.ui.conftest import OpenWindow
from tests.ui.main_window.conftest import Opened
from ui.main_window.main_window import MainWindow
from ui.main_window.step_area import StepArea
from ui.main_window.workshop_view import WorkshopView
from ui.stages.catalogue import PAGES
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.scroll_column import ScrollColumn

INTERNAL = "qt_"
"""How Qt's own parts of a control are called: the control has the name."""


def visible(window: QWidget) -> Iterator[QWidget]:
    return (each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window)


def focusable(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in visible(window)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isEnabled()
        and each.focusProxy() is None
        and not each.objectName().startswith(INTERNAL)
    ]


def name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def walk(view: WorkshopView) -> Iterator[str]:
    """Show every step in turn; yield its place in words."""
    for place in PAGES:
        view.show_step(place)
        QApplication.processEvents()
        yield "/".join(place)


class StrayWindows(QObject):
    """Notes whatever is shown as a window of its own without being meant to."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_building_a_step_shows_no_window_of_its_own(opened: Opened) -> None:
    _, view = opened
    stray = StrayWindows()
    for place in walk(view):
        assert stray.seen == [], place
    view.renew()
    assert stray.seen == []


def test_whatever_can_be_focused_has_a_name(opened: Opened) -> None:
    window, view = opened
    nameless = [
        f"{place}: {type(each).__name__} in {type(each.parentWidget()).__name__}"
        for place in walk(view)
        for each in focusable(window)
        if not name(each)
    ]
    assert nameless == []
    for show in (view.show_insights_panel, window.show_home, window.show_new):
        show()
        QApplication.processEvents()
        assert [repr(each) for each in focusable(window) if not name(each)] == [], show.__name__


def test_tab_goes_round_every_step_and_comes_back(opened: Opened) -> None:
    window, view = opened
    window.activateWindow()
    for place in walk(view):
        view.page.take_focus()
        start = window.focusWidget()
        seen = [start]
        for _ in range(len(focusable(window)) + 5):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            now = window.focusWidget()
            assert now is not seen[-1], f"{place}: Tab is trapped in {now} ({name(now)})"
            if now is start:
                break
            seen.append(now)
        assert now is start, f"{place}: Tab doesn't come back to {start}"
        areas = (view.rail, view.header, view.page, view.guide, view.bottom)
        missed = [area for area in areas if not any(area.isAncestorOf(each) for each in seen)]
        assert not missed, f"{place}: Tab never comes to {missed}"


# What is cut


def cut_labels(window: QWidget) -> list[str]:
    """Labels that show less than they say, without saying so by an ellipsis."""
    found = []
    for label in visible(window):
        if not isinstance(label, QLabel) or isinstance(label, ElidedLabel) or not label.text():
            continue
        inside = label.contentsRect()
        if label.wordWrap():
            is_cut = label.heightForWidth(label.width()) > label.height() + 1
        else:
            is_cut = label.fontMetrics().horizontalAdvance(label.text()) > inside.width() + 1
        if is_cut or inside.height() < label.fontMetrics().height() - 2:
            found.append(f"{type(label.parentWidget()).__name__}: {label.text()!r} {label.size().toTuple()}")
    return found


def outside(window: QWidget) -> list[str]:
    """Widgets that reach beyond what they lie in, where nothing scrolls them."""
    found = []
    for widget in visible(window):
        parent = widget.parentWidget()
        if parent is None or isinstance(widget, QScrollBar) or widget.isWindow():
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea):
            continue
        if not QRect(parent.rect()).adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(
                f"{type(widget).__name__} {name(widget)!r} {widget.geometry().getRect()} in "
                f"{type(parent).__name__} {parent.size().toTuple()}"
            )
    return found


def faults(window: MainWindow, place: str) -> list[str]:
    return [f"{place}: {each}" for each in (*cut_labels(window), *outside(window))]


@pytest.mark.parametrize("text_size", [1.0, 1.4])
def test_a_small_window_cuts_nothing(text_size: float, open_window: OpenWindow) -> None:
    save_settings(Settings(text_size=text_size))
    window = open_window(size=(1280, 720))
    found = faults(window, "home")
    window.show_new()
    QApplication.processEvents()
    found += faults(window, "new")
    window.open_sample()
    view = window.view
    assert view is not None
    for place in walk(view):
        assert window.size().toTuple() == (1280, 720), f"{place} makes the window larger"
        found += faults(window, place)
        view.show_insights()
        QApplication.processEvents()
        area = next(each for each in window.findChildren(StepArea) if each.isVisible())
        if text_size == 1.0 and area.verticalScrollBar().isVisible():
            found.append(f"{place} scrolls as a whole")
    view.show_insights_panel()
    for _ in range(3):
        QApplication.processEvents()
    found += faults(window, "insights")
    assert not found, "\n".join(["", *found])


def test_beside_an_open_guide_no_form_of_a_small_window_scrolls_sideways(open_window: OpenWindow) -> None:
    window = open_window(size=(1280, 720))
    window.open_sample()
    view = window.view
    assert view is not None
    QTest.keyClick(window, Qt.Key.Key_F1)
    for place in walk(view):
        assert view.guide.width() > 200, "the guide is folded"
        for area in window.findChildren(ScrollColumn):
            assert not (area.isVisible() and area.horizontalScrollBar().isVisible()), place
