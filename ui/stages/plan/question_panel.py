"""One of the two questions, large enough for the room, and its answer."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import role_of, set_text_role
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.overline import Overline

ANSWERS = {"yes": True, "no": False, "open": None}


class QuestionPanel(Card):
    """A question and three answers; `answered(field, answer)` with True, False or None for open.

    The question that is asked next stands on a tinted card.
    """

    answered = Signal(str, object)

    def __init__(self, field: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, parent=parent)
        self.field = field
        self.body.addWidget(Overline(name))
        self.question = Label("", "h1")
        self.body.addWidget(self.question)
        self.body.addStretch(1)
        self.answer = Choice(
            name, [("yes", self.tr("Yes")), ("no", self.tr("No")), ("open", self.tr("Open"))], value="open"
        )
        self.answer.chosen.connect(self._tell)
        self.body.addWidget(self.answer)

    def show_question(self, question: str, answer: bool | None, *, asked: bool, applies: bool) -> None:
        """Show the question with the answer the room gave; where it doesn't apply there is none to give."""
        self.question.setText(question)
        self.question.set_ink("text" if applies else "text3")
        self.answer.setVisible(applies)
        self.answer.set_value(next(key for key, value in ANSWERS.items() if value is answer))
        self.answer.setAccessibleDescription(question)
        self.set_tint("accent_soft" if asked else "surface")

    def set_large(self, large: bool) -> None:
        """Write the question as large as the title of a page, or a size smaller."""
        role = "h1" if large else "h2"
        if role_of(self.question) != role:
            set_text_role(self.question, role)

    @Slot(str)
    def _tell(self, key: str) -> None:
        self.answered.emit(self.field, ANSWERS[key])
