"""The further departments a participant speaks for, as chips."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.records.prepare import Participant
from app.workshop import Workshop
from ui.stages.departments import department_colour
from ui.stages.labelled import field_label
from ui.stages.step_page import StepPage
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change


class RepresentsField(QWidget):
    """A picker that adds a department, and a chip with a cross for each one added."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._id = ""
        self._shown: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._chips = FlowLayout(gap=6)
        column.addLayout(self._chips)
        self.picker = RecordPicker(
            field_label("participants", "represents_ids"), none_text=self.tr("Add a department")
        )
        self.picker.picked.connect(self._add)
        column.addWidget(self.picker)

    def show_person(self, person: Participant | None, workshop: Workshop) -> None:
        """Show the departments of one person, and offer the others."""
        self.picker.about(person.id if person else "")
        self._id = person.id if person else ""
        ids = person.represents_ids if person else ()
        taken = {*ids, person.department_id if person else None}
        self.picker.set_choices(
            [(each.id, each.name) for each in workshop.departments if each.id not in taken], ""
        )
        names = tuple(f"{id}:{workshop.get('departments', id).name}" for id in ids)
        if names == self._shown:
            return
        self._shown = names
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for id in ids:
            name = workshop.get("departments", id).name
            chip = Chip(
                name,
                dot=department_colour(workshop, id),
                remove_name=self.tr("No longer speaks for {department}").format(department=name),
            )
            chip.setProperty("department", id)
            chip.removed.connect(self._remove)
            self._chips.addWidget(chip)

    @Slot(str)
    def _add(self, department_id: str) -> None:
        if department_id:
            self._write(lambda ids: (*ids, department_id))

    @Slot()
    def _remove(self) -> None:
        gone = self.sender().property("department")
        self._write(lambda ids: tuple(id for id in ids if id != gone))

    def _write(self, renewed: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
        person = self._page.workshop.find("participants", self._id)
        if person is None:
            return
        ids = renewed(person.represents_ids)

        def write(change: Change) -> None:
            change.update("participants", person.id, represents_ids=ids)

        self._page.edit(self.tr("Change whom a participant speaks for"), write, origin=self)
