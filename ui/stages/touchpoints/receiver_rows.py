"""Who receives one touchpoint: add, remove, and how well it is done as seen from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.records.touchpoints import Receiver
from app.rules.names import name_of
from ui.stages.record_form import RecordForm
from ui.stages.touchpoints.receivers import choices_left, new_receiver
from ui.theme.fonts import scaled
from ui.widgets.caption import Caption
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.number_field import NumberField
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

MARK_WIDTH = 92
BUTTON = 30


class ReceiverRows(QWidget):
    """A line for each receiver with two marks from 1 to 10, and a picker that adds one."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._touchpoint_id: str | None = None
        self._rows: dict[str, _Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._heads = _heads(self.tr("Received by"), self.tr("Giver’s mark"), self.tr("Receiver’s mark"))
        column.addWidget(self._heads)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column.addLayout(self._lines)
        self.picker = RecordPicker(
            self.tr("Add a receiver"), none_text="", placeholder=self.tr("Add a receiver…")
        )
        self.picker.picked.connect(self._add)
        column.addWidget(self.picker)

    def show_touchpoint(self, touchpoint_id: str | None) -> None:
        """Show the receivers of this touchpoint as they are now."""
        self.picker.about(touchpoint_id or "")
        workshop = self._page.workshop
        self._touchpoint_id = touchpoint_id
        received = (
            () if touchpoint_id is None else workshop.where("receivers", "touchpoint_id", touchpoint_id)
        )
        there = {each.id for each in received}
        for id in [each for each in self._rows if each not in there]:
            row = self._rows.pop(id)
            row.flush()
            row.hide()
            row.deleteLater()
        for each in received:
            if each.id not in self._rows:
                self._rows[each.id] = _Row(self._page)
            row = self._rows[each.id]
            self._lines.removeWidget(row)
            self._lines.addWidget(row)
            row.show_receiver(each, name_of("receivers", each, workshop))
        if touchpoint_id is not None:
            self.picker.set_choices(choices_left(workshop, touchpoint_id), "")

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for row in list(self._rows.values()):
            row.flush()

    @Slot(str)
    def _add(self, key: str) -> None:
        touchpoint_id = self._touchpoint_id
        if not key or touchpoint_id is None:
            return

        def edit(change: Change) -> None:
            change.insert(new_receiver(key, touchpoint_id))

        self._page.edit(self.tr("Add receiver"), edit)


class _Row(QWidget):
    """One receiver: its name, two marks, and a button that takes it away."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._form = RecordForm(page, "receivers", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._name = ElidedLabel("", "strong")
        row.addWidget(self._name, 1)
        self._marks = tuple(
            self._form.bind(field, NumberField(name, lowest=1, highest=10))
            for field, name in (
                ("giver_score", self.tr("Giver’s mark")),
                ("receiver_score", self.tr("Receiver’s mark")),
            )
        )
        for mark in self._marks:
            mark.setFixedWidth(scaled(MARK_WIDTH))
            row.addWidget(mark)
        self._remove = IconButton("close", self.tr("Remove the receiver"), side=BUTTON)
        self._remove.clicked.connect(self._take_away)
        row.addWidget(self._remove)

    def show_receiver(self, receiver: Receiver, name: str) -> None:
        """Show this receiver under its name."""
        self._name.setText(name)
        self._marks[0].setAccessibleName(self.tr("Giver’s mark for {name}").format(name=name))
        self._marks[1].setAccessibleName(self.tr("Mark of {name}").format(name=name))
        self._remove.set_name(self.tr("Remove {name}").format(name=name))
        self._form.show_record(receiver)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self._form.flush()

    @Slot()
    def _take_away(self) -> None:
        id = self._form.record.id

        def edit(change: Change) -> None:
            change.delete("receivers", id)

        self._page.edit(self.tr("Remove receiver"), edit, offer_undo=True)


def _heads(received_by: str, giver: str, receiver: str) -> QWidget:
    heads = QWidget()
    grid = QGridLayout(heads)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    for column, text in enumerate((received_by, giver, receiver)):
        label = Caption(text, wrap=False)
        if column:
            label.setFixedWidth(scaled(MARK_WIDTH))
        grid.addWidget(label, 0, column)
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(3, scaled(BUTTON))
    return heads
