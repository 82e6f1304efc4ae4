"""Pain points: a wall of cards, the hardest first, and beside it the sheet of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.models.row_cache import RowCache
from ui.stages.departments import department_choices, touchpoint_choices
from ui.stages.list_edits import ListEdits
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.stages.touchpoints.captured_pain import (
    MIDDLE,
    CapturedPain,
    known_names,
    offer_names,
    read_line,
    takes,
)
from ui.stages.touchpoints.pain_cards import (
    PainFilter,
    is_open_and_severe,
    pain_card,
    pains_shown,
    totals,
)
from ui.stages.touchpoints.pain_sheet import PainSheet
from ui.theme.fonts import scaled
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card_wall import CardWall
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change
    from app.records.touchpoints import PainPoint
    from ui.models.record_row import RecordRow

LIST = "pain_points"
SHEET_WIDTH = 328
FELT_WIDTH = 200


class PainsStep(StepPage):
    """Cards sorted by pain or by the room's own order, and a sheet for the card the keyboard is on."""

    stage = "touchpoints"
    step = "pains"
    reads = frozenset(
        {"workshop", "departments", "journey_stages", "groups", "voices", "touchpoints", "pain_points"}
    )
    switches = ("order", "shown")

    def build(self) -> None:
        """Make the capture line, the filters, the wall and the sheet."""
        self._filter = PainFilter()
        self.felt_at = RecordPicker(self.tr("Felt at"), none_text="", placeholder=self.tr("Felt at…"))
        self.felt_at.setFixedWidth(scaled(FELT_WIDTH))
        self.capture = CaptureLine(
            self.guide.capture,
            hint=self.tr(
                "Enter adds and stays here  ·  #touchpoint, or @department if it has only one  ·  "
                "!1–5 severity  ~level"
            ),
            leading=self.felt_at,
        )
        self.capture.entered.connect(self._enter)
        self.capture.pasted.connect(self._paste)
        self.column.addWidget(self.capture)
        self._add_filters()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._wall(), 1)
        self.sheet = PainSheet(self)
        self.sheet.setFixedWidth(scaled(SHEET_WIDTH))
        self.sheet.delete_wanted.connect(self._delete_one)
        row.addWidget(self.sheet)
        self.column.addLayout(row, 1)
        self.order = Choice(
            self.tr("Order of the cards"),
            [("pain", self.tr("By pain")), ("own", self.tr("Own order"))],
            value="pain",
        )
        self.order.chosen.connect(self._show_again)

    def _add_filters(self) -> None:
        self._filters = QWidget()
        row = QHBoxLayout(self._filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.shown = Choice(
            self.tr("Show"),
            [("all", self.tr("All")), ("open", self.tr("Open")), ("severe", self.tr("Severe"))],
            value="all",
        )
        self.shown.chosen.connect(self._show_some)
        row.addWidget(self.shown)
        self.department = RecordPicker(self.tr("Show one department"), none_text=self.tr("All departments"))
        self.department.picked.connect(self._show_department)
        row.addWidget(self.department)
        self.totals = ElidedLabel("", "caption", ink="text2")
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.totals, 1)
        self.column.addWidget(self._filters)

    def _wall(self) -> QWidget:
        self.wall = CardWall(self.tr("Pain points"), card_width=220)
        self._cards = RowCache(self._card)
        self.wall.current_changed.connect(self._show_current)
        self.wall.opened.connect(self._open)
        self._edits = ListEdits(self, self.wall, LIST, "text", moves=False)
        self.wall.reorder_requested.connect(self._move)
        self.wall.pasted.connect(self._paste)
        self._none = EmptyState(
            "flag", self.tr("Where does it hurt?"), self.guide.empty, action=self.tr("Type the first one")
        )
        self._none.acted.connect(self.take_focus)
        self._nothing = EmptyState(
            "filter",
            self.tr("Nothing here"),
            self.tr("No pain point fits this filter."),
            action=self.tr("Show all"),
        )
        self._nothing.acted.connect(self._clear_filter)
        self._stack = PageStack()
        for widget in (self.wall, self._none, self._nothing):
            self._stack.addWidget(widget)
        return self._stack

    def header_widgets(self) -> tuple[QWidget, ...]:
        """The order of the cards."""
        return (self.order,)

    def refresh(self) -> None:
        """Show the cards and the sheet as they are now."""
        workshop = self.workshop
        if workshop.find("departments", self._filter.department_id) is None:
            self._filter = PainFilter(shown=self._filter.shown)
        offer_names(self.capture, workshop)
        self.felt_at.set_choices(touchpoint_choices(workshop))
        if workshop.find("touchpoints", self.felt_at.value) is None:
            self.felt_at.set_value("")
        self.department.set_choices(department_choices(workshop), self._filter.department_id)
        points = workshop.pain_points
        still_open = sum(each.resolved_on is None for each in points)
        self.shown.set_value(self._filter.shown)
        self.shown.set_words("open", self.tr("Open {count}").format(count=still_open))
        severe = sum(map(is_open_and_severe, points))
        self.shown.set_words("severe", self.tr("Severe {count}").format(count=severe))
        self.totals.setText(totals(workshop))
        self._filters.setVisible(bool(points))
        self._show_cards()

    def _show_cards(self) -> None:
        workshop = self.workshop
        shown = pains_shown(workshop, self._filter, by_pain=self.order.value == "pain")
        context = (workshop.touchpoints, workshop.departments)
        self.wall.records.set_rows(self._cards.rows(shown, *context))
        empty = self._nothing if workshop.pain_points else self._none
        self._stack.setCurrentWidget(self.wall if shown else empty)
        self.sheet.setVisible(bool(shown))
        if shown and not self.wall.current_id:
            self.wall.select(shown[0].id)
        elif shown:
            self.sheet.show_pain(self.wall.current_id)

    def _card(self, point: PainPoint) -> RecordRow:
        return pain_card(self.workshop, point)

    def take_focus(self) -> None:
        """Put the cursor into the capture line."""
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        """Show one pain point."""
        if list_name == LIST:
            self._clear_filter()
            self.wall.select(id)

    @Slot()
    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.sheet.flush()

    @Slot(str)
    def _show_current(self, id: str) -> None:
        if id:
            self.sheet.show_pain(id)

    @Slot(str)
    def _open(self, id: str) -> None:
        self.sheet.show_pain(id)
        self.sheet.take_focus()

    @Slot(str)
    def _show_again(self, _key: str) -> None:
        self._show_cards()

    @Slot(str)
    def _show_some(self, shown: str) -> None:
        self._narrow(PainFilter(self._filter.department_id, shown))

    @Slot(str)
    def _show_department(self, id: str) -> None:
        self._narrow(PainFilter(id, self._filter.shown))

    @Slot()
    def _clear_filter(self) -> None:
        self._narrow(PainFilter())

    def _narrow(self, filter: PainFilter) -> None:
        if filter != self._filter:
            self._filter = filter
            self.refresh()

    @Slot(str)
    def _enter(self, text: str) -> None:
        self._paste([text])

    @Slot(object)
    def _paste(self, lines: list[str]) -> None:
        if not self._add(lines):
            self.capture.give_back("\n".join(lines))

    def _add(self, lines: list[str]) -> bool:
        workshop, names = self.workshop, known_names(self.workshop)
        captured = [read_line(workshop, line, names, self.felt_at.value or None) for line in lines]
        reasons = list(dict.fromkeys(each.question for each in captured if each.question))
        if is_questioned(self, self.capture, lines, names, takes=takes(), reasons=reasons):
            return True

        def edit(change: Change) -> None:
            for each in captured:
                change.insert(each.pain)

        several = self.tr("Add {count} pain points").format(count=len(captured))
        label = self.tr("Add pain point") if len(captured) == 1 else several
        if self.edit(label, edit) is None:
            return False
        added = captured[-1]
        if not self._filter.lets_through(self.workshop, added.pain):
            self._clear_filter()
        self.wall.select(added.pain.id)
        self._say_preset(captured)
        self._say_where(added, nowhere=any(each.is_nowhere for each in captured))
        return True

    def _say_preset(self, captured: list[CapturedPain]) -> None:
        """Say what nobody has said where a severity was typed: the product looks as if both had been."""
        if any(each.is_severity_said for each in captured):
            words = self.tr(
                "How often it hurts nobody has said yet: it counts as {middle} of 5. Set it on the sheet."
            )
            self.session.say(words.format(middle=MIDDLE))

    def _say_where(self, added: CapturedPain, *, nowhere: bool) -> None:
        """Say that no touchpoint fits; or that several do, and offer these first."""
        if nowhere:
            self.session.say(
                self.tr(
                    "No touchpoint fits these marks, so they stay in the text. "
                    "Choose where it is felt on its sheet."
                ),
                "warn",
            )
        if not added.could_be_at:
            return
        fitting = [each.id for each in added.could_be_at]
        choices = touchpoint_choices(self.workshop)
        self.sheet.touchpoint.set_choices(sorted(choices, key=lambda choice: choice[0] not in fitting))
        self.session.say(
            self.tr("Added without a touchpoint, since {count} fit. Choose one on its sheet.").format(
                count=len(fitting)
            )
        )

    @Slot(str)
    def _delete_one(self, id: str) -> None:
        self._edits.delete([id])

    @Slot(str, int)
    def _move(self, id: str, position: int) -> None:
        if self.order.value == "pain":
            self.session.say(self.tr("The cards are sorted by pain. Choose “Own order” to move them."))
            return
        self._edits.move(id, position)
