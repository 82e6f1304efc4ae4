"""A program of its own: the real window on a real file, with somebody typing in it until it is killed.

It says what happens on standard output: "open" once the window stands, and each letter typed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ui.main_window.main_window import MainWindow

PERIOD_MS = 30
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Typist(QObject):
    """Goes to the organisation and types into “Why this day” without ever leaving the field."""

    def __init__(self, window: MainWindow, types: bool) -> None:
        super().__init__(window)
        self._window = window
        self._types = types
        self._field: QPlainTextEdit | None = None
        self._count = 0
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        if self._field is None:
            fields = self._window.findChildren(QPlainTextEdit)
            self._field = next((each for each in fields if each.accessibleName() == "Why this day"), None)
            if self._field is not None:
                print("open", flush=True)
                self._field.setFocus()
                self._count = len(self._field.toPlainText())
        elif self._types:
            self._type(self._field, LETTERS[self._count % len(LETTERS)])

    def _type(self, field: QPlainTextEdit, letter: str) -> None:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(field, key)
        self._count += 1
        print(letter, flush=True)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    main_window = MainWindow()
    main_window.begin(Path(sys.argv[1]))
    typist = Typist(main_window, types="--only-open" not in sys.argv)
    sys.exit(application.exec())
