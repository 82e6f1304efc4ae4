"""A time of day that may be missing, typed as people write it."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme.fonts import scaled
from ui.widgets.own_undo import claims_undo

PAUSE_MS = 400
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.h ]?([0-5][0-9])?")
_WHOLE = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}")


def clock_from(typed: str) -> str | None:
    """Read a clock time as people type it (9, 9:30, 0930, 14.15, 14h15) as HH:MM; None where it is none."""
    found = _CLOCK.fullmatch(typed.strip())
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else None


class ClockField(QLineEdit):
    """Emits `committed(object)`: HH:MM or None, and `refused(str)` with what is no time of day.

    A time typed in full is committed 400 ms after the last key; anything else on Enter and on leaving, since
    "14" may still become "14:30". What is refused gives way to the last good time.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(scaled(72))
        self._saved: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._commit_whole)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self.flush)

    @property
    def value(self) -> str | None:
        """The last good time as HH:MM."""
        return self._saved

    def set_value(self, clock: str | None) -> None:
        """Show a time without a signal, unless the user is in the middle of typing."""
        if self.isModified():
            return
        self._saved = clock
        self.setText(clock or "")

    @Slot()
    def flush(self) -> None:
        """Commit what was typed, or refuse it."""
        self._pause.stop()
        if not self.isModified():
            return
        typed = self.text().strip()
        clock = clock_from(typed)
        self.setModified(False)
        if typed and clock is None:
            self.setText(self._saved or "")
            self.refused.emit(typed)
            return
        self._keep(clock)
        self.setText(clock or "")

    @Slot(str)
    def _wait(self, _typed: str) -> None:
        self._pause.start()

    @Slot()
    def _commit_whole(self) -> None:
        if _WHOLE.fullmatch(self.text().strip()) and clock_from(self.text()) is not None:
            self._keep(clock_from(self.text()))

    def _keep(self, clock: str | None) -> None:
        if clock != self._saved:
            self._saved = clock
            self.committed.emit(clock)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        typed = self.text().strip()
        own = self.isUndoAvailable() and (clock_from(typed) if typed else None) != self._saved
        if claims_undo(event, can_undo=own, can_redo=self.isRedoAvailable()) is False:
            event.ignore()
            return False
        return super().event(event)
