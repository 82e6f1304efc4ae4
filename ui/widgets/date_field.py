"""A date that may be missing, typed or picked."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from app.days import read_day
from ui.dates import day_writing, example_day
from ui.theme.fonts import scaled
from ui.theme.tokens import theme
from ui.widgets.icon_button import IconButton
from ui.widgets.own_undo import claims_undo
from ui.widgets.plain_text import one_line, plain_tooltip
from ui.widgets.popover import Popover

PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons to lose the focus for a moment only."""
SHOWN = "d MMM yyyy"


class DateField(QLineEdit):
    """Emits `committed(object)`: a `datetime.date` or None, on Enter, on leaving, or when one is picked.

    Reads what `app.days` reads, in the order of the locale. Up and Down move by a day, with Shift by a week;
    Alt+Down opens the calendar. What is no date is marked, kept and never committed: `refused(str)` says on
    Enter and on leaving what would be one. Escape brings the last good date back, `forget()` does it too.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        value: date | None = None,
        placeholder: str = "",
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._saved: date | None = None
        self._today = today
        self._popover: Popover | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or self.tr("No date"))
        self._open = IconButton("calendar", self.tr("Pick a date"), side=30, parent=self)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.clicked.connect(self.open_calendar)
        self.textChanged.connect(self._check)
        self.returnPressed.connect(self._enter)
        self.setMinimumWidth(scaled(150))
        self.set_value(value)

    @property
    def value(self) -> date | None:
        """The last good date."""
        return self._saved

    @property
    def unsaved(self) -> bool:
        """Whether something else stands there than what was committed."""
        return self.text() != self._written(self._saved)

    def set_value(self, value: date | None) -> None:
        """Show a date without a signal, unless the user is in the middle of typing."""
        if self.unsaved:
            return
        self._saved = value
        self.setText(self._written(value))
        self.setCursorPosition(0)

    def _written(self, value: date | None) -> str:
        if value is None:
            return ""
        return QLocale().toString(QDate(value.year, value.month, value.day), SHOWN)

    def _read(self) -> tuple[date | None, bool]:
        text = self.text().strip()
        if not text:
            return None, True
        day = read_day(text, today=self._today or date.today(), writing=day_writing())
        if day is not None:
            return day, True
        shown = QLocale().toDate(text, SHOWN)  # in a language whose months are no words
        return (date(shown.year(), shown.month(), shown.day()), True) if shown.isValid() else (None, False)

    @Slot()
    def _check(self) -> None:
        invalid = not self._read()[1]
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)
        if not invalid:
            self._explain("")

    def _explain(self, said: str) -> None:
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tooltip(said))

    @Slot()
    def _enter(self) -> None:
        self.flush()
        self._refuse()

    def _refuse(self) -> None:
        """Say once of each text that it is no date, and how one is typed."""
        if not self.property("invalid"):
            return
        said = self.tr("“{typed}” is no date. Type it like {example}.").format(
            typed=one_line(self.text()), example=example_day()
        )
        self._explain(said)
        self.refused.emit(said)

    def forget(self) -> None:
        """Show the last good date again instead of what could not be read."""
        self.setText(self._written(self._saved))

    @Slot()
    def flush(self) -> None:
        """Commit what stands there if it is good and new."""
        day, good = self._read()
        if not good:
            return
        changed, self._saved = day != self._saved, day
        self.setText(self._written(day))
        if changed:
            self.committed.emit(day)

    @Slot()
    def open_calendar(self) -> None:
        """Open the calendar on the date that stands there, or on today."""
        self._popover = Popover(self.accessibleName(), self)
        self._popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.accessibleName())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setGridVisible(False)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setMinimumSize(scaled(280), scaled(236))
        days = QTextCharFormat()
        days.setForeground(theme().colour("text2"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, days)
        calendar.setHeaderTextFormat(days)
        shown = self._saved or self._today or date.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        self._popover.body.addWidget(calendar)
        self._popover.open_at(self)
        calendar.setFocus()

    @Slot(QDate)
    def _pick(self, picked: QDate) -> None:
        popover, self._popover = self._popover, None
        if popover is None:
            return
        popover.close()
        self.setText(self._written(date(picked.year(), picked.month(), picked.day())))
        self.flush()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        if event.reason() not in PASSING:
            self._refuse()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self.property("invalid"):
            self.forget()
        elif step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            self._step(step * (7 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1))

    def _step(self, days: int) -> None:
        day, good = self._read()
        if good:
            start = day or self._today or date.today()
            self.setText(self._written(start + timedelta(days=days) if day else start))
            self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_open"):
            self._place_button()

    def event(self, event: QEvent) -> bool:
        own = self.isUndoAvailable() and self.unsaved
        if claims_undo(event, can_undo=own, can_redo=self.isRedoAvailable()) is False:
            event.ignore()
            return False
        return super().event(event)

    def _place_button(self) -> None:
        side = min(scaled(30), self.height() - 4)
        self._open.setGeometry(self.width() - side - 4, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side - 4, 0)
