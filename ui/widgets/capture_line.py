"""The line at the top of every step: type, Enter, it is added, the cursor stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.capture import split_lines
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.mark_field import MarkField


class CaptureLine(Card):
    """A card with a field, an Add button and a line of hints.

    `entered(str)` carries the typed line, `pasted(object)` the lines of a paste as list[str]. The field is
    emptied and keeps the focus; `give_back` puts a refused line into it again, and `mended` follows as soon
    as that is changed or entered. `leading` is an optional widget before the field, such as a choice of
    department.
    """

    entered = Signal(str)
    pasted = Signal(object)
    mended = Signal()

    def __init__(
        self, prompt: str, *, hint: str = "", leading: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.field = MarkField(prompt)
        self.field.setPlaceholderText(prompt)
        self.field.returnPressed.connect(self._enter)
        self.field.textEdited.connect(self._mend)
        self.field.lines_pasted.connect(self._paste)
        self.button = Button(self.tr("Add"), kind="primary", icon="plus")
        self.button.clicked.connect(self._add)
        self.leading = leading
        self._asked = ""
        self._given_back = False
        if leading is not None:
            row.addWidget(leading)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.hint = Caption(hint)
        if not hint:  # shown before it has a parent, it would be a window of its own for a moment
            self.hint.hide()
        self.body.addWidget(self.hint)
        self.setFocusProxy(self.field)

    def set_prompt(self, prompt: str) -> None:
        """Ask for something else."""
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)

    def set_hint(self, hint: str) -> None:
        """Say other keys and marks under the field."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def set_completions(self, mark: str, names: Sequence[str] | None) -> None:
        """The names offered behind a mark, one of `@ > # ^ ~ !`, or `due`; None where it isn't taken."""
        self.field.set_completions(mark, names)

    def give_back(self, text: str) -> None:
        """Put what was refused into the field again, so that it can be mended: a line, or several."""
        self._given_back = True
        if not self.field.text():
            self.field.setText(text)

    def ask_again(self, text: str) -> bool:
        """Give a line back in doubt; False, and nothing done, where it comes unchanged a second time."""
        if text == self._asked:
            self._asked = ""
            return False
        self._asked = text
        self.give_back(text)
        return True

    @Slot()
    def _add(self) -> None:
        self._enter()
        self.field.setFocus()

    @Slot()
    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self._mend()
            self.field.setText("")  # unlike clear(), this forgets the typing, so Ctrl+Z takes back the change
            lines = split_lines(text)
            if len(lines) > 1:  # a paste that was refused and given back
                self.pasted.emit(list(lines))
            else:
                self.entered.emit(text)

    @Slot()
    def _mend(self) -> None:
        if self._given_back:
            self._given_back = False
            self.mended.emit()

    @Slot(object)
    def _paste(self, lines: list[str]) -> None:
        self.pasted.emit(lines)
