"""Impact and effort: every action is put where it belongs, by dragging it or by keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.drawings.display_list import Drawing
from app.drawings.impact_effort import impact_effort
from app.records.plan import Action
from app.rules.plan import open_actions, quadrant
from ui.models.record_model import RecordModel
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.action_rows import ActionRows, waiting_chips
from ui.stages.plan.captured_action import (
    known_names,
    offer_names,
    read_line,
    say_if_due_too_early,
    takes,
)
from ui.stages.plan.chosen_action import ChosenAction
from ui.stages.plan.matrix_view import MatrixView
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.caption import Caption
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList

SIDE_WIDTH = 256
LEAST_WAITING = 120
MIDDLE = 3
"""Where Enter puts an action that waits, in both directions, unless it has a mark already."""


class MatrixStep(StepPage):
    """What isn't rated waits on the left; the chart fills the rest, with the chosen action below the list."""

    stage = "plan"
    step = "matrix"
    reads = frozenset({"actions", "participants", "departments", "touchpoints", "pain_points", "workshop"})

    def build(self) -> None:
        self._chosen = ""
        self._action_edits = ActionEdits(self)
        self._rows = ActionRows(waiting_chips)
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr(
                "Drag it onto the chart, or Enter in the list  ·  Alt+arrows move a disc  ·  !1–5 impact"
            ),
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("matrix", *self.empty_words, action=self.tr("Type the first action"))
        empty.acted.connect(self._begin)
        self._empty.body.addWidget(empty)
        self._pages.addWidget(self._empty)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._side())
        row.addWidget(self._chart_card(), 1)
        self._pages.addWidget(self._filled)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(scaled(SIDE_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._waiting_card = Card(padding=12)
        # The list takes what the chosen action leaves, not a share of what it needs.
        self._waiting_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._waiting_card.setMinimumHeight(scaled(LEAST_WAITING))
        self._count = Heading("", 4)
        self._waiting_card.body.addWidget(self._count)
        self.list = RecordList(
            self.tr("Not rated yet"), RecordModel(self, editable=False), title_lines=2, deletable=False
        )
        self.list.opened.connect(self._place_in_the_middle)
        self.list.current_changed.connect(self._choose_waiting)
        self.list.pasted.connect(self._add)
        self._edits = ListEdits(self, self.list, "actions", "title")
        self._waiting_card.body.addWidget(self.list, 1)
        self._all_placed = Caption("")
        self._waiting_card.body.addWidget(self._all_placed)
        column.addWidget(self._waiting_card, 1)
        self.chosen_card = ChosenAction()
        self.chosen_card.open_wanted.connect(self._open_action)
        self.chosen_card.taken_off.connect(self._take_off)
        column.addWidget(self.chosen_card)
        column.addStretch(0)
        return side

    def _chart_card(self) -> Card:
        card = Card(padding=12)
        self.view = MatrixView()
        self.view.set_source(self._draw)
        self.view.spot_clicked.connect(self._choose)
        self.view.placed.connect(self._place)
        self.view.missed.connect(self._say_missed)
        self.view.taken_off.connect(self._take_off)
        self.view.spot_moved_by_key.connect(self._move_by_key)
        card.body.addWidget(self.view, 1)
        return card

    def _draw(self, width: float, height: float) -> Drawing:
        return impact_effort(self.workshop, width=width, height=height)

    def refresh(self) -> None:
        workshop = self.workshop
        offer_names(self.capture, workshop)
        self._pages.setCurrentWidget(self._filled if workshop.actions else self._empty)
        there = open_actions(workshop)
        waiting = [action for action in there if quadrant(action) == "not_rated"]
        self.list.records.set_rows(self._rows.rows(workshop, waiting))
        self.list.setVisible(bool(waiting))
        self._all_placed.setVisible(not waiting)
        self._all_placed.setText(
            self.tr("Every open action has its place. Drag a disc to move it.")
            if there
            else self.tr("No action is open.")
        )
        self._count.setText(self.tr("Not rated yet: {count}").format(count=len(waiting)))
        self._waiting_card.setMaximumHeight(
            16777215 if waiting else self._waiting_card.minimumSizeHint().height()
        )
        self.view.redraw()
        if workshop.find("actions", self._chosen) is None:
            self._chosen = waiting[0].id if waiting else ""
        if not self.list.current_id:
            self.list.select(self._chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        action = self.workshop.find("actions", self._chosen)
        self.chosen_card.show_action(action, self.workshop)
        on_chart = action is not None and self.view.spot("actions", action.id) is not None
        self.view.set_chosen([self._chosen] if on_chart else [])

    def take_focus(self) -> None:
        """Put the keyboard where the work is: on what waits, else on the chart."""
        if not self.workshop.actions:
            self._begin()
        elif self.list.records.rowCount():
            self.list.setFocus()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _begin(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name != "actions":
            return
        self._chosen = id
        if self.list.records.place(id) >= 0:
            self.list.select(id)
        else:
            self.view.focus_record("actions", id)
        self._show_chosen()

    @Slot(str, str)
    def _choose(self, _list_name: str, id: str) -> None:
        self._chosen = "" if id == self._chosen else id
        self._show_chosen()

    @Slot(str)
    def _choose_waiting(self, id: str) -> None:
        if id:
            self._chosen = id
            self._show_chosen()

    # Placing

    @Slot(object, int, int)
    def _place(self, ids: list[str], effort: int, impact: int) -> None:
        there = [id for id in ids if self._action_edits.find(id) is not None]
        if there:
            self._chosen = there[-1]
            self._action_edits.set_marks(there, impact=impact, effort=effort)
            self._show_chosen()

    @Slot(str)
    def _place_in_the_middle(self, id: str) -> None:
        action = self._action_edits.find(id)
        if action is not None:
            self._place([id], action.effort or MIDDLE, action.impact or MIDDLE)
            self.view.focus_record("actions", id)

    @Slot(str, str, int, int)
    def _move_by_key(self, _list_name: str, id: str, dx: int, dy: int) -> None:
        action = self._action_edits.find(id)
        if action is not None and action.effort is not None and action.impact is not None:
            self._place([id], action.effort + dx, action.impact - dy)
            self.view.focus_record("actions", id)

    @Slot(str)
    def _take_off(self, id: str) -> None:
        if self._action_edits.clear_marks(id) is not None:
            self.session.say(self.tr("The action is off the chart and waits in the list."), undo=True)
            self.list.select(id)

    @Slot()
    def _say_missed(self) -> None:
        self.session.say(self.tr("Drop the disc on one of the squares."), "warn")

    @Slot(str)
    def _open_action(self, id: str) -> None:
        self.session.show(("plan", "actions"), "actions", id)

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: Sequence[str]) -> None:
        known, today = known_names(self.workshop), date.today()
        if is_questioned(self, self.capture, lines, known, takes=takes(), today=today):
            return
        actions: list[Action] = [read_line(self.workshop, line, known, today) for line in lines]
        one, many = self.tr("Add action"), self.tr("Add {count} actions")
        if add_records(self, self.capture, actions, lines, one, many):
            say_if_due_too_early(self, actions)
            self.select("actions", actions[-1].id)
