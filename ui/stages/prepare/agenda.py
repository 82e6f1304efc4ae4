"""Agenda: what fits into the hours there are, when each item begins, and what is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.flow.agenda import TimedItem, clock_of, timed, working_minutes
from app.flow.stages import step_of
from app.flow.templates import agenda_items, template
from app.records.prepare import AgendaItem
from app.records.vocabulary import new_id
from app.rules.names import value_name
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.stages.added import add_records
from ui.stages.list_edits import ListEdits
from ui.stages.prepare.agenda_sheet import AgendaSheet
from ui.stages.prepare.template_preview import TemplatePreview
from ui.stages.step_page import StepPage
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change

USUAL_MINUTES = 15
KIND_COLOURS = {
    "work": "department_1",
    "opening": "department_5",
    "close": "department_5",
    "break": "department_2",
    "lunch": "department_2",
}
_MINUTES = re.compile(r"\s+(\d{1,3})\s*(?:min(?:utes)?)?$")


def item_from(typed: str) -> AgendaItem:
    """Read an item from a typed line; a number at its end is its minutes, as in "Welcome 20"."""
    found = _MINUTES.search(typed)
    title = typed[: found.start()] if found else typed
    return AgendaItem(id=new_id(), title=title.strip(), minutes=int(found[1]) if found else USUAL_MINUTES)


def _same_hours(before: TimedItem | None, now: TimedItem | None) -> bool:
    if before is None or now is None:
        return before is now
    return (before.starts, before.late_by) == (now.starts, now.late_by)


class AgendaStep(StepPage):
    """The day from top to bottom, each item with its hours; the chosen one on the right."""

    stage = "prepare"
    step = "agenda"
    reads = frozenset({"agenda_items"})

    def build(self) -> None:
        self.template_button = Button(self.tr("Use a template"), icon="list")
        self.template_button.clicked.connect(self._show_templates)
        self.capture = CaptureLine(
            self.guide.capture, hint=self.tr("A number at the end is its minutes, as in “Welcome 20”.")
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState(
            "calendar", *self.empty_words, action=self.tr("Choose a template"), action_icon="list"
        )
        empty.acted.connect(self._show_templates)
        self._empty.body.addWidget(empty)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card(), 5)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._sum_card())
        self.sheet = AgendaSheet(self)
        right.addWidget(self.sheet, 1)
        row.addLayout(right, 4)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)
        self.templates = TemplatePreview()
        self.templates.used.connect(self.use_template)
        self.templates.dismissed.connect(self._hide_templates)
        self._pages.addWidget(self.templates)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.template_button,)

    def _list_card(self) -> Card:
        card = Card()
        self._model = RecordModel(self)
        self._kept: dict[str, tuple[AgendaItem, TimedItem | None, RecordRow]] = {}
        self._several_days = False
        self.list = RecordList(self.tr("Agenda"), self._model)
        self.list.pasted.connect(self._add)
        self.list.current_changed.connect(self._show_chosen)
        self._edits = ListEdits(self, self.list, "agenda_items", "title")
        card.body.addWidget(self.list, 1)
        return card

    def _sum_card(self) -> Card:
        card = Card()
        self._sum = Heading("", 3)
        card.body.addWidget(self._sum)
        self._fit = Label("", ink="text2")
        card.body.addWidget(self._fit)
        return card

    def refresh(self) -> None:
        items = self.workshop.agenda_items
        planned = timed(items)
        self._show_page()
        several_days = len({each.item.day for each in planned}) > 1
        if several_days != self._several_days:
            self._kept.clear()
        self._several_days = several_days
        hours = {each.item.id: each for each in planned}
        self._kept = {item.id: self._kept_row(item, hours.get(item.id)) for item in items}
        self._model.set_rows([row for _, _, row in self._kept.values()])
        if items and not self.list.current_id:
            self.list.select(items[0].id)
        self._show_sum(planned)
        self._show_chosen()

    def _kept_row(
        self, item: AgendaItem, hours: TimedItem | None
    ) -> tuple[AgendaItem, TimedItem | None, RecordRow]:
        """The row of an item, made anew only where the item or its hours changed."""
        kept = self._kept.get(item.id)
        if kept is not None and kept[0] is item and _same_hours(kept[1], hours):
            return kept
        return item, hours, self._row(item, hours)

    def _row(self, item: AgendaItem, hours: TimedItem | None) -> RecordRow:
        if hours is None:
            parts = [value_name("priority", "pre_work")]
        else:
            parts = [self.tr("Day {day}").format(day=item.day)] if self._several_days else []
            parts.append(f"{clock_of(hours.starts)}–{clock_of(hours.ends)}")
        if item.stage and item.step and step_of(item.stage, item.step).is_built:
            parts.append(step_of(item.stage, item.step).title)
        chips = [RowChip(self.tr("{minutes} min").format(minutes=item.minutes))]
        if hours is not None and hours.late_by:
            late = self.tr("{minutes} min late").format(minutes=hours.late_by)
            chips.insert(0, RowChip(late, "warn"))
        if item.priority == "optional":
            chips.insert(0, RowChip(value_name("priority", "optional")))
        return RecordRow(
            id=item.id,
            title=item.title,
            subtitle=" · ".join(parts),
            colour=KIND_COLOURS[item.kind],
            chips=tuple(chips),
            muted=item.kind in {"break", "lunch"} or hours is None,
        )

    def _show_sum(self, items: tuple[TimedItem, ...]) -> None:
        days = sorted({each.item.day for each in items})
        if len(days) > 1:
            self._sum.setText(self.tr("{count} days").format(count=len(days)))
        elif items:
            self._sum.setText(f"{clock_of(items[0].starts)}–{clock_of(max(each.ends for each in items))}")
        else:
            self._sum.setText(self.tr("Before the day"))
        late = max((each.late_by for each in items), default=0)
        worked = self._duration(working_minutes(each.item for each in items))
        said = self.tr("{duration} of work, without breaks.").format(duration=worked)
        if late:
            said += " " + self.tr(
                "An item with a fixed start can only begin {late} minutes late: shorten something before it."
            ).format(late=late)
        self._fit.setText(said)
        self._fit.set_ink("warn" if late else "text2")

    def _duration(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.tr("{minutes} min").format(minutes=rest)
        if not rest:
            return self.tr("{hours} h").format(hours=hours)
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)

    @Slot()
    def _show_chosen(self) -> None:
        self.sheet.show_item(self.workshop.find("agenda_items", self.list.current_id))

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "agenda_items":
            self.list.select(id)

    def flush(self) -> None:
        self.sheet.flush()

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        items = [item_from(line) for line in lines]
        one, many = self.tr("Add agenda item"), self.tr("Add {count} agenda items")
        if add_records(self, self.capture, items, lines, one, many):
            self.list.select(items[-1].id)

    @Slot()
    def _show_templates(self) -> None:
        self._pages.setCurrentWidget(self.templates)
        self.templates.open(replaces=bool(self.workshop.agenda_items))

    @Slot()
    def _hide_templates(self) -> None:
        self._show_page(leave=True)
        self.take_focus()

    def _show_page(self, *, leave: bool = False) -> None:
        """Show the agenda, or that there is none; the templates stay until they are left."""
        if leave or self._pages.currentWidget() is not self.templates:
            self._pages.setCurrentWidget(self._filled if self.workshop.agenda_items else self._empty)

    @Slot(str)
    def use_template(self, key: str) -> None:
        """Replace the agenda by that of a template: one change, which can be undone."""
        chosen = template(key)
        before = [item.id for item in self.workshop.agenda_items]

        def use(change: Change) -> None:
            for id in before:
                change.delete("agenda_items", id)
            for item in agenda_items(chosen):
                change.insert(item)

        label = self.tr("Use the template “{title}”").format(title=chosen.title)
        if self.edit(label, use, origin=self.list, offer_undo=True) is not None:
            self._hide_templates()
