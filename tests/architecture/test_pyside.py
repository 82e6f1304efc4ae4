"""PySide6 6.12.0 lost a reference to None with each call that returns nothing, and so aborted in the end."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel


def test_calls_that_return_nothing_take_no_reference_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    thing = QObject()
    calls = 1000

    before = sys.getrefcount(None)
    for number in range(calls):
        label.setIndent(number)
        thing.setObjectName("")
    lost = before - sys.getrefcount(None)

    # Python 3.12 and later never count None; before that, other code may hold a few more or fewer.
    assert abs(lost) < calls / 10
