"""The paper slip on the screen: six statements, an answer to each, one slip after another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.records.kinds import RatedItem
from app.rules.practices import PRACTICES
from ui.stages.practices.answer_field import AnswerField
from ui.stages.practices.practice_words import practice_name, statement
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

LOW = 460
"""Below this height six statements of two lines don't fit."""
SAVING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SlipCard(Card):
    """Shows one slip; `submitted` when it is whole and is to be saved, `incomplete(text)` when it is not.

    A key answers and moves on, Up and Down go between the statements, Enter saves.
    """

    submitted = Signal()
    incomplete = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = ElidedLabel("", "h2")
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        self.person_row = QVBoxLayout()
        self.body.addLayout(self.person_row)
        self._area = area = ScrollColumn(margin=0, gap=10)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._statements: list[tuple[Label, ElidedLabel]] = []
        self.fields: dict[RatedItem, AnswerField] = {}
        for practice in PRACTICES:
            area.body.addLayout(self._row(practice))
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        keys = Label(
            self.tr("Keys: 1 to 5, 0 or ? for can’t judge, Enter saves the slip."), "caption", ink="text2"
        )
        foot.addWidget(keys, 1)
        self.save_button = Button(self.tr("Save the slip"), kind="primary", icon="check")
        self.save_button.clicked.connect(self.submit)
        foot.addWidget(self.save_button)
        self.body.addLayout(foot)
        self.setFocusProxy(self.fields[PRACTICES[0]])

    def _row(self, practice: RatedItem) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(practice_name(practice), "strong"))
        whole = Label(statement(practice), "caption", ink="text2")
        cut = ElidedLabel(statement(practice), "caption", ink="text2")
        self._statements.append((whole, cut))
        words.addWidget(whole)
        words.addWidget(cut)
        row.addLayout(words, 1)
        field = self.fields[practice] = AnswerField(practice_name(practice))
        field.answered.connect(self._go_on)
        field.stepped.connect(self._step)
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each statement one line where the window is low, so that the whole slip is seen at once."""
        super().resizeEvent(event)
        low = self.height() < scaled(LOW)
        for whole, cut in self._statements:
            whole.setVisible(not low)
            cut.setVisible(low)
        self._area.body.setSpacing(7 if low else 10)

    @property
    def answers(self) -> dict[RatedItem, int]:
        """The answers given so far: 1-5, 0 where the person can't judge."""
        given = {practice: field.answer for practice, field in self.fields.items()}
        return {practice: answer for practice, answer in given.items() if answer is not None}

    @property
    def open_ones(self) -> tuple[RatedItem, ...]:
        """The practices without an answer, in order."""
        answers = self.answers
        return tuple(practice for practice in PRACTICES if practice not in answers)

    def show_answers(self, answers: Mapping[RatedItem, int]) -> None:
        """Show these answers and no others."""
        for practice, field in self.fields.items():
            field.set_answer(answers.get(practice))

    def fill_in(self, answers: Mapping[RatedItem, int]) -> None:
        """Add these answers to those that stand there."""
        self.show_answers({**self.answers, **answers})

    def begin(self) -> None:
        """Put the keyboard on the first statement without an answer."""
        first = next(iter(self.open_ones), PRACTICES[0])
        self.fields[first].rating.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def submit(self) -> None:
        """Save the slip if every statement has an answer; else say which have none."""
        missing = self.open_ones
        if not missing:
            self.submitted.emit()
            return
        names = ", ".join(practice_name(practice) for practice in missing)
        self.begin()
        self.incomplete.emit(
            self.tr("No mark yet for: {names}. Press 0 where the slip is blank.").format(names=names)
        )

    @Slot()
    def _go_on(self) -> None:
        self._step(1)

    @Slot(int)
    def _step(self, step: int) -> None:
        self._go_to(list(self.fields.values()).index(self.sender()) + step)  # type: ignore[arg-type]  # a field

    def _go_to(self, following: int) -> None:
        fields = list(self.fields.values())
        if following == len(fields):
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif 0 <= following < len(fields):
            fields[following].rating.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in SAVING_KEYS:
            self.submit()
        elif key == Qt.Key.Key_Up:
            self._go_to(len(self.fields) - 1)
        else:
            super().keyPressEvent(event)
