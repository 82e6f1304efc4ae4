"""One item of the agenda in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.flow.stages import Step, built_steps, place_of, stage_of, step_of
from app.records.prepare import AgendaItem
from app.rules.names import value_name
from ui.stages.labelled import field_label, labelled
from ui.stages.prepare.clock_field import ClockField
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.number_field import NumberField
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

KINDS = ("work", "break", "lunch", "opening", "close")
PRIORITIES = ("core", "optional", "pre_work")
MINUTES_A_DAY = 24 * 60
LAST_DAY = 366


class AgendaSheet(Card):
    """The fields of the chosen item, each saved as it is typed."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self._item: AgendaItem | None = None
        self.form = RecordForm(page, "agenda_items")
        self._title = ElidedLabel("", "h2")
        self.body.addWidget(self._title)
        area = ScrollColumn(margin=0, gap=10)
        self.body.addWidget(area, 1)
        label = field_label("agenda_items", "title")
        self.title = self.form.bind("title", AutosaveLine(label))
        area.body.addLayout(labelled(label, self.title))
        area.body.addLayout(self._times())
        label = field_label("agenda_items", "kind")
        self.kind = self.form.bind(
            "kind", Choice(label, [(key, value_name("agenda_kind", key)) for key in KINDS])
        )
        area.body.addLayout(labelled(label, self.kind))
        label = field_label("agenda_items", "step")
        self.step = RecordPicker(label, none_text=self.tr("No step"))
        self.step.picked.connect(self._choose_step)
        area.body.addLayout(labelled(label, self.step))
        label = field_label("agenda_items", "priority")
        self.priority = self.form.bind(
            "priority", Choice(label, [(key, value_name("priority", key)) for key in PRIORITIES])
        )
        area.body.addLayout(labelled(label, self.priority))
        area.body.addStretch(1)

    def _times(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = field_label("agenda_items", "minutes")
        self.minutes = self.form.bind("minutes", NumberField(label, highest=MINUTES_A_DAY, step=5))
        row.addLayout(labelled(label, self.minutes))
        label = field_label("agenda_items", "fixed_at")
        self.fixed_at = ClockField(label, placeholder="09:00")
        self.fixed_at.refused.connect(self._refuse_time)
        self.fixed_at.committed.connect(self._fix)
        row.addLayout(labelled(label, self.fixed_at))
        label = field_label("agenda_items", "day")
        self.day = self.form.bind("day", NumberField(label, lowest=1, highest=LAST_DAY))
        column: QVBoxLayout = labelled(label, self.day)
        row.addLayout(column)
        return row

    def show_item(self, item: AgendaItem | None) -> None:
        """Show one item, or nothing; what is still being typed about another one is handed over first."""
        if getattr(item, "id", None) != getattr(self._item, "id", None):
            self.fixed_at.flush()
        self.step.about(item.id if item else "")
        self._item = item
        self.setVisible(item is not None)
        self.form.show_record(item)
        if item is not None:
            self._title.setText(item.title)
            self.fixed_at.set_value(item.fixed_at)
            self.step.set_choices([(step.key, _named(step)) for step in _choices(item)], item.step or "")

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.form.flush()
        self.fixed_at.flush()

    @Slot(object)
    def _fix(self, clock: str | None) -> None:
        if self._item is not None:
            self._write(self._item.id, self.tr("Change the start of an agenda item"), fixed_at=clock)

    @Slot(str)
    def _refuse_time(self, typed: str) -> None:
        said = self.tr("“{typed}” is no time of day. Type it as 9:30 or 14:15.")
        self._page.session.say(said.format(typed=typed), "warn")

    @Slot(str)
    def _choose_step(self, step: str) -> None:
        if self._item is not None:
            stage = place_of(step)[0] if step else None
            label = self.tr("Change the step of an agenda item")
            self._write(self._item.id, label, stage=stage, step=step or None)

    def _write(self, id: str, label: str, **fields: object) -> None:
        def write(change: Change) -> None:
            change.update("agenda_items", id, **fields)

        if self._page.workshop.find("agenda_items", id) is not None:
            self._page.edit(label, write, origin=self)


def _named(step: Step) -> str:
    return f"{stage_of(step.stage).title}: {step.title}"


def _choices(item: AgendaItem) -> tuple[Step, ...]:
    """The steps there are to choose from, and the item's own, which a template may have put there."""
    steps = tuple(built_steps())
    if item.stage is None or item.step is None or any(step.key == item.step for step in steps):
        return steps
    return (step_of(item.stage, item.step), *steps)
