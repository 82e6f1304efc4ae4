"""A stack of pages needs the room of the page it shows, not of those it hides."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack


def page(height: int) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Label("Words that are wrapped " * 20))
    made.setMinimumHeight(height)
    return made


def test_only_the_page_that_is_shown_counts(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    assert stack.minimumSizeHint().isValid() == stack.sizeHint().isValid()
    low, high = page(200), page(900)
    stack.addWidget(low)
    stack.addWidget(high)
    assert stack.minimumSizeHint() == low.minimumSizeHint()
    assert stack.sizeHint() == low.sizeHint()
    stack.setCurrentWidget(high)
    assert stack.minimumSizeHint() == high.minimumSizeHint()
    assert not stack.hasHeightForWidth()
