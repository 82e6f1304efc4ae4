"""What each department gives to whom: typed table by table, listed, and seen along the customer's journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.stages.departments import department_choices
from ui.stages.list_edits import ListEdits
from ui.stages.moved import place_in_all
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.stages.touchpoints.captured_list import CapturedList, Filter
from ui.stages.touchpoints.captured_touchpoint import (
    CapturedTouchpoint,
    known_names,
    offer_names,
    read_line,
    takes,
)
from ui.stages.touchpoints.journey_map_card import JourneyMapCard
from ui.stages.touchpoints.touchpoint_sheet import TouchpointSheet
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change

GIVER_WIDTH = 220
STAGE_KEYS = 9


class GivesStep(StepPage):
    """A capture line with the giver in front, what was captured, and beside it the map or one sheet."""

    stage = "touchpoints"
    step = "gives"
    reads = frozenset(
        {"workshop", "departments", "segments", "groups", "journey_stages", "touchpoints", "receivers"}
        | {"pain_points"}
    )
    switches = ("_view",)

    def build(self) -> None:
        """Make the capture line, the list, the map and the sheet."""
        self._chosen = ""
        self._pages = PageStack()
        self.column.addWidget(self._pages)
        self._pages.addWidget(self._work())
        self._without = EmptyState(
            "department",
            self.tr("No departments yet"),
            self.tr("What is given needs a giver: name the departments of the organisation first."),
            action=self.tr("Go to departments"),
        )
        self._without.acted.connect(self._go_to_departments)
        self._pages.addWidget(self._without)
        self._view = Choice(
            self.tr("Beside the list"),
            [("map", self.tr("Map")), ("sheet", self.tr("Sheet"))],
            value="map",
        )
        self._view.chosen.connect(self._show_side)
        self._add_stage_keys()
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_map)

    def _add_stage_keys(self) -> None:
        """Let Ctrl with a figure put the chosen touchpoint at that stage of the journey."""
        for number in range(1, STAGE_KEYS + 1):
            key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.setProperty("number", number)
            key.activated.connect(self._put_at_stage)

    def _work(self) -> QWidget:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.giver = RecordPicker(self.tr("Given by"), none_text=None)
        self.giver.setFixedWidth(scaled(GIVER_WIDTH))
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr(
                "@department  >receiver  #journey stage  !1–5 importance  ~level today  ·  "
                "Ctrl+1–9 stage of the chosen one"
            ),
            leading=self.giver,
        )
        self.capture.entered.connect(self._enter)
        self.capture.pasted.connect(self._paste)
        column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.captured = CapturedList(self.guide.empty)
        self.captured.chosen.connect(self.show_sheet)
        self.captured.opened.connect(self._open)
        self.captured.filtered.connect(self._filter)
        self.captured.start_wanted.connect(self.take_focus)
        self.captured.list.current_changed.connect(self._follow_current)
        self._edits = ListEdits(self, self.captured.list, "touchpoints", "name", moves=False)
        self.captured.list.reorder_requested.connect(self._move)
        self.captured.list.pasted.connect(self._paste)
        row.addWidget(self.captured, 8)
        self._side = PageStack()
        self.map = JourneyMapCard(self)
        self.map.cell_pressed.connect(self._press_cell)
        self._side.addWidget(self.map)
        self.sheet = TouchpointSheet(self)
        self.sheet.back_wanted.connect(self.show_map)
        self.sheet.delete_wanted.connect(self._delete_one)
        self._side.addWidget(self.sheet)
        row.addWidget(self._side, 11)
        for side in (self.captured, self._side):  # what is shown must not move the border between them
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addLayout(row, 1)
        return work

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The switch between the map and one touchpoint's sheet."""
        return (self._view,)

    def refresh(self) -> None:
        """Show the touchpoints, the map and the sheet as they are now."""
        workshop = self.workshop
        self._pages.setCurrentIndex(0 if workshop.departments else 1)
        self.giver.set_choices(department_choices(workshop))
        if workshop.find("departments", self.giver.value) is None and workshop.departments:
            self.giver.set_value(workshop.departments[0].id)
        offer_names(self.capture, workshop)
        self.captured.show_workshop(workshop)
        self.map.refresh()
        if workshop.find("touchpoints", self._chosen) is None:
            self._chosen = self.captured.list.current_id
        if self._chosen:
            self.sheet.show_touchpoint(self._chosen)
        elif self._side.currentIndex():
            self.show_map()

    def take_focus(self) -> None:
        """Put the cursor into the capture line, or on the way to the departments."""
        if self.workshop.departments:
            self.capture.field.setFocus()
        elif self._without.button is not None:
            self._without.button.setFocus()

    def select(self, list_name: str, id: str) -> None:
        """Show a touchpoint, or what one department gives."""
        if list_name == "touchpoints":
            self.captured.set_filter(Filter())
            self.captured.list.select(id)
            self.show_sheet(id)
        elif list_name == "departments":
            self.captured.set_filter(Filter(id))
            self.show_map()

    @Slot()
    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.sheet.flush()

    @Slot(str)
    def show_sheet(self, id: str) -> None:
        """Show one touchpoint's sheet beside the list."""
        self._chosen = id
        self.sheet.show_touchpoint(id)
        self._side.setCurrentWidget(self.sheet)
        self._view.set_value("sheet")

    @Slot()
    def show_map(self) -> None:
        """Show the map beside the list."""
        had_focus = self.focusWidget() is not None and self.sheet.isAncestorOf(self.focusWidget())
        self.sheet.flush()
        self._side.setCurrentIndex(0)
        self._view.set_value("map")
        if had_focus:
            self.captured.list.setFocus()

    @Slot(str)
    def _show_side(self, key: str) -> None:
        rows = self.captured.list.records.rows
        if key == "map" or not rows:
            self.show_map()
        else:
            self.show_sheet(self._chosen or rows[0].id)
            self.captured.list.select(self._chosen)

    @Slot(str)
    def _open(self, id: str) -> None:
        self.show_sheet(id)
        self.sheet.edit_name()

    @Slot(str)
    def _follow_current(self, id: str) -> None:
        if id and self._side.currentWidget() is self.sheet:
            self.show_sheet(id)
        elif id:
            self._chosen = id

    @Slot(object)
    def _filter(self, filter: Filter) -> None:
        if filter.department_id:
            self.giver.set_value(filter.department_id)
        self.map.show_filter(filter)
        self.captured.show_workshop(self.workshop)

    @Slot(object)
    def _press_cell(self, pressed: Filter) -> None:
        """Narrow the list down to a cell, and back when it is pressed again."""
        self.captured.set_filter(Filter() if self.captured.filter == pressed else pressed)

    @Slot()
    def _put_at_stage(self) -> None:
        key = self.sender()
        stages, id = self.workshop.journey_stages, self._chosen
        number = int(key.property("number")) if isinstance(key, QShortcut) else 0
        if not id or not 1 <= number <= len(stages):
            return

        def edit(change: Change) -> None:
            change.update("touchpoints", id, journey_stage_id=stages[number - 1].id)

        self.edit(self.tr("Choose journey stage"), edit)

    @Slot()
    def _go_to_departments(self) -> None:
        self.session.show(("prepare", "departments"))

    @Slot(str)
    def _enter(self, text: str) -> None:
        self._paste([text])

    @Slot(object)
    def _paste(self, lines: list[str]) -> None:
        if is_questioned(self, self.capture, lines, known_names(self.workshop), takes=takes()):
            return
        if not self._add(lines):
            self.capture.give_back("\n".join(lines))

    def _add(self, lines: list[str]) -> bool:
        workshop = self.workshop
        giver = self.giver.value
        captured: list[CapturedTouchpoint] = []
        for line in lines:
            found = read_line(workshop, line, giver)
            if found is not None:
                captured.append(found)
                giver = found.touchpoint.department_id

        def edit(change: Change) -> None:
            for each in captured:
                each.insert(change)

        several = self.tr("Add {count} touchpoints").format(count=len(captured))
        label = self.tr("Add touchpoint") if len(captured) == 1 else several
        if self.edit(label, edit) is None:
            return False
        added = captured[-1].touchpoint
        self.giver.set_value(added.department_id)
        if not self.captured.filter.lets_through(added):
            self.captured.set_filter(Filter())
        self.captured.list.select(added.id)
        return True

    @Slot(str)
    def _delete_one(self, id: str) -> None:
        self._edits.delete([id])

    @Slot(str, int)
    def _move(self, id: str, position: int) -> None:
        workshop = self.workshop
        giver = workshop.get("touchpoints", id).department_id
        shown = [row.id for row in self.captured.list.records.rows]
        own = [each for each in shown if workshop.get("touchpoints", each).department_id == giver]
        if shown[position] not in own:
            self.session.say(
                self.tr("A touchpoint stays with its department. Change who gives it on its sheet.")
            )
            return
        every = [each.id for each in workshop.touchpoints]
        place = place_in_all(every, own, id, position - shown.index(own[0]))

        def edit(change: Change) -> None:
            change.move("touchpoints", id, place)

        drop = self.captured.list.drop_key
        self.edit(self.tr("Move touchpoint"), edit, merge_key=f"touchpoints:{drop}" if drop else None)
