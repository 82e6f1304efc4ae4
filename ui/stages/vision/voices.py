"""Hear the customer: what customers said, in their own words, each with where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.capture import KnownNames, parse_marks
from app.records.vision import Voice
from app.records.vocabulary import new_id
from ui.dates import short_date
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.questioned import is_questioned
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.card_wall import CardWall
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.page_stack import PageStack
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn


class VoicesStep(StepPage):
    """A wall of quotes; the chosen one's source beside it."""

    stage = "vision"
    step = "voices"
    reads = frozenset({"voices", "segments", "journey_stages"})

    def build(self) -> None:
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        self._pages = PageStack()
        self.column.addWidget(self._pages, 1)
        self._empty = Card()
        empty = EmptyState("quote", *self.empty_words, action=self.tr("Type the first one"))
        empty.acted.connect(self.take_focus)
        self._empty.body.addWidget(empty)
        self._filled = QWidget()
        row = QHBoxLayout(self._filled)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._model = RecordModel(self)
        self._rows = RowCache(self._row)
        self.wall = CardWall(self.tr("What customers said"), self._model, card_width=240, most_lines=6)
        self.wall.current_changed.connect(self._show_chosen)
        self.wall.pasted.connect(self._add)
        self._edits = ListEdits(self, self.wall, "voices", "quote")
        row.addWidget(self.wall, 5)
        row.addWidget(self._sheet(), 3)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)

    def _sheet(self) -> Card:
        card = Card()
        self.form = RecordForm(self, "voices")
        card.body.addWidget(Heading(self.tr("Where it comes from"), 3))
        area = ScrollColumn(margin=0, gap=10)
        card.body.addWidget(area, 1)
        label = field_label("voices", "quote")
        self.quote = self.form.bind("quote", AutosaveText(label, lines=4, most_lines=6))
        area.body.addLayout(labelled(label, self.quote))
        label = field_label("voices", "source")
        self.source = self.form.bind("source", AutosaveText(label, lines=2, most_lines=3))
        area.body.addLayout(labelled(label, self.source))
        label = field_label("voices", "heard_on")
        self.heard_on = self.form.bind("heard_on", DateField(label))
        area.body.addLayout(labelled(label, self.heard_on))
        label = field_label("voices", "segment_id")
        self.segment = self.form.bind("segment_id", RecordPicker(label, none_text=self.tr("Any customer")))
        area.body.addLayout(labelled(label, self.segment))
        label = field_label("voices", "journey_stage_id")
        self.journey = self.form.bind(
            "journey_stage_id", RecordPicker(label, none_text=self.tr("No stage of the journey"))
        )
        area.body.addLayout(labelled(label, self.journey))
        area.body.addStretch(1)
        self._card = card
        return card

    def refresh(self) -> None:
        workshop = self.workshop
        self.capture.set_completions(">", [segment.name for segment in self.workshop.segments])
        self.capture.set_completions("#", [stage.name for stage in workshop.journey_stages])
        self.capture.set_hint(self._hint())
        self.segment.set_choices([(each.id, each.name) for each in workshop.segments])
        self.journey.set_choices([(each.id, each.name) for each in workshop.journey_stages])
        self._pages.setCurrentWidget(self._filled if workshop.voices else self._empty)
        self._model.set_rows(self._rows.rows(workshop.voices, workshop.segments, workshop.journey_stages))
        if workshop.voices and not self.wall.current_id:
            self.wall.select(workshop.voices[0].id)
        self._show_chosen()

    def _hint(self) -> str:
        """The marks that can be used so far, and where the others come from."""
        stages, segments = self.workshop.journey_stages, self.workshop.segments
        if stages and segments:
            return self.tr("#journey stage says where it was heard, >segment who said it.")
        if stages:
            return self.tr(
                "#journey stage says where it was heard. Name segments under Organisation to say who said it."
            )
        if segments:
            return self.tr(">segment says who said it.")
        return self.tr("Name customer segments under Organisation, and >segment says who said it.")

    def _row(self, voice: Voice) -> RecordRow:
        segment = self.workshop.find("segments", voice.segment_id)
        stage = self.workshop.find("journey_stages", voice.journey_stage_id)
        day = short_date(voice.heard_on) if voice.heard_on else ""
        chips = tuple(RowChip(each.name) for each in (stage, segment) if each)
        return RecordRow(
            id=voice.id,
            title=voice.quote,
            subtitle=" · ".join(part for part in (voice.source or "", day) if part),
            chips=chips,
        )

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.workshop.find("voices", self.wall.current_id)
        self._card.setVisible(chosen is not None)
        self.form.show_record(chosen)

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "voices":
            self.wall.select(id)

    def flush(self) -> None:
        self.form.flush()

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        stages = {stage.name: stage.id for stage in self.workshop.journey_stages}
        segments = {segment.name: segment.id for segment in self.workshop.segments}
        known = KnownNames(journey_stages=tuple(stages), receivers=tuple(segments), takes_number=False)
        takes = self.tr("#journey stage and >segment")
        if is_questioned(self, self.capture, lines, known, takes=takes):
            return
        voices = []
        for line in lines:
            entry = parse_marks(line, known, today=None)
            stage = stages[entry.journey_stage] if entry.journey_stage else None
            segment = segments[entry.receivers[0]] if entry.receivers else None
            words = " ".join((entry.text or line, *(f">{name}" for name in entry.receivers[1:])))
            voices.append(Voice(id=new_id(), quote=words, journey_stage_id=stage, segment_id=segment))
        one, many = self.tr("Add customer’s voice"), self.tr("Add {count} customers’ voices")
        if add_records(self, self.capture, voices, lines, one, many):
            self.wall.select(voices[-1].id)
