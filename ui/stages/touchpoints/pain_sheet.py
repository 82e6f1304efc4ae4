"""Everything about one pain point: how badly and how often it hurts, where, and how that is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from app.rules.names import value_name
from app.rules.pains import is_severe
from ui.stages.departments import touchpoint_choices
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.touchpoints.captured_pain import LEVELS
from ui.stages.touchpoints.level_choice import LevelChoice
from ui.stages.touchpoints.pain_cards import basis_words, pain_words
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.heading import Heading
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.rating import Rating
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from ui.stages.step_page import StepPage

LIST = "pain_points"
BASES = ("assumed", "customer_said", "data")


class PainSheet(Card):
    """One pain point with all of its fields, each saved as it is typed; `delete_wanted(id)`."""

    delete_wanted = Signal(str)

    def __init__(self, page: StepPage) -> None:
        super().__init__(padding=12)
        self._page = page
        self._form = RecordForm(page, LIST, parent=self)
        row = QHBoxLayout()
        row.addWidget(Heading(self.tr("This pain point"), 3, wrap=False))
        row.addStretch(1)
        self.pain = Chip("")
        row.addWidget(self.pain)
        delete = IconButton("trash", self.tr("Delete the pain point"))
        delete.clicked.connect(self._want_deletion)
        row.addWidget(delete)
        self.body.addLayout(row)
        scroll = ScrollColumn(margin=4, gap=12)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll, 1)
        self._column = scroll.body
        self.text = self._text("text")
        self.severity = self._rating("severity")
        self.frequency = self._rating("frequency")
        self._add_place()
        self._add_basis()
        self._add_end()
        self._column.addStretch(1)

    def _label(self, field: str) -> str:
        return field_label(LIST, field)

    def _text(self, field: str) -> AutosaveText:
        text = self._form.bind(field, AutosaveText(self._label(field), lines=2))
        self._column.addLayout(labelled(self._label(field), text))
        return text

    def _rating(self, field: str) -> Rating:
        rating = self._form.bind(field, Rating(self._label(field)))
        row = QHBoxLayout()
        row.addWidget(Label(self._label(field), "strong", wrap=False), 1)
        row.addWidget(rating)
        self._column.addLayout(row)
        return rating

    def _picker(self, field: str, none_text: str) -> RecordPicker:
        picker = self._form.bind(field, RecordPicker(self._label(field), none_text=none_text))
        self._column.addLayout(labelled(self._label(field), picker))
        return picker

    def _add_place(self) -> None:
        self.touchpoint = self._picker("touchpoint_id", self.tr("No touchpoint yet"))
        level = self._form.bind("level", LevelChoice(self._label("level"), LEVELS, clearable=False))
        self._column.addLayout(labelled(self._label("level"), level, level.explanation))

    def _add_basis(self) -> None:
        self.basis = self._form.bind(
            "basis", Choice(self._label("basis"), [(each, basis_words(each)) for each in BASES])
        )
        for each in BASES:
            self.basis.button(each).setAccessibleDescription(value_name("basis", each))
        self._column.addLayout(labelled(self._label("basis"), self.basis))
        self._text("evidence")
        self._voice = self._picker("voice_id", self.tr("No customer voice"))

    def _add_end(self) -> None:
        self._group = self._picker("group_id", self.tr("No table"))
        self.resolved = self._form.bind(
            "resolved_on",
            DateField(self._label("resolved_on"), placeholder=self.tr("Not resolved yet")),
        )
        self._column.addLayout(labelled(self._label("resolved_on"), self.resolved))
        self.today = Button(self.tr("Resolved today"), icon="check")
        self.today.clicked.connect(self._resolve)
        self._column.addWidget(self.today)

    def show_pain(self, id: str) -> None:
        """Show this pain point as it is now."""
        workshop = self._page.workshop
        point = workshop.find(LIST, id)
        if point is None:
            return
        felt_at = workshop.find("touchpoints", point.touchpoint_id)
        first = () if felt_at is None else (felt_at.department_id,)
        self.touchpoint.set_choices(touchpoint_choices(workshop, first))
        self._voice.set_choices([(each.id, " ".join(each.quote.split())) for each in workshop.voices])
        self._group.set_choices([(each.id, each.name) for each in workshop.groups])
        self._form.show_record(point)
        severe = is_severe(point)
        self.pain.set_text(pain_words(point))
        self.pain.set_kind("bad" if severe and point.resolved_on is None else "plain")
        self.today.setVisible(point.resolved_on is None)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self._form.flush()

    def take_focus(self) -> None:
        """Put the cursor into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _resolve(self) -> None:
        self._form.write("resolved_on", date.today(), self.today)

    @Slot()
    def _want_deletion(self) -> None:
        if self._form.record is not None:
            self.delete_wanted.emit(self._form.record.id)
