"""The stages of the customer's journey, edited beside the map they are the columns of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from app.records.touchpoints import JourneyStage
from app.records.vocabulary import new_id
from ui.models.record_row import RecordRow, RowChip
from ui.stages.list_edits import ListEdits
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.heading import Heading
from ui.widgets.mark_field import MarkField
from ui.widgets.popover import Popover
from ui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

WIDTH = 320
HEIGHT = 270


class JourneyStages(Popover):
    """A list of the stages to add to, rename, reorder and delete from; paste several lines for several."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page.tr("Stages of the customer’s journey"), page)
        self._page = page
        self.setFixedWidth(scaled(WIDTH))
        self.body.addWidget(Heading(self.tr("Stages of the journey"), 3))
        self.body.addWidget(
            Caption(self.tr("The columns of the map, from the customer’s first step to the last."))
        )
        row = QHBoxLayout()
        self.field = MarkField(self.tr("New stage"))
        self.field.setPlaceholderText(self.tr("New stage, such as Order"))
        self.field.returnPressed.connect(self._add)
        self.field.lines_pasted.connect(self._add_lines)
        row.addWidget(self.field, 1)
        button = Button(self.tr("Add"), icon="plus")
        button.clicked.connect(self._add)
        row.addWidget(button)
        self.body.addLayout(row)
        self.list = RecordList(self.tr("Stages of the journey"))
        self.list.setFixedHeight(scaled(HEIGHT))
        self._edits = ListEdits(page, self.list, "journey_stages", "name")
        self.list.pasted.connect(self._add_lines)
        self.body.addWidget(self.list)

    def refresh(self) -> None:
        """Show the stages as they are now."""
        workshop = self._page.workshop
        self.list.records.set_rows(
            RecordRow(id=each.id, title=each.name, chips=(RowChip(str(count)),))
            for each in workshop.journey_stages
            for count in (len(workshop.where("touchpoints", "journey_stage_id", each.id)),)
        )

    @Slot()
    def _add(self) -> None:
        name = self.field.text().strip()
        if name:
            self.field.setText("")  # unlike clear(), this forgets the typing, so Ctrl+Z takes back the change
            self._add_lines([name])
        self.field.setFocus()

    @Slot(object)
    def _add_lines(self, names: list[str]) -> None:
        def edit(change: Change) -> None:
            for name in names:
                change.insert(JourneyStage(id=new_id(), name=name))

        several = self.tr("Add {count} journey stages").format(count=len(names))
        self._page.edit(self.tr("Add journey stage") if len(names) == 1 else several, edit)
