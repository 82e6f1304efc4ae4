"""Asks for a second yes in the page itself, for the few things that can't be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class ConfirmBar(Card):
    """A question with two buttons; `confirmed` or `cancelled`, then it hides. Escape cancels."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(
        self, question: str, yes: str, *, no: str = "", kind: str = "danger", parent: QWidget | None = None
    ) -> None:
        super().__init__(tint="warn_soft", padding=10, parent=parent)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.question = Label(question, "strong")
        self.yes_button = Button(yes, kind=kind)
        self.no_button = Button(no or self.tr("Cancel"), kind="secondary")
        row.addSpacing(6)
        row.addWidget(self.question, 1)
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        self.body.addLayout(row)
        self.yes_button.clicked.connect(self._confirm)
        self.no_button.clicked.connect(self._cancel)
        self.setAccessibleName(question)
        self.hide()

    def ask(self, question: str | None = None) -> None:
        """Show the question and put the keyboard on the safe answer."""
        if question is not None:
            self.question.setText(question)
            self.setAccessibleName(question)
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    @Slot()
    def _cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)
