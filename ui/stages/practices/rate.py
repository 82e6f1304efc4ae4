"""Rate: one slip after another goes in, secretly by default, and then the room sees where it is split."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.practices import Survey
from app.rules.practices import entered, latest
from ui.dates import short_date
from ui.stages.practices.entry_pane import PERSON, RESULTS, SLIPS, EntryPane, takes_slips
from ui.stages.practices.survey_edits import SurveyEdits
from ui.stages.practices.survey_sheet import SurveySheet
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.drop_down import DropDown
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_stack import PageStack

SHEET_WIDTH = 252


class RateStep(StepPage):
    """The surveys of the six practices: entering marks on the left, the survey on the right, then results."""

    stage = "practices"
    step = "rate"
    reads = frozenset({"surveys", "ratings", "participants", "practice_reviews", "workshop"})

    def build(self) -> None:
        self._survey_id = ""
        self._edits = SurveyEdits(self)
        self._tools = self._beside_the_title()
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._take_line)
        self.capture.pasted.connect(self._take_lines)
        self.column.addWidget(self.capture)
        self.confirm = ConfirmBar("", self.tr("Reveal"), kind="primary")
        self.confirm.confirmed.connect(self._reveal)
        self.confirm.cancelled.connect(self.take_focus)
        self.column.addWidget(self.confirm)
        self._pages = PageStack()
        self._empty = Card()
        self.empty = EmptyState("chart", *self.empty_words, action=self.tr("Begin a survey"))
        self.empty.acted.connect(self._begin_survey)
        self._empty.body.addWidget(self.empty)
        self._pages.addWidget(self._empty)
        self._filled = self._filled_page()
        self._pages.addWidget(self._filled)
        self.column.addWidget(self._pages, 1)

    def _beside_the_title(self) -> QWidget:
        """The surveys and the way to another one, in a box: the head shows whatever it is given."""
        self.surveys = DropDown(self.tr("Survey"))
        self.surveys.setMinimumWidth(260)
        self.surveys.chosen.connect(self._choose_survey)
        self.new_button = Button(self.tr("New survey"), icon="plus")
        self.new_button.clicked.connect(self._begin_survey)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.surveys)
        row.addWidget(self.new_button)
        return tools

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._tools,)

    def _filled_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.entry = EntryPane(self, self._edits)
        self.entry.way_changed.connect(self._show_survey)
        self.entry.refused.connect(self._warn)
        row.addWidget(self.entry, 1)
        self.sheet = SurveySheet(self)
        self.sheet.secrecy_wanted.connect(self._set_secrecy)
        self.sheet.reveal_wanted.connect(self._ask_to_reveal)
        self.sheet.take_back_wanted.connect(self._take_back)
        self.sheet.delete_wanted.connect(self._delete_survey)
        row.addWidget(self.sheet)
        return page

    # What is shown

    @property
    def survey(self) -> Survey | None:
        """The survey that is shown, None where there is none yet."""
        found: Survey | None = self.workshop.find("surveys", self._survey_id)
        return found or latest(self.workshop, "practice")

    def refresh(self) -> None:
        survey = self.survey
        before, self._survey_id = self._survey_id, survey.id if survey else ""
        if before != self._survey_id:
            self._start_over()
        held = self.workshop.where("surveys", "instrument", "practice")
        self.surveys.set_options(
            [(each.id, f"{each.title} · {short_date(each.held_on)}") for each in held], self._survey_id
        )
        self.surveys.setVisible(len(held) > 1)
        self.new_button.setVisible(bool(held))
        self._pages.setCurrentWidget(self._empty if survey is None else self._filled)
        self._show_survey()

    @Slot()
    def _show_survey(self) -> None:
        survey = self.survey
        if survey is None or not takes_slips(survey):
            self.confirm.hide()
        if survey is None:
            self.capture.show()
            return
        slips = max(entered(self.workshop, survey.id).values())
        if slips == 0:
            self.confirm.hide()
        self.entry.show_survey(survey, slips)
        self.capture.setVisible(self.entry.way != RESULTS)
        self.sheet.setFixedWidth(scaled(SHEET_WIDTH))
        self.sheet.show_survey(survey, slips, self.workshop)
        self.sheet.take_back_button.setVisible(self.entry.way in {SLIPS, PERSON})
        self.sheet.take_back_button.setEnabled(self._last_was_slip)

    def hideEvent(self, event: QHideEvent) -> None:
        """Withdraw a question that was left unanswered when the step is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.confirm.hide()

    def take_focus(self) -> None:
        if self.survey is not None:
            self.entry.begin()
        elif self.empty.button is not None:
            self.empty.button.setFocus()

    def select(self, list_name: str, id: str) -> None:
        if list_name == "ratings":
            rating = self.workshop.find("ratings", id)
            list_name, id = "surveys", rating.survey_id if rating else ""
        if list_name == "surveys":
            self._choose_survey(id)

    def flush(self) -> None:
        self.sheet.form.flush()

    # Surveys

    @Slot()
    def _begin_survey(self) -> None:
        self.flush()
        survey = self._edits.new_survey()
        self._survey_id = survey.id
        self._start_over()
        if self._edits.begin(survey):
            self.take_focus()

    @Slot(str)
    def _choose_survey(self, id: str) -> None:
        self.flush()
        found = self.workshop.find("surveys", id)
        if found is not None and found.instrument == "practice" and id != self._survey_id:
            self._survey_id = id
            self._start_over()
            self.refresh()

    def _start_over(self) -> None:
        self.entry.start_over()
        self.confirm.hide()

    @Slot(bool)
    def _set_secrecy(self, secret: bool) -> None:
        self._edits.set_secrecy(self._survey_id, secret)

    @Slot()
    def _delete_survey(self) -> None:
        self.sheet.form.show_record(None)
        self._edits.delete(self._survey_id)

    @Slot()
    def _ask_to_reveal(self) -> None:
        self.confirm.ask(
            self.tr(
                "Reveal the results? The slips are mixed for good, so that nobody can tell whose they were: "
                "nothing done before this moment can be undone after it."
            )
        )

    @Slot()
    def _reveal(self) -> None:
        self.session.reveal_survey(self._survey_id)
        self.take_focus()

    # Slips

    @Slot(str)
    def _warn(self, text: str) -> None:
        self.session.say(text, "warn")

    @Slot(str)
    def _take_line(self, line: str) -> None:
        if self.survey is None:
            self._begin_survey()
        if not self.entry.take_line(line):
            self.capture.give_back(line)
        self.capture.field.setFocus()

    @Slot(object)
    def _take_lines(self, lines: list[str]) -> None:
        if self.survey is None:
            self._begin_survey()
        if not self.entry.take_lines(lines):
            self.capture.give_back(" ".join(lines))

    @property
    def _last_was_slip(self) -> bool:
        return self.session.file.undo_label == self._edits.slip_label

    @Slot()
    def _take_back(self) -> None:
        if self._last_was_slip:
            self.session.undo()
        else:
            self._warn(self.tr("The last change was not a slip. Undo shows what it was."))
            self.refresh()
