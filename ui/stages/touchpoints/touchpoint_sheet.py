"""Everything about one touchpoint on one sheet: who gives and receives it, how good it is and should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from app.records.touchpoints import JourneyStage
from app.records.vocabulary import new_id
from ui.stages.departments import department_choices
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.touchpoints.level_choice import LevelChoice
from ui.stages.touchpoints.receiver_rows import ReceiverRows
from ui.theme.fonts import scaled
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.check_line import CheckLine
from ui.widgets.icon_button import IconButton
from ui.widgets.rating import Rating
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change
    from ui.stages.step_page import StepPage

NARROWEST = 110
LEVELS = ("broken", "processing", "service", "experience")


class TouchpointSheet(Card):
    """One touchpoint with all of its fields, each saved as it is typed.

    `back_wanted` asks for the map again, `delete_wanted` to delete the touchpoint shown.
    """

    back_wanted = Signal()
    delete_wanted = Signal(str)

    def __init__(self, page: StepPage) -> None:
        super().__init__(padding=12)
        self._page = page
        self._form = RecordForm(page, "touchpoints", parent=self)
        self._add_head()
        self._scroll = ScrollColumn(margin=4, gap=12)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        self.name = self._line("name")
        self._add_places()
        self.received_by = ReceiverRows(page)
        self._scroll.body.addWidget(self.received_by)
        self._add_levels()
        self._line("channel")
        self._text("description")
        self._line("feeling_wanted")
        self._text("done_well")
        self._text("done_badly")
        self._add_origin()

    def _add_head(self) -> None:
        row = QHBoxLayout()
        back = Button(self.tr("Map"), kind="quiet", icon="arrow_left")
        back.setAccessibleName(self.tr("Back to the map"))
        back.clicked.connect(self.back_wanted)
        row.addWidget(back)
        row.addStretch(1)
        self.delete_button = IconButton("trash", self.tr("Delete the touchpoint"))
        self.delete_button.clicked.connect(self._want_deletion)
        row.addWidget(self.delete_button)
        self.body.addLayout(row)

    def _put(self, *columns: QLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for column in columns:
            row.addLayout(column, 1)
        self._scroll.body.addLayout(row)

    def _label(self, field: str) -> str:
        return field_label("touchpoints", field)

    def _line(self, field: str) -> AutosaveLine:
        line = self._form.bind(field, AutosaveLine(self._label(field)))
        self._put(labelled(self._label(field), line))
        return line

    def _text(self, field: str) -> None:
        text = self._form.bind(field, AutosaveText(self._label(field), lines=2))
        self._put(labelled(self._label(field), text))

    def _add_places(self) -> None:
        giver, stage = self._label("department_id"), self._label("journey_stage_id")
        self._giver = self._form.bind("department_id", RecordPicker(giver, none_text=None))
        self._stage = self._form.bind(
            "journey_stage_id",
            RecordPicker(stage, none_text=self.tr("No stage"), can_add=True),
        )
        self._stage.new_named.connect(self._add_stage)
        for picker in (self._giver, self._stage):
            picker.setMinimumWidth(scaled(NARROWEST))
        self._put(labelled(giver, self._giver), labelled(stage, self._stage))

    def _add_levels(self) -> None:
        importance = self._form.bind("importance", Rating(self._label("importance")))
        self._put(labelled(self._label("importance"), importance))
        for field, levels in (("level_today", LEVELS), ("level_wanted", LEVELS[1:])):
            choice = self._form.bind(field, LevelChoice(self._label(field), levels))
            self._put(labelled(self._label(field), choice, choice.explanation))

    def _add_origin(self) -> None:
        self._confirmed = self._form.bind("confirmed", CheckLine(self._label("confirmed")))
        self._group = self._form.bind(
            "group_id", RecordPicker(self._label("group_id"), none_text=self.tr("No table"))
        )
        box = QVBoxLayout()
        box.addWidget(self._confirmed)
        self._put(labelled(self._label("group_id"), self._group))
        self._put(box)
        self._scroll.body.addStretch(1)

    def show_touchpoint(self, touchpoint_id: str | None) -> None:
        """Show this touchpoint as it is now; without one the sheet keeps what it showed."""
        workshop = self._page.workshop
        touchpoint = workshop.find("touchpoints", touchpoint_id)
        self._giver.set_choices(department_choices(workshop))
        self._stage.set_choices([(each.id, each.name) for each in workshop.journey_stages])
        self._group.set_choices([(each.id, each.name) for each in workshop.groups])
        self._form.show_record(touchpoint)
        self.received_by.show_touchpoint(touchpoint_id if touchpoint is not None else None)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self._form.flush()
        self.received_by.flush()

    def edit_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    @Slot(str)
    def _add_stage(self, name: str) -> None:
        touchpoint = self._form.record
        if touchpoint is None:
            return
        stage = JourneyStage(id=new_id(), name=name)

        def edit(change: Change) -> None:
            change.insert(stage)
            change.update("touchpoints", touchpoint.id, journey_stage_id=stage.id)

        self._page.edit(self.tr("Add journey stage"), edit)

    @Slot()
    def _want_deletion(self) -> None:
        if self._form.record is not None:
            self.delete_wanted.emit(self._form.record.id)
