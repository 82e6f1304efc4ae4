"""The line of sight: the room's own drawing, what is still open in words, and each department's arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.drawings.display_list import Drawing
from app.drawings.line_of_sight import line_of_sight as draw_lines
from app.rules.line_of_sight import line_of_sight
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.stages.touchpoints.captured_touchpoint import (
    CapturedTouchpoint,
    known_names,
    offer_names,
    read_line,
    takes,
)
from ui.stages.touchpoints.department_panel import DepartmentPanel
from ui.stages.touchpoints.lines_panel import LinesPanel
from ui.stages.touchpoints.open_lines import OpenLines
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.drawing_scroll import DrawingScroll
from ui.widgets.drawing_view import SMALLEST_SCALE, DrawingView
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.file.change import Change

SIDE_WIDTH = 244
BESIDE_WORDS = 0.66


class LineOfSightStep(StepPage):
    """The drawing large, and beside it all lines in words or the department that was pressed."""

    stage = "touchpoints"
    step = "line_of_sight"
    reads = frozenset({"workshop", "segments", "departments", "journey_stages", "touchpoints", "receivers"})
    switches = ("_words",)

    def build(self) -> None:
        """Make the capture line, the drawing and the words beside it."""
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr("Press a department to see its arrows, or type  @giver  the thing given  >receiver"),
        )
        self.capture.entered.connect(self._enter)
        self.capture.pasted.connect(self._paste)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self._pages.addWidget(self._work())
        self._nothing = EmptyState(
            "path",
            self.tr("The lines draw themselves"),
            self.guide.empty,
            action=self.tr("Type who gives what to whom"),
        )
        self._nothing.acted.connect(self.take_focus)
        self._pages.addWidget(self._nothing)
        self._without = EmptyState(
            "department",
            self.tr("No departments yet"),
            self.tr("The drawing shows departments: name those of the organisation first."),
            action=self.tr("Go to departments"),
        )
        self._without.acted.connect(self._go_to_departments)
        self._pages.addWidget(self._without)
        self.column.addWidget(self._pages, 1)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_all)

    def _work(self) -> QWidget:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        card = Card(padding=10)
        self.view = DrawingView()
        self.view.set_source(self._draw)
        self.view.spot_clicked.connect(self._press)
        self._scroll = DrawingScroll(self.view, shrinks=True)
        card.body.addWidget(self._scroll, 1)
        self.open_lines = OpenLines()
        self.open_lines.chosen.connect(self._show_open)
        self.open_lines.all_wanted.connect(self._show_words)
        card.body.addWidget(self.open_lines)
        row.addWidget(card, 1)
        self._side = PageStack()
        self._side.setFixedWidth(scaled(SIDE_WIDTH))
        self.lines = LinesPanel()
        self.lines.department_chosen.connect(self.show_department)
        self.lines.loop_chosen.connect(self._show_loop)
        self._side.addWidget(self.lines)
        self.department = DepartmentPanel(self)
        self.department.back_wanted.connect(self.show_all)
        self.department.touchpoint_wanted.connect(self._go_to_touchpoint)
        self._side.addWidget(self.department)
        self._side.hide()
        row.addWidget(self._side)
        self._words = Choice(
            self.tr("Beside the drawing"),
            [("drawing", self.tr("Drawing")), ("words", self.tr("In words"))],
            value="drawing",
        )
        self._words.chosen.connect(self._show_side)
        return work

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The switch that puts all lines in words beside the drawing."""
        return (self._words,)

    def refresh(self) -> None:
        """Draw the lines as they are now, and say them in words."""
        workshop = self.workshop
        offer_names(self.capture, workshop)
        self._pages.setCurrentIndex(2 if not workshop.departments else 0 if workshop.touchpoints else 1)
        self.capture.setVisible(bool(workshop.departments))
        self.view.redraw()
        lines = line_of_sight(workshop)
        self.lines.show_lines(workshop, lines)
        self.open_lines.show_lines(workshop, lines)
        shown = self.department.department_id
        if shown and workshop.find("departments", shown) is not None:
            self.department.show_department(shown)
        elif shown:
            self.show_all()

    def take_focus(self) -> None:
        """Put the cursor into the capture line, or on the way to the departments."""
        if self.workshop.departments:
            self.capture.field.setFocus()
        elif self._without.button is not None:
            self._without.button.setFocus()

    def select(self, list_name: str, id: str) -> None:
        """Show the arrows of a department, also of the one that gives a touchpoint."""
        touchpoint = self.workshop.find("touchpoints", id)
        if list_name == "touchpoints" and touchpoint is not None:
            self.show_department(touchpoint.department_id)
            self.department.gives.select(id)
        elif list_name == "departments" and self.workshop.find("departments", id) is not None:
            self.show_department(id)

    @Slot(str)
    def show_department(self, id: str) -> None:
        """Show one department's arrows beside the drawing."""
        self.view.set_chosen((id,))
        self.department.show_department(id)
        self._side.setCurrentWidget(self.department)
        self._open_side(True)
        self._bring_into_view(id)

    def _open_side(self, shown: bool) -> None:
        """Show or hide what stands beside the drawing; what is open need not be said twice."""
        self.view.set_smallest_scale(BESIDE_WORDS if shown else SMALLEST_SCALE)
        self._side.setVisible(shown)
        self.open_lines.setVisible(not shown)

    def _bring_into_view(self, id: str) -> None:
        area = self.view.spot_area("departments", id)
        if not area.isEmpty():
            centre = area.center()
            self._scroll.ensureVisible(centre.x(), centre.y(), area.width(), area.height())

    @Slot()
    def show_all(self) -> None:
        """Show all lines in words again."""
        inside = self.focusWidget() is not None and self.department.isAncestorOf(self.focusWidget())
        self.view.set_chosen(())
        self._side.setCurrentWidget(self.lines)
        self._open_side(self._words.value == "words")
        if inside:
            self.view.setFocus()

    @Slot(str)
    def _show_side(self, _key: str) -> None:
        self.show_all()

    @Slot()
    def _show_words(self) -> None:
        self._words.set_value("words")
        self.show_all()
        self.lines.list.setFocus()

    @Slot(object)
    def _show_open(self, ids: tuple[str, ...]) -> None:
        """Show the department whose line is open, or let the ring stand out."""
        if len(ids) == 1:
            self.show_department(ids[0])
        else:
            self._show_loop(ids)

    @Slot(object)
    def _show_loop(self, ids: tuple[str, ...]) -> None:
        self.view.set_chosen(() if self.view.chosen == frozenset(ids) else ids)

    @Slot(str, str)
    def _press(self, list_name: str, id: str) -> None:
        if list_name != "departments":
            chosen = () if id in self.view.chosen or not id else (id,)
            self.show_all()
            self.view.set_chosen(chosen)
        elif self._shown_department() == id:
            self.show_all()
        else:
            self.show_department(id)

    def _draw(self, width: float, _height: float) -> Drawing:
        return draw_lines(self.workshop, width=width)

    @Slot()
    def _go_to_departments(self) -> None:
        self.session.show(("prepare", "departments"))

    @Slot(str)
    def _go_to_touchpoint(self, id: str) -> None:
        self.session.show(("touchpoints", "gives"), "touchpoints", id)

    @Slot(str)
    def _enter(self, text: str) -> None:
        if not self._add([text]):
            self.capture.give_back(text)

    @Slot(object)
    def _paste(self, lines: list[str]) -> None:
        self._add(lines)

    def _add(self, lines: list[str]) -> bool:
        if is_questioned(self, self.capture, lines, known_names(self.workshop), takes=takes()):
            return True
        giver = self._shown_department()
        captured: list[CapturedTouchpoint] = []
        for line in lines:
            found = read_line(self.workshop, line, giver)
            if found is None:
                self.session.say(
                    self.tr("Nobody gives “{line}” yet: begin with @ and the department.").format(line=line),
                    "warn",
                )
                return False
            captured.append(found)
            giver = found.touchpoint.department_id

        def edit(change: Change) -> None:
            for each in captured:
                each.insert(change)

        if self.edit(self.tr("Add touchpoint"), edit) is None:
            return False
        added = captured[-1].touchpoint
        self.show_department(added.department_id)
        self.department.gives.select(added.id)
        return True

    def _shown_department(self) -> str | None:
        shown = self._side.currentWidget() is self.department and not self._side.isHidden()
        return self.department.department_id if shown else None
