"""The ways in which marks come in, by slip, by person or by raised hands, and their results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.records.practices import Survey
from app.rules.practices import PRACTICES, entered, summaries, summarise
from ui.stages.practices.hands_card import HandsCard
from ui.stages.practices.results_card import ResultsCard
from ui.stages.practices.slip_card import SlipCard
from ui.stages.practices.slip_line import CANT_JUDGE, read_slip
from ui.stages.practices.survey_edits import SurveyEdits
from ui.stages.step_page import StepPage
from ui.widgets.choice import Choice
from ui.widgets.record_picker import RecordPicker

SLIPS, PERSON, HANDS, RESULTS = "slips", "person", "hands", "results"


class EntryPane(QWidget):
    """Shows one survey in one way at a time, and writes down what is entered.

    A secret survey knows slips only, and once revealed its results only. `way_changed` when the user goes
    over to another way, `refused(text)` where something typed can't be taken.
    """

    way_changed = Signal()
    refused = Signal(str)

    def __init__(self, page: StepPage, edits: SurveyEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._edits = edits
        self._survey: Survey | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        options = [
            (SLIPS, self.tr("Slips")),
            (PERSON, self.tr("By person")),
            (HANDS, self.tr("Hands raised")),
            (RESULTS, self.tr("Results")),
        ]
        self.ways = Choice(self.tr("How the marks come in"), options, value=SLIPS)
        self.ways.chosen.connect(self._choose_way)
        column.addWidget(self.ways)
        self._cards = QStackedWidget()
        self.slip = SlipCard()
        self.slip.submitted.connect(self._save_slip)
        self.slip.incomplete.connect(self.refused)
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
        column.addWidget(self._cards, 1)

    @property
    def way(self) -> str:
        """The way the survey is shown: by slips, by person, by hands, or its results."""
        return self.ways.value

    def start_over(self) -> None:
        """Go back to an empty slip, as for another survey."""
        self.ways.set_value(SLIPS)
        self._clear_slip()

    def _clear_slip(self) -> None:
        self.slip.show_answers({})
        self.person.set_value("")

    def show_survey(self, survey: Survey, slips: int) -> None:
        """Show a survey into which so many slips have been entered."""
        self._survey = survey
        if survey.secret:
            self.ways.set_value(SLIPS if takes_slips(survey) else RESULTS)
        self.ways.setVisible(not survey.secret)
        workshop = self._page.workshop
        self.person.setVisible(self.way == PERSON)
        self.person.set_choices([(each.id, each.name) for each in workshop.participants])
        self._cards.setCurrentWidget({HANDS: self.hands, RESULTS: self.results}.get(self.way, self.slip))
        if self.way == SLIPS:
            self.slip.title.setText(self.tr("Slip {number}").format(number=slips + 1))
        elif self.way == PERSON:
            self.slip.title.setText(self.tr("One person after another"))
        elif self.way == HANDS:
            self._show_hands()
        else:
            self.results.show_results(summaries(workshop, survey.id) or ())

    def begin(self) -> None:
        """Put the keyboard where the next mark goes."""
        if self.way in {SLIPS, PERSON}:
            self.slip.begin()
        else:
            (self.hands if self.way == HANDS else self.results).setFocus()

    @Slot()
    def _choose_way(self) -> None:
        self._clear_slip()
        self.way_changed.emit()
        if self.way == PERSON:
            self._next_person()

    # What is typed

    def take_line(self, line: str) -> bool:
        """Take marks typed in a line: they fill the slip, and a whole slip is saved; or they count hands."""
        open_ones = (self.hands.practice,) if self.way == HANDS else self.slip.open_ones or PRACTICES
        answers = read_slip(line, PRACTICES, open_ones)
        if not answers:
            self.refused.emit(
                self.tr("Type a practice and a mark from 1 to 5, such as listen 2, or six marks in a row.")
            )
            return False
        if self.way == HANDS:
            for practice, mark in answers.items():
                self._edits.raise_hand(self._survey_id, practice, mark)
            return True
        self.slip.fill_in(answers)
        if not self.slip.open_ones:
            self._save_slip()
        return True

    def take_lines(self, lines: Sequence[str]) -> bool:
        """Take several whole slips, one a line, in one change."""
        slips = [read_slip(line, PRACTICES, PRACTICES) for line in lines]
        if self.way != SLIPS or any(len(slip) < len(PRACTICES) for slip in slips):
            self.refused.emit(self.tr("Each line has to be a slip of six marks, such as 3 2 4 1 ? 5."))
            return False
        return self._edits.enter_slips(self._survey_id, slips)

    @property
    def _survey_id(self) -> str:
        return self._survey.id if self._survey else ""

    @Slot()
    def _save_slip(self) -> None:
        if self.way == PERSON:
            self._save_person()
        elif self._edits.enter_slip(self._survey_id, self.slip.answers):
            self._clear_slip()
            self.slip.begin()

    # Named answers

    @Slot(str)
    def _show_person(self, id: str) -> None:
        given = self._edits.named(self._survey_id, id) if id else {}
        self.slip.show_answers({item: each.score or CANT_JUDGE for item, each in given.items()})
        self.slip.begin()

    def _next_person(self) -> None:
        """Go on to the next person in the room who hasn't marked all six practices yet."""
        workshop = self._page.workshop
        people = [each.id for each in workshop.in_the_room]
        at = people.index(self.person.value) + 1 if self.person.value in people else 0
        ratings = workshop.where("ratings", "survey_id", self._survey_id)
        given = Counter(each.participant_id for each in ratings)
        waiting = [id for id in (*people[at:], *people[:at]) if given[id] < len(PRACTICES)]
        self.person.set_value(waiting[0] if waiting else "")
        self._show_person(self.person.value)

    def _save_person(self) -> None:
        person = self._page.workshop.find("participants", self.person.value)
        if person is None:
            self.refused.emit(self.tr("Choose whose slip this is."))
            self.person.setFocus()
        elif self._edits.enter_named(self._survey_id, person.id, self.slip.answers):
            self._next_person()

    # Hands

    @Slot()
    def _show_hands(self) -> None:
        workshop, practice = self._page.workshop, self.hands.practice
        ratings = workshop.where("ratings", "survey_id", self._survey_id)
        found = summarise(practice, [each for each in ratings if each.item == practice])
        self.hands.show_counts(found.distribution, found.cant_judge, entered(workshop, self._survey_id))

    @Slot(int)
    def _raise_hand(self, mark: int) -> None:
        self._edits.raise_hand(self._survey_id, self.hands.practice, mark)

    @Slot(int)
    def _lower_hand(self, mark: int) -> None:
        self._edits.lower_hand(self._survey_id, self.hands.practice, mark)


def takes_slips(survey: Survey) -> bool:
    """Tell whether marks may still come in.

    A slip that came in after a secret survey was revealed could be told from all others.
    """
    return not survey.secret or survey.revealed_at is None
