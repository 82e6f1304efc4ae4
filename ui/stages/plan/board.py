"""The board: what is due in the next 30, 60 and 90 days, or who carries what; cards move about on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.plan import Action
from app.rules.plan import is_open
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.plan.action_edits import ActionEdits
from ui.stages.plan.action_rows import ActionRows, card_chips
from ui.stages.plan.action_strip import ActionStrip
from ui.stages.plan.board_columns import SIDE_BY_SIDE, BoardColumns
from ui.stages.plan.board_lane import Lane, lanes_by_date, lanes_by_owner
from ui.stages.plan.captured_action import (
    known_names,
    offer_names,
    read_line,
    say_if_due_too_early,
    takes,
)
from ui.stages.plan.owner_pager import OwnerPager
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.file.change import Change


class BoardStep(StepPage):
    """Four columns, the last shared by what is due later and what has no date; or four owners at a time."""

    stage = "plan"
    step = "board"
    reads = frozenset({"actions", "participants", "departments", "touchpoints", "pain_points", "workshop"})
    switches = ("view", "filter")

    def build(self) -> None:
        self._first = 0
        self._chosen = ""
        self._lanes: tuple[Lane, ...] = ()
        self._action_edits = ActionEdits(self)
        self._rows = ActionRows(card_chips)
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr("Drag a card, or Alt+arrows  ·  Enter opens it  ·  ^owner  due fri or 2027-01-31"),
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("board", *self.empty_words, action=self.tr("Type the first action"))
        empty.acted.connect(self._begin)
        self._empty.body.addWidget(empty)
        self._pages.addWidget(self._empty)
        self._filled = self._filled_page()
        self._pages.addWidget(self._filled)
        self.view = Choice(
            self.tr("Columns"),
            [("date", self.tr("By date")), ("owner", self.tr("By owner"))],
            value="date",
        )
        self.view.chosen.connect(self._show_view)
        self.filter = Choice(
            self.tr("Show"),
            [("all", self.tr("All")), ("open", self.tr("Open")), ("closed", self.tr("Closed"))],
            value="all",
        )
        self.filter.chosen.connect(self._show_lanes)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.view, self.filter)

    def _filled_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.pager = OwnerPager()
        self.pager.turned.connect(self._turn)
        column.addWidget(self.pager)
        self.columns = BoardColumns()
        self.columns.chosen.connect(self._choose)
        for each in self.columns.each:
            each.aside_wanted.connect(self._go_aside)
            each.carry_wanted.connect(self._carry)
            each.cards_dropped.connect(self._drop)
            each.wall.opened.connect(self._open_strip)
            each.wall.pasted.connect(self._add)
            ListEdits(self, each.wall, "actions", "title")
        column.addWidget(self.columns, 1)
        self.strip = ActionStrip(self, self._action_edits)
        self.strip.closed.connect(self._close_strip)
        self.strip.open_wanted.connect(self._open_action)
        self.strip.delete_wanted.connect(self._delete)
        self.strip.hide()
        column.addWidget(self.strip)
        return page

    # What is shown

    def refresh(self) -> None:
        offer_names(self.capture, self.workshop)
        self._pages.setCurrentWidget(self._filled if self.workshop.actions else self._empty)
        self._show_lanes()

    @Slot()
    def _show_lanes(self) -> None:
        workshop, wanted = self.workshop, self.filter.value
        actions = [
            action for action in workshop.actions if wanted == "all" or is_open(action) == (wanted == "open")
        ]
        by_date = self.view.value == "date"
        self._lanes = (lanes_by_date if by_date else lanes_by_owner)(workshop, actions)
        self._first = 0 if by_date else max(0, min(self._first, len(self._lanes) - SIDE_BY_SIDE))
        shown = self._lanes if by_date else self._lanes[self._first : self._first + SIDE_BY_SIDE]
        rows = {row.id: row for row in self._rows.rows(workshop, actions)}
        self.columns.show_lanes(shown, rows)
        self.pager.setVisible(not by_date and len(self._lanes) > SIDE_BY_SIDE)
        self.pager.show_place(self._first, len(shown), len(self._lanes))
        self.columns.mark(self._chosen)
        self._show_strip()

    def _show_strip(self) -> None:
        action: Action | None = self.workshop.find("actions", self._chosen)
        if action is None:
            self.strip.hide()
        if not self.strip.isHidden():
            self.strip.show_action(action)

    @Slot()
    def _show_view(self) -> None:
        self._show_lanes()
        if self.workshop.find("actions", self._chosen) is not None:
            self._bring_into_view(self._chosen)

    @Slot(str)
    def _choose(self, id: str) -> None:
        self._chosen = id
        self._show_strip()

    def take_focus(self) -> None:
        """Put the keyboard on the first card, or where the first action is typed."""
        if not self.columns.begin():
            self._begin()

    @Slot()
    def _begin(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "actions" and self.workshop.find("actions", id) is not None:
            self._bring_into_view(id)
            self._go_to(id)

    def _bring_into_view(self, id: str) -> None:
        """Drop the filter and turn to the owners among whom the card is, where it isn't shown."""
        if self.columns.column_of(id) is None:
            self.filter.set_value("all")
            self._show_lanes()
        if self.columns.column_of(id) is None:
            self._first = next(
                at for at, lane in enumerate(self._lanes) if any(each.id == id for each in lane.actions)
            )
            self._show_lanes()

    def _go_to(self, id: str) -> None:
        self._choose(id)
        self.columns.go_to(id)

    @Slot()
    def flush(self) -> None:
        self.strip.form.flush()

    # Carrying cards

    def _place_of(self, key: str) -> int:
        return next(place for place, lane in enumerate(self._lanes) if lane.key == key)

    @Slot(str, object, int)
    def _carry(self, key: str, ids: list[str], by: int) -> None:
        place = self._place_of(key) + by
        if 0 <= place < len(self._lanes):
            self._move(ids, self._lanes[place])

    @Slot(str, object, int)
    def _drop(self, key: str, ids: list[str], position: int) -> None:
        self._move(ids, self._lanes[self._place_of(key)], position)

    def _move(self, ids: Sequence[str], lane: Lane, position: int | None = None) -> None:
        there = [id for id in ids if self._action_edits.find(id) is not None]
        if not there:
            return
        self._chosen = there[-1]
        shown = [action.id for action in lane.actions]
        self._action_edits.move_to(there, lane.title, lane.fields, shown=shown, position=position)
        self._bring_into_view(there[-1])
        self._go_to(there[-1])

    @Slot(str, int)
    def _go_aside(self, key: str, by: int) -> None:
        """Go to the next lane that has a card; to more owners where the ones shown end."""
        place = self._place_of(key) + by
        while 0 <= place < len(self._lanes):
            if self._lanes[place].actions:
                beside = self._lanes[place].actions[0].id
                self._bring_into_view(beside)
                self._go_to(beside)
                return
            place += by

    @Slot(int)
    def _turn(self, by: int) -> None:
        self._first += by * SIDE_BY_SIDE
        self._show_lanes()

    # Details

    @Slot(str)
    def _open_strip(self, id: str) -> None:
        self._chosen = id
        self.strip.show()
        self._show_strip()
        self.strip.take_focus()

    @Slot()
    def _close_strip(self) -> None:
        self.strip.hide()
        self._go_to(self._chosen)

    @Slot(str)
    def _delete(self, id: str) -> None:
        def delete(change: Change) -> None:
            change.delete("actions", id)

        self.edit(self.tr("Delete action"), delete, origin=self.strip, offer_undo=True)

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
        actions = [read_line(self.workshop, line, known, today) for line in lines]
        one, many = self.tr("Add action"), self.tr("Add {count} actions")
        if add_records(self, self.capture, actions, lines, one, many):
            say_if_due_too_early(self, actions)
            self._chosen = actions[-1].id
            self._bring_into_view(self._chosen)
            self.columns.mark(self._chosen)
            self._show_strip()
