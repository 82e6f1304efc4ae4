"""Rate: one slip after another goes in, secretly by default, and then the room sees where it is split."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.records.practices import Survey
from app.rules.practices import PRACTICES, entered, is_shown, latest, summaries, summarise
from ui.dates import short_date
from ui.stages.practices.hands_card import HandsCard
from ui.stages.practices.results_card import ResultsCard
from ui.stages.practices.slip_card import SlipCard
from ui.stages.practices.slip_line import CANT_JUDGE, read_slip
from ui.stages.practices.survey_edits import SurveyEdits
from ui.stages.practices.survey_sheet import SurveySheet
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.drop_down import DropDown
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_picker import RecordPicker

SHEET_WIDTH = 252
SLIPS, PERSON, HANDS, RESULTS = "slips", "person", "hands", "results"


class RateStep(StepPage):
    """The surveys of the six practices: entering slips on the left, the survey on the right, then results."""

    stage = "practices"
    step = "rate"
    reads = frozenset({"surveys", "ratings", "participants", "practice_reviews", "workshop"})

    def build(self) -> None:
        self._survey_id = ""
        self._mode = SLIPS
        self._edits = SurveyEdits(self)
        self.surveys = DropDown(self.tr("Survey"))
        self.surveys.setMinimumWidth(scaled(280))
        self.surveys.chosen.connect(self._choose_survey)
        self.new_button = Button(self.tr("New survey"), icon="plus")
        self.new_button.clicked.connect(self._begin_survey)
        # Beside the title, in a box of their own: the head of the window shows whatever it is given.
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self.surveys)
        tools.addWidget(self.new_button)
        self.capture = CaptureLine(self.guide.capture)
        self.capture.entered.connect(self._take_line)
        self.capture.pasted.connect(self._take_lines)
        self.column.addWidget(self.capture)
        self.confirm = ConfirmBar("", self.tr("Reveal"), kind="primary")
        self.confirm.confirmed.connect(self._reveal)
        self.confirm.cancelled.connect(self.take_focus)
        self.column.addWidget(self.confirm)
        self._pages = QStackedWidget()
        self._empty = Card()
        empty = EmptyState("chart", *self.empty_words, action=self.tr("Begin a survey"))
        empty.acted.connect(self._begin_survey)
        self._empty.body.addWidget(empty)
        self._pages.addWidget(self._empty)
        self._filled = self._filled_page()
        self._pages.addWidget(self._filled)
        self.column.addWidget(self._pages, 1)

    def header_widgets(self) -> tuple[QWidget, ...]:
        return (self._tools,)

    def _filled_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        options = [
            (SLIPS, self.tr("Slips")),
            (PERSON, self.tr("By person")),
            (HANDS, self.tr("Hands raised")),
            (RESULTS, self.tr("Results")),
        ]
        self.mode = Choice(self.tr("How the marks come in"), options, value=SLIPS)
        self.mode.chosen.connect(self._choose_mode)
        left.addWidget(self.mode)
        self._cards = QStackedWidget()
        self.slip = SlipCard()
        self.slip.submitted.connect(self._save_slip)
        self.slip.incomplete.connect(self._warn)
        self.person = RecordPicker(self.tr("Whose slip"), none_text=None)
        self.person.picked.connect(self._show_person)
        self.slip.person_row.addWidget(self.person)
        self.hands = HandsCard()
        self.hands.raised.connect(self._raise_hand)
        self.hands.lowered.connect(self._lower_hand)
        self.hands.practice_chosen.connect(self._show_hands)
        self.results = ResultsCard()
        for card in (self.slip, self.hands, self.results):
            self._cards.addWidget(card)
        left.addWidget(self._cards, 1)
        row.addLayout(left, 1)
        self.sheet = SurveySheet(self)
        self.sheet.setFixedWidth(scaled(SHEET_WIDTH))
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
        self.capture.setVisible(survey is not None and self._takes_slips(survey))
        self._pages.setCurrentWidget(self._empty if survey is None else self._filled)
        if survey is None:
            self.confirm.hide()
            return
        self._show_survey(survey)

    def _show_survey(self, survey: Survey) -> None:
        slips = self._slips(survey)
        if not self._takes_slips(survey):
            self._mode = RESULTS
            self.confirm.hide()
        elif survey.secret:
            self._mode = SLIPS
        self.mode.setVisible(not survey.secret)
        self.mode.set_value(self._mode)
        self.sheet.show_survey(survey, slips, self.workshop)
        self.sheet.take_back_button.setVisible(self._mode in {SLIPS, PERSON})
        self.sheet.take_back_button.setEnabled(self._last_was_slip)
        self.person.setVisible(self._mode == PERSON)
        self.person.set_choices([(each.id, each.name) for each in self.workshop.participants])
        card = {HANDS: self.hands, RESULTS: self.results}.get(self._mode, self.slip)
        self._cards.setCurrentWidget(card)
        self.capture.setVisible(self._mode in {SLIPS, PERSON})
        if self._mode == SLIPS:
            self.slip.title.setText(self.tr("Slip {number}").format(number=slips + 1))
        elif self._mode == PERSON:
            self.slip.title.setText(self.tr("One person after another"))
        elif self._mode == HANDS:
            self._show_hands()
        else:
            self.results.show_results(summaries(self.workshop, survey.id) or ())

    def _takes_slips(self, survey: Survey) -> bool:
        # A slip that came in after a secret survey was revealed could be told from all others.
        return not survey.secret or survey.revealed_at is None

    def _slips(self, survey: Survey) -> int:
        return max(entered(self.workshop, survey.id).values())

    @Slot()
    def _show_hands(self) -> None:
        survey = self.survey
        if survey is None or not is_shown(survey):
            return
        ratings = self.workshop.where("ratings", "survey_id", survey.id)
        practice = self.hands.practice
        found = summarise(practice, [each for each in ratings if each.item == practice])
        counts = entered(self.workshop, survey.id)
        self.hands.show_counts(found.distribution, found.cant_judge, counts)

    def take_focus(self) -> None:
        survey = self.survey
        if survey is None:
            self._empty.findChild(EmptyState).button.setFocus()  # type: ignore[union-attr]  # it has a button
        elif self._mode in {SLIPS, PERSON}:
            self.slip.begin()
        else:
            (self.hands if self._mode == HANDS else self.results).setFocus()

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
        self._mode = SLIPS
        self.slip.show_answers({})
        self.person.set_value("")
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

    @Slot(str)
    def _choose_mode(self, mode: str) -> None:
        self._mode = mode
        self.slip.show_answers({})
        self.person.set_value("")
        self.refresh()
        if mode == PERSON:
            self._next_person()

    # Slips

    @Slot(str)
    def _warn(self, text: str) -> None:
        self.session.say(text, "warn")

    @Slot(str)
    def _take_line(self, line: str) -> None:
        answers = read_slip(line, PRACTICES, self.slip.open_ones or PRACTICES)
        if not answers:
            self.capture.give_back(line)
            self._warn(
                self.tr("Type a practice and a mark from 1 to 5, such as listen 2, or six marks in a row.")
            )
            return
        self.slip.fill_in(answers)
        if not self.slip.open_ones:
            self._save_slip()
            self.capture.field.setFocus()

    @Slot(object)
    def _take_lines(self, lines: list[str]) -> None:
        slips = [read_slip(line, PRACTICES, PRACTICES) for line in lines]
        if self._mode != SLIPS or any(len(slip) < len(PRACTICES) for slip in slips):
            self.capture.give_back(" ".join(lines))
            self._warn(self.tr("Each line has to be a slip of six marks, such as 3 2 4 1 ? 5."))
            return
        self._edits.enter_slips(self._survey_id, slips)

    @property
    def _last_was_slip(self) -> bool:
        return self.session.file.undo_label == self._edits.slip_label

    @Slot()
    def _save_slip(self) -> None:
        if self._mode == PERSON:
            self._save_person()
        elif self._edits.enter_slip(self._survey_id, self.slip.answers):
            self.slip.show_answers({})
            self.slip.begin()

    @Slot()
    def _take_back(self) -> None:
        if self._last_was_slip:
            self.session.undo()
        else:
            self._warn(self.tr("The last change was not a slip. Undo shows what it was."))
            self.refresh()

    # Named answers

    @Slot(str)
    def _show_person(self, id: str) -> None:
        given = self._edits.named(self._survey_id, id) if id else {}
        self.slip.show_answers({item: each.score or CANT_JUDGE for item, each in given.items()})
        self.slip.begin()

    def _next_person(self) -> None:
        """Go on to the next person in the room who hasn't marked all six practices yet."""
        people = [each.id for each in self.workshop.in_the_room]
        at = people.index(self.person.value) + 1 if self.person.value in people else 0
        ratings = self.workshop.where("ratings", "survey_id", self._survey_id)
        given = Counter(each.participant_id for each in ratings)
        waiting = [id for id in (*people[at:], *people[:at]) if given[id] < len(PRACTICES)]
        self.person.set_value(waiting[0] if waiting else "")
        self._show_person(self.person.value)

    def _save_person(self) -> None:
        person = self.workshop.find("participants", self.person.value)
        if person is None:
            self._warn(self.tr("Choose whose slip this is."))
            self.person.setFocus()
        elif self._edits.enter_named(self._survey_id, person.id, self.slip.answers):
            self._next_person()

    # Hands

    @Slot(int)
    def _raise_hand(self, mark: int) -> None:
        self._edits.raise_hand(self._survey_id, self.hands.practice, mark)

    @Slot(int)
    def _lower_hand(self, mark: int) -> None:
        self._edits.lower_hand(self._survey_id, self.hands.practice, mark)
