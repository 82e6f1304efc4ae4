"""Starting a new workshop: whose it is, what customers are called, how long there is, where it is kept."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.flow.templates import Template, template, templates
from app.presence import is_there
from app.records.prepare import WorkshopDetails
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

WIDEST = 820
SUFFIX = ".touchline"


def file_name(organisation: str, held_on: date) -> str:
    """Give a file name that every system takes, such as ``harrow-vale-2026-10-15.touchline``."""
    plain = re.sub(r"[^\w]+", "-", organisation.casefold()).strip("-_")[:60]
    return f"{plain or 'workshop'}-{held_on.isoformat()}{SUFFIX}"


class NewWorkshopPage(QWidget):
    """The form of a new workshop; `create_wanted(path, details, template key)` and `cancelled`.

    `folder_wanted` asks for another folder to keep it in.
    """

    create_wanted = Signal(object, object, str)
    folder_wanted = Signal()
    cancelled = Signal()

    def __init__(self, folder: Path, today: date, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._language = language
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = ScrollColumn(widest=WIDEST, margin=40, gap=16)
        outer.addWidget(column)
        column.body.addWidget(Label(self.tr("New workshop"), "display"))
        column.body.addWidget(self._form(today))
        column.body.addWidget(self._template_card())
        column.body.addLayout(self._foot())
        column.body.addStretch(1)
        self._show_template()
        self._show_path()

    def _form(self, today: date) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self.organisation = self._field(self.tr("The client’s name"))
        self.title = self._field(self.tr("Such as Customer vision day"))
        self.customer = self._field(self.tr("customer"))
        self.customers = self._field(self.tr("customers"))
        self.held_on = DateField(self.tr("Held on"), value=today)
        self.held_on.committed.connect(self._take_day)
        self.held_on.refused.connect(self.show_refusal)
        self.organisation.textChanged.connect(self._take_name)
        rows = (
            (self.tr("Organisation"), self.organisation, self.tr("Title"), self.title),
            (
                self.tr("One of its customers is called"),
                self.customer,
                self.tr("Several are"),
                self.customers,
            ),
        )
        for number, (first, left, second, right) in enumerate(rows):
            for column, words, field in ((0, first, left), (1, second, right)):
                label = Label(words, "strong")
                label.setBuddy(field)
                field.setAccessibleName(words)
                grid.addWidget(label, number * 2, column)
                grid.addWidget(field, number * 2 + 1, column)
        grid.addWidget(Label(self.tr("Held on"), "strong"), 4, 0)
        grid.addWidget(self.held_on, 5, 0)
        card.body.addLayout(grid)
        return card

    def _field(self, placeholder: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.returnPressed.connect(self.submit)
        return field

    def _template_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label(self.tr("How long do you have?"), "strong"))
        self.templates = Choice(
            self.tr("Template"), [(each.key, each.title) for each in templates()], value=templates()[0].key
        )
        self.templates.chosen.connect(self._show_template)
        card.body.addWidget(self.templates)
        self._summary = Label("")
        self._cut = Label("", "caption", ink="text2")
        card.body.addWidget(self._summary)
        card.body.addWidget(self._cut)
        return card

    def _foot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        where = QHBoxLayout()
        self._where = ElidedLabel("", "caption", ink="text2")
        change = Button(self.tr("Keep it elsewhere…"), kind="quiet", icon="folder")
        change.clicked.connect(self.folder_wanted)
        where.addWidget(self._where, 1)
        where.addWidget(change)
        column.addLayout(where)
        self._refusal = Label("", ink="bad")
        self._refusal.hide()
        column.addWidget(self._refusal)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = Button(self.tr("Cancel"), kind="quiet")
        cancel.clicked.connect(self.cancelled)
        self.create_button = Button(self.tr("Create the workshop"), kind="primary", icon="check")
        self.create_button.clicked.connect(self.submit)
        buttons.addWidget(cancel)
        buttons.addWidget(self.create_button)
        column.addLayout(buttons)
        return column

    @property
    def path(self) -> Path:
        """Where the workshop will be kept: never an existing file."""
        held_on = self.held_on.value or date.min
        first = self._folder / file_name(self.organisation.text().strip(), held_on)
        candidate, number = first, 2
        while is_there(candidate):
            candidate = first.with_name(f"{first.stem}-{number}{SUFFIX}")
            number += 1
        return candidate

    def set_folder(self, folder: Path) -> None:
        """Keep the workshop in another folder."""
        self._folder = folder
        self._show_path()

    @property
    def refusal(self) -> str:
        """Why the workshop could not be made, empty for no reason."""
        return self._refusal.text()

    def show_refusal(self, text: str) -> None:
        """Say why the workshop could not be made; nothing typed is lost."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    @Slot()
    def submit(self) -> None:
        """Ask for the workshop to be made from what stands in the form, with the usual words where empty."""
        if self.held_on.property("invalid"):
            self.held_on.setFocus()
            return
        held_on = self.held_on.value
        organisation = self.organisation.text().strip()
        if not organisation or held_on is None:
            missing = self.organisation if not organisation else self.held_on
            self.show_refusal(
                self._nameless() if not organisation else self.tr("Give the day of the workshop first.")
            )
            missing.setFocus()
            return
        details = WorkshopDetails(
            title=self.title.text().strip() or self.tr("Customer vision workshop"),
            organisation=organisation,
            customer_name=self.customer.text().strip() or self.tr("customer"),
            customer_name_plural=self.customers.text().strip() or self._plural(),
            held_on=held_on,
            language=self._language,
        )
        self.create_wanted.emit(self.path, details, self.templates.value)

    def _plural(self) -> str:
        singular = self.customer.text().strip()
        return f"{singular}s" if singular else self.tr("customers")

    @Slot()
    def _take_name(self) -> None:
        if self.organisation.text().strip() and self.refusal == self._nameless():
            self.show_refusal("")
        self._show_path()

    def _nameless(self) -> str:
        return self.tr("Type the name of the organisation first.")

    @Slot()
    def _take_day(self) -> None:
        self.show_refusal("")
        self._show_path()

    @Slot()
    def _show_path(self) -> None:
        self._where.setText(self.tr("It will be kept in {path}").format(path=self.path))

    @Slot()
    def _show_template(self) -> None:
        chosen = template(self.templates.value)
        self._summary.setText(chosen.summary)
        self._cut.setText(self._say_cut(chosen))

    def _say_cut(self, chosen: Template) -> str:
        hours = self.tr("{starts}–{ends}, {minutes} working minutes.").format(
            starts=chosen.starts_at, ends=chosen.ends_at, minutes=chosen.working_minutes
        )
        if not chosen.cut:
            return hours
        left_out = ", ".join(item.title for item in chosen.cut)
        return f"{hours} {self.tr('Left out: {steps}.').format(steps=left_out)}"
