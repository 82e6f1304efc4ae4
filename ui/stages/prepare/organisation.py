"""Organisation: whose workshop this is, how the last word is spoken, and what documents look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.records.prepare import Segment
from app.records.vocabulary import new_id
from app.rules.names import value_name
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.prepare.brand_card import BrandCard
from ui.stages.prepare.decision import DecisionCard
from ui.stages.prepare.horizons import HorizonFields
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.drop_down import DropDown
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

SEGMENT_KINDS = ("end_customer", "key_account", "intermediary", "payer")


class OrganisationStep(StepPage):
    """The facts of the workshop on the left, the customer segments on the right."""

    stage = "prepare"
    step = "organisation"
    reads = frozenset({"workshop", "segments"})

    def build(self) -> None:
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._add_segment)
        self.capture.pasted.connect(self._add_segments)
        self.column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._facts(), 3)
        row.addWidget(self._segments(), 2)
        self.column.addLayout(row, 1)

    def _facts(self) -> QWidget:
        self.form = RecordForm(self, "workshop")
        area = ScrollColumn(margin=0, gap=16)
        area.body.addWidget(self._names())
        self.decision = DecisionCard(self)
        area.body.addWidget(self.decision)
        self.brand = BrandCard(self)
        area.body.addWidget(self.brand)
        area.body.addStretch(1)
        return area

    def _names(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(self.tr("The workshop"), 3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        pairs = (
            ("organisation", "title"),
            ("customer_name", "customer_name_plural"),
            ("sponsor", "sponsor_title"),
            ("facilitators", "venue"),
        )
        for number, pair in enumerate(pairs):
            for column, field in enumerate(pair):
                grid.addLayout(self._line(field), number, column)
        label = field_label("workshop", "held_on")
        self.held_on = self.form.bind("held_on", DateField(label))
        grid.addLayout(labelled(label, self.held_on), len(pairs), 0)
        grid.addLayout(self._line("language"), len(pairs), 1)
        purpose = field_label("workshop", "purpose")
        self.purpose = self.form.bind("purpose", AutosaveText(purpose, lines=3))
        grid.addLayout(labelled(purpose, self.purpose), len(pairs) + 1, 0, 1, 2)
        self.horizons = HorizonFields(self)
        grid.addLayout(labelled(field_label("workshop", "horizons"), self.horizons), len(pairs) + 2, 0, 1, 2)
        card.body.addLayout(grid)
        return card

    def _line(self, field: str) -> QVBoxLayout:
        label = field_label("workshop", field)
        line = self.form.bind(field, AutosaveLine(label))
        line.setObjectName(field)
        return labelled(label, line)

    def _segments(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(self.tr("Customer segments"), 3))
        self._none = Label(self.guide.empty, ink="text2")
        card.body.addWidget(self._none)
        self._model = RecordModel(self)
        self._rows = RowCache(self._row)
        self.segments = RecordList(self.tr("Customer segments"), self._model, title_lines=2)
        self.segments.pasted.connect(self._add_segments)
        self.segments.current_changed.connect(self._show_kind)
        self._edits = ListEdits(self, self.segments, "segments", "name")
        card.body.addWidget(self.segments, 1)
        card.body.addStretch(0)
        label = field_label("segments", "kind")
        self.kind = DropDown(label, [(kind, value_name("segment_kind", kind)) for kind in SEGMENT_KINDS])
        self.kind.chosen.connect(self._choose_kind)
        self._kind_area = QWidget()
        column = QVBoxLayout(self._kind_area)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(labelled(label, self.kind))
        card.body.addWidget(self._kind_area, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def refresh(self) -> None:
        self.form.show_record(self.workshop.details)
        self.decision.show_workshop(self.workshop)
        self.brand.show_workshop(self.workshop)
        self.horizons.show_horizons(self.workshop.details.horizons)
        self._model.set_rows(self._rows.rows(self.workshop.segments))
        self._none.setVisible(not self.workshop.segments)
        self.segments.setVisible(bool(self.workshop.segments))
        self._show_kind()

    def _row(self, segment: Segment) -> RecordRow:
        kind = RowChip(value_name("segment_kind", segment.kind))
        return RecordRow(id=segment.id, title=segment.name, chips=(kind,))

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "segments":
            self.segments.select(id)

    def flush(self) -> None:
        self.form.flush()
        self.horizons.flush()
        self.brand.flush()

    def put_away(self) -> None:
        self.brand.put_away()

    @Slot(str)
    def _add_segment(self, text: str) -> None:
        self._add_segments([text])

    @Slot(object)
    def _add_segments(self, names: list[str]) -> None:
        segments = [Segment(id=new_id(), name=name) for name in names]
        one, many = self.tr("Add customer segment"), self.tr("Add {count} customer segments")
        if add_records(self, self.capture, segments, names, one, many):
            self.segments.select(segments[-1].id)

    @Slot()
    def _show_kind(self) -> None:
        segment = self.workshop.find("segments", self.segments.current_id)
        self._kind_area.setVisible(segment is not None)
        if segment is not None:
            self.kind.set_value(segment.kind)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        id = self.segments.current_id

        def choose(change: Change) -> None:
            change.update("segments", id, kind=kind)

        self.edit(self.tr("Change the kind of customer segment"), choose, origin=self.kind)
