"""Who agrees with the wording: the count, the day, and what a later change of the words has undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.agreement import is_miscounted
from app.rules.names import value_name
from app.rules.signatures import void_signatures
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.day import day_of_deed
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from app.file.change import Change

MOST_PEOPLE = 1_000_000


class AgreementCard(Card):
    """The numbers of the agreement, the button that records it, and who has to be asked again."""

    def __init__(self, page: StepPage, form: RecordForm, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self.body.addWidget(Heading(self.tr("Who agrees"), 3))
        self._rule = Label("", ink="text2")
        self.body.addWidget(self._rule)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in ("agreed_count", "present_count"):
            label = field_label("workshop", field)
            number = form.bind(field, NumberField(label, highest=MOST_PEOPLE))
            number.setObjectName(field)
            row.addLayout(labelled(label, number))
        label = field_label("workshop", "statement_agreed_on")
        self.agreed_on = form.bind("statement_agreed_on", DateField(label))
        row.addLayout(labelled(label, self.agreed_on))
        self.body.addLayout(row)
        self.said = Label("", "strong", ink="ok")
        self.body.addWidget(self.said)
        self.agree_button = Button("", kind="primary", icon="check")
        self.agree_button.clicked.connect(self._agree)
        self.body.addWidget(self.agree_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.void = Label("", ink="warn")
        row.addWidget(self.void, 1)
        self.sign_button = Button(self.tr("Have it signed again"), icon="pen")
        self.sign_button.clicked.connect(self._show_sign_off)
        row.addWidget(self.sign_button)
        self.body.addLayout(row)

    def refresh(self, *, has_changed: bool) -> None:
        """Show the agreement as it stands; `has_changed` where these aren't the words that were agreed to."""
        details = self._page.workshop.details
        rule = value_name("decision_rule", details.decision_rule)
        self._rule.setText(self.tr("Decided by: {rule}").format(rule=rule))
        is_agreed = bool(details.statement) and details.statement_agreed_on is not None
        counted = details.agreed_count is not None
        asks_again = bool(details.statement) and not is_agreed and counted and has_changed
        miscounted = is_miscounted(self._page.workshop)
        self.said.setVisible(is_agreed or asks_again or miscounted)
        if miscounted:
            self.said.setText(self._say_miscounted())
        else:
            self.said.setText(self._say_agreed() if is_agreed else self._say_changed())
        self.said.set_ink("ok" if is_agreed and not miscounted else "warn")
        self.agree_button.setVisible(not is_agreed)
        self.agree_button.setEnabled(bool(details.statement))
        self.agree_button.setText(self._say_button())
        void = len(void_signatures(self._page.workshop))
        self.void.setVisible(void > 0)
        self.sign_button.setVisible(void > 0)
        self.void.setText(
            self.tr("1 signature stands under other words and no longer counts.")
            if void == 1
            else self.tr("{n} signatures stand under other words and no longer count.").format(n=void)
        )

    def _present(self) -> int:
        workshop = self._page.workshop
        return workshop.details.present_count or len(workshop.in_the_room)

    def _say_button(self) -> str:
        agreed, present = self._page.workshop.details.agreed_count, self._present()
        if agreed is not None and present and agreed < present:
            return self.tr("Agreed by {agreed} of {present}").format(agreed=agreed, present=present)
        if present and (agreed is None or agreed == present):
            return self.tr("Agreed by all {count} in the room").format(count=present)
        return self.tr("The room has agreed")

    def _say_changed(self) -> str:
        return self.tr("The words have changed since {n} people agreed to them: ask the room again.").format(
            n=self._page.workshop.details.agreed_count
        )

    def _say_miscounted(self) -> str:
        details = self._page.workshop.details
        return self.tr("{agreed} agree but only {present} are present: check these two numbers.").format(
            agreed=details.agreed_count, present=details.present_count
        )

    def _say_agreed(self) -> str:
        details = self._page.workshop.details
        count = len(self._page.workshop.reservations)
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
    def _agree(self) -> None:
        self._page.flush()
        details = self._page.workshop.details
        present = self._present() or None
        agreed = details.agreed_count if details.agreed_count is not None else present
        day = day_of_deed(self._page.workshop, date.today())

        def agree(change: Change) -> None:
            change.update(
                "workshop", None, statement_agreed_on=day, agreed_count=agreed, present_count=present
            )

        self._page.edit(self.tr("Agree on the wording"), agree, origin=self.agree_button)

    @Slot()
    def _show_sign_off(self) -> None:
        self._page.session.show(("vision", "sign_off"))
