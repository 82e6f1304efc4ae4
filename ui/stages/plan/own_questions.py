"""The room's own two questions, to be worded where they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.content import words
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.caption import Caption
from ui.widgets.heading import Heading
from ui.widgets.popover import Popover

if TYPE_CHECKING:
    from app.workshop import Workshop

WIDTH = 420
QUESTIONS = {"test_question_1": "first", "test_question_2": "second"}
"""The fields of the workshop and the keys of the questions asked where they are empty."""


class OwnQuestions(Popover):
    """Two fields; an empty one asks the default question, which stands in it in grey."""

    def __init__(self, page: StepPage, parent: QWidget) -> None:
        super().__init__(page.tr("Our two questions"), parent)
        self.setFixedWidth(scaled(WIDTH))
        self.form = RecordForm(page, "workshop", parent=self)
        self.body.addWidget(Heading(self.tr("Our two questions"), 3))
        self.body.addWidget(
            Caption(
                self.tr(
                    "Turn your vision into two questions that an action has to pass. "
                    "Leave a field empty to ask the usual one."
                )
            )
        )
        self.fields = tuple(
            self.form.bind(field, AutosaveText(field_label("workshop", field), lines=2))
            for field in QUESTIONS
        )
        for field, widget in zip(QUESTIONS, self.fields, strict=True):
            self.body.addLayout(labelled(field_label("workshop", field), widget))

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the questions as they are now."""
        details = workshop.details
        self.form.show_record(details)
        for key, widget in zip(QUESTIONS.values(), self.fields, strict=True):
            usual = words("vision_words")["questions"][key]
            widget.setPlaceholderText(
                usual.format(customer=details.customer_name, customers=details.customer_name_plural)
            )
