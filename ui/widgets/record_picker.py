"""Picks one record by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QToolTip, QWidget

from app.rules.folding import called, distance, fold, is_spelt
from ui.theme.fonts import scaled
from ui.widgets.completions import Completions, keep_on_screen, widen
from ui.widgets.name_completer import FOLDED, NameCompleter
from ui.widgets.picker_line import PickerLine
from ui.widgets.plain_text import plain_tooltip

LEAST_WIDTH = 104
"""In a narrow card: a few letters, an ellipsis and the arrow."""
LETTERS = 14
MOST_NAMED = 3
PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
"""Reasons to lose the focus for a moment: what is being typed goes on afterwards."""


class RecordPicker(QComboBox):
    """A list of (id, name) to search in; `picked(str)` carries the id the user picks, empty for none.

    Enter, or Tab while names are offered, takes the first name that matches what was typed. With `can_add`,
    Enter on words that match no name, or Ctrl+Enter on any, emits `new_named(str)`; without, words that match
    nothing stay, marked as unknown. With `none_text` the first line stands for nothing chosen, and an emptied
    field chooses it.

    Leaving the field does the same, where only one thing can be meant. Else the words stay, marked, and
    `refused(str)` says why: like those that were not added, they stand until they are mended, Escape is
    pressed, or the field is `about` another record.
    """

    picked = Signal(str)
    new_named = Signal(str)
    refused = Signal(str)

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
        self._about = ""
        self._is_adding = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self._line = PickerLine()
        self.setLineEdit(self._line)
        self._line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._completer = completer = NameCompleter(self.model(), self)
        self._completions = Completions()
        completer.setPopup(self._completions)
        self.setCompleter(completer)
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(placeholder or none_text or "")
        self._line.entered.connect(self._enter)
        self._line.left.connect(self.forget)
        self._line.opened.connect(self._offer_all)
        self._line.textEdited.connect(self._clear_mark)
        self.activated.connect(self._activate)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), scaled(LEAST_WIDTH)), hint.height())

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
                self.setItemData(self.count() - 1, fold(label), FOLDED)
            self.view().setMinimumWidth(0)
            self._completions.setMinimumWidth(0)
        if typed is None:
            self.set_value(wanted)
        else:
            self._value = wanted
            self.setEditText(typed)

    def showPopup(self) -> None:
        """Open the list, wide enough to read."""
        widen(self.view(), [label for _, label in self._choices], self)
        super().showPopup()
        keep_on_screen(self.view().window())

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
        self._clear_mark()
        self.setCurrentIndex(self.findData(self._value))
        if self.currentText() != self._label():
            self.setEditText(self._label())
        self._line.setModified(False)
        if not self._line.hasSelectedText():
            self._line.setCursorPosition(0)

    def show_value(self, value: str | None) -> None:
        """Show this record as picked; what is being typed while the same one is picked stays."""
        if (value or "") != self._value or not self._is_typing():
            self.set_value(value)

    def about(self, record_id: str) -> None:
        """Take what is being typed and forget what was kept, if it belongs to another record than this."""
        if record_id != self._about:
            self._about = record_id
            self.flush()
            self.forget()

    def flush(self) -> None:
        """Take what is being typed, as on leaving the field."""
        if self._has_cursor() and self._is_typing():
            self._completions.hide()
            self._settle()

    @Slot()
    def forget(self) -> None:
        """Show again what is picked."""
        self._completions.hide()
        if self.currentText() != self._label():
            self.set_value(self._value)

    def _label(self) -> str:
        """What stands in the field while nothing is being typed."""
        return self.itemText(self.findData(self._value)) if self._value else ""

    def _is_typing(self) -> bool:
        is_kept = bool(self.property("invalid"))
        return (is_kept or self._has_cursor()) and self.currentText() != self._label()

    def _has_cursor(self) -> bool:
        """Whether the keyboard is here, or will be when the window has it."""
        return self.window().focusWidget() in {self, self._line}

    def _take(self, index: int) -> None:
        key = str(self.itemData(index) or "")
        changed = key != self._value
        self.set_value(key)
        if changed:
            self.picked.emit(key)

    @Slot(int)
    def _activate(self, index: int) -> None:
        self._take(index)

    def _matching(self, text: str) -> list[int]:
        """The lines of the names that hold what was typed: best first, then in the order of the list."""
        wanted = fold(text)
        ranked = []
        for index in range(1 if self._none_text is not None else 0, self.count()):
            name = self.itemText(index)
            folded = fold(name)
            if wanted in folded:
                begins = folded.startswith(wanted), f" {wanted}" in folded
                ranked.append((distance(name, text), *(not each for each in begins), index))
        return [index for *_, index in sorted(ranked)]

    @Slot()
    def _offer_all(self) -> None:
        """Open the list where it was clicked, so that the next letter replaces what stands there."""
        if self._is_typing():
            return
        self._line.selectAll()
        self._widen_completions()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    @Slot()
    def _clear_mark(self) -> None:
        self._mark("")
        if self._completions.minimumWidth() == 0:
            self._widen_completions()

    def _widen_completions(self) -> None:
        widen(self._completions, [label for _, label in self._choices], self)

    def _mark(self, said: str) -> None:
        """Mark the words as unknown and say so; nothing to say takes the mark away."""
        if bool(said) != bool(self.property("invalid")):
            self.setProperty("invalid", bool(said))
            self.style().unpolish(self)
            self.style().polish(self)
            self.setAccessibleDescription(said)
        if said:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), plain_tooltip(said), self)

    @Slot(bool)
    def _enter(self, as_new: bool) -> None:
        """Take the name that was meant; where there is none, add it or say that nothing is called so."""
        text = self.currentText().strip()
        highlighted = self._completions.currentIndex() if self._completions.isVisible() else None
        self._completions.hide()
        if not self._is_changed(text):
            return
        found = self._matching(text)
        if highlighted is not None and highlighted.isValid() and not as_new:
            found = [self.findText(str(highlighted.data())), *found]
        if self._can_add and (not found or (as_new and not is_spelt(self.itemText(found[0]), text))):
            self._add(text)
        elif found:
            self._take(found[0])
        else:
            self._mark(self._unknown(text))

    def _unknown(self, text: str) -> str:
        return self.tr("Nothing in the list is called “{text}”.").format(text=text)

    def _add(self, text: str) -> None:
        """Have a new name added; where that is refused it stays, marked."""
        before = self._value
        self._line.setModified(False)
        self._is_adding = True  # a page that shows another record meanwhile asks for what is typed
        try:
            self.new_named.emit(text)
        finally:
            self._is_adding = False
        if self._value == before and self.currentText().strip() == text != self._label():
            self._mark(self.tr("“{text}” isn’t added yet. Press Enter to try again.").format(text=text))

    def _is_changed(self, text: str) -> bool:
        """Whether it says something else than what is picked; an emptied field is settled here."""
        if text == self._label().strip():
            return False
        if text and text != self._none_text:
            return True
        if self._none_text is None:
            self.set_value(self._value)
        else:
            self._take(0)
        return False

    def _settle(self) -> None:
        """On leaving, do as Enter does where only one thing can be meant; else keep the words and say so."""
        text = self.currentText().strip()
        if self._is_adding or not self._is_changed(text):
            return
        found = self._matching(text)
        if len(called(text, map(self.itemText, found))) == 1 or self._is_only(found, text):
            self._take(found[0])
        elif found:
            self._refuse(self._several(found, text))
        elif self._can_add:
            self._add(text)
        else:
            self._refuse(self._unknown(text))

    def _is_only(self, found: list[int], text: str) -> bool:
        """Whether one name is found, and at a word of it where the words could be a new name as well."""
        if len(found) != 1:
            return False
        return not self._can_add or f" {fold(text)}" in f" {fold(self.itemText(found[0]))}"

    def _several(self, found: list[int], text: str) -> str:
        names = self.tr(" or ").join(self.itemText(index) for index in found[:MOST_NAMED])
        said = self.tr("“{text}” could be {names}. Choose one from the list.")
        or_new = self.tr(
            "“{text}” could be {names}. Choose one from the list, or press Ctrl+Enter to add it."
        )
        return (or_new if self._can_add else said).format(text=text, names=names)

    def _refuse(self, said: str) -> None:
        self._mark(said)
        self.refused.emit(said)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self._completions.hide()
            self._settle()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab be Enter while names are offered for what was typed, or one of them is highlighted."""
        offers = self._completer.completionPrefix() or self._completions.currentIndex().isValid()
        if not (next and self._completions.isVisible() and offers):
            return super().focusNextPrevChild(next)
        self._enter(False)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the page past a picker must not change it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(scaled(20) + 16)
