"""One action in full: who does what by when, what it takes, how it will be seen, and what it answers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.content import words
from app.records.plan import Action
from app.rules.names import name, value_name
from app.rules.plan import is_open, quadrant
from app.rules.table_stakes import table_stakes
from app.rules.two_questions import state_of_test
from ui.stages.departments import department_choices, touchpoint_choices
from ui.stages.labelled import field_label, labelled
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.answers import Answers
from ui.stages.plan.labels import QUADRANT_KINDS, TEST_KINDS, quadrant_explanation, quadrant_name
from ui.stages.plan.mark_line import MarkLine
from ui.stages.plan.owner_field import OwnerField
from ui.stages.plan.status_field import StatusField
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.heading import Heading
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

PURPOSES = ("foundation", "loyalty")


class ActionSheet(Card):
    """The fields of the chosen action, each saved as it is typed."""

    def __init__(self, page: StepPage, edits: ActionEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self._edits = edits
        self.form = RecordForm(page, "actions")
        self._add_chips()
        self._area = ScrollColumn(margin=0, gap=10)
        self.body.addWidget(self._area, 1)
        self._add_advice()
        self._add_line("title")
        self._add_purpose()
        self._add_promise()
        self._add_marks()
        self._add_proof()
        self._add_more()
        self._section(self.tr("What it answers"))
        self.answers = Answers(page)
        self._area.body.addWidget(self.answers)
        self._area.body.addStretch(1)

    def _section(self, title: str) -> None:
        self._area.body.addSpacing(6)
        self._area.body.addWidget(Heading(title, 4))

    def _line(self, field: str) -> QVBoxLayout:
        label = field_label("actions", field)
        line = self.form.bind(field, AutosaveLine(label))
        line.setObjectName(field)
        return labelled(label, line)

    def _add_line(self, field: str) -> None:
        self._area.body.addLayout(self._line(field))

    def _pair(self, left: QLayout, right: QLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self._area.body.addLayout(row)

    def _add_chips(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.quadrant = Chip("")
        self.test = Chip("")
        row.addWidget(self.quadrant)
        row.addWidget(self.test)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_advice(self) -> None:
        self.advice = Card(tint="warn_soft", padding=12)
        self.advice_words = Caption("", ink="text")
        self.advice.body.addWidget(self.advice_words)
        self.mend = Button(self.tr("Add a foundation action"), icon="plus")
        self.advice.body.addWidget(self.mend)
        self._area.body.addWidget(self.advice)

    def _add_purpose(self) -> None:
        label = field_label("actions", "purpose")
        self.purpose = self.form.bind(
            "purpose", Choice(label, [(key, value_name("purpose", key)) for key in PURPOSES])
        )
        self._purpose_words = Caption("")
        self._area.body.addLayout(labelled(label, self.purpose, self._purpose_words))

    def _add_promise(self) -> None:
        self.owner = OwnerField(self._edits)
        hint = Caption(self.tr("Not in the room? Type the name."))
        self._area.body.addLayout(labelled(field_label("actions", "owner_id"), self.owner, hint))
        due = field_label("actions", "due_on")
        self.due = self.form.bind("due_on", DateField(due))
        self.status = StatusField(self._edits)
        self._pair(labelled(due, self.due), labelled(field_label("actions", "status"), self.status))
        closed = field_label("actions", "closed_on")
        self.closed = self.form.bind("closed_on", DateField(closed))
        self._closed = QWidget()
        column = labelled(closed, self.closed)
        column.setContentsMargins(0, 0, 0, 0)
        self._closed.setLayout(column)
        self._area.body.addWidget(self._closed)
        self._add_line("first_step")

    def _add_marks(self) -> None:
        self._section(self.tr("Worth and work"))
        self.impact = MarkLine(self.form, "impact")
        self.effort = MarkLine(self.form, "effort")
        for line, scale in ((self.impact, "impact"), (self.effort, "effort")):
            self._area.body.addLayout(labelled(str(words("plan_words")[scale]["name"]), line))
        self._quadrant_words = Caption("")
        self._area.body.addWidget(self._quadrant_words)

    def _add_proof(self) -> None:
        self._section(self.tr("How it will be seen"))
        self._add_line("measure")
        self._pair(self._line("baseline"), self._line("goal"))
        self._pair(self._line("cost"), self._line("needs_decision"))

    def _add_more(self) -> None:
        self._section(self.tr("Where, and with whom"))
        self.department = self._picker("department_id", self.tr("No department"))
        self.touchpoint = self._picker("touchpoint_id", self.tr("No touchpoint"))
        self._add_line("helpers")
        label = field_label("actions", "detail")
        self.detail = self.form.bind("detail", AutosaveText(label, lines=3))
        self._area.body.addLayout(labelled(label, self.detail))

    def _picker(self, field: str, none_text: str) -> RecordPicker:
        label = field_label("actions", field)
        picker = self.form.bind(field, RecordPicker(label, none_text=none_text))
        self._area.body.addLayout(labelled(label, picker))
        return picker

    def show_action(self, action: Action | None) -> None:
        """Show one action as it is now, or nothing."""
        self.setVisible(action is not None)
        if action is None:
            self.form.show_record(None)
            return
        workshop = self._page.workshop
        if getattr(self.form.record, "id", None) != action.id:
            self._area.verticalScrollBar().setValue(0)
        self.department.set_choices(department_choices(workshop))
        first = (action.department_id,) if action.department_id else ()
        self.touchpoint.set_choices(touchpoint_choices(workshop, first))
        self.form.show_record(action)
        self.owner.show_action(action, workshop)
        self.status.show_action(action)
        self._closed.setVisible(not is_open(action))
        self.impact.show_mark(action.impact)
        self.effort.show_mark(action.effort)
        self.answers.show_action(action.id)
        self._show_signs(action)

    def _show_signs(self, action: Action) -> None:
        said = words("plan_words")
        self.quadrant.set_text(quadrant_name(action))
        self.quadrant.set_kind(QUADRANT_KINDS.get(quadrant(action), "plain"))
        self._quadrant_words.setText(quadrant_explanation(action))
        state = state_of_test(action)
        self.test.set_text(said["test"][state]["name"])
        self.test.set_kind(TEST_KINDS[state])
        self._purpose_words.setText(said["purposes"][action.purpose]["explanation"])
        flag = next((each for each in table_stakes(self._page.workshop) if each.action_id == action.id), None)
        self.advice.setVisible(flag is not None)
        if flag is not None:
            self.advice_words.setText(self._why(flag.touchpoint_id, flag.pain_ids))

    def _why(self, touchpoint_id: str, pain_ids: tuple[str, ...]) -> str:
        workshop = self._page.workshop
        called = name("touchpoints", touchpoint_id, workshop)
        if not pain_ids:
            return self.tr(
                "Table stakes first: “{touchpoint}” is broken. It needs a foundation action that is due no "
                "later than this one."
            ).format(touchpoint=called)
        pain = name("pain_points", pain_ids[0], workshop)
        return self.tr(
            "Table stakes first: “{pain}” still hurts at “{touchpoint}”. It needs a foundation action that "
            "is due no later than this one."
        ).format(pain=pain, touchpoint=called)

    @Slot()
    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.form.flush()
