"""A number that may be missing, typed and cleared like text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from ui.theme.fonts import scaled
from ui.theme.icons import icon
from ui.widgets.own_undo import claims_undo

PAUSE_MS = 400


class NumberField(QLineEdit):
    """Emits `committed(object)`: int, float (with `decimals`) or None, 400 ms after the last key, on Enter
    and on leaving.

    Numbers are read and shown as the user's locale writes them. What isn't a number in range is marked and
    never committed; leaving the field then restores the last good value. Up and Down step.
    """

    committed = Signal(object)

    def __init__(
        self,
        name: str,
        *,
        lowest: float = 0,
        highest: float = 1_000_000_000,
        decimals: int = 0,
        step: float = 1,
        value: float | None = None,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._decimals, self._step = lowest, highest, decimals, step
        self._saved: float | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        for cross in self.findChildren(QToolButton):
            cross.setIcon(icon("close"))  # Qt's own picture stays dark in the dark
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(scaled(84))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._check)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self.flush)
        self.set_value(value)

    @property
    def value(self) -> float | None:
        """The last good value."""
        return self._saved

    def set_value(self, value: float | None) -> None:
        """Show a value without a signal, unless the user is in the middle of typing."""
        if self._pause.isActive() or self.property("invalid"):
            return
        self._saved = value
        self.setText(self._written(value))

    def _written(self, value: float | None) -> str:
        if value is None:
            return ""
        locale = QLocale()
        if float(value).is_integer():
            return locale.toString(int(value))
        return locale.toString(float(value), "f", self._decimals)

    def _read(self) -> tuple[float | None, bool]:
        """The number that stands there and whether it is one (nothing is fine too)."""
        text = self.text().strip()
        if not text:
            return None, True
        number, good = QLocale().toDouble(text)
        whole = self._decimals > 0 or float(number).is_integer()
        good = good and whole and self._lowest <= number <= self._highest
        if not good:
            return None, False
        return (round(number, self._decimals) if self._decimals else int(number)), True

    @property
    def unsaved(self) -> bool:
        """Whether something typed has not been committed yet."""
        return self._read() != (self._saved, True)

    @Slot()
    def _check(self) -> None:
        invalid = not self._read()[1]
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def flush(self) -> None:
        """Commit what stands there if it is good and new."""
        self._pause.stop()
        number, good = self._read()
        if good and number != self._saved:
            self._saved = number
            self.committed.emit(number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self.setText(self._written(self._saved))

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._step, Qt.Key.Key_Down: -self._step}
        step = steps.get(Qt.Key(event.key()))
        number, good = self._read()
        if step is None or not good:
            super().keyPressEvent(event)
            return
        start = self._lowest if number is None else number + step
        self.setText(self._written(min(self._highest, max(self._lowest, start))))
        self._wait()

    def event(self, event: QEvent) -> bool:
        own = self.isUndoAvailable() and self.unsaved
        if claims_undo(event, can_undo=own, can_redo=self.isRedoAvailable()) is False:
            event.ignore()
            return False
        return super().event(event)
