"""A line that saves what is typed by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.own_undo import claims_undo

PAUSE_MS = 400


class AutosaveLine(QLineEdit):
    """Emits `committed(str)` within 400 ms of each key, on Enter, when it loses the focus or is hidden.

    `set_text` shows what the workshop holds: it is ignored while the user has typed something not yet
    committed, and never moves the cursor when nothing changed. `flush()` commits at once.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        text: str = "",
        placeholder: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("quiet", quiet)
        self._saved = text
        self.setText(text)
        self.setCursorPosition(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self.flush)

    @property
    def unsaved(self) -> bool:
        """Whether something typed has not been committed yet."""
        return self.text() != self._saved

    def set_text(self, text: str) -> None:
        """Show what the workshop holds, unless the user is in the middle of typing."""
        if self.unsaved:
            return
        self._saved = text
        if self.text() != text:
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

    @Slot()
    def flush(self) -> None:
        """Commit what was typed, if anything."""
        self._pause.stop()
        if self.unsaved:
            self._saved = self.text()
            self.committed.emit(self._saved)

    @Slot()
    def _wait(self) -> None:
        if not self._pause.isActive():  # begun again with each key, it would lose all that is typed in one go
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        claim = claims_undo(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable())
        if claim is False:
            event.ignore()
            return False
        return super().event(event)
