"""Departments: every part of the organisation, and every partner, that customers' experience passes."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.prepare import Department
from app.records.vocabulary import new_id
from app.rules.folding import fold
from app.rules.names import value_name
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.added import add_records
from ui.stages.departments import department_colour
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.number_field import NumberField
from ui.widgets.record_list import RecordList
from ui.widgets.scroll_column import ScrollColumn

MOST_PEOPLE = 10_000_000
MOST_NAMED = 4


class DepartmentsStep(StepPage):
    """The departments in the order of the drawings on the left, the chosen one on the right."""

    stage = "prepare"
    step = "departments"
    reads = frozenset({"departments", "participants", "touchpoints"})

    def build(self) -> None:
        self.capture = CaptureLine(
            self.guide.capture, hint=self.tr("Paste a column of names to add them all at once.")
        )
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._empty = Card()
        empty = EmptyState(
            "department",
            *self.empty_words,
            action=self.tr("Type the first one"),
        )
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self.column.addWidget(self._empty, 1)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list_card(), 3)
        row.addWidget(self._sheet(), 2)
        self.column.addWidget(self._filled, 1)

    def _list_card(self) -> Card:
        card = Card()
        self._count = Heading("", 3)
        card.body.addWidget(self._count)
        self._model = RecordModel(self)
        self._rows = RowCache(self._row)
        self.list = RecordList(self.tr("Departments"), self._model)
        self.list.current_changed.connect(self._show_chosen)
        self.list.pasted.connect(self._add)
        self._edits = ListEdits(self, self.list, "departments", "name")
        card.body.addWidget(self.list, 1)
        return card

    def _sheet(self) -> Card:
        card = Card()
        self.form = RecordForm(self, "departments")
        self._name = ElidedLabel("", "h2")
        card.body.addWidget(self._name)
        area = ScrollColumn(margin=0, gap=10)
        card.body.addWidget(area, 1)
        label = field_label("departments", "name")
        area.body.addLayout(labelled(label, self.form.bind("name", AutosaveLine(label))))
        label = field_label("departments", "kind")
        kinds = [(kind, value_name("department_kind", kind)) for kind in ("department", "partner")]
        self.kind = self.form.bind("kind", Choice(label, kinds))
        area.body.addLayout(labelled(label, self.kind))
        label = field_label("departments", "lead")
        self.lead = self.form.bind("lead", AutosaveLine(label))
        area.body.addLayout(labelled(label, self.lead))
        area.body.addLayout(self._numbers())
        label = field_label("departments", "note")
        self.note = self.form.bind("note", AutosaveText(label, lines=3))
        area.body.addLayout(labelled(label, self.note))
        area.body.addStretch(1)
        self._card = card
        return card

    def _numbers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        for field in ("headcount", "reached"):
            label = field_label("departments", field)
            number = self.form.bind(field, NumberField(label, highest=MOST_PEOPLE))
            row.addLayout(labelled(label, number), 2 if field == "reached" else 1)
        return row

    def refresh(self) -> None:
        departments = self.workshop.departments
        self._empty.setVisible(not departments)
        self._filled.setVisible(bool(departments))
        order = " ".join(department.id for department in departments)
        self._model.set_rows(self._rows.rows(departments, self.workshop.participants, order))
        count = len(departments)
        self._count.setText(
            self.tr("1 department") if count == 1 else self.tr("{count} departments").format(count=count)
        )
        if departments and not self.list.current_id:
            self.list.select(departments[0].id)
        self._show_chosen()

    def _row(self, department: Department) -> RecordRow:
        people = sum(each.department_id == department.id for each in self.workshop.in_the_room)
        parts = [department.lead or "", self._headcount(department)]
        if people:
            parts.append(
                self.tr("1 in the room") if people == 1 else self.tr("{n} in the room").format(n=people)
            )
        chips = (RowChip(value_name("department_kind", "partner")),) if department.kind == "partner" else ()
        return RecordRow(
            id=department.id,
            title=department.name,
            subtitle=" · ".join(part for part in parts if part),
            colour=department_colour(self.workshop, department.id),
            chips=chips,
        )

    def _headcount(self, department: Department) -> str:
        if department.headcount is None:
            return ""
        if department.headcount == 1:
            return self.tr("1 person")
        return self.tr("{count} people").format(count=department.headcount)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.workshop.find("departments", self.list.current_id)
        self._card.setVisible(chosen is not None)
        self.form.show_record(chosen)
        if chosen is not None:
            self._name.setText(chosen.name)

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "departments":
            self.list.select(id)

    def flush(self) -> None:
        self.form.flush()

    @Slot(str)
    def _add_one(self, name: str) -> None:
        self._add([name])

    @Slot(object)
    def _add(self, names: list[str]) -> None:
        twice = self._named_already(names)
        if twice and self.capture.ask_again("\n".join(names)):
            said = self.tr(
                "There is a department called {names} already. Correct it, or press Enter again to add it."
            )
            self.session.say(said.format(names=twice), "warn")
            return
        departments = [Department(id=new_id(), name=name) for name in names]
        one, many = self.tr("Add department"), self.tr("Add {count} departments")
        if add_records(self, self.capture, departments, names, one, many):
            self.list.select(departments[-1].id)

    def _named_already(self, names: list[str]) -> str:
        """Those of these names that a department, or one typed before, has already; empty for none."""
        there = {fold(each.name): each.name for each in self.workshop.departments}
        twice: dict[str, None] = {}
        for name in names:
            if fold(name) in there:
                twice[there[fold(name)]] = None
            there.setdefault(fold(name), name)
        return self.tr(" and ").join(f"“{each}”" for each in list(twice)[:MOST_NAMED])
