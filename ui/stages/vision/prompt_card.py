"""The prompt the room writes to, large enough to be read out, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.content import words
from app.workshop import Workshop
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label


def prompts(workshop: Workshop) -> tuple[str, ...]:
    """Give the prompts in the organisation's own words, and any other prompt phrases were written to."""
    details = workshop.details
    usual = [
        prompt.format(customer=details.customer_name, customers=details.customer_name_plural)
        for prompt in words("prompts")["phrases"]
    ]
    return tuple(dict.fromkeys([*usual, *(phrase.prompt for phrase in workshop.phrases)]))


class PromptCard(Card):
    """Shows a prompt with its number; `turned(int)` asks for the one before (-1) or after (1)."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="accent_soft", parent=parent)
        row = QHBoxLayout()
        self.back_button = IconButton("chevron_left", self.tr("Prompt before"))
        self.back_button.clicked.connect(self._turn_back)
        self.next_button = IconButton("chevron_right", self.tr("Next prompt"))
        self.next_button.clicked.connect(self._turn_on)
        column = QVBoxLayout()
        column.setSpacing(2)
        self._number = Label("", "caption", ink="text2")
        self.prompt = Label("", "h1")
        column.addWidget(self._number)
        column.addWidget(self.prompt)
        row.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        row.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_prompt(self, all_prompts: tuple[str, ...], place: int) -> None:
        """Show the prompt at a place, counted from 0."""
        said = self.tr("Prompt {number} of {count}")
        self._number.setText(said.format(number=place + 1, count=len(all_prompts)))
        self.prompt.setText(all_prompts[place])
        self.back_button.setEnabled(place > 0)
        self.next_button.setEnabled(place < len(all_prompts) - 1)

    @Slot()
    def _turn_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _turn_on(self) -> None:
        self.turned.emit(1)
