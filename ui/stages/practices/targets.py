"""Targets: for the practices that matter most, the evidence, the barrier and one honest target."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.capture import KnownNames, parse_marks
from app.drawings.display_list import Drawing
from app.drawings.practice_radar import practice_radar, radar_summaries
from app.records.kinds import RatedItem
from app.records.practices import PracticeReview
from app.records.vocabulary import new_id
from app.rules.practices import PRACTICES, review
from ui.dates import day_writing
from ui.stages.practices.practice_sheet import PracticeSheet
from ui.stages.practices.practice_tabs import PracticeTabs
from ui.stages.practices.practice_words import practice_name
from ui.stages.questioned import is_questioned
from ui.stages.step_page import StepPage
from ui.widgets.button import Button
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.drawing_scroll import DrawingScroll
from ui.widgets.drawing_view import DrawingView
from ui.widgets.label import Label

if TYPE_CHECKING:
    from app.file.change import Change


class TargetsStep(StepPage):
    """The radar on the left; the six practices and the chosen one's sheet on the right."""

    stage = "practices"
    step = "targets"
    reads = frozenset({"surveys", "ratings", "practice_reviews"})

    def build(self) -> None:
        self._unwritten: dict[RatedItem, PracticeReview] = {}
        self.capture = CaptureLine(
            self.guide.capture, hint=self.tr("!4 sets the target, due 2027-06-30 the target date.")
        )
        self.capture.entered.connect(self._take_line)
        self.capture.pasted.connect(self._take_lines)
        self.column.addWidget(self.capture)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._radar(), 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        self.tabs = PracticeTabs()
        self.tabs.chosen.connect(self._show_practice)
        right.addWidget(self.tabs)
        right.addWidget(self._beginning())
        self.sheet = PracticeSheet(self)
        self.sheet.clear_wanted.connect(self._clear)
        right.addWidget(self.sheet, 1)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)

    def _radar(self) -> Card:
        card = Card()
        self.radar = DrawingView(fills=True)
        self.radar.set_source(self._draw)
        self.radar.spot_clicked.connect(self._choose_spot)
        card.body.addWidget(DrawingScroll(self.radar), 1)
        return card

    def _beginning(self) -> Card:
        """What to do while no practice has a target yet, and the button that does it."""
        self.beginning = Card(tint="accent_soft", padding=12)
        row = QHBoxLayout()
        row.addWidget(Label(self.guide.empty), 1)
        self.begin_button = Button(self.tr("Write the evidence"), kind="primary", icon="pen")
        self.begin_button.clicked.connect(self._begin)
        row.addWidget(self.begin_button)
        self.beginning.body.addLayout(row)
        return self.beginning

    def _draw(self, width: float, height: float) -> Drawing:
        return practice_radar(self.workshop, size=width, height=height)

    @property
    def practice(self) -> RatedItem:
        """The practice that is chosen."""
        return self.tabs.practice

    def _review(self, practice: RatedItem) -> PracticeReview:
        """Give what is written about a practice, or the empty sheet that waits for its first word."""
        key = next(each for each in PRACTICES if each == practice)
        found = review(self.workshop, key)
        if found is not None:
            return found
        waiting = self._unwritten.get(practice)
        if waiting is None:
            waiting = self._unwritten[practice] = PracticeReview(id=new_id(), practice=key)
        return waiting

    def refresh(self) -> None:
        self._keep_place(True)
        self.beginning.setVisible(all(each.target is None for each in self.workshop.practice_reviews))
        self.tabs.show_summaries(radar_summaries(self.workshop))
        self.radar.set_source(self._draw)
        self._show_chosen()

    def _keep_place(self, kept: bool) -> None:
        """Keep the card's place when it goes, or give it up: no field may move away under the hand."""
        policy = self.beginning.sizePolicy()
        stood = self.beginning.isVisible() or policy.retainSizeWhenHidden()
        policy.setRetainSizeWhenHidden(kept and stood)
        self.beginning.setSizePolicy(policy)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the step, without a place for what is gone."""
        self._keep_place(False)
        super().showEvent(event)

    @Slot()
    def _show_practice(self) -> None:
        self._keep_place(False)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        summary = next(each for each in radar_summaries(self.workshop) if each.item == self.practice)
        shown = self._review(self.practice)
        written = self.workshop.find("practice_reviews", shown.id) is not None
        self.sheet.show_practice(summary, shown, written=written)

    @Slot(str, str)
    def _choose_spot(self, _list_name: str, id: str) -> None:
        self._choose(next(each for each in PRACTICES if each == id))

    def _choose(self, practice: RatedItem) -> None:
        self.flush()
        self.tabs.set_practice(practice)
        self._show_practice()

    def take_focus(self) -> None:
        self.capture.field.setFocus()

    def select(self, list_name: str, id: str) -> None:
        found = self.workshop.find(list_name, id)
        if list_name == "practice_reviews" and found is not None:
            self._choose(found.practice)

    def what_is_chosen(self) -> dict[str, str]:
        return {**super().what_is_chosen(), "practice": self.practice}

    def choose_again(self, chosen: dict[str, str]) -> None:
        super().choose_again(chosen)
        self._choose(next(each for each in PRACTICES if each == chosen["practice"]))

    def flush(self) -> None:
        self.sheet.form.flush()

    @Slot()
    def _begin(self) -> None:
        """Go to the evidence of the practice the room sees lowest, the first one where none is rated."""
        rated = [each for each in radar_summaries(self.workshop) if each.mean is not None]
        if rated:
            self._choose(min(rated, key=lambda each: each.mean or 0.0).item)
        self.sheet.evidence.setFocus()

    @Slot(str)
    def _take_line(self, line: str) -> None:
        self._take_lines([line])

    @Slot(object)
    def _take_lines(self, lines: list[str]) -> None:
        self.flush()
        today, writing = date.today(), day_writing()
        known, takes = KnownNames(), self.tr("!1–5 and due")
        if is_questioned(self, self.capture, lines, known, takes=takes, today=today):
            return
        entries = [parse_marks(line, known, today=today, writing=writing) for line in lines]
        shown = self._review(self.practice)
        barriers = [each.text for each in entries if each.text]
        wanted = {
            "barrier": "\n".join([*([shown.barrier] if shown.barrier else []), *barriers]) or None,
            "target": next((each.number for each in entries if each.number is not None), shown.target),
            "target_on": next((each.due for each in entries if each.due is not None), shown.target_on),
        }

        def take(change: Change) -> None:
            if change.find("practice_reviews", shown.id) is None:
                change.insert(shown)
            change.update("practice_reviews", shown.id, **wanted)

        label = self.tr("Add what stands in the way") if barriers else self.tr("Set a target")
        if self.edit(label, take, origin=self.capture) is None:
            self.capture.give_back("\n".join(lines))

    @Slot()
    def _clear(self) -> None:
        id = self._review(self.practice).id

        def clear(change: Change) -> None:
            change.delete("practice_reviews", id)

        label = self.tr("Clear {practice}").format(practice=practice_name(self.practice))
        self.sheet.form.flush()
        self.edit(label, clear, origin=self, offer_undo=True)
