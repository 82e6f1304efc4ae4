"""What has been captured so far, department by department, and the filter that narrows it down."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from app.records.touchpoints import Touchpoint
from app.workshop import Workshop
from ui.models.record_model import ID_ROLE, RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.departments import department_choices, department_colour
from ui.stages.touchpoints.receivers import no_receiver, receiver_names
from ui.theme.fonts import scaled
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker

NARROWEST = 96


@dataclass(frozen=True)
class Filter:
    """What the list is narrowed down to: a department (empty: all), a stage (empty: none; None: any)."""

    department_id: str = ""
    stage_id: str | None = None

    def lets_through(self, touchpoint: Touchpoint) -> bool:
        """Whether a touchpoint is to be shown."""
        fits = not self.department_id or touchpoint.department_id == self.department_id
        return fits and (self.stage_id is None or (touchpoint.journey_stage_id or "") == self.stage_id)


class CapturedList(Card):
    """The touchpoints in the order of their departments.

    `chosen(id)` follows a click, `opened(id)` Enter, F2 or a double click; `filtered(object)` carries the
    Filter the user set; `start_wanted` comes from the empty list's button.
    """

    chosen = Signal(str)
    opened = Signal(str)
    filtered = Signal(object)
    start_wanted = Signal()

    def __init__(self, empty: str) -> None:
        super().__init__(padding=12)
        self.filter = Filter()
        self._workshop: Workshop | None = None
        self._rows = RowCache(self._row)
        self._add_head()
        self.list = RecordList(
            self.tr("Captured touchpoints"), RecordModel(self, editable=False), title_lines=2
        )
        self.list.clicked.connect(self._click)
        self.list.opened.connect(self.opened)
        f2 = QShortcut(QKeySequence(Qt.Key.Key_F2), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        f2.activated.connect(self._open_current)
        self._empty = EmptyState(
            "link", self.tr("Who gives what to whom?"), empty, action=self.tr("Type the first one")
        )
        self._empty.acted.connect(self.start_wanted)
        self._nothing = EmptyState(
            "filter",
            self.tr("Nothing here yet"),
            self.tr("No touchpoint fits this filter."),
            action=self.tr("Show all"),
        )
        self._nothing.acted.connect(self._clear)
        self._stack = QStackedWidget()
        for widget in (self.list, self._empty, self._nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)

    def _add_head(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(Heading(self.tr("Captured"), 3, wrap=False))
        self.count = Chip("0", kind="accent")
        row.addWidget(self.count)
        self.stage_chip = Chip("", remove_name=self.tr("Show all stages"))
        self.stage_chip.removed.connect(self._clear_stage)
        self.stage_chip.hide()
        self.department = RecordPicker(self.tr("Show one department"), none_text=self.tr("All departments"))
        self.department.setMinimumWidth(scaled(NARROWEST))
        self.department.picked.connect(self._pick_department)
        self.department.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(self.department, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.stage_chip, 0, Qt.AlignmentFlag.AlignLeft)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the touchpoints as they are now."""
        if workshop.find("departments", self.filter.department_id) is None:
            self.filter = Filter(stage_id=self.filter.stage_id)
        if self.filter.stage_id and workshop.find("journey_stages", self.filter.stage_id) is None:
            self.filter = Filter(self.filter.department_id)
        self.department.set_choices(department_choices(workshop), self.filter.department_id)
        self._show_stage(workshop)
        shown = [each for each in grouped(workshop) if self.filter.lets_through(each)]
        self._workshop = workshop
        named = (workshop.departments, workshop.segments, workshop.details.customer_name_plural)
        context = (*named, workshop.receivers, workshop.journey_stages)
        self.list.records.set_rows(self._rows.rows(shown, *context))
        total = len(workshop.touchpoints)
        whole = self.tr("{shown} of {total}").format(shown=len(shown), total=total)
        self.count.set_text(str(total) if len(shown) == total else whole)
        self._stack.setCurrentWidget(self.list if shown else self._nothing if total else self._empty)

    def _row(self, touchpoint: Touchpoint) -> RecordRow:
        assert self._workshop is not None
        return touchpoint_row(self._workshop, touchpoint)

    def _show_stage(self, workshop: Workshop) -> None:
        stage = workshop.find("journey_stages", self.filter.stage_id)
        self.stage_chip.set_text(self.tr("No stage") if stage is None else stage.name)
        self.stage_chip.setVisible(self.filter.stage_id is not None)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(ID_ROLE)))

    @Slot()
    def _open_current(self) -> None:
        if self.list.current_id:
            self.opened.emit(self.list.current_id)

    @Slot(str)
    def _pick_department(self, id: str) -> None:
        self.set_filter(Filter(id, self.filter.stage_id))

    @Slot()
    def _clear_stage(self) -> None:
        self.set_filter(Filter(self.filter.department_id))

    @Slot()
    def _clear(self) -> None:
        self.set_filter(Filter())

    def set_filter(self, filter: Filter) -> None:
        """Narrow the list down to something else."""
        if filter != self.filter:
            self.filter = filter
            self.filtered.emit(filter)


def grouped(workshop: Workshop) -> list[Touchpoint]:
    """Give the touchpoints department by department, each in its order."""
    return [
        touchpoint
        for department in workshop.departments
        for touchpoint in workshop.where("touchpoints", "department_id", department.id)
    ]


def touchpoint_row(workshop: Workshop, touchpoint: Touchpoint) -> RecordRow:
    """Say in a row what a department gives, to whom, and at which stage."""
    giver = workshop.get("departments", touchpoint.department_id).name
    names = receiver_names(workshop, touchpoint.id)
    stage = workshop.find("journey_stages", touchpoint.journey_stage_id)
    chips = () if names else (RowChip(no_receiver(), "warn"),)
    return RecordRow(
        id=touchpoint.id,
        title=touchpoint.name,
        subtitle=f"→ {', '.join(names)} · {giver}" if names else giver,
        colour=department_colour(workshop, touchpoint.department_id),
        chips=chips if stage is None else (*chips, RowChip(stage.name)),
    )
