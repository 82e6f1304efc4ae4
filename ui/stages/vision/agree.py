"""Agree the wording: one sentence, who agrees, and what somebody wants kept on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.vision import Reservation
from app.records.vocabulary import new_id
from app.rules.names import value_name
from app.rules.vision_checks import vision_checks
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.checks import ChecksList
from ui.theme.fonts import set_text_role
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

STATEMENT_LINES = 5
DRAFT_LETTERS = 90
MOST_PEOPLE = 1_000_000


class AgreeStep(StepPage):
    """The wording on the left with the count of who agrees; the reservations on the right."""

    stage = "vision"
    step = "agree"
    reads = frozenset({"workshop", "drafts", "reservations", "participants", "segments", "departments"})

    def build(self) -> None:
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._add_one)
        self.capture.pasted.connect(self._add)
        self.column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._wording(), 5)
        row.addWidget(self._reservations(), 3)
        self.column.addLayout(row, 1)

    def _wording(self) -> QWidget:
        self.form = RecordForm(self, "workshop")
        area = ScrollColumn(margin=0, gap=16)
        card = Card()
        head = QHBoxLayout()
        head.addWidget(Heading(self.tr("The wording"), 3), 1)
        self.draft = RecordPicker(
            self.tr("Take a draft"), none_text=None, placeholder=self.tr("Take a draft as the wording…")
        )
        self.draft.picked.connect(self._take_draft)
        head.addWidget(self.draft, 1)
        card.body.addLayout(head)
        label = field_label("workshop", "statement")
        self.statement = AutosaveText(
            label, lines=STATEMENT_LINES, most_lines=STATEMENT_LINES + 3, placeholder=self.empty_words[1]
        )
        set_text_role(self.statement, "h1")
        self.statement.textChanged.connect(self._check)
        card.body.addWidget(self.form.bind("statement", self.statement))
        self.checks = ChecksList()
        card.body.addWidget(self.checks)
        area.body.addWidget(card)
        area.body.addWidget(self._agreement())
        area.body.addStretch(1)
        return area

    def _agreement(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(self.tr("Who agrees"), 3))
        self._rule = Label("", ink="text2")
        card.body.addWidget(self._rule)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in ("agreed_count", "present_count"):
            label = field_label("workshop", field)
            number = self.form.bind(field, NumberField(label, highest=MOST_PEOPLE))
            number.setObjectName(field)
            row.addLayout(labelled(label, number))
        label = field_label("workshop", "statement_agreed_on")
        self.agreed_on = self.form.bind("statement_agreed_on", DateField(label))
        row.addLayout(labelled(label, self.agreed_on))
        card.body.addLayout(row)
        self.agree_button = Button("", kind="primary", icon="check")
        self.agree_button.clicked.connect(self._agree)
        self._agreed = Label("", "strong", ink="ok")
        card.body.addWidget(self._agreed)
        card.body.addWidget(self.agree_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _reservations(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(self.tr("Reservations"), 3))
        self._none = Label(
            self.tr("Ask who could live with the sentence but wants something kept on record."), ink="text2"
        )
        card.body.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Reservations"), self._model, title_lines=4)
        self.list.current_changed.connect(self._show_chosen)
        self._edits = ListEdits(self, self.list, "reservations", "text")
        card.body.addWidget(self.list, 1)
        card.body.addStretch(0)
        self._who_area = QWidget()
        column = QVBoxLayout(self._who_area)
        column.setContentsMargins(0, 0, 0, 0)
        self._who_form = RecordForm(self, "reservations")
        label = field_label("reservations", "participant_id")
        self.who = self._who_form.bind(
            "participant_id", RecordPicker(label, none_text=self.tr("Nobody named"))
        )
        column.addLayout(labelled(label, self.who))
        card.body.addWidget(self._who_area)
        return card

    def refresh(self) -> None:
        workshop = self.workshop
        details = workshop.details
        self.form.show_record(details)
        self.draft.setVisible(bool(workshop.drafts))
        self.draft.set_choices(
            [
                (draft.id, f"{place}. {draft.text[:DRAFT_LETTERS]}")
                for place, draft in enumerate(workshop.drafts, start=1)
            ]
        )
        self._rule.setText(
            self.tr("Decided by: {rule}").format(rule=value_name("decision_rule", details.decision_rule))
        )
        self.who.set_choices([(each.id, each.name) for each in workshop.participants])
        self._model.set_rows([self._row(each) for each in workshop.reservations])
        self._none.setVisible(not workshop.reservations)
        self.list.setVisible(bool(workshop.reservations))
        if workshop.reservations and not self.list.current_id:
            self.list.select(workshop.reservations[0].id)
        self._show_chosen()
        self._show_agreement()
        self._check()

    def _row(self, reservation: Reservation) -> RecordRow:
        person = self.workshop.find("participants", reservation.participant_id)
        return RecordRow(id=reservation.id, title=reservation.text, subtitle=person.name if person else "")

    def _show_agreement(self) -> None:
        details = self.workshop.details
        agreed = bool(details.statement) and details.statement_agreed_on is not None
        self._agreed.setVisible(agreed)
        self.agree_button.setVisible(not agreed)
        self.agree_button.setEnabled(bool(details.statement))
        present = details.present_count or len(self.workshop.in_the_room)
        self.agree_button.setText(
            self.tr("Agreed by all {count} in the room").format(count=present)
            if present
            else self.tr("The room has agreed")
        )
        self._agreed.setText(self._say_agreed())

    def _say_agreed(self) -> str:
        details = self.workshop.details
        count = len(self.workshop.reservations)
        if count == 0:
            kept = self.tr("no reservations")
        else:
            kept = self.tr("1 reservation") if count == 1 else self.tr("{n} reservations").format(n=count)
        if details.agreed_count is None or details.present_count is None:
            return self.tr("Agreed, {reservations}.").format(reservations=kept)
        return self.tr("Agreed by {agreed} of {present}, {reservations}.").format(
            agreed=details.agreed_count, present=details.present_count, reservations=kept
        )

    @Slot()
    def _check(self) -> None:
        self.checks.show_checks(vision_checks(self.workshop, self.statement.text()))

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.workshop.find("reservations", self.list.current_id)
        self._who_area.setVisible(chosen is not None)
        self._who_form.show_record(chosen)

    def take_focus(self) -> None:
        if self.workshop.details.statement:
            self.capture.field.setFocus()
        else:
            self.statement.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "reservations":
            self.list.select(id)

    def flush(self) -> None:
        self.form.flush()

    @Slot(str)
    def _take_draft(self, id: str) -> None:
        draft = self.workshop.find("drafts", id)
        if draft is None:
            return

        def take(change: Change) -> None:
            change.update(
                "workshop",
                None,
                statement=draft.text,
                statement_agreed_on=None,
                agreed_count=None,
                present_count=None,
            )

        self.edit(self.tr("Take a draft as the wording"), take, origin=self, offer_undo=True)

    @Slot()
    def _agree(self) -> None:
        self.flush()
        details = self.workshop.details
        present = details.present_count or len(self.workshop.in_the_room) or None
        agreed = details.agreed_count if details.agreed_count is not None else present
        held_on = details.held_on

        def agree(change: Change) -> None:
            change.update(
                "workshop",
                None,
                statement_agreed_on=held_on,
                agreed_count=agreed,
                present_count=present,
            )

        self.edit(self.tr("Agree on the wording"), agree, origin=self.agree_button)

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        reservations = [Reservation(id=new_id(), text=line) for line in lines]
        one, many = self.tr("Add reservation"), self.tr("Add {count} reservations")
        if add_records(self, self.capture, reservations, lines, one, many):
            self.list.select(reservations[-1].id)
