"""Actions: what will be done about what was flagged, by whom, by when, and how it will be seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.plan import Action
from app.records.touchpoints import PainPoint
from app.records.vocabulary import new_id
from app.rules.names import name
from app.rules.plan import is_open, owner_name
from app.rules.table_stakes import table_stakes
from ui.models.record_model import RecordModel
from ui.stages.list_edits import ListEdits
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.action_rows import ActionRows, is_incomplete, list_chips
from ui.stages.plan.action_sheet import ActionSheet
from ui.stages.plan.captured_action import (
    known_names,
    offer_names,
    read_line,
    say_if_due_too_early,
    takes,
)
from ui.stages.plan.sources import new_source, source_key
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change

NOBODY = "nobody"
OUTSIDE = "outside:"
OWNER_WIDTH = 190


class ActionsStep(StepPage):
    """The list of actions on the left, the sheet of the chosen one on the right."""

    stage = "plan"
    step = "actions"
    reads = frozenset(
        {"actions", "action_sources", "participants", "departments", "touchpoints", "pain_points", "policies"}
        | {"practice_reviews", "parking_lot", "voices", "pledges", "dismissals", "workshop"}
    )
    switches = ("filter",)

    def build(self) -> None:
        self._answering: str | None = None
        self._action_edits = ActionEdits(self)
        self._rows = ActionRows(list_chips)
        self._hint = self.tr(
            "Enter adds and stays here  ·  ^owner  due fri or 2027-01-31  @department  !1–5 impact"
        )
        self.capture = CaptureLine(self.guide.capture, hint=self._hint)
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("flag", *self.empty_words, action=self.tr("Type the first action"))
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self._filled = self._filled_page()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)
        self.filter = Choice(
            self.tr("Show"),
            [("all", self.tr("All")), ("open", self.tr("Open")), ("gaps", self.tr("Incomplete"))],
            value="all",
        )
        self.filter.chosen.connect(self._show_rows)
        release = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.capture)
        release.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        release.activated.connect(self._answer_nothing)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.filter,)

    def _filled_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card(), 1)
        self.sheet = ActionSheet(self, self._action_edits)
        self.sheet.mend.clicked.connect(self._add_foundation)
        row.addWidget(self.sheet, 1)
        return page

    def _list_card(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        self._count = Heading("", 3)
        head.addWidget(self._count, 1)
        self.owners = RecordPicker(self.tr("Show one owner"), none_text=self.tr("All owners"))
        self.owners.setMaximumWidth(scaled(OWNER_WIDTH))
        self.owners.picked.connect(self._show_rows)
        head.addWidget(self.owners)
        card.body.addLayout(head)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Actions"), self._model, title_lines=2)
        self.list.current_changed.connect(self._show_chosen)
        self.list.opened.connect(self._open)
        self.list.pasted.connect(self._add)
        self._edits = ListEdits(self, self.list, "actions", "title")
        self._list_pages = PageStack()
        self._list_pages.addWidget(self.list)
        nothing = EmptyState(
            "filter",
            self.tr("Nothing here"),
            self.tr("No action fits what you chose to see."),
            action=self.tr("Show all"),
        )
        nothing.acted.connect(self._show_all)
        self._list_pages.addWidget(nothing)
        column = QVBoxLayout()
        column.addWidget(self._list_pages)
        card.body.addLayout(column, 1)
        return card

    def refresh(self) -> None:
        offer_names(self.capture, self.workshop)
        self.owners.set_choices(self._owner_choices())
        self._show_answering()
        self._show_rows()
        self._pages.setCurrentWidget(self._filled if self.workshop.actions else self._empty)

    def _owner_choices(self) -> list[tuple[str, str]]:
        """Whoever owns an action, and nobody; those not in the room by the name typed for them."""
        found = {
            action.owner_id or f"{OUTSIDE}{owner.casefold()}": owner
            for action in self.workshop.actions
            if (owner := owner_name(self.workshop, action)) is not None
        }
        return [
            (NOBODY, self.tr("Without an owner")),
            *sorted(found.items(), key=lambda each: each[1].casefold()),
        ]

    def _is_shown(self, action: Action) -> bool:
        if self.filter.value == "open" and not is_open(action):
            return False
        if self.filter.value == "gaps" and not is_incomplete(action):
            return False
        wanted = self.owners.value
        if not wanted:
            return True
        owner = owner_name(self.workshop, action)
        if owner is None:
            return wanted == NOBODY
        return wanted in {action.owner_id, f"{OUTSIDE}{owner.casefold()}"}

    @Slot()
    def _show_rows(self) -> None:
        actions = self.workshop.actions
        shown = [action for action in actions if self._is_shown(action)]
        self._model.set_rows(self._rows.rows(self.workshop, shown))
        still_open = sum(is_open(action) for action in actions)
        self.filter.set_words("open", self.tr("Open {count}").format(count=still_open))
        lacking = sum(map(is_incomplete, actions))
        self.filter.set_words("gaps", self.tr("Incomplete {count}").format(count=lacking))
        several = self.tr("{count} actions").format(count=len(shown))
        self._count.setText(self.tr("1 action") if len(shown) == 1 else several)
        self._list_pages.setCurrentIndex(0 if shown else 1)
        if shown and not self.list.current_id:
            self.list.select(next((each.id for each in shown if is_open(each)), shown[0].id))
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        self.sheet.show_action(self.workshop.find("actions", self.list.current_id))

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "actions":
            self._show_all()
            self.list.select(id)
        elif list_name == "pain_points":
            self._answer(id)
        elif list_name == "participants":
            self.filter.set_value("all")
            self.owners.set_value(id)
            self._show_rows()

    @Slot()
    def _show_all(self) -> None:
        self.filter.set_value("all")
        self.owners.set_value("")
        self._show_rows()

    @Slot()
    def flush(self) -> None:
        self.sheet.flush()

    @Slot(str)
    def _open(self, _id: str) -> None:
        self.sheet.owner.setFocus()

    # Adding

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: Sequence[str]) -> None:
        known, today = known_names(self.workshop), date.today()
        if is_questioned(self, self.capture, lines, known, takes=takes(), today=today):
            return
        actions = [read_line(self.workshop, line, known, today) for line in lines]
        pain = self.workshop.find("pain_points", self._answering)

        def add(change: Change) -> None:
            for action in actions:
                change.insert(action)
                if pain is not None:
                    change.update("actions", action.id, touchpoint_id=pain.touchpoint_id)
                    change.insert(new_source(action.id, source_key("pain_points", pain.id)))

        several = self.tr("Add {count} actions").format(count=len(actions))
        label = self.tr("Add action") if len(actions) == 1 else several
        self._answering = None
        if self.edit(label, add, origin=self.capture) is None:
            self._answering = None if pain is None else pain.id
            self.capture.give_back("\n".join(lines))
            return
        say_if_due_too_early(self, actions)
        if self.list.records.place(actions[-1].id) < 0:
            self._show_all()
        self.list.select(actions[-1].id)

    @Slot()
    def _add_foundation(self) -> None:
        """Add the action that mends what the chosen one stands on, due no later than that one."""
        chosen = self.workshop.find("actions", self.list.current_id)
        flag = next(
            (each for each in table_stakes(self.workshop) if chosen and each.action_id == chosen.id), None
        )
        if chosen is None or flag is None:
            return
        list_name, id = (
            ("pain_points", flag.pain_ids[0]) if flag.pain_ids else ("touchpoints", flag.touchpoint_id)
        )
        mending = Action(
            id=new_id(),
            title=self.tr("Mend: {what}").format(what=name(list_name, id, self.workshop)),
            purpose="foundation",
            touchpoint_id=flag.touchpoint_id,
            department_id=self.workshop.get("touchpoints", flag.touchpoint_id).department_id,
            due_on=chosen.due_on,
        )
        place = self.workshop.position("actions", chosen.id)

        def add(change: Change) -> None:
            change.insert(mending, place)
            change.insert(new_source(mending.id, source_key(list_name, id)))

        if self.edit(self.tr("Add foundation action"), add, origin=self.sheet, offer_undo=True) is not None:
            self.select("actions", mending.id)
            self.list.edit_record(mending.id)

    def _answer(self, pain_id: str) -> None:
        """Let the next action that is typed answer this pain."""
        self._answering = pain_id
        self._show_answering()
        self.take_focus()

    @Slot()
    def _answer_nothing(self) -> None:
        self._answering = None
        self._show_answering()

    def _show_answering(self) -> None:
        pain: PainPoint | None = self.workshop.find("pain_points", self._answering)
        if pain is None:
            self._answering = None
            self.capture.set_hint(self._hint)
            return
        called = name("pain_points", pain.id, self.workshop)
        self.capture.set_hint(
            self.tr("What you add next answers “{pain}”. Press Esc if it doesn’t.").format(pain=called)
        )
