"""One participant in full: department, level, table, and whether they are in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.prepare import Group, Participant
from app.records.vocabulary import new_id
from app.rules.names import value_name
from app.workshop import Workshop
from ui.stages.labelled import field_label, labelled
from ui.stages.prepare.represents import RepresentsField
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

LEVELS = ("senior_leader", "middle_manager", "supervisor", "team_member")
SHORT = 6  # letters: two pickers stand side by side
ATTENDANCES = ("invited", "present", "late", "left", "absent")


class ParticipantSheet(Card):
    """The fields of the chosen participant, each saved as it is typed."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self._person: Participant | None = None
        self.form = RecordForm(page, "participants")
        self._name = ElidedLabel("", "h2")
        self.body.addWidget(self._name)
        area = ScrollColumn(margin=0, gap=10)
        self.body.addWidget(area, 1)
        label = field_label("participants", "attendance")
        self.attendance = self.form.bind(
            "attendance", Choice(label, [(key, value_name("attendance", key)) for key in ATTENDANCES])
        )
        area.body.addLayout(labelled(label, self.attendance))
        area.body.addLayout(self._line("name"))
        label = field_label("participants", "department_id")
        self.department = self.form.bind(
            "department_id", RecordPicker(label, none_text=self.tr("No department yet"))
        )
        area.body.addLayout(labelled(label, self.department))
        self.represents = RepresentsField(page)
        area.body.addLayout(labelled(field_label("participants", "represents_ids"), self.represents))
        area.body.addLayout(self._line("job_title"))
        label = field_label("participants", "level")
        self.level = self.form.bind("level", RecordPicker(label, none_text=self.tr("No level yet")))
        self.level.set_choices([(key, value_name("seniority_level", key)) for key in LEVELS])
        self.level.setMinimumContentsLength(SHORT)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(labelled(label, self.level), 1)
        label = field_label("participants", "group_id")
        self.group = RecordPicker(
            label, none_text=self.tr("No table"), can_add=True, placeholder=self.tr("Pick or type a table")
        )
        self.group.setMinimumContentsLength(SHORT)
        self.form.bind("group_id", self.group)
        self.group.new_named.connect(self._add_group)
        row.addLayout(labelled(label, self.group), 1)
        area.body.addLayout(row)
        area.body.addLayout(self._line("email"))
        area.body.addStretch(1)

    def _line(self, field: str) -> QVBoxLayout:
        label = field_label("participants", field)
        line = self.form.bind(field, AutosaveLine(label))
        line.setObjectName(field)
        return labelled(label, line)

    def show_person(self, person: Participant | None, workshop: Workshop) -> None:
        """Show one participant, or nothing."""
        self._person = person
        self.setVisible(person is not None)
        self.department.set_choices([(each.id, each.name) for each in workshop.departments])
        self.group.set_choices([(each.id, each.name) for each in workshop.groups])
        self.represents.show_person(person, workshop)
        self.form.show_record(person)
        if person is not None:
            self._name.setText(person.name)

    @Slot(str)
    def _add_group(self, name: str) -> None:
        person = self._person
        if person is None:
            return
        group = Group(id=new_id(), name=name)

        def seat(change: Change) -> None:
            change.insert(group)
            change.update("participants", person.id, group_id=group.id)

        self._page.edit(self.tr("Add table"), seat, origin=self.group)
