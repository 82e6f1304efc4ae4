"""Sign-off: names under the sentence, the senior leaders' first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.records.prepare import Participant
from app.records.vision import Signature
from app.records.vocabulary import new_id
from app.rules.names import value_name
from app.rules.signatures import is_senior_leaders, is_void, valid_signatures
from ui.dates import long_date
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change

LEVELS = ("senior_leader", "middle_manager", "supervisor", "team_member")
MOST_OFFERED = 8


class SignOffStep(StepPage):
    """The sentence as on a certificate, the signatures below it, and who has yet to sign."""

    stage = "vision"
    step = "sign_off"
    reads = frozenset({"signatures", "participants", "workshop"})

    def build(self) -> None:
        self.subject = Choice(
            self.tr("What is signed"),
            [(key, value_name("signature_subject", key)) for key in ("vision", "plan")],
            value="vision",
        )
        self.subject.chosen.connect(self._show_signatures)
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._sign_one)
        self.capture.pasted.connect(self._sign)
        self.column.addWidget(self.capture)
        self.column.addWidget(self._statement())
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list_card(), 5)
        row.addWidget(self._sheet(), 3)
        self.column.addLayout(row, 1)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.subject,)

    def _statement(self) -> Card:
        card = Card(tint="accent_soft")
        self._wording = Label("", "h1", selectable=True)
        card.body.addWidget(self._wording)
        self._waiting = Label("", "caption", ink="text2")
        card.body.addWidget(self._waiting)
        self._offers_area = QWidget()
        self._offers = FlowLayout(self._offers_area, gap=8)
        card.body.addWidget(self._offers_area)
        self._offered: tuple[str, ...] = ()
        return card

    def _list_card(self) -> Card:
        card = Card()
        self._pages = QStackedWidget()
        self._empty = EmptyState("pen", *self.empty_words)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        self._count = Heading("", 3)
        column.addWidget(self._count)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Signatures"), self._model)
        self.list.current_changed.connect(self._show_chosen)
        self._edits = ListEdits(self, self.list, "signatures", "name")
        column.addWidget(self.list, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._filled)
        card.body.addWidget(self._pages, 1)
        return card

    def _sheet(self) -> Card:
        card = Card()
        self.form = RecordForm(self, "signatures")
        card.body.addWidget(Heading(self.tr("This signature"), 3))
        for field in ("name", "title"):
            label = field_label("signatures", field)
            line = self.form.bind(field, AutosaveLine(label))
            line.setObjectName(field)
            card.body.addLayout(labelled(label, line))
        label = field_label("signatures", "level")
        self.level = self.form.bind("level", RecordPicker(label, none_text=self.tr("No level")))
        self.level.set_choices([(key, value_name("seniority_level", key)) for key in LEVELS])
        card.body.addLayout(labelled(label, self.level))
        label = field_label("signatures", "signed_on")
        self.signed_on = self.form.bind("signed_on", DateField(label))
        card.body.addLayout(labelled(label, self.signed_on))
        self._void = Label(
            self.tr("The sentence has changed since this was signed, so it no longer counts."), ink="warn"
        )
        card.body.addWidget(self._void)
        self.again_button = Button(self.tr("Sign the sentence of today"), icon="pen")
        self.again_button.clicked.connect(self._sign_again)
        card.body.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        self._card = card
        return card

    def refresh(self) -> None:
        statement = self.workshop.details.statement
        self._wording.setText(statement or self.tr("There is no sentence to sign yet: agree on one first."))
        self._wording.set_ink("text" if statement else "text2")
        self._show_signatures()

    @Slot()
    def _show_signatures(self) -> None:
        signatures = self._signatures()
        self._pages.setCurrentWidget(self._filled if signatures else self._empty)
        self._model.set_rows([self._row(each) for each in signatures])
        valid = sum(not is_void(self.workshop, each) for each in signatures)
        self._count.setText(
            self.tr("1 signature") if valid == 1 else self.tr("{n} signatures").format(n=valid)
        )
        if signatures and not self.list.current_id:
            self.list.select(signatures[0].id)
        self._show_chosen()
        self._show_waiting()

    def _signatures(self) -> tuple[Signature, ...]:
        found: tuple[Signature, ...] = self.workshop.where("signatures", "subject", self.subject.value)
        return found

    def _row(self, signature: Signature) -> RecordRow:
        chips = []
        void = is_void(self.workshop, signature)
        if void:
            chips.append(RowChip(self.tr("void, wording changed"), "warn"))
        if is_senior_leaders(self.workshop, signature):
            chips.append(RowChip(value_name("seniority_level", "senior_leader")))
        day = long_date(signature.signed_on) if signature.signed_on else ""
        return RecordRow(
            id=signature.id,
            title=signature.name,
            subtitle=" · ".join(part for part in (signature.title or "", day) if part),
            chips=tuple(chips),
            muted=void,
        )

    def _unsigned_leaders(self) -> tuple[Participant, ...]:
        if self.subject.value == "vision":
            signed = {each.participant_id for each in valid_signatures(self.workshop)}
        else:
            signed = {each.participant_id for each in self._signatures()}
        return tuple(
            person
            for person in self.workshop.in_the_room
            if person.level == "senior_leader" and person.id not in signed
        )

    def _show_waiting(self) -> None:
        waiting = self._unsigned_leaders() if self.workshop.details.statement else ()
        self._waiting.setVisible(bool(waiting))
        self._waiting.setText(self.tr("Senior leaders in the room who have not signed yet:"))
        self._offers_area.setVisible(bool(waiting))
        offered = tuple(f"{person.id}:{person.name}" for person in waiting[:MOST_OFFERED])
        if offered == self._offered:
            return
        self._offered = offered
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person in waiting[:MOST_OFFERED]:
            button = Button(self.tr("{name} signs").format(name=person.name), icon="pen")
            button.setProperty("participant", person.id)
            button.clicked.connect(self._sign_offered)
            self._offers.addWidget(button)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.workshop.find("signatures", self.list.current_id)
        self._card.setVisible(chosen is not None)
        self.form.show_record(chosen)
        void = chosen is not None and is_void(self.workshop, chosen)
        self._void.setVisible(void)
        self.again_button.setVisible(void)

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        signature = self.workshop.find("signatures", id)
        if list_name == "signatures" and signature is not None:
            self.subject.set_value(signature.subject)
            self._show_signatures()
            self.list.select(id)

    def flush(self) -> None:
        self.form.flush()

    def _signature(self, name: str, person: Participant | None) -> Signature:
        return Signature(
            id=new_id(),
            participant_id=person.id if person else None,
            name=person.name if person else name,
            title=person.job_title if person else None,
            level=person.level if person else None,
            subject="vision" if self.subject.value == "vision" else "plan",
            wording=self.workshop.details.statement,
            signed_on=self.workshop.details.held_on,
        )

    @Slot(str)
    def _sign_one(self, typed: str) -> None:
        self._sign([typed])

    @Slot(object)
    def _sign(self, names: list[str]) -> None:
        people = {person.name.casefold(): person for person in self.workshop.participants}
        signatures = [self._signature(name, people.get(name.casefold())) for name in names]
        if add_records(
            self, self.capture, signatures, names, self.tr("Sign"), self.tr("Add {count} signatures")
        ):
            self.list.select(signatures[-1].id)

    @Slot()
    def _sign_offered(self) -> None:
        person = self.workshop.find("participants", self.sender().property("participant"))
        if person is not None:
            signature = self._signature(person.name, person)

            def sign(change: Change) -> None:
                change.insert(signature)

            if self.edit(self.tr("Sign"), sign, origin=self) is not None:
                self.list.select(signature.id)

    @Slot()
    def _sign_again(self) -> None:
        id = self.list.current_id
        details = self.workshop.details

        def sign(change: Change) -> None:
            change.update("signatures", id, wording=details.statement, signed_on=details.held_on)

        self.edit(self.tr("Sign again"), sign, origin=self.again_button)
