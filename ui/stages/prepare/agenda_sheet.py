"""One item of the agenda in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.flow.stages import built_steps, place_of, stage_of
from app.records.prepare import AgendaItem
from app.rules.names import value_name
from ui.stages.labelled import field_label, labelled
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
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.h ]?([0-5][0-9])?")


def clock_from(typed: str) -> str | None:
    """Read a clock time as people type it (9, 9:30, 0930, 14.15, 14h15) as HH:MM; None where it is none."""
    found = _CLOCK.fullmatch(typed.strip())
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else None


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
        self.step.set_choices(
            [(step.key, f"{stage_of(step.stage).title}: {step.title}") for step in built_steps()]
        )
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
        row.setSpacing(12)
        label = field_label("agenda_items", "minutes")
        self.minutes = self.form.bind("minutes", NumberField(label, highest=MINUTES_A_DAY, step=5))
        row.addLayout(labelled(label, self.minutes))
        label = field_label("agenda_items", "fixed_at")
        self.fixed_at = AutosaveLine(label, placeholder="09:00")
        self.fixed_at.committed.connect(self._fix)
        row.addLayout(labelled(label, self.fixed_at))
        label = field_label("agenda_items", "day")
        self.day = self.form.bind("day", NumberField(label, lowest=1, highest=LAST_DAY))
        column: QVBoxLayout = labelled(label, self.day)
        row.addLayout(column)
        return row

    def show_item(self, item: AgendaItem | None) -> None:
        """Show one item, or nothing."""
        self._item = item
        self.setVisible(item is not None)
        self.form.show_record(item)
        if item is not None:
            self._title.setText(item.title)
            self.fixed_at.set_text(item.fixed_at or "")
            self.step.set_value(item.step or "")

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.form.flush()
        self.fixed_at.flush()

    @Slot(str)
    def _fix(self, typed: str) -> None:
        item = self._item
        if item is None:
            return
        clock = clock_from(typed) if typed.strip() else None
        if typed.strip() and clock is None:
            self._page.session.say(
                self.tr("“{typed}” is no time of day. Type it as 9:30 or 14:15.").format(typed=typed), "warn"
            )
            self.fixed_at.set_text(item.fixed_at or "")
            return
        if clock != item.fixed_at:
            self._write(item.id, self.tr("Change the start of an agenda item"), fixed_at=clock)
        self.fixed_at.set_text(clock or "")

    @Slot(str)
    def _choose_step(self, step: str) -> None:
        if self._item is not None:
            stage = place_of(step)[0] if step else None
            label = self.tr("Change the step of an agenda item")
            self._write(self._item.id, label, stage=stage, step=step or None)

    def _write(self, id: str, label: str, **fields: object) -> None:
        def write(change: Change) -> None:
            change.update("agenda_items", id, **fields)

        self._page.edit(label, write, origin=self)
