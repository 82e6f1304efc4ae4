"""What is done to a survey and its marks, each one named change of the workshop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.records.kinds import RatedItem
from app.records.practices import Rating, Survey
from app.records.vocabulary import new_id
from ui.stages.practices.practice_words import practice_name
from ui.stages.practices.slip_line import CANT_JUDGE
from ui.stages.step_page import StepPage

if TYPE_CHECKING:
    from app.file.change import Change

Answers = Mapping[RatedItem, int]
"""Marks by practice: 1-5, 0 where the person can't judge."""


class SurveyEdits(QObject):
    """Begins, changes and deletes surveys, and writes down slips, named answers and raised hands."""

    def __init__(self, page: StepPage) -> None:
        super().__init__(page)
        self._page = page

    @property
    def slip_label(self) -> str:
        """The name of the change that enters one slip."""
        return self.tr("Enter a slip")

    def new_survey(self) -> Survey:
        """Give a new survey of the six practices, secret, on the day of the workshop, not written yet."""
        workshop = self._page.workshop
        count = len(workshop.where("surveys", "instrument", "practice"))
        title = self.tr("Six practices")
        if count:
            title = self.tr("Six practices, round {number}").format(number=count + 1)
        return Survey(id=new_id(), instrument="practice", title=title, held_on=workshop.details.held_on)

    def begin(self, survey: Survey) -> bool:
        """Add a survey; tell whether it was taken."""

        def begin(change: Change) -> None:
            change.insert(survey)

        return self._page.edit(self.tr("Begin a survey"), begin, origin=self) is not None

    def set_secrecy(self, id: str, secret: bool) -> None:
        """Make a survey secret or not."""

        def change_secrecy(change: Change) -> None:
            change.update("surveys", id, secret=secret)

        label = self.tr("Make the survey secret") if secret else self.tr("Make the survey not secret")
        self._page.edit(label, change_secrecy, origin=self)

    def delete(self, id: str) -> None:
        """Delete a survey with all its marks."""

        def delete(change: Change) -> None:
            change.delete("surveys", id)

        self._page.edit(self.tr("Delete survey"), delete, origin=self, offer_undo=True)

    def enter_slip(self, survey_id: str, answers: Answers) -> bool:
        """Enter one slip without a name; tell whether it was taken."""
        return self._insert(_ratings(survey_id, answers), self.slip_label)

    def enter_slips(self, survey_id: str, slips: Sequence[Answers]) -> bool:
        """Enter several slips in one change; tell whether they were taken."""
        label = self.tr("Enter {count} slips").format(count=len(slips))
        return self._insert([each for slip in slips for each in _ratings(survey_id, slip)], label)

    def named(self, survey_id: str, person: str) -> dict[RatedItem, Rating]:
        """Give what a person answered by name in a survey, by practice."""
        ratings = self._page.workshop.where("ratings", "survey_id", survey_id)
        return {each.item: each for each in ratings if each.participant_id == person}

    def enter_named(self, survey_id: str, person: str, answers: Answers) -> bool:
        """Write down a person's answers in place of those given before; tell whether they stand now."""
        before = self.named(survey_id, person)
        scores = {item: answer or None for item, answer in answers.items()}
        new = {item: answer for item, answer in answers.items() if item not in before}
        changed = {
            each.id: scores[item]
            for item, each in before.items()
            if item in scores and scores[item] != each.score
        }
        if not new and not changed:
            return True

        def save(change: Change) -> None:
            for id, score in changed.items():
                change.update("ratings", id, score=score)
            for rating in _ratings(survey_id, new, person):
                change.insert(rating)

        return self._page.edit(self.slip_label, save, origin=self) is not None

    def raise_hand(self, survey_id: str, practice: RatedItem, mark: int) -> None:
        """Count one more hand; hands raised in a row for one mark are one change."""
        label = self.tr("Count hands for {practice}").format(practice=practice_name(practice))
        key = f"ratings:{survey_id}:{practice}:{mark}"
        self._insert(_ratings(survey_id, {practice: mark}), label, key)

    def lower_hand(self, survey_id: str, practice: RatedItem, mark: int) -> None:
        """Take back one hand; where none was counted for this mark nothing happens."""
        score = mark if mark != CANT_JUDGE else None
        ratings = self._page.workshop.where("ratings", "survey_id", survey_id)
        hands = [
            each.id
            for each in ratings
            if each.item == practice and each.score == score and each.participant_id is None
        ]
        if not hands:
            return

        def lower(change: Change) -> None:
            change.delete("ratings", hands[-1])

        label = self.tr("Take back a hand for {practice}").format(practice=practice_name(practice))
        self._page.edit(label, lower, origin=self)

    def _insert(self, ratings: Sequence[Rating], label: str, merge_key: str | None = None) -> bool:
        def insert(change: Change) -> None:
            for rating in ratings:
                change.insert(rating)

        return self._page.edit(label, insert, origin=self, merge_key=merge_key) is not None


def _ratings(survey_id: str, answers: Answers, person: str | None = None) -> list[Rating]:
    return [
        Rating(
            id=new_id(),
            survey_id=survey_id,
            item=practice,
            score=answer if answer != CANT_JUDGE else None,
            participant_id=person,
        )
        for practice, answer in answers.items()
    ]
