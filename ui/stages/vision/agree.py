"""Agree the wording: one sentence, who agrees, and what somebody wants kept on record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.vision import Reservation
from app.records.vocabulary import new_id
from app.rules.signatures import void_signatures
from app.rules.vision_checks import vision_checks
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.models.row_cache import RowCache
from ui.stages.added import add_records
from ui.stages.labelled import field_label, labelled
from ui.stages.list_edits import ListEdits
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.agreement import AgreementCard
from ui.stages.vision.checks import ChecksList
from ui.theme.fonts import set_text_role
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.file.change import Change

STATEMENT_LINES = 5
STATEMENT_KEY = "workshop:None:statement"
DRAFT_LETTERS = 90


class AgreeStep(StepPage):
    """The wording on the left with the count of who agrees; the reservations on the right."""

    stage = "vision"
    step = "agree"
    reads = frozenset(
        {"workshop", "drafts", "reservations", "participants", "segments", "departments", "signatures"}
    )

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
        self._agreed: tuple[list[str], date] | None = None
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
        self.statement.committed.connect(self._keep_statement)
        card.body.addWidget(self.statement)
        self.checks = ChecksList(columns=2)
        card.body.addWidget(self.checks)
        area.body.addWidget(card)
        self.agreement = AgreementCard(self, self.form)
        area.body.addWidget(self.agreement)
        area.body.addStretch(1)
        return area

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
        self.list.pasted.connect(self._add)
        self._rows = RowCache(self._row)
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
        held = self.session.held_text(STATEMENT_KEY)
        self.statement.set_text(details.statement or "" if held is None else held)
        if details.statement and details.statement_agreed_on is not None:
            self._agreed = (details.statement.split(), details.statement_agreed_on)
        self.draft.setVisible(bool(workshop.drafts))
        self.draft.set_choices(
            [
                (draft.id, f"{place}. {draft.text[:DRAFT_LETTERS]}")
                for place, draft in enumerate(workshop.drafts, start=1)
            ]
        )
        self.who.set_choices([(each.id, each.name) for each in workshop.participants])
        self._model.set_rows(self._rows.rows(workshop.reservations, workshop.participants))
        self._none.setVisible(not workshop.reservations)
        self.list.setVisible(bool(workshop.reservations))
        if workshop.reservations and not self.list.current_id:
            self.list.select(workshop.reservations[0].id)
        self._show_chosen()
        self.agreement.refresh(has_changed=self._has_changed())
        self._check()

    def _has_changed(self) -> bool:
        """Whether the room agreed to, or somebody signed, other words than stand here."""
        words = (self.workshop.details.statement or "").split()
        changed = self._agreed is not None and self._agreed[0] != words
        return changed or bool(void_signatures(self.workshop))

    def _row(self, reservation: Reservation) -> RecordRow:
        person = self.workshop.find("participants", reservation.participant_id)
        return RecordRow(id=reservation.id, title=reservation.text, subtitle=person.name if person else "")

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
        self._who_form.flush()
        self.statement.flush()

    @Slot(str)
    def _keep_statement(self, text: str) -> None:
        """Write the wording; only the words that were agreed on keep the day of their agreement."""
        details = self.workshop.details
        statement = text if text.strip() else None
        agreed_on = details.statement_agreed_on
        if (statement or "").split() != (details.statement or "").split():
            agreed_on = self._agreed[1] if self._agreed and self._agreed[0] == text.split() else None

        def keep(change: Change) -> None:
            change.update("workshop", None, statement=statement, statement_agreed_on=agreed_on)

        label = self.tr("Change the vision")
        self.edit(label, keep, origin=self.statement, merge_key=STATEMENT_KEY, typed=text)

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

        self.statement.flush()
        self.edit(self.tr("Take a draft as the wording"), take, origin=self, offer_undo=True)
        self.draft.set_value("")

    @Slot(str)
    def _add_one(self, typed: str) -> None:
        self._add([typed])

    @Slot(object)
    def _add(self, lines: list[str]) -> None:
        reservations = [Reservation(id=new_id(), text=line) for line in lines]
        one, many = self.tr("Add reservation"), self.tr("Add {count} reservations")
        if add_records(self, self.capture, reservations, lines, one, many):
            self.list.select(reservations[-1].id)
