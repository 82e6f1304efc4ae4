"""One draft of the vision, large enough to be read aloud, with what the checks say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.records.vision import Draft
from app.rules.vision_checks import vision_checks
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.stages.vision.checks import ChecksList
from ui.theme.fonts import set_text_role
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.record_picker import RecordPicker
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.workshop import Workshop

TEXT_LINES = 6


class DraftCard(Card):
    """A sentence to edit, its table and note, the drafts it grew out of, and live checks.

    `grow_wanted(id)` asks for a new draft based on this one, `delete_wanted(id)` to delete it.
    """

    grow_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        self.draft_id = ""
        self.form = RecordForm(page, "drafts")
        head = QHBoxLayout()
        self._title = ElidedLabel("", "strong")
        head.addWidget(self._title, 1)
        delete = IconButton("trash", self.tr("Delete this draft"), side=32)
        delete.clicked.connect(self._delete)
        head.addWidget(delete)
        self.body.addLayout(head)
        label = field_label("drafts", "text")
        self.text = AutosaveText(label, lines=TEXT_LINES, most_lines=TEXT_LINES + 3)
        set_text_role(self.text, "h2")
        self.text.textChanged.connect(self._check)
        self.body.addWidget(self.form.bind("text", self.text))
        area = ScrollColumn(margin=0, gap=8)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.checks = ChecksList()
        area.body.addWidget(self.checks)
        self._based_on = ElidedLabel("", "caption", ink="text2")
        area.body.addWidget(self._based_on)
        label = field_label("drafts", "group_id")
        self.group = self.form.bind("group_id", RecordPicker(label, none_text=self.tr("No table")))
        area.body.addLayout(labelled(label, self.group))
        label = field_label("drafts", "note")
        self.note = self.form.bind("note", AutosaveText(label, lines=2))
        area.body.addLayout(labelled(label, self.note))
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        self.grow_button = Button(self.tr("Polish a copy"), icon="edit")
        self.grow_button.clicked.connect(self._grow)
        self.body.addWidget(self.grow_button)

    def show_draft(self, draft: Draft | None, number: int, workshop: Workshop) -> None:
        """Show one draft, or nothing; `number` counts from 1."""
        self.draft_id = draft.id if draft else ""
        self.setVisible(draft is not None)
        self.group.set_choices([(each.id, each.name) for each in workshop.groups])
        self.form.show_record(draft)
        if draft is None:
            return
        self._title.setText(self.tr("Draft {number}").format(number=number))
        self.text.setAccessibleName(self.tr("Wording of draft {number}").format(number=number))
        places = [workshop.position("drafts", id) + 1 for id in draft.based_on_ids]
        said = ", ".join(str(place) for place in places)
        self._based_on.setVisible(bool(places))
        self._based_on.setText(self.tr("Grew out of draft {numbers}").format(numbers=said))
        self._check()

    @Slot()
    def _check(self) -> None:
        self.checks.show_checks(vision_checks(self._page.workshop, self.text.text()))

    @Slot()
    def _grow(self) -> None:
        self.grow_wanted.emit(self.draft_id)

    @Slot()
    def _delete(self) -> None:
        self.delete_wanted.emit(self.draft_id)
