"""Picks one record by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from ui.theme.fonts import scaled

LETTERS = 14


class RecordPicker(QComboBox):
    """A list of (id, name) to search in; `picked(str)` carries the id the user picks, empty for none.

    With `can_add`, Enter on a name that isn't in the list emits `new_named(str)`. With `none_text` the first
    line stands for nothing chosen, and an emptied field chooses it.
    """

    picked = Signal(str)
    new_named = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        none_text: str | None = "",
        can_add: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._none_text = none_text
        self._can_add = can_add
        self._choices: tuple[tuple[str, str], ...] = ()
        self._waiting: tuple[tuple[tuple[str, str], ...], str] | None = None
        self._value = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        self.setCompleter(completer)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder or none_text or "")
        self._line.returnPressed.connect(self._enter)
        self.activated.connect(self._activate)

    @property
    def value(self) -> str:
        """The id picked, empty for none."""
        return self._value

    def set_choices(self, choices: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Offer these (id, name), keeping what is picked unless `value` says otherwise."""
        wanted = self._value if value is None else value
        rows = tuple(choices) if self._none_text is None else (("", self._none_text), *choices)
        if self.view().isVisible():
            self._waiting = (rows, wanted)
            return
        typed = self.currentText() if self._is_typing() else None
        if rows != self._choices:
            self._choices = rows
            self.clear()
            for key, label in rows:
                self.addItem(label, key)
        if typed is None:
            self.set_value(wanted)
        else:
            self.setEditText(typed)
            self._line.setModified(True)

    def hidePopup(self) -> None:
        """Close the list, and show what changed in the workshop while it was open."""
        super().hidePopup()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            rows, wanted = waiting
            self.set_choices(rows if self._none_text is None else rows[1:], wanted)

    def set_value(self, value: str | None) -> None:
        """Show this record as picked, without a signal."""
        self._value = value or ""
        self.setCurrentIndex(self.findData(self._value))
        if not self._value:
            self.setEditText("")
        self._line.setCursorPosition(0)

    def _is_typing(self) -> bool:
        return self._line.hasFocus() and self._line.isModified()

    def _take(self, index: int) -> None:
        key = str(self.itemData(index) or "")
        changed = key != self._value
        self.set_value(key)
        self._line.setModified(False)
        if changed:
            self.picked.emit(key)

    @Slot(int)
    def _activate(self, index: int) -> None:
        self._take(index)

    def _found(self, text: str) -> int:
        """The line of the name that was typed: exactly, or the only one that holds it; -1 for none."""
        lowered = text.lower()
        names = [self.itemText(index).lower() for index in range(self.count())]
        if lowered in names:
            return names.index(lowered)
        holding = [index for index, name in enumerate(names) if lowered in name]
        return holding[0] if len(holding) == 1 else -1

    @Slot()
    def _enter(self) -> None:
        self._settle(add=True)

    def _settle(self, *, add: bool) -> None:
        """Take what was typed: a known name, nothing, or (on Enter) a new name."""
        if not self._line.isModified():
            return
        text = self.currentText().strip()
        if not text:
            if self._none_text is not None:
                self._take(0)
            else:
                self.set_value(self._value)
            return
        exact = [index for index in range(self.count()) if self.itemText(index).lower() == text.lower()]
        found = exact[0] if exact else (-1 if self._can_add else self._found(text))
        if found >= 0:
            self._take(found)
        elif self._can_add and add:
            self._line.setModified(False)
            self.new_named.emit(text)
        elif not add:
            self._line.setModified(False)
            self.set_value(self._value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle(add=False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the page past a picker must not change it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(scaled(20) + 16)
