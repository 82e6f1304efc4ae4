"""The two-question test: every action meant to win loyalty, and every decision, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.plan import Decision
from app.records.vocabulary import new_id
from app.rules.plan import is_open
from app.rules.two_questions import state_of_test
from ui.models.record_model import RecordModel
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.answer_sheet import AnswerSheet
from ui.stages.plan.own_questions import OwnQuestions
from ui.stages.plan.tested_rows import Tested, TestedRows
from ui.stages.step_page import StepPage
from ui.widgets.caption import Caption
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change

ONWARD = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down})


class TestStep(StepPage):
    """What is tested on the left, actions or decisions; the two questions for the chosen one on the right."""

    stage = "plan"
    step = "test"
    reads = frozenset({"actions", "decisions", "participants", "departments", "workshop"})
    switches = ("kind",)

    def build(self) -> None:
        self._completed = ""
        self._action_edits = ActionEdits(self)
        self._rows = TestedRows()
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr(
                "Enter adds and stays here  ·  Y yes  ·  N no  ·  O open  ·  "
                "then Enter or → for the next open one  ·  Tab to a question to change its answer"
            ),
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("check", *self.empty_words, action=self.tr("Type a decision"))
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self._pages.addWidget(self._empty)
        self._filled = self._filled_page()
        self._pages.addWidget(self._filled)
        self.kind = Choice(
            self.tr("What is tested"),
            [("actions", self.tr("Actions")), ("decisions", self.tr("Decisions"))],
            value="actions",
        )
        self.kind.chosen.connect(self._show_kind)
        self.words_button = IconButton("pen", self.tr("Word our two questions"))
        self.words_button.clicked.connect(self._open_questions)
        self.own_questions = OwnQuestions(self, self)
        self._add_keys()

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.words_button, self.kind)

    def _filled_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        card = Card(padding=12)
        self._count = Caption("")
        card.body.addWidget(self._count)
        self._lists = PageStack()
        self.action_list = RecordList(
            self.tr("Actions to test"), RecordModel(self), title_lines=2, deletable=False
        )
        self.decision_list = RecordList(self.tr("Decisions to test"), RecordModel(self), title_lines=3)
        self._edits = (
            ListEdits(self, self.action_list, "actions", "title"),
            ListEdits(self, self.decision_list, "decisions", "text"),
        )
        for each in (self.action_list, self.decision_list):
            each.current_changed.connect(self._show_chosen)
            each.installEventFilter(self)
            self._lists.addWidget(each)
        self.decision_list.pasted.connect(self._add)
        self._nothing = EmptyState("check", "", "")
        self._lists.addWidget(self._nothing)
        column = QVBoxLayout()
        column.addWidget(self._lists)
        card.body.addLayout(column, 1)
        row.addWidget(card, 3)
        self.sheet = AnswerSheet(self)
        self.sheet.next_wanted.connect(self._go_on)
        self.sheet.completed.connect(self._stand_still)
        self.sheet.asked_nothing.connect(self._say_what_to_press)
        self.sheet.foundation_wanted.connect(self._make_foundation)
        self.sheet.drop_wanted.connect(self._drop)
        row.addWidget(self.sheet, 5)
        return page

    def _add_keys(self) -> None:
        for key, answer in (
            (Qt.Key.Key_Y, self._say_yes),
            (Qt.Key.Key_N, self._say_no),
            (Qt.Key.Key_O, self._leave_open),
        ):
            shortcut = QShortcut(QKeySequence(key), self._filled)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(answer)

    @property
    def shown(self) -> tuple[Tested, ...]:
        """What is in the list: all decisions, or the actions that weren't dropped, foundations last."""
        if self.kind.value == "decisions":
            return self.workshop.decisions
        there = [action for action in self.workshop.actions if action.status != "dropped"]
        return tuple(sorted(there, key=lambda action: action.purpose == "foundation"))

    @property
    def list(self) -> RecordList:
        """The list that is shown."""
        return self.decision_list if self.kind.value == "decisions" else self.action_list

    def refresh(self) -> None:
        workshop = self.workshop
        if self.kind.value == "actions" and not self.shown and workshop.decisions:
            self.kind.set_value("decisions")
        self.kind.set_words(
            "actions",
            self.tr("Actions {count}").format(
                count=sum(each.status != "dropped" for each in workshop.actions)
            ),
        )
        self.kind.set_words("decisions", self.tr("Decisions {count}").format(count=len(workshop.decisions)))
        self.own_questions.show_workshop(workshop)
        something = bool(self.shown) or bool(workshop.decisions) or bool(workshop.actions)
        self._pages.setCurrentWidget(self._filled if something else self._empty)
        self._show_list()

    def _show_list(self) -> None:
        shown = self.shown
        self.list.records.set_rows(self._rows.rows(self.workshop, shown))
        if shown:
            self._lists.setCurrentWidget(self.list)
        else:
            self._lists.setCurrentWidget(self._nothing)
            self._nothing.set_words(*self._nothing_words())
        asked = [each for each in shown if state_of_test(each) != "not_tested"]
        tested = sum(state_of_test(each) != "open" for each in asked)
        self._count.setText(
            self.tr("{tested} of {asked} put to both questions").format(tested=tested, asked=len(asked))
        )
        if shown and not self.list.current_id:
            self.list.select(self._next_open() or shown[0].id)
        self._show_chosen()

    def _nothing_words(self) -> tuple[str, str]:
        if self.kind.value == "decisions":
            return self.tr("No decisions yet"), self.tr("Type the first one above.")
        return self.tr("No actions yet"), self.tr("What is added on the step Actions is tested here.")

    @Slot()
    def _show_chosen(self) -> None:
        record = self.workshop.find(self.kind.value, self.list.current_id)
        self.sheet.show_tested(record, more=self._next_open() is not None)
        if self.list.current_id != self._completed or self.sheet.asked_field is not None:
            self._completed = ""

    @Slot()
    def _show_kind(self) -> None:
        self.flush()
        self._show_list()

    def take_focus(self) -> None:
        """Put the keyboard on the list where there is one, so that Y and N answer at once."""
        if self.shown:
            self.list.setFocus()
        else:
            self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name in {"actions", "decisions"}:
            self.kind.set_value(list_name)
            self._show_list()
            self.list.select(id)

    @Slot()
    def flush(self) -> None:
        self.sheet.form.flush()
        self.own_questions.form.flush()

    # Answers

    @Slot()
    def _say_yes(self) -> None:
        self.sheet.answer_by_key(True)

    @Slot()
    def _say_no(self) -> None:
        self.sheet.answer_by_key(False)

    @Slot()
    def _leave_open(self) -> None:
        self.sheet.answer_by_key(None)

    def _next_open(self) -> str | None:
        """The next one in the list, or from its top again, that has an open question; not the chosen one."""
        shown = self.shown
        ids = [each.id for each in shown]
        at = ids.index(self.list.current_id) + 1 if self.list.current_id in ids else 0
        order = (*shown[at:], *shown[: max(0, at - 1)])
        return next(
            (
                each.id
                for each in order
                if state_of_test(each) == "open" and (isinstance(each, Decision) or is_open(each))
            ),
            None,
        )

    @Slot()
    def _stand_still(self) -> None:
        """Let the room see what came out, the keyboard on no question, until a key leads on."""
        self._completed = self.list.current_id
        self.list.setFocus()

    @Slot()
    def _say_what_to_press(self) -> None:
        way_on = self.tr("Both questions are answered. Press Enter for the next open one.")
        if self._next_open() is None:
            way_on = self.tr("Both questions are answered, and no other one is open.")
        self.session.say(
            f"{way_on} {self.tr('To change an answer, go to its question with Tab or the mouse.')}"
        )
        self._stand_still()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Right after the last answer, lead on to the next open one by the keys that mean "on"."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        onward = event.key() in ONWARD and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not onward or watched is not self.list or self._completed != self.list.current_id:
            return super().eventFilter(watched, event)
        if self._next_open() is not None:
            self._go_on()
        else:
            self._say_what_to_press()
        return True

    @Slot()
    def _go_on(self) -> None:
        following = self._next_open()
        if following is not None:
            self.list.select(following)
            self.list.setFocus()

    @Slot(str)
    def _make_foundation(self, id: str) -> None:
        def make(change: Change) -> None:
            change.update("actions", id, purpose="foundation")

        self.edit(self.tr("Make action a foundation"), make, origin=self.sheet, offer_undo=True)

    @Slot(str)
    def _drop(self, id: str) -> None:
        if self._action_edits.set_status(id, "dropped", date.today()) is not None:
            self.session.say(self.tr("The action was dropped. It stays in the plan as dropped."), undo=True)

    @Slot()
    def _open_questions(self) -> None:
        self.own_questions.open_at(self.words_button)

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: Sequence[str]) -> None:
        decisions = [Decision(id=new_id(), text=line) for line in lines]
        one, many = self.tr("Add decision"), self.tr("Add {count} decisions")
        if add_records(self, self.capture, decisions, lines, one, many):
            self.select("decisions", decisions[-1].id)
