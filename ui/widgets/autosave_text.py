"""Several lines that save what is typed by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets.own_undo import claims_undo

PAUSE_MS = 400
PADDING = 26


class AutosaveText(QPlainTextEdit):
    """Emits `committed(str)` within 400 ms of each key, when it loses the focus or is hidden.

    `set_text` shows what the workshop holds, ignored while something typed isn't committed yet. Tab leaves.
    It grows with its text from `lines` lines up to `most_lines` and then scrolls.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        text: str = "",
        placeholder: str = "",
        lines: int = 3,
        most_lines: int | None = None,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._most_lines = most_lines or max(lines, 8)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("quiet", quiet)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._saved = text
        self.setPlainText(text)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._wait)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def unsaved(self) -> bool:
        """Whether something typed has not been committed yet."""
        return self.toPlainText() != self._saved

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show what the workshop holds, unless the user is in the middle of typing."""
        if self.unsaved:
            return
        self._saved = text
        if self.toPlainText() != text:
            at = self.textCursor().position()
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(min(at, len(self.toPlainText())))
            self.setTextCursor(cursor)

    @Slot()
    def flush(self) -> None:
        """Commit what was typed, if anything."""
        self._pause.stop()
        if self.unsaved:
            self._saved = self.toPlainText()
            self.committed.emit(self._saved)

    @Slot()
    def _wait(self) -> None:
        # Begun again with each key, it would lose all that is typed in one go.
        if self.unsaved and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()

    def _height_of(self, lines: float) -> int:
        return round(lines * self.fontMetrics().lineSpacing()) + PADDING

    def sizeHint(self) -> QSize:
        shown = min(self._most_lines, max(self._lines, round(self.document().size().height())))
        return QSize(240, self._height_of(shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height_of(min(self._lines, 2)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        claim = claims_undo(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable())
        if claim is False:
            event.ignore()
            return False
        return super().event(event)
