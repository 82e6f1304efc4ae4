"""One action or decision before the two questions, and what follows from the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.content import words
from app.records.plan import Action, Decision
from app.records.vocabulary import list_of
from app.rules.plan import owner_name
from app.rules.two_questions import questions, state_of_test
from ui.stages.labelled import field_label, labelled
from ui.stages.plan.labels import TEST_KINDS, day_words
from ui.stages.plan.question_panel import QuestionPanel
from ui.stages.plan.tested_rows import Tested
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.body import Body
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.heading import Heading
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

FIELDS = ("recognised", "loyalty")
LARGE_FROM = 420
"""The height from which the questions are written in the larger of two sizes."""


class AnswerSheet(Card):
    """The record as a title or as fields, the two questions side by side, the result, and the way on.

    `next_wanted` asks for the next one with an open question; `foundation_wanted(id)` and `drop_wanted(id)`
    ask for what can become of an action that didn't pass. `completed` and `asked_nothing` tell of keys: the
    last answer was given, and there was nothing to answer any more.
    """

    next_wanted = Signal()
    completed = Signal()
    asked_nothing = Signal()
    foundation_wanted = Signal(str)
    drop_wanted = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self._record: Tested | None = None
        self._area = ScrollColumn(margin=0, gap=12)
        self.body.addWidget(self._area, 1)
        self._title = Heading("", 2)
        self._promise = Caption("")
        self._area.body.addWidget(self._title)
        self._area.body.addWidget(self._promise)
        self.form = RecordForm(page, "decisions")
        self._decision = self._decision_text()
        self._area.body.addWidget(self._decision)
        row = QHBoxLayout()
        row.setSpacing(12)
        names = (self.tr("First question"), self.tr("Second question"))
        self.panels = tuple(QuestionPanel(field, name) for field, name in zip(FIELDS, names, strict=True))
        for panel in self.panels:
            panel.answered.connect(self._answer)
            row.addWidget(panel, 1)
        self._area.body.addLayout(row)
        self._decided = self._decided_fields()
        self._area.body.addWidget(self._decided)
        self._area.body.addStretch(1)
        self._add_result()

    def _decision_text(self) -> QWidget:
        label = field_label("decisions", "text")
        self.text = self.form.bind("text", AutosaveText(label, lines=1))
        field = QWidget()
        column = labelled(label, self.text)
        column.setContentsMargins(0, 0, 0, 0)
        field.setLayout(column)
        return field

    def _decided_fields(self) -> QWidget:
        fields = QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        label = field_label("decisions", "decided_by")
        self.decided_by = self.form.bind("decided_by", AutosaveLine(label))
        row.addLayout(labelled(label, self.decided_by), 3)
        label = field_label("decisions", "decided_on")
        self.decided_on = self.form.bind("decided_on", DateField(label))
        row.addLayout(labelled(label, self.decided_on), 2)
        return fields

    def _add_result(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.result = Chip("")
        self.advice = Body("")
        self.onward = Button(self.tr("Next open one"), kind="quiet", icon="chevron_right")
        self.onward.clicked.connect(self._want_next)
        row.addWidget(self.result)
        row.addWidget(self.advice, 1)
        row.addWidget(self.onward)
        self.body.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.foundation = Button(self.tr("It mends something: make it a foundation"), icon="wrench")
        self.foundation.clicked.connect(self._want_foundation)
        self.drop = Button(self.tr("Drop it"), icon="close")
        self.drop.clicked.connect(self._want_drop)
        row.addWidget(self.foundation)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_tested(self, record: Tested | None, *, more: bool) -> None:
        """Show what is put to the questions; `more`: another one has an open question."""
        self._record = record
        self.setVisible(record is not None)
        decision = record if isinstance(record, Decision) else None
        self.form.show_record(decision)
        self._decision.setVisible(decision is not None)
        self._decided.setVisible(decision is not None)
        self._title.setVisible(decision is None)
        self._promise.setVisible(decision is None)
        if record is None:
            return
        if isinstance(record, Action):
            self._title.setText(record.title)
            self._promise.setText(self._promised(record))
        asked = self.asked_field
        state = state_of_test(record)
        for panel, question in zip(self.panels, questions(self._page.workshop), strict=True):
            panel.show_question(
                question,
                getattr(record, panel.field),
                asked=panel.field == asked,
                applies=state != "not_tested",
            )
        self.result.set_text(words("plan_words")["test"][state]["name"])
        self.result.set_kind(TEST_KINDS[state])
        self.advice.setText(self._advice(record))
        failed = state == "failed" and isinstance(record, Action)
        self.foundation.setVisible(failed)
        self.drop.setVisible(failed)
        self.onward.setEnabled(more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask as large as there is room for."""
        super().resizeEvent(event)
        for panel in self.panels:
            panel.set_large(self.height() >= scaled(LARGE_FROM))

    def _promised(self, action: Action) -> str:
        owner = owner_name(self._page.workshop, action) or self.tr("Nobody owns it yet")
        due = self.tr("no date yet") if action.due_on is None else day_words(action.due_on)
        return f"{owner} · {due}"

    def _advice(self, record: Tested) -> str:
        state = state_of_test(record)
        if state == "failed" and isinstance(record, Decision):
            return self.tr("Word it so that both answers become yes, take it back, or keep it knowing this.")
        if state == "failed":
            return self.tr(
                "Change it until both answers are yes, say what broken thing it mends, or drop it."
            )
        if state == "open":
            return self.tr("Answer as the customer would: Y for yes, N for no, O for open.")
        return str(words("plan_words")["test"][state]["explanation"])

    @property
    def asked_field(self) -> str | None:
        """The field of the first question without an answer, None where there is none to ask."""
        record = self._record
        if record is None or state_of_test(record) == "not_tested":
            return None
        return next((field for field in FIELDS if getattr(record, field) is None), None)

    def answer_by_key(self, answer: bool | None) -> None:
        """Answer the question the keyboard is on, else the first one without an answer.

        The keyboard goes on to what is asked next. With both answered it is on neither (`completed`), and the
        next answer is refused (`asked_nothing`): meant for another record, it would change this one unseen.
        """
        if self._record is None or state_of_test(self._record) == "not_tested":
            return
        focus = QApplication.focusWidget()
        here = next((panel for panel in self.panels if focus and panel.isAncestorOf(focus)), None)
        given = [field for field in FIELDS if getattr(self._record, field) is not None]
        if here is None and len(given) == len(FIELDS):
            self.asked_nothing.emit()
            return
        first = given[-1] if given and answer is None else self.asked_field
        self._answer(here.field if here is not None else first or FIELDS[0], answer)
        asked = self.asked_field
        if asked is None:
            self.completed.emit()
        elif here is not None and answer is not None:
            self.panels[FIELDS.index(asked)].answer.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, object)
    def _answer(self, field: str, answer: bool | None) -> None:
        record = self._record
        if record is None:
            return
        list_name = list_of(record)

        def write(change: Change) -> None:
            change.update(list_name, record.id, **{field: answer})

        if self._page.edit(self.tr("Answer a question of the test"), write, origin=self) is None:
            self.show_tested(record, more=self.onward.isEnabled())

    @Slot()
    def _want_foundation(self) -> None:
        if self._record is not None:
            self.foundation_wanted.emit(self._record.id)

    @Slot()
    def _want_drop(self) -> None:
        if self._record is not None:
            self.drop_wanted.emit(self._record.id)

    @Slot()
    def _want_next(self) -> None:
        self.next_wanted.emit()
