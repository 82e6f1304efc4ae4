"""The survey itself: what it is called, when it is held, whether it is secret, how many slips are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.records.practices import Survey
from ui.stages.labelled import field_label, labelled
from ui.stages.record_form import RecordForm
from ui.stages.step_page import StepPage
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.workshop import Workshop

SECRET, OPEN = "secret", "open"


class SurveySheet(Card):
    """Title, date and secrecy of a survey, the count of its slips, and what can be done with it.

    Whether it is secret can be changed as long as nothing has been entered: `secrecy_wanted(bool)`.
    """

    secrecy_wanted = Signal(bool)
    reveal_wanted = Signal()
    take_back_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        area = ScrollColumn(margin=14, gap=10)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.form = RecordForm(page, "surveys")
        label = field_label("surveys", "title")
        self.title = self.form.bind("title", AutosaveLine(label))
        area.body.addLayout(labelled(label, self.title))
        label = field_label("surveys", "held_on")
        self.held_on = self.form.bind("held_on", DateField(label))
        area.body.addLayout(labelled(label, self.held_on))
        self.secrecy = Choice(
            self.tr("How the marks are given"),
            [(SECRET, self.tr("Secret slips")), (OPEN, self.tr("Not secret"))],
        )
        self.secrecy.chosen.connect(self._choose_secrecy)
        self.secret_label = Label("", "caption", ink="text2")
        area.body.addWidget(self.secrecy)
        area.body.addWidget(self.secret_label)
        self.count = Label("", "h2")
        self.count_of = Label("", "caption", ink="text2")
        count = QVBoxLayout()
        count.setSpacing(0)
        count.addWidget(self.count)
        count.addWidget(self.count_of)
        area.body.addLayout(count)
        self.take_back_button = Button(self.tr("Take back the last slip"), icon="undo")
        self.take_back_button.clicked.connect(self.take_back_wanted)
        area.body.addWidget(self.take_back_button)
        self.reveal_button = Button(self.tr("Reveal the results"), icon="eye")
        self.reveal_button.clicked.connect(self.reveal_wanted)
        area.body.addWidget(self.reveal_button)
        area.body.addStretch(1)
        self.delete_button = Button(self.tr("Delete this survey"), kind="quiet", icon="trash")
        self.delete_button.clicked.connect(self.delete_wanted)
        area.body.addWidget(self.delete_button)
        self.body.addWidget(area, 1)

    def show_survey(self, survey: Survey, slips: int, workshop: Workshop) -> None:
        """Show a survey into which so many slips have been entered."""
        self.form.show_record(survey)
        with QSignalBlocker(self.secrecy):
            self.secrecy.set_value(SECRET if survey.secret else OPEN)
        self.secrecy.setVisible(not slips and survey.revealed_at is None)
        self.secret_label.setText(self._secrecy_words(survey, slips))
        self.count.setText(self._count_words(survey, slips))
        self.count_of.setText(self.tr("of {n} in the room").format(n=len(workshop.in_the_room)))
        self.reveal_button.setVisible(survey.revealed_at is None and survey.secret)
        self.reveal_button.setEnabled(slips > 0)

    def _count_words(self, survey: Survey, slips: int) -> str:
        if not survey.secret:
            return self.tr("{n} answered").format(n=slips)
        return self.tr("1 slip entered") if slips == 1 else self.tr("{n} slips entered").format(n=slips)

    def _secrecy_words(self, survey: Survey, slips: int) -> str:
        if survey.secret and survey.revealed_at is not None:
            return self.tr("Secret, and revealed. Begin another survey to rate again.")
        if survey.secret:
            return self.tr("Secret: slips carry no name, and the results stay hidden until you reveal them.")
        if slips:
            return self.tr("Not secret: the results can be seen at any time.")
        return self.tr("Not secret: enter slips, count raised hands, or go from person to person.")

    @Slot(str)
    def _choose_secrecy(self, chosen: str) -> None:
        self.secrecy_wanted.emit(chosen == SECRET)
