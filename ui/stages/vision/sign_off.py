"""Sign-off: names under the sentence, the senior leaders' first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.prepare import Participant
from app.records.vision import Signature
from app.records.vocabulary import new_id
from app.rules.folding import called, fold
from app.rules.names import value_name
from app.rules.signatures import is_senior_leaders, is_void, unsigned_leaders
from ui.dates import long_date
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_cache import RowCache
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.certificate import Certificate
from ui.stages.vision.day import day_of_deed
from ui.stages.vision.signers import signature_of
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.page_stack import PageStack
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

LEVELS = ("senior_leader", "middle_manager", "supervisor", "team_member")


class SignOffStep(StepPage):
    """The sentence as on a certificate, the signatures below it, and who has yet to sign."""

    stage = "vision"
    step = "sign_off"
    reads = frozenset({"signatures", "participants", "workshop", "actions"})
    switches = ("subject",)

    def build(self) -> None:
        self.subject = Choice(
            self.tr("What is signed"),
            [(key, value_name("signature_subject", key)) for key in ("vision", "plan")],
            value="vision",
        )
        self.subject.chosen.connect(self._show_subject)
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._sign_one)
        self.capture.pasted.connect(self._sign)
        self.column.addWidget(self.capture)
        self.certificate = Certificate()
        self.certificate.signed.connect(self._sign_offered)
        self.column.addWidget(self.certificate)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._list_card(), 5)
        row.addWidget(self._sheet(), 3)
        self.column.addLayout(row, 1)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self.subject,)

    def _list_card(self) -> Card:
        card = Card()
        self._pages = PageStack()
        self._empty = EmptyState("pen", *self.empty_words, action=self.tr("Type the first name"))
        self._empty.acted.connect(self._act_on_empty)
        self._filled = QWidget()
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        self._count = Heading("", 3)
        column.addWidget(self._count)
        self._model = RecordModel(self)
        self.list = RecordList(self.tr("Signatures"), self._model)
        self.list.current_changed.connect(self._show_chosen)
        self.list.pasted.connect(self._sign)
        self._rows = RowCache(self._row)
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
        area = ScrollColumn(margin=0, gap=10)
        card.body.addWidget(area, 1)
        for field in ("name", "title"):
            label = field_label("signatures", field)
            line = self.form.bind(field, AutosaveLine(label))
            line.setObjectName(field)
            area.body.addLayout(labelled(label, line))
        label = field_label("signatures", "level")
        self.level = self.form.bind("level", RecordPicker(label, none_text=self.tr("No level")))
        self.level.set_choices([(key, value_name("seniority_level", key)) for key in LEVELS])
        area.body.addLayout(labelled(label, self.level))
        label = field_label("signatures", "signed_on")
        self.signed_on = self.form.bind("signed_on", DateField(label))
        area.body.addLayout(labelled(label, self.signed_on))
        self._void = Label(
            self.tr("The sentence has changed since this was signed, so it no longer counts."), ink="warn"
        )
        area.body.addWidget(self._void)
        self.again_button = Button(self.tr("Sign the sentence of today"), icon="pen")
        self.again_button.clicked.connect(self._sign_again)
        area.body.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        area.body.addStretch(1)
        self._card = card
        return card

    def refresh(self) -> None:
        self._show_subject()

    @property
    def _can_sign(self) -> bool:
        """Whether there is something to sign: a sentence, or else the plan."""
        return self.subject.value == "plan" or bool(self.workshop.details.statement)

    @Slot()
    def _show_subject(self) -> None:
        signatures = self._signatures()
        if self._empty.button is not None:
            start = self.tr("Type the first name") if self._can_sign else self.tr("Agree on a sentence")
            self._empty.button.setText(start)
        self._pages.setCurrentWidget(self._filled if signatures else self._empty)
        self._model.set_rows(
            self._rows.rows(signatures, self.workshop.details.statement, self.workshop.participants)
        )
        valid = sum(not is_void(self.workshop, each) for each in signatures)
        self._count.setText(
            self.tr("1 signature") if valid == 1 else self.tr("{n} signatures").format(n=valid)
        )
        if signatures and not self.list.current_id:
            self.list.select(signatures[0].id)
        self._show_chosen()
        waiting = unsigned_leaders(self.workshop, signatures) if self._can_sign else ()
        if self.subject.value == "vision":
            self.certificate.show_sentence(self.workshop.details.statement, waiting)
        else:
            self.certificate.show_plan(len(self.workshop.actions), waiting)

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
            self._show_subject()
            self.list.select(id)

    def flush(self) -> None:
        self.form.flush()

    def _new(self, name: str, person: Participant | None) -> Signature:
        is_vision = self.subject.value == "vision"
        details = self.workshop.details
        signer = person.name if person else name
        is_sponsor = fold(signer) == fold((details.sponsor or "").strip())
        title = person.job_title if person else None
        level = person.level if person else None
        if is_sponsor:  # who commissions the workshop leads the organisation, in the room or not
            title = title or details.sponsor_title
            level = level or "senior_leader"
        return Signature(
            id=new_id(),
            participant_id=person.id if person else None,
            name=signer,
            title=title,
            level=level,
            subject="vision" if is_vision else "plan",
            wording=details.statement if is_vision else None,
            signed_on=day_of_deed(self.workshop, date.today()),
        )

    @Slot(str)
    def _sign_one(self, typed: str) -> None:
        self._sign([typed])

    @Slot(object)
    def _sign(self, names: list[str]) -> None:
        people = {person.name: person for person in self.workshop.participants}
        named = [(name, called(name, people)) for name in dict.fromkeys(names)]
        self._sign_all([(name, people[found[0]] if len(found) == 1 else None) for name, found in named])

    def _sign_all(self, signers: list[tuple[str, Participant | None]]) -> None:
        """Add a signature for each signer; a void one is signed again, one that stands is left alone."""
        names = [name for name, _ in signers]
        if not self._can_sign:
            self.capture.give_back("\n".join(names))
            self.session.say(self.tr("There is no sentence to sign yet: agree on one first."), "warn")
            return
        new: list[Signature] = []
        again: list[Signature] = []
        standing = ""
        for name, person in signers:
            existing = signature_of(self._signatures(), name, person)
            if existing is None:
                new.append(self._new(name, person))
            elif is_void(self.workshop, existing):
                again.append(existing)
            else:
                standing = existing.id
        if new or again:
            self._write(new, again, names)
        else:
            self.list.select(standing)
            self.session.say(self.tr("{name} has signed already.").format(name=names[-1]))

    def _write(self, new: list[Signature], again: list[Signature], typed: list[str]) -> None:
        fields = {
            "wording": self.workshop.details.statement,
            "signed_on": day_of_deed(self.workshop, date.today()),
        }

        def sign(change: Change) -> None:
            for signature in new:
                change.insert(signature)
            for signature in again:
                change.update("signatures", signature.id, **fields)

        count = len(new) + len(again)
        label = self.tr("Sign") if count == 1 else self.tr("Add {count} signatures").format(count=count)
        if self.edit(label, sign, origin=self.capture) is None:
            self.capture.give_back("\n".join(typed))
        else:
            self.list.select([*again, *new][-1].id)

    @Slot(str)
    def _sign_offered(self, participant_id: str) -> None:
        person = self.workshop.find("participants", participant_id)
        if person is not None:
            self._sign_all([(person.name, person)])

    @Slot()
    def _sign_again(self) -> None:
        signature = self.workshop.find("signatures", self.list.current_id)
        if signature is not None:
            self._write([], [signature], [])

    @Slot()
    def _act_on_empty(self) -> None:
        if self._can_sign:
            self.take_focus()
        else:
            self.session.show(("vision", "agree"))
