"""The window on the sample or on a new workshop, opened as a user does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import OpenWindow
from tests.ui.windows import click, press
from ui.main_window.main_window import MainWindow
from ui.main_window.workshop_view import WorkshopView

Opened = tuple[MainWindow, WorkshopView]


@pytest.fixture
def opened(open_window: OpenWindow) -> Opened:
    """The sample in the window, and its view."""
    window = open_window()
    click(window.home.sample_button)
    assert window.view is not None
    return window, window.view


@pytest.fixture
def new(open_window: OpenWindow) -> Opened:
    """A new workshop in the window, and its view."""
    window = open_window()
    click(window.home.new_button)
    assert window.new_page is not None
    QTest.keyClicks(window.new_page.organisation, "Harrow")
    press(Qt.Key.Key_Return)
    assert window.view is not None
    return window, window.view
